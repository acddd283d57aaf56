"""The rule of an indicator in words, as an office prints it in its annex (计分办法), made from the parameters.

    完成目标得满分；每低1个百分点扣0.3分，扣完为止

Figures are those of the plan with all their digits. What differs between classes or units is said for each; what all
have in common is said once. What is usual (missing values get 0 points, ties share a place) is not said.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import groupby
from typing import Final

from exchange.rule_words.combined import clauses, compares, looks_beyond
from exchange.rule_words.measure import expression_in_words, leaf_unit, measure_in_words
from exchange.rule_words.speech import Speech, exact
from exchange.wording import word
from scoring.method import Method
from scoring.methods import BY_CODE
from scoring.methods.blend import Blend
from scoring.parameter_reading import CHOICES, Setting, overridden, parse
from scoring.plan import Indicator, Plan
from scoring.problems import Problem
from scoring.rules import Variant, variant
from scoring.treatment import Treatment, read_treatment

__all__ = ["expression_in_words", "measure_in_words", "rule_in_words", "usual_policies"]

USUAL: Final = Indicator(code="", parent=None, name="", weight=Decimal(0))
"""An indicator with the usual policies."""

Told = Sequence[tuple[str, tuple[str, ...]]]
"""The clauses for each name: of a class, of a unit, or of all others."""


def rule_in_words(plan: Plan, indicator: Indicator, language: str) -> str:
    """How a leaf is scored, complete, in "en" or "zh_CN"; how a group joins its parts.

    A rule that cannot be read (a plan that is being edited) says so; nothing that a plan may hold raises."""
    said = _speech(plan, indicator, language)
    if indicator.method is None:
        key = f"aggregate.{indicator.aggregate}" if _is_known(indicator) else "rule.unreadable"
        return word(key, language)
    if indicator.reference_only:
        return said.sentences([(said.say("reference"), False)])
    found: list[Problem] = []
    treatment = read_treatment(indicator, found)
    methods = _methods(plan, indicator, said) if _is_known(indicator) else []
    readable = [method for _, method in methods if method is not None]
    if found or not readable:
        return said.sentences([(said.say("unreadable"), False)])
    told = _same_together([(name, _clauses(method, indicator, said)) for name, method in methods], said)
    blended = any(isinstance(method, Blend) for method in readable)
    beside = [(clause, False) for clause in (*_treatment(treatment, said), *_policies(indicator, readable, said))]
    return said.sentences([*_aligned(told, said, blended), *beside])


def usual_policies(language: str) -> str:
    """What holds where a rule says nothing else."""
    policies = ("missing", "not_applicable", "zero_denominator")
    said = [word(f"rule.usual.{name}.{getattr(USUAL, name)}", language) for name in policies]
    return ("；" if language == "zh_CN" else "; ").join(said)


def _is_known(node: Indicator) -> bool:
    return all(getattr(node, name) in choices for name, choices in CHOICES.items())


def _speech(plan: Plan, node: Indicator, language: str) -> Speech:
    return Speech(
        plan=plan,
        language=language,
        weight=Fraction(node.weight),
        unit=leaf_unit(plan, node),
        up=node.direction == "up",
        in_class=node.peers == "class",
        min_peers=Fraction(node.min_peers),
        zero_denominator=node.zero_denominator,
    )


def _methods(plan: Plan, node: Indicator, said: Speech) -> Sequence[tuple[str, Method | None]]:
    """The method for each class and unit with parameters of its own, by name; under others that of the rest.

    None where something is wrong with it."""
    classes, units = (frozenset(codes) for codes in overridden(node.params))
    known = {kind.code: kind.name for kind in plan.classes}
    every_class = known | {code: code for code in sorted(classes - known.keys())}
    named: list[tuple[str, Variant]] = [
        (said.name(name), (code, None)) for code, name in every_class.items() if code in classes
    ]
    own = {unit.code: variant(unit.class_code, unit.code, classes, units) for unit in plan.units}
    named += [(said.name(unit.name), own[unit.code]) for unit in plan.units if unit.code in units]
    if not named or (None, None) in own.values():
        named.append((said.say("others"), (None, None)))
    return [
        (name, parse(node.method or "", node.params, (), Setting(BY_CODE, class_code, unit_code, [])))
        for name, (class_code, unit_code) in named
    ]


def _clauses(method: Method | None, node: Indicator, said: Speech) -> tuple[str, ...]:
    return (said.say("unreadable"),) if method is None else tuple(clauses(method, node, node.measure, said))


def _same_together(told: Told, said: Speech) -> Told:
    """Those of whom the same is said under all their names: 甲区、乙区."""
    names: dict[tuple[str, ...], list[str]] = {}
    for name, own in told:
        names.setdefault(own, []).append(name)
    return [(said.listed(own), spoken) for spoken, own in names.items()]


def _aligned(told: Told, said: Speech, blended: bool) -> Iterator[tuple[str, bool]]:
    """What all have in common once, what differs under the names; with each piece whether it is a sentence apart."""
    if len({len(own) for _, own in told}) > 1:
        for name, own in told:
            yield said.say("for", names=name, rule=said.joined(own)), True
        return
    places = range(len(told[0][1]))
    for common, run in groupby(places, key=lambda place: len({own[place] for _, own in told}) == 1):
        if common:
            yield from ((told[0][1][place], blended) for place in run)
        else:
            chosen = list(run)
            differing = [(name, tuple(spoken[place] for place in chosen)) for name, spoken in told]
            rules = [
                said.say("for", names=names, rule=said.comma(*spoken))
                for names, spoken in _same_together(differing, said)
            ]
            yield said.joined(rules), True


def _treatment(treatment: Treatment | None, said: Speech) -> Iterator[str]:
    """What is done to the measures before they are scored."""
    if treatment is None:
        return
    if treatment.impute != "none":
        yield said.say(f"impute.{treatment.impute}", units=said.units)
    if treatment.winsorise is not None:
        limits = treatment.winsorise
        skew, kurtosis, most = exact(limits.skew), exact(limits.kurtosis), str(limits.most)
        yield said.say("winsorise", skew=skew, kurtosis=kurtosis, most=most, units=said.units)


def _policies(node: Indicator, methods: Sequence[Method], said: Speech) -> Iterator[str]:
    """The policies that are not the usual ones, and who the peers are that they speak of."""
    asks_peers = node.not_applicable == "mean"
    if node.missing != USUAL.missing and any(method.when_missing is None for method in methods):
        yield said.say(f"missing.{node.missing}")
        asks_peers = asks_peers or node.missing in ("lowest", "mean")
    if node.not_applicable != USUAL.not_applicable:
        yield said.say(f"not_applicable.{node.not_applicable}")
    if asks_peers and not any(compares(method) or looks_beyond(method, node, said) for method in methods):
        yield from said.peers_are()
