"""Measures and formulas: a small language of our own, read into a tree.

    cases / ((hc_begin + hc_end) / 2)        if(leads = 0, 100, leads_ontime / leads * 100)

Operators + - * / and unary -, comparisons, and or not, parentheses, and the functions of FUNCTIONS; a name is
an item of the plan. There are no attributes, calls, loops or names beyond that, and size and depth are bounded,
so a formula from a file that somebody sent can do nothing but reckon. What a tree is worth: `scoring.reckoning` for one
unit, `scoring.columns` for all at once.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from functools import lru_cache
from typing import Final, NoReturn

LONGEST: Final = 500
MOST_NODES: Final = 200
DEEPEST: Final = 20
MOST_DIGITS: Final = (20, 20)
"""Digits of a number in an expression before and after its point."""
MOST_PLACES: Final = 20
"""Decimals to which `round` rounds."""


# What a tree is made of.


@dataclass(frozen=True, slots=True)
class Number:
    value: Fraction
    text: str


@dataclass(frozen=True, slots=True)
class Weight:
    """W, the weight of the leaf."""


@dataclass(frozen=True, slots=True)
class Figure:
    """The unit's number under an item, this year or (`prev`) in the assessment before."""

    item: str
    previous: bool = False


@dataclass(frozen=True, slots=True)
class Operation:
    """`sign` is one of + - * / and or, with two operands, or neg not, with one."""

    sign: str
    operands: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """`a < b <= c` as in mathematics: one sign fewer than operands."""

    signs: tuple[str, ...]
    operands: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """`if`: what stands in the branch not taken does not count."""

    condition: "Node"
    then: "Node"
    otherwise: "Node"


@dataclass(frozen=True, slots=True)
class Call:
    """One of PLAIN or PARTIAL."""

    name: str
    operands: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Rounded:
    inner: "Node"
    places: int


@dataclass(frozen=True, slots=True)
class OverSeries:
    """The sum, mean or count of a series of the unit."""

    name: str
    item: str


@dataclass(frozen=True, slots=True)
class OverPeers:
    """The least, greatest, mean or sum of `inner` over the peers that have a value for it."""

    name: str
    inner: "Node"


Node = Number | Weight | Figure | Operation | Comparison | Choice | Call | Rounded | OverSeries | OverPeers


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
    tree: Node = field(compare=False, repr=False)
    numbers: frozenset[str] = field(compare=False, default=frozenset())
    """The items it uses as numbers,"""
    series: frozenset[str] = field(compare=False, default=frozenset())
    """those over which it takes a sum, mean or count,"""
    previous: frozenset[str] = field(compare=False, default=frozenset())
    """and those whose number of the assessment before it uses."""
    partial: bool = field(compare=False, default=False)
    """Does it use a function that is not rational, or not defined everywhere (PARTIAL)?"""


def item_measure(code: str) -> Expression:
    """The expression that is one item, whatever its code looks like."""
    return Expression(code, Figure(code), frozenset({code}))


@lru_cache(maxsize=4096)
def parse_expression(text: str, with_weight: bool = False) -> Expression:
    """Read an expression; `with_weight`: W is the weight of its leaf. Raises ExpressionError."""
    if len(text) > LONGEST:
        raise ExpressionError("expression.too_long", LONGEST + 1, limit=str(LONGEST))
    return _Parser(text, with_weight).whole()


