"""Phrases: every problem of a plan, its entries or its file. `key: (English, Chinese)`."""

from typing import Final

PHRASES: Final[dict[str, tuple[str, str]]] = {}
