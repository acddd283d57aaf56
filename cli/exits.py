"""Exit codes of the headless verbs."""

from typing import Final

EXIT_COMPLETE: Final = 0
EXIT_UNEXPECTED: Final = 1
EXIT_USAGE: Final = 2
EXIT_PROVISIONAL: Final = 3
EXIT_PROBLEMS: Final = 4

EXIT_OF_STATUS: Final = {"complete": EXIT_COMPLETE, "provisional": EXIT_PROVISIONAL, "problems": EXIT_PROBLEMS}
