"""From a sheet to its pages: title, table over as many pages as it needs, notes, signatures, footers."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from exchange.sheet import Sheet, printable
from exchange.wording import word
from gui.painting.columns import SMALLEST, Fit, fit
from gui.painting.fonts import POINT, Face, Fonts
from gui.painting.page import Canvas, Page, Rule, Words
from gui.painting.page_breaks import paginate
from gui.painting.table import INNER, Band, Table, bands_of, shrunk, split_tall
from gui.painting.text import Ruler

TITLE_SIZES = (20.0, 18.0)
TIGHTER = 0.06
"""By how much rows may be lowered so that the signatures fit on the page."""
LINE_TO_SIGN, LEAST_TO_SIGN, BETWEEN, SIGN_HEIGHT = 30.0, 14.0, 2.0, 12.0
"""Millimetres: a line to sign on, the least where that saves a page, what is left free behind it, and the height of a
row of them."""
SMALL_NOTE, FEW_PAGES = 9.0, 3
"""A short document gets smaller notes where that saves a page."""
BEFORE_SIGNATURES = 6.0
BETWEEN_FACTS = "　　"
CLOSE_SIGN_HEIGHT, BEFORE_CLOSE_SIGNATURES = 8.0, 2.0
CLOSER = (
    (SMALLEST, 1.05, 0.1),
    (SMALLEST, 1.06, 0.2),
    (SMALLEST, 1.12, 0.3),
    (9.75, 1.15, 0.3),
    (10.5, 1.2, 0.5),
    (10.5, 1.25, 0.9),
)
"""Letters, how far apart their lines are, and what is free above and below: what a sheet is set in that should
stand on one page, from close to roomy."""


@dataclass(frozen=True, slots=True)
class Frame:
    """How a table stands among the pages of a letter: what it is called there (附件1), the letter's check code, how
    many pages are before it, and what draws the foot of a page of that number."""

    label: str
    code: str
    before: int
    foot: Callable[[Canvas, Sheet, tuple[float, float], str, int, Ruler], None]


LABEL = Face("heading", 16)
ROOMIER = ((10.5, 1.25, 1.8), (10.5, 1.25, 1.3))
READABLE = 9.75
"""Points: the least that a table of many columns is set in only to spare a page."""


def table_pages(sheet: Sheet, fonts: Fonts, frame: Frame | None = None) -> tuple[Page, ...]:
    """The pages of a table, at least one."""
    if sheet.one_page:
        return _closer(sheet, fonts)
    pages = _Layout(sheet, fonts, frame).pages()
    if sheet.letters.note > SMALL_NOTE and len(pages) <= FEW_PAGES:
        smaller = replace(sheet, letters=replace(sheet.letters, note=SMALL_NOTE))
        fewer = _Layout(smaller, fonts, frame).pages()
        if len(fewer) < len(pages):
            pages = fewer
    return _on_one(sheet, fonts, frame) or pages if len(pages) == 2 else pages


def _on_one(sheet: Sheet, fonts: Fonts, frame: Frame | None) -> tuple[Page, ...]:
    """The one page of a sheet that would only just need a second: with lower rows and somewhat smaller letters, and the
    signatures as close as one can sign. Nothing where that does not do, or would be hard to read across a table."""
    signature = None if sheet.signature is None else replace(sheet.signature, close=True)
    for closeness in (*ROOMIER, *reversed(CLOSER)):
        if READABLE <= closeness[0] <= sheet.letters.body:
            pages = _Layout(_set_in(replace(sheet, signature=signature), closeness), fonts, frame).pages()
            if len(pages) == 1:
                return pages
    return ()


def _closer(sheet: Sheet, fonts: Fonts) -> tuple[Page, ...]:
    """The pages with the largest letters that need no more of them than the smallest."""
    best = _Layout(_set_in(sheet, CLOSER[0]), fonts).pages()
    for closeness in CLOSER[1:]:
        pages = _Layout(_set_in(sheet, closeness), fonts).pages()
        if len(pages) > len(best):
            break
        best = pages
    return best


def _set_in(sheet: Sheet, closeness: tuple[float, float, float]) -> Sheet:
    """The sheet with its letters as close as that."""
    points, spacing, pad = closeness
    letters = sheet.letters
    share = points / letters.body
    closer = replace(
        letters,
        line=max(SMALLEST, letters.line * share),
        heading=max(SMALLEST, letters.heading * share),
        body=points,
        note=SMALL_NOTE,
        row_height=min(letters.row_height, points * POINT * spacing + 2 * pad),
        spacing=spacing,
        pad=pad,
    )
    return replace(sheet, letters=closer)


@dataclass(frozen=True, slots=True)
class _Tail:
    """What follows the table: lines of notes and lines of signatures."""

    notes: tuple[tuple[str, float], ...]
    signers: tuple[tuple[str, ...], ...]
    height: float


class _Layout:
    def __init__(self, sheet: Sheet, fonts: Fonts, frame: Frame | None = None) -> None:
        self.sheet, self.frame = sheet, frame
        self.ruler = Ruler(fonts)
        self.width, self.height = sheet.size
        self.left, self.right = sheet.margins.left, self.width - sheet.margins.right
        self.bottom = self.height - sheet.margins.bottom
        self.fit: Fit = fit(sheet, self.ruler)
        self.note = Face("body", sheet.letters.note, spacing=sheet.letters.spacing)
        self.line = Face("body", sheet.letters.line, spacing=sheet.letters.spacing)
        self.tail = self._tail()
        """With long lines to sign on, as long as they cost no page."""

    def pages(self) -> tuple[Page, ...]:
        tables = [Table(self.sheet, self.fit, strip, self.ruler) for strip in self.fit.strips]
        canvases: list[Canvas] = []
        for number, (table, bands) in enumerate(
            zip(tables, bands_of(tables, self.sheet, self.fit.letters), strict=True)
        ):
            last = number == len(tables) - 1
            canvases += self._strip(table, bands, first=number == 0, last=last)
        return tuple(self._finished(canvas, number, len(canvases)) for number, canvas in enumerate(canvases, start=1))

    # pages of one strip

    def _strip(self, table: Table, bands: Sequence[Band], *, first: bool, last: bool) -> list[Canvas]:
        start = self._titled() if first else Canvas(self.sheet.margins.top)
        later = self.bottom - self.sheet.margins.top - table.heading_height
        space = self.bottom - start.y - table.heading_height
        rows = list(split_tall(bands, min(space, later) if space > later / 3 else later))
        if last:
            rows, runs = self._ended(table, rows, space, later)
        else:
            runs = paginate(rows, space, later, 0.0, table.may_break(rows))
        canvases = []
        for number, (begin, end) in enumerate(runs):
            canvas = start if number == 0 else Canvas(self.sheet.margins.top)
            canvases.append(canvas)
            if begin < end or number == 0:
                table.draw_heading(canvas)
                table.draw_rows(canvas, rows[begin:end])
        if last:
            canvases += self._draw_tail(canvases[-1])
        return canvases

    def _ended(
        self, table: Table, rows: list[Band], space: float, later: float
    ) -> tuple[list[Band], list[tuple[int, int]]]:
        """The rows and their pages with what follows them on the last: rows somewhat lower, and shorter lines to sign
        on, where that saves a page."""
        lower = shrunk(rows, TIGHTER)
        breaks = {id(some): table.may_break(some) for some in (rows, lower)}
        best: tuple[list[Band], list[tuple[int, int]], _Tail] | None = None
        for tail in (self.tail, self._tail(LEAST_TO_SIGN)):
            for some in (rows, lower):
                runs = paginate(some, space, later, tail.height, breaks[id(some)])
                if best is None or len(runs) < len(best[1]):
                    best = some, runs, tail
        assert best is not None
        self.tail = best[2]
        return best[0], best[1]

    def _titled(self) -> Canvas:
        """The first page with its title and the line under it."""
        sheet, canvas = self.sheet, Canvas(self.sheet.margins.top)
        if self.frame is not None:
            canvas.y += LABEL.leading
            self._put(canvas, self.frame.label, LABEL, self.left, canvas.y - LABEL.leading * 0.25)
        face, lines = self._title()
        for line in lines:
            width = self.ruler.width(line, face)
            canvas.y += face.leading
            self._put(canvas, line, face, (self.left + self.right - width) / 2, canvas.y - face.leading * 0.25)
        canvas.y += sheet.letters.gap
        for left, right in self._lines_under_title():
            canvas.y += self.line.leading
            y = canvas.y - self.line.leading * 0.25
            self._put(canvas, left, self.line, self.left, y)
            self._put(canvas, right, self.line, self.right - self.ruler.width(right, self.line), y)
        for line in self._fact_lines():
            canvas.y += self.line.leading
            self._put(canvas, line, self.line, self.left, canvas.y - self.line.leading * 0.25)
        canvas.y += 1.5
        return canvas

    def _lines_under_title(self) -> list[tuple[str, str]]:
        """What stands at the left and at the right, side by side where there is room for both."""
        left, right = printable(self.sheet.left), printable(self.sheet.right)
        if not left and not right:
            return []
        room = self.right - self.left
        lines = self.ruler.lines(left, self.line, room) or [""]
        if right and self.ruler.width(lines[-1] + BETWEEN_FACTS + right, self.line) > room:
            return [*((line, "") for line in lines), ("", right)]
        return [*((line, "") for line in lines[:-1]), (lines[-1], right)]

    def _fact_lines(self) -> list[str]:
        """The facts one after the other; none is broken that fits on a line of its own."""
        lines: list[str] = []
        for fact in map(printable, self.sheet.facts):
            longer = f"{lines[-1]}{BETWEEN_FACTS}{fact}" if lines else fact
            if lines and self.ruler.width(longer, self.line) <= self.right - self.left:
                lines[-1] = longer
            else:
                lines += self.ruler.lines(fact, self.line, self.right - self.left)
        return lines

    def _title(self) -> tuple[Face, list[str]]:
        """The title in at most two lines, with somewhat smaller letters if need be."""
        wanted = self.sheet.letters.title
        sizes = [wanted, *(points for points in TITLE_SIZES if points < wanted)]
        tries = [(face, self._title_lines(face)) for face in (Face("title", points) for points in sizes)]
        return next((found for found in tries if len(found[1]) <= 2), tries[-1])

    def _title_lines(self, face: Face) -> list[str]:
        """One line where it fits, else broken where the sheet says so, each part into lines of like length."""
        room = self.right - self.left
        title = self.sheet.one_title
        pieces = [title] if self.ruler.width(title, face) <= room else self.sheet.title.split("\n")
        return [line for piece in pieces for line in self.ruler.balanced(printable(piece), face, room)]

    # what follows the table

    def _tail(self, line: float = LINE_TO_SIGN) -> _Tail:
        """Notes, and signers with lines of at least that length."""
        notes = tuple(self._note_lines())
        signature = self.sheet.signature
        if signature is None:
            signers: list[tuple[str, ...]] = []
        else:
            signers = self._in_rows(signature.roles, LEAST_TO_SIGN if signature.close else line)
        height = (2.0 + len(notes) * self.note.leading) if notes else 0.0
        return _Tail(notes, tuple(signers), height + self._signatures_height(signers))

    def _in_rows(self, roles: Sequence[str], line: float) -> list[tuple[str, ...]]:
        """Signers in as few rows as it takes, as many in each as in the others where that does."""
        room = self.right - self.left + 0.5
        needs = {role: self.ruler.width(role, self.line) + line + BETWEEN for role in roles}
        rows: list[tuple[str, ...]] = [()]
        for role in roles:
            if rows[-1] and sum(needs[one] for one in (*rows[-1], role)) > room:
                rows.append(())
            rows[-1] = (*rows[-1], role)
        each = -(-len(roles) // len(rows))
        even = [tuple(roles[at : at + each]) for at in range(0, len(roles), each)]
        return even if all(sum(needs[one] for one in row) <= room for row in even) else rows

    def _signatures_height(self, signers: Sequence[tuple[str, ...]]) -> float:
        """What is left free before the signatures, the opinion, a line for each row of signers and one for the seal."""
        signature = self.sheet.signature
        if signature is None:
            return 0.0
        opinion = self.line.leading + 2.0 if signature.opinion else 0.0
        if signature.close:
            lines = len(signers) + (not self._seal_beside(signers[-1]))
            return BEFORE_CLOSE_SIGNATURES + opinion + CLOSE_SIGN_HEIGHT * lines
        return BEFORE_SIGNATURES + opinion + SIGN_HEIGHT * (len(signers) + 1)

    def _seal_beside(self, roles: Sequence[str]) -> bool:
        """Is there room for the seal behind the last signers?"""
        signature = self.sheet.signature
        if signature is None or not signature.close:
            return False
        labels = sum(self.ruler.width(role, self.line) + LEAST_TO_SIGN + BETWEEN for role in roles)
        return labels + self.ruler.width(signature.seal, self.line) <= self.right - self.left

    def _note_lines(self) -> list[tuple[str, float]]:
        """The lines of the notes with their indent."""
        lead = word("sheet.note", self.sheet.language)
        indent = self.ruler.width(lead, self.note)
        room = self.right - self.left - indent
        found: list[tuple[str, float]] = []
        numbered = len(self.sheet.notes) > 1
        for number, note in enumerate(self.sheet.notes, start=1):
            start = f"{number}. " if numbered else ""
            hang = self.ruler.width(start, self.note)
            for place, line in enumerate(self.ruler.lines(printable(note), self.note, room - hang)):
                if place:
                    found.append((line, indent + hang))
                elif number == 1:
                    found.append((lead + start + line, 0.0))
                else:
                    found.append((start + line, indent))
        return found

    def _draw_tail(self, canvas: Canvas) -> list[Canvas]:
        """Notes and signatures; the pages that they need beyond this one, where the notes alone fill pages."""
        more: list[Canvas] = []
        canvas.y += 2.0
        for line, indent in self.tail.notes:
            if canvas.y + self.note.leading > self.bottom + 0.01:
                canvas = Canvas(self.sheet.margins.top)
                more.append(canvas)
            canvas.y += self.note.leading
            self._put(canvas, line, self.note, self.left + indent, canvas.y - self.note.leading * 0.25)
        signature = self.sheet.signature
        if signature is None:
            return more
        if canvas.y + self._signatures_height(self.tail.signers) > self.bottom + 0.01:
            canvas = Canvas(self.sheet.margins.top)
            more.append(canvas)
        height = CLOSE_SIGN_HEIGHT if signature.close else SIGN_HEIGHT
        canvas.y += BEFORE_CLOSE_SIGNATURES if signature.close else BEFORE_SIGNATURES
        canvas.signed = True
        if signature.opinion:
            canvas.y += self.line.leading + 2.0
            self._put(canvas, signature.opinion, self.line, self.left, canvas.y)
        seal = self.ruler.width(signature.seal, self.line)
        beside = self._seal_beside(self.tail.signers[-1])
        for number, row in enumerate(self.tail.signers, start=1):
            canvas.y += height
            last = number == len(self.tail.signers)
            self._signers(canvas, row, canvas.y - height * 0.3, self.right - (seal if beside and last else 0.0))
        if not beside:
            canvas.y += height
        self._put(canvas, signature.seal, self.line, self.right - seal, canvas.y - height * 0.3)
        return more

    def _signers(self, canvas: Canvas, roles: Sequence[str], y: float, right: float) -> None:
        """Each word with its line, as far as `right`; the lines are equally long."""
        labels = [self.ruler.width(role, self.line) for role in roles]
        line = (right - self.left - sum(labels)) / len(roles) - BETWEEN
        x = self.left
        for role, label in zip(roles, labels, strict=True):
            self._put(canvas, role, self.line, x, y)
            canvas.rules.append(Rule(x + label, y + 1.0, x + label + line, y + 1.0, INNER))
            x += label + line + BETWEEN

    # what stands on every page

    def _finished(self, canvas: Canvas, number: int, pages: int) -> Page:
        sheet = self.sheet
        if self.frame is None:
            foot(canvas, sheet, number, pages, (self.left, self.right), self.bottom, self.ruler)
        else:
            self.frame.foot(canvas, sheet, sheet.size, self.frame.code, self.frame.before + number, self.ruler)
        banner(canvas, sheet, (self.left, self.right), sheet.margins.top, self.ruler)
        return Page(
            sheet.size,
            tuple(canvas.fills),
            tuple(canvas.rules),
            tuple(canvas.words),
            sheet.draft.word if sheet.draft is not None else "",
            number,
            pages,
            canvas.signed,
        )

    def _put(self, canvas: Canvas, text: str, face: Face, x: float, y: float) -> None:
        if text.strip():
            canvas.words.append(Words(x, y, text, face, self.ruler.width(text, face)))


def foot(
    canvas: Canvas, sheet: Sheet, number: int, pages: int, edges: tuple[float, float], bottom: float, ruler: Ruler
) -> None:
    """When and by whom it was printed, the check code, and which page of how many it is."""
    face = Face("body", sheet.letters.footer)
    y = bottom + min(10.0, sheet.margins.bottom - 8.0)
    counted = word("sheet.page", sheet.language, page=str(number), pages=str(pages))
    places = (
        (sheet.printed, edges[0]),
        (sheet.code, (sum(edges) - ruler.width(sheet.code, face)) / 2),
        (counted, edges[1] - ruler.width(counted, face)),
    )
    canvas.words += [Words(x, y, said, face, ruler.width(said, face)) for said, x in places if said.strip()]


def banner(canvas: Canvas, sheet: Sheet, edges: tuple[float, float], top: float, ruler: Ruler) -> None:
    """What the result still is, above the top of the page."""
    if sheet.draft is not None and sheet.draft.banner.strip():
        face = Face("heading", sheet.letters.note, bold=True)
        wide = ruler.width(sheet.draft.banner, face)
        canvas.words.append(Words((sum(edges) - wide) / 2, top - 5.0, sheet.draft.banner, face, wide))
