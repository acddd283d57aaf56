"""差距: how far the units lie apart under each indicator before it is scored, and after."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from exchange.charts import parts
from exchange.charts.chart import Chart, Pair, Pairs, Source
from exchange.sheet import printable
from exchange.wording import word
from scoring.descriptive.dispersion import Dispersion, before_and_after
from scoring.descriptive.undefined import Undefined
from scoring.plan import Indicator

PLACES = 2


@dataclass(frozen=True, slots=True)
class _Leaf:
    node: Indicator
    before: Dispersion | None
    after: Dispersion | None


def spread_charts(source: Source) -> tuple[Chart, ...]:
    """The coefficient of variation of measures and of rates, leaf by leaf, among all ranked units."""
    language = source.language
    leaves = [
        _Leaf(leaf, *before_and_after(source.plan, source.result, leaf.code))
        for leaf in source.plan.leaves
        if not leaf.reference_only and leaf.weight > 0
    ]
    shown = [leaf for leaf in leaves if leaf.before is not None]
    if not shown:
        return parts.empty("spread", source, "chart.spread.none")
    rows = [_pair(leaf, language) for leaf in shown]
    notes = [word("chart.spread.note", language)]
    if len(shown) < len(leaves):
        notes.append(word("chart.spread.left_out", language, count=str(len(leaves) - len(shown))))
    whole = parts.chart("spread", source, _title(rows, language), None, notes)
    heads = word("chart.spread.before", language), word("chart.spread.after", language)
    axis = word("chart.spread.axis", language)
    return parts.paged(whole, rows, lambda some: Pairs(*heads, some, axis))


def _pair(leaf: _Leaf, language: str) -> Pair:
    before, before_text = _variation(leaf.before, language)
    after, after_text = _variation(leaf.after, language)
    facts = {"node": printable(leaf.node.name), "before": before_text, "after": after_text}
    tip = word("chart.spread.tip", language, **facts)
    if leaf.before is not None:
        ends = {"low": _short(leaf.before.lowest), "high": _short(leaf.before.highest)}
        tip += "\n" + word("chart.spread.ends", language, **ends)
    return Pair(printable(leaf.node.name), before, after, before_text, after_text, tip)


def _short(value: Fraction) -> str:
    text = parts.figure(value, PLACES)
    return text.rstrip("0").rstrip(".") if "." in text else text


def _variation(found: Dispersion | None, language: str) -> tuple[Fraction | None, str]:
    """The coefficient of variation, or why there is none."""
    if found is None:
        return None, "—"
    if isinstance(found.variation, Undefined):
        return None, word(f"chart.spread.{found.variation.value}", language)
    return found.variation, parts.figure(found.variation, PLACES)


def _title(rows: Sequence[Pair], language: str) -> str:
    """Where scoring drew the units apart most, and where together most."""
    changes = {row.label: row.after - row.before for row in rows if row.before is not None and row.after is not None}
    by_name = {row.label: row for row in rows}
    said = []
    none = Fraction(0)
    ends = (("wider", max(changes.values(), default=none)), ("closer", min(changes.values(), default=none)))
    for key, change in ends:
        if change and (change > 0) == (key == "wider"):
            names = [name for name, own in changes.items() if own == change]
            row = by_name[names[0]]
            if len(names) == 1:
                facts = {"before": row.before_text, "after": row.after_text}
                said.append(word(f"chart.spread.{key}", language, node=names[0], **facts))
            else:
                nodes, by = parts.listed(names, language, "nodes"), parts.figure(abs(change), PLACES)
                said.append(word(f"chart.spread.{key}_several", language, nodes=nodes, by=by))
    if not said:
        return word("chart.spread.same", language)
    return ("；" if language == "zh_CN" else "; ").join(said)
