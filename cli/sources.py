"""Where a verb's assessment comes from: a JSON file, or a store opened for reading. And how a verb speaks."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from cli.exits import EXIT_PROBLEMS, EXIT_USAGE
from exchange.assessment_json import read_assessment
from exchange.json_format.json_text import LARGEST
from exchange.wording import problem_text, reason_text, word
from scoring.entries import Assessment
from scoring.plan import Plan, Unit
from scoring.problems import Problem, Refused

FINDINGS: Final = 30
"""So many findings of a refused file are listed: who mends these finds the others."""
_STORE_HEADER: Final = b"SQLite format 3\x00"
SAMPLE: Final = Path(__file__).resolve().parent.parent / "samples" / "city_2024.json"


class CommandError(Exception):
    """Something the caller can mend; its text is a sentence for them. `problems`: what is wrong with a refused file."""

    def __init__(self, sentence: str, code: int = EXIT_PROBLEMS, problems: Sequence[Problem] = ()) -> None:
        super().__init__(sentence)
        self.code = code
        self.problems = problems


def tell(text: str) -> None:
    """Say something beside the output proper."""
    print(text, file=sys.stderr)


def finding(problem: Problem, language: str) -> str:
    """A finding as one line that names its place."""
    place = "/".join(problem.where)
    sentence = problem_text(problem, language)
    return sentence if place in sentence else f"{place}: {sentence}"


def findings(refusal: Refused, language: str) -> list[str]:
    """What a refusal names, each as one line; of very many only the first."""
    lines = [finding(problem, language) for problem in refusal.problems[:FINDINGS]]
    more = len(refusal.problems) - len(lines)
    return [*lines, word("cli.more_findings", language, count=str(more))] if more else lines


def refused(path: Path, refusal: Refused, language: str) -> CommandError:
    """A refusal with the name of the file."""
    lines = [word("cli.refused", language, path=str(path)), *findings(refusal, language)]
    return CommandError("\n".join(lines), problems=refusal.problems)


def read_bytes(path: Path, language: str, size: int = -1) -> bytes:
    """A file's content, or its first `size` bytes. Raises CommandError where it cannot be read."""
    try:
        with path.open("rb") as file:
            return file.read(size)
    except (FileNotFoundError, ValueError) as error:  # ValueError: a name that no file can have
        raise CommandError(word("cli.no_file", language, path=str(path)), EXIT_USAGE) from error
    except OSError as error:
        reason = reason_text(error, language)
        raise CommandError(word("cli.unreadable", language, path=str(path), reason=reason), EXIT_USAGE) from error


def read_json(path: Path, language: str) -> Assessment:
    """The assessment of a JSON file. Raises CommandError, which names the file and everything that is wrong."""
    try:
        return read_assessment(read_bytes(path, language, LARGEST + 1))
    except Refused as refusal:
        raise refused(path, refusal, language) from refusal


def is_store(path: Path, language: str) -> bool:
    """Told by the first bytes, or by a name that says so. Raises CommandError where it cannot be read."""
    start = read_bytes(path, language, len(_STORE_HEADER))
    return start == _STORE_HEADER or path.suffix.lower() == ".qheng"


def choose(known: Sequence[tuple[str, str, str]], wanted: str | None, path: Path, language: str) -> str:
    """The uid of the assessment that is meant. `known`: (uid, id, title), newest first."""
    if not known:
        raise CommandError(word("cli.empty_store", language, path=str(path)))
    if wanted is None:
        uid, name, title = known[0]
        if len(known) > 1:
            tell(word("cli.chosen", language, title=title, id=name))
        return uid
    for uid, name, _ in known:
        if wanted in (uid, name):
            return uid
    names = ", ".join(name for _, name, _ in known)
    raise CommandError(word("cli.no_assessment", language, id=wanted, path=str(path), known=names), EXIT_USAGE)


def load(source: Path, wanted: str | None, language: str) -> Assessment:
    """The assessment of a store or a JSON file. Raises CommandError, Refused or StoreError."""
    if not is_store(source, language):
        assessment = read_json(source, language)
        choose([("", assessment.plan.id, assessment.plan.title)], wanted, source, language)
        return assessment
    from db.store import Store

    store = Store.open(source, read_only=True)
    try:
        known = [(info.uid, info.id, info.title) for info in store.assessments()]
        return store.read(choose(known, wanted, source, language))
    finally:
        store.close()


def load_last(source: Path, plan: Plan, language: str) -> Assessment | None:
    """The assessment that a plan looks back to, from the same store; None where a file holds one alone, or the store
    does not have it. Raises CommandError, Refused or StoreError."""
    if plan.previous is None or not is_store(source, language):
        return None
    from db.store import Store

    store = Store.open(source, read_only=True)
    try:
        uid = next((info.uid for info in store.assessments() if info.id == plan.previous.id), None)
        return None if uid is None else store.read(uid)
    finally:
        store.close()


def unit_named(plan: Plan, wanted: str, language: str) -> Unit:
    """A unit by its code or its name. Raises CommandError, which names all, where there is none."""
    found = plan.unit.get(wanted) or next((unit for unit in plan.units if unit.name == wanted), None)
    if found is None:
        known = (", " if language == "en" else "、").join(f"{unit.code} {unit.name}" for unit in plan.units)
        raise CommandError(word("cli.no_unit", language, name=wanted, known=known), EXIT_USAGE)
    return found
