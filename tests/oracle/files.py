"""Where the worked figures and the sample city lie: in tests/golden, else beside the repository."""

import json
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]


def load(*places: str) -> Any:
    """The first of the JSON files that is there (paths relative to the repository); skips where none is."""
    for place in places:
        path = ROOT / place
        if path.is_file():
            return json.loads(path.read_text(encoding="utf-8"))
    pytest.skip(f"needs one of {', '.join(places)}")
