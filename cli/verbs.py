"""The headless verbs. Each prints its result, and returns its exit code."""

import csv
import json
import sys
from argparse import Namespace
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final

from cli.collect import collect, packet, templates
from cli.compare import compare
from cli.exits import EXIT_COMPLETE, EXIT_OF_STATUS, EXIT_USAGE
from cli.explain import explain
from cli.exports import export
from cli.imports import import_files
from cli.sources import SAMPLE, CommandError, finding, load, read_json, tell
from cli.weights import weights
from cli.why import why
from cli.years import new_year
from exchange.assessment_json import write_result
from exchange.wording import word
from scoring.entries import Assessment
from scoring.evaluate import evaluate
from scoring.numbers import plain
from scoring.preview.last_year import before
from scoring.preview.open_points import open_points
from scoring.problems import Problem
from scoring.result import Result, UnitResult, in_order


def new(arguments: Namespace, language: str) -> int:
    """Make a store from a JSON assessment or the sample city; or in a store the next year from an earlier one."""
    if arguments.earlier is not None:
        return new_year(arguments, language)
    if arguments.year is not None or arguments.title is not None:
        raise CommandError(word("cli.year_without_earlier", language), EXIT_USAGE)
    assessment = read_json(SAMPLE if arguments.sample else arguments.origin, language)
    if arguments.store.exists():
        raise CommandError(word("cli.exists", language, path=str(arguments.store)))
    from db.store import Store

    store = Store.create(arguments.store)
    try:
        with store.work(word("cli.label_add", language, title=assessment.plan.title)) as work:
            work.add(assessment)
    finally:
        store.close()
    print(word("cli.created", language, path=str(arguments.store), title=assessment.plan.title))
    return EXIT_COMPLETE


def _evaluated(arguments: Namespace, language: str) -> tuple[Assessment, Result]:
    assessment = load(arguments.source, arguments.assessment, language)
    return assessment, evaluate(assessment.plan, assessment.entries)


def score(arguments: Namespace, language: str) -> int:
    """Print the result: as a table, as `quanheng-result/1`, or as CSV."""
    assessment, result = _evaluated(arguments, language)
    if arguments.json:
        print(write_result(result, assessment.plan))
        return EXIT_OF_STATUS[result.status]
    rows = _ranking(result.units, language)
    if arguments.csv:
        csv.writer(sys.stdout, lineterminator="\n").writerows(rows)
    else:
        print("\n".join("\t".join(row) for row in rows))
    for problem in result.problems:
        tell(finding(problem, language))
    tell(word(f"cli.status.{result.status}", language))
    return EXIT_OF_STATUS[result.status]


_COLUMNS: Final = ("rank", "code", "unit", "class", "base", "adjusted", "bonus", "deduction", "total", "grade")


def _ranking(units: Sequence[UnitResult], language: str) -> list[list[str]]:
    """The ranking as text: headings, then the units by rank, those without a rank last."""
    return [[word(f"cli.column.{key}", language) for key in _COLUMNS], *map(_line, in_order(units))]


def _line(unit: UnitResult) -> list[str]:
    rank = "" if unit.rank is None else plain(unit.rank)
    figures = (unit.base, unit.adjusted_base, unit.bonus, unit.deduction, unit.total)
    return [rank, unit.code, unit.name, unit.class_code or "", *(f"{one:f}" for one in figures), unit.grade or ""]


def check(arguments: Namespace, language: str) -> int:
    """List every finding with its place: what is wrong, then what is doubtful; of a refused file, why."""
    try:
        assessment, result = _evaluated(arguments, language)
    except CommandError as error:
        if arguments.json and error.problems:
            _print_findings("problems", error.problems)
        raise
    found = (*result.findings, *(_open_in_the_plan(assessment, result) if arguments.plan else ()))
    if arguments.json:
        _print_findings(result.status, found)
        return EXIT_OF_STATUS[result.status]
    for problem in found:
        print(f"[{word(f'cli.severity.{problem.severity}', language)}] {finding(problem, language)}")
    if not found and result.status == "complete":
        print(word("cli.no_findings", language))
    else:
        print(word(f"cli.status.{result.status}", language))
    return EXIT_OF_STATUS[result.status]


def _open_in_the_plan(assessment: Assessment, result: Result) -> Iterator[Problem]:
    """What is doubtful in the rules and not filled in, beside what the result tells."""
    plan, entries = assessment.plan, assessment.entries
    found = open_points(plan, entries, before(plan, entries))
    return (problem for problem in found.all if problem not in result.findings)


def _print_findings(status: str, findings: Sequence[Problem]) -> None:
    rows = [{"code": p.code, "where": list(p.where), "facts": dict(p.facts), "severity": p.severity} for p in findings]
    print(json.dumps({"status": status, "problems": rows}, ensure_ascii=False, indent=1))


VERBS: Final[Mapping[str, Callable[[Namespace, str], int]]] = {
    "new": new,
    "import": import_files,
    "score": score,
    "export": export,
    "check": check,
    "explain": explain,
    "compare": compare,
    "why": why,
    "weights": weights,
    "templates": templates,
    "collect": collect,
    "packet": packet,
}
