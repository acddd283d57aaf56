"""The rules in words of results from elsewhere, of votes and of judges."""

from exchange.rule_words.speech import Clauses, Speech, exact
from scoring.methods.ballots import Ballots
from scoring.methods.convert_grade import ConvertGrade
from scoring.methods.convert_rank import ConvertRank
from scoring.methods.convert_scale import ConvertScale
from scoring.methods.panel import Panel


def convert_scale(rule: ConvertScale, said: Speech) -> Clauses:
    yield said.say("convert_scale", full=said.value(rule.full), number=exact(rule.full))


def convert_grade(rule: ConvertGrade, said: Speech) -> Clauses:
    grades = [
        said.say("at", value=said.name(grade), earned=said.earns_share(percent)) for grade, percent in rule.map.items()
    ]
    yield said.say("convert_grade", item=said.item(rule.item), grades=said.listed(grades))
    yield from said.ends(said.weight * percent / 100 for percent in rule.map.values())


def convert_rank(rule: ConvertRank, said: Speech) -> Clauses:
    yield said.say("convert_rank", of=exact(rule.of), earned=said.earns_share(rule.base_pct))


def ballots(rule: Ballots, said: Speech) -> Clauses:
    values = said.listed(
        said.say("ballots.value", name=said.name(name), value=exact(value)) for name, value in rule.values.items()
    )
    yield said.say("ballots", item=said.item(rule.item))
    yield said.comma(values, said.say(f"ballots.{rule.abstain}"))
    if rule.groups is None:
        yield said.say("ballots.pooled")
    else:
        groups = said.listed(said.beside(name, exact(weight)) for name, weight in rule.groups.items())
        yield said.say("ballots.groups", groups=groups)
    yield said.say("ballots.rounds")


def panel(rule: Panel, said: Speech) -> Clauses:
    yield said.say("panel", item=said.item(rule.item), scale=exact(rule.scale))
    dropped = [
        said.say(f"panel.{end}.one" if count == 1 else f"panel.{end}", count=str(count))
        for end, count in (("high", rule.drop_high), ("low", rule.drop_low))
        if count
    ]
    if dropped:
        both = dropped[0] if len(dropped) == 1 else said.say("and", one=dropped[0], other=dropped[1])
        yield said.say("panel.drop", count=str(rule.min_n_to_drop), dropped=both)
    if rule.panels is not None:
        yield said.say("panel.balance", count=str(len(set(rule.panels.values()))))
