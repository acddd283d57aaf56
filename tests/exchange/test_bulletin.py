"""The bulletin: its sentences are those of an office, every figure is the engine's and knows its place, each paragraph
can be switched off."""

import re
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exchange.assessment_json import read_assessment, write_assessment
from exchange.letter import Bulletin, Piece, chinese
from exchange.sheet import Options
from exchange.sheets import make_sheets
from exchange.sheets.bulletin.build import bulletin_of
from exchange.sheets.bulletin.leading import leading, top_sentence
from exchange.sheets.bulletin.settings import DEFAULTS, Settings, kept_in, settings_of
from gui.sample import sample_city
from scoring.descriptive.city import city_total
from scoring.descriptive.cuts import by_tag, cuts, losses
from scoring.descriptive.leaders import Leaders, Place, leaders
from scoring.entries import Assessment, Cell, Decision, State
from scoring.evaluate import evaluate
from scoring.plan import Json, Plan, TagSet, Unit, Veto
from scoring.result import Result
from scoring.rounding import half_up

NAMES = ("甲区", "乙县", "丙县", "丁区", "戊县", "己县")
PLAN = Plan(id="p", title="考核", year=2025, units=tuple(Unit(code=name, name=name) for name in NAMES))


@cache
def city() -> tuple[Assessment, Assessment, Result]:
    now, last = sample_city()
    return now, last, evaluate(now.plan, now.entries)


@cache
def before() -> Result:
    last = city()[1]
    return evaluate(last.plan, last.entries)


def bulletin(settings: Settings = DEFAULTS, case: Assessment | None = None, language: str = "zh_CN") -> Bulletin:
    now, last, result = city()
    if case is not None:
        now, result = case, evaluate(case.plan, case.entries)
    return bulletin_of(
        now.plan,
        now.entries,
        result,
        language=language,
        last=last,
        last_result=before(),
        settings=settings,
        today=date(2025, 1, 20),
    )


def said(text: Bulletin, key: str) -> str:
    found = [one.text for section in text.sections for one in section.paragraphs if one.key == key]
    assert len(found) == 1, key
    return found[0]


def points(value: Fraction, unit: str) -> Piece:
    return Piece(f"{half_up(value, 2):f}分", ("result", unit))


def sentence(found: Leaders, plan: Plan = PLAN) -> str:
    return "".join(piece.text for piece in top_sentence(plan, found, points, "zh_CN", subject="总分"))


def ranked(*totals: str, wanted: int = 3) -> Leaders:
    values = {name: Fraction(total) for name, total in zip(NAMES, totals, strict=False)}
    return leaders(values, wanted, places=2)


@pytest.mark.parametrize(
    ("totals", "words"),
    [
        (("92.31", "91.05", "90.20", "80"), "甲区（92.31分）、乙县（91.05分）、丙县（90.20分）"),
        (("92.31", "91.05", "91.05", "80"), "甲区（92.31分）、乙县和丙县（91.05分，并列第2位）"),
        (("92.31", "92.31", "90.20", "80"), "甲区和乙县（92.31分，并列第1位）、丙县（90.20分）"),
        (("92.31", "91.05", "90.20", "90.20"), "甲区、乙县，丙县和丁区（90.20分，并列第3位），共4个"),
        (("92.31", "92.31", "92.31", "92.31", "80"), "甲区、乙县、丙县、丁区（92.31分，并列第1位），共4个"),
        (("92.31", "91.05", "91.05", "91.05", "80"), "甲区，乙县、丙县和丁区（91.05分，并列第2位），共4个"),
    ],
)
def test_the_first_three_are_worded_as_offices_word_them(totals: tuple[str, ...], words: str) -> None:
    assert sentence(ranked(*totals)) == f"总分居前3位的是{words}。"


def test_who_is_vetoed_is_passed_over_and_named_at_the_end() -> None:
    found = replace(ranked("92.31", "91.05", "90.20"), passed_over=("戊县",))
    assert sentence(found).endswith("丙县（90.20分）（戊县因一票否决不参与评优）。")


