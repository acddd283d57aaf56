"""Quanheng: `python main.py` opens the window, `python main.py VERB ...` works without it."""

import sys

from cli.arguments import run

if __name__ == "__main__":
    if getattr(sys, "frozen", False):  # the process that reads workbooks is this program again
        from multiprocessing import freeze_support

        freeze_support()
    sys.exit(run(sys.argv[1:]))
