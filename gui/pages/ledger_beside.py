"""Beside a ledger: the totals of every unit, the data items that it fills, and what is to be looked at; each a link."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from html import escape
from typing import Final

from PySide6.QtCore import QEvent, QUrl, Signal
from PySide6.QtWidgets import QTextBrowser

from exchange.wording import problem_text, word
from gui.document import Document
from gui.language import current
from gui.theme import colours
from scoring.entries import Assessment, Cell, LedgerRow
from scoring.ledger_counts import (
    Tally,
    by_hand,
    column_of,
    count_day,
    fed_items,
    findings,
    ledger_of,
    tally,
    together,
)
from scoring.ledgers import Feed
from scoring.numbers import plain
from scoring.plan import Item, Plan
from scoring.problems import Place, Problem

COUNTED: Final = ("rows", "due", "on_time", "late", "overdue")
MOST: Final = 12
"""Findings that are listed; the entry page lists all."""


class LedgerBeside(QTextBrowser):
    wanted = Signal(object)
    """Place: where a link leads."""

    def __init__(self, document: Document) -> None:
        super().__init__()
        self._document = document
        self._kind = self._unit = ""
        self._counted: _Counted | None = None
        self._show_again: Callable[[], None] | None = None
        self._showing: tuple[object, ...] = ()
        self.setOpenLinks(False)
        self.anchorClicked.connect(self._follow_link)

    def _follow_link(self, link: QUrl) -> None:
        self.wanted.emit(tuple(link.toString(QUrl.ComponentFormattingOption.FullyDecoded).split("/")))

    def changeEvent(self, event: QEvent) -> None:
        """The colours of links and headings stand in the text."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self._show_again is not None:
            self._showing = ()
            self._show_again()

    def show_ledger(self, kind: str, unit: str, missing: str = "", row: Sequence[tuple[str, str]] = ()) -> None:
        """Show the totals of a ledger, and what it fills of one unit (a code; empty: the first). `missing`: what the
        row at hand lacks; `row`: its long texts with their headings."""
        faint = colours(self).faint.text
        wanted = self._document.assessment, kind, unit, missing, tuple(row), current()
        if self._showing[1:] == wanted[1:] and self._showing[0] is wanted[0]:
            return
        self._showing = wanted
        self._show_again = partial(self.show_ledger, kind, unit, missing, row)
        self._kind, self._unit = kind, unit
        plan = self._document.assessment.plan
        counted = self._counted
        if counted is None or counted.assessment is not self._document.assessment or counted.kind != kind:
            counted = self._counted = _count(self._document.assessment, kind)
        parts = [f"<p>• {escape(missing)}</p>"] if missing else []
        said = [f"<span style='color:{faint}'>{escape(heading)}</span>&nbsp;{escape(text)}" for heading, text in row]
        parts += [f"<p>{'<br>'.join(said)}</p>"] if said else []
        if counted.units:
            title = self.tr("Totals, counted on {day}").format(day=count_day(plan, kind).isoformat())
            parts += [f"<b>{escape(title)}</b>", self._totals(plan, counted)]
        else:
            parts.append(escape(self._hint()).replace("\n", "<br>"))
        parts += self._fed(plan, counted)
        told = [one for one in counted.found if self._is_mine(one.where)]
        if told:
            title = self.tr("To be looked at ({count})").format(count=len(told))
            parts.append(f"<p><b>{escape(title)}</b></p>")
            for one in told[:MOST]:
                link = escape("/".join(one.where))
                parts.append(f"<p>• <a href='{link}'>{escape(problem_text(one, current()))}</a></p>")
        self.setHtml("".join(parts))

    def _hint(self) -> str:
        return self.tr(
            "Nothing is entered here yet.\n\nType the unit (part of its name is enough, Alt+Down shows the list) and "
            "the matter; dates as 2024-5-1 or 20240501. Ctrl+Enter begins a new row, emptying a row drops it.\n\n"
            "A table from a spreadsheet is pasted with its headings: the columns find their places by them.\n\n"
            "Alt+S sets the stages, and which data items are filled from this ledger."
        )

    def _totals(self, plan: Plan, counted: "_Counted") -> str:
        """Every unit with what its rows come to; at the end all of them."""
        dated = counted.dated
        stages = [
            stage for stage in ledger_of(plan, self._kind).stages if not dated or self._kind in ("honours", "cases")
        ]
        names = [word(f"ledger.short.{name}", current()) for name in COUNTED] if dated else [self.tr("Rows")]
        heads = [plan.unit_label or self.tr("Unit"), *names, *stages]
        lines = ["<tr>" + "".join(f"<th align='right'>{escape(head)}</th>" for head in heads) + "</tr>"]
        for code, name in [*((unit.code, unit.name) for unit in plan.units), ("", self.tr("Together"))]:
            whole, of_stage = counted.units.get(code, NOTHING) if code else counted.together
            if not whole.rows:
                continue
            figures = [plain(getattr(whole, one)) for one in (COUNTED if dated else ("rows",))]
            figures += [plain(of_stage.get(stage, Decimal(0))) for stage in stages]
            cells = "".join(f"<td align='right'>{escape(text)}</td>" for text in figures)
            bold = code in (self._unit, "")
            shown = f"<b>{escape(name)}</b>" if bold else escape(name)
            lines.append(f"<tr><td>{shown}</td>{cells}</tr>")
        return "<table cellspacing='0' cellpadding='3'>" + "".join(lines) + "</table>"

    def _fed(self, plan: Plan, counted: "_Counted") -> list[str]:
        """The data items that are filled, each with a way to its cell."""
        items = fed_items(plan, self._kind)
        if not items:
            return []
        unit = self._unit or (plan.units[0].code if plan.units else "")
        name = plan.unit[unit].name if unit in plan.unit else ""
        title = self.tr("Fills these data items")
        parts = [f"<p><b>{escape(title)}</b> {escape(name)}</p>"]
        for item in items:
            wanted = counted.columns[item.code].get(unit)
            value = "" if wanted is None else str(wanted.value or "／")
            if (item.code, unit) in counted.by_hand:
                value = self.tr("{value}, changed by hand").format(value=value)
            how = feed_words(item)
            link = escape(f"values/{item.code}/{unit}")
            parts.append(f"<p><a href='{link}'>{escape(item.name)}</a>　{escape(how)}　<b>{escape(value)}</b></p>")
        return parts

    def _is_mine(self, where: Place) -> bool:
        plan, entries = self._document.assessment.plan, self._document.assessment.entries
        if where[0] == "ledger_rows":
            return entries.ledger_rows[int(where[1])].kind == self._kind
        if where[0] == "ledgers":
            return where[1] == self._kind
        feed = plan.item[where[1]].feed if where[1] in plan.item else None
        return feed is not None and feed.kind == self._kind


