"""`export`: sheets as workbook or PDF, or the whole assessment as JSON. Never over an existing file."""

from argparse import Namespace
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from cli.charts import CHARTS, export_charts, wanted
from cli.checking import CHECKING, export_checking, named
from cli.exits import EXIT_COMPLETE, EXIT_OF_STATUS, EXIT_USAGE
from cli.export_set import export_set, labels_of, start_painting
from cli.sources import CommandError, load, load_last, read_bytes, refused, tell, unit_named
from exchange.anonymous import without_names
from exchange.assessment_json import write_assessment
from exchange.file_names import free_path, safe_name, sheet_file_name, whole_file
from exchange.sheet import Options, Sheet
from exchange.sheets import SHEETS, make_sheets
from exchange.wording import reason_text, word
from exchange.write_csv import write_csv
from scoring.evaluate import evaluate
from scoring.plan import Plan
from scoring.problems import Refused


def export(arguments: Namespace, language: str) -> int:
    """Write one file (of CSV one a sheet; with `--set` a folder) and print its path; for sheets the exit code tells
    how final their figures are."""
    if arguments.set:
        return export_set(arguments, language)
    if arguments.to is None:
        raise CommandError(word("cli.say_form", language), EXIT_USAGE)
    names = named(arguments.sheet)
    charts = wanted(names, arguments.to)
    keys = _kinds([name for name in names if name != CHECKING and name not in CHARTS], language)
    if keys and arguments.to in ("png", "svg"):
        raise CommandError(word("cli.sheets_are_no_pictures", language), EXIT_USAGE)
    assessment = load(arguments.source, arguments.assessment, language)
    plan, entries = assessment.plan, assessment.entries
    try:
        arguments.out.mkdir(parents=True, exist_ok=True)
        if arguments.to == "json":
            path = free_path(arguments.out, safe_name(plan.title, ".json"))
            with whole_file(path) as temporary:
                temporary.write_text(write_assessment(assessment), encoding="utf-8")
            print(word("cli.written", language, path=str(path)))
            return EXIT_COMPLETE
        labels = labels_of(arguments, assessment, language)
        now = datetime.now().astimezone()
        other, units = _other(arguments, plan, keys, language), _units(arguments, plan, language)
        last = load_last(arguments.source, plan, language)
        options = Options(time=now, other=other, units=units, last=last)
        if labels is not None:
            assessment, options = without_names(assessment, labels, language, options)
            plan, entries = assessment.plan, assessment.entries
        if CHECKING in names:
            if labels is not None:
                raise CommandError(word("cli.checking_has_codes", language), EXIT_USAGE)
            status = export_checking(arguments, assessment, language)
            if not keys:
                tell(word(f"cli.status.{status}", language))
                return EXIT_OF_STATUS[status]
        if charts:
            status = export_charts(arguments, assessment, charts, language)
            if not keys:
                tell(word(f"cli.status.{status}", language))
                return EXIT_OF_STATUS[status]
        result = evaluate(plan, entries)
        sheets = make_sheets(plan, entries, result, language=language, keys=keys, options=options)
        if not sheets:
            raise CommandError(word("cli.empty_sheet", language, name=", ".join(keys)), EXIT_USAGE)
        each = [[sheet] for sheet in sheets] if arguments.to == "csv" else [list(sheets)]
        paths = []
        for some in each:
            title = some[0].title if len(some) == 1 else word("cli.file_results", language, title=plan.title)
            draft = arguments.mark or (some[0].draft.word if some[0].draft else "")
            name = sheet_file_name(title, f".{arguments.to}", day=now.date(), draft=draft)
            paths.append(free_path(arguments.out, name))
            if arguments.template is not None:
                _fill(paths[-1], some, arguments, language)
            elif arguments.to == "csv":
                write_csv(paths[-1], some[0], arguments.encoding)
            else:
                _write(paths[-1], some, arguments.to, duplex=arguments.duplex)
    except OSError as error:
        reason = reason_text(error, language)
        raise CommandError(word("cli.not_written", language, folder=str(arguments.out), reason=reason)) from error
    for path in paths:
        print(word("cli.written", language, path=str(path)))
    tell(word(f"cli.status.{result.status}", language))
    return EXIT_OF_STATUS[result.status]


def _other(arguments: Namespace, plan: Plan, keys: Sequence[str], language: str) -> Plan | None:
    """The older plan of a comparison that is asked for by name: a file, or an assessment of the same store."""
    if "plan-differences" not in keys or "plan-differences" not in ",".join(arguments.sheet):
        return None
    if arguments.other is not None and arguments.other.lower().endswith(".json"):
        return load(Path(arguments.other), None, language).plan
    wanted = arguments.other or (plan.previous.id if plan.previous else None)
    if wanted is None:
        raise CommandError(word("cli.say_other", language, title=plan.title), EXIT_USAGE)
    return load(arguments.source, wanted, language).plan


def _units(arguments: Namespace, plan: Plan, language: str) -> tuple[str, ...] | None:
    """The codes of the units that are asked for by code or name. Raises CommandError for an unknown one."""
    if arguments.unit is None:
        return None
    return tuple(unit_named(plan, name, language).code for name in arguments.unit)


def _kinds(names: Sequence[str], language: str) -> list[str]:
    """The kinds of sheet that are meant, in the order of `SHEETS`. Raises CommandError for an unknown name."""
    known = [kind.key for kind in SHEETS]
    for name in names:
        if name not in (*known, "all"):
            choices = ", ".join((*known, CHECKING, *CHARTS, "all"))
            raise CommandError(word("cli.unknown_sheet", language, name=name, known=choices), EXIT_USAGE)
    return [key for key in known if key in names or "all" in names]


def _fill(path: Path, sheets: Sequence[Sheet], arguments: Namespace, language: str) -> None:
    """The bulletin in the office's own template. Raises CommandError, Refused and OSError."""
    from exchange.word_file.template import fill_template

    if arguments.to != "docx" or [sheet.key for sheet in sheets] != ["bulletin"]:
        raise CommandError(word("cli.template_use", language), EXIT_USAGE)
    try:
        fill_template(path, read_bytes(arguments.template, language), sheets[0])
    except Refused as refusal:
        raise refused(arguments.template, refusal, language) from refusal


def _write(path: Path, sheets: Sequence[Sheet], form: str, *, duplex: bool = False) -> None:
    if form == "xlsx":
        from exchange.write_xlsx import write_xlsx

        write_xlsx(path, sheets)
        return
    if form == "docx":
        from exchange.word_file.write import write_docx

        write_docx(path, sheets)
        return
    application = start_painting()
    from gui.painting import to_pdf

    to_pdf(sheets, path, duplex=duplex)
    del application
