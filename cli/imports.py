"""`import`: JSON assessments, last year's weights or values into a store. What is not certain is left out and named."""

from argparse import Namespace
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

from cli.exits import EXIT_COMPLETE, EXIT_PROBLEMS, EXIT_USAGE
from cli.sources import CommandError, choose, finding, read_bytes, read_json, refused, tell
from cli.weight_preview import choices_of, preview
from db.changes import Source
from exchange.weights.choices import Assumption, Choices
from exchange.weights.table import WeightTable
from exchange.wording import word
from scoring.entries import Assessment
from scoring.ledger_counts import following_cells, says
from scoring.plan import Plan
from scoring.problems import Problem, Refused
from scoring.years.previous import differing

if TYPE_CHECKING:
    from db.store import Store


def import_files(arguments: Namespace, language: str) -> int:
    """Take the files over one after the other, each as one action; a refused file changes nothing."""
    from db.store import Store

    for file in (arguments.store, *arguments.files):
        read_bytes(file, language, 1)  # every file is there and readable, or nothing is begun
    store = Store.open(arguments.store, read_only=arguments.dry_run)
    try:
        codes = [_import_file(store, file, arguments, language) for file in arguments.files]
    finally:
        store.close()
    if arguments.dry_run:
        print(word("cli.dry_run", language))
    return max(codes)


def _import_file(store: "Store", file: Path, arguments: Namespace, language: str) -> int:
    if arguments.weights or arguments.values:
        known = [(info.uid, info.id, info.title) for info in store.assessments()]
        assessment = store.read(choose(known, arguments.assessment, arguments.store, language))
        choices = choices_of(arguments.choose, file, language)
        try:
            if arguments.weights:
                return _weights(store, file, assessment, choices, dry_run=arguments.dry_run, language=language)
            return _values(store, file, assessment, dry_run=arguments.dry_run, language=language)
        except Refused as refusal:
            raise refused(file, refusal, language) from refusal
    if not _looks_like_json(read_bytes(file, language, 4096)):
        raise CommandError(word("cli.say_which", language, file=str(file)), EXIT_USAGE)
    return _add(store, file, arguments, language)


def _looks_like_json(data: bytes) -> bool:
    return data.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] == b"{"


def _add(store: "Store", file: Path, arguments: Namespace, language: str) -> int:
    assessment = read_json(file, language)
    plan = assessment.plan
    if plan.id in [info.id for info in store.assessments()]:
        raise CommandError(word("cli.already_there", language, file=str(file), id=plan.id), EXIT_PROBLEMS)
    if arguments.dry_run:
        print(word("cli.would_add", language, title=plan.title))
        return EXIT_COMPLETE
    with store.work(word("cli.label_add", language, title=plan.title)) as work:
        work.add(assessment)
    print(word("cli.added", language, title=plan.title, path=str(arguments.store)))
    _tell_other_values(store, assessment, language)
    return EXIT_COMPLETE


def _tell_other_values(store: "Store", assessment: Assessment, language: str) -> None:
    """Where the store holds the assessment before, its values count, whatever the file says of them."""
    plan, said = assessment.plan, assessment.entries.previous
    if plan.previous is None or not said:
        return
    other = differing(plan, said, store.read(plan.uid).entries.previous)
    if other:
        tell(word("cli.previous_of_store", language, id=plan.previous.id, count=str(len(other))))


