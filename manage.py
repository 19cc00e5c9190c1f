#!/usr/bin/env python
"""Django's own commands, for developers: `rasoat` is the command of the house."""

import os
import sys

from django.core.management import execute_from_command_line

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "rasoat.config.settings")

if __name__ == "__main__":
    execute_from_command_line(sys.argv)
