"""总则: what a plan says of itself as a whole, row by row: how a setting is shown and how what is typed is read."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final

from exchange.numbers import Number, parse_number
from gui.models.plan.part_fields import APART, Unreadable, said
from scoring.numbers import plain
from scoring.plan import Condition, Grades, Plan, Quota


@dataclass(frozen=True, slots=True)
class Setting:
    """`key` names its words: `setting.<key>` and what it means, `setting.<key>.means`."""

    key: str
    show: Callable[[Plan], str]
    write: Callable[[Plan, str], Plan]
    choices: Callable[[Plan], Sequence[str]] = lambda _plan: ()


def _decimal(text: str) -> Decimal:
    number = parse_number(text)
    if not isinstance(number, Number) or number.value < 0:
        raise Unreadable(said("parts.no_number", text=text))
    return number.value


def _whole(text: str, least: int, most: int) -> int:
    value = _decimal(text)
    if value != int(value) or not least <= value <= most:
        raise Unreadable(said("parts.no_whole", text=text, least=str(least), most=str(most)))
    return int(value)


def _needed(text: str) -> str:
    if not text:
        raise Unreadable(said("parts.needed"))
    return text


def _places(name: str) -> Setting:
    """Decimal places; empty: not rounded."""

    def write(plan: Plan, text: str) -> Plan:
        value = _whole(text, 0, 10) if text else None
        if value is None and name == "total_places":
            raise Unreadable(said("parts.needed"))
        places: dict[str, int | None] = {name: value}
        return replace(plan, rounding=replace(plan.rounding, **places))  # type: ignore[arg-type]

    def show(plan: Plan) -> str:
        value = getattr(plan.rounding, name)
        return "" if value is None else str(value)

    return Setting(name, show, write)


def _cap(name: str) -> Setting:
    def write(plan: Plan, text: str) -> Plan:
        value = _decimal(text) if text else None
        caps: dict[str, Decimal | None] = {name: value}
        return replace(plan, composition=replace(plan.composition, **caps))  # type: ignore[arg-type]

    def show(plan: Plan) -> str:
        value = getattr(plan.composition, name)
        return "" if value is None else plain(value)

    return Setting(name, show, write)


def _one_of(
    key: str, prefix: str, values: Sequence[str], show: Callable[[Plan], str], put: Callable[[Plan, str], Plan]
) -> Setting:
    def words() -> Mapping[str, str]:
        return {value: said(f"{prefix}.{value}") for value in values}

    def write(plan: Plan, text: str) -> Plan:
        for value, shown in words().items():
            if text in (value, shown):
                return put(plan, value)
        raise Unreadable(said("parts.no_choice", text=text, choices="、".join(words().values())))

    return Setting(key, lambda plan: words().get(show(plan), show(plan)), write, lambda _plan: tuple(words().values()))


# the ranking


def _tie_breakers() -> Setting:
    def names(plan: Plan) -> dict[str, str]:
        return {"base": said("setting.base"), **{node.code: node.name for node in plan.indicators}}

    def write(plan: Plan, text: str) -> Plan:
        known = names(plan)
        by_name = {name: code for code, name in known.items()}
        found = []
        for one in APART.split(text):
            if one and one not in known and one not in by_name:
                raise Unreadable(said("parts.no_node", text=one))
            if one:
                found.append(one if one in known else by_name[one])
        return replace(plan, ranking=replace(plan.ranking, tie_breakers=tuple(found)))

    def show(plan: Plan) -> str:
        return "、".join(names(plan).get(code, code) for code in plan.ranking.tie_breakers)

    return Setting("tie_breakers", show, write)


# grades


def _bands() -> Setting:
    def write(plan: Plan, text: str) -> Plan:
        bands = []
        for one in re.split(r"[；;、，,]", text):
            if not one.strip():
                continue
            name, sign, bound = re.sub(r"[＝:：≥]", "=", one).partition("=")
            if not sign or not name.strip():
                raise Unreadable(said("parts.no_band", text=one.strip()))
            bands.append((name.strip(), _decimal(bound.strip())))
        if not bands:
            return replace(plan, grades=None)
        names = [name for name, _ in bands]
        if len(set(names)) < len(names):
            raise Unreadable(said("parts.band_twice"))
        if [bound for _, bound in bands] != sorted((bound for _, bound in bands), reverse=True):
            raise Unreadable(said("parts.band_order"))
        held = plan.grades or Grades()
        quota = held.quota if held.quota is not None and held.quota.grade in names else None
        conditions = tuple(one for one in held.conditions if one.grade in names)
        return replace(plan, grades=Grades(bands=tuple(bands), quota=quota, conditions=conditions))

    def show(plan: Plan) -> str:
        return "；".join(f"{name}={plain(bound)}" for name, bound in plan.grades.bands) if plan.grades else ""

    return Setting("bands", show, write)


def _grades(plan: Plan) -> Grades:
    if plan.grades is None:
        raise Unreadable(said("parts.no_grades"))
    return plan.grades


def _quota() -> Setting:
    """优秀=30%: the grade, and how many of the units may have it."""

    def write(plan: Plan, text: str) -> Plan:
        grades = _grades(plan)
        if not text:
            return replace(plan, grades=replace(grades, quota=None))
        name, sign, percent = re.sub(r"[＝:：≤]", "=", text).partition("=")
        if not sign or name.strip() not in [band for band, _ in grades.bands]:
            raise Unreadable(said("parts.no_quota", text=text))
        value = _decimal(re.sub(r"[%％]\s*$", "", percent.strip()))
        if value > 100:
            raise Unreadable(said("parts.no_quota", text=text))
        quota = grades.quota or Quota(grade="", percent=Decimal(0))
        return replace(plan, grades=replace(grades, quota=replace(quota, grade=name.strip(), percent=value)))

    def show(plan: Plan) -> str:
        quota = plan.grades.quota if plan.grades else None
        return "" if quota is None else f"{quota.grade}={plain(quota.percent)}%"

    return Setting("quota", show, write)


def _quota_of(plan: Plan) -> Quota:
    quota = _grades(plan).quota
    if quota is None:
        raise Unreadable(said("parts.no_quota_yet"))
    return quota


def _about_quota(key: str, prefix: str, values: Mapping[str, object]) -> Setting:
    def put(plan: Plan, value: str) -> Plan:
        quota, about = _quota_of(plan), {key: values[value]}
        return replace(plan, grades=replace(_grades(plan), quota=replace(quota, **about)))  # type: ignore[arg-type]

    def show(plan: Plan) -> str:
        quota = plan.grades.quota if plan.grades else None
        return "" if quota is None else next(name for name, value in values.items() if value == getattr(quota, key))

    return _one_of(f"quota.{key}", prefix, tuple(values), show, put)


def _conditions() -> Setting:
    """优秀：执法办案=85%: the grade needs this rate of the indicator's points."""

    def write(plan: Plan, text: str) -> Plan:
        grades = _grades(plan)
        names = {node.name: node.code for node in plan.indicators}
        found = []
        for one in re.split(r"[；;]", text):
            if not one.strip():
                continue
            match = re.fullmatch(r"\s*(.+?)\s*[:：]\s*(.+?)\s*[=＝≥]\s*([^%％]+?)\s*[%％]\s*", one)
            node = "" if match is None else names.get(match[2], match[2])
            if match is None or match[1] not in [band for band, _ in grades.bands] or node not in plan.indicator:
                raise Unreadable(said("parts.no_condition", text=one.strip()))
            found.append(Condition(grade=match[1], node=node, min_rate=_decimal(match[3]) / 100))
        return replace(plan, grades=replace(grades, conditions=tuple(found)))

    def show(plan: Plan) -> str:
        conditions = plan.grades.conditions if plan.grades else ()
        return "；".join(
            f"{one.grade}：{plan.indicator[one.node].name if one.node in plan.indicator else one.node}"
            f"={plain(one.min_rate * 100)}%"
            for one in conditions
        )

    return Setting("conditions", show, write)


