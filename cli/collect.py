"""`templates`, `collect`, `packet`: what goes out to be filled in elsewhere, and what comes back."""

from argparse import Namespace
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from cli.exits import EXIT_COMPLETE, EXIT_PROBLEMS, EXIT_USAGE
from cli.sources import CommandError, choose, finding, read_bytes, refused, tell
from db.changes import Source
from exchange.file_names import free_path, safe_name, whole_file
from exchange.json_format.json_text import LARGEST
from exchange.values.merging import Difference, differences, three_way, with_returns, with_sendings, without_repeats
from exchange.values.returns import Return, files_in, read_returns
from exchange.wording import reason_text, word
from scoring.entries import Assessment, Cell
from scoring.plan import Plan
from scoring.problems import Refused

if TYPE_CHECKING:
    from db.store import Store
    from exchange.values.packets import Packet


def _now() -> str:
    return datetime.now().isoformat(timespec="seconds")


@contextmanager
def _opened(arguments: Namespace, language: str, *, read_only: bool = False) -> "Iterator[tuple[Store, Assessment]]":
    from db.store import Store

    read_bytes(arguments.store, language, 1)
    store = Store.open(arguments.store, read_only=read_only)
    try:
        known = [(info.uid, info.id, info.title) for info in store.assessments()]
        yield store, store.read(choose(known, arguments.assessment, arguments.store, language))
    finally:
        store.close()


def templates(arguments: Namespace, language: str) -> int:
    """Write the forms of one way into a folder, and note down what was sent to whom."""
    from exchange.values.forms import forms_for
    from exchange.values.templates import Sender, write_forms

    deadline = arguments.deadline or ""
    try:
        deadline = deadline and date.fromisoformat(deadline).isoformat()
    except ValueError:
        raise CommandError(word("cli.no_date", language, text=deadline), EXIT_USAGE) from None
    with _opened(arguments, language) as (store, assessment):
        forms = forms_for(assessment.plan, arguments.by, language)
        sender = Sender(contact=arguments.contact, deadline=deadline, at=_now())
        try:
            arguments.out.mkdir(parents=True, exist_ok=True)
            made = write_forms(arguments.out, assessment, forms, sender, language)
        except OSError as error:
            reason = reason_text(error, language)
            raise CommandError(word("cli.not_written", language, folder=str(arguments.out), reason=reason)) from error
        with store.work(word("cli.label_forms", language, count=str(len(made)))) as work:
            work.plan(with_sendings(assessment.plan, made))
    for one in made:
        print(word("cli.written", language, path=str(arguments.out / one.file)))
    return EXIT_COMPLETE


def collect(arguments: Namespace, language: str) -> int:
    """Read what came back and take over all that is not in conflict, as one action."""
    files = [path for one in arguments.files for path in files_in(one)]
    if not files:
        raise CommandError(word("collect.not_a_folder", language, file=str(arguments.files[0])), EXIT_USAGE)
    for path in files:
        read_bytes(path, language, 1)
    with _opened(arguments, language, read_only=arguments.dry_run) as (store, assessment):
        plan = assessment.plan
        returns = without_repeats(read_returns(files, plan), plan.sendings)
        found = differences(returns, plan, assessment.entries)
        _tell(returns, language)
        _print(found, plan, language)
        taken = {one.key: one.after for one in found if not one.waits}
        sources = [one for one in returns if not one.refused]
        if not arguments.dry_run and sources:
            label = word("cli.label_collect", language, count=str(len(sources)))
            names = "、".join(one.file for one in sources)
            with store.work(label, Source(names, sources[0].sha256)) as work:
                work.plan(with_returns(plan, returns, _now()))
                work.cells(plan.uid, taken)
    print(word("cli.collected", language, files=str(len(sources)), count=str(0 if arguments.dry_run else len(taken))))
    bad = any(one.refused or one.problems for one in returns) or any(one.waits for one in found)
    return EXIT_PROBLEMS if bad else EXIT_COMPLETE


def _tell(returns: Sequence[Return], language: str) -> None:
    for one in returns:
        for problem in (*one.refused, *one.problems, *one.notes):
            sentence = finding(problem, language)
            tell(sentence if one.file in sentence else f"{one.file} {sentence}")


