"""The log of changes (WAL) received as it is written: at most minutes are lost, not a day.

A *stream* is a folder named like a replication slot of the server. Because the slot keeps what was not yet
received, the log in the folder has no gap; when the slot is gone (another cluster, or away for too long) a
new stream begins. A stream with a base backup can be replayed up to the last change received.
"""
