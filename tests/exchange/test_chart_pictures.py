"""Every kind of chart, drawn for few and many units, long and hostile names: no text meets another or leaves the page,
and no letter is lost without a word."""

import subprocess
import sys
from dataclasses import replace
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import numpy as np
import pytest

from exchange.charts import CHARTS, ChartKind
from exchange.charts.chart import Chart, Source
from exchange.charts.drawing import BORDER, draw, on_paper
from exchange.charts.fonts import LOST, POINT, ChartFonts
from exchange.charts.picture import DARK, PAPER, Picture
from exchange.charts.render import pixels, png, write
from scoring.evaluate import evaluate
from tests.exchange.chart_cases import HOSTILE, LONG, SIZES, case, last_year

if TYPE_CHECKING:
    from collections.abc import Sequence

NAMES = {"short": "第{number}区市场监管局", "long": LONG, "hostile": HOSTILE}
CASES = [(count, "short") for count in SIZES] + [(2, "long"), (21, "long"), (45, "long"), (6, "hostile")]
SCREEN = (238.0, 148.0)
MEETING = 0.25
"""Millimetres by which two boxes of letters may meet before it shows: letters do not fill their boxes."""


@pytest.fixture(scope="module")
def fonts() -> ChartFonts:
    return ChartFonts(stack=())  # the shipped font alone, so that every machine draws the same