COMPARISONS: Final = frozenset({"<", "<=", ">", ">=", "=", "==", "!=", "<>"})
PLAIN: Final[Mapping[str, tuple[int, int]]] = {
    # name: fewest and most arguments
    "min": (1, MOST_NODES),
    "max": (1, MOST_NODES),
    "abs": (1, 1),
    "growth": (2, 2),
}
PARTIAL: Final = frozenset({"ln", "exp", "sqrt"})
SERIES: Final = frozenset({"sum", "mean", "count"})
PEERS: Final = frozenset({"peer_min", "peer_max", "peer_mean", "peer_sum"})
FUNCTIONS: Final = frozenset({*PLAIN, *PARTIAL, *SERIES, *PEERS, "round", "if", "prev"})
_WORDS: Final = frozenset({"and", "or", "not"})


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
        self._previous: set[str] = set()
        self._partial = False

    def whole(self) -> Expression:
        tree = self._either()
        if self._token.kind != "end":
            self._unexpected()
        numbers, series, previous = (frozenset(found) for found in (self._numbers, self._series, self._previous))
        return Expression(self._text, tree, numbers, series, previous, self._partial)

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

    def _node(self, node: Node) -> Node:
        self._nodes += 1
        if self._nodes > MOST_NODES:
            raise ExpressionError("expression.too_large", self._token.position, limit=str(MOST_NODES))
        return node

    def _deeper(self, read: Callable[[], Node]) -> Node:
        self._depth += 1
        if self._depth > DEEPEST:
            raise ExpressionError("expression.too_deep", self._token.position, limit=str(DEEPEST))
        node = read()
        self._depth -= 1
        return node

    def _joined(self, operand: Callable[[], Node], *signs: str) -> Node:
        """Operands between signs of one level of precedence, from the left."""
        node = operand()
        while sign := self._take(*signs):
            node = self._node(Operation(sign, (node, operand())))
        return node

    def _either(self) -> Node:
        return self._joined(self._both, "or")

    def _both(self) -> Node:
        return self._joined(self._negation, "and")

    def _negation(self) -> Node:
        if self._take("not"):
            return self._node(Operation("not", (self._deeper(self._negation),)))
        return self._comparison()

    def _comparison(self) -> Node:
        operands = [self._sum()]
        signs = []
        while sign := self._take(*COMPARISONS):
            signs.append(sign)
            operands.append(self._sum())
        return self._node(Comparison(tuple(signs), tuple(operands))) if signs else operands[0]

    def _sum(self) -> Node:
        return self._joined(self._product, "+", "-")

    def _product(self) -> Node:
        return self._joined(self._unary, "*", "/")

    def _unary(self) -> Node:
        if self._take("-"):
            return self._node(Operation("neg", (self._deeper(self._unary),)))
        return self._atom()

    def _atom(self) -> Node:
        token = self._token
        if token.kind == "number":
            self._next += 1
            return self._node(self._constant(token))
        if token.kind == "name" and token.text not in _WORDS:
            self._next += 1
            return self._call(token) if self._token.text == "(" else self._node(self._item(token))
        self._expect("(")
        node = self._deeper(self._either)
        self._expect(")")
        return node

    def _constant(self, token: _Token) -> Node:
        before, _, after = token.text.partition(".")
        if len(before) > MOST_DIGITS[0] or len(after) > MOST_DIGITS[1]:
            raise ExpressionError("expression.digits", token.position, number=token.text)
        return Number(Fraction(token.text), token.text)

    def _item(self, token: _Token) -> Node:
        name = token.text
        if self._with_weight and name == "W":
            return Weight()
        self._numbers.add(name)
        return Figure(name)

    def _call(self, token: _Token) -> Node:
        name = token.text
        if name not in FUNCTIONS:
            raise ExpressionError("expression.function", token.position, name=name)
        self._partial = self._partial or name in PARTIAL
        self._expect("(")
        if name in SERIES:
            node: Node = OverSeries(name, self._name(self._series))
        elif name == "prev":
            node = Figure(self._name(self._previous), previous=True)
        elif name == "round":
            node = self._rounded()
        else:
            node = self._function(token)
        self._expect(")")
        return self._node(node)

    def _name(self, found: set[str]) -> str:
        """An item's code that stands alone between parentheses."""
        token = self._token
        if token.kind != "name" or token.text in _WORDS:
            self._unexpected()
        self._next += 1
        found.add(token.text)
        return token.text

    def _rounded(self) -> Node:
        inner = self._deeper(self._either)
        self._expect(",")
        sign = -1 if self._take("-") else 1
        token = self._token
        if token.kind != "number" or "." in token.text or int(token.text) > MOST_PLACES:
            raise ExpressionError("expression.places", token.position, limit=str(MOST_PLACES))
        self._next += 1
        return Rounded(inner, sign * int(token.text))

    def _function(self, token: _Token) -> Node:
        name = token.text
        operands = [self._deeper(self._either)]
        while self._take(","):
            operands.append(self._deeper(self._either))
        fewest, most = (3, 3) if name == "if" else PLAIN.get(name, (1, 1))
        if not fewest <= len(operands) <= most:
            raise ExpressionError("expression.arguments", token.position, name=name, count=str(len(operands)))
        if name == "if":
            return Choice(*operands)
        if name in PEERS:
            return OverPeers(name, operands[0])
        return Call(name, tuple(operands))
