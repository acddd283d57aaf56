"""What the documents have in common: the paper, the frame of draft mark, footer and signatures, and the
figures that are shown for the nodes of a unit."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from exchange.check_code import check_code, code_of_hex
from exchange.sheet import Column, DraftMark, Margins, Options, Sheet, SheetCell, Signature, figure, fixed, printable
from exchange.wording import word
from scoring.entries import Entries
from scoring.numbers import plain
from scoring.plan import Indicator, Plan, Signer
from scoring.result import NodeState, Rank, Result, UnitResult, columns_of
from scoring.sealing import Version, final
from scoring.years.standings import Former

UPRIGHT = Margins(37, 35, 28, 26)
LYING = Margins(28, 26, 37, 35)
WIDE = Margins(25, 20, 20, 20)
"""Margins of an official page (GB/T 9704), the same turned on its side, and those of wide tables."""

SQUEEZE = 0.75
"""Letters of 12 points may shrink to 9 so that a table stands upright, or on the paper that the user asked for."""

NAME_LETTER = 4.3
"""Millimetres: the width of a Chinese character of 12 points."""

LEFT_OUT = "／"
PENDING = "*"


@dataclass(frozen=True, slots=True)
class Lying:
    """A paper, how it lies, and its margins."""

    paper: str
    landscape: bool
    margins: Margins

    def on(self, sheet: Sheet) -> Sheet:
        return replace(sheet, paper=self.paper, landscape=self.landscape, margins=self.margins)


def on_paper(sheet: Sheet, options: Options, choices: Sequence[Lying]) -> Sheet:
    """The sheet on the first of these papers that it fits, or on the last; what the user chose goes first."""
    paper, landscape = options.paper, options.landscape
    allowed = [
        choice
        for choice in choices
        if (paper is None or choice.paper == paper) and (landscape is None or choice.landscape == landscape)
    ]
    if not allowed:
        sideways = choices[-1].landscape if landscape is None else landscape
        allowed = [Lying(paper or choices[0].paper, sideways, LYING if sideways else UPRIGHT)]
    sheets = [choice.on(sheet) for choice in allowed]
    least = least_width(sheet.columns)
    chosen = (paper, landscape) != (None, None)

    def fits(laid: Sheet) -> bool:
        return least * (SQUEEZE if chosen or not laid.landscape else 1.0) <= room(laid)

    return next((laid for laid in sheets if fits(laid)), sheets[-1])


def room(sheet: Sheet) -> float:
    """Millimetres between the left and the right margin."""
    return sheet.size[0] - sheet.margins.left - sheet.margins.right


def least_width(columns: Sequence[Column]) -> float:
    return sum(column.least or column.width for column in columns)


def name_width(names: Sequence[str], usual: float, most: float) -> float:
    """Wide enough for the longest name in two lines of 小四, within these bounds."""
    return min(most, max([usual, *(len(name) / 2 * NAME_LETTER + 2 for name in names)]))


def framed(sheet: Sheet, plan: Plan, entries: Entries, result: Result, options: Options) -> Sheet:
    """The sheet with its draft mark, signatures, and footer: when and by whom it was printed, and its check code."""
    language = sheet.language
    code = options.code or check_code(plan, entries, result)
    printed = ""
    if options.time is not None:
        printed = word("sheet.printed", language, time=f"{options.time:%Y-%m-%d %H:%M}", user=printable(options.user))
    return replace(
        sheet,
        draft=draft_mark(result, language, plan, code),
        signature=signature(options, plan, language) if options.signature else None,
        printed=printed.strip(),
        code=_code_line(plan, code, language),
        author=printable(options.user),
    )


def final_version(plan: Plan, code: str) -> Version | None:
    """The version that was made final, where the figures are still those that it was made final with."""
    version = final(plan.versions)
    return version if version is not None and code_of_hex(version.sha256) == code else None


def _code_line(plan: Plan, code: str, language: str) -> str:
    version = final_version(plan, code)
    if version is None:
        return word("sheet.code", language, code=code)
    return word("sheet.code.final", language, code=code, number=str(version.number))


def draft_mark(result: Result, language: str, plan: Plan, code: str) -> DraftMark | None:
    """None only for a complete result that was made final, as long as its check code is the one that it was made final
    with: the mark cannot be switched off. Weights that do not close are named."""
    if result.trial:
        return trial_mark(language)
    if result.status == "complete":
        if final_version(plan, code) is not None:
            return None
        key = "sheet.draft.open" if final(plan.versions) is None else "sheet.draft.other"
        return DraftMark(word("sheet.draft.provisional", language), word(key, language))
    key = f"sheet.draft.{result.status}"
    sums = ("weights.first_level", "weights.group")
    unequal = [problem for problem in result.problems if problem.code.removesuffix("_of_class") in sums]
    if unequal:
        first = unequal[0]
        level = first.facts.get("group") or word("sheet.draft.first_level", language)
        facts = {name: first.facts[name] for name in ("found", "wanted")}
        others = "" if len(unequal) == 1 else word("sheet.draft.others", language, count=str(len(unequal) - 1))
        return DraftMark(
            word(key, language),
            word("sheet.draft.weights.banner", language, level=printable(level), others=others, **facts),
        )
    return DraftMark(word(key, language), word(f"{key}.banner", language))


def trial_mark(language: str) -> DraftMark:
    """What is only tried is no result, whatever else could be said of it."""
    return DraftMark(word("sheet.draft.trial", language), word("sheet.draft.trial.banner", language))


def signature(options: Options, plan: Plan, language: str) -> Signature | None:
    """Those of the options, else the plan's signers, else the four that every office has."""
    roles = options.signers
    if roles is None and plan.signers:
        roles = tuple(_signer(who, language) for who in plan.signers)
    if roles is None:
        roles = tuple(word(f"sheet.signer.{who}", language) for who in ("made", "checked", "chief", "leader"))
    labels = tuple(word("sheet.role", language, role=printable(role)) for role in roles)
    return Signature(labels, word("sheet.seal", language)) if labels else None