# frozen values, made once
@cache
def source(count: int, names: str = "short", language: str = "zh_CN") -> Source:
    assessment = case(count, name=NAMES[names])
    plan = assessment.plan
    result = evaluate(plan, assessment.entries)
    unit = plan.units[count // 2].code
    return Source(
        plan=plan,
        entries=assessment.entries,
        result=result,
        language=language,
        unit=unit,
        before=last_year(assessment, result),
    )


def charts_of(kind: ChartKind, own: Source) -> "Sequence[Chart]":
    found = list(kind.build(own))
    return found + list(kind.build(replace(own, twin=True))) if kind.twin else found


@cache
def measured(text: str, fonts: ChartFonts) -> float:
    """Millimetres that a text takes for each of its points as the renderer draws it."""
    from matplotlib.backends import backend_agg

    dpi, agg = 200, cast("Any", backend_agg)
    properties = fonts.properties(10)
    width = agg.RendererAgg(10, 10, dpi).get_text_width_height_descent(text, properties, ismath=False)[0]
    return float(width) / dpi * 25.4 / 10


def meetings(picture: Picture, fonts: ChartFonts) -> list[tuple[str, str]]:
    """The pairs of texts whose boxes, as the renderer measures them, lie over each other."""
    texts, boxes = [], []
    for words in picture.words:
        long, high = measured(words.text, fonts) * words.points, words.points * POINT
        back = {"left": 0.0, "center": long / 2, "right": long}[words.align]
        if words.turned:
            boxes.append((words.x - high / 2, words.y + back - long, words.x + high / 2, words.y + back))
        else:
            boxes.append((words.x - back, words.y - high / 2, words.x - back + long, words.y + high / 2))
        texts.append(words.text)
    if not boxes:
        return []
    left, top, right, bottom = np.array(boxes).T
    assert left.min() >= -0.1, texts[int(np.argmin(left))]
    assert top.min() >= -0.1, texts[int(np.argmin(top))]
    assert right.max() <= picture.width + 0.1, texts[int(np.argmax(right))]
    assert bottom.max() <= picture.height + 0.1, texts[int(np.argmax(bottom))]
    across = np.minimum(right[:, None], right) - np.maximum(left[:, None], left)
    down = np.minimum(bottom[:, None], bottom) - np.maximum(top[:, None], top)
    over = np.triu((across > MEETING) & (down > MEETING), 1)
    return [(texts[a], texts[b]) for a, b in np.argwhere(over).tolist()]


@pytest.mark.parametrize("kind", CHARTS, ids=lambda kind: kind.key)
class TestEveryKind:
    @pytest.mark.parametrize(("count", "names"), CASES)
    def test_no_text_meets_another_or_leaves_the_page(
        self, kind: ChartKind, count: int, names: str, fonts: ChartFonts
    ) -> None:
        charts = charts_of(kind, source(count, names))
        for chart in (charts[0], charts[-1]):
            for picture in (draw(chart, fonts, *SCREEN), on_paper(chart, fonts)):
                assert meetings(picture, fonts) == []

    def test_it_is_drawn_without_a_warning_on_paper_and_on_a_dark_screen(
        self, kind: ChartKind, fonts: ChartFonts
    ) -> None:
        for count, look in ((1, PAPER), (21, DARK), (45, PAPER)):
            for chart in charts_of(kind, source(count)):
                image = pixels(draw(chart, fonts, *SCREEN), 72, fonts, look)
                assert len(image.data) == image.width * image.height * 4
                assert len(np.unique(np.frombuffer(image.data, np.uint32))) > 8  # something is drawn

    def test_it_is_said_in_english_too(self, kind: ChartKind, fonts: ChartFonts) -> None:
        for chart in charts_of(kind, source(6, language="en")):
            said = [chart.title, *chart.notes, *chart.sentences]
            plain = " ".join(said).replace("第", "").replace("区市场监管局", "").replace("方面工作", "")
            assert "{" not in plain
            assert not any(mark in plain for mark in "，。：；"), plain
            assert meetings(draw(chart, fonts, *SCREEN), fonts) == []

    def test_pages_hold_every_row_once(self, kind: ChartKind) -> None:
        found = kind.build(source(200))
        rows = [row for chart in found for row in getattr(chart.body, "rows", ())]
        assert all(len(getattr(chart.body, "rows", ())) <= 45 for chart in found)
        assert len(rows) == len(set(rows))
        assert [chart.page for chart in found] == list(range(1, len(found) + 1))
        assert {chart.pages for chart in found} <= {len(found)}


class TestInks:
    def test_letters_stand_out_from_what_is_behind_them(self) -> None:
        for look in (PAPER, DARK):
            pairs = [("text", "paper"), ("faint", "paper"), ("mark", "paper"), ("mean", "paper")]
            pairs += [(f"on{step}", f"step{step}") for step in range(5)]
            for ink, back in pairs:
                assert contrast(look[ink], look[back]) >= 4.5, (ink, back)

    def test_the_steps_of_one_hue_can_be_told_apart_in_grey(self) -> None:
        for look in (PAPER, DARK):
            greys = [luminance(look[f"step{step}"]) for step in range(5)]
            assert all(lighter > darker * 1.25 for lighter, darker in pairwise(greys))

    def test_neighbours_in_a_stacked_bar_can_be_told_apart_in_grey(self) -> None:
        for look in (PAPER, DARK):
            for one, other in pairwise(look[f"part{number}"] for number in range(7)):
                assert contrast(one, other) >= 1.5, (one, other)


def luminance(colour: str) -> float:
    parts = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


class TestFiles:
    def test_a_pdf_has_a_page_for_each_chart_with_its_chinese_as_text(self, fonts: ChartFonts, tmp_path: Path) -> None:
        from pypdf import PdfReader

        charts = list(CHARTS[0].build(source(200)))
        path = tmp_path / "charts.pdf"
        write([on_paper(chart, fonts) for chart in charts], path, fonts, "pdf")
        pages = PdfReader(path).pages
        assert len(pages) == len(charts) > 1
        text = pages[0].extract_text()
        assert all(row.label in text and row.text in text for row in charts[0].body.rows)  # type: ignore[union-attr]

    def test_a_png_knows_its_size_on_paper_and_is_the_same_each_time(self, fonts: ChartFonts) -> None:
        picture = on_paper(CHARTS[0].build(source(6))[0], fonts)
        first, second = png(picture, fonts), png(picture, fonts)
        assert first == second
        assert first.startswith(b"\x89PNG")
        assert b"pHYs" in first

    def test_an_svg_is_the_same_each_time_and_needs_no_font(self, fonts: ChartFonts, tmp_path: Path) -> None:
        picture = on_paper(CHARTS[0].build(source(6))[0], fonts)
        for name in ("a.svg", "b.svg"):
            write([picture], tmp_path / name, fonts, "svg")
        drawn = (tmp_path / "a.svg").read_text(encoding="utf-8")
        assert drawn == (tmp_path / "b.svg").read_text(encoding="utf-8")
        assert "<text" not in drawn


class TestLetters:
    def test_a_character_that_no_font_has_is_marked_and_named(self, fonts: ChartFonts) -> None:
        rare = "\U00020bb7"
        chart = CHARTS[0].build(source(6))[0]
        picture = draw(replace(chart, title=f"{rare}县第一"), fonts, *SCREEN)
        texts = [words.text for words in picture.words]
        assert f"{LOST}县第一" in texts
        assert any(rare not in text and "缺字" in text for text in texts)

    def test_a_dollar_sign_is_a_dollar_sign(self, fonts: ChartFonts) -> None:
        picture = draw(CHARTS[0].build(source(6, "hostile"))[0], fonts, *SCREEN)
        assert any(words.text.startswith("$x_{1}$") for words in picture.words)
        pixels(picture, 72, fonts)

    def test_the_paper_leaves_its_border_free(self, fonts: ChartFonts) -> None:
        picture = on_paper(CHARTS[0].build(source(45))[0], fonts)
        assert (picture.width, picture.height) in {(210.0, 297.0), (297.0, 210.0)}
        assert all(BORDER <= words.y <= picture.height - BORDER for words in picture.words)


def test_nothing_of_matplotlib_is_imported_before_a_chart_is_drawn() -> None:
    code = (
        "import sys, gui.main_window, gui.pages.listing, exchange.charts, cli.verbs;"
        "sys.exit(1 if 'matplotlib' in sys.modules else 0)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
