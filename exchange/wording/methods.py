"""Phrases: scoring methods, policies, states and node kinds by name. `key: (English, Chinese)`."""

from typing import Final

PHRASES: Final[dict[str, tuple[str, str]]] = {}
