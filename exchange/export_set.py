"""Sets of documents, 会议用 and 归档用: which files they are, what they are called, and how they are written: into a
folder that appears whole or not at all, and never over one that is there."""

import shutil
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from pathlib import Path
from typing import Final
from uuid import uuid4

from exchange.file_names import free_path, safe_name, sheet_file_name
from exchange.sheet import Sheet
from exchange.wording import PHRASES, word

MEETING: Final = (
    "ranking",
    "summary",
    "bonus",
    "deductions",
    "comparison",
    "top",
    "gaps",
    "zero",
    "weights-change",
    "bulletin",
)
SETS: Final = ("meeting", "archive")
"""会议用: what the leaders decide on, to print and to calculate with. 归档用: every document, and the data."""
BLANK: Final = ("ballot-papers", "appeals")
"""Forms to be filled in, which are kept when they are."""
PART: Final = ".quanheng-part-"
"""How the name of a folder begins that is being written; one that a dead program left is cleared away by the next."""
STALE: Final = 3600.0
"""Seconds after which nobody writes into such a folder any longer."""


@dataclass(frozen=True, slots=True)
class Planned:
    """One file: its name within the folder of the set, its form (pdf, xlsx, docx, csv) and what stands in it."""

    name: str
    form: str
    sheets: tuple[Sheet, ...]


def keys_of(kind: str, known: Sequence[str]) -> list[str]:
    """The kinds of sheet of a set, in the order of `known`. Raises KeyError for an unknown set."""
    if kind not in SETS:
        raise KeyError(kind)
    return [key for key in known if (key not in BLANK if kind == "archive" else key in MEETING)]


def kind_title(kind: Sequence[Sheet], plan_title: str, language: str) -> str:
    """What all sheets of a kind are called together: as the first, where the others only say more, else by the kind."""
    first = kind[0].one_title.removesuffix(kind[0].bookmark).rstrip("—– ") if kind[0].bookmark else kind[0].one_title
    stem = first.rstrip("）)")
    if len(kind) == 1 or all(sheet.one_title.startswith(stem) for sheet in kind):
        return first
    key = f"set.kind.{kind[0].key}"
    return f"{plan_title}{word(key, language)}" if key in PHRASES else first


def planned(
    sheets: Sequence[Sheet], forms: Sequence[str], day: date, language: str, mark: str = "", title: str = ""
) -> list[Planned]:
    """The files of these sheets in each form: one for all sheets of a kind, and for score cards one for each unit
    beside the PDF of all; CSV has one table a file. `mark` stands behind the title in place of the word for a draft;
    `title` is that of the plan."""
    files: list[Planned] = []
    for key, some in groupby(sheets, key=lambda sheet: sheet.key):
        kind = tuple(some)
        for form in forms:
            if (form == "docx" and kind[0].letter is None) or (form != "pdf" and kind[0].chart is not None):
                continue
            if key == "cards" and form in ("xlsx", "csv", "pdf"):
                files += _cards(kind, form, day, language, mark)
            elif form == "csv":
                files += [Planned(_name(one, form, day, mark), form, (one,)) for one in kind]
            else:
                name = kind[0].one_title if len(kind) == 1 else kind_title(kind, title, language)
                draft = _draft(kind[0], mark)
                files.append(Planned(sheet_file_name(name, f".{form}", day=day, draft=draft), form, kind))
    return _distinct(files)


def _cards(cards: tuple[Sheet, ...], form: str, day: date, language: str, mark: str) -> list[Planned]:
    """得分明细/03_丙区局_得分明细.xlsx for each unit; of PDF files also one of them all."""
    short = word("set.cards", language)
    digits = max(2, len(str(len(cards))))
    folder = safe_name(short, "")
    files = [
        Planned(f"{folder}/{safe_name(f'{number:0{digits}}_{card.bookmark}_{short}', f'.{form}')}", form, (card,))
        for number, card in enumerate(cards, start=1)
    ]
    if form == "pdf" and len(cards) > 1:
        title = kind_title(cards, "", language)
        files.insert(0, Planned(sheet_file_name(title, ".pdf", day=day, draft=_draft(cards[0], mark)), form, cards))
    return files


def _name(sheet: Sheet, form: str, day: date, mark: str) -> str:
    return sheet_file_name(sheet.one_title, f".{form}", day=day, draft=_draft(sheet, mark))


def _draft(sheet: Sheet, mark: str) -> str:
    return mark or ("" if sheet.draft is None else sheet.draft.word)


def _distinct(files: Iterable[Planned]) -> list[Planned]:
    """No two files of one name, also where the system does not tell capitals."""
    taken: set[str] = set()
    found = []
    for file in files:
        name, number = file.name, 2
        while name.casefold() in taken:
            name, number = f"{file.name.removesuffix(f'.{file.form}')}_{number}.{file.form}", number + 1
        taken.add(name.casefold())
        found.append(Planned(name, file.form, file.sheets))
    return found


def set_folder(title: str, kind: str, day: date, language: str) -> str:
    """The name of the folder: 2024年度…考核（归档用）_20250115."""
    return sheet_file_name(title, "", day=day, draft=word(f"set.{kind}", language))


@contextmanager
def whole_folder(target: Path, name: str) -> Iterator[tuple[Path, Callable[[], Path]]]:
    """A folder to write into, and what to call when all is written: it gives the folder its name in `target`, with
    v2, v3, … where that is taken, and returns its path. Left without that call nothing is left. Raises OSError."""
    target.mkdir(parents=True, exist_ok=True)
    _clear(target)
    part = target / f"{PART}{uuid4().hex}"
    part.mkdir()

    def finish() -> Path:
        while True:
            final = free_path(target, name)
            try:
                part.rename(final)
            except FileExistsError:  # somebody took the name just now
                continue
            return final

    try:
        yield part, finish
    finally:
        if part.exists():
            shutil.rmtree(part, ignore_errors=True)


def _clear(target: Path) -> None:
    """Away with what programs left that were killed while they wrote."""
    for path in target.glob(f"{PART}*"):
        try:
            if time.time() - path.stat().st_mtime > STALE:
                shutil.rmtree(path, ignore_errors=True)
        except OSError:
            continue
