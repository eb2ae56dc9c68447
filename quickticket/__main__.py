"""Runs QuickTicket as `python -m quickticket`."""

from __future__ import annotations

import sys

from quickticket.cli.main import main

sys.exit(main())
