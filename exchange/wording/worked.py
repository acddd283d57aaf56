"""A worked calculation in one line of text, and its phrases. `key: (English, Chinese)`.

These phrases stand apart from `exchange.wording.PHRASES`: who only words a finding need not load the engine.
"""

from decimal import Decimal
from typing import Final

from exchange.wording import methods
from scoring.numbers import plain
from scoring.worked.model import Note, Segment, Step, Used, Worked
from scoring.worked.terms import Applied, Known, Term

PHRASES: Final[dict[str, tuple[str, str]]] = {
    # marks between the parts of a line
    "worked.next": ("; ", "；"),
    "worked.then": (": ", "："),
    "worked.also": (", ", "，"),
    "worked.and": (" and ", " 且 "),
    "worked.or": (" or ", " 或 "),
    "worked.not": ("not ", "非"),
    "worked.floor": ("floor", "取整"),
    "worked.round": ("round", "四舍五入"),
    "worked.holds": ("{condition} holds", "{condition} 成立"),
    "worked.fails": ("{condition} does not hold", "{condition} 不成立"),
    # figures of the peers inside an expression
    "worked.peer_min": ("least of the peers", "同组最小值"),
    "worked.peer_max": ("greatest of the peers", "同组最大值"),
    "worked.peer_mean": ("mean of the peers", "同组平均值"),
    "worked.peer_sum": ("sum of the peers", "同组合计"),
    "worked.growth": ("growth from nothing", "零基数增幅"),
    # what a method looks at
    "worked.peers_range": (
        "{count} peers, lowest {low}, highest {high}",
        "同组 {count} 个单位，最低 {low}，最高 {high}",
    ),
    "worked.peers_highest": ("highest of {count} peers {best}", "同组 {count} 个单位，最高 {best}"),
    "worked.peers_lowest": ("lowest of {count} peers {best}", "同组 {count} 个单位，最低 {best}"),
    "worked.peers_mean": ("mean of {count} peers {mean}", "同组 {count} 个单位，平均 {mean}"),
    "worked.peers_equal": (
        "{count} peers, all {mean}: T is 50",
        "同组 {count} 个单位均为 {mean}，标准分取 50",
    ),
    "worked.peers_spread_population": (
        "{count} peers, mean {mean}, standard deviation {deviation}",
        "同组 {count} 个单位，平均 {mean}，标准差 {deviation}",
    ),
    "worked.peers_spread_sample": (
        "{count} peers, mean {mean}, standard deviation (sample) {deviation}",
        "同组 {count} 个单位，平均 {mean}，标准差（样本） {deviation}",
    ),
    "worked.peers_rank": ("rank {rank} among {count} peers", "同组 {count} 个单位中列第 {rank} 名"),
    "worked.rank_given": ("rank {rank}", "第 {rank} 名"),
    "worked.participated": ("rank {rank}, took part", "第 {rank} 名，按参加计"),
    "worked.grade_given": ("grade {grade}", "等次 {grade}"),
    "worked.covered": ("{covered} of {count} covered", "应覆盖 {count} 项，已覆盖 {covered} 项"),
    "worked.marks_named": ("marks {marks}", "评分 {marks}"),
    "worked.judges_absent": ("absent: {names}", "缺席评委 {names}"),
    "worked.panels_balanced": (
        "scale balanced over {count} panels: mean of panel {panel} is {own}, mean of the panels {whole}",
        "二次平均法（共 {count} 个评委组）：第 {panel} 组平均 {own}，各组平均分的平均 {whole}",
    ),
    "worked.marks_dropped": (
        "of {count} marks the {high} highest and {low} lowest dropped",
        "共 {count} 个评分，去掉最高 {high} 个、最低 {low} 个",
    ),
    "worked.voters": ("{name}", "{name}"),
    "worked.ballot_round": ("round {number}", "第 {number} 轮"),
    "worked.part": ("part {number} ({method})", "第 {number} 部分（{method}）"),
    "worked.part_left_out": (
        "part {number} not applicable, its share {share} goes to the others",
        "第 {number} 部分不适用，其占比 {share} 由其余部分分摊",
    ),
    "worked.filled_mean": ("missing, filled with the mean of {count} units", "缺报，按 {count} 个参评单位平均值补齐"),
    "worked.filled_median": (
        "missing, filled with the median of {count} units",
        "缺报，按 {count} 个参评单位中位数补齐",
    ),
    "worked.filled_group_mean": (
        "missing, filled with the mean of {count} units of the class",
        "缺报，按 {count} 个同类单位平均值补齐",
    ),
    "worked.drawn_high": ("outlier {before} drawn in to the next lower one", "极端值 {before} 调低到相邻值"),
    "worked.drawn_low": ("outlier {before} drawn in to the next higher one", "极端值 {before} 调高到相邻值"),
    "worked.pending": ("from pending figures", "含待核数据"),
    # why there is no value, and what it counts as
    "worked.cell_blank": ("“{item}” not entered", "“{item}”未填"),
    "worked.cell_missing": ("“{item}” missing", "“{item}”缺报"),
    "worked.cell_void": ("“{item}” void", "“{item}”作废"),
    "worked.cell_not_applicable": ("“{item}” not applicable", "“{item}”不适用"),
    "worked.cannot_be_scored": (
        "the entry cannot be scored (see the findings)",
        "填报内容无法计分（见问题清单）",
    ),
    "worked.rule_faulty": (
        "the rule cannot be read (see the findings)",
        "计分规则有误（见问题清单）",
    ),
    "worked.no_peer": ("no peer has points from a value", "同组没有按数据计分的单位"),
    "worked.missing_zero": ("missing, 0 points", "缺报，计 0 分"),
    "worked.missing_lowest": ("missing, the lowest of the peers", "缺报，按同组最低分计"),
    "worked.missing_mean": ("missing, the mean of the peers", "缺报，按同组平均分计"),
    "worked.missing_exclude": (
        "missing, left out and its weight shared out, effective weight 0",
        "缺报，分值由同级分摊，本项有效分值 0",
    ),
    "worked.missing_given": ("no result given, as the rule says", "无名次，按规则计"),
    "worked.not_applicable_redistribute": (
        "not applicable, its weight shared out, effective weight 0",
        "不适用，分值由同级分摊，本项有效分值 0",
    ),
    "worked.not_applicable_full": ("not applicable, full points", "不适用，计满分"),
    "worked.not_applicable_zero": ("not applicable, 0 points", "不适用，计 0 分"),
    "worked.not_applicable_mean": ("not applicable, the mean of the peers", "不适用，按同组平均分计"),
    "worked.zero_denominator": ("denominator 0", "分母为 0"),
    "worked.zero_denominator_full": ("denominator 0, full points", "分母为 0，计满分"),
    "worked.zero_denominator_zero": ("denominator 0, 0 points", "分母为 0，计 0 分"),
    "worked.reference": ("for reference only, not scored", "仅统计，不计分"),
    "worked.reference_measure": ("for reference only, not scored ({measure})", "仅统计，不计分（{measure}）"),
    "worked.veto_zero": ("veto “{name}”, 0 points", "因“{name}”否决，计 0 分"),
    # groups
    "worked.group_left_out": (
        "nothing under it is scored, its weight shared out, effective weight 0",
        "下级指标均不计分，分值由同级分摊，本项有效分值 0",
    ),
    "worked.group_reference": ("all under it is for reference only", "下级指标均仅统计"),
    "worked.aggregate_geometric": ("geometric mean of the rates", "得分率的几何平均"),
    "worked.aggregate_harmonic": ("harmonic mean of the rates", "得分率的调和平均"),
    "worked.aggregate_min": ("the lowest rate", "取最低得分率"),
    "worked.effective_weight": ("effective weight {effective}", "有效分值 {effective}"),
    # the way to the total, rank and grade
    "worked.nothing_scored": ("nothing is scored", "没有计分的指标"),
    "worked.no_events": ("none", "无"),
    "worked.adjustment_rule": ("{name}", "{name}"),
    "worked.events_not_counted": (
        "“{rule}” counts one matter once, {count} not counted",
        "“{rule}”同一事项只计最高一次，{count} 件未计",
    ),
    "worked.rank": ("rank {rank} of {count}", "{count} 个单位中列第 {rank} 名"),
    "worked.rank_shared": ("shared with {units}", "与{units}并列"),
    "worked.tie_broken": ("same total as {units}, told apart by {nodes}", "与{units}总分相同，依次比较{nodes}"),
    "worked.rank_in_class": ("rank {rank} of {count} in {name}", "{name} {count} 个单位中列第 {rank} 名"),
    "worked.not_ranked": ("not ranked", "不参加排名"),
    "worked.no_grade": ("no grades", "不评等次"),
    "worked.grade_band": ("{grade} by the total", "按总分为{grade}"),
    "worked.grade_condition": (
        "{grade} asks for {wanted}% of “{node}”, not reached, so {then}",
        "{grade}要求“{node}”得分率达到 {wanted}%，未达到，降为{then}",
    ),
    "worked.grade_quota": (
        "{grade} has {seats} seats ({percent}% of {count}), all taken, so {then}",
        "{grade}名额 {seats} 个（{count} 个单位的 {percent}%），已满，降为{then}",
    ),
    "worked.grade_veto": ("veto “{name}”, so {grade}", "因“{name}”否决，定为{grade}"),
    "worked.grade": ("grade {grade}", "等次 {grade}"),
    # the figure's name
    "worked.of.base": ("Base", "基础分"),
    "worked.of.adjusted_base": ("Adjusted base", "折算分"),
    "worked.of.bonus": ("Bonus", "加分"),
    "worked.of.deduction": ("Deduction", "扣分"),
    "worked.of.total": ("Total", "总分"),
    "worked.of.rank": ("Rank", "位次"),
    "worked.of.grade": ("Grade", "等次"),
    "worked.weight": ("{weight} points", "{weight} 分"),
    "worked.last_year": ("{item} (before)", "{item}（上期）"),
}

