"""Quanheng: `python main.py` opens the window, `python main.py VERB ...` works without it."""

import sys

from cli.arguments import run

if __name__ == "__main__":
    sys.exit(run(sys.argv[1:]))
