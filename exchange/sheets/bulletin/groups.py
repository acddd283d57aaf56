"""分项情况: every first-level group with its leaders, the leaders of single indicators, and cuts across the tree."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Final

from exchange.letter import Paragraph, Piece, Pieces
from exchange.sheet import printable
from exchange.sheets import parts
from exchange.sheets.bulletin.leading import leading, top_sentence
from exchange.sheets.bulletin.pieces import MEASURE_PLACES, PERCENT_PLACES, listed, percent, said, semicolon
from exchange.sheets.bulletin.subject import Subject, first_item, is_place
from exchange.wording import word
from scoring.descriptive.cuts import Cut, by_department, by_tag, cuts, loose_tags
from scoring.descriptive.dispersion import dispersion
from scoring.descriptive.figures import measures
from scoring.descriptive.leaders import leaders
from scoring.plan import Indicator, Plan

USUAL_TOPS: Final = 5
FINEST: Final = 4
"""More decimals than these are not told: who is alike in them is tied."""
SHARED: Final = 3
"""More units than these that share the first place of a part are counted."""
FIVE: Final = frozenset(("维度", "力度", "温度", "深度", "速度"))
"""五度: where the tags of a plan are these, they are told of by that name."""


def paragraphs(subject: Subject) -> Iterator[Paragraph]:
    for node in subject.plan.children.get(None, ()):
        if not node.reference_only:
            name = printable(node.name)
            why = word("bulletin.why.nobody", subject.language)
            yield subject.paragraph(f"group.{node.code}", _group(subject, node), head=name, name=name, why=why)
    head = word("bulletin.head.tops", subject.language)
    yield subject.paragraph("tops", _tops(subject), head=head, why=word("bulletin.why.tops", subject.language))
    yield from _cuts(subject)


def _group(subject: Subject, node: Indicator) -> Pieces:
    plan, language = subject.plan, subject.language
    points = {
        unit.code: Fraction(given)
        for unit in subject.result.units
        if plan.unit[unit.code].ranked and (given := unit.nodes[node.code].points) is not None
    }
    spread = dispersion(points)
    if spread is None:
        return ()
    found = leaders(points, subject.wanted, ties=plan.ranking.ties, places=parts.leaf_places(plan), zeros=False)
    weight = Fraction(node.weight)
    mean = subject.node_points(node.code, spread.mean, "")
    mean = Piece(mean.text, ("indicators", node.code))
    rate = percent(spread.mean / weight, mean.place) if weight else Piece("—")
    sentence = said("bulletin.group", language, mean=mean, rate=rate)
    if not found.places:
        return sentence

    def figure(value: Fraction, unit: str) -> Piece:
        return subject.node_points(node.code, value, unit)

    about = word("bulletin.points_of", language)
    return (*sentence, *top_sentence(plan, found, figure, language, subject=about))


# single indicators


def rankable(plan: Plan) -> tuple[Indicator, ...]:
    """The leaves whose measures can be listed: they have a number of their own and are scored."""
    return tuple(leaf for leaf in plan.leaves if not leaf.reference_only and first_item(plan, leaf) is not None)


def usual_tops(plan: Plan) -> tuple[str, ...]:
    """The leaves that are told of where nobody has chosen: the heaviest that measure an amount, more of which is
    better."""
    amounts = [leaf for leaf in rankable(plan) if leaf.direction == "up" and not is_place(leaf)]
    heaviest = sorted(amounts, key=lambda leaf: -leaf.weight)[:USUAL_TOPS]
    return tuple(leaf.code for leaf in amounts if leaf in heaviest)


def chosen_tops(subject: Subject) -> tuple[Indicator, ...]:
    """The indicators that are told of, in the order of the plan."""
    wanted = subject.settings.tops
    codes = usual_tops(subject.plan) if wanted is None else wanted
    return tuple(leaf for leaf in rankable(subject.plan) if leaf.code in codes)


def _tops(subject: Subject) -> Pieces:
    told = [pieces for leaf in chosen_tops(subject) if (pieces := _top(subject, leaf))]
    return listed(told, "" if subject.language == "zh_CN" else " ")


def _top(subject: Subject, leaf: Indicator) -> Pieces:
    plan, language = subject.plan, subject.language
    values, up = measures(plan, subject.result, leaf.code), leaf.direction == "up" and not is_place(leaf)
    places = plan.rounding.measure_places
    tries = (places,) if places is not None else range(MEASURE_PLACES, FINEST + 1)
    for tried in tries:  # as many decimals as it takes to see who is ahead of whom
        found = leaders(values, subject.wanted, up=up, ties=plan.ranking.ties, places=tried)
        if all(place.exact for place in found.places):
            break
    else:
        subject.hints.append(word("bulletin.hint.rounded", language, name=printable(leaf.name)))
    if not found.places:
        return ()

    def figure(value: Fraction, unit: str) -> Piece:
        return subject.measure(leaf, value, unit, tried)

    about = printable(leaf.name)
    return top_sentence(plan, found, figure, language, subject=about, up=up)


# across the tree


def _cuts(subject: Subject) -> Iterator[Paragraph]:
    """One paragraph for each set of tags, one for tags in no set, one for the departments."""
    plan, language = subject.plan, subject.language
    sets: list[tuple[str, str, Mapping[str, Sequence[str]]]] = [
        (f"tags.{one.name}", word("bulletin.head.tags", language, name=printable(one.name)), by_tag(plan, one.tags))
        for one in plan.tag_sets
    ]
    loose = loose_tags(plan)
    if loose:
        five = word("bulletin.head.tags", language, name=word("bulletin.five", language))
        head = five if FIVE.issuperset(loose) else word("bulletin.head.loose", language)
        sets.append(("tags", head, by_tag(plan, loose)))
    sets.append(("departments", word("bulletin.head.departments", language), by_department(plan)))
    for key, head, leaves in sets:
        found = cuts(plan, subject.result, leaves)
        pieces = _cut(subject, found) if len(found) > 1 else ()
        yield subject.paragraph(key, pieces, head=head, why=word("bulletin.why.cut", language))


def _cut(subject: Subject, found: Sequence[Cut]) -> Pieces:
    """The rate of each part from the best to the worst, with who is first in it."""
    language = subject.language
    told = []
    for cut in sorted(found, key=lambda one: -one.rate):
        first = leaders(cut.units, 1, places=PERCENT_PLACES + 2)

        def figure(value: Fraction, unit: str, leaf: str = cut.leaves[0]) -> Piece:
            return percent(value, ("result", unit, leaf))

        rate, name = percent(cut.rate, ("indicators", cut.leaves[0])), printable(cut.name)
        place = first.places[0]
        if len(place.units) > SHARED:
            best, count = figure(place.value, place.units[0]), str(len(place.units))
            label = subject.unit_label
            told.append(said("bulletin.cut.many", language, name=name, rate=rate, count=count, best=best, label=label))
        else:
            told.append(
                said(
                    "bulletin.cut.one",
                    language,
                    name=name,
                    rate=rate,
                    best=leading(subject.plan, replace(first, wanted=len(place.units)), figure, language),
                )
            )
    return said("bulletin.cut", language, parts=listed(told, semicolon(language)))
