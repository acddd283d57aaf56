"""Phrases: the words of printed documents and exported workbooks. `key: (English, Chinese)`."""

from typing import Final

PHRASES: Final[dict[str, tuple[str, str]]] = {}
