"""Expressions as people type them: Chinese signs and the names of items become what the language of measures has."""

import re
from dataclasses import dataclass
from typing import Final

from exchange.wording import PHRASES, word
from scoring.expression import FUNCTIONS
from scoring.plan import Plan

_SIGNS: Final = {
    **{ord("０") + n: str(n) for n in range(10)},
    **dict.fromkeys(map(ord, "（【"), "("),
    **dict.fromkeys(map(ord, "）】"), ")"),
    **dict.fromkeys(map(ord, "＋﹢"), "+"),
    **dict.fromkeys(map(ord, "－−–"), "-"),
    **dict.fromkeys(map(ord, "×＊✕"), "*"),
    **dict.fromkeys(map(ord, "÷／"), "/"),
    **dict.fromkeys(map(ord, "，、"), ","),
    **dict.fromkeys(map(ord, "＝"), "="),
    **dict.fromkeys(map(ord, "＞"), ">"),
    **dict.fromkeys(map(ord, "＜"), "<"),
    **dict.fromkeys(map(ord, "．"), "."),
    ord("≥"): ">=",
    ord("≤"): "<=",
    ord("≠"): "!=",
    ord("\u3000"): " ",
}
_WORD: Final = re.compile(r"[^\W\d]\w*(?:\.\w+)*")


@dataclass(frozen=True, slots=True)
class Offer:
    """What may be put in: `text` goes into the expression, `shown` into the list; found by `words`."""

    text: str
    shown: str
    words: str


def as_expression(text: str, plan: Plan) -> str:
    """What was typed, in the signs of the language; a name that only one item has becomes the item's code."""
    names: dict[str, list[str]] = {}
    for item in plan.items:
        names.setdefault(item.name, []).append(item.code)

    def code(match: re.Match[str]) -> str:
        codes = names.get(match[0], [])
        return codes[0] if len(codes) == 1 and match[0] not in plan.item else match[0]

    return _WORD.sub(code, text.translate(_SIGNS)).strip()


def offers(plan: Plan, language: str, *, kinds: tuple[str, ...] = ("number", "series")) -> tuple[Offer, ...]:
    """Everything that an expression may name: the plan's items, then the functions."""
    items = [
        Offer(
            item.code, f"{item.name}　{item.code}{f'（{item.unit}）' if item.unit else ''}", f"{item.name} {item.code}"
        )
        for item in plan.items
        if item.kind in kinds
    ]
    functions = [Offer(f"{name}(", signature(name, language), name) for name in sorted(FUNCTIONS)]
    return (*items, *functions)


def signature(name: str, language: str) -> str:
    """How a function is written and what it gives; empty for no function."""
    key = f"signature.{name}"
    return word(key, language) if key in PHRASES else ""


def word_at(text: str, position: int) -> tuple[int, str]:
    """Where the word begins that ends at a position of a text, and what stands of it."""
    start = position
    while start and (text[start - 1].isalnum() or text[start - 1] in "_."):
        start -= 1
    word = text[start:position]
    return (position, "") if word[:1].isdigit() else (start, word)


def function_at(text: str, position: int) -> str:
    """The function inside whose parentheses a position lies; empty where there is none."""
    depth = 0
    for at in range(min(position, len(text)) - 1, -1, -1):
        if text[at] in ")）":
            depth += 1
        elif text[at] in "(（":
            if not depth:
                return word_at(text, at)[1]
            depth -= 1
    return ""
