"""What the events of a unit come to, and what is doubtful about them."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from scoring.adjustments import adjustment
from scoring.entries import Decision, Entries, Event
from scoring.plan import Adjustment, Composition, Plan, Unit, Veto
from scoring.registers import findings, standing

CASES = Adjustment(
    code="P1",
    name="典型案例",
    per_level={"省": Decimal("0.5"), "国家": Decimal(1)},
    cap=Decimal(1),
    dedupe="highest",
)
AWARD = Adjustment(code="P2", name="表彰", points=Decimal(1))
NOTICE = Adjustment(code="N1", name="通报批评", points=Decimal(1))
PLAN = Plan(
    id="p",
    title="考核",
    year=2024,
    full_score=Decimal(100),
    units=(Unit(code="U1", name="甲县"), Unit(code="U2", name="乙区")),
    bonus=(CASES, AWARD),
    deduction=(NOTICE,),
    veto=(Veto(code="V1", name="安全事件"),),
    composition=Composition(bonus_cap=Decimal("1.5")),
)
EVENTS = (
    Event(unit="U1", rule="P1", subject="案甲", level="省", date="2024-03-01"),
    Event(unit="U1", rule="P1", subject="案甲", level="国家", date="2024-05-01"),
    Event(unit="U1", rule="P1", subject="案乙", level="省", date="2024-05-02"),
    Event(unit="U1", rule="P2", subject="案乙", date="2024-05-02"),
)


def told(*events: Event, decisions: tuple[Decision, ...] = ()) -> list[tuple[str, tuple[str, ...]]]:
    return [(one.code, one.where) for one in findings(PLAN, Entries(events=events, decisions=decisions))]


def test_of_one_matter_only_the_highest_counts_and_both_caps_are_shown_with_what_they_take_away() -> None:
    found = standing(PLAN, Entries(events=EVENTS), "bonus", "U1")
    cases, award = found.rules
    assert [one.counted for one in cases.events] == [False, True, True]
    assert (cases.uncapped, cases.earned) == (Fraction(3, 2), Fraction(1))
    assert award.earned == 1
    assert (found.uncapped, found.earned) == (Fraction(2), Fraction(3, 2))
    assert found.earned == adjustment(PLAN.bonus, EVENTS, PLAN.composition.bonus_cap)


def test_a_unit_without_events_has_nothing_under_any_rule() -> None:
    found = standing(PLAN, Entries(events=EVENTS), "bonus", "U2")
    assert not found.rules
    assert found.uncapped == found.earned == 0


def test_the_same_matter_twice_and_under_several_rules_is_pointed_out() -> None:
    codes = told(*EVENTS)
    assert ("register.twice_highest", ("events", "1", "subject")) in codes
    assert ("register.several_rules", ("events", "3", "subject")) in codes  # once, and not at each of its rows
    assert len(codes) == 2


def test_added_up_events_of_one_matter_are_told_apart_from_highest_ones() -> None:
    award = Event(unit="U1", rule="P2", subject="表彰会")
    assert told(award, award) == [("register.twice_added", ("events", "1", "subject"))]


def test_a_deduction_needs_its_reason_in_words() -> None:
    event = Event(unit="U2", rule="N1")
    assert told(event) == [("register.no_reason", ("events", "0", "note"))]
    assert told(replace(event, note="迟报两次")) == []


def test_a_veto_needs_its_basis_and_dates_are_of_the_year() -> None:
    veto = Decision(unit="U2", rule="V1", date="2023-12-31")
    assert told(decisions=(veto,)) == [
        ("register.no_basis", ("decisions", "0", "document")),
        ("register.other_year", ("decisions", "0", "date")),
    ]
    assert told(decisions=(replace(veto, document="市监〔2024〕3号", date="五月"),)) == [
        ("register.no_date", ("decisions", "0", "date"))
    ]
