"""Lists of past years between their file and the register: staged, matched, settled, written, reconciled."""
