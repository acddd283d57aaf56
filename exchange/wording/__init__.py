"""What the program says of findings, methods and documents, in both languages and without Qt.

The window's own strings go through Qt's `tr`; what also stands on paper, in a file or on the command line
stands here. To add a sentence: put `key: (English, Chinese)` into the table of its subject; `{name}` is
filled from the facts. A test holds both languages to the same facts.
"""

from collections.abc import Mapping
from typing import Final

from exchange.wording import (
    ballots,
    bulletin,
    chart_trials,
    charts,
    checking,
    commands,
    differences,
    documents,
    doubts,
    evidence,
    files,
    forms,
    imports,
    ledgers,
    methods,
    panels,
    papers,
    parameters,
    plan_edits,
    plan_parts,
    plan_sheets,
    problems,
    registers,
    robustness,
    rules,
    sheets,
    store,
    treatment,
    trial,
    weight_tables,
    weights,
    word_files,
    years,
)
from scoring.problems import Problem

LANGUAGES: Final = ("en", "zh_CN")

PHRASES: Final[Mapping[str, tuple[str, str]]] = {
    **problems.PHRASES,
    **methods.PHRASES,
    **parameters.PHRASES,
    **imports.PHRASES,
    **weight_tables.PHRASES,
    **plan_edits.PHRASES,
    **sheets.PHRASES,
    **documents.PHRASES,
    **papers.PHRASES,
    **plan_sheets.PHRASES,
    **differences.PHRASES,
    **rules.PHRASES,
    **store.PHRASES,
    **files.PHRASES,
    **forms.PHRASES,
    **commands.PHRASES,
    **doubts.PHRASES,
    **weights.PHRASES,
    **treatment.PHRASES,
    **robustness.PHRASES,
    **charts.PHRASES,
    **chart_trials.PHRASES,
    **years.PHRASES,
    **ballots.PHRASES,
    **registers.PHRASES,
    **plan_parts.PHRASES,
    **bulletin.PHRASES,
    **word_files.PHRASES,
    **checking.PHRASES,
    **evidence.PHRASES,
    **ledgers.PHRASES,
    **panels.PHRASES,
    **trial.PHRASES,
}


def word(key: str, language: str, /, **facts: str) -> str:
    """The phrase of `key` in "en" or "zh_CN" with its facts filled in. Raises KeyError for an unknown key."""
    return PHRASES[key][LANGUAGES.index(language)].format_map(facts)


def problem_text(problem: Problem, language: str) -> str:
    """One finding as a sentence: what happened, what it means for the result, what to do."""
    text = PHRASES[problem.code][LANGUAGES.index(language)]
    if not problem.facts.get("member"):
        text = text.replace(" {member}", "")  # the finding is about the whole entry
    return text.format_map(problem.facts)


def option_text(option: str, language: str) -> str:
    """An option of an assumption about a file; rows, columns and names of sheets stand for themselves."""
    phrase = PHRASES.get(f"weights.option.{option}")
    return option if phrase is None else phrase[LANGUAGES.index(language)]


def reason_text(error: OSError, language: str) -> str:
    """Why the system could not read or write a file; what we have no words for in the words of the system."""
    key = files.KEYS.get(error.errno or 0)
    return word(key, language) if key else error.strerror or str(error)
