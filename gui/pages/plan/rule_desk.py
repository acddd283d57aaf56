"""The rule editor at work: what is typed goes into the draft, what the draft says goes into the editor's fields.

Layout and fields are the widgets' business, reading and scoring the draft's; here the two are put together.
"""

import re
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from functools import partial
from typing import Any, Final

from PySide6.QtCore import QObject, Signal

from exchange.expression_text import as_expression, offers
from exchange.numbers import Number, parse_number
from exchange.rule_form import Field, Path, Rows, form, label_of, spelled, value_at, with_rows, with_text, with_value
from exchange.rule_reading import NOTHING, Reading
from exchange.rule_words import expression_in_words, measure_in_words
from exchange.wording import PHRASES, word
from exchange.wording.methods import CARD_GROUPS, CARDS
from gui.document import Document
from gui.figures import plain
from gui.language import current
from gui.models.plan.rule_draft import RuleDraft
from gui.pages.plan.rule_own import RuleOwn
from gui.pages.plan.rule_preview import RulePreview
from gui.widgets.plan.parts_panel import PartRow
from gui.widgets.plan.policy_panel import Policy
from gui.widgets.plan.rule_cards import Card
from gui.widgets.plan.rule_editor import MEASURE, RuleEditor
from scoring.methods import BY_CODE
from scoring.parameter_reading import CHOICES
from scoring.plan import Indicator, Plan

POLICIES: Final = ("direction", "peers", "missing", "not_applicable")


