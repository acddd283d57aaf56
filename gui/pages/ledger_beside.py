"""Beside a ledger: the totals of every unit, the data items that it fills, and what is to be looked at; each a link."""

from html import escape
from typing import Final

from PySide6.QtCore import QUrl, Signal
from PySide6.QtWidgets import QTextBrowser

from exchange.wording import problem_text, word
from gui.document import Document
from gui.language import current
from scoring.entries import Assessment, LedgerRow
from scoring.ledger_counts import by_hand, column_of, count_day, fed_items, findings, ledger_of, tally, together
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
        self._known: tuple[Assessment, tuple[Problem, ...]] | None = None
        self._showing: tuple[object, ...] = ()
        self.setOpenLinks(False)
        self.anchorClicked.connect(self._follow_link)

    def _follow_link(self, link: QUrl) -> None:
        self.wanted.emit(tuple(link.toString(QUrl.ComponentFormattingOption.FullyDecoded).split("/")))

    def show_ledger(self, kind: str, unit: str, missing: str = "") -> None:
        """Show the totals of a ledger, and what it fills of one unit (a code; empty: the first). `missing`: what the
        row at hand lacks."""
        wanted = self._document.assessment, kind, unit, missing, current()
        if self._showing[1:] == wanted[1:] and self._showing[0] is wanted[0]:
            return
        self._showing = wanted
        self._kind, self._unit = kind, unit
        plan, entries = self._document.assessment.plan, self._document.assessment.entries
        rows = [row for row in entries.ledger_rows if row.kind == self._kind]
        parts = [f"<p>• {escape(missing)}</p>"] if missing else []
        if rows:
            title = self.tr("Totals, counted on {day}").format(day=count_day(plan, self._kind).isoformat())
            parts += [f"<b>{escape(title)}</b>", self._totals(plan, rows)]
        else:
            parts.append(escape(self._hint()).replace("\n", "<br>"))
        parts += self._fed(plan)
        told = [one for one in self._found() if self._is_mine(one.where)]
        if told:
            title = self.tr("To be looked at ({count})").format(count=len(told))
            parts.append(f"<p><b>{escape(title)}</b></p>")
            for one in told[:MOST]:
                link = escape("/".join(one.where))
                parts.append(f"<p>• <a href='{link}'>{escape(problem_text(one, current()))}</a></p>")
        self.setHtml("".join(parts))

    def _found(self) -> tuple[Problem, ...]:
        """What is doubtful about the ledgers of the assessment; looked for once for each change."""
        assessment = self._document.assessment
        if self._known is None or self._known[0] is not assessment:
            self._known = assessment, tuple(findings(assessment.plan, assessment.entries))
        return self._known[1]

    def _hint(self) -> str:
        return self.tr(
            "Nothing is entered here yet.\n\nType the unit (part of its name is enough, Alt+Down shows the list) and "
            "the matter; dates as 2024-5-1 or 20240501. Ctrl+Enter begins a new row, emptying a row drops it.\n\n"
            "A table from a spreadsheet is pasted with its headings: the columns find their places by them.\n\n"
            "Alt+S sets the stages, and which data items are filled from this ledger."
        )

    def _totals(self, plan: Plan, rows: list[LedgerRow]) -> str:
        """Every unit with what its rows come to; at the end all of them."""
        dated = any(row.due or row.done for row in rows)
        stages = [
            stage for stage in ledger_of(plan, self._kind).stages if not dated or self._kind in ("honours", "cases")
        ]
        names = [word(f"ledger.short.{name}", current()) for name in COUNTED] if dated else [self.tr("Rows")]
        heads = [plan.unit_label or self.tr("Unit"), *names, *stages]
        lines = ["<tr>" + "".join(f"<th align='right'>{escape(head)}</th>" for head in heads) + "</tr>"]
        here, day = self._unit, count_day(plan, self._kind)
        of_unit: dict[str, list[LedgerRow]] = {}
        for row in rows:
            of_unit.setdefault(row.unit, []).append(row)
        tallies = {code: tally(own, day) for code, own in of_unit.items()}
        for code, name in [*((unit.code, unit.name) for unit in plan.units), ("", self.tr("Together"))]:
            own = of_unit.get(code, []) if code else rows
            if not own:
                continue
            counted = tallies[code] if code else together(tallies.values())
            figures = [plain(getattr(counted, one)) for one in (COUNTED if dated else ("rows",))]
            figures += [plain(sum((row.count for row in own if row.stage == stage), 0)) for stage in stages]
            cells = "".join(f"<td align='right'>{escape(text)}</td>" for text in figures)
            bold = code == here or not code
            shown = f"<b>{escape(name)}</b>" if bold else escape(name)
            lines.append(f"<tr><td>{shown}</td>{cells}</tr>")
        return "<table cellspacing='0' cellpadding='3'>" + "".join(lines) + "</table>"

    def _fed(self, plan: Plan) -> list[str]:
        """The data items that are filled, each with a way to its cell."""
        items = fed_items(plan, self._kind)
        if not items:
            return []
        unit = self._unit or (plan.units[0].code if plan.units else "")
        name = plan.unit[unit].name if unit in plan.unit else ""
        title = self.tr("Fills these data items")
        parts = [f"<p><b>{escape(title)}</b> {escape(name)}</p>"]
        entries = self._document.assessment.entries
        hand = {(item.code, code) for item, code, cell, _ in by_hand(plan, entries, self._kind) if cell is not None}
        for item in items:
            wanted = column_of(plan, entries.ledger_rows, item).get(unit)
            value = "" if wanted is None else str(wanted.value or "／")
            if (item.code, unit) in hand:
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


def feed_words(item: Item) -> str:
    """What an item is of its ledger, in words."""
    feed = item.feed or Feed(kind="", count="rows")
    text = word(f"ledger.count.{feed.count}", current())
    if feed.count == "reached":
        return f"{text} {feed.stage}"
    return text
