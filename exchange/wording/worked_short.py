"""A worked calculation in as little room as it may take: what stands beside it on the paper is not said again, and of
what is still too long the beginning is left out, which a mark says."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Final

from exchange.wording.worked import segment_text
from scoring.worked.model import Note, Segment, Step, Worked
from scoring.worked.terms import Applied, Known

LEFT_OUT: Final = "…"
_MARK: Final = {"en": "; ", "zh_CN": "；"}
_PEERS: Final = "peers_"


def leading_measures(worked: Worked) -> tuple[Step, ...]:
    """The steps at the beginning that work out what is measured."""
    found = []
    for segment in worked.segments:
        if isinstance(segment, Note) or segment.kind not in ("measure", "round") or segment.label is not None:
            break
        found.append(segment)
    return tuple(found)


def short_line(worked: Worked, language: str, fits: Callable[[str], bool], *, shown: str) -> str:
    """The line without working out the measure, where that is `shown` beside it ("" where it is not).

    Where that does not fit, also without what is said of the peers and the conditions that chose a step; then without
    the last step that turns a rate into points; and of what is too long still, the last steps as far as they fit. The
    last step always stands.
    """
    mark = _MARK[language]
    segments = _unmeasured(worked, shown)
    longer = mark.join(_plain(segment, language) for segment in segments)
    if fits(longer):
        return longer
    bare = _bare(segments)
    for some in (bare, _unweighted(bare)):
        said = [_plain(segment, language) for segment in some]
        whole = mark.join(said)
        if fits(whole):
            return whole
    said = [_plain(segment, language) for segment in bare]
    whole = mark.join(said)
    short = LEFT_OUT + mark + said[-1]
    for first in range(len(said) - 2, 0, -1):
        longer = LEFT_OUT + mark + mark.join(said[first:])
        if not fits(longer):
            break
        short = longer
    return short if len(said) > 1 else whole


def _unmeasured(worked: Worked, shown: str) -> tuple[Segment, ...]:
    """What comes after the step that gives the figure which is shown beside the line."""
    if not shown:
        return worked.segments
    for number, step in enumerate(leading_measures(worked)):
        if "/" not in step.result.text and Decimal(step.result.text) == Decimal(shown):
            return worked.segments[number + 1 :] or worked.segments
    return worked.segments


def _bare(segments: Sequence[Segment]) -> list[Segment]:
    """Arithmetic alone; a line that is nothing but words stays as it is."""
    kept = [
        segment if isinstance(segment, Note) else replace(segment, because=())
        for segment in segments
        if not (isinstance(segment, Note) and segment.key.startswith(_PEERS))
    ]
    return kept or list(segments)


def _unweighted(segments: Sequence[Segment]) -> list[Segment]:
    """Without the last step where that only multiplies the weight by the rate before it: 4×97.75% = 3.91."""
    *before, last = segments
    if not before or isinstance(last, Note) or last.kind != "points" or last.label is not None:
        return list(segments)
    match last.term:
        case Applied("*", (Known(), Applied("%", (Known(text=rate),)) | Known(text=rate))):
            if isinstance(before[-1], Step) and before[-1].result.text == rate:
                return before
    return list(segments)


def _plain(segment: Segment, language: str) -> str:
    """Without the air around its signs."""
    text = segment_text(segment, language)
    for sign in "=≥≤<>":
        text = text.replace(f" {sign} ", sign)
    return text
