"""What a rule would do, beside its fields: the curve with the units, a trial value, the sentence, what is doubtful."""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject

from exchange.numbers import Number, parse_number
from exchange.rule_form import label_of
from exchange.rule_words import rule_in_words
from exchange.rule_words.measure import leaf_unit
from exchange.wording import problem_text, word
from gui.document import Document
from gui.figures import plain, rounded
from gui.language import current
from gui.models.plan.rule_draft import RuleDraft
from gui.pages.plan.rule_reckoning import Reckoned, RuleReckoning, Tried
from gui.widgets.plan.rule_curve import Picture
from gui.widgets.plan.rule_editor import RuleEditor
from scoring.legal import LAW, legal_name
from scoring.numbers import Gone
from scoring.parameter_reading import CHOICES
from scoring.plan import Indicator, Item
from scoring.rules import read_rule

if TYPE_CHECKING:  # with NumPy, for which no page waits
    from scoring.preview.stage import Circled, Stage
    from scoring.worked import Worked

MOST_NOTES: Final = 3


class RulePreview(QObject):
    def __init__(self, document: Document, draft: RuleDraft, editor: RuleEditor, parent: QObject) -> None:
        super().__init__(parent)
        self._document, self._draft, self._editor = document, draft, editor
        self._tried = ""
        self._rows: tuple[tuple[str, ...], ...] | None = None
        self._asked_for: tuple[object, ...] = ()
        """What the rows are of: the unit, the items, the grades."""
        self._stands_for = ""
        """A unit for which the curve is drawn, with all others that it holds for; blank: for most of them."""
        self.least_reason = ""
        """Why the fewest peers cannot be read."""
        self._reckoning = RuleReckoning(document, self)
        self._reckoning.done.connect(self.show)
        editor.trial.typed.connect(self._try)
        editor.trial.entered.connect(self._enter)
        editor.trial.circle_chosen.connect(self._choose)

    def reset(self, node: Indicator | None) -> None:
        """Another indicator: nothing is tried yet."""
        uid = "" if node is None else node.uid
        if uid != self.property("uid"):
            self.setProperty("uid", uid)
            self._tried, self._rows, self._stands_for = "", None, ""
            self._editor.trial.line.put("", anyhow=True)
            self._editor.parts.current = 0

    # what is tried

    def _try(self, text: str) -> None:
        self._tried = text
        self.show()

    def _enter(self, rows: tuple[tuple[str, ...], ...]) -> None:
        self._rows = rows
        self._show_points(self._reckoned())

    def _choose(self, number: int) -> None:
        if self._draft.stage is not None:
            self._stands_for, self._rows = self._draft.stage.circles[number].units[0], None
            self.show()

    def follow(self, by: str, code: str) -> None:
        """What is edited is of one class or unit: the curve that is drawn from the next change on is theirs."""
        own = self._draft.stage.rule.units if self._draft.stage else frozenset()
        units = [u for u in self._draft.plan.units if code == (u.class_code if by == "by_class" else u.code)]
        units.sort(key=lambda unit: unit.code in own and by == "by_class")
        if units and units[0].code != self._stands_for:
            self._stands_for, self._rows = units[0].code, None

    # showing

    def show(self) -> None:
        """Everything that follows from the draft."""
        node, plan, language = self._draft.node, self._draft.plan, current()
        if node is None or node.is_group or not self._editor.isVisible():
            return
        title = self.tr("{name} · {weight} points").format(name=node.name, weight=plain(node.weight))
        readable = self._draft.reading.readable
        sentence = rule_in_words(plan, node, language) if readable else self.tr("The rule cannot be read yet.")
        self._editor.show_words(title, sentence)
        self._show_circles()
        self._ask()
        found = self._reckoned()
        if found is None and self._draft.stage is not None:
            self._editor.curve.fade()
        else:
            self._show_picture(readable)
            self._show_notes(node, found)
        self._show_points(found)

    def _reckoned(self) -> Reckoned | None:
        """What is reckoned of all units at once; None where no rule could be read yet, or while it is on its way."""
        stage, circled = self._draft.stage, self._circled()
        if stage is None or circled is None:
            return None
        unit = circled.units[0]
        return self._reckoning.of(stage, self._draft.before, unit, None if stage.measured else self._tried_cells())

    def _circled(self) -> "Circled | None":
        stage = self._draft.stage
        if stage is None or not stage.circles:
            return None
        return next((one for one in stage.circles if self._stands_for in one.units), stage.circles[0])

    def _show_circles(self) -> None:
        stage = self._draft.stage
        circles = stage.circles if stage else ()
        names = [self._name(stage, circled, len(circles)) for circled in circles] if stage else []
        chosen = self._circled()
        self._editor.trial.show_circles(names, circles.index(chosen) if chosen else 0)

    def _name(self, stage: "Stage", circled: "Circled", count: int) -> str:
        plan = self._draft.plan
        if count == 1:
            return self.tr("all units")
        classes = {plan.unit[code].class_code for code in circled.units}
        whole = [kind for kind in plan.classes if {kind.code} == classes]
        members = [unit for unit in plan.units if whole and unit.class_code == whole[0].code]
        if whole and len(members) == len(circled.units):
            return whole[0].name
        first = plan.unit[circled.units[0]].name
        rest = len(circled.units) - 1
        return first if not rest else self.tr("{first} and others, {count} in all").format(first=first, count=rest + 1)

    def _show_picture(self, readable: bool) -> None:
        stage, circled = self._draft.stage, self._circled()
        node = self._draft.node
        if stage is None or circled is None or node is None or node.reference_only:
            self._editor.curve.show_picture(None)
            return
        stage, before = stage.seen_by(circled.units[0]), self._draft.before
        dots, ghosts = stage.dots, before.dots if before else ()
        if len(circled.units) < len(stage.plan.units):
            among = set(circled.units)
            dots, ghosts = (tuple(dot for dot in one if dot.unit in among) for one in (dots, ghosts))
        curve = tried = None
        if stage.measured:
            from scoring.preview.curve import few, trace

            number = parse_number(self._tried, leaf_unit(self._draft.plan, node))
            x = Fraction(number.value) if isinstance(number, Number) else None
            also = [*few([dot.measure for dot in ghosts if dot.measure is not None]), *(before.reach if before else ())]
            curve = trace(stage, circled.units[0], also if x is None else [*also, x])
            y = None if x is None else stage.points_at(circled.units[0], x)
            tried = (x, y) if x is not None and isinstance(y, Fraction) else None
        places = self._draft.plan.rounding.leaf_places
        self._editor.curve.show_picture(
            Picture(
                curve,
                dots,
                ghosts,
                tried,
                leaf_unit(self._draft.plan, node),
                stage.table.weight,
                6 if places is None else places,
                stale=not readable,
            )
        )

    # a value that is tried

    def _asked(self) -> tuple[Item, ...]:
        from scoring.preview.trial import asked

        return asked(self._draft.stage) if self._draft.stage is not None else ()

    def _grades(self) -> tuple[str, ...]:
        values = self._draft.node.params.get("values") if self._draft.node else None
        return tuple(values) if isinstance(values, dict) else ()

    def _entry(self) -> Item | None:
        """The one item whose entry is a table of its own; None where numbers are asked for."""
        return next((item for item in self._asked() if item.kind != "number"), None)

    def _ask(self) -> None:
        stage, circled, node = self._draft.stage, self._circled(), self._draft.node
        trial = self._editor.trial
        trial.setVisible(stage is not None and node is not None and not node.reference_only)
        if stage is None or circled is None or node is None:
            return
        if stage.measured:
            trial.ask_measure(leaf_unit(self._draft.plan, node))
            return
        from exchange.values.trial_cells import headings, rows_of

        entries, unit, item = stage.entries, circled.units[0], self._entry()
        asked_for = (unit, tuple(one.code for one in self._asked()), self._grades())
        if self._rows is None or self._asked_for != asked_for:
            self._asked_for = asked_for
            if item is not None:
                self._rows = rows_of(self._draft.plan, item, entries.cell(item.code, unit), self._grades())
            else:
                every = [rows_of(self._draft.plan, one, entries.cell(one.code, unit)) for one in self._asked()]
                self._rows = tuple(row for rows in every for row in rows)
        heads = headings(item, self._rows, current(), self._grades())
        trial.ask_entries(heads, self._rows, (0,) if len(heads) > 1 else ())

    def _show_points(self, reckoned: Reckoned | None) -> None:
        stage, circled, trial = self._draft.stage, self._circled(), self._editor.trial
        if stage is None or circled is None:
            return
        if not stage.measured:
            if reckoned is None or reckoned.worked is None:
                trial.show_points("→ …", "")
            else:
                self._say(reckoned.worked)
            return
        assert self._draft.node is not None
        number = parse_number(self._tried, leaf_unit(self._draft.plan, self._draft.node))
        if not self._tried.strip():
            trial.show_points("", "")
        elif not isinstance(number, Number):
            trial.show_points("", word(number.reason, current(), **number.facts), wrong=True)
        else:
            from scoring.preview.trial import try_measure

            x = Fraction(number.value)
            worked = try_measure(stage, circled.units[0], x)
            if worked is not None:
                self._say(worked)
            else:  # of very many peers: the points alone
                found = stage.seen_by(circled.units[0]).points_at(circled.units[0], x)
                trial.show_points(self._points(found) if isinstance(found, Fraction) else "", "")

    def _tried_cells(self) -> Tried:
        """The entries that stand in the table of what is tried."""
        from exchange.values.trial_cells import cell_of

        item, rows = self._entry(), self._rows or ()
        if item is not None:
            return {item.code: cell_of(item, rows, self._grades())}
        return {one.code: cell_of(one, [row]) for one, row in zip(self._asked(), rows, strict=False)}

    def _say(self, found: "Worked") -> None:
        from exchange.wording.worked import line

        points = "" if found.points is None else self._points(found.points)
        self._editor.trial.show_points(points or self.tr("→ left out"), line(found, current()))

    def _points(self, points: Fraction | Decimal) -> str:
        places = self._draft.plan.rounding.leaf_places
        return self.tr("→ {points} points").format(points=rounded(points, 6 if places is None else places))

    # doubts

    def _show_notes(self, node: Indicator, reckoned: Reckoned | None) -> None:
        notes: list[str] = []
        name = legal_name(self._draft.plan, read_rule(self._draft.plan, node))
        can_lock = bool(name) and not node.reference_only
        if can_lock:
            notes.append(word("consequence.legal", current(), name=name, law=LAW))
        if reckoned is not None and self._draft.reading.readable:
            label = f"{node.code} {node.name}"
            said = [problem_text(one, current()) for one in reckoned.doubts]
            notes += [text.removeprefix(label).lstrip("：: ") for text in said]
        self._editor.show_notes(notes[:MOST_NOTES], can_lock=can_lock)

    # measure and reference

    def show_values(self, node: Indicator) -> None:
        """The figure of every unit, and what a denominator of 0 means where there is one."""
        from scoring.preview.stage import divides_by_zero, measures

        assessment, language = self._document.assessment, current()
        found = measures(assessment.plan, assessment.entries, node)
        unit = leaf_unit(assessment.plan, node)
        rows = [
            (name, word(f"figure.{value.name.lower()}", language), True)
            if isinstance(value, Gone)
            else (name, f"{plain(value)}{unit}", False)
            for name, value in found
        ]
        self._editor.measure.show_values(rows)
        self._editor.measure.show_zero(*self._zero(node, divides_by_zero(found)))

    def _zero(self, node: Indicator, units: Sequence[str]) -> tuple[str, tuple[tuple[str, str], ...], str]:
        language = current()
        choices = tuple(
            (value, word(f"policy.zero_denominator.{value}", language)) for value in CHOICES["zero_denominator"]
        )
        divided = "/" in (node.measure or "")
        asked = ""
        if units:
            asked = self.tr("The denominator is 0 for {units}. What then?").format(units="、".join(units[:4]))
        elif divided:
            asked = self.tr("Should the denominator ever be 0:")
        return asked, choices, node.zero_denominator

    def show_reference(self, node: Indicator) -> None:
        """Whether the leaf is shown only, and what that means; the law may leave no choice."""
        language = current()
        name = legal_name(self._draft.plan, read_rule(self._draft.plan, node))
        locked = bool(name) and node.reference_only
        words = ""
        if locked:
            words = word("consequence.legal", language, name=name, law=LAW)
        elif node.reference_only:
            words = word("consequence.reference_only", language)
        label = label_of("", "reference_only", language)
        self._editor.policies.show_reference(label, node.reference_only, words, locked=locked)
        self._editor.policies.show_evidence(label_of("", "needs_evidence", language), node.needs_evidence)
