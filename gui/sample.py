"""The sample city as a store begins with it: its assessment of 2024, and that of 2023 that it looks back to."""

from dataclasses import replace
from pathlib import Path

from exchange.assessment_json import read_assessment
from scoring.entries import Assessment
from scoring.plan import Previous
from scoring.years.new_year import as_previous

SAMPLES = Path(__file__).parent.parent / "samples"


def sample_city() -> tuple[Assessment, Assessment]:
    """The sample city, and its year before. Raises OSError and Refused.

    The file of 2024 stands on its own, as others score it; only here it learns of its last year, so that last year's
    weights and values stand beside this year's.
    """
    city, earlier = (read_assessment((SAMPLES / f"city_{year}.json").read_bytes()) for year in (2024, 2023))
    plan = replace(city.plan, previous=Previous(id=earlier.plan.id), previous_indicators=as_previous(earlier.plan))
    return replace(city, plan=plan), earlier