_INDEX: Final = {"en": 0, "zh_CN": 1}
_COMPARISONS: Final = {"<": "<", "<=": "≤", ">": ">", ">=": "≥", "=": "=", "!=": "≠"}
_NAMED: Final = frozenset({"peer_min", "peer_max", "peer_mean", "peer_sum", "growth"})
"""Figures that stand in a line with their name."""
_LOGIC, _COMPARED, _SUM, _PRODUCT, _POWER, _ATOM = range(6)
"""What binds how tightly."""


def line(worked: Worked, language: str) -> str:
    """How a figure came about in one line, in "en" or "zh_CN": what was put in, each step, the printed figure.

    17200÷((352+360)÷2) = 28.9888; (28.9888−12)÷(30−12)×40+60 = 97.75; 4×97.75% = 3.91
    """
    return _say("worked.next", language).join(segment_text(segment, language) for segment in worked.segments)


def heading(worked: Worked, language: str) -> str:
    """What the line is about: a node with its weight, or a stage on the way to the total."""
    if worked.weight is None:
        return _say(f"worked.of.{worked.code}", language)
    weight = _say("worked.weight", language, weight=plain(worked.weight))
    return (
        f"{worked.code} {worked.name}（{weight}）" if language == "zh_CN" else f"{worked.code} {worked.name} ({weight})"
    )


