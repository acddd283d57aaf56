"""A question that does not stop anybody: it stands in a bar above the grid until it is answered or dismissed."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Choice:
    text: str
    do: Callable[[], None]


@dataclass(frozen=True, slots=True)
class Ask:
    """The first choice is the likeliest; leaving the question open leaves everything as it stands."""

    text: str
    choices: tuple[Choice, ...]
