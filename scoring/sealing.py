"""Versions of an assessment that were made final: kept with the plan, so that a signed sheet can be told for ever."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Version:
    """One time that an assessment was made final. `sha256` is the fingerprint of plan, entries and figures then; times
    are ISO times of the place. `withdrawn_at` empty: it still holds, and nothing may be edited."""

    number: int
    sha256: str
    at: str
    by: str = ""
    withdrawn_at: str = ""
    withdrawn_by: str = ""
    reason: str = ""
    """Why it was withdrawn."""


def final(versions: Sequence[Version]) -> Version | None:
    """The version that holds now; None where the assessment is being worked on."""
    return versions[-1] if versions and not versions[-1].withdrawn_at else None
