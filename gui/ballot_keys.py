"""What a key says of the ballot that is being read; a digit says a grade."""

from typing import Final

BACK: Final = "back"
"""One mark back."""
END: Final = "end"
"""The ballot is complete: the next one."""
VOID: Final = "x"
"""The ballot is void, or no longer."""
