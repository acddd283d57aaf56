"""The same rule over the values of the assessment before: what it would have given then."""

from scoring.entries import Assessment, Entries
from scoring.plan import Plan, Unit
from scoring.preview.stage import Stage, on_stage
from scoring.years.trial import trial_of, without_units


def last_year(stage: Stage, old: Assessment, after: tuple[Stage, Stage] | None = None) -> Stage | None:
    """The leaf over last year's entries, as far as units and items are the same; None where nothing is left.

    `after`: the leaf before the last key, and what it gave here for the same `old`; the result is the same without."""
    if after is not None and stage.is_over_data_of(after[0]):
        then = after[1]
        return on_stage(then.plan, then.entries, without_units(stage.node, then.plan.unit.keys()), then)
    trial = trial_of(old, Assessment(stage.plan, stage.entries)).assessment
    if not trial.plan.units or not any(trial.entries.values.values()):
        return None
    return on_stage(trial.plan, trial.entries, trial.plan.indicators[0])


def before(plan: Plan, entries: Entries) -> Assessment | None:
    """The assessment before as far as its values came with this one; None where none did."""
    if plan.previous is None or not any(entries.previous.values()):
        return None
    codes = dict.fromkeys(unit for cells in entries.previous.values() for unit in cells)
    units = tuple(Unit(code=code, name=code) for code in codes)
    return Assessment(
        Plan(id=plan.previous.id, title="", year=plan.year - 1, units=units, items=plan.items, lists=plan.lists),
        Entries(entries.previous),
    )
