"""定稿单: one page to sign that says which version was made final, when and by whom, and what it counts."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from typing import Final

from exchange.check_code import fingerprint
from exchange.sheet import Align, Column, Letters, Options, Row, Sheet, SheetCell, printable, text
from exchange.sheets import parts
from exchange.wording import word
from scoring.entries import Entries, State
from scoring.plan import Plan, Signer
from scoring.result import Result
from scoring.sealing import Version, final

LETTERS: Final = Letters(title=20, line=12, heading=10.5, body=10.5, note=9, heading_height=9, row_height=8)


def final_sheets(
    plan: Plan, entries: Entries, result: Result, *, language: str, options: Options | None = None
) -> tuple[Sheet, ...]:
    """One sheet where the assessment is final, else none: there is no version that could be signed."""
    version = final(plan.versions)
    if version is None:
        return ()
    options = options or Options()
    sheet = Sheet(
        name=word("sheet.final", language),
        title=word("sheet.final.title", language, title=printable(plan.title)),
        left=word("sheet.final.number", language, number=str(version.number)),
        right="",
        columns=_columns(language),
        rows=(*_version(version, language), *_counts(plan, entries, result, language), *_before(plan, language)),
        notes=(word("sheet.final.note", language),),
        letters=LETTERS,
        language=language,
    )
    papers = [parts.Lying("A4", False, parts.UPRIGHT)]
    signed = parts.framed(parts.on_paper(sheet, options, papers), plan, entries, result, options)
    if options.signature and options.signers is None and not plan.signers:  # only the chief and the leader sign it
        roles = (Signer(role=word(f"sheet.signer.{who}", language)) for who in ("chief", "leader"))
        two = parts.signature(options, replace(plan, signers=tuple(roles)), language)
        signed = replace(signed, signature=two)
    same = fingerprint(plan, entries, result).hex() == version.sha256
    return (replace(signed, draft=None) if same else signed,)


def _columns(language: str) -> tuple[Column, ...]:
    def column(key: str, width: float, align: Align = "left") -> Column:
        return Column(heading=(word(f"sheet.col.{key}", language),), width=width, least=width * 0.7, align=align)

    return column("final_what", 46), column("final_said", 110)


def _row(key: str, said: str, language: str) -> Row:
    return Row((text(word(f"sheet.final.{key}", language)), text(said)))


def _version(version: Version, language: str) -> Iterator[Row]:
    yield _row("at", f"{moment(version.at)}　{printable(version.by)}".strip(), language)
    letters = [version.sha256[at : at + 16] for at in range(0, len(version.sha256), 16)]
    for number, part in enumerate(letters):
        name = word("sheet.final.sha256", language) if number == 0 else ""
        yield Row((text(name), SheetCell(" ".join(part[at : at + 4] for at in range(0, len(part), 4)))))


def _counts(plan: Plan, entries: Entries, result: Result, language: str) -> Iterator[Row]:
    states = [cell.state for column in entries.values.values() for cell in column.values()]
    ranked = [unit.rank for unit in result.units if unit.rank is not None]
    tied = {rank for rank in ranked if ranked.count(rank) > 1}
    counted = {
        "units": len(plan.units),
        "leaves": len(plan.leaves),
        "values": sum(state is None for state in states),
        "missing": sum(state in (State.MISSING, State.VOID) for state in states),
        "not_applicable": sum(state is State.NOT_APPLICABLE for state in states),
        "bonus": sum(event.rule in {rule.code for rule in plan.bonus} for event in entries.events),
        "deduction": sum(event.rule in {rule.code for rule in plan.deduction} for event in entries.events),
        "veto": len(entries.decisions),
        "tied": len(tied),
    }
    first = sum((node.weight for node in plan.children.get(None, ())), start=plan.full_score * 0)
    yield _row("weights", f"{first:f} / {plan.full_score:f}", language)
    for key, count in counted.items():
        yield _row(key, str(count), language)


def _before(plan: Plan, language: str) -> Iterator[Row]:
    """Versions that were withdrawn, and why."""
    for version in plan.versions[:-1]:
        said = word(
            "sheet.final.withdrawn",
            language,
            at=moment(version.at),
            ended=moment(version.withdrawn_at),
            by=printable(version.withdrawn_by),
            reason=printable(version.reason),
        )
        yield Row((text(word("sheet.final.number", language, number=str(version.number))), text(said)))


def moment(at: str) -> str:
    """An ISO time as people write it; what is none as it stands."""
    try:
        return f"{datetime.fromisoformat(at):%Y-%m-%d %H:%M}"
    except ValueError:
        return printable(at)
