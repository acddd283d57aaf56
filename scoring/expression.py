"""Measures and formulas: a small language of our own over exact numbers.

    cases / ((hc_begin + hc_end) / 2)        if(leads = 0, 100, leads_ontime / leads * 100)

Operators + - * / and unary -, comparisons, and or not, parentheses, and the functions of FUNCTIONS; a name is
an item of the plan. There are no attributes, calls, loops or names beyond that, and size and depth are bounded,
so a formula from a file that somebody sent can do nothing but reckon. Only `if` is lazy; elsewhere every operand
is looked at, and of several that are no number the gravest says why the result is none (`numbers.Gone`).
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from functools import lru_cache
from typing import Final, NoReturn, Protocol

from scoring import precise
from scoring.numbers import Gone, Value
from scoring.rounding import round_half_up

LONGEST: Final = 500
MOST_NODES: Final = 200
DEEPEST: Final = 20
MOST_DIGITS: Final = (20, 20)
"""Digits of a number in an expression before and after its point."""
MOST_PLACES: Final = 20
"""Decimals to which `round` rounds."""


class Scope(Protocol):
    """What an expression can see: the data of one unit, and those of its peers."""

    @property
    def weight(self) -> Fraction: ...
    def number(self, item: str) -> Value: ...
    def series_numbers(self, item: str) -> Sequence[Fraction] | Gone: ...
    def among_peers(self, inner: "Run") -> Sequence[Fraction]:
        """The values of an expression over the peers for which it has one."""
        ...

    def undefined(self, function: str, value: Fraction) -> None:
        """Takes note of a function that has no value there."""
        ...


Run = Callable[[Scope], Value]


class ExpressionError(ValueError):
    """What cannot be read, with the position (1 = first character). `code` and `facts` as in a Problem."""

    def __init__(self, code: str, position: int, **facts: str) -> None:
        super().__init__(f"{code} at {position}")
        self.code = code
        self.position = position
        self.facts: Mapping[str, str] = {"position": str(position), **facts}


@dataclass(frozen=True, slots=True)
class Expression:
    """A text that was read. Equal texts are equal expressions."""

    text: str
    run: Run = field(compare=False, repr=False)
    numbers: frozenset[str] = field(compare=False, default=frozenset())
    """The items it uses as numbers,"""
    series: frozenset[str] = field(compare=False, default=frozenset())
    """and those over which it takes a sum, mean or count."""


def item_measure(code: str) -> Expression:
    """The expression that is one item, whatever its code looks like."""
    return Expression(code, lambda scope: scope.number(code), frozenset({code}))


@lru_cache(maxsize=4096)
def parse_expression(text: str, with_weight: bool = False) -> Expression:
    """Read an expression; `with_weight`: W is the weight of its leaf. Raises ExpressionError."""
    if len(text) > LONGEST:
        raise ExpressionError("expression.too_long", LONGEST + 1, limit=str(LONGEST))
    return _Parser(text, with_weight).whole()


# Reckoning. Each of these makes the function that is run for every unit.

_ONE: Final = Fraction(1)
_ZERO: Final = Fraction(0)
Operation = Callable[[Sequence[Fraction]], Value]


def _strict(operation: Operation, *operands: Run) -> Run:
    """Look at all operands; the gravest that is no number wins."""

    def run(scope: Scope) -> Value:
        numbers: list[Fraction] = []
        gone: Gone | None = None
        for operand in operands:
            value = operand(scope)
            if isinstance(value, Gone):
                gone = value if gone is None else max(gone, value)
            else:
                numbers.append(value)
        return operation(numbers) if gone is None else gone

    return run


def _divide(values: Sequence[Fraction]) -> Value:
    return values[0] / values[1] if values[1] else Gone.ZERO_DIVISION


def _growth(values: Sequence[Fraction]) -> Value:
    now, base = values
    if base:
        return (now - base) / abs(base) * 100
    return Fraction(100 * ((now > 0) - (now < 0)))


def _truth(holds: bool) -> Fraction:
    return _ONE if holds else _ZERO


_OPERATORS: Final[Mapping[str, Operation]] = {
    "+": lambda v: v[0] + v[1],
    "-": lambda v: v[0] - v[1],
    "*": lambda v: v[0] * v[1],
    "/": _divide,
}
_COMPARISONS: Final[Mapping[str, Callable[[Fraction, Fraction], bool]]] = {
    "<": lambda a, b: a < b,
    "<=": lambda a, b: a <= b,
    ">": lambda a, b: a > b,
    ">=": lambda a, b: a >= b,
    "=": lambda a, b: a == b,
    "==": lambda a, b: a == b,
    "!=": lambda a, b: a != b,
    "<>": lambda a, b: a != b,
}
_PLAIN: Final[Mapping[str, tuple[int, int, Operation]]] = {
    # name: fewest and most arguments, what it does
    "min": (1, MOST_NODES, min),
    "max": (1, MOST_NODES, max),
    "abs": (1, 1, lambda v: abs(v[0])),
    "growth": (2, 2, _growth),
}
_PARTIAL: Final[Mapping[str, tuple[Callable[[Fraction], bool], Callable[[Fraction], Fraction]]]] = {
    # name: where it is defined, what it does
    "ln": (lambda x: x > 0, precise.ln),
    "exp": (lambda x: abs(x) <= precise.LARGEST_EXPONENT, precise.exp),
    "sqrt": (lambda x: x >= 0, precise.sqrt),
}
_SERIES: Final[Mapping[str, Operation]] = {
    "sum": lambda v: sum(v, _ZERO),
    "mean": lambda v: sum(v, _ZERO) / len(v) if v else Gone.ZERO_DIVISION,
    "count": lambda v: Fraction(len(v)),
}
_PEERS: Final[Mapping[str, Operation]] = {
    "peer_min": min,
    "peer_max": max,
    "peer_mean": lambda v: sum(v, _ZERO) / len(v),
    "peer_sum": lambda v: sum(v, _ZERO),
}
FUNCTIONS: Final = frozenset({*_PLAIN, *_PARTIAL, *_SERIES, *_PEERS, "round", "if"})
_WORDS: Final = frozenset({"and", "or", "not"})


def _partial(name: str, operand: Run) -> Run:
    defined, function = _PARTIAL[name]

    def run(scope: Scope) -> Value:
        value = operand(scope)
        if isinstance(value, Gone):
            return value
        if not defined(value):
            scope.undefined(name, value)
            return Gone.MISSING
        return function(value)

    return run


def _settled(run: Run) -> Run:
    """The same without what the digits of a root miss."""

    def settled(scope: Scope) -> Value:
        value = run(scope)
        return value if isinstance(value, Gone) else precise.settle_roots(value)

    return settled


def _series(operation: Operation, item: str) -> Run:
    def run(scope: Scope) -> Value:
        values = scope.series_numbers(item)
        return values if isinstance(values, Gone) else operation(values)

    return run


def _peers(operation: Operation, inner: Run) -> Run:
    def run(scope: Scope) -> Value:
        values = scope.among_peers(inner)
        return operation(values) if values else Gone.MISSING

    return run


def _choose(condition: Run, then: Run, otherwise: Run) -> Run:
    def run(scope: Scope) -> Value:
        value = condition(scope)
        if isinstance(value, Gone):
            return value
        return then(scope) if value else otherwise(scope)

    return run


def _chain(comparisons: Sequence[Callable[[Fraction, Fraction], bool]]) -> Operation:
    """`a < b <= c` as in mathematics."""
    return lambda v: _truth(all(holds(v[i], v[i + 1]) for i, holds in enumerate(comparisons)))


# Reading.

_TOKEN: Final = re.compile(
    r"\s*(?:(?P<number>[0-9]+(?:\.[0-9]+)?)|(?P<name>[^\W\d]\w*(?:\.\w+)*)|(?P<sign><=|>=|==|!=|<>|[-+*/()<>=,])|(?P<end>$))"
)


@dataclass(frozen=True, slots=True)
class _Token:
    kind: str
    text: str
    position: int


def _tokens(text: str) -> list[_Token]:
    found: list[_Token] = []
    at = 0
    while True:
        match = _TOKEN.match(text, at)
        if match is None:
            at += len(text[at:]) - len(text[at:].lstrip())
            raise ExpressionError("expression.character", at + 1, character=text[at])
        kind = match.lastgroup or "end"
        found.append(_Token(kind, match[kind], match.start(kind) + 1))
        if kind == "end":
            return found
        at = match.end()


class _Parser:
    """Recursive descent, one method a level of precedence."""

    def __init__(self, text: str, with_weight: bool) -> None:
        self._text = text
        self._with_weight = with_weight
        self._tokens = _tokens(text)
        self._next = 0
        self._nodes = 0
        self._depth = 0
        self._numbers: set[str] = set()
        self._series: set[str] = set()
        self._partial = False

    def whole(self) -> Expression:
        run = self._either()
        if self._token.kind != "end":
            self._unexpected()
        if self._partial:
            run = _settled(run)
        return Expression(self._text, run, frozenset(self._numbers), frozenset(self._series))

    @property
    def _token(self) -> _Token:
        return self._tokens[self._next]

    def _take(self, *texts: str) -> str | None:
        """The next token if it is one of these signs or words."""
        token = self._token
        if token.kind == "number" or token.text not in texts:
            return None
        self._next += 1
        return token.text

    def _expect(self, sign: str) -> None:
        if not self._take(sign):
            self._unexpected()

    def _unexpected(self) -> NoReturn:
        token = self._token
        if token.kind == "end":
            raise ExpressionError("expression.unfinished", token.position)
        raise ExpressionError("expression.unexpected", token.position, token=token.text)

    def _node(self, run: Run) -> Run:
        self._nodes += 1
        if self._nodes > MOST_NODES:
            raise ExpressionError("expression.too_large", self._token.position, limit=str(MOST_NODES))
        return run

    def _deeper(self, read: Callable[[], Run]) -> Run:
        self._depth += 1
        if self._depth > DEEPEST:
            raise ExpressionError("expression.too_deep", self._token.position, limit=str(DEEPEST))
        run = read()
        self._depth -= 1
        return run

    def _either(self) -> Run:
        run = self._both()
        while self._take("or"):
            run = self._node(_strict(lambda v: _truth(any(v)), run, self._both()))
        return run

    def _both(self) -> Run:
        run = self._negation()
        while self._take("and"):
            run = self._node(_strict(lambda v: _truth(all(v)), run, self._negation()))
        return run

    def _negation(self) -> Run:
        if self._take("not"):
            return self._node(_strict(lambda v: _truth(not v[0]), self._deeper(self._negation)))
        return self._comparison()

    def _comparison(self) -> Run:
        operands = [self._sum()]
        signs = []
        while sign := self._take(*_COMPARISONS):
            signs.append(_COMPARISONS[sign])
            operands.append(self._sum())
        return self._node(_strict(_chain(signs), *operands)) if signs else operands[0]

    def _sum(self) -> Run:
        run = self._product()
        while sign := self._take("+", "-"):
            run = self._node(_strict(_OPERATORS[sign], run, self._product()))
        return run

    def _product(self) -> Run:
        run = self._unary()
        while sign := self._take("*", "/"):
            run = self._node(_strict(_OPERATORS[sign], run, self._unary()))
        return run

    def _unary(self) -> Run:
        if self._take("-"):
            return self._node(_strict(lambda v: -v[0], self._deeper(self._unary)))
        return self._atom()

    def _atom(self) -> Run:
        token = self._token
        if token.kind == "number":
            self._next += 1
            return self._node(self._constant(token))
        if token.kind == "name" and token.text not in _WORDS:
            self._next += 1
            return self._call(token) if self._token.text == "(" else self._node(self._item(token))
        self._expect("(")
        run = self._deeper(self._either)
        self._expect(")")
        return run

    def _constant(self, token: _Token) -> Run:
        before, _, after = token.text.partition(".")
        if len(before) > MOST_DIGITS[0] or len(after) > MOST_DIGITS[1]:
            raise ExpressionError("expression.digits", token.position, number=token.text)
        value = Fraction(token.text)
        return lambda _: value

    def _item(self, token: _Token) -> Run:
        name = token.text
        if self._with_weight and name == "W":
            return lambda scope: scope.weight
        self._numbers.add(name)
        return lambda scope: scope.number(name)

    def _call(self, token: _Token) -> Run:
        name = token.text
        if name not in FUNCTIONS:
            raise ExpressionError("expression.function", token.position, name=name)
        self._partial = self._partial or name in _PARTIAL
        self._expect("(")
        if name in _SERIES:
            run = self._over_series(name)
        elif name == "round":
            run = self._rounded()
        else:
            run = self._function(token)
        self._expect(")")
        return self._node(run)

    def _over_series(self, name: str) -> Run:
        token = self._token
        if token.kind != "name" or token.text in _WORDS:
            self._unexpected()
        self._next += 1
        self._series.add(token.text)
        return _series(_SERIES[name], token.text)

    def _rounded(self) -> Run:
        value = self._deeper(self._either)
        self._expect(",")
        sign = -1 if self._take("-") else 1
        token = self._token
        if token.kind != "number" or "." in token.text or int(token.text) > MOST_PLACES:
            raise ExpressionError("expression.places", token.position, limit=str(MOST_PLACES))
        self._next += 1
        places = sign * int(token.text)
        scale = Fraction(10) ** -places

        def rounded(values: Sequence[Fraction]) -> Value:
            if places >= 0:
                return round_half_up(values[0], places)
            return round_half_up(values[0] / scale, 0) * scale

        return _strict(rounded, value)

    def _function(self, token: _Token) -> Run:
        name = token.text
        operands = [self._deeper(self._either)]
        while self._take(","):
            operands.append(self._deeper(self._either))
        fewest, most = {"if": (3, 3)}.get(name) or (_PLAIN[name][:2] if name in _PLAIN else (1, 1))
        if not fewest <= len(operands) <= most:
            raise ExpressionError("expression.arguments", token.position, name=name, count=str(len(operands)))
        if name == "if":
            return _choose(*operands)
        if name in _PARTIAL:
            return _partial(name, operands[0])
        if name in _PEERS:
            return _peers(_PEERS[name], operands[0])
        return _strict(_PLAIN[name][2], *operands)