def sources(worked: Worked, language: str) -> str:
    """The entries that a figure was made of; "" where there are none."""
    return _say("worked.next", language).join(_source(one, language) for one in worked.used)


def _source(used: Used, language: str) -> str:
    name = _say("worked.last_year", language, item=used.name) if used.previous else used.name
    state = methods.PHRASES[f"state.{used.state}"][_INDEX[language]] if used.state else ""
    return " ".join(part for part in (name, used.text, state) if part)


def _say(key: str, language: str, **facts: str) -> str:
    return PHRASES[key][_INDEX[language]].format_map(facts)


def segment_text(segment: Segment, language: str) -> str:
    """One step of a line, or what is said between two."""
    return _note(segment, language) if isinstance(segment, Note) else _step(segment, language)


def _note(note: Note, language: str) -> str:
    facts = {name: _number(fact) if isinstance(fact, Known) else fact for name, fact in note.facts.items()}
    if "method" in facts:
        facts["method"] = methods.PHRASES[f"method.{facts['method']}"][_INDEX[language]]
    return _say(f"worked.{note.key}", language, **facts)


def _step(step: Step, language: str) -> str:
    """`label: because, because: left = right`."""
    parts = [] if step.label is None else [_note(step.label, language)]
    left, right = term_text(step.term, language), _number(step.result)
    if step.kind == "condition":
        key = "worked.holds" if step.result.value else "worked.fails"
        parts.append(left if step.label else _say(key, language, condition=left))
    else:
        if step.because:
            parts.append(_say("worked.also", language).join(term_text(one, language) for one in step.because))
        parts.append(right if _says_the_same(step) else f"{left} = {right}")
    return _say("worked.then", language).join(parts)


