"""What an office chooses about its bulletin: kept with the plan's layouts, outside of what is scored and signed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from decimal import Decimal
from typing import Final, Literal

from scoring.numbers import parse_decimal, plain
from scoring.plan import Json, Plan

KEPT: Final = "bulletin.text"
"""The key in `Plan.layouts`; `bulletin` itself holds paper and direction, as of every sheet."""
MOST: Final = 20
"""A list of leaders, of losses is no longer than this."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """`off`: keys of paragraphs that are not printed. `top`: places of a list of leaders, None: as the plan says.
    `tops`, `totals`: codes of the indicators and items that are told of, None: chosen by their weight. `rise`: places
    gained that are worth telling; `losses`: so many indicators that cost most; `below`: percent of the mean under
    which a unit stays behind, and of the points under which an indicator is a shortcoming. `charts`: are they
    attached?"""

    off: frozenset[str] = frozenset()
    top: int | None = None
    tops: tuple[str, ...] | None = None
    totals: tuple[str, ...] | None = None
    rise: int = 2
    losses: int = 5
    below: Decimal = Decimal(60)
    title: str = ""
    issuer: str = ""
    addressee: str = ""
    basis: str = ""
    document: str = ""
    approval: str = ""
    date: str = ""
    sealed: bool = False
    layout: Literal["exact", "usual"] = "exact"
    charts: bool = True


DEFAULTS: Final = Settings()


def settings_of(plan: Plan) -> Settings:
    """The settings that are kept with a plan; what is there and makes no sense counts as not set."""
    kept = plan.layouts.get(KEPT)
    if not isinstance(kept, Mapping):
        return DEFAULTS

    def line(name: str) -> str:
        value = kept.get(name)
        return value if isinstance(value, str) else ""

    below = kept.get("below")
    number = parse_decimal(below) if isinstance(below, str) else None
    off, layout = _codes(kept.get("off")), kept.get("layout")
    return Settings(
        off=frozenset(off or ()),
        top=_count(kept.get("top")),
        tops=_codes(kept.get("tops")),
        totals=_codes(kept.get("totals")),
        rise=_count(kept.get("rise")) or DEFAULTS.rise,
        losses=_count(kept.get("losses")) or DEFAULTS.losses,
        below=DEFAULTS.below if number is None or not 0 < number <= 100 else Decimal(str(below)),
        title=line("title"),
        issuer=line("issuer"),
        addressee=line("addressee"),
        basis=line("basis"),
        document=line("document"),
        approval=line("approval"),
        date=line("date"),
        sealed=kept.get("sealed") is True,
        layout="usual" if layout == "usual" else "exact",
        charts=kept.get("charts") is not False,
    )


def kept_in(plan: Plan, settings: Settings) -> Plan:
    """The plan with these settings; what is as usual takes no room."""
    content: dict[str, Json] = {}
    for field in fields(Settings):
        value = getattr(settings, field.name)
        if value != getattr(DEFAULTS, field.name):
            content[field.name] = _json(value)
    others = {key: value for key, value in plan.layouts.items() if key != KEPT}
    return replace(plan, layouts={**others, KEPT: content} if content else others)


def _json(value: object) -> Json:
    if isinstance(value, frozenset):
        return sorted(value)
    if isinstance(value, tuple):
        return list(value)
    if isinstance(value, Decimal):
        return plain(value)
    return value if isinstance(value, bool | str) else str(value)


def _codes(value: Json) -> tuple[str, ...] | None:
    if isinstance(value, str) or not isinstance(value, Sequence):
        return None
    return tuple(code for code in value if isinstance(code, str))


def _count(value: Json) -> int | None:
    """A number from 1 to MOST, kept as text."""
    if isinstance(value, str) and value.isascii() and value.isdigit() and len(value) < 4:
        return int(value) if 0 < int(value) <= MOST else None
    return None
