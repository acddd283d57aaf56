"""What a trial run says of a table of weights: the tree as it was understood, each assumption, each sum."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from cli.exits import EXIT_USAGE
from cli.sources import CommandError
from exchange.weights.choices import Assumption, choose
from exchange.weights.table import WeightTable
from exchange.wording import option_text, problem_text, word
from scoring.numbers import plain


def choices_of(said: Sequence[str], file: Path, language: str) -> dict[str, str]:
    """Choices from "KEY=OPTION" arguments; CommandError for what is none."""
    choices: dict[str, str] = {}
    for one in said:
        key, mark, option = one.partition("=")
        if not (key and mark and option):
            raise CommandError(word("cli.choose_what", language, file=file.name, text=one), EXIT_USAGE)
        choices = choose(choices, key.strip(), option.strip())
    return choices


def preview(table: WeightTable, language: str) -> Iterator[str]:
    """Lines for a trial run."""
    depth: list[int] = []
    for node in table.nodes:
        depth.append(0 if node.parent is None else depth[node.parent] + 1)
    yield word("cli.preview.tree", language)
    for at in _in_order(table):
        node = table.nodes[at]
        weight = "—" if node.weight is None else plain(node.weight)
        yield f"  {'  ' * depth[at]}{node.name}  {weight}  [{node.place}]"
    yield word("cli.preview.assumed", language)
    for assumption in table.assumptions:
        if not assumption.part_of:
            yield f"  · {problem_text(assumption, language)}{_switch(assumption, language)}"
    for row in table.ignored:
        yield f"  – {row.place} {word(row.reason, language)} | {row.text}"
    yield word("cli.preview.sums", language)
    for check in table.checks:
        facts = {"found": plain(check.found), "wanted": plain(check.wanted)}
        name = " ".join(part for part in (check.place, check.name) if part) or table.name
        sign = "✓" if check.closes else "≠"
        facts["difference"] = plain(check.difference)
        yield f"  {sign} {word('cli.preview.sum', language, name=name, **facts)}"


def _in_order(table: WeightTable, parent: int | None = None) -> Iterator[int]:
    for at in table.children.get(parent, ()):
        yield at
        yield from _in_order(table, at)


def _switch(assumption: Assumption, language: str) -> str:
    """How the line is switched on the command line."""
    others = [option for option in assumption.options if option != assumption.chosen]
    if not others:
        return ""
    shown = {option: option_text(option, language) for option in others}
    named = [option if text == option else f"{option} ({text})" for option, text in shown.items()]
    return "  " + word("cli.preview.switch", language, key=assumption.key, options=" | ".join(named))
