"""The charts of a result, each built once as data and drawn by one function for screen, paper and file.

To add one: a file in this package with a function `(source) -> tuple[Chart, ...]`, its words in
`exchange/wording/charts.py` (`chart.<key>.name`, `.question`, `.twin` where it has another form), and one line in
`CHARTS`. A new body needs its drawing in `exchange/charts/drawing/`. Nothing here imports matplotlib before a chart is
drawn.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from exchange.charts.chart import Chart, Source
from exchange.charts.contributions import contribution_charts
from exchange.charts.firmness import place_charts, stability_charts
from exchange.charts.heat import heat_charts
from exchange.charts.left_out import departure_charts, method_charts, omission_charts
from exchange.charts.losses import loss_charts
from exchange.charts.profile import profile_charts
from exchange.charts.ranked import ranked_charts
from exchange.charts.spread import spread_charts
from exchange.charts.years import slope_charts


@dataclass(frozen=True, slots=True)
class ChartKind:
    """`key` names it in files, `chart.<key>.question` what it answers. `of_unit`: is it of one unit? `twin`: has it
    another form? `trial`: does it look at what is not the case?"""

    key: str
    build: Callable[[Source], tuple[Chart, ...]]
    of_unit: bool = False
    twin: bool = False
    trial: bool = False


CHARTS: Final = (
    ChartKind("ranked", ranked_charts, twin=True),
    ChartKind("parts", contribution_charts),
    ChartKind("profile", profile_charts, of_unit=True, twin=True),
    ChartKind("losses", loss_charts, of_unit=True),
    ChartKind("heat", heat_charts),
    ChartKind("slope", slope_charts),
    ChartKind("spread", spread_charts),
    ChartKind("places", place_charts, trial=True),
    ChartKind("stability", stability_charts, trial=True),
    ChartKind("omitted", omission_charts, twin=True, trial=True),
    ChartKind("departed", departure_charts, trial=True),
    ChartKind("methods", method_charts, trial=True),
)
