"""The verb that sets two years side by side."""

import json
from argparse import Namespace
from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from cli.exits import EXIT_COMPLETE, EXIT_OF_STATUS, EXIT_USAGE
from cli.sources import CommandError, is_store, load, tell
from exchange.json_format.years import years_content
from exchange.sheet import printable
from exchange.sheets.difference_words import worded
from exchange.wording import problem_text, word
from scoring.entries import Assessment
from scoring.numbers import plain
from scoring.plan import Plan
from scoring.result import Rank
from scoring.years.change import UnitChange, YearChange, compare_years
from scoring.years.differences import differences

COLUMNS: Final = ("rank", "gained", "code", "unit", "kind", "before", "now", "change", "performance", "rules")


def compare(arguments: Namespace, language: str) -> int:
    """Print ranks and totals of both years, and each change as performance and effect of the rules."""
    new = load(arguments.new, arguments.assessment, language)
    old = _earlier(arguments, new, language)
    if arguments.plans:
        return _plans(old.plan, new.plan, language)
    found = compare_years(old, new)
    if arguments.json:
        print(json.dumps(years_content(found), ensure_ascii=False, indent=1))
    else:
        print("\n".join("\t".join(row) for row in _table(found, language)))
        for line in _notes(found, new.plan, language):
            tell(line)
    for result, plan in ((found.old, old.plan), (found.new, new.plan)):
        tell(
            word("cli.compare.status", language, title=plan.title, status=word(f"cli.status.{result.status}", language))
        )
    return max(EXIT_OF_STATUS[found.old.status], EXIT_OF_STATUS[found.new.status])


def _plans(old: Plan, new: Plan, language: str) -> int:
    """Print every difference of the two plans as a line: of what, its name, what about it, before, now."""
    found = differences(old, new)
    rows = [[word(f"sheet.col.{key}", language) for key in ("subject", "part", "aspect", "was", "is")]]
    for one in found:
        said = worded(one, old, new, language)
        rows.append([said.subject, said.name, said.aspect, said.before, said.after])
    print("\n".join("\t".join(printable(cell) for cell in row) for row in rows))
    tell(word("sheet.plan-differences.count", language, count=str(len(found))))
    return EXIT_COMPLETE


def _earlier(arguments: Namespace, new: Assessment, language: str) -> Assessment:
    """The assessment before: that of the file; of a store the one asked for, else the one that the new one names."""
    wanted = arguments.old_id
    if wanted is None and is_store(arguments.old, language):
        if new.plan.previous is None:
            raise CommandError(word("cli.compare.say_old", language, title=new.plan.title), EXIT_USAGE)
        wanted = new.plan.previous.id
    old = load(arguments.old, wanted, language)
    if old.plan.id == new.plan.id:
        raise CommandError(word("cli.compare.itself", language, title=new.plan.title), EXIT_USAGE)
    return old


def _table(found: YearChange, language: str) -> list[list[str]]:
    """Headings, then the units by rank, those without one last."""
    units = sorted(found.units, key=lambda unit: (unit.rank is None, unit.rank or 0))
    return [[word(f"cli.column.{key}", language) for key in COLUMNS], *(_line(unit, language) for unit in units)]


def _line(unit: UnitChange, language: str) -> list[str]:
    split = unit.total
    return [
        "" if unit.rank is None else plain(unit.rank),
        _signed(unit.places_gained),
        unit.code,
        unit.name,
        word(f"cli.kind.{unit.kind}", language, former="、".join(unit.former)),
        "—" if split.before is None else f"{split.before:f}",
        f"{split.now:f}",
        *(_signed(part) for part in (split.change, split.performance, split.rule_effect)),
    ]


def _signed(value: Decimal | Rank | None) -> str:
    """With a plus where it is more; a dash where there is none."""
    if value is None:
        return "—"
    text = f"{value:f}" if isinstance(value, Decimal) else plain(value)
    return f"+{text}" if value > 0 else text


def _notes(found: YearChange, plan: Plan, language: str) -> list[str]:
    """What a reader of the table has to know."""
    lines = [problem_text(problem, language) for problem in found.findings]
    lines += [problem_text(unit.reason, language) for unit in found.units if unit.reason is not None]
    if found.removed:
        lines.append(word("cli.compare.removed", language, units="、".join(unit.name for unit in found.removed)))
    if found.new_items:
        lines.append(word("cli.compare.new_items", language, items=_items(plan, found.new_items)))
    for unit in found.units:
        own = [code for code in unit.without if code not in found.new_items]
        if own:
            lines.append(word("cli.compare.without", language, unit=unit.name, items=_items(plan, own)))
    return lines


def _items(plan: Plan, codes: Sequence[str]) -> str:
    return "、".join(plan.item[code].name for code in codes)
