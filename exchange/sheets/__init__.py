"""The printed documents, each built once as data (`exchange.sheet.Sheet`) and rendered from it everywhere.

To add one: a file in this package with a function `(plan, entries, result, *, language, options) -> tuple[Sheet, ...]`,
its words in `exchange/wording/sheets.py`, and one line in `SHEETS`. Preview, printer, PDF, workbook and
command line take it from here. Figures are those of the result: a document rounds nothing anew and adds nothing up
that the evaluation has not.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final, Protocol

from exchange.check_code import check_code
from exchange.sheet import PAPERS, Options, Sheet
from exchange.sheets import parts
from exchange.sheets.adjustments import bonus_sheets, deduction_sheets
from exchange.sheets.appeals import appeal_sheets
from exchange.sheets.ballot_papers import ballot_paper_sheets
from exchange.sheets.ballots import ballot_sheets
from exchange.sheets.bulletin.sheet import bulletin_sheets
from exchange.sheets.cards import card_sheets
from exchange.sheets.comments import comment_sheets
from exchange.sheets.comparison import comparison_sheets
from exchange.sheets.coverage import coverage_sheets
from exchange.sheets.departments import department_sheets
from exchange.sheets.evidence import evidence_sheets
from exchange.sheets.final import final_sheets
from exchange.sheets.gaps import gap_sheets
from exchange.sheets.indicators import indicator_sheets
from exchange.sheets.leaders import top_sheets
from exchange.sheets.ledgers import ledger_sheets
from exchange.sheets.panels import panel_sheets
from exchange.sheets.plan_differences import plan_differences_sheets
from exchange.sheets.ranking import ranking_sheet, ranking_sheets
from exchange.sheets.rules import rules_sheets
from exchange.sheets.summary import summary_sheets
from exchange.sheets.treatment import treatment_sheets
from exchange.sheets.weights_change import weights_change_sheets
from exchange.sheets.zeros import zero_sheets
from scoring.entries import Entries
from scoring.plan import Plan
from scoring.result import Result
from scoring.years.standings import standings_before

__all__ = ["SHEETS", "Options", "SheetKind", "make_sheets", "ranking_sheet"]


class Build(Protocol):
    def __call__(
        self, plan: Plan, entries: Entries, result: Result, *, language: str, options: Options | None = None
    ) -> tuple[Sheet, ...]: ...


@dataclass(frozen=True, slots=True)
class SheetKind:
    """`key` is its name on the command line, `sheet.<key>` its name in words."""

    key: str
    build: Build


SHEETS: Final = (
    SheetKind("ranking", ranking_sheets),
    SheetKind("summary", summary_sheets),
    SheetKind("bonus", bonus_sheets),
    SheetKind("deductions", deduction_sheets),
    SheetKind("comparison", comparison_sheets),
    SheetKind("top", top_sheets),
    SheetKind("gaps", gap_sheets),
    SheetKind("zero", zero_sheets),
    SheetKind("indicators", indicator_sheets),
    SheetKind("rules", rules_sheets),
    SheetKind("treatment", treatment_sheets),
    SheetKind("weights-change", weights_change_sheets),
    SheetKind("plan-differences", plan_differences_sheets),
    SheetKind("coverage", coverage_sheets),
    SheetKind("ballots", ballot_sheets),
    SheetKind("panels", panel_sheets),
    SheetKind("evidence", evidence_sheets),
    SheetKind("comments", comment_sheets),
    SheetKind("ledgers", ledger_sheets),
    SheetKind("departments", department_sheets),
    SheetKind("ballot-papers", ballot_paper_sheets),
    SheetKind("appeals", appeal_sheets),
    SheetKind("bulletin", bulletin_sheets),
    SheetKind("cards", card_sheets),
    SheetKind("final", final_sheets),
)


LOOKING_BACK: Final = {"ranking", "cards"}
"""Kinds of sheet with last year's place."""


def make_sheets(
    plan: Plan,
    entries: Entries,
    result: Result,
    *,
    language: str,
    keys: Sequence[str] | None = None,
    options: Options | None = None,
) -> tuple[Sheet, ...]:
    """The sheets of these kinds, or of all, in the order of `SHEETS`. Raises KeyError for an unknown kind.

    Paper and orientation are those of the options, else those that the plan has for the kind (`Plan.layouts`)."""
    kinds = {kind.key: kind for kind in SHEETS}
    chosen = list(kinds.values()) if keys is None else [kinds[key] for key in keys]
    options = options or Options()
    options = replace(options, code=options.code or check_code(plan, entries, result))
    if options.last is not None and options.before is None and LOOKING_BACK & {kind.key for kind in chosen}:
        from scoring.evaluate import evaluate  # with NumPy, which the window does not wait for

        then = evaluate(options.last.plan, options.last.entries)
        options = replace(options, before=standings_before(plan, then))
    return tuple(
        replace(sheet, key=kind.key, draft=parts.trial_mark(language) if result.trial else sheet.draft)
        for kind in SHEETS
        if kind in chosen
        for sheet in kind.build(plan, entries, result, language=language, options=laid_out(plan, kind.key, options))
    )


def laid_out(plan: Plan, key: str, options: Options) -> Options:
    """The options with the plan's paper and orientation for a kind of sheet, where they leave them open."""
    layout = plan.layouts.get(key)
    if not isinstance(layout, Mapping):
        return options
    paper, landscape = layout.get("paper"), layout.get("landscape")
    return replace(
        options,
        paper=options.paper or (paper if isinstance(paper, str) and paper in PAPERS else None),
        landscape=landscape if options.landscape is None and isinstance(landscape, bool) else options.landscape,
    )
