"""Words about entries: summaries of members, states, and what a state does to the score."""

from collections.abc import Mapping, Sequence
from decimal import Decimal, InvalidOperation

from PySide6.QtCore import QCoreApplication

from exchange.wording import word
from gui.grid_model import Look
from gui.language import current
from gui.models.entry.columns import ItemColumn
from scoring.entries import Cell, State
from scoring.plan import Item, Json


def state_word(state: State) -> str:
    """The full word of a state: 缺报, 不适用, 待核, 作废."""
    return {
        State.MISSING: QCoreApplication.translate("entry", "missing"),
        State.NOT_APPLICABLE: QCoreApplication.translate("entry", "not applicable"),
        State.PENDING: QCoreApplication.translate("entry", "pending"),
        State.VOID: QCoreApplication.translate("entry", "void"),
    }[state]


def state_glyph(state: State) -> str:
    """What stands in the cell; short, so that it fits the narrowest column."""
    return {
        State.MISSING: QCoreApplication.translate("entry", "miss."),
        State.NOT_APPLICABLE: QCoreApplication.translate("entry", "／"),
        State.PENDING: "",
        State.VOID: QCoreApplication.translate("entry", "void"),
    }[state]


def state_of_word(text: str) -> State | None:
    """The state that a typed or pasted word says beyond doubt. "/", "无", "—" may mean several things: none."""
    words = {state_word(state).casefold(): state for state in (State.MISSING, State.NOT_APPLICABLE, State.PENDING)}
    words |= {
        "缺报": State.MISSING,
        "不适用": State.NOT_APPLICABLE,
        "不考核": State.NOT_APPLICABLE,
        "待核": State.PENDING,
    }
    words |= {"missing": State.MISSING, "not applicable": State.NOT_APPLICABLE, "pending": State.PENDING}
    return words.get(text.strip().casefold())


def look_of(cell: Cell | None) -> Look:
    """How a cell is marked by its own state, before any finding about it."""
    if cell is None or (cell.value is None and cell.state is None):
        return Look.BLANK
    return Look.NORMAL if cell.state is None else Look(cell.state)


def summary(item: Item, value: Json) -> str:
    """A value with members in a few words."""
    if item.kind == "tasks" and isinstance(value, Mapping):
        target, done = _sum(value, "target"), _sum(value, "done")
        text = QCoreApplication.translate("entry", "{count} tasks {done}/{target}")
        return text.format(count=len(value), done=f"{done:f}", target=f"{target:f}")
    if item.kind == "ballots" and _is_list(value):
        assert isinstance(value, Sequence)
        groups = [group for one in value if isinstance(one, Mapping) for group in one.values()]
        votes = sum((_number(count) for group in groups for count in _values(group)), Decimal(0))
        text = QCoreApplication.translate("entry", "{count} rounds {votes} votes")
        return text.format(count=len(value), votes=f"{votes:f}")
    if item.kind == "series" and isinstance(value, Mapping):
        apply = [mark for mark in value.values() if not isinstance(mark, Mapping)]
        covered = sum(1 for mark in apply if _number(mark) > 0)
        text = QCoreApplication.translate("entry", "{count} parts {covered} covered")
        return text.format(count=len(value), covered=covered)
    if item.kind == "series" and _is_list(value):
        assert isinstance(value, Sequence)
        marks = [mark for mark in map(_decimal, value) if mark is not None]
        mean = f"{sum(marks) / len(marks):.2f}" if marks else "–"
        text = QCoreApplication.translate("entry", "{count} marks mean {mean}")
        return text.format(count=len(value), mean=mean)
    return value if isinstance(value, str) else ""


def consequence(column: ItemColumn, cell: Cell | None) -> str:
    """What the state of a cell means for the score, in words, from the policies of the rules that use it."""
    scored = [leaf for leaf in column.leaves if not leaf.reference_only]
    if not column.leaves:
        return QCoreApplication.translate("entry", "No rule uses this item: it is not scored.")
    if not scored:
        return QCoreApplication.translate("entry", "For reference only: it is shown, never scored.")
    look = look_of(cell)
    if look is Look.NORMAL:
        return ""
    if look is Look.PENDING and cell is not None and cell.value is not None:
        return QCoreApplication.translate("entry", "Pending: scored with this value; the ranking is provisional.")
    if look is Look.NOT_APPLICABLE:
        said = {_policy("not_applicable", leaf.not_applicable): leaf for leaf in reversed(scored)}
    else:
        said = {_policy("missing", leaf.missing): leaf for leaf in reversed(scored)}
    parts = []
    for sentence, leaf in reversed(said.items()):
        parts.append(sentence if len(said) == 1 else f"{leaf.name} – {sentence}")
    if look in (Look.BLANK, Look.PENDING):
        parts.append(QCoreApplication.translate("entry", "the ranking is provisional"))
    return QCoreApplication.translate("entry", "{state}: {what}.").format(
        state=_name_of(look), what=QCoreApplication.translate("entry", "; ").join(parts)
    )


def _name_of(look: Look) -> str:
    if look is Look.BLANK:
        return QCoreApplication.translate("entry", "Blank")
    return state_word(State(look)).capitalize()


def _policy(state: str, policy: str) -> str:
    return word(f"policy.{state}.{policy}", current())


def _sum(tasks: Mapping[str, Json], part: str) -> Decimal:
    return sum((_number(task.get(part)) for task in tasks.values() if isinstance(task, Mapping)), Decimal(0))


def _number(value: Json) -> Decimal:
    """For sums in summaries only: what is no number adds nothing."""
    return _decimal(value) or Decimal(0)


def _decimal(value: Json) -> Decimal | None:
    try:
        number = Decimal(value) if isinstance(value, str) else None
    except InvalidOperation:
        return None
    return number if number is not None and number.is_finite() else None


def _values(group: Json) -> Sequence[Json]:
    return list(group.values()) if isinstance(group, Mapping) else []


def _is_list(value: Json) -> bool:
    return isinstance(value, Sequence) and not isinstance(value, str)
