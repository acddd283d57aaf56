"""Why a unit stands where it stands, in sentences to be copied, and their phrases. `key: (English, Chinese)`.

These phrases stand apart from `exchange.wording.PHRASES`: who only words a finding need not load the engine.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Final

from scoring.insight.changes import Figures, Moved
from scoring.insight.comparison import Comparison, Term
from scoring.insight.contributions import Contribution, Contributions
from scoring.insight.gain import Gain
from scoring.insight.standing import Neighbour, Standing
from scoring.insight.strengths import LeafRate, Strengths
from scoring.numbers import plain
from scoring.plan import Plan
from scoring.result import Rank
from scoring.rounding import half_up

NAMED: Final = 3
"""So many indicators, and other units that move, are named in one line; of more the number is told."""

PHRASES: Final[dict[str, tuple[str, str]]] = {
    # marks
    "insight.comma": (", ", "，"),
    "insight.and": (", ", "、"),
    "insight.next": ("; ", "；"),
    "insight.end": (".", "。"),
    "insight.more": (" and {count} more", "等{count}项"),
    "insight.more_units": (" and {count} more", "等{count}个单位"),
    # the place of a unit
    "insight.standing": ("{unit}: {total} points", "{unit}得{total}分"),
    "insight.place": ("place {rank} of {ranked}", "第{rank}位（共{ranked}个单位参加排名）"),
    "insight.place.class": ("place {rank} of {ranked} in {name}", "{name}第{rank}位（共{ranked}个单位）"),
    "insight.place.none": ("not ranked", "不参加排名"),
    "insight.grade": ("grade {grade}", "等次{grade}"),
    "insight.tied": ("shared with {units}", "与{units}并列"),
    "insight.behind": ("{gap} points behind {unit} at place {rank}", "比第{rank}位{unit}低{gap}分"),
    "insight.behind.tie": (
        "the same total as {unit} at place {rank}, whom the tie-breakers put before it",
        "与第{rank}位{unit}总分相同，按并列比较顺序居后",
    ),
    "insight.ahead_of": ("{gap} points ahead of {unit} at place {rank}", "比第{rank}位{unit}高{gap}分"),
    "insight.ahead_of.tie": (
        "the same total as {unit} at place {rank}, before whom the tie-breakers put it",
        "与第{rank}位{unit}总分相同，按并列比较顺序居前",
    ),
    "insight.cost": ("it loses most in {list}", "主要差在{list}"),
    "insight.gained": ("it is ahead in {list}", "好在{list}"),
    "insight.beside": ("beside the indicators: {list}", "指标以外：{list}"),
    "insight.fewer": ("{name} (-{points})", "{name}（少{points}分）"),
    "insight.greater": ("{name} (+{points})", "{name}（多{points}分）"),
    "insight.beside.coefficient.fewer": ("{points} less by the coefficient", "系数折算少{points}分"),
    "insight.beside.coefficient.greater": ("{points} more by the coefficient", "系数折算多{points}分"),
    "insight.beside.bonus.fewer": ("{points} less bonus", "加分少{points}分"),
    "insight.beside.bonus.greater": ("{points} more bonus", "加分多{points}分"),
    "insight.beside.deduction.fewer": ("{points} more deducted", "多扣{points}分"),
    "insight.beside.deduction.greater": ("{points} less deducted", "少扣{points}分"),
    "insight.beside.floor.fewer": ("{points} less by the floor of 0", "保底为0少{points}分"),
    "insight.beside.floor.greater": ("{points} more by the floor of 0", "保底为0多{points}分"),
    "insight.term.coefficient": ("class coefficient", "类别系数"),
    "insight.term.bonus": ("bonus", "加分"),
    "insight.term.deduction": ("deductions", "扣分"),
    "insight.term.rounding": ("rounding", "四舍五入"),
    "insight.term.floor": ("floor of 0", "保底为0"),
    # what the base is made of
    "insight.contribution": (
        "{name}: {points} of {weight} points, {share}% of the base",
        "{name}：得{points}分，满分{weight}分，占基础分{share}%",
    ),
    "insight.contribution.no_share": ("{name}: {points} of {weight} points", "{name}：得{points}分，满分{weight}分"),
    "insight.contribution.out": ("{name}: left out", "{name}：不计分"),
    "insight.contribution.given": ("counted as {given} with the weight of what is left out", "含分摊分值折合{given}分"),
    "insight.all.above": ("{points} above the mean of all", "高于全部平均{points}分"),
    "insight.all.below": ("{points} below the mean of all", "低于全部平均{points}分"),
    "insight.all.equal": ("at the mean of all", "与全部平均持平"),
    "insight.class.above": ("{points} above that of the class", "高于同类平均{points}分"),
    "insight.class.below": ("{points} below that of the class", "低于同类平均{points}分"),
    "insight.class.equal": ("at that of the class", "与同类平均持平"),
    "insight.rounding": ("Rounding of {name}: {points}", "“{name}”四舍五入差额：{points}分"),
    "insight.base": ("the base", "基础分"),
    # strengths and weaknesses
    "insight.best_rates": ("Highest rates: {list}", "得分率最高：{list}"),
    "insight.worst_rates": ("Lowest rates: {list}", "得分率最低：{list}"),
    "insight.least_lost": ("Fewest points lost: {list}", "失分最少：{list}"),
    "insight.most_lost": ("Most points lost: {list}", "失分最多：{list}"),
    "insight.rate": ("{name} ({rate}%, {points} of {weight})", "{name}（{rate}%，{points}／{weight}分）"),
    "insight.lost.none": ("{name} (nothing, {points} of {weight})", "{name}（未失分，得{points}／{weight}分）"),
    "insight.lost.beyond": (
        "{name} ({lost} beyond full, {points} of {weight})",
        "{name}（超满分{lost}分，得{points}／{weight}分）",
    ),
    "insight.lost": ("{name} (-{lost}, {points} of {weight})", "{name}（失{lost}分，得{points}／{weight}分）"),
    # two units
    "insight.against": ("{a} against {b}:", "{a}与{b}逐项比较："),
    "insight.pair.fewer": ("{name}: {a} against {b}, {points} fewer", "{name}：{a}对{b}，少{points}分"),
    "insight.pair.greater": ("{name}: {a} against {b}, {points} more", "{name}：{a}对{b}，多{points}分"),
    "insight.pair.out": ("{name}: {a} against {b}", "{name}：{a}对{b}"),
    "insight.out": ("left out", "不计分"),
    "insight.sum": ("Total {a} - {b} = {difference}, made of: {list}", "总分{a}－{b}＝{difference}，其中{list}"),
    "insight.sum.part": ("{name} {points}", "{name}{points}分"),
    "insight.indicators": ("indicators", "各项指标"),
    # one place up
    "insight.gain": (
        "To gain one place (one of these alone, everything else as it is):",
        "怎样前进一位（其余不变，任一项即可）：",
    ),
    "insight.gain.first": ("Nobody stands at a better place.", "已无更靠前的位次。"),
    "insight.gain.unranked": ("It is not ranked and has no place to gain.", "该单位不参加排名。"),
    "insight.gain.cannot": ("What does not do it alone:", "单靠以下各项不能前进："),
    "insight.subject": ("{item} ({leaves})", "{item}（{leaves}）"),
    "insight.gain.value": ("{subject}: {now} → {needed} ({change})", "{subject}：{now}→{needed}（{change}）"),
    "insight.gain.bonus": ("{subject}: {count} more ({now} now)", "{subject}：再加{count}项（现有{now}）"),
    "insight.gain.deduction": ("{subject}: {count} fewer ({now} now)", "{subject}：少{count}次（现有{now}）"),
    "insight.count.bonus": ("{count}", "{count}项"),
    "insight.count.deduction": ("{count}", "{count}次"),
    "insight.gain.leads": ("place {rank} with {total} points", "升至第{rank}位，总分{total}分"),
    "insight.gain.alone": ("no other unit moves", "其他单位不变"),
    "insight.gain.others": ("also moves: {list}", "同时变动：{list}"),
    "insight.gain.unproven": (
        "found by trying; that no smaller change does it is not proven",
        "由试算找到，不排除还有更小的改动",
    ),
    "insight.gain.not_enough": (
        "{subject}: not enough; at best, at {needed}, {total} points and place {rank}",
        "{subject}：不够；最好为{needed}时，总分{total}分，第{rank}位",
    ),
    "insight.gain.not_enough.open": (
        "{subject}: not enough; tried as far as {needed}: {total} points at best, place {rank}",
        "{subject}：不够；试到{needed}为止，总分最高{total}分，第{rank}位",
    ),
    "insight.gain.at_end": ("{subject}: no other value is better than {now}", "{subject}：{now}，再无更好的值"),
    "insight.gain.not_found": (
        "{subject}: nothing that was tried does it; the best was {total} points, place {rank} (at {needed})",
        "{subject}：试算未找到；最好为{needed}时总分{total}分，第{rank}位",
    ),
    "insight.gain.not_a_number": ("{subject}: not entered as one number, not tried", "{subject}：不是单个数值，未试算"),
    "insight.gain.reference": ("{subject}: for reference only, not scored", "{subject}：仅统计，不计分"),
    "insight.gain.no_value": ("{subject}: no number is entered that is scored", "{subject}：没有可计分的数值"),
    "insight.gain.under_way": ("trying … {count} so far", "正在测算……已算{count}项"),
    "insight.gain.none": ("Nothing does it alone.", "没有哪一项单独改动能前进一位。"),
    "insight.short.not_enough": ("not enough", "不够"),
    "insight.short.not_found": ("not found", "未找到"),
    "insight.short.not_tried": ("not tried", "未试算"),
    # headings over figures
    "insight.head.lost": ("Points lost ({full} → {total})", "丢分（满分{full}→{total}）"),
    "insight.head.points": ("Points", "得分"),
    "insight.head.full": ("Full", "满分"),
    "insight.head.lost.points": ("Lost", "丢分"),
    "insight.head.beside": ("Beside {unit}", "与{unit}逐项比"),
    "insight.head.own": ("This one", "本单位"),
    "insight.head.difference": ("Difference", "相差"),
    "insight.head.total": ("Total", "总分"),
    "insight.head.now": ("Now", "现在"),
    "insight.head.needed": ("Needed", "需达到"),
    "insight.head.change": ("Change", "改动"),
    "insight.head.at_best": ("At best", "最好为"),
    # who moves
    "insight.moved": ("{unit}: {changes}", "{unit}：{changes}"),
    "insight.moved.total": ("{before} → {after} points", "{before}→{after}分"),
    "insight.moved.rank": ("place {before} → {after}", "第{before}→{after}位"),
    "insight.moved.class": ("place in class {before} → {after}", "类内第{before}→{after}位"),
    "insight.moved.grade": ("grade {before} → {after}", "等次{before}→{after}"),
    "insight.moved.new": ("{unit}: not in the result before", "{unit}：原结果中没有"),
    "insight.moved.gone": ("{unit}: no longer in the result", "{unit}：新结果中没有"),
}


@dataclass(frozen=True, slots=True)
class Insight:
    """Says findings about the units of one plan, in "en" or "zh_CN"."""

    plan: Plan
    language: str

    def say(self, key: str, /, **facts: str) -> str:
        return PHRASES[f"insight.{key}"][self.language == "zh_CN"].format_map(facts)

    # a unit's place

    def standing(self, found: Standing) -> str:
        """The sentence about a unit's place: the distance to its neighbours, and what makes it."""
        first = [self.say("standing", unit=self._unit(found.unit), total=f"{found.total:f}"), self._place(found)]
        if found.tied:
            first.append(self.say("tied", units=self._listed([self._unit(code) for code in found.tied], "more_units")))
        if found.grade is not None and found.class_code is None:
            first.append(self.say("grade", grade=found.grade))
        clauses = [self._comma(first)]
        if found.better is not None:
            clauses.append(self._comma([self._neighbour("behind", found.better), *self._reasons(found)]))
        if found.worse is not None:
            clauses.append(self._neighbour("ahead_of", found.worse))
        return self.say("next").join(clauses) + self.say("end")

    def _place(self, found: Standing) -> str:
        if found.rank is None:
            return self.say("place.none")
        place = {"rank": plain(found.rank), "ranked": str(found.ranked)}
        if found.class_code is None:
            return self.say("place", **place)
        name = next((one.name for one in self.plan.classes if one.code == found.class_code), found.class_code)
        return self.say("place.class", name=name, **place)

    def _neighbour(self, key: str, one: Neighbour) -> str:
        facts = {"unit": self._unit(one.code), "rank": plain(one.rank)}
        return self.say(key, gap=f"{one.gap:f}", **facts) if one.gap else self.say(f"{key}.tie", **facts)

    def _reasons(self, found: Standing) -> Iterator[str]:
        beside = [term for term in found.beside if term.kind != "rounding"]
        for key, terms in (("cost", found.cost), ("gained", found.ahead), ("beside", beside)):
            if terms:
                yield self.say(key, list=self.say("and").join(self._term(term) for term in terms))

    def _term(self, term: Term) -> str:
        key = "fewer" if term.difference < 0 else "greater"
        points = self.figure(abs(term.difference))
        if term.kind != "node":
            return self.say(f"beside.{term.kind}.{key}", points=points)
        return self.say(key, name=self._node(term.code), points=points)

    # what the base is made of

    def contributions(self, found: Contributions, level: str | None = None) -> tuple[str, ...]:
        """A line for each node below `level` (None: the first level), and for what rounding adds at the base."""
        nodes = {node.code: node for node in found.nodes}
        lines = [self._contribution(nodes[node.code]) for node in self.plan.children.get(level, ())]
        residue = found.rounding.get("base" if level is None else level)
        if residue:
            name = self.say("base") if level is None else self._node(level)
            lines.append(self.say("rounding", name=name, points=self.signed(residue)))
        return tuple(lines)

    def _contribution(self, node: Contribution) -> str:
        name = self._node(node.code)
        if node.points is None:
            return self.say("contribution.out", name=name)
        facts = {"name": name, "points": self.figure(node.points), "weight": plain(node.weight)}
        if node.share is None:
            pieces = [self.say("contribution.no_share", **facts)]
        else:
            pieces = [self.say("contribution", share=f"{half_up(100 * node.share, 2):f}", **facts)]
        if node.given is not None and node.given != node.points:
            pieces.append(self.say("contribution.given", given=self.figure(node.given)))
        for key, above in (("all", node.against_all), ("class", node.against_class)):
            if above is not None:
                side = "above" if above > 0 else "below" if above else "equal"
                pieces.append(self.say(f"{key}.{side}", points=f"{half_up(abs(above), self._places):f}"))
        return self._comma(pieces)

    # strengths

    def strengths(self, found: Strengths) -> tuple[str, ...]:
        """At most four lines: best and worst by rate, most and fewest points lost."""
        lost = [leaf for leaf in found.most_lost if leaf.lost > 0]
        lists = (
            ("best_rates", "rate", found.best_rates),
            ("worst_rates", "rate", found.worst_rates),
            ("most_lost", "lost", lost),
            ("least_lost", "lost", found.least_lost),
        )
        return tuple(
            self.say(key, list=self.say("and").join(self._leaf(kind, leaf) for leaf in leaves))
            for key, kind, leaves in lists
            if leaves
        )

    def _leaf(self, kind: str, leaf: LeafRate) -> str:
        beyond = "" if leaf.lost > 0 else ".beyond" if leaf.lost else ".none"
        return self.say(
            f"{kind}{beyond}" if kind == "lost" else kind,
            name=self._node(leaf.code),
            rate=f"{half_up(100 * leaf.rate, 2):f}",
            lost=self.figure(abs(leaf.lost)),
            points=self.figure(leaf.points),
            weight=plain(leaf.weight),
        )

    # two units

    def comparison(self, found: Comparison) -> tuple[str, ...]:
        """A heading, a line for each leaf that differs, and the sum that the difference of the totals is."""
        lines = [self.say("against", a=self._unit(found.a), b=self._unit(found.b))]
        for pair in found.leaves:
            if pair.a == pair.b:
                continue
            a, b = (self.say("out") if one is None else self.figure(one) for one in (pair.a, pair.b))
            more = pair.difference
            key = "out" if more is None else "fewer" if more < 0 else "greater"
            points = self.figure(abs(more or Fraction(0)))
            lines.append(self.say(f"pair.{key}", name=self._node(pair.code), a=a, b=b, points=points))
        nodes = sum((term.difference for term in found.terms if term.kind == "node"), Fraction(0))
        parts = [(self.say("indicators"), nodes)]
        parts += [(self.say(f"term.{t.kind}"), t.difference) for t in found.terms if t.kind != "node" and t.difference]
        listed = self.say("and").join(self.say("sum.part", name=name, points=self.signed(x)) for name, x in parts)
        difference = self.signed(found.difference)
        lines.append(
            self.say("sum", a=f"{found.total_a:f}", b=f"{found.total_b:f}", difference=difference, list=listed)
        )
        return tuple(lines)

    # one place up

    def gain(self, gain: Gain) -> str:
        """One way to gain a place, or why it is none."""
        subject = self._subject(gain)
        if not gain.does_it:
            return self._no_gain(gain, subject)
        assert gain.now is not None
        assert gain.needed is not None
        assert gain.change is not None
        assert gain.outcome is not None
        outcome, change = gain.outcome, gain.change
        how = self.say(
            f"gain.{gain.way}",
            subject=subject,
            now=self._amount(gain, gain.now),
            needed=self._amount(gain, gain.needed),
            change=f"{'+' if change > 0 else ''}{plain(change)}",
            count=plain(abs(change)),
        )
        leads = self.say("gain.leads", rank=_rank(outcome.rank), total=f"{outcome.total:f}")
        others = self._listed([self.moved(one) for one in outcome.others], "more_units", self.say("next"))
        pieces = [self._comma([how, leads])]
        pieces.append(self.say("gain.others", list=others) if others else self.say("gain.alone"))
        if gain.answer == "found_unproven":
            pieces.append(self.say("gain.unproven"))
        return self.say("next").join(pieces)

    def gain_cells(self, gain: Gain) -> tuple[str, str, str, str]:
        """The same in a row of a table: what it is about, as it stands, what is needed, and the change."""
        now = "" if gain.now is None else self._amount(gain, gain.now)
        needed = "" if gain.needed is None else self._amount(gain, gain.needed)
        if gain.does_it:
            change = gain.change or Decimal(0)
            last = f"{'+' if change > 0 else ''}{plain(change)}"
        else:
            tried = gain.answer in ("not_enough", "not_found")
            last = self.say(f"short.{gain.answer if tried else 'not_tried'}")
        return self._subject(gain), now, needed, last

    def _no_gain(self, gain: Gain, subject: str) -> str:
        if gain.answer in ("not_a_number", "reference", "no_value"):
            return self.say(f"gain.{gain.answer}", subject=subject)
        now = "" if gain.now is None else self._amount(gain, gain.now)
        if gain.outcome is None or gain.needed is None:
            return self.say("gain.at_end", subject=subject, now=now)
        return self.say(
            f"gain.{gain.answer}{'.open' if gain.answer == 'not_enough' and gain.open_end else ''}",
            subject=subject,
            needed=self._amount(gain, gain.needed),
            total=f"{gain.outcome.total:f}",
            rank=_rank(gain.outcome.rank),
        )

    def _subject(self, gain: Gain) -> str:
        if gain.way != "value":
            rules = {rule.code: rule.name for rule in (*self.plan.bonus, *self.plan.deduction)}
            parts = [rules.get(gain.rule, gain.rule), gain.level, gain.event.subject if gain.event else None]
            return " · ".join(part for part in parts if part)
        leaves = self._listed([self._node(code) for code in gain.leaves], "more")
        if not gain.item:
            return leaves
        item = self.plan.item[gain.item].name
        return item if item == leaves else self.say("subject", item=item, leaves=leaves)

    def _amount(self, gain: Gain, value: Decimal) -> str:
        if gain.way != "value":
            return self.say(f"count.{gain.way}", count=plain(value))
        unit = self.plan.item[gain.item].unit if gain.item else ""
        return f"{plain(value)}{' ' if unit and self.language == 'en' else ''}{unit}"

    # who moves

    def moved(self, one: Moved) -> str:
        """One unit that moves: what it had and what it would have."""
        unit = self._unit(one.unit)
        if one.before is None or one.after is None:
            return self.say("moved.new" if one.before is None else "moved.gone", unit=unit)
        return self.say("moved", unit=unit, changes=self._comma(list(self._changes(one.before, one.after))))

    def _changes(self, before: Figures, after: Figures) -> Iterator[str]:
        pairs = (
            ("total", f"{before.total:f}", f"{after.total:f}"),
            ("rank", _rank(before.rank), _rank(after.rank)),
            ("class", _rank(before.rank_in_class), _rank(after.rank_in_class)),
            ("grade", before.grade or "–", after.grade or "–"),
        )
        for key, old, new in pairs:
            if old != new:
                yield self.say(f"moved.{key}", before=old, after=new)

    # figures and names

    def _unit(self, code: str) -> str:
        return self.plan.unit[code].name if code in self.plan.unit else code

    def _node(self, code: str) -> str:
        return self.plan.indicator[code].name

    def _comma(self, pieces: Iterable[str]) -> str:
        return self.say("comma").join(pieces)

    def _listed(self, names: Sequence[str], more: str, mark: str | None = None) -> str:
        shown = (self.say("and") if mark is None else mark).join(names[:NAMED])
        hidden = len(names) - NAMED
        count = len(names) if self.language == "zh_CN" else hidden
        return shown + self.say(more, count=str(count)) if hidden > 0 else shown

    @property
    def _places(self) -> int:
        return max(self.plan.rounding.leaf_places or 0, self.plan.rounding.total_places)

    def figure(self, value: Decimal | Fraction) -> str:
        """Points with the places of the plan, more where they would hide something, at most ten."""
        for more in range(self._places, 11):
            if half_up(Fraction(value), more) == value:
                return f"{half_up(Fraction(value), more):f}"
        return f"{half_up(Fraction(value), 4):f}…"

    def signed(self, value: Fraction) -> str:
        """The same with its sign, also above 0."""
        return f"{'+' if value > 0 else '-' if value else ''}{self.figure(abs(value))}"


def _rank(rank: Rank | None) -> str:
    return "–" if rank is None else plain(rank)
