"""What may stand on the command line, and who does it.

To add a verb: a function in `cli/verbs.py`, a parser in `_parser`, a row in the README's table and a test.
"""

import argparse
import errno
import io
import locale
import os
import sys
import traceback
from pathlib import Path
from typing import NoReturn

from cli.exits import EXIT_PROBLEMS, EXIT_UNEXPECTED, EXIT_USAGE
from exchange.wording import LANGUAGES, reason_text, word
from scoring import VERSION
from scoring.problems import Refused

VERBS = (
    "new",
    "import",
    "score",
    "export",
    "check",
    "explain",
    "compare",
    "why",
    "weights",
    "templates",
    "collect",
    "packet",
)


class _Misused(Exception):
    """The arguments are not as they must be; `usage` says how. The rest is said in the language that is asked for."""

    def __init__(self, message: str, usage: str) -> None:
        super().__init__(message)
        self.usage = usage


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        raise _Misused(message, self.format_usage())


def system_language() -> str:
    """The language that the system speaks, as one of `LANGUAGES`."""
    name = locale.setlocale(locale.LC_CTYPE, None) or ""
    return "zh_CN" if name.lower().startswith(("zh", "chinese")) else "en"


def _wanted_language(argv: list[str]) -> str:
    """The language to complain in, where the arguments could not be parsed."""
    parser = argparse.ArgumentParser(add_help=False, exit_on_error=False, allow_abbrev=False)
    parser.add_argument("--lang", type=_language, choices=LANGUAGES)
    try:
        return parser.parse_known_args(argv)[0].lang or system_language()
    except (argparse.ArgumentError, SystemExit):
        return system_language()


