"""The verb that shows how the figures of a unit came about."""

import json
from argparse import Namespace
from collections.abc import Sequence

from cli.exits import EXIT_OF_STATUS, EXIT_USAGE
from cli.sources import CommandError, load, tell, unit_named
from exchange.json_format.worked import worked_content
from exchange.wording import word
from exchange.wording.worked import heading, line, sources
from scoring.evaluate import evaluate
from scoring.groups import subtree
from scoring.plan import Plan
from scoring.worked import Worked, worked, worked_unit
from scoring.worked.model import WAY


def explain(arguments: Namespace, language: str) -> int:
    """Print the worked calculation of one unit, or of one of its figures."""
    assessment = load(arguments.source, arguments.assessment, language)
    plan, entries = assessment.plan, assessment.entries
    unit = unit_named(plan, arguments.unit, language)
    codes = None if arguments.node is None else _below(plan, arguments.node, language)
    result = evaluate(plan, entries)
    if codes is None:
        found = worked_unit(plan, entries, result, unit.code)
    else:
        found = tuple(worked(plan, entries, result, unit.code, code) for code in codes)
    if arguments.json:
        lines = [worked_content(one, language) for one in found]
        content = {"unit": unit.code, "name": unit.name, "status": result.status, "worked": lines}
        print(json.dumps(content, ensure_ascii=False, indent=1))
    else:
        print(f"{unit.code} {unit.name}")
        print("\n".join(_text(found, language)))
        tell(word(f"cli.status.{result.status}", language))
    return EXIT_OF_STATUS[result.status]


def _text(found: Sequence[Worked], language: str) -> list[str]:
    """Of each figure its name, the entries that it was made of, and its line."""
    lines = []
    for one in found:
        lines.append(heading(one, language))
        if one.used:
            lines.append(word("cli.explain.from", language, entries=sources(one, language)))
        lines.append(f"    {line(one, language)}")
    return lines


def _below(plan: Plan, wanted: str, language: str) -> list[str]:
    """A node and what is under it in the order of the plan, or a stage on the way to the total."""
    if wanted in plan.indicator:
        under = subtree(plan, wanted)
        return [node.code for node in plan.indicators if node.code in under]
    if wanted not in WAY:
        raise CommandError(word("cli.explain.no_node", language, name=wanted, known=", ".join(WAY)), EXIT_USAGE)
    return [wanted]
