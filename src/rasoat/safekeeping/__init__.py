"""Nothing is lost: backups, putting them back, the drill that proves it, the log as it is written."""