def _says_the_same(step: Step) -> bool:
    """Is the left side nothing but the figure on the right? 2 = 2.00 need not be said."""
    if not isinstance(step.term, Known) or step.term.of in _NAMED:
        return False
    texts = (step.term.text, step.result.text)
    return not any("/" in text for text in texts) and Decimal(texts[0]) == Decimal(texts[1])


def term_text(term: Term, language: str) -> str:
    """Arithmetic as people write it: ×, ÷, −, 97.75%, √, |x|."""
    return _written(term, language)[0]


def _number(known: Known) -> str:
    return known.text.replace("-", "−")


def _written(term: Term, language: str) -> tuple[str, int]:
    """The text of a term, and how tightly its outermost sign binds."""
    if isinstance(term, Known):
        text = _number(term)
        if term.of in _NAMED:
            text = f"{_say(f'worked.{term.of}', language)} {text}"
        return text, _SUM if term.text.startswith("-") or "/" in term.text else _ATOM
    assert isinstance(term, Applied)
    return _applied(term.sign, term.operands, language)


def _applied(sign: str, operands: tuple[Term, ...], language: str) -> tuple[str, int]:
    def at_least(level: int, operand: Term) -> str:
        text, binds = _written(operand, language)
        negative = isinstance(operand, Known) and operand.text.startswith("-")
        return f"({text})" if binds < level or (negative and level > _COMPARED) else text

    def joined(mark: str, first: int, others: int) -> str:
        return mark.join(at_least(others if number else first, one) for number, one in enumerate(operands))

    match sign:
        case "+":
            return joined("+", _SUM, _SUM), _SUM
        case "-":
            return joined("−", _SUM, _PRODUCT), _SUM
        case "*":
            return joined("×", _PRODUCT, _PRODUCT), _PRODUCT
        case "/":
            return joined("÷", _PRODUCT, _POWER), _PRODUCT
        case "^":
            return joined("^", _ATOM, _ATOM), _POWER
        case "neg":
            return f"−{at_least(_POWER, operands[0])}", _SUM
        case "%":
            return f"{at_least(_ATOM, operands[0])}%", _ATOM
        case "sqrt":
            return f"√{at_least(_ATOM, operands[0])}", _ATOM
        case "abs":
            return f"|{at_least(_LOGIC, operands[0])}|", _ATOM
        case "and" | "or":
            return joined(_say(f"worked.{sign}", language), _COMPARED, _COMPARED), _LOGIC
        case "not":
            return f"{_say('worked.not', language)}({at_least(_LOGIC, operands[0])})", _COMPARED
    if sign in _COMPARISONS:
        return joined(f" {_COMPARISONS[sign]} ", _COMPARED, _COMPARED), _COMPARED
    name = _say(f"worked.{sign}", language) if sign in ("floor", "round") else sign
    return f"{name}({joined(', ', _LOGIC, _LOGIC)})", _ATOM
