"""Taking an object of a file apart key by key: types are checked, and what nobody asked for is a finding."""

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from typing import Any, Final, TypeVar

from exchange.json_format.json_text import Unreadable, name_of
from scoring.numbers import parse_decimal
from scoring.problems import Place, Problem

LONGEST_CODE: Final = 200

T = TypeVar("T")


class Finder:
    """Collects findings. `structural`: some part could not be read at all, so that references cannot be judged."""

    def __init__(self, problems: list[Problem]) -> None:
        self._problems = problems
        self.structural = False

    def report(self, code: str, where: Place, /, **facts: str) -> None:
        self._problems.append(Problem(code, where, {"place": "/".join(where), **facts}))


class Taker:
    """One object of the file. Every key is taken by name; `done` reports those that nobody asked for."""

    def __init__(self, finder: Finder, where: Place, content: Any) -> None:
        self.finder = finder
        self.where = where
        self._left: dict[str, Any] = dict(content) if isinstance(content, Mapping) else {}
        if not isinstance(content, Mapping):
            self.wrong(where, "object", content)

    def wrong(self, where: Place, wanted: str, value: Any) -> None:
        # A number with a point was reported where the text was read.
        self.finder.structural = self.finder.structural or wanted in ("object", "list")
        if not isinstance(value, Unreadable):
            self.finder.report(f"format.not_{wanted}", where)

    def at(self, key: str) -> Place:
        return (*self.where, key)

    def take(self, key: str, default: Any = None, *, required: bool = False) -> Any:
        if key not in self._left:
            if required:
                self.finder.report("format.key_missing", self.at(key), key=key)
                self.finder.structural = True
            return default
        return self._left.pop(key)

    def is_text(self, key: str) -> bool:
        return isinstance(self._left.get(key), str)

    def has(self, key: str) -> bool:
        return key in self._left

    def text(self, key: str, default: str = "", *, required: bool = False) -> str:
        value = self.take(key, default, required=required)
        if not isinstance(value, str):
            self.wrong(self.at(key), "text", value)
            return default
        return value

    def code(self, key: str = "code", *, required: bool = True) -> str:
        """A text that names something: not empty, no blanks around it."""
        given = isinstance(self._left.get(key), str)
        value = self.text(key, required=required)
        if given and (value != value.strip() or not value or len(value) > LONGEST_CODE):
            self.finder.report("format.code", self.at(key), value=value[:60])
            self.finder.structural = True
        return value

    def maybe_text(self, key: str) -> str | None:
        return None if self._is_null(key) else self.text(key)

    def _is_null(self, key: str) -> bool:
        """Whether a key that may be absent or null is so."""
        if self._left.get(key, None) is not None:
            return False
        self._left.pop(key, None)
        return True

    def decimal(self, key: str, default: str = "0", *, required: bool = False) -> Decimal:
        value = self.take(key, default, required=required)
        if not isinstance(value, str):
            if not isinstance(value, Unreadable):
                self.finder.report("format.decimal_string", self.at(key))
            return Decimal(default)
        if parse_decimal(value) is None:
            self.finder.report("format.decimal", self.at(key), value=value[:60])
            return Decimal(default)
        return Decimal(value)

    def maybe_decimal(self, key: str) -> Decimal | None:
        return None if self._is_null(key) else self.decimal(key)

    def whole(self, key: str, default: int, low: int, high: int, *, required: bool = False) -> int:
        value = self.take(key, default, required=required)
        if isinstance(value, bool) or not isinstance(value, int):
            self.wrong(self.at(key), "whole", value)
            return default
        if not low <= value <= high:
            self.finder.report("format.range", self.at(key), value=str(value), low=str(low), high=str(high))
            return default
        return value

    def maybe_whole(self, key: str, default: int | None, low: int, high: int) -> int | None:
        if not self.has(key):
            return default
        return None if self._is_null(key) else self.whole(key, low, low, high)

    def flag(self, key: str, default: bool = False) -> bool:
        value = self.take(key, default)
        if not isinstance(value, bool):
            self.wrong(self.at(key), "flag", value)
            return default
        return value

    def choice(self, key: str, choices: Sequence[str], *, required: bool = False) -> str:
        value = self.text(key, choices[0], required=required)
        if value not in choices:
            self.finder.report("format.choice", self.at(key), value=value[:60], choices="、".join(choices))
            return choices[0]
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        value = self.take(key, [])
        if not isinstance(value, list):
            self.wrong(self.at(key), "list", value)
            return ()
        for index, part in enumerate(value):
            if not isinstance(part, str):
                self.wrong((*self.at(key), str(index)), "text", part)
        return tuple(part for part in value if isinstance(part, str))

    def child(self, key: str, *, required: bool = False) -> "Taker":
        return Taker(self.finder, self.at(key), self.take(key, {}, required=required))

    def maybe_child(self, key: str) -> "Taker | None":
        return None if self._is_null(key) else self.child(key)

    def list_of(self, key: str, read: Callable[["Taker"], T], *, required: bool = False) -> tuple[T, ...]:
        """A list of objects; each is named in findings by its code, else by its position."""
        value = self.take(key, [], required=required)
        if not isinstance(value, list):
            self.wrong(self.at(key), "list", value)
            return ()
        found = []
        for index, part in enumerate(value):
            child = Taker(self.finder, (*self.at(key), name_of(part, index)), part)
            if isinstance(part, Mapping):
                found.append(read(child))
                child.done()
        return tuple(found)

    def names(self) -> tuple[str, ...]:
        """The keys that are left."""
        return tuple(self._left)

    def done(self) -> None:
        for key in self._left:
            self.finder.report("format.key_unknown", self.at(key), key=key)