def _full_score(plan: Plan, text: str) -> Plan:
    value = _decimal(text)
    if not value:
        raise Unreadable(said("parts.no_number", text=text))
    return replace(plan, full_score=value)


SETTINGS: Final = (
    Setting("title", lambda plan: plan.title, lambda plan, text: replace(plan, title=_needed(text))),
    Setting("year", lambda plan: str(plan.year), lambda plan, text: replace(plan, year=_whole(text, 1, 9999))),
    Setting("unit_label", lambda plan: plan.unit_label, lambda plan, text: replace(plan, unit_label=text)),
    Setting("full_score", lambda plan: plain(plan.full_score), _full_score),
    _places("leaf_places"),
    _places("total_places"),
    _places("measure_places"),
    _one_of(
        "coefficient",
        "coefficient",
        ("base", "none", "all"),
        lambda plan: plan.composition.coefficient,
        lambda plan, value: replace(plan, composition=replace(plan.composition, coefficient=value)),
    ),
    _cap("bonus_cap"),
    _cap("deduction_cap"),
    _one_of(
        "ties",
        "ties",
        ("competition", "dense", "average"),
        lambda plan: plan.ranking.ties,
        lambda plan, value: replace(plan, ranking=replace(plan.ranking, ties=value)),
    ),
    _tie_breakers(),
    Setting(
        "top_n",
        lambda plan: str(plan.ranking.top_n),
        lambda plan, text: replace(plan, ranking=replace(plan.ranking, top_n=_whole(text, 1, 99))),
    ),
    _bands(),
    _quota(),
    _about_quota("scope", "setting.scope", {"all": "all", "class": "class"}),
    _about_quota("at_least_one", "difference", {"no": False, "yes": True}),
    _about_quota("ties", "setting.quota_ties", {"include": "include", "exclude": "exclude"}),
    _conditions(),
)
"""In the order in which an office writes them down. To add one: a row here, and its two phrases."""