def _print(found: Sequence[Difference], plan: Plan, language: str) -> None:
    for one in found:
        facts = {"unit": plan.unit[one.unit].name, "item": plan.item[one.item].name, "file": one.file}
        facts |= {"before": _shown(one.before), "after": _shown(one.after)}
        how = f".{one.kept}" if one.kept else ".conflict" if one.conflict else ""
        print(word(f"cli.difference{how}", language, **facts))


def _shown(cell: Cell | None) -> str:
    if cell is None:
        return "—"
    return str(cell.state.value if cell.value is None and cell.state else cell.value)


def packet(arguments: Namespace, language: str) -> int:
    """Make a packet of some items, or merge one back."""
    return _packet_out(arguments, language) if arguments.way == "out" else _packet_in(arguments, language)


def _read(path: Path, language: str) -> "Packet":
    from exchange.values.packets import read_packet

    try:
        return read_packet(read_bytes(path, language, LARGEST + 1))
    except Refused as refusal:
        raise refused(path, refusal, language) from refusal


def _packet_out(arguments: Namespace, language: str) -> int:
    from exchange.values.forms import departments_of
    from exchange.values.packets import check_fits, packet_of, write_packet

    if arguments.out is None:
        raise CommandError(word("cli.packet_needs", language, option="-o DIR"), EXIT_USAGE)
    first = _read(arguments.answer, language) if arguments.answer else None
    with _opened(arguments, language, read_only=True) as (_, assessment):
        plan, wanted = assessment.plan, list(arguments.items)
        if arguments.department is not None:
            wanted += [code for code, name in departments_of(plan).items() if name == arguments.department]
        unknown = [code for code in wanted if code not in plan.item]
        if unknown or not (wanted or first):
            named = ", ".join(unknown) or "--department, --item, --answer"
            raise CommandError(word("cli.packet_needs", language, option=named), EXIT_USAGE)
        if first is not None:
            check_fits(first, plan)
        made = packet_of(assessment, tuple(dict.fromkeys(wanted)), first)
        name = arguments.department or "、".join(plan.item[code].name for code in made.items[:2])
        path = free_path(arguments.out, safe_name(f"{plan.title}－{name}", ".qpack"))
        try:
            arguments.out.mkdir(parents=True, exist_ok=True)
            with whole_file(path) as temporary:
                temporary.write_text(write_packet(made), encoding="utf-8")
        except OSError as error:
            reason = reason_text(error, language)
            raise CommandError(word("cli.not_written", language, folder=str(arguments.out), reason=reason)) from error
    print(word("cli.written", language, path=str(path)))
    return EXIT_COMPLETE


def _packet_in(arguments: Namespace, language: str) -> int:
    if arguments.file is None:
        raise CommandError(word("cli.packet_needs", language, option="FILE.qpack"), EXIT_USAGE)
    found = _read(arguments.file, language)
    if not arguments.store.exists():
        return _packet_begins(arguments, found, language)
    from exchange.reading.read_workbook import file_hash
    from exchange.values.packets import check_fits

    with _opened(arguments, language, read_only=arguments.dry_run) as (store, assessment):
        plan, entries = assessment.plan, assessment.entries
        check_fits(found, plan)
        changed = three_way(found.base, found.cells, plan, entries, arguments.file.name)
        _print(changed, plan, language)
        theirs = arguments.conflicts == "theirs"
        taken = {one.key: one.after for one in changed if not one.kept and (theirs or not one.conflict)}
        if not arguments.dry_run and taken:
            label = word("cli.label_packet", language, file=arguments.file.name)
            with store.work(label, Source(arguments.file.name, file_hash(arguments.file))) as work:
                work.cells(plan.uid, taken)
    print(word("cli.merged", language, file=arguments.file.name, count=str(0 if arguments.dry_run else len(taken))))
    left = any(one.kept or (one.conflict and arguments.conflicts is None) for one in changed)
    return EXIT_PROBLEMS if left else EXIT_COMPLETE


def _packet_begins(arguments: Namespace, found: "Packet", language: str) -> int:
    """A store of one's own for the work that a packet brings."""
    if arguments.dry_run:
        print(word("cli.would_add", language, title=found.assessment.plan.title))
        return EXIT_COMPLETE
    from db.store import Store

    store = Store.create(arguments.store)
    try:
        with store.work(word("cli.label_add", language, title=found.assessment.plan.title)) as work:
            work.add(found.assessment)
    finally:
        store.close()
    print(word("cli.created", language, path=str(arguments.store), title=found.assessment.plan.title))
    return EXIT_COMPLETE