@given(st.lists(st.integers(0, 4), min_size=1, max_size=6), st.integers(1, 4))
def test_everybody_who_ties_is_named_once_and_the_list_says_how_many_they_are(values: list[int], wanted: int) -> None:
    found = ranked(*map(str, values), wanted=wanted)
    text = "".join(piece.text for piece in leading(PLAN, found, points, "zh_CN"))
    at_least = sorted(values, reverse=True)[min(wanted, len(values)) - 1]
    expected = {name for name, value in zip(NAMES, values, strict=False) if value >= at_least}
    assert {name for name in NAMES if text.count(name) == 1} == expected
    assert f"共{len(expected)}个" in text if len(expected) > wanted else "共" not in text


def test_a_tie_of_very_many_is_cut_short_with_its_number() -> None:
    plan = replace(PLAN, units=tuple(Unit(code=str(n), name=f"第{n}区") for n in range(200)))
    found = Leaders(3, (Place(1, Fraction(100), tuple(plan.unit)),))
    assert sentence(found, plan) == (
        "总分居前3位的是" + "、".join(f"第{n}区" for n in range(12)) + "等200个（100.00分，并列第1位），共200个。"
    )


class TestFigures:
    def test_mean_highest_and_lowest_are_those_of_the_ranking(self) -> None:
        _, _, result = city()
        totals = [Fraction(unit.total) for unit in result.units]
        mean = half_up(sum(totals, Fraction(0)) / len(totals), 2)
        highest, lowest = half_up(max(totals), 2), half_up(min(totals), 2)
        assert said(bulletin(), "overall").startswith(f"全市平均得分{mean}分，最高{highest}分，最低{lowest}分。")

    def test_a_total_of_the_city_is_the_sum_of_its_cells_beside_that_of_last_year(self) -> None:
        now, last, _ = city()
        sums = []
        for one in (now, last):
            cells = one.entries.values["cases"]
            sums.append(sum((Fraction(str(cells[unit.code].value)) for unit in one.plan.units), Fraction(0)))
        growth = half_up((sums[0] - sums[1]) / sums[1] * 100, 1)
        assert f"{sums[0]}件，同比增长{growth}%" in said(bulletin(), "totals")

    def test_without_one_units_figure_there_is_no_year_on_year(self) -> None:
        now, last, _ = city()
        gone = replace(now, entries=now.entries.with_cells({("cases", "U03"): Cell(None, State.MISSING)}))
        assert re.search(r"办结案件总数（含简易程序）\d+件（缺丙区局，不作同比）", said(bulletin(case=gone), "totals"))
        found = city_total(gone.plan, gone.entries, gone.plan.item["cases"], last)
        assert (found.silent, found.growth) == (("U03",), None)

    def test_a_unit_that_it_does_not_apply_to_is_not_missed(self) -> None:
        now, last, _ = city()
        apart = now.entries.with_cells({("cases", "U03"): Cell(None, State.NOT_APPLICABLE)})
        assert city_total(now.plan, apart, now.plan.item["cases"], last).silent == ()

    def test_what_is_lost_under_all_leaves_is_what_the_units_lack(self) -> None:
        now, _, result = city()
        lost = sum(one.lost for one in losses(now.plan, result))
        bases = sum((Fraction(unit.base) for unit in result.units), Fraction(0))
        assert abs(lost - (100 * len(result.units) - bases)) < Fraction(1, 2), "but for the rounding of leaves"

    def test_tags_that_every_leaf_has_once_share_out_all_points(self) -> None:
        now, _, result = city()
        tags = {tag for leaf in now.plan.leaves for tag in leaf.tags}
        found = cuts(now.plan, result, by_tag(now.plan, sorted(tags)))
        assert sum(len(cut.leaves) for cut in found) == sum(not leaf.reference_only for leaf in now.plan.leaves)
        assert all(0 < cut.rate < 1 and len(cut.units) == 10 for cut in found)

    def test_every_figure_knows_its_place(self) -> None:
        now, _, _ = city()
        kinds = {"result", "values", "indicators", "decisions", "units"}
        pieces = [piece for line in bulletin().lines() for piece in line.pieces]
        placed = [piece for piece in pieces if piece.place]
        assert len(placed) > 150
        for piece in placed:
            assert piece.place[0] in kinds
            if piece.place[0] == "values":
                assert piece.place[1] in now.plan.item
                assert piece.place[2] in now.plan.unit
            if piece.place[0] == "result":
                assert piece.place[1] in ("", *now.plan.unit)
        decimals = re.compile(r"\d+\.\d\d分|\d%")
        bare = [piece.text for piece in pieces if not piece.place and decimals.search(piece.text)]
        assert all(text == "60" or "60%" in text for text in bare), bare

    def test_zero_not_applicable_and_missing_are_counted_apart(self) -> None:
        now, _, result = city()
        rows = now.entries.values["tq_area"]
        counted = {"0": 0, "not_applicable": 0}
        for cell in rows.values():
            assert isinstance(cell.value, dict)
            for value in cell.value.values():
                key = value if isinstance(value, str) else value["state"]
                counted[key] = counted.get(key, 0) + 1
        words = said(bulletin(), "zeros")
        assert f"零突破{counted['0']}处，不适用{counted['not_applicable']}处，缺报或未填0处" in words
        assert "制售不合格燃气器具全市均无突破" in words
        assert "五项监管执法行动" not in words, "a checklist is no field of cases"
        assert result.status == "complete"

    def test_who_gained_places_is_told_from_last_years_published_ranks(self) -> None:
        text = said(bulletin(replace(DEFAULTS, rise=1)), "progress")
        now, _, result = city()
        ranks = {unit.code: unit.rank for unit in before().units}
        risen = [u.name for u in result.units if (b := ranks[u.code]) is not None and u.rank and b - u.rank >= 1]
        assert risen
        assert all(name in text for name in risen)
        assert all(unit.name in risen or unit.name not in text for unit in now.plan.units)