Sums = tuple[Tally, Mapping[str, Decimal]]
"""What rows come to, and how many of them are at each stage."""
NOTHING: Final[Sums] = Tally(), {}


@dataclass(frozen=True, slots=True)
class _Counted:
    """A ledger counted, once for each change; as the current cell moves it stays what it is."""

    assessment: Assessment
    kind: str
    dated: bool
    units: Mapping[str, Sums]
    together: Sums
    columns: Mapping[str, Mapping[str, Cell]]
    by_hand: frozenset[tuple[str, str]]
    found: tuple[Problem, ...]
    """What is doubtful about all ledgers."""


def _count(assessment: Assessment, kind: str) -> _Counted:
    plan, entries = assessment.plan, assessment.entries
    of_unit: dict[str, list[LedgerRow]] = {}
    for row in entries.ledger_rows:
        if row.kind == kind:
            of_unit.setdefault(row.unit, []).append(row)
    stages: dict[str, dict[str, Decimal]] = {}
    dated = False
    whole: dict[str, Decimal] = {}
    for unit, rows in of_unit.items():
        own = stages[unit] = {}
        for row in rows:
            dated = dated or bool(row.due or row.done)
            if row.stage:
                own[row.stage] = own.get(row.stage, Decimal(0)) + row.count
                whole[row.stage] = whole.get(row.stage, Decimal(0)) + row.count
    units: dict[str, Sums] = {
        unit: (tally(rows, count_day(plan, kind)), stages[unit]) for unit, rows in of_unit.items()
    }
    return _Counted(
        assessment,
        kind,
        dated,
        units,
        (together(one for one, _ in units.values()), whole),
        {item.code: column_of(plan, entries.ledger_rows, item) for item in fed_items(plan, kind)},
        frozenset((item.code, unit) for item, unit, cell, _ in by_hand(plan, entries, kind) if cell is not None),
        tuple(findings(plan, entries)),
    )


def feed_words(item: Item) -> str:
    """What an item is of its ledger, in words."""
    feed = item.feed or Feed(kind="", count="rows")
    text = word(f"ledger.count.{feed.count}", current())
    if feed.count == "reached":
        return f"{text} {feed.stage}"
    return text
