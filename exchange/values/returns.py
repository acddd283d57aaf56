"""A file that came back: a form of ours, known by its identifiers, or a table that somebody typed anew."""

import hashlib
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from exchange.file_names import PACKET, TABLES
from exchange.json_format.json_text import LARGEST
from exchange.reading.read_workbook import read_workbook
from exchange.reading.workbook import Workbook, WorkbookSheet, place_name
from exchange.values.forms import FORMAT, HIDDEN_SHEET, KEY
from exchange.values.table import entry_of, read_best
from scoring.collection import Sending
from scoring.entries import Cell
from scoring.plan import Plan
from scoring.problems import Problem, Refused

AT_A_TIME: Final = 4
"""Files that are parsed at once: each has a process of its own that may take much memory."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Return:
    """What a file says. `template`: the form that it is, "" where it has no identifiers.

    `refused`: why nothing of it is taken; `problems`: what was not taken of it; `notes`: what to look at.
    """

    file: str
    sha256: str = ""
    template: str = ""
    edits: Mapping[tuple[str, str], Cell | None] = field(default_factory=dict)
    base: Mapping[tuple[str, str], Cell] | None = None
    """Of a work packet: the cells of its items as they were when it went out; its edits are held against them."""
    places: Mapping[tuple[str, str], str] = field(default_factory=dict)
    refused: tuple[Problem, ...] = ()
    problems: tuple[Problem, ...] = ()
    notes: tuple[Problem, ...] = ()


def files_in(path: Path) -> tuple[Path, ...]:
    """A file, or the tables in a folder by name; what office programs leave beside an open file is none."""
    if not path.is_dir():
        return (path,)
    found = (one for one in path.rglob("*") if one.suffix.lower() in (*TABLES, PACKET) and one.is_file())
    return tuple(sorted(one for one in found if not one.name.startswith(("~$", ".", ".~"))))


def read_returns(
    paths: Sequence[Path], plan: Plan, *, report: Callable[[int, int], None] = lambda _step, _steps: None
) -> tuple[Return, ...]:
    """Read files that came back, several at a time: most of it is waiting for the process that parses a file.

    Raises what `report` raises; files that nobody has begun by then are not read."""
    found = []
    with ThreadPoolExecutor(min(AT_A_TIME, os.cpu_count() or 1)) as pool:
        try:
            for at, one in enumerate(pool.map(lambda path: read_return(path, plan), paths)):
                report(at + 1, len(paths))
                found.append(one)
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise
    return tuple(found)


def read_return(path: Path, plan: Plan) -> Return:
    """Read a file that came back. Whatever is wrong with it is in the answer: nothing is raised."""
    if path.suffix.lower() == PACKET:
        return _read_packet(path, plan)
    try:
        book = read_workbook(path)
    except Refused as refused:
        return Return(file=path.name, refused=refused.problems)
    return return_of(book, plan)


def _read_packet(path: Path, plan: Plan) -> Return:
    from exchange.values.packets import check_fits, read_packet, template_of

    try:
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)  # the reader refuses what is longer
    except OSError as error:
        facts = {"file": path.name, "detail": error.strerror or str(error)}
        return Return(file=path.name, refused=(Problem("evidence.unreadable", (path.name,), facts),))
    try:
        found = read_packet(data)
        check_fits(found, plan)
    except Refused as refused:
        return Return(file=path.name, refused=refused.problems)
    edits: dict[tuple[str, str], Cell | None] = {}
    for key in dict.fromkeys((*found.base, *found.cells)):
        if found.cells.get(key) != found.base.get(key) and key[0] in plan.item and key[1] in plan.unit:
            edits[key] = found.cells.get(key)
    return Return(
        file=path.name,
        sha256=hashlib.sha256(data).hexdigest(),
        template=template_of(found),
        edits=edits,
        base=found.base,
    )


def return_of(book: Workbook, plan: Plan) -> Return:
    """What a workbook says for the plan."""
    said = identifiers(book)
    try:
        if said is None:
            return _read_by_headings(book, plan)
        refusal = _not_ours(book, said, plan)
        if refusal is not None:
            return Return(file=book.name, sha256=book.sha256, refused=(refusal,))
        return _read_form(book, said, plan)
    except Refused as refused:
        return Return(file=book.name, sha256=book.sha256, refused=refused.problems)


def identifiers(book: Workbook) -> Mapping[str, str] | None:
    """What the sheet that nobody sees says about a form; None where there is none."""
    page = next((sheet for sheet in book.sheets if sheet.name == HIDDEN_SHEET), None)
    if page is None or page.text(1, 1) != "format":
        return None
    return {page.text(row, 1): page.text(row, 2) for row in range(1, min(page.rows, 50) + 1)}


def _not_ours(book: Workbook, said: Mapping[str, str], plan: Plan) -> Problem | None:
    if said.get("format") != FORMAT:
        return Problem("collect.format", (book.name,), {"file": book.name, "said": said.get("format", "")})
    if said.get("assessment") != plan.id or said.get("year") != str(plan.year):
        facts = {"file": book.name, "said": said.get("assessment", ""), "year": said.get("year", "")}
        return Problem("collect.other_assessment", (book.name,), facts)
    return None


def _read_by_headings(book: Workbook, plan: Plan) -> Return:
    table = read_best(book.sheets, plan)
    note = Problem("collect.by_headings", (book.name,), {"file": book.name}, "warning")
    unknown = tuple(
        Problem("values.unknown", (one.place,), {"cell": one.place, "text": one.text}) for one in table.unknown
    )
    return Return(
        file=book.name,
        sha256=book.sha256,
        edits=table.edits,
        places=table.places,
        problems=(*table.problems, *unknown),
        notes=(note, *table.notes),
    )


def _read_form(book: Workbook, said: Mapping[str, str], plan: Plan) -> Return:
    template = said.get("template", "")
    if said.get("kind") == "self":
        note = Problem("collect.self", (book.name,), {"file": book.name}, "warning")
        return Return(file=book.name, sha256=book.sha256, template=template, notes=(note,))
    page, corner = _page_of(book)
    if page is None or corner is None:  # the codes are gone: somebody typed the table anew in our file
        found = _read_by_headings(book, plan)
        return Return(
            file=found.file,
            sha256=found.sha256,
            template=template,
            edits=found.edits,
            places=found.places,
            problems=found.problems,
            notes=found.notes,
        )
    reader = _FormReader(page, corner, plan)
    reader.read()
    blank = (Problem("collect.blank", (book.name,), {"count": str(reader.blank)}, "warning"),) if reader.blank else ()
    return Return(
        file=book.name,
        sha256=book.sha256,
        template=template,
        edits=reader.edits,
        places=reader.places,
        problems=tuple(reader.problems),
        notes=blank,
    )


def _page_of(book: Workbook) -> tuple[WorkbookSheet | None, tuple[int, int] | None]:
    """The sheet with the codes, and where their row and column meet."""
    for sheet in book.sheets:
        for place, cell in sheet.cells.items():
            if cell.text == KEY:
                return sheet, place
    return None, None


class _FormReader:
    """The cells of a form by the codes beside them, wherever rows and columns were moved to."""

    def __init__(self, page: WorkbookSheet, corner: tuple[int, int], plan: Plan) -> None:
        self._page, (self._row, self._column), self._plan = page, corner, plan
        self.edits: dict[tuple[str, str], Cell] = {}
        self.places: dict[tuple[str, str], str] = {}
        self.problems: list[Problem] = []
        self._twice: dict[tuple[str, str], list[str]] = {}
        self.blank = 0

    def read(self) -> None:
        down = self._codes((row, self._column) for row in range(self._row + 1, self._page.rows + 1))
        along = self._codes((self._row, column) for column in range(self._column + 1, self._page.columns + 1))
        for row, code in down:
            for column, other in along:
                self._take(row, column, (code, other))
        for key, places in self._twice.items():
            item, unit = self._plan.item[key[0]].name, self._plan.unit[key[1]].name
            self.edits.pop(key, None)
            facts = {"item": item, "unit": unit, "cells": "、".join(places)}
            self.problems.append(Problem("values.twice", tuple(places), facts))

    def _codes(self, places: Iterator[tuple[int, int]]) -> list[tuple[int, str]]:
        """(row or column, code) of what the plan knows; anything else is told."""
        found = []
        for place in places:
            text = self._page.text(*place)
            if text in self._plan.unit or text in self._plan.item:
                found.append((place[0] if place[1] == self._column else place[1], text))
            elif text:
                name = place_name(*place)
                self.problems.append(Problem("collect.unknown_code", (name,), {"cell": name, "text": text}))
        return found

    def _take(self, row: int, column: int, codes: Sequence[str]) -> None:
        first, second = codes
        plan = self._plan
        item, unit = (first, second) if first in plan.item and second in plan.unit else (second, first)
        if item not in plan.item or unit not in plan.unit:
            return
        place, cell = place_name(row, column), self._page.cell(row, column)
        found = entry_of(cell, plan.item[item], place)
        if isinstance(found, Problem):
            self.problems.append(found)
        elif found is None:
            self.blank += 1
        else:
            before = self.edits.get((item, unit))
            if before is not None and before != found:
                self._twice.setdefault((item, unit), [self.places[item, unit]]).append(place)
            self.edits[item, unit] = found
            self.places[item, unit] = place


def form_of(found: Return, sendings: Sequence[Sending]) -> Sending | None:
    """The form that a file is: by its identifier, else the one whose items and units hold what it says."""
    for sending in sendings:
        if found.template and sending.template == found.template:
            return sending
    if found.template or not found.edits:
        return None
    fitting = [
        sending
        for sending in sendings
        if all(item in sending.items and unit in sending.units for item, unit in found.edits)
    ]
    return fitting[0] if len(fitting) == 1 else None
