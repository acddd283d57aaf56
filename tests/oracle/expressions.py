"""The oracle's expressions: a recursive descent parser to nested tuples, and their value for one unit.

Truth is 1 and falsehood 0. What has no value is a `Lack`; in one expression the higher lack wins.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import IntEnum
from fractions import Fraction
from functools import cache, reduce
from typing import Any

from tests.oracle import exact

Tree = tuple[Any, ...]


class Lack(IntEnum):
    """Why there is no value; where several meet the highest wins."""

    ZERO_DENOMINATOR = 1
    MISSING = 2
    NOT_APPLICABLE = 3


Value = Fraction | Lack

TOKEN = re.compile(r"\s*(?:(\d+(?:\.\d+)?|\.\d+)|([^\W\d]\w*(?:\.\w+)*)|(<=|>=|==|!=|<>|[-+*/()<>=,]))")
COMPARISONS: Mapping[str, Callable[[Fraction, Fraction], bool]] = {
    "<": lambda a, b: a < b,
    "<=": lambda a, b: a <= b,
    ">": lambda a, b: a > b,
    ">=": lambda a, b: a >= b,
    "=": lambda a, b: a == b,
    "==": lambda a, b: a == b,
    "!=": lambda a, b: a != b,
    "<>": lambda a, b: a != b,
}


@cache
def parse(text: str) -> Tree:
    """The expression as nested tuples: ("number", x), ("name", n), (operator, operand..), ("call", name, operand..)."""
    tokens: list[str] = []
    position = 0
    while text[position:].strip():
        match = TOKEN.match(text, position)
        if match is None:
            raise ValueError(f"cannot read {text[position:]!r}")
        tokens.append(match.group().strip())
        position = match.end()
    parser = _Parser(tokens)
    tree = parser.either()
    if parser.ahead():
        raise ValueError(f"unexpected {parser.ahead()!r} in {text!r}")
    return tree


class _Parser:
    def __init__(self, tokens: Sequence[str]) -> None:
        self.tokens = tokens
        self.position = 0

    def ahead(self) -> str:
        return self.tokens[self.position] if self.position < len(self.tokens) else ""

    def take(self, *wanted: str) -> str:
        """The next token if it is one of those, else nothing."""
        token = self.ahead()
        if token not in wanted:
            return ""
        self.position += 1
        return token

    def need(self, wanted: str) -> None:
        if not self.take(wanted):
            raise ValueError(f"expected {wanted!r}, found {self.ahead()!r}")

    def either(self) -> Tree:
        tree = self.both()
        while self.take("or"):
            tree = ("or", tree, self.both())
        return tree

    def both(self) -> Tree:
        tree = self.negation()
        while self.take("and"):
            tree = ("and", tree, self.negation())
        return tree

    def negation(self) -> Tree:
        return ("not", self.negation()) if self.take("not") else self.comparison()

    def comparison(self) -> Tree:
        """One comparison, or several in a row as in mathematics: a < b < c is a < b and b < c."""
        left = self.addition()
        steps: list[Tree] = []
        while operator := self.take(*COMPARISONS):
            right = self.addition()
            steps.append((operator, left, right))
            left = right
        return reduce(lambda a, b: ("and", a, b), steps) if steps else left

    def addition(self) -> Tree:
        tree = self.product()
        while operator := self.take("+", "-"):
            tree = (operator, tree, self.product())
        return tree

    def product(self) -> Tree:
        tree = self.sign()
        while operator := self.take("*", "/"):
            tree = (operator, tree, self.sign())
        return tree

    def sign(self) -> Tree:
        return ("minus", self.sign()) if self.take("-") else self.atom()

    def atom(self) -> Tree:
        if self.take("("):
            tree = self.either()
            self.need(")")
            return tree
        token = self.ahead()
        self.position += 1
        if token[:1].isdigit() or token.startswith("."):
            return ("number", Fraction(token))
        if not re.match(r"[^\W\d]", token):
            raise ValueError(f"unexpected {token!r}")
        if not self.take("("):
            return ("name", token)
        operands = [self.either()]
        while self.take(","):
            operands.append(self.either())
        self.need(")")
        return ("call", token, *operands)


@dataclass
class Scope:
    """What an expression can see for one unit.

    `number(code)` and `series(code)` give the unit's own entry, `before(code)` its number in the assessment before;
    `among_peers(tree)` the values over the peers.
    """

    number: Callable[[str], Value]
    series: Callable[[str], Sequence[Fraction] | Lack]
    among_peers: Callable[[Tree], Sequence[Fraction]]
    before: Callable[[str], Value] = lambda code: Lack.MISSING
    constants: Mapping[str, Fraction] = field(default_factory=dict)
    problem: Callable[[str], None] = lambda code: None


def has_roots(tree: Tree) -> bool:
    """Whether a function stands in it whose results are seldom rational."""
    return (tree[:1] == ("call",) and tree[1] in ("sqrt", "ln", "exp")) or any(
        isinstance(part, tuple) and has_roots(part) for part in tree
    )


def evaluate(tree: Tree, scope: Scope) -> Value:
    """The value of an expression for the unit of the scope."""
    kind = tree[0]
    if kind == "number":
        return Fraction(tree[1])
    if kind == "name":
        return scope.constants[tree[1]] if tree[1] in scope.constants else scope.number(tree[1])
    if kind == "call":
        return _call(tree[1], tree[2:], scope)
    operands = [evaluate(operand, scope) for operand in tree[1:]]
    numbers = [value for value in operands if not isinstance(value, Lack)]
    if len(numbers) < len(operands):
        return max(value for value in operands if isinstance(value, Lack))
    return _operate(kind, numbers)


def _operate(operator: str, numbers: Sequence[Fraction]) -> Value:
    first, last = numbers[0], numbers[-1]
    if operator in COMPARISONS:
        return Fraction(COMPARISONS[operator](first, last))
    match operator:
        case "+":
            return first + last
        case "-":
            return first - last
        case "*":
            return first * last
        case "/":
            return first / last if last else Lack.ZERO_DENOMINATOR
        case "minus":
            return -first
        case "not":
            return Fraction(first == 0)
        case "and":
            return Fraction(first != 0 and last != 0)
        case "or":
            return Fraction(first != 0 or last != 0)
    raise ValueError(operator)


def _call(name: str, operands: Sequence[Tree], scope: Scope) -> Value:
    if name == "if":
        condition = evaluate(operands[0], scope)
        return condition if isinstance(condition, Lack) else evaluate(operands[1 if condition else 2], scope)
    if name == "prev":
        return scope.before(operands[0][1])
    if name in ("sum", "mean", "count"):
        return _of_series(name, scope.series(operands[0][1]))
    if name.startswith("peer_"):
        return _of_peers(name, scope.among_peers(operands[0]))
    values = [evaluate(operand, scope) for operand in operands]
    numbers = [value for value in values if not isinstance(value, Lack)]
    if len(numbers) < len(values):
        return max(value for value in values if isinstance(value, Lack))
    return _function(name, numbers, scope)


def _of_series(name: str, series: Sequence[Fraction] | Lack) -> Value:
    if isinstance(series, Lack):
        return series
    if name == "count":
        return Fraction(len(series))
    total = sum(series, Fraction(0))
    if name == "sum":
        return total
    return total / len(series) if series else Lack.ZERO_DENOMINATOR


def _of_peers(name: str, values: Sequence[Fraction]) -> Value:
    if not values:
        return Lack.MISSING
    match name:
        case "peer_min":
            return min(values)
        case "peer_max":
            return max(values)
        case "peer_sum":
            return sum(values, Fraction(0))
        case "peer_mean":
            return sum(values, Fraction(0)) / len(values)
    raise ValueError(name)


def _function(name: str, numbers: Sequence[Fraction], scope: Scope) -> Value:
    x = numbers[0]
    match name:
        case "min":
            return min(numbers)
        case "max":
            return max(numbers)
        case "abs":
            return abs(x)
        case "round":
            return exact.half_up(x, int(numbers[1]))
        case "growth":
            base = numbers[1]
            return (x - base) / abs(base) * 100 if base else Fraction((x > 0) - (x < 0)) * 100
        case "exp" if abs(x) <= 10_000:
            return exact.exponential(x)
        case "ln" if x > 0:
            return exact.logarithm(x)
        case "sqrt" if x >= 0:
            return exact.square_root(x)
        case "ln" | "sqrt" | "exp":
            scope.problem(f"{name} of {x}")
            return Lack.MISSING
    raise ValueError(name)
