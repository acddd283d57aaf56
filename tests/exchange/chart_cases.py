"""Assessments of any size for charts: ties, bonus and deduction, values that are missing, long and hostile names."""

from decimal import Decimal

from exchange.charts.chart import Before
from scoring.entries import Assessment, Cell, Entries, Event, State
from scoring.plan import Adjustment, Indicator, Item, Plan, Unit
from scoring.result import Rank, Result

SIZES = (1, 2, 6, 21, 45, 200)
LONG = "某某自治州某某经济技术开发区及高新技术产业园区市场监督管理局直属第{number}分局"
HOSTILE = "$x_{{{number}}}$ & <b>“甲\n乙”</b>"


def case(count: int, *, name: str = "第{number}区市场监管局", groups: int = 3, leaves: int = 3) -> Assessment:
    """`count` units in a tree of `groups` × `leaves`; every fifth unit is a copy of the one before."""
    weight = Decimal(100) / (groups * leaves)
    weight = weight.quantize(Decimal("0.01"))
    nodes, items = [], []
    for group in range(groups):
        code = f"G{group}"
        own = weight * leaves if group else Decimal(100) - weight * leaves * (groups - 1)
        nodes.append(Indicator(code=code, parent=None, name=f"第{group + 1}方面工作", weight=own))
        for leaf in range(leaves):
            item = f"i{group}_{leaf}"
            share = own - weight * (leaves - 1) if leaf == 0 else weight
            items.append(Item(code=item, name=f"数据{group + 1}.{leaf + 1}"))
            nodes.append(
                Indicator(
                    code=f"L{group}_{leaf}",
                    parent=code,
                    name=f"指标{group + 1}.{leaf + 1}完成情况",
                    weight=share,
                    method="min_max" if leaf else "rank_linear",
                    measure=item,
                )
            )
    units = tuple(Unit(code=f"U{number}", name=name.format(number=number + 1)) for number in range(count))
    values = {
        item.code: {unit.code: _cell(number - (number % 5 == 4), place) for number, unit in enumerate(units)}
        for place, item in enumerate(items)
    }
    plan = Plan(
        id=f"case-{count}",
        title="2024年度试验考核",
        year=2024,
        units=units,
        items=tuple(items),
        indicators=tuple(nodes),
        bonus=(Adjustment(code="P", name="表彰", points=Decimal("0.5")),),
        deduction=(Adjustment(code="D", name="通报批评", points=Decimal("1.5")),),
    )
    events = (Event(unit=units[0].code, rule="P"), Event(unit=units[-1].code, rule="D"))
    return Assessment(plan, Entries(values, events))


def _cell(number: int, place: int) -> Cell:
    if number % 11 == 7 and place == 1:
        return Cell(state=State.MISSING)
    return Cell(str((number * 37 + place * 53 + number * number * 7) % 101))


def last_year(assessment: Assessment, result: Result) -> Before:
    """The places turned round, the last unit new."""
    ranks = {unit.code: unit.rank for unit in result.units}
    last = len(ranks) + 1
    places: dict[str, Rank | None] = {code: None if rank is None else last - rank for code, rank in ranks.items()}
    places[assessment.plan.units[-1].code] = None
    return Before("2023年度试验考核", places, places)
