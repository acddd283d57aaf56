"""Grades as formulas: the band of the total, conditions, the quota, and last the vetoes."""

from collections.abc import Mapping, Sequence

from exchange.checking.columns import Column, Heading
from exchange.checking.desk import Book
from exchange.checking.ranking import Keys, count
from exchange.checking.terms import (
    Constant,
    Term,
    all_of,
    any_of,
    call,
    either,
    first_that,
    is_number,
    same,
    term,
)
from scoring.grades import after_vetoes
from scoring.plan import Grades, Quota

Actions = Mapping[str, Sequence[str]]


def add_grades(
    book: Book,
    grades: Grades,
    total: Column,
    nodes: Mapping[str, Column],
    keys: Keys,
    standing: set[int],
    actions: Actions,
) -> Column:
    """The column of the grade, after one for each step that changes it: 1 is the best."""
    words, page, parameters = book.words, book.totals, book.parameters
    parameters.heading("", words("section.grades"), level=2)
    names = [name for name, _ in grades.bands]
    bounds = [
        parameters.number(words("bound"), str(place), bound, spoken=f"{words('bound')}　{name}")
        for place, (name, bound) in enumerate(grades.bands, start=1)
    ]

    def step(part: str) -> Column:
        return page.add(Heading("", words("level"), words(f"level.{part}")), places=0)

    level = step("band")
    cases = [(total.here() >= bound, place) for place, bound in enumerate(bounds, start=1)]
    level.put(page.rows, first_that(cases, len(names)))
    for place, name in enumerate(names[:-1], start=1):
        if any(condition.grade == name for condition in grades.conditions):
            before, level = level, step("condition")
            for class_code, rows in book.sides:
                failing = _failing(book, grades, name, nodes, class_code)
                lowered = place if failing is None else either(failing, place + 1, place)
                level.put(rows, either(same(before.here(), place), lowered, before.here()))
    if grades.quota is not None and grades.quota.grade in names:
        level = _quota(book, grades.quota, names, level, keys, standing, actions)
    final = step("veto") if any(actions.get(unit.code) for unit in book.units) else level
    if final is not level:
        for row, unit in enumerate(book.units):
            final.put([row], _vetoed(names, level.here(), actions.get(unit.code, ())))
    found = page.add(Heading("", words("grade"), ""))
    found.strong = True
    found.put(page.rows, parameters.choice(final.here(), words("grade"), names))
    return found


def _failing(book: Book, grades: Grades, name: str, nodes: Mapping[str, Column], class_code: str | None) -> Term | None:
    """Where a condition of a grade fails; a node that is left out does not."""
    tests: list[Term] = []
    for place, condition in enumerate(grades.conditions, start=1):
        node, column = book.plan.indicator.get(condition.node), nodes.get(condition.node)
        if condition.grade != name or node is None or column is None:
            continue
        weight = book.weight(node.code, class_code)
        if not weight.value:
            continue
        spoken = f"{book.words('least_rate')}　{name}　{node.name}"
        owner = f"{place}_{class_code}" if class_code else str(place)
        least = book.parameters.number(book.words("least_rate"), owner, condition.min_rate, spoken=spoken)
        short = call("ROUND", call("N", column.here()) - least * weight, 9) < 0
        tests.append(all_of([is_number(column.here()), short]))
    return any_of(tests) if tests else None


def _quota(
    book: Book, quota: Quota, names: Sequence[str], level: Column, keys: Keys, standing: set[int], actions: Actions
) -> Column:
    """Who holds the grade of the quota without a seat goes down by one."""
    words, page, parameters = book.words, book.totals, book.parameters
    held = names.index(quota.grade)
    percent = parameters.number(words("quota"), "", quota.percent)
    takes = page.add(Heading("", words("seat"), ""), places=0)
    here = same(level.here(), held + 1)
    for row, unit in enumerate(book.units):
        costs = after_vetoes(names, held, actions.get(unit.code, ())) > held
        takes.put([row], either(here, 1, 0) if row in standing and not costs else Constant(0))
    found = page.add(Heading("", words("level"), words("level.quota")), places=0)
    lower = min(held + 2, len(names))
    rows: dict[str | None, list[int]] = {}
    for row, unit in enumerate(book.units):
        kind = unit.class_code if quota.scope == "class" else None
        if row not in standing or (quota.scope == "class" and kind is None):
            found.put([row], level.here())
        else:
            rows.setdefault(kind, []).append(row)
    for kind, own in rows.items():
        first, end = page.spans[kind]
        ranked = sum(book.units[one].ranked for one in range(first, end))
        seats = call("INT", call("ROUND", percent * ranked / 100, 9))
        if quota.at_least_one:
            seats = call("MAX", seats, 1)
        holding = page.range(takes, kind)
        before = count(keys.better(kind) * holding)
        over: Term = before >= seats
        if quota.ties == "exclude":
            over = any_of([over, before + count(keys.equal(kind) * holding) > seats])
        found.put(own, either(here, either(over, lower, held + 1), level.here()))
    return found


def _vetoed(names: Sequence[str], level: Term, actions: Sequence[str]) -> Term:
    """The grade after the actions of the unit's vetoes, in their order."""
    last = len(names)
    for action in actions:
        kind, _, fact = action.partition(":")
        if kind == "grade_max" and fact in names:
            level = call("MAX", level, names.index(fact) + 1)
        elif kind == "grade_set" and fact in names:
            level = term(names.index(fact) + 1)
        elif kind == "grade_down":
            level = call("MIN", level + int(fact), last)
        elif kind == "no_award":
            level = call("MAX", level, min(2, last))
    return level
