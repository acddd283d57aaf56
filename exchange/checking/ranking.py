"""Ranks as formulas: by the published total, then the tie-breakers, all as whole numbers of the last place."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from exchange.checking.award import SENTINEL
from exchange.checking.columns import Column, Heading
from exchange.checking.desk import Book
from exchange.checking.terms import Constant, Term, call, same

UNROUNDED = 9
"""Decimals that count where points are not rounded."""


@dataclass(frozen=True, slots=True)
class Keys:
    """What units are ranked by, the first decides first. Units without a rank have a key below all others."""

    book: Book
    columns: tuple[Column, ...]

    @classmethod
    def of(cls, book: Book, figures: Sequence[tuple[Column, int | None]], standing: set[int]) -> "Keys":
        columns = []
        for place, (figure, places) in enumerate(figures, start=1):
            found = book.totals.add(Heading("", book.words("key"), str(place)), places=0)
            scale = 10.0 ** (UNROUNDED if places is None else places)
            cell = call("N", figure.here()) if place > 1 else figure.here()
            found.put(sorted(standing), call("ROUND", cell * scale, 0))
            found.put([row for row in book.totals.rows if row not in standing], Constant(SENTINEL))
            columns.append(found)
        return cls(book, tuple(columns))

    def better(self, kind: str | None) -> Term:
        """For each unit of a class, or (None) of all, 1 where it is better than the one of this row."""
        found: Term | None = None
        for column in reversed(self.columns):
            cells, own = self.book.totals.range(column, kind), column.here()
            greater = cells > own
            found = greater if found is None else greater + same(cells, own) * found
        assert found is not None
        return found

    def equal(self, kind: str | None) -> Term:
        found: Term | None = None
        for column in self.columns:
            here = same(self.book.totals.range(column, kind), column.here())
            found = here if found is None else found * here
        assert found is not None
        return found


def count(tests: Term) -> Term:
    return call("SUMPRODUCT", Constant(1) * tests)


def add_ranks(book: Book, keys: Keys, standing: set[int]) -> tuple[Column, Column]:
    """The columns of the rank among all and within the class."""
    words, page = book.words, book.totals
    ties = book.plan.ranking.ties
    shares: dict[bool, Column] = {}
    if ties == "dense":
        for of_class in (False, True):
            shares[of_class] = page.add(Heading("", words("share_of_tie"), words("class") if of_class else ""))
            for kind, (first, end) in page.spans.items():
                if (kind is not None) == of_class:
                    rows = [row for row in range(first, end) if row in standing]
                    shares[of_class].put(rows, 1 / count(keys.equal(kind)))
                    shares[of_class].put([row for row in range(first, end) if row not in standing], Constant(0))

    def place(kind: str | None) -> Term:
        if ties == "dense":
            cells = page.range(shares[kind is not None], kind)
            return call("ROUND", call("SUMPRODUCT", keys.better(kind) * cells), 0) + 1
        found = count(keys.better(kind)) + 1
        return found + (count(keys.equal(kind)) - 1) / 2 if ties == "average" else found

    def fill(column: Column, kind_of: Callable[[int], tuple[bool, str | None]]) -> Column:
        column.strong = True
        rows: dict[tuple[bool, str | None], list[int]] = {}
        for row in page.rows:
            rows.setdefault(kind_of(row), []).append(row)
        for (ranked, kind), own in rows.items():
            column.put(own, place(kind) if ranked else Constant(words("no_rank")))
        return column

    shown = 1 if ties == "average" else 0
    units = book.units
    rank = fill(page.add(Heading("", words("rank"), ""), places=shown), lambda row: (row in standing, None))
    in_class = fill(
        page.add(Heading("", words("rank_in_class"), ""), places=shown),
        lambda row: (row in standing and units[row].class_code is not None, units[row].class_code),
    )
    return rank, in_class
