"""The assessment that the open one looks back to, where the store has it."""

from db.errors import StoreError
from gui.document import Document
from scoring.entries import Assessment
from scoring.problems import Refused


def last_assessment(document: Document) -> Assessment | None:
    """Last year's assessment; None where the plan names none, or the store does not have it or cannot read it."""
    previous, store = document.assessment.plan.previous, document.store
    if previous is None or store is None:
        return None
    uid = next((info.uid for info in store.assessments() if info.id == previous.id), None)
    if uid is None:
        return None
    try:
        return store.read(uid)
    except (StoreError, Refused) as refusal:
        document.refused.emit(refusal)
        return None