def _language(name: str) -> str:
    return "zh_CN" if name == "zh" else name


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="main.py", description="Quanheng: weights, entry, exact scoring, ranking, signed sheets.")
    parser.add_argument("--version", action="version", version=f"Quanheng {VERSION}")
    parser.add_argument("--lang", type=_language, choices=LANGUAGES, help="language of messages and sheets")
    verbs = parser.add_subparsers(dest="verb", metavar="VERB", title="without the window")

    window = verbs.add_parser("open", help="open the window (also what happens without a verb)")
    window.add_argument("store", nargs="?", type=Path, metavar="STORE")
    window.add_argument(
        "--sample", action="store_true", help="open the sample city: a store of your own, made the first time and kept"
    )

    new = verbs.add_parser("new", help="make a store, or in a store the next year's assessment from an earlier one")
    new.add_argument("store", type=Path, metavar="STORE")
    origin = new.add_mutually_exclusive_group(required=True)
    origin.add_argument("--from", dest="origin", type=Path, metavar="FILE.json")
    origin.add_argument("--sample", action="store_true")
    origin.add_argument(
        "--from-year",
        dest="earlier",
        nargs="?",
        const="",
        metavar="ID",
        help="next year's plan from this assessment of the store, by default from its newest",
    )
    new.add_argument("--year", type=int, metavar="YEAR", help="with --from-year; by default the year after")
    new.add_argument("--title", metavar="TITLE", help="with --from-year")

    imports = verbs.add_parser("import", help="take JSON assessments, last year's weights or values into a store")
    imports.add_argument("store", type=Path, metavar="STORE")
    imports.add_argument("files", type=Path, nargs="+", metavar="FILE")
    what = imports.add_mutually_exclusive_group()
    what.add_argument("--weights", action="store_true", help="the workbook holds last year's weights")
    what.add_argument("--values", action="store_true", help="the workbook holds units x items")
    imports.add_argument("--assessment", metavar="ID")
    imports.add_argument("--dry-run", action="store_true", help="say what would change, change nothing")
    imports.add_argument(
        "--choose",
        action="append",
        default=[],
        metavar="KEY=OPTION",
        help="read a table of weights otherwise, as --dry-run offers, such as column.D=ignore; may be repeated",
    )

    score = verbs.add_parser("score", help="score and rank; exit 0 complete, 3 provisional, 4 problems")
    score.add_argument("source", type=Path, metavar="STORE|FILE.json")
    score.add_argument("--assessment", metavar="ID")
    form = score.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="quanheng-result/1")
    form.add_argument("--csv", action="store_true")

    export = verbs.add_parser("export", help="write sheets or the whole assessment as files")
    export.add_argument("source", type=Path, metavar="STORE|FILE.json")
    export.add_argument("--assessment", metavar="ID")
    export.add_argument(
        "--sheet",
        nargs="+",
        default=["all"],
        metavar="NAME",
        help="ranking, summary, bonus, deductions, comparison, top, gaps, zero, indicators, rules, treatment, "
        "weights-change, plan-differences, coverage, ballots, panels, evidence, comments, ledgers, departments, "
        "ballot-papers, appeals, bulletin, cards, final, checking (a workbook of formulas), charts, robustness (both "
        "pdf, png or svg) or all",
    )
    export.add_argument(
        "--other", metavar="ID|FILE.json", help="for plan-differences: the older plan, by default the one before"
    )
    export.add_argument("--unit", nargs="+", metavar="CODE|NAME", help="for cards: only these units")
    export.add_argument(
        "--to",
        choices=("xlsx", "pdf", "docx", "csv", "png", "svg", "json"),
        help="the form; csv, png, svg: a file a sheet",
    )
    export.add_argument(
        "--template", type=Path, metavar="FILE.docx", help="for bulletin as docx: the office's own template, filled in"
    )
    export.add_argument(
        "--set",
        choices=("meeting", "archive"),
        help="all documents of a meeting (PDF and xlsx), or of the archive with its list and the data, in a new folder",
    )
    export.add_argument("--mark", default="", metavar="WORDS", help="in the names of the files, such as 送审稿")
    export.add_argument("--duplex", action="store_true", help="every sheet of a PDF begins on a front")
    export.add_argument(
        "--anonymous",
        type=Path,
        metavar="KEY.csv",
        help="units become 单位A, 单位B ...; which is whose stands in this file, kept elsewhere and used again",
    )
    export.add_argument("--encoding", choices=("utf-8", "gb18030"), default="utf-8", help="of csv")
    export.add_argument("-o", "--out", type=Path, required=True, metavar="DIR")

    check = verbs.add_parser("check", help="list what is wrong or doubtful; exit codes as for score")
    check.add_argument("source", type=Path, metavar="STORE|FILE.json")
    check.add_argument("--assessment", metavar="ID")
    check.add_argument("--plan", action="store_true", help="also what is doubtful in the rules, or not filled in")
    check.add_argument("--json", action="store_true")

    explain = verbs.add_parser("explain", help="show how a unit's figures came about, step by step")
    explain.add_argument("source", type=Path, metavar="STORE|FILE.json")
    explain.add_argument("--assessment", metavar="ID")
    explain.add_argument("--unit", required=True, metavar="CODE|NAME")
    explain.add_argument("--node", metavar="CODE", help="an indicator, or base, bonus, total, rank, grade ...")
    explain.add_argument("--json", action="store_true", help="with every step as a tree")

    compare = verbs.add_parser(
        "compare", help="two years side by side: what of a change is performance, what the rules"
    )
    compare.add_argument("old", type=Path, metavar="OLD")
    compare.add_argument("new", type=Path, metavar="NEW", help="STORE|FILE.json each; one store may hold both")
    compare.add_argument(
        "--old", dest="old_id", metavar="ID", help="by default the one that NEW names as the one before"
    )
    compare.add_argument("--assessment", metavar="ID", help="that of NEW; by default the newest")
    what = compare.add_mutually_exclusive_group()
    what.add_argument("--json", action="store_true", help="with every first-level indicator")
    what.add_argument("--plans", action="store_true", help="what the two plans have different, without any scores")

    why = verbs.add_parser("why", help="why a unit stands where it stands, and what would move it up")
    why.add_argument("source", type=Path, metavar="STORE|FILE.json")
    why.add_argument("--assessment", metavar="ID")
    why.add_argument("--unit", required=True, metavar="CODE|NAME")
    why.add_argument("--against", metavar="CODE|NAME", help="compare with another unit, indicator by indicator")
    why.add_argument("--gain", action="store_true", help="what it needs to gain one place")
    why.add_argument("--within-class", action="store_true", help="places among the units of its class")
    why.add_argument("--json", action="store_true", help="quanheng-why/1")

    weights = verbs.add_parser("weights", help="weight sets beside last year's and the present weights, with rankings")
    weights.add_argument("source", type=Path, metavar="STORE|FILE.json")
    weights.add_argument("--assessment", metavar="ID")
    weights.add_argument("--set", dest="sets", action="append", metavar="NAME", help="only this one; may be repeated")
    weights.add_argument("--last", action="store_true", help="rank on last year's values, from the same store")

    forms = verbs.add_parser("templates", help="write forms to be filled in by departments or units")
    forms.add_argument("store", type=Path, metavar="STORE")
    forms.add_argument("--assessment", metavar="ID")
    forms.add_argument("--by", choices=("department", "unit", "self"), default="department")
    forms.add_argument("--deadline", metavar="YYYY-MM-DD", help="by when they are to be returned")
    forms.add_argument("--contact", default="", metavar="WHO", help="name and telephone number on the cover")
    forms.add_argument("-o", "--out", type=Path, required=True, metavar="DIR")

    collect = verbs.add_parser("collect", help="take over forms that came back, all of them as one action")
    collect.add_argument("store", type=Path, metavar="STORE")
    collect.add_argument("files", type=Path, nargs="+", metavar="FILE|DIR")
    collect.add_argument("--assessment", metavar="ID")
    collect.add_argument("--dry-run", action="store_true", help="say what would change, change nothing")

    packet = verbs.add_parser("packet", help="work for another desk: out as a .qpack file, and merged back")
    packet.add_argument("way", choices=("out", "in"))
    packet.add_argument("store", type=Path, metavar="STORE")
    packet.add_argument("file", type=Path, nargs="?", metavar="FILE.qpack", help="with in: the packet")
    packet.add_argument("--assessment", metavar="ID")
    packet.add_argument("--department", metavar="NAME", help="with out: the items that it answers for")
    packet.add_argument("--item", dest="items", action="append", default=[], metavar="CODE", help="may be repeated")
    packet.add_argument("--answer", type=Path, metavar="FILE.qpack", help="with out: the packet that is answered")
    packet.add_argument("--conflicts", choices=("theirs", "mine"), help="with in: who wins; by default nobody")
    packet.add_argument("--dry-run", action="store_true", help="say what would change, change nothing")
    packet.add_argument("-o", "--out", type=Path, metavar="DIR")
    return parser