class RuleDesk(QObject):
    objected = Signal(str)
    left = Signal()

    def __init__(self, document: Document, draft: RuleDraft, editor: RuleEditor, parent: QObject) -> None:
        super().__init__(parent)
        self._document, self.draft, self.editor = document, draft, editor
        self.preview = RulePreview(document, self.draft, editor, self)
        whole = RuleOwn(self.draft, editor.overrides, lambda: (), self)
        self._owns = (whole, RuleOwn(self.draft, editor.parts.overrides, self._part_at, self))
        """What classes and units have of their own in the rule, and in the chosen part of a blend."""
        self._offered: tuple[object, str] = ((), "")
        self.draft.loaded.connect(self._show_loaded)
        self.draft.changed.connect(self._show_typed)
        document.result_changed.connect(self._follow_result)
        self._connect()

    def _connect(self) -> None:
        editor = self.editor
        editor.cards.shown.connect(self._method)
        editor.cards.taken.connect(self._taken)
        for part in (editor.form, editor.parts, editor.measure, editor.policies):
            part.accepted.connect(self._accept)
        editor.left.connect(self.left)
        editor.form.typed.connect(self._typed)
        editor.parts.form.typed.connect(self._typed)
        editor.parts.typed.connect(self._part)
        editor.parts.changed.connect(self._parts)
        editor.parts.chosen.connect(self._show_all)
        for own in self._owns:
            own.wanted.connect(self._show_typed)
            own.accepted.connect(self._accept)
            own.about.connect(self.preview.follow)
        editor.measure.typed.connect(self._measure)
        editor.measure.policy_chosen.connect(partial(self._policy, "zero_denominator"))
        editor.policies.chosen.connect(self._policy)
        editor.policies.peers_typed.connect(self._least)
        editor.policies.reference.connect(self._reference)
        editor.policies.evidence.connect(self._needs_evidence)
        editor.policies.worded.connect(self._word)
        editor.only_shown.connect(partial(self._reference, True))
        editor.tab_shown.connect(self._show_values)

    # opening and leaving

    def show(self, code: str | None) -> None:
        """Take an indicator up."""
        self._forget_own()
        self.draft.load(code)

    def _forget_own(self) -> None:
        for own in self._owns:
            own.forget()

    def leave(self) -> None:
        """What cannot be read is dropped, and said; what can be, was stored when its field was left."""
        draft = self.draft
        if not draft.dirty or draft.node is None:
            return
        if draft.reading.readable and not draft.read_only:
            draft.commit()
            return
        reasons = [*draft.reading.reasons.values(), *draft.reading.rows.values(), *draft.reading.other]
        name, reason = draft.node.name, reasons[0] if reasons else ""
        draft.drop()
        if not draft.read_only:
            self.objected.emit(
                self.tr("The rule of “{name}” stays as it was: what was typed cannot be read ({reason}).").format(
                    name=name, reason=reason
                )
            )

    def _accept(self) -> None:
        """A field was left: all that is typed is one step, if all of it can be read."""
        if self.draft.read_only:
            self.objected.emit(self.tr("Nothing can be changed here: the file is opened for reading only."))
            self.draft.drop()
        elif self.draft.dirty and not self.draft.commit():
            self._show_typed()

    # what is typed

    def _edit(self, node: Indicator) -> None:
        self.draft.edit(node)

    def _method(self, code: str) -> None:
        node, stored = self.draft.node, self.draft.stored
        if node is None or stored is None:
            return
        kind = BY_CODE[code]
        own: Mapping[str, Any] = stored.params if stored.method == code else _fitting(node, code)
        self._forget_own()
        params: Any = dict(own)
        item = next((name for name in kind.__dataclass_fields__ if name == "item"), None)
        if item is not None and "item" not in params:
            wanted = kind.__dataclass_fields__["item"].metadata["parameter"].item_kind
            found = [one.code for one in self.draft.plan.items if one.kind == wanted]
            if len(found) == 1 or node.code in found:
                params["item"] = node.code if node.code in found else found[0]
        self._edit(replace(node, method=code, params=params))

    def _taken(self) -> None:
        self._accept()
        self.editor.cards.fold()
        self.editor.tabs.setCurrentIndex(0)
        self.editor.into_tab()

    def _typed(self, field: Field, value: str | Rows) -> None:
        node = self.draft.node
        if node is None:
            return
        said, typed = spelled(field, value, self.draft.plan)
        self.draft.edit(with_text(node, field, said) if isinstance(said, str) else with_rows(node, field, said), typed)

    def _measure(self, text: str) -> None:
        if self.draft.node is not None:
            measure = as_expression(text, self.draft.plan)
            self.draft.edit(replace(self.draft.node, measure=measure or None), {("measure",): text})

    def _policy(self, name: str, value: str) -> None:
        if self.draft.node is not None:
            changed: Any = {name: value}
            self._edit(replace(self.draft.node, **changed))
            self._accept()

    def _least(self, text: str) -> None:
        if self.draft.node is None:
            return
        number = parse_number(text)
        fits = isinstance(number, Number) and number.value >= 0
        self.preview.least_reason = "" if fits else word("field.param.number", current(), value=text.strip())
        if isinstance(number, Number) and fits:
            self._edit(replace(self.draft.node, min_peers=number.value))
        self._show_policies(self.draft.node)

    def _reference(self, on: bool) -> None:
        node = self.draft.node
        if node is not None:
            self._edit(replace(node, reference_only=on, weight=Decimal(0) if on else node.weight))
            self._accept()

    def _needs_evidence(self, on: bool) -> None:
        node = self.draft.node
        if node is not None:
            self._edit(replace(node, needs_evidence=on))
            self._accept()

    def _word(self, name: str, text: str) -> None:
        if self.draft.node is not None:
            said = text.strip()
            listed = tuple(part.strip() for part in re.split("[、；;]", said) if part.strip())
            words: Any = {name: listed if name == "source" else said}
            self._edit(replace(self.draft.node, **words))

    # parts of a blend

    def _listed(self) -> list[dict[str, Any]]:
        parts = value_at(self.draft.node, ("params", "parts")) if self.draft.node else None
        return [dict(part) for part in parts if isinstance(part, Mapping)] if isinstance(parts, list | tuple) else []

    def _put_parts(self, parts: list[dict[str, Any]], typed: Mapping[Path, str] = NOTHING) -> None:
        if self.draft.node is not None:
            self.draft.edit(with_value(self.draft.node, ("params", "parts"), parts or None), typed)

    def _part_at(self) -> tuple[str, ...]:
        return "params", "parts", str(self.editor.parts.current)

    def _part(self, number: int, name: str, text: str) -> None:
        parts = self._listed()
        if number >= len(parts):
            return
        part, typed = parts[number], {(*self._part_at()[:2], str(number), name): text}
        if name == "measure":
            text = as_expression(text, self.draft.plan)
        elif name == "share":
            found = parse_number(text, "%")
            text = found.text if isinstance(found, Number) else text.strip()
        elif name == "method" and text != part.get("method"):
            part["params"] = {}
        if text:
            part[name] = text
        else:
            part.pop(name, None)
        self._put_parts(parts, typed)

    def _parts(self, deed: str) -> None:
        parts, at = self._listed(), self.editor.parts.current
        if deed == "insert":
            parts.insert(at + 1, {"share": "", "method": "min_max", "params": {}})
            self.editor.parts.current = min(at + 1, len(parts) - 1)
        elif deed == "delete" and at < len(parts):
            del parts[at]
        elif deed in ("up", "down"):
            to = at + (1 if deed == "down" else -1)
            if not (0 <= at < len(parts) and 0 <= to < len(parts)):
                return
            parts[at], parts[to] = parts[to], parts[at]
            self.editor.parts.current = to
        self._put_parts(parts)
        self._accept()

    # showing

    def _show_loaded(self) -> None:
        self.preview.reset(self.draft.node)
        self._show_all(anyhow=True)

    def _show_typed(self) -> None:
        self._show_all()

    def _follow_result(self) -> None:
        if self.editor.isVisible():
            self.preview.show()

    def _show_all(self, *_: object, anyhow: bool = False) -> None:
        node, plan, language = self.draft.node, self.draft.plan, current()
        if node is None or node.is_group or not self.editor.isVisible():
            return
        found, editor = self.draft.reading, self.editor
        self._offer(plan, language)
        if editor.cards.code != node.method:
            editor.cards.choose(node.method or "")
        editor.form.show_fields(form(plan, node, language), found, anyhow=anyhow)
        self._show_parts(node, found, anyhow)
        for own in self._owns:
            own.show(anyhow=anyhow)
        self._show_measure(node, found, anyhow)
        self._show_policies(node, anyhow=anyhow)
        self.preview.show()

    def _offer(self, plan: Plan, language: str) -> None:
        """What expressions may name, wherever one is typed."""
        if (plan.items, language) == self._offered:
            return
        self._offered = plan.items, language
        self.editor.measure.set_offers(offers(plan, language))
        for form_of in (self.editor, self.editor.parts):
            for fields in (form_of.form, form_of.overrides):
                fields.set_offers(offers(plan, language, weight=True))

    def _show_parts(self, node: Indicator, found: Reading, anyhow: bool) -> None:
        panel, language = self.editor.parts, current()
        panel.setVisible(node.method == "blend")
        if node.method != "blend":
            return
        methods = [(code, word(f"method.{code}", language)) for code in CARDS if code != "blend"]
        peers = [("", self.tr("as the indicator")), *((p, word(f"peers.{p}", language)) for p in CHOICES["peers"])]
        ways = [(way, word(f"direction.{way}", language)) for way in CHOICES["direction"]]
        panel.set_choices(offers(self.draft.plan, language), {"method": methods, "direction": ways, "peers": peers})
        rows = [self._part_row(number, part, found) for number, part in enumerate(self._listed())]
        at = ("params", "parts", str(min(panel.current, max(0, len(rows) - 1))))
        panel.show_parts(rows, form(self.draft.plan, node, language, at) if rows else (), found, anyhow=anyhow)

    def _part_row(self, number: int, part: Mapping[str, Any], found: Reading) -> PartRow:
        at = ("params", "parts", str(number))
        own = {path[3:]: said for path, said in found.reasons.items() if path[:3] == at and "params" not in path[3:]}
        reason = next(iter(own.values()), "")
        return PartRow(
            str(part.get("share", "")),
            str(part.get("measure", "")),
            str(part.get("method", "")),
            str(part.get("direction", "up")),
            str(part.get("peers", "")),
            reason,
            found.positions.get((*at, "measure"), 0),
        )

    def _show_measure(self, node: Indicator, found: Reading, anyhow: bool) -> None:
        panel, plan, language = self.editor.measure, self.draft.plan, current()
        path = ("measure",)
        words = (
            expression_in_words(plan, node.measure, language)
            if node.measure
            else measure_in_words(plan, node, language)
        )
        panel.show_measure(
            node.measure or "", words, found.reasons.get(path, ""), found.positions.get(path, 0), anyhow=anyhow
        )
        self._show_values()

    def _show_values(self, *_: object) -> None:
        if self.editor.tabs.currentIndex() == MEASURE and self.draft.node is not None:
            self.preview.show_values(self.draft.node)

    def _show_policies(self, node: Indicator | None, *, anyhow: bool = False) -> None:
        if node is None:
            return
        panel, language = self.editor.policies, current()
        shown = []
        for name in POLICIES:
            choices = tuple((value, _choice(name, value, language)) for value in CHOICES[name])
            chosen = str(getattr(node, name))
            key = f"consequence.{name}.{chosen}"
            shown.append(
                Policy(
                    name, label_of("", name, language), choices, chosen, word(key, language) if key in PHRASES else ""
                )
            )
        panel.show_policies(shown)
        if anyhow:
            self.preview.least_reason = ""
        texts = {"source": "、".join(node.source), "basis": node.basis}
        panel.show_texts([(name, label_of("", name, language), text) for name, text in texts.items()], anyhow=anyhow)
        panel.show_least(
            label_of("", "min_peers", language),
            plain(node.min_peers),
            self.preview.least_reason,
            shown=node.peers == "class",
            anyhow=anyhow,
        )
        self.preview.show_reference(node)

    def retranslate(self) -> None:
        """Everything in the language of the window."""
        language = current()
        other = "en" if language == "zh_CN" else "zh_CN"
        cards = [
            Card(
                code,
                word(f"method.{code}", language),
                word(f"method.card.{code}", language),
                word(f"method.cards.{group}", language),
                word(f"method.{code}", other),
            )
            for group in CARD_GROUPS
            for code, (own, _, _) in CARDS.items()
            if own == group
        ]
        self.editor.retranslate()
        self.editor.cards.set_cards(tuple(cards))
        self._show_all()


def _choice(name: str, value: str, language: str) -> str:
    key = f"policy.{name}.{value}" if name in ("missing", "not_applicable") else f"{name}.{value}"
    return word(key, language)


def _fitting(node: Indicator, code: str) -> dict[str, Any]:
    """The parameters that another method has, too, and takes in the same way."""
    mine, theirs = BY_CODE.get(node.method or ""), BY_CODE[code]
    if mine is None:
        return {}
    kept = {}
    for name, declared in theirs.__dataclass_fields__.items():
        own = mine.__dataclass_fields__.get(name)
        if own is not None and name in node.params and own.metadata == declared.metadata:
            kept[name] = node.params[name]
    return kept
