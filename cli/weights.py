"""The verb that sets weights side by side: last year's, the present ones and the sets that were put aside."""

from argparse import Namespace
from collections.abc import Mapping, Sequence
from decimal import Decimal

from cli.exits import EXIT_COMPLETE, EXIT_USAGE
from cli.sources import CommandError, load
from exchange.sheet import printable
from exchange.wording import problem_text, word
from scoring.entries import Assessment
from scoring.numbers import plain
from scoring.plan import Plan, WeightSet
from scoring.result import Result, in_order
from scoring.weights.sets import Rankings, last_rankings, last_set, present_set, rankings, seen_by

Columns = Mapping[str, WeightSet]
"""Sets of weights under their heading."""


def weights(arguments: Namespace, language: str) -> int:
    """Print weights, then the rankings that they give: rank and total of every unit under each."""
    assessment = load(arguments.source, arguments.assessment, language)
    old = _last(arguments, assessment, language) if arguments.last else None
    columns = _columns(assessment.plan, old, arguments.sets, language)
    _print(_weights(assessment.plan, columns, language))
    print()
    sets = list(columns.values())
    found = rankings(assessment, sets) if old is None else last_rankings(old, assessment, sets)
    _print(_rankings(found.results, list(columns), language))
    for line in _notes(found, language):
        print(line)
    return EXIT_COMPLETE


def _last(arguments: Namespace, assessment: Assessment, language: str) -> Assessment:
    """Last year's assessment, from the same store."""
    plan = assessment.plan
    if plan.previous is None:
        raise CommandError(word("cli.weights.no_last", language, title=plan.title), EXIT_USAGE)
    return load(arguments.source, plan.previous.id, language)


def _columns(plan: Plan, old: Assessment | None, wanted: Sequence[str] | None, language: str) -> Columns:
    last = last_set(plan, None if old is None else old.plan)
    known = {kept.name: kept for kept in plan.weight_sets}
    unknown = [name for name in wanted or () if name not in known]
    if unknown:
        names = "、".join(known) or "—"
        raise CommandError(word("cli.weights.no_set", language, name=unknown[0], known=names), EXIT_USAGE)
    found = {word("sheet.col.last_year", language): last} if last is not None else {}
    found[word("cli.weights.present", language)] = present_set(plan)
    return {**found, **{name: known[name] for name in wanted or known if known[name].weights}}


def _weights(plan: Plan, columns: Columns, language: str) -> list[list[str]]:
    """Every indicator in the order of the tree; a dash where a set has nothing of it. A class for which a set has
    weights of its own has a column behind it."""
    shown: dict[str, Mapping[str, Decimal]] = {}
    for name, kept in columns.items():
        shown[name] = kept.weights
        for kind in plan.classes:
            own = seen_by(plan, kept, kind.code)
            if own != kept.weights:
                shown[word("sheet.of_class", language, name=name, kind=kind.name)] = own
    rows = [[word(f"sheet.col.{key}", language) for key in ("code", "indicator")] + list(shown)]
    for node in plan.indicators:
        given = [each.get(node.code) for each in shown.values()]
        rows.append([node.code, node.name, *("—" if weight is None else plain(weight) for weight in given)])
    return rows


def _rankings(results: Sequence[Result], names: Sequence[str], language: str) -> list[list[str]]:
    """Units in the order of the last ranking."""
    heads = [word(f"cli.column.{key}", language) for key in ("code", "unit", "rank", "total")]
    rows = [heads[:2] + [f"{name} {head}" for name in names for head in heads[2:]]]
    by_code = [{unit.code: unit for unit in result.units} for result in results]
    for unit in in_order(results[-1].units):
        found = [units[unit.code] for units in by_code]
        figures = [("" if one.rank is None else plain(one.rank), f"{one.total:f}") for one in found]
        rows.append([unit.code, unit.name, *(text for pair in figures for text in pair)])
    return rows


def _notes(found: Rankings, language: str) -> list[str]:
    return [] if found.trial is None else [problem_text(one, language) for one in found.trial.left_out.values()]


def _print(rows: Sequence[Sequence[str]]) -> None:
    print("\n".join("\t".join(printable(cell) for cell in row) for row in rows))
