"""A measure in words: an expression with the names of its items, the signs of arithmetic and functions by name.

办结案件总数÷（（年初人数＋年末人数）÷2）        cases closed ÷ ((staff in January + staff in December) ÷ 2)
"""

from collections.abc import Iterator
from typing import Final

from exchange.sheet import printable
from exchange.wording import word
from scoring.expression import (
    Call,
    Choice,
    Comparison,
    Expression,
    ExpressionError,
    Figure,
    Node,
    Number,
    Operation,
    OverPeers,
    OverSeries,
    Rounded,
    Weight,
    item_measure,
    parse_expression,
)
from scoring.plan import Indicator, Plan

LEVELS: Final = {"or": 1, "and": 2, "not": 3, "+": 5, "-": 5, "neg": 5, "*": 6, "/": 6}
"""How strongly the signs bind; a comparison 4, what stands in parentheses of its own 7."""

SIGNS: Final = {"==": "=", "<>": "!="}
MISREAD: Final = frozenset("+*/=<>≥≤≠×÷＋－＝＞＜,，、;；:：")
"""What in a name would be read as part of the formula; such a name is quoted."""


def expression_in_words(plan: Plan, text: str, language: str, *, with_weight: bool = False) -> str:
    """What an expression says; of one that cannot be read, that and its text."""
    expression = read(plan, text, with_weight=with_weight)
    if expression is None:
        return word("measure.unreadable", language, text=printable(text))
    return tree_in_words(plan, expression.tree, language)


def measure_in_words(plan: Plan, node: Indicator, language: str) -> str:
    """What a leaf measures; empty where it names no measure and there is no number of its code."""
    if node.measure is None:
        item = plan.item.get(node.code)
        return "" if item is None or item.kind != "number" else printable(item.name)
    return expression_in_words(plan, node.measure, language)


def read(plan: Plan, text: str | None, *, with_weight: bool = False) -> Expression | None:
    """The expression, or the item of this code; None where there is none or it cannot be read."""
    if text is None:
        return None
    if text in plan.item:
        return item_measure(text)
    try:
        return parse_expression(text, with_weight)
    except ExpressionError:
        return None


def tree_in_words(plan: Plan, tree: Node, language: str) -> str:
    """A tree of `scoring.expression`; a measure that is one item is its bare name."""
    match tree:
        case Figure(code, False) if code in plan.item:
            return printable(plan.item[code].name)
        case _:
            return _Words(plan, language).of(tree)


def part_measure_in_words(plan: Plan, node: Indicator, measure: str | None, language: str) -> str:
    """The measure of a part of a blend, by default that of the leaf."""
    return expression_in_words(plan, measure, language) if measure else measure_in_words(plan, node, language)


class _Words:
    """The words of a tree, with parentheses where the signs alone would be read otherwise."""

    def __init__(self, plan: Plan, language: str) -> None:
        self._plan = plan
        self._language = language

    def of(self, node: Node) -> str:
        match node:
            case Number(_, text):
                return text
            case Weight():
                return self._say("weight")
            case Figure(item, previous):
                return self._say("previous", item=self._name(item)) if previous else self._name(item)
            case Operation("neg", (operand,)):
                return self._say("neg", inner=self._inside(operand, 7))
            case Operation("not", (operand,)):
                return self._say("not", inner=self._inside(operand, 7))
            case Operation(sign, (left, right)):
                level = LEVELS[sign]
                return self._inside(left, level) + self._say(f"sign.{sign}") + self._inside(right, level + 1)
            case Comparison(signs, operands):
                said = [self._inside(operand, 5) for operand in operands]
                return said[0] + "".join(
                    self._say(f"sign.{SIGNS.get(sign, sign)}") + operand
                    for sign, operand in zip(signs, said[1:], strict=True)
                )
            case Choice(condition, then, otherwise):
                return self._say(
                    "choice",
                    condition=self._inside(condition, 1),
                    then=self._inside(then, 1),
                    otherwise=self._inside(otherwise, 1),
                )
            case Call(name, operands):
                comma = "，" if self._language == "zh_CN" else ", "
                level = 1 if len(operands) > 1 else 0  # a choice has commas of its own
                return self._call(name, comma.join(self._inside(operand, level) for operand in operands))
            case Rounded(inner, places):
                return self._rounded(inner, places)
            case OverSeries(name, item):
                return self._call(name, self._name(item))
            case OverPeers(name, inner):
                return self._call(name, self.of(inner))
            case _:
                raise AssertionError(node)

    def _inside(self, node: Node, level: int) -> str:
        said = self.of(node)
        return said if _level(node) >= level else self._say("parentheses", inner=said)

    def _call(self, name: str, inner: str) -> str:
        return self._say("call", name=self._say(f"name.{name}"), inner=inner)

    def _rounded(self, inner: Node, places: int) -> str:
        said = self._inside(inner, 1)
        if places < 0:
            return self._say("rounded.tens", inner=said, places=str(10**-places))
        key = {0: "rounded.whole", 1: "rounded.one"}.get(places, "rounded")
        return self._say(key, inner=said, places=str(places))

    def _name(self, code: str) -> str:
        """The name of an item, quoted where it would be read as part of the formula; the code of one there is not."""
        item = self._plan.item.get(code)
        if item is None:
            return self._say("quoted", name=code)
        name = printable(item.name)
        if MISREAD.isdisjoint(name) and " - " not in name:
            return name
        return self._say("quoted", name=name.translate({ord("“"): "‘", ord("”"): "’"}))

    def _say(self, key: str, **facts: str) -> str:
        return word(f"measure.{key}", self._language, **facts)


