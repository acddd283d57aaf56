"""The same rule over the values of the assessment before: what it would have given then."""

from scoring.entries import Assessment, Entries
from scoring.plan import Plan, Unit
from scoring.preview.stage import Stage, on_stage
from scoring.years.trial import trial_of


def last_year(stage: Stage, old: Assessment) -> Stage | None:
    """The leaf over last year's entries, as far as units and items are the same; None where nothing is left."""
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