def _weights(
    store: "Store", file: Path, assessment: Assessment, choices: Choices, *, dry_run: bool, language: str
) -> int:
    from exchange.numbers import plain_text
    from exchange.reading.read_workbook import read_workbook
    from exchange.weights.take_over import barred, match, take_over, unknown_classes
    from exchange.weights.tree import understand_best

    plan = assessment.plan
    book = read_workbook(file)
    name, table = understand_best(book, choices)
    hidden = any(sheet.hidden for sheet in book.sheets if sheet.name == name)
    tell(word("cli.weights_sheet.hidden" if hidden else "cli.weights_sheet", language, file=file.name, name=name))
    matches = match(table, plan)
    sure = [one for one in matches if one.sure]
    new = take_over(table, sure, plan)
    for one in matches if plan.indicators else ():
        node = table.nodes[one.source]
        if one.how == "similar" and one.target is not None:
            similar = plan.indicator[one.target].name
            tell(word("cli.weights_kept", language, name=node.name, similar=similar))
        elif one.how == "none":
            tell(word("cli.weights_new", language, name=node.name))
    for line in preview(table, language) if dry_run else ():
        print(line)
    for problem in (
        *(() if dry_run else _assumed(table)),
        *table.problems,
        *barred(table, sure, plan).values(),
        *unknown_classes(table, plan),
    ):
        tell(finding(problem, language))
    for check in (check for check in table.checks if not check.closes):
        facts = {"found": plain_text(check.found), "wanted": plain_text(check.wanted)}
        tell(word("weights.open_sum", language, place=check.place or table.name, name=check.name, **facts))
    changes = _weight_changes(plan, new)
    for name, before, after in changes:
        print(word("cli.weight_change", language, name=name, before=before, after=after))
    if not dry_run and new != plan:
        label = word("cli.label_weights", language, file=file.name)
        with store.work(label, Source(file.name, book.sha256)) as work:
            work.plan(new)
    print(word("cli.weights_taken", language, file=file.name, count=str(0 if dry_run else len(changes))))
    return EXIT_PROBLEMS if table.problems else EXIT_COMPLETE


def _assumed(table: WeightTable) -> list[Assumption]:
    """What was assumed, one line for several of a kind; the sheet was named before."""
    return [
        one
        for one in table.assumptions
        if not one.part_of and one.code not in ("weights.sheet", "weights.sheet_hidden")
    ]


def _weight_changes(old: Plan, new: Plan) -> list[tuple[str, str, str]]:
    """(name, weight before, weight after) of every indicator whose weight differs or that is new."""
    before: dict[str, Decimal] = {node.code: node.weight for node in old.indicators}
    return [
        (node.name, format(before[node.code], "f") if node.code in before else "—", format(node.weight, "f"))
        for node in new.indicators
        if before.get(node.code) != node.weight
    ]


def _values(store: "Store", file: Path, assessment: Assessment, *, dry_run: bool, language: str) -> int:
    from exchange.reading.read_workbook import read_workbook
    from exchange.values.table import read_best

    plan, entries = assessment.plan, assessment.entries
    book = read_workbook(file)
    table = read_best(book.sheets, plan)
    for problem in (*table.problems, *table.notes):
        tell(finding(problem, language))
    for unknown in table.unknown:
        tell(word("cli.values_unknown", language, place=unknown.place, text=unknown.text))
    fed = following_cells(plan, entries)
    by_hand = {key for key, cell in table.edits.items() if key in fed and not says(cell, fed[key])}
    if by_hand:
        places = tuple(table.places.get(key, "") for key in table.edits if key in by_hand)
        tell(finding(Problem("values.fed", places, {"count": str(len(by_hand))}), language))
    edits = {key: cell for key, cell in table.edits.items() if key not in by_hand and entries.cell(*key) != cell}
    for item, unit in edits:
        old, new = entries.cell(item, unit), edits[item, unit]
        print(
            word(
                "cli.value_change",
                language,
                unit=plan.unit[unit].name,
                item=plan.item[item].name,
                before="—" if old is None else str(old.value),
                after=str(new.value if new.state is None else new.state),
            )
        )
    if not dry_run and edits:
        label = word("cli.label_values", language, file=file.name)
        with store.work(label, Source(file.name, book.sha256)) as work:
            work.cells(plan.uid, edits)
    print(word("cli.values_taken", language, file=file.name, count=str(0 if dry_run else len(edits))))
    return EXIT_PROBLEMS if table.problems or by_hand else EXIT_COMPLETE
