"""Where the cursor goes: pure functions over rows and columns, as spreadsheet users expect."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

Place = tuple[int, int]
Filled = Callable[[int, int], bool]


@dataclass(frozen=True, slots=True)
class Span:
    """A rectangle of cells, ends included."""

    top: int
    left: int
    bottom: int
    right: int

    @property
    def height(self) -> int:
        return self.bottom - self.top + 1

    @property
    def width(self) -> int:
        return self.right - self.left + 1

    def places(self) -> list[Place]:
        return [
            (row, column) for row in range(self.top, self.bottom + 1) for column in range(self.left, self.right + 1)
        ]


def edge(place: Place, step: Place, rows: int, columns: int, filled: Filled) -> Place:
    """Ctrl+arrow: to the last filled cell of the run, or over a gap to the next filled one, or to the border."""
    row, column = place
    down, right = step

    def inside(r: int, c: int) -> bool:
        return 0 <= r < rows and 0 <= c < columns

    nearest = (row + down, column + right)
    if not inside(*nearest):
        return place
    in_run = filled(row, column) and filled(*nearest)
    row, column = nearest
    while inside(row + down, column + right):
        if in_run and not filled(row + down, column + right):
            break
        if not in_run and filled(row, column):
            break
        row, column = row + down, column + right
    return row, column


def next_inside(spans: Sequence[Span], place: Place, by_column: bool, forward: bool) -> Place:
    """Enter (`by_column`) or Tab within a selection: through one range after the other, round and round."""
    for number, span in enumerate(spans):
        row, column = place[0] - span.top, place[1] - span.left
        if 0 <= row < span.height and 0 <= column < span.width:
            at = (column * span.height + row if by_column else row * span.width + column) + (1 if forward else -1)
            if 0 <= at < span.height * span.width:
                return _nth(span, at, by_column)
            following = spans[(number + (1 if forward else -1)) % len(spans)]
            return _nth(following, 0 if forward else following.height * following.width - 1, by_column)
    return spans[0].top, spans[0].left


def _nth(span: Span, at: int, by_column: bool) -> Place:
    if by_column:
        return span.top + at % span.height, span.left + at // span.height
    return span.top + at // span.width, span.left + at % span.width


def next_writable(place: Place, step: int, columns: int, writable: Filled) -> Place:
    """Tab: the next cell to the side that can be typed into; stays where there is none."""
    row, column = place
    candidate = column + step
    while 0 <= candidate < columns:
        if writable(row, candidate):
            return row, candidate
        candidate += step
    return place


def next_empty(place: Place, rows: int, columns: int, wanted: Filled) -> Place | None:
    """The next cell down the column and then the next columns for which `wanted` holds; wraps at the end."""
    row, column = place
    start = column * rows + row
    for offset in range(1, rows * columns + 1):
        candidate_column, candidate_row = divmod((start + offset) % (rows * columns), rows)
        if wanted(candidate_row, candidate_column):
            return candidate_row, candidate_column
    return None
