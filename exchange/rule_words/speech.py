"""How figures and clauses are said of one leaf, or of one part of a blend: its unit, its direction, its language."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Context, Decimal
from fractions import Fraction
from typing import Final

from exchange.sheet import printable
from exchange.wording import word
from scoring.numbers import plain
from scoring.plan import Plan

Clauses = Iterable[str]

PERCENT: Final = frozenset({"%", "％", "百分点", "个百分点", "pp", "percent", "percentage points"})
COUNTED: Final = (
    " 件 起 次 人 户 天 日 个 项 场 篇 家 份 元 万元 亿元 名 处 宗 批 批次 例 条 人次 户次 家次 小时 吨 部 台 辆 套 "
)
"""Units of things: of these there are more or fewer (每少1件), of others higher or lower (每低1个百分点)."""

_EXACT: Final = Context(prec=200)


def exact(value: Fraction | int) -> str:
    """A decimal number of a plan with all its digits: 0.3, -20. Raises ValueError for one without an end, like 1/3."""
    number = _EXACT.divide(Decimal(Fraction(value).numerator), Decimal(Fraction(value).denominator))
    if Fraction(number) != value:
        raise ValueError(f"{value} is no decimal number")
    return plain(number)


@dataclass(frozen=True, slots=True, kw_only=True)
class Speech:
    """`weight` is 1 in a part of a blend, whose points are percentages of what it counts."""

    plan: Plan
    language: str
    weight: Fraction
    unit: str
    up: bool
    in_class: bool
    min_peers: Fraction
    zero_denominator: str
    is_part: bool = False

    # sentences

    def say(self, key: str, /, **facts: str) -> str:
        return word(f"rule.{key}", self.language, **facts)

    def comma(self, *pieces: str) -> str:
        """Pieces of one clause."""
        return ("，" if self.language == "zh_CN" else ", ").join(piece for piece in pieces if piece)

    def joined(self, clauses: Clauses) -> str:
        """Clauses of one sentence."""
        return ("；" if self.language == "zh_CN" else "; ").join(clauses)

    def sentences(self, pieces: Iterable[tuple[str, bool]]) -> str:
        """Clauses, each with whether it is a sentence of its own, as the text of a cell."""
        stop = "。" if self.language == "zh_CN" else ". "
        sentences: list[list[str]] = []
        open_ = False
        for piece, apart in pieces:
            if open_ and not apart:
                sentences[-1].append(piece)
            else:
                sentences.append([piece])
            open_ = not apart
        said = [self.joined(sentence) for sentence in sentences]
        return stop.join(sentence[:1].upper() + sentence[1:] for sentence in said)

    def listed(self, pieces: Iterable[str]) -> str:
        return ("、" if self.language == "zh_CN" else ", ").join(pieces)

    def named(self, pieces: Sequence[str]) -> str:
        """2、3, in English 2 and 3."""
        if self.language == "zh_CN" or len(pieces) == 1:
            return self.listed(pieces)
        return f"{self.listed(pieces[:-1])} and {pieces[-1]}"

    def beside(self, name: str, figure: str) -> str:
        """A name with its figure: 市局领导0.4, A 100."""
        tight = self.language == "zh_CN" and not (name[-1:].isascii() and name[-1:].isalnum())
        return f"{printable(name)}{'' if tight else ' '}{figure}"

    def name(self, name: str) -> str:
        return printable(name)

    def in_unit(self, unit: str) -> "Speech":
        """The same about something that counts in another unit."""
        return replace(self, unit=unit)

    def item(self, code: str) -> str:
        """The name of an item in quotation marks, where it has none inside; the code of one there is not."""
        name = printable(self.plan.item[code].name) if code in self.plan.item else code
        return name if "“" in name else word("measure.quoted", self.language, name=name)

    # figures

    @property
    def is_percent(self) -> bool:
        return self.unit.strip().lower() in PERCENT

    def value(self, x: Fraction, unit: str | None = None) -> str:
        """A value of the measure: 98%, 30件/人."""
        unit = self.unit if unit is None else unit
        if unit.strip().lower() in PERCENT:
            return self.say("value.percent", number=exact(x))
        return self.say("value", number=exact(x), unit=printable(unit)) if unit else exact(x)

    def gap(self, x: Fraction) -> str:
        """A difference of two values: 1个百分点, 3件."""
        return self._counted("gap.percent", x) if self.is_percent else self.value(x)

    def points(self, points: Fraction) -> str:
        """0.3分; in a part of a blend 满分的30%."""
        return self.say("share", number=exact(points * 100)) if self.is_part else self._counted("points", points)

    def share(self, percent: Fraction) -> str:
        """满分的60%, or 满分."""
        return self.say("full") if percent == 100 else self.say("share", number=exact(percent))

    def earns(self, points: Fraction) -> str:
        """得0.3分, 不得分."""
        if self.is_part:
            return self.earns_share(points * 100)
        return self.say("earns", amount=self.points(points)) if points else self.say("earns.none")

    def earns_share(self, percent: Fraction) -> str:
        """得满分的60%, 得满分, 不得分."""
        return self.say("earns", amount=self.share(percent)) if percent else self.say("earns.none")

    def _counted(self, key: str, number: Fraction) -> str:
        return self.say(f"{key}.one" if number == 1 else key, number=exact(number))

    # pieces that several methods have

    def side(self, better: bool) -> str:
        """On which side of the target the better, or the worse, values lie."""
        counted = f" {self.unit.strip()} " in COUNTED
        key = ("more" if counted else "higher") if better == self.up else ("fewer" if counted else "lower")
        return self.say(f"side.{key}")

    def step(self, gain: Fraction, size: Fraction, *, better: bool, whole: bool, limit: Fraction | None = None) -> str:
        """每高1个百分点加0.1分，最多加0.6分: what each step beyond (`better`) or short of the target changes."""
        key = "adds" if gain > 0 else "takes"
        said = self.say(key, points=self.points(abs(gain)), gap=self.gap(size), side=self.side(better))
        most = "" if limit is None else self.say("adds.limit", points=self.points(limit))
        return self.comma(said, self.say(f"{key}.whole", gap=self.gap(size)) if whole else "", most)

    def floor(self, floor: Fraction) -> str:
        """扣完为止, or what is left at least."""
        return self.say("at_least", amount=self.points(floor)) if floor else self.say("down_to_nothing")

    def ends(self, points: Iterable[Fraction]) -> Clauses:
        """That points beyond full points and below 0 do not count, where any are listed."""
        listed = list(points)
        if max(listed, default=Fraction(0)) > self.weight:
            yield self.say("at_most", amount=self.say("full"))
        if min(listed, default=Fraction(0)) < 0:
            yield self.say("at_least", amount=self.points(Fraction(0)))

    # peers

    @property
    def among_class(self) -> bool:
        return self.in_class and bool(self.plan.classes)

    def among(self, *pieces: str) -> str:
        """Pieces of a clause that compares, before them with whom, where there are classes to choose from."""
        if self.among_class:
            return self.comma(self._peers("among.class", "among.enough"), *pieces)
        return self.comma(self.say("among.all", units=self.units) if self.plan.classes else "", *pieces)

    def peers_are(self) -> Clauses:
        """Who the peers are that a policy or an expression speaks of, where there are classes to choose from."""
        if self.among_class:
            yield self._peers("peers.class", "peers.enough")
        elif self.plan.classes:
            yield self.say("peers.all", units=self.units)

    def _peers(self, key: str, with_least: str) -> str:
        if self.min_peers > 1:
            return self.say(with_least, units=self.units, count=exact(self.min_peers))
        return self.say(key, units=self.units)

    @property
    def units(self) -> str:
        """What the assessed are called: 区市局."""
        label = printable(self.plan.unit_label)
        return label if label and self.language == "zh_CN" else self.say("units")
