"""The verb that says why a unit stands where it stands, how it compares, and what would move it up."""

import json
from argparse import Namespace
from typing import Any

from cli.exits import EXIT_OF_STATUS
from cli.sources import load, tell, unit_named
from exchange.json_format.insight import (
    comparison_content,
    contributions_content,
    gain_content,
    standing_content,
    strengths_content,
)
from exchange.wording import word
from exchange.wording.insight import Insight
from scoring.entries import Assessment
from scoring.evaluate import evaluate
from scoring.insight.comparison import compare
from scoring.insight.contributions import contributions
from scoring.insight.gain import gain_place
from scoring.insight.standing import standing
from scoring.insight.strengths import strengths
from scoring.plan import Unit
from scoring.result import Result


def why(arguments: Namespace, language: str) -> int:
    """Print what is to be said of one unit; with `--against` beside another one, with `--gain` what it needs."""
    assessment = load(arguments.source, arguments.assessment, language)
    plan = assessment.plan
    insight = Insight(plan, language)
    unit = unit_named(plan, arguments.unit, language)
    other = None if arguments.against is None else unit_named(plan, arguments.against, language)
    result = evaluate(plan, assessment.entries)
    if arguments.json:
        content = _content(assessment, result, unit, other, arguments)
        print(json.dumps(content, ensure_ascii=False, indent=1))
    else:
        _print(insight, assessment, result, unit, other, arguments)
        tell(word(f"cli.status.{result.status}", language))
    return EXIT_OF_STATUS[result.status]


def _content(
    assessment: Assessment, result: Result, unit: Unit, other: Unit | None, arguments: Namespace
) -> dict[str, Any]:
    plan, in_class = assessment.plan, arguments.within_class
    content: dict[str, Any] = {
        "format": "quanheng-why/1",
        "assessment": plan.id,
        "status": result.status,
        "unit": unit.code,
        "name": unit.name,
        "standing": standing_content(standing(plan, result, unit.code, in_class=in_class)),
        "contributions": contributions_content(contributions(plan, result, unit.code)),
        "strengths": strengths_content(strengths(plan, result, unit.code)),
    }
    if other is not None:
        content["against"] = comparison_content(compare(result, plan, unit.code, other.code))
    if arguments.gain:
        gains = gain_place(plan, assessment.entries, result, unit.code, in_class=in_class)
        content["gain"] = [gain_content(gain) for gain in gains]
    return content


def _print(
    insight: Insight, assessment: Assessment, result: Result, unit: Unit, other: Unit | None, arguments: Namespace
) -> None:
    plan = assessment.plan
    place = standing(plan, result, unit.code, in_class=arguments.within_class)
    print(insight.standing(place))
    print("\n".join(insight.contributions(contributions(plan, result, unit.code))))
    print("\n".join(insight.strengths(strengths(plan, result, unit.code))))
    if other is not None:
        print("\n".join(insight.comparison(compare(result, plan, unit.code, other.code))))
    if not arguments.gain:
        return
    if place.rank is None or place.rank <= 1:
        print(insight.say("gain.unranked" if place.rank is None else "gain.first"))
        return
    print(insight.say("gain"))
    failed = []
    for gain in gain_place(plan, assessment.entries, result, unit.code, in_class=arguments.within_class):
        if gain.does_it:
            print(f"  {insight.gain(gain)}", flush=True)  # each as soon as it is found
        else:
            failed.append(gain)
    if failed:
        print(insight.say("gain.cannot"))
        print("\n".join(f"  {insight.gain(gain)}" for gain in failed))
