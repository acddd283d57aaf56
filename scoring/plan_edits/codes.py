"""Codes and names of new indicators: in the pattern of those beside them, and taken by nobody."""

import re
from collections.abc import Collection

from scoring.plan import Plan

_ENDING = re.compile(r"(.*?)([0-9]+|[A-Za-z])", re.DOTALL)


def next_code(plan: Plan, parent: str | None) -> str:
    """The code of one more child of `parent` (None: of the first level): A1.1, A1.2 → A1.3; A, B → C.

    Without children the code of the parent is the beginning: A → A1, A1 → A1.1.
    """
    taken = set(plan.indicator)
    own = [node.code for node in plan.children.get(parent, ()) if _ENDING.fullmatch(node.code)]
    if parent is not None:  # one that was moved here from elsewhere keeps its code, and is no pattern
        own = [code for code in own if code.startswith(parent)] or own
    if own:
        return _after(max(own, key=_order), taken)
    stem = parent or ""
    return _after(f"{stem}.0" if stem[-1:].isdigit() else f"{stem}0", taken)


def codes_below(old: str, new: str, below: Collection[str], taken: Collection[str]) -> dict[str, str]:
    """The codes of a copied tree: `old` becomes `new`, and what begins with `old` follows it."""
    used = {*taken, new}
    found = {old: new}
    for code in below:
        wanted = new + code[len(old) :] if code.startswith(old) else code
        found[code] = wanted if wanted not in used else _after(f"{wanted}.", used)
        used.add(found[code])
    return found


def free_name(name: str, taken: Collection[str]) -> str:
    """The name itself where nobody has it, otherwise with a number behind it: 办案数（2）, cases (2)."""
    bare = re.sub(r"\s*[（(][0-9]+[）)]$", "", name) or name
    number, candidate = 1, name
    while candidate in taken:
        number += 1
        candidate = f"{bare} ({number})" if bare.isascii() else f"{bare}（{number}）"
    return candidate


def _order(code: str) -> tuple[int, int, str]:
    ending = re.search(r"[0-9]+$", code)
    return (int(ending[0]) if ending else -1, len(code), code)


def _after(code: str, taken: Collection[str]) -> str:
    """The first free code after this one: its last number or letter counts up."""
    found = _ENDING.fullmatch(code)
    stem, last = (found[1], found[2]) if found else (code, "0")
    if last.isalpha():
        for letter in range(ord(last) + 1, ord("Z" if last.isupper() else "z") + 1):
            if stem + chr(letter) not in taken:
                return stem + chr(letter)
        stem, last = code, "0"
    number = int(last)
    while True:
        number += 1
        candidate = f"{stem}{number:0{len(last)}d}"
        if candidate not in taken:
            return candidate
