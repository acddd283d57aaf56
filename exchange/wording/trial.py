"""What differs between a trial (试算) and the record, in words."""

from typing import Final

PHRASES: Final = {
    "sheet.draft.trial": ("WHAT-IF", "试算"),
    "sheet.draft.trial.banner": (
        "What-if – tried out only, not a result",
        "试算——仅供测算，不是正式结果",
    ),
    "trial.value": ("value", "数据"),
    "trial.bonus": ("bonus", "加分"),
    "trial.deduction": ("deduction", "扣分"),
    "trial.veto": ("veto", "一票否决"),
    "trial.other": ("other", "其他"),
    "trial.event": ("{unit}: {rule}", "{unit}：{rule}"),
    "trial.cell": ("{unit}: {item}", "{unit}：{item}"),
    "trial.blank": ("blank", "未填"),
    "trial.none": ("—", "—"),
    "trial.points": ("{points} points", "{points}分"),
    "trial.times": ("{count} ×", "{count}次"),
    "trial.entry": ("changed", "有改动"),
    "trial.ballots": ("ballots", "评议票"),
    "trial.ledgers": ("ledgers", "台账"),
    "trial.drafts": ("unfinished rows", "未完成的行"),
    "trial.materials": ("materials", "佐证材料"),
    "trial.second": ("double entry", "复录"),
    "trial.settings": ("settings of the plan", "方案设置"),
}
