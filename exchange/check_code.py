"""The check code that ties a signed sheet to its data (ux.md §4.1).

SHA-256 over canonical JSON (keys sorted, no blanks, UTF-8, decimals as strings) of the assessment in its own
format and of every unit's figures; the first 60 bits in Crockford's Base32, as 4-4-4. Findings do not count:
another wording or another check of the program must not spoil a sheet that was signed.
"""

import hashlib
from dataclasses import replace
from typing import Final

from exchange.assessment_json_out import assessment_content
from exchange.json_format.figures import canonical, units_text
from scoring.entries import Assessment, Entries
from scoring.plan import Plan
from scoring.result import Result

_LETTERS: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_FORGIVEN: Final = str.maketrans("OIL", "011", "- \u3000")


def check_code(plan: Plan, entries: Entries, result: Result) -> str:
    """Such as "7F3A-91C2-0B5D"."""
    return code_of(fingerprint(plan, entries, result))


def fingerprint(plan: Plan, entries: Entries, result: Result) -> bytes:
    """The full SHA-256. Who signs, on which paper, who was asked, when a version was made final, what was typed a
    second time and what is not finished is no data: it does not count."""
    data = replace(plan, signers=(), layouts={}, sendings=(), versions=())
    assessment = assessment_content(Assessment(data, replace(entries, passes=(), second={}, drafts=())))
    content = f'{{"assessment":{canonical(assessment)},"units":{units_text(result, plan)}}}'
    return hashlib.sha256(content.encode()).digest()


def code_of(digest: bytes) -> str:
    bits = int.from_bytes(digest[:8], "big") >> 4
    letters = "".join(_LETTERS[bits >> shift & 31] for shift in range(55, -1, -5))
    return f"{letters[:4]}-{letters[4:8]}-{letters[8:]}"


def code_of_hex(sha256: str) -> str:
    """The check code of a fingerprint that is kept as text; "" for what is none."""
    try:
        return code_of(bytes.fromhex(sha256))
    except ValueError:
        return ""


def same_code(one: str, other: str) -> bool:
    """Are these the same code as people type it: without dashes, in small letters, O for 0, I and L for 1?"""
    return _plain(one) == _plain(other)


def _plain(code: str) -> str:
    return code.upper().translate(_FORGIVEN)
