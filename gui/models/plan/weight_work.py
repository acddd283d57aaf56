"""What the windows about weights have worked out beside them: frozen values in, frozen values out."""

from collections.abc import Sequence
from dataclasses import dataclass

from scoring.entries import Assessment
from scoring.evaluate import evaluate
from scoring.plan import WeightSet
from scoring.problems import Problem, Refused
from scoring.result import Result
from scoring.weights.derivation import FROM_DATA, Derivation
from scoring.weights.derive import Derived, derive
from scoring.weights.proposal import Proposal, propose, weight_places
from scoring.weights.sets import Rankings, last_rankings, rankings
from scoring.years.trial import trial_of


@dataclass(frozen=True, slots=True)
class Answer:
    """What comes of a derivation. `derived` is None where it was refused for what `problems` say."""

    derivation: Derivation
    derived: Derived | None = None
    proposal: Proposal | None = None
    problems: tuple[Problem, ...] = ()
    rankings: Rankings | None = None


def propose_weights(
    derivation: Derivation, assessment: Assessment, result: Result | None, old: Assessment | None, last: bool
) -> Answer:
    """Derive weights, share them out, and rank by the present and by the proposed ones. `result`: that of the
    assessment, where known; `old`: last year's; `last`: rank on its values."""
    plan = assessment.plan
    try:
        derived = derive(plan, derivation, _measured(derivation, assessment, result, old))
    except Refused as refusal:
        return Answer(derivation, problems=refusal.problems)
    places = weight_places(plan) if derivation.places is None else derivation.places
    try:
        proposal = propose(plan, derived, leaves=derivation.leaves, places=places)
    except Refused as refusal:
        return Answer(derivation, derived, problems=refusal.problems)
    sets = (WeightSet(name="", weights={}), WeightSet(name="", weights=proposal.weights))
    found = rank_by(assessment, result, old, last, sets)
    return Answer(derivation, derived, proposal, (*derived.weights.findings, *proposal.findings), found)


def _measured(
    derivation: Derivation, assessment: Assessment, result: Result | None, old: Assessment | None
) -> Result | None:
    if derivation.method not in FROM_DATA:
        return None
    if derivation.data == "this":
        return evaluate(assessment.plan, assessment.entries) if result is None else result
    if old is None:
        return None
    trial = trial_of(old, assessment).assessment
    return evaluate(trial.plan, trial.entries)


def rank_by(
    assessment: Assessment, result: Result | None, old: Assessment | None, last: bool, sets: Sequence[WeightSet]
) -> Rankings | None:
    """The rankings on this or last year's values; None where last year's are not there."""
    if not last:
        return rankings(assessment, sets, result)
    return None if old is None else last_rankings(old, assessment, sets)
