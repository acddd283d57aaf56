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
    return _converted(text, plan)[0]


def place_in(text: str, plan: Plan, position: int) -> int:
    """Where in a text stands what is at a position of its expression (1 = first character), to be marked there."""
    origins = _converted(text, plan)[1]
    return origins[min(position, len(origins)) - 1] + 1


def _converted(text: str, plan: Plan) -> tuple[str, list[int]]:
    """The expression that a text says, and where in the text each of its characters comes from, and its end."""
    names: dict[str, list[str]] = {}
    for item in plan.items:
        names.setdefault(item.name, []).append(item.code)
    signs = [(sign, at) for at, letter in enumerate(text) for sign in letter.translate(_SIGNS)]
    plain = "".join(sign for sign, _ in signs)
    made: list[tuple[str, int]] = []
    done = 0
    for match in _WORD.finditer(plain):
        codes = names.get(match[0], [])
        if len(codes) == 1 and match[0] not in plan.item:
            made += signs[done : match.start()]
            made += [(letter, signs[match.start()][1]) for letter in codes[0]]
            done = match.end()
    made += signs[done:]
    while made and made[0][0].isspace():
        del made[0]
    while made and made[-1][0].isspace():
        del made[-1]
    return "".join(letter for letter, _ in made), [*(at for _, at in made), len(text.rstrip())]


def offers(
    plan: Plan, language: str, *, kinds: tuple[str, ...] = ("number", "series"), weight: bool = False
) -> tuple[Offer, ...]:
    """Everything that an expression may name: the plan's items, `weight`: the points of the indicator, functions."""
    items = [
        Offer(
            item.code, f"{item.name}　{item.code}{f'（{item.unit}）' if item.unit else ''}", f"{item.name} {item.code}"
        )
        for item in plan.items
        if item.kind in kinds
    ]
    functions = [Offer(f"{name}(", signature(name, language), name) for name in sorted(FUNCTIONS)]
    if weight:
        points = word("form.weight", language)
        items.append(Offer("W", f"{points}　W", f"{points} W"))
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
