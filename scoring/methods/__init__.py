"""The scoring methods. To add one:

1. `scoring/methods/<name>.py`: the formula as a function of `Exact` (one number or a column of them, see
   `scoring.exact`), and a frozen dataclass `(MeasureMethod)` or `(Method)` with `code`, `group`, its parameters as
   fields (see `scoring.parameters`) and `award(case)`;
2. one import and one line in METHODS below;
3. its worked rule in `scoring/worked/` with a line in RULES, and an example in `tests/exchange/worked_page.py`;
4. its name in both languages in `exchange/wording/methods.py`, its rule in words in `exchange/rule_words/` (a line in
   WORDS, phrases in `exchange/wording/rules.py`), a worked figure in `tests/golden/`.

Reading, checking, storing, the conformance suite and the rules sheet then know it.
"""

from types import MappingProxyType
from typing import Final

from scoring.method import Method
from scoring.methods.ballots import Ballots
from scoring.methods.best_ratio import BestRatio
from scoring.methods.blend import Blend
from scoring.methods.checklist import Checklist
from scoring.methods.convert_grade import ConvertGrade
from scoring.methods.convert_rank import ConvertRank
from scoring.methods.convert_scale import ConvertScale
from scoring.methods.coverage import Coverage
from scoring.methods.deduct import Deduct
from scoring.methods.direct import Direct
from scoring.methods.efficacy import Efficacy
from scoring.methods.efficacy_tiers import EfficacyTiers
from scoring.methods.formula import Formula
from scoring.methods.gap_deduct import GapDeduct
from scoring.methods.interpolation import Interpolation
from scoring.methods.interval import Interval
from scoring.methods.item_mean import ItemMean
from scoring.methods.mean_ratio import MeanRatio
from scoring.methods.min_max import MinMax
from scoring.methods.panel import Panel
from scoring.methods.pass_fail import PassFail
from scoring.methods.rank_bands import RankBands
from scoring.methods.rank_linear import RankLinear
from scoring.methods.rank_map import RankMap
from scoring.methods.rank_step import RankStep
from scoring.methods.t_score import TScore
from scoring.methods.target_rate import TargetRate
from scoring.methods.target_step import TargetStep
from scoring.methods.tiers import Tiers

METHODS: Final[tuple[type[Method], ...]] = (
    Direct,
    PassFail,
    TargetRate,
    TargetStep,
    GapDeduct,
    Efficacy,
    EfficacyTiers,
    Interpolation,
    Tiers,
    Interval,
    Deduct,
    Checklist,
    ItemMean,
    Coverage,
    MinMax,
    BestRatio,
    MeanRatio,
    TScore,
    RankLinear,
    RankStep,
    RankBands,
    RankMap,
    ConvertScale,
    ConvertGrade,
    ConvertRank,
    Ballots,
    Panel,
    Blend,
    Formula,
)

BY_CODE: Final = MappingProxyType({kind.code: kind for kind in METHODS})


def method(code: str) -> type[Method]:
    """The method of this code. Raises KeyError for an unknown one."""
    return BY_CODE[code]