def _signer(who: Signer, language: str) -> str:
    return word("sheet.signer.named", language, role=who.role, name=who.name) if who.name else who.role


# figures

Shown = Mapping[str, Decimal | None]
"""Node code → the points that are printed, None where the node is left out or for reference."""


def leaf_places(plan: Plan) -> int:
    """The decimal places that points are printed with."""
    return plan.rounding.total_places if plan.rounding.leaf_places is None else plan.rounding.leaf_places


def shown_points(plan: Plan, unit: UnitResult, *, first_level: bool = False) -> Shown:
    """The printed points of every node of a unit, or of the first level alone.

    Rounded points are printed as they are. Points that the plan does not round (`leaf_places: null`) are shown by
    largest remainder (Hamilton's method), so that what is printed adds up to the printed base.
    """
    shown: dict[str, Decimal | None] = {}

    def walk(parent: str | None, whole: Decimal) -> None:
        nodes = [node for node in plan.children.get(parent, ()) if node.code in unit.nodes]
        points = {node.code: unit.nodes[node.code].points for node in nodes}
        if plan.rounding.leaf_places is None:
            shown.update(adding_up(points, whole, leaf_places(plan)))
        else:
            shown.update({code: None if p is None else fixed(p, leaf_places(plan)) for code, p in points.items()})
        for node in nodes:
            if node.is_group and not first_level:
                walk(node.code, shown[node.code] or Decimal(0))

    walk(None, unit.base)
    return shown


def shown_columns(plan: Plan, result: Result, *, first_level: bool = False) -> Mapping[str, Sequence[Decimal | None]]:
    """The same of all units: by node, in the order of the plan."""
    columns, places = columns_of(result.units).nodes, leaf_places(plan)
    if plan.rounding.leaf_places is None:
        shown = [shown_points(plan, unit, first_level=first_level) for unit in result.units]
        return {code: [own[code] for own in shown] for code in (shown[0] if shown else columns)}

    def rounded(points: Sequence[Decimal | Fraction | None]) -> Sequence[Decimal | None]:
        made = {value: None if value is None else fixed(value, places) for value in set(points)}
        return [made[value] for value in points]

    nodes = plan.children.get(None, ()) if first_level else plan.indicators
    return {node.code: rounded(columns[node.code].points) for node in nodes if node.code in columns}


