"""The scoring core: frozen values in, frozen values out. Python and NumPy only."""

from typing import Final

VERSION: Final = "0.3.0"
"""Of the whole program: one number for the window, the command line and printed sheets."""