class TestChoice:
    def test_a_paragraph_that_is_off_is_not_printed_and_headings_are_numbered_anew(self) -> None:
        whole = [line.head for line in bulletin().lines()]
        assert [head for head in whole if head.startswith(("一、", "二、", "三、"))] == [
            "一、总体情况",
            "二、分项情况",
            "三、存在的主要问题",
        ]
        parts = frozenset(one.key for section in bulletin().sections[1:3] for one in section.paragraphs)
        rest = list(bulletin().without(parts - {"group.B"}).lines())
        assert [line.head for line in rest if line.level][:3] == [
            "一、分项情况",
            "（一）“铁拳”行动与专项执法。",
            "二、存在的主要问题",
        ]

    def test_what_cannot_be_told_says_why(self) -> None:
        silent = [one for section in bulletin().sections for one in section.paragraphs if not one.pieces]
        assert [one.key for one in silent] == ["progress"]
        assert "2位" in silent[0].why

    def test_the_length_of_the_lists_is_chosen(self) -> None:
        assert "总分居前5位的是" in said(bulletin(replace(DEFAULTS, top=5)), "overall")

    def test_any_indicator_can_be_told_of_from_the_lowest_where_less_is_better(self) -> None:
        words = said(bulletin(replace(DEFAULTS, tops=("C2.1",))), "tops")
        assert words.startswith("行政复议纠错率由低到高居前3位的是")

    def test_tag_sets_are_told_of_by_their_name(self) -> None:
        now, _, _ = city()
        plan = replace(now.plan, tag_sets=(TagSet(name="五度", tags=("维度", "力度", "温度", "深度", "速度")),))
        assert "速度" in said(bulletin(case=replace(now, plan=plan)), "tags.五度")

    def test_provisional_figures_are_called_so(self) -> None:
        now, _, _ = city()
        blank = replace(now, entries=now.entries.with_cells({("cases", "U03"): None}))
        found = bulletin(case=blank)
        assert said(found, "overall").startswith("据初步统计，")
        assert found.provisional == "暂定"

    def test_a_veto_keeps_the_best_from_the_list(self) -> None:
        now, _, _ = city()
        veto = Veto(code="V9", name="重大事故", actions=("no_award",))
        plan = replace(now.plan, veto=(*now.plan.veto, veto))
        entries = replace(now.entries, decisions=(*now.entries.decisions, Decision(unit="U05", rule="V9")))
        words = said(bulletin(case=Assessment(plan, entries)), "overall")
        first = words.partition("居前")[2].partition("（戊市局因")[0]
        assert "戊市局" not in first
        assert words.endswith("（戊市局因一票否决不参与评优）。")