def _with_verb(argv: list[str]) -> list[str]:
    """`main.py FILE` and `main.py` mean `main.py open ...`; options before the verb stay where they are."""
    at = 0
    while at < len(argv) and argv[at].startswith("--lang"):
        at += 1 if "=" in argv[at] else 2
    if argv[at : at + 1] in [[word] for word in ("open", *VERBS, "--version", "-h", "--help")]:
        return argv
    if len(argv) > at + 1 and not argv[at].startswith("-") and not Path(argv[at]).exists():
        known = ", ".join(("open", *VERBS))
        raise _Misused(word("cli.unknown_verb", _wanted_language(argv), name=argv[at], known=known), "")
    return [*argv[:at], "open", *argv[at:]]


def _do(arguments: argparse.Namespace, language: str) -> int:
    """Carry out a verb; what the caller can mend is said in one sentence each."""
    from cli import verbs
    from cli.sources import CommandError, findings, tell
    from db.errors import StoreError

    try:
        return verbs.VERBS[arguments.verb](arguments, language)
    except CommandError as error:
        tell(str(error))
        return error.code
    except Refused as refusal:
        tell("\n".join(findings(refusal, language)))
    except StoreError as error:
        tell(word(error.code, language, **error.facts))
    return EXIT_PROBLEMS


def run(argv: list[str]) -> int:
    """Do what the command line asks; the exit code is one of `cli.exits`."""
    if sys.stdout is None or sys.stderr is None:  # started with closed ends, as from a service
        nowhere = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 - open as long as the program runs
        sys.stdout, sys.stderr = sys.stdout or nowhere, sys.stderr or nowhere
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        arguments = _parser().parse_args(_with_verb(argv))
    except SystemExit as end:  # the version or the help that was asked for
        return int(end.code or 0)
    except _Misused as error:
        print(
            error.usage + word("cli.usage", _wanted_language(argv), message=str(error), program="main.py"),
            file=sys.stderr,
        )
        return EXIT_USAGE
    language = arguments.lang or system_language()
    if arguments.verb == "open":
        if arguments.store is not None and not arguments.store.exists():  # a mistyped verb ends here too
            print(word("cli.no_file", language, path=str(arguments.store)), file=sys.stderr)
            return EXIT_USAGE
        from gui.app import open_window

        return open_window(arguments.store, sample=arguments.sample, language=arguments.lang)
    try:
        code = _do(arguments, language)
        sys.stdout.flush()
        return code
    except BrokenPipeError:  # whoever reads our output has seen enough: nothing more to say, not even at exit
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return EXIT_UNEXPECTED
    except OSError as error:
        if error.errno != errno.ENOSPC:
            return _unexpected(language)
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        print(word("cli.no_output", language, reason=reason_text(error, language)), file=sys.stderr)
        return EXIT_PROBLEMS
    except Exception:  # whatever was not foreseen is our fault: say so, with what a developer needs
        return _unexpected(language)


def _unexpected(language: str) -> int:
    traceback.print_exc()
    print(word("cli.unexpected", language), file=sys.stderr)
    return EXIT_UNEXPECTED
