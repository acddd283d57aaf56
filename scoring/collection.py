"""What was sent out to be filled in and what came back of it, kept with the plan; nothing of it is scored."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Returned:
    """A file that came back, known again by its hash."""

    file: str
    sha256: str
    at: str = ""
    """When it was read, as an ISO time of the place."""


@dataclass(frozen=True, slots=True)
class Sending:
    """A form that was made for somebody to fill in.

    `kind`: department (its items for all units), unit (all items of one unit), self (a unit's self-assessment) or
    packet (a part of the work for another desk). `recipient`: the department's name or the unit's code; `template`
    tells one form from every other.
    """

    template: str
    kind: str
    recipient: str
    deadline: str = ""
    """A date as ISO text; empty: none was set."""
    at: str = ""
    file: str = ""
    sha256: str = ""
    items: tuple[str, ...] = ()
    """Codes of the items that were asked for."""
    units: tuple[str, ...] = ()
    """Codes of the units that they were asked for."""
    returned: tuple[Returned, ...] = ()
