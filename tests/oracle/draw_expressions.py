"""Random choices and random expressions for drawn assessments."""

from collections.abc import Callable, Sequence
from typing import Any

SCALES = ((0, 5, 0), (0, 100, 0), (0, 100, 1), (60, 100, 2), (0, 12_000, 0), (-20, 40, 1), (0, 2, 3), (1, 30, 0))


class Chooser:
    """Every choice comes from one source of whole numbers between two bounds. `years`: is `prev` drawn, too?
    `values`: how many different numbers an item has at most."""

    def __init__(self, whole: Callable[[int, int], int], *, years: bool = False, values: int = 4) -> None:
        self.whole = whole
        self.years = years
        self.values = values

    def one(self, *options: Any) -> Any:
        return options[self.whole(0, len(options) - 1)]

    def chance(self, percent: int) -> bool:
        """True about so often; shrinks to False."""
        return self.whole(0, 99) >= 100 - percent

    def some(self, **given: Any) -> dict[str, Any]:
        """The given key or nothing, so that defaults are met as well."""
        return given if self.chance(55) else {}

    def number(self, low: int, high: int, places: int = 0) -> str:
        """A decimal string, sometimes with a half at the end, so that roundings meet exact halves."""
        scaled = self.whole(low * 10**places, high * 10**places)
        text = f"{'-' if scaled < 0 else ''}{abs(scaled) // 10**places}"
        if places:
            text += f".{abs(scaled) % 10**places:0{places}d}"
        return text

    def pool(self) -> list[str]:
        """A few numbers of one scale, for an item that many units share; seldom long ones that differ at the end."""
        if self.chance(4):
            return self.long_numbers()
        low, high, places = self.one(*SCALES)
        return [self.number(low, high, places) for _ in range(self.whole(1, self.values))] + ["0"] * self.chance(25)

    def long_numbers(self) -> list[str]:
        """Numbers of 17 to 40 digits: no float tells them apart, and their products need more than 64 bits."""
        digits, places = self.whole(17, 40), self.one(0, 2, 9, 17)
        middle = self.whole(10 ** (digits - 1), 10**digits - 10)
        numbers = [middle, middle + self.whole(0, 9), middle + 1, self.one(-1, 1) * self.whole(0, 10**digits)]
        texts = [f"{'-' * (number < 0)}{abs(number):0{places + 1}d}" for number in numbers]
        return [f"{text[:-places]}.{text[-places:]}" if places else text for text in texts]

    def task(self) -> dict[str, str]:
        return {"target": self.one("10", "4", "0", "3", "-2", "0.5"), "done": self.number(-1, 14)}

    def votes(self, groups: Sequence[str]) -> dict[str, dict[str, str]]:
        """One round of ballots; now and then a group without any valid vote, or that did not vote."""
        voted = {}
        for group in groups:
            letters = ("abstain",) if self.chance(15) else ("A", "B", "C", "D", "abstain")
            if not self.chance(8):
                voted[group] = {letter: self.number(0, 9) for letter in letters}
        return voted


def expression(choose: Chooser, names: Sequence[str], series: Sequence[str], depth: int) -> str:
    """An expression with a number as value over item codes; the usual forms of practice, or any tree."""
    a, b = choose.one(*names), choose.one(*names)
    usual = [
        a,
        f"{a} / {b} * 100",
        f"{a} / (({a} + {b}) / 2)",
        f"growth({a}, {b})",
        f"growth({a}, -{b})",
        f"sqrt({a} - {b})",
        f"ln({a})",
        f"{a} - {b}",
        f"10 * ({condition(choose, names)})",
        f"if({b} == 0, 0, {a} / {b})",
        f"if({condition(choose, names)}, {a}, {b})",
        f"round({a} / 7, {choose.whole(0, 3)})",
        f"{a} / peer_max({a})",
        f"peer_mean({a} / {b}) - {a}",
        f"peer_sum({a}) + peer_min({a})",
    ]
    if series:
        usual += [
            f"100 / count({series[0]})",
            f"{choose.one('sum', 'mean', 'count')}({series[0]})",
            f"{a} + mean({series[0]})",
        ]
    items = [name for name in names if name != "W"]
    if choose.years and items:
        c = choose.one(*items)
        usual += [
            f"growth({c}, prev({c}))",
            f"prev({c})",
            f"{a} - prev({c})",
            f"if(prev({c}) > {a}, {b}, {c} / prev({c}))",
            f"peer_mean(prev({c})) / {a}",
        ]
    if depth <= 0 or choose.chance(60):
        return str(choose.one(*usual))
    return tree(choose, names, series, depth)


def tree(choose: Chooser, names: Sequence[str], series: Sequence[str], depth: int) -> str:
    def below() -> str:
        return f"({expression(choose, names, series, depth - 1)})"

    match choose.one("+", "-", "*", "/", "minus", "abs", "min", "max", "root", "if", "constant", "nested"):
        case "+" | "-" | "*" | "/" as operator:
            return f"{below()} {operator} {below()}"
        case "minus":
            return f"-{below()}"
        case "abs":
            return f"abs({below()})"
        case "min" | "max" as name:
            return f"{name}({below()}, {below()}, {choose.number(0, 30)})"
        case "root":
            name = choose.one("sqrt", "ln", "exp")
            inner = f"{choose.one(*names)} / 1000" if name == "exp" else choose.one(*names)
            return f"{name}({inner})"
        case "if":
            return f"if({condition(choose, names)}, {below()}, {below()})"
        case "nested":
            return f"peer_{choose.one('min', 'max', 'mean', 'sum')}({below()})"
    return f"{below()} + {choose.one('0.5', '1.125', '3')}"


def condition(choose: Chooser, names: Sequence[str]) -> str:
    """A comparison, or comparisons joined by words."""

    def comparison() -> str:
        text = str(choose.one(*names))
        for _ in range(choose.one(1, 1, 1, 1, 2, 3)):
            operator = choose.one("<", "<=", ">", ">=", "==", "!=", "=", "<>")
            text += f" {operator} {choose.one(choose.number(0, 50), *names)}"
        return text

    match choose.one("one", "one", "and", "or", "not"):
        case "and" | "or" as word:
            return f"{comparison()} {word} {comparison()}"
        case "not":
            return f"not {comparison()}"
    return comparison()
