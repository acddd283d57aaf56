"""Phrases: from one year to the next, and plans beside each other. `key: (English, Chinese)`."""

from typing import Final

PHRASES: Final[dict[str, tuple[str, str]]] = {
    "years.carried": (
        "From {year}: {indicators} indicators, {units} {label}. Weights add up to {sum} {mark}",
        "已从 {year} 年度带入 {indicators} 项指标、{units} 个{label}。权重合计 {sum} {mark}",
    ),
    "years.carried_decisions": ("; {count} cells not assessed", "；沿用“不考核” {count} 格"),
    "years.carried_short": ("of {wanted}, not closed", "（应为 {wanted}，未合拢）"),
    "years.units": ("units", "考核对象"),
    "years.left": (". Not taken over: {parts}", "。未带入：{parts}"),
    "years.left.values": ("{count} values", "数据 {count} 格"),
    "years.left.events": ("{count} bonuses and deductions", "加扣分 {count} 笔"),
    "years.left.decisions": ("{count} vetoes", "一票否决 {count} 项"),
    "years.left.reasons": ("{count} reasons", "调整理由 {count} 条"),
    "years.left.locks": ("{count} locks", "权重锁定 {count} 项"),
    "years.left.weight_sets": ("{count} weight sets", "备选权重 {count} 套"),
}