def adding_up(
    points: Mapping[str, Decimal | Fraction | None], whole: Decimal, places: int
) -> dict[str, Decimal | None]:
    """The parts at fixed places, by largest remainder where they then give the whole, else each rounded half up."""
    step = Fraction(1, 10**places)
    exact = {code: Fraction(value) for code, value in points.items() if value is not None}
    floors = {code: value // step for code, value in exact.items()}
    rest = int(Fraction(whole) / step) - sum(floors.values())
    if not 0 <= rest <= len(exact) or abs(sum(exact.values()) - Fraction(whole)) > step:
        return {code: None if value is None else fixed(value, places) for code, value in points.items()}
    raised = sorted(exact, key=lambda code: exact[code] / step - floors[code], reverse=True)[:rest]
    return {code: fixed((floors[code] + (code in raised)) * step, places) if code in exact else None for code in points}


def points_cells(
    points: Sequence[Decimal | None], states: Sequence[NodeState], places: int, language: str
) -> list[SheetCell]:
    """A node's points of all units; equal ones are one cell."""
    own = list(zip(points, states, strict=True))
    made = {pair: points_cell(*pair, places, language) for pair in set(own)}
    return [made[pair] for pair in own]


def points_cell(points: Decimal | None, state: NodeState, places: int, language: str) -> SheetCell:
    """A node's points with the mark of its state: 缺, ／ or * (ux.md §4.3)."""
    missing = word("sheet.mark.missing", language)
    if state == "missing":
        return figure(points, places, missing) if points else SheetCell(missing)
    if state == "not_applicable":
        return SheetCell(LEFT_OUT) if points is None else figure(points, places, LEFT_OUT)
    if points is None:
        return SheetCell(LEFT_OUT)
    return figure(points, places, PENDING if state == "pending" else "")


def rank_cell(rank: Rank | None, language: str) -> SheetCell:
    """Whole, or 2.5 where tied units share the mean of their places."""
    if rank is None:
        return SheetCell(word("sheet.unranked", language))
    return figure(Fraction(rank), 0 if Fraction(rank).denominator == 1 else 1)


def movement_cell(rank: Rank | None, before: Former | None, former_rank: Rank | None, language: str) -> SheetCell:
    """▲2 is up by two places, ▼1 down by one, — neither; a unit that was not there is new."""
    if before is None:
        return SheetCell(word("sheet.new", language))
    if rank is None or former_rank is None:
        return SheetCell("—")
    places = Fraction(former_rank) - Fraction(rank)
    return SheetCell(arrow(places) if places else "—")


def arrow(gained: Rank) -> str:
    """▲2 for two places gained, ▼1 for one lost."""
    return f"{'▲' if gained > 0 else '▼'}{plain(abs(Fraction(gained)))}"


def coefficient_cell(coefficient: Decimal) -> SheetCell:
    """At least two places: 1.02."""
    exponent = coefficient.normalize().as_tuple().exponent
    return figure(coefficient, max(2, -int(exponent)))


def uses_coefficients(plan: Plan, units: Sequence[UnitResult]) -> bool:
    return plan.composition.coefficient != "none" and any(unit.coefficient != 1 for unit in units)


def uses_bonus(plan: Plan, units: Sequence[UnitResult]) -> bool:
    return bool(plan.bonus) or any(unit.bonus for unit in units)


def uses_deduction(plan: Plan, units: Sequence[UnitResult]) -> bool:
    return bool(plan.deduction) or any(unit.deduction for unit in units)


def weight_columns(plan: Plan, width: float, language: str) -> tuple[Column, ...]:
    """What indicators weigh, and a column for each class that has weights of its own."""
    places, head = weight_places(plan), word("sheet.col.weight", language)
    classes = [kind for kind in plan.classes if kind.code in plan.by_class]
    return (
        Column(heading=(head,), width=width, places=places, kept=True),
        *(Column(heading=(head, printable(kind.name)), width=width, places=places, kept=True) for kind in classes),
    )


def weight_cells(plan: Plan, node: Indicator | None) -> list[SheetCell]:
    """The weight of an indicator (None: of the first level together) under each of `weight_columns`."""
    places = weight_places(plan)
    views = (plan, *(plan.by_class[kind.code] for kind in plan.classes if kind.code in plan.by_class))
    nodes = ([view.indicator[node.code]] if node is not None else view.children.get(None, ()) for view in views)
    return [figure(sum((one.weight for one in some), Decimal(0)), places) for some in nodes]


def weight_text(plan: Plan, node: Indicator) -> str:
    """What an indicator weighs, and for which classes it weighs something else: 28；县 30."""
    own = {code: weight for code, weight in node.weight_by_class.items() if weight != node.weight}
    told = (f"{printable(kind.name)} {plain(own[kind.code])}" for kind in plan.classes if kind.code in own)
    return "；".join((plain(node.weight), *told))


def weight_places(plan: Plan) -> int:
    """Decimal places that show every weight in full."""
    weights = [weight for node in plan.indicators for weight in (node.weight, *node.weight_by_class.values())]
    return max((0, *(-int(weight.normalize().as_tuple().exponent) for weight in weights)))