def _level(node: Node) -> int:
    match node:
        case Operation(sign):
            return LEVELS[sign]
        case Comparison():
            return 4
        case Choice():
            return 0
        case _:
            return 7


# What a measure counts in, and whether it can divide by zero.


def leaf_unit(plan: Plan, node: Indicator) -> str:
    """The unit of a leaf's measure: the one it names, else what its measure gives."""
    measure = read(plan, node.code if node.measure is None and node.code in plan.item else node.measure)
    return node.unit or ("" if measure is None else unit_of(plan, measure.tree))


def part_unit(plan: Plan, node: Indicator, measure: str | None) -> str:
    """The unit of a part of a blend."""
    if measure is None or measure == node.measure:
        return leaf_unit(plan, node)
    expression = read(plan, measure)
    return "" if expression is None else unit_of(plan, expression.tree)


def unit_of(plan: Plan, node: Node) -> str:
    """The unit of a tree, where it follows from the units of its items; else empty."""
    match node:
        case Figure(item) | OverSeries("sum" | "mean", item):
            return plan.item[item].unit if item in plan.item else ""
        case OverPeers(_, inner) | Rounded(inner) | Operation("neg", (inner,)):
            return unit_of(plan, inner)
        case Call("growth"):
            return "%"
        case Operation(
            "*", (Operation("/", (part, whole)), Number(value)) | (Number(value), Operation("/", (part, whole)))
        ):
            return "%" if value == 100 and unit_of(plan, part) == unit_of(plan, whole) != "" else ""
        case Operation("+" | "-", operands) | Call("min" | "max" | "abs", operands):
            return _common(plan, operands)
        case Choice(_, then, otherwise):
            return _common(plan, (then, otherwise))
        case _:
            return ""


def _common(plan: Plan, nodes: tuple[Node, ...]) -> str:
    """The unit that all share; plain numbers have that of the others."""
    units = {unit_of(plan, node) for node in nodes if not isinstance(node, Number)}
    return units.pop() if len(units) == 1 else ""


def parts_of(node: Node) -> Iterator[Node]:
    """A tree and everything in it."""
    yield node
    match node:
        case Operation(_, operands) | Call(_, operands) | Comparison(_, operands):
            inside = operands
        case Choice(condition, then, otherwise):
            inside = (condition, then, otherwise)
        case Rounded(inner) | OverPeers(_, inner):
            inside = (inner,)
        case _:
            inside = ()
    for operand in inside:
        yield from parts_of(operand)


def can_divide_by_zero(tree: Node) -> bool:
    """Is there a division by something that is not a plain number, or the mean of a series?"""
    return any(
        (isinstance(node, OverSeries) and node.name == "mean")
        or (
            isinstance(node, Operation)
            and node.sign == "/"
            and not (isinstance(node.operands[1], Number) and node.operands[1].value)
        )
        for node in parts_of(tree)
    )


def looks_at_peers(tree: Node) -> bool:
    return any(isinstance(node, OverPeers) for node in parts_of(tree))