class TestSettings:
    def test_they_come_back_from_the_plan_and_from_its_file_and_change_no_code(self) -> None:
        now, _, result = city()
        chosen = Settings(
            off=frozenset({"rest", "group.A"}), top=5, tops=("A1.1",), totals=(), rise=1, losses=7,
            below=Decimal("62.5"), issuer="考核办", date="2025年2月1日", sealed=True, layout="usual",
        )  # fmt: skip
        plan = kept_in(now.plan, chosen)
        again = read_assessment(write_assessment(replace(now, plan=plan)))
        assert settings_of(again.plan) == chosen
        codes = {
            make_sheets(one, now.entries, result, language="zh_CN", keys=["ranking"])[0].code
            for one in (now.plan, plan)
        }
        assert len(codes) == 1
        assert kept_in(plan, DEFAULTS).layouts == now.plan.layouts

    @given(st.recursive(st.none() | st.booleans() | st.integers() | st.text(max_size=5), lambda inner: st.lists(inner)))
    def test_whatever_stands_there_is_read_without_harm(self, value: Json) -> None:
        names = [*Settings.__dataclass_fields__, "unknown"]
        plan = replace(PLAN, layouts={"bulletin.text": dict.fromkeys(names, value)})
        assert isinstance(settings_of(plan), Settings)

    def test_the_letter_says_only_what_the_office_has_filled_in(self) -> None:
        assert said(bulletin(), "opening") == (
            "根据年度考核方案，对10个区市局2024年度工作进行了考核。现将结果通报如下："
        )
        filled = replace(
            DEFAULTS, issuer="市考核办", basis="考核办法", document="市监发〔2024〕1号", approval="局长办公会审定"
        )
        assert said(bulletin(filled), "opening") == (
            "根据《考核办法》（市监发〔2024〕1号）规定，市考核办会同有关部门对10个区市局2024年度工作进行了考核。"
            "经局长办公会审定，现将结果通报如下："
        )


def test_names_stay_names() -> None:
    now, _, _ = city()
    hostile = "{{7*7}}</w:t>{name}\u202e=cmd|' /C calc'!A0\x00"
    units = tuple(replace(unit, name=f"{hostile}{unit.code}") for unit in now.plan.units)
    text = bulletin(case=replace(now, plan=replace(now.plan, units=units))).text()
    assert "{{7*7}}</w:t>{name}=cmd|' /C calc'!A0U05" in text
    assert "\u202e" not in text
    assert "\x00" not in text


def test_as_a_table_it_has_the_same_words() -> None:
    now, last, result = city()
    options = Options(last=last)
    (sheet,) = make_sheets(now.plan, now.entries, result, language="zh_CN", keys=["bulletin"], options=options)
    assert sheet.letter is not None
    shown = [one.text for section in sheet.letter.sections for one in section.paragraphs if one.shown]
    assert len(sheet.rows) == len(shown) > 15
    assert all(row.cells[1].text.endswith(text) for row, text in zip(sheet.rows, shown, strict=True))
    assert [one.key or one.name for one in sheet.attached] == [
        "排名表",
        "零突破清单（重点查办领域办案矩阵）",
        *["charts"] * 3,
    ]
    assert sheet.letter.attachments[-1] == "××市2024年度区市局市场监管综合行政执法考核结果图"


def test_numbers_of_headings_are_chinese() -> None:
    assert [chinese(n) for n in (1, 10, 11, 20, 21, 99)] == ["一", "十", "十一", "二十", "二十一", "九十九"]
