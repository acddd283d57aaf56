"""Phrases: edits of the plan that cannot be done, and why. `key: (English, Chinese)`."""

from typing import Final

_TREE: Final[dict[str, tuple[str, str]]] = {
    "plan_edit.below_itself": (
        "“{name}” cannot stand below “{target}”, which is part of it. Nothing was moved.",
        "“{target}”在“{name}”之下，不能把“{name}”移到自己的下级里，未移动。",
    ),
    "plan_edit.scored_parent": (
        "“{target}” is scored by a rule of its own and can have no parts, so “{name}” stays where it is. First give "
        "“{target}” a part (Ctrl+Shift+Insert): the part takes its rule over.",
        "“{target}”有自己的计分办法，不能直接收下级，“{name}”未移动。请先给“{target}”增加下级（Ctrl+Shift+Insert），"
        "原计分办法会转给这个下级。",
    ),
    "plan_edit.first": (
        "“{name}” is the first of its level already.",
        "“{name}”已在本级最前。",
    ),
    "plan_edit.last": (
        "“{name}” is the last of its level already.",
        "“{name}”已在本级最后。",
    ),
    "plan_edit.top_level": (
        "“{name}” stands at the first level: it cannot be promoted any further.",
        "“{name}”已是一级指标，不能再升级。",
    ),
    "plan_edit.nothing_above": (
        "“{name}” is the first of its level: there is no indicator above it whose part it could become. Move it down "
        "first (Alt+Shift+↓).",
        "“{name}”是本级第一项，上面没有可并入的指标，未降级。可先下移（Alt+Shift+↓）。",
    ),
}

_WEIGHTS: Final[dict[str, tuple[str, str]]] = {
    "plan_edit.share_negative": (
        "“{name}”: {percent}% is below 0. The weight stays; type a share from 0 up.",
        "“{name}”：占比 {percent}% 小于 0，分值未改。请填 0 或以上的数。",
    ),
    "plan_edit.share_of_nothing": (
        "“{name}”: “{group}” weighs 0, and a share of 0 says nothing. Give “{group}” a weight first, or type points.",
        "“{name}”：上级“{group}”的分值为 0，无法按占比折算。请先填上级分值，或直接填分值。",
    ),
    "plan_edit.share_of_nothing_first": (
        "“{name}”: the full score of the plan is 0, and a share of 0 says nothing. Type points.",
        "“{name}”：方案总分为 0，无法按占比折算。请直接填分值。",
    ),
    "plan_edit.reference": (
        "“{name}” is shown but never scored: its weight stays 0.",
        "“{name}”仅统计不计分，分值保持为 0。",
    ),
    "plan_edit.forbidden": (
        "“{name}”: “{said}” may be shown, never scored ({law}); its weight stays 0.",
        "“{name}”：“{said}”只能统计，不得计分（{law}），分值固定为 0。",
    ),
    "plan_edit.locked": (
        "The weight of “{name}” is locked. Unlock it (Alt+L), or choose another indicator of this level.",
        "“{name}”的分值已锁住，未改动。请先解锁（Alt+L），或另选同级的一项。",
    ),
    "plan_edit.no_sum": (
        "The parts of “{group}” need not add up: it is no sum of them. There is nothing to balance.",
        "“{group}”不是按下级分值相加，下级合计不要求等于它的分值，无需补足。",
    ),
    "plan_edit.closes": (
        "The parts of “{group}” add up to {sum} already. Stand on a part of a level that does not close.",
        "“{group}”的下级合计已是 {sum} 分，无需补足。请选在合计不符的那一级里的一项。",
    ),
    "plan_edit.closes_first": (
        "The first level adds up to {sum} already. Stand on a part of a level that does not close.",
        "一级指标合计已是 {sum} 分，无需补足。请选在合计不符的那一级里的一项。",
    ),
    "plan_edit.balance_negative": (
        "The level has {over} points too much, but “{name}” weighs only {weight}. Choose a heavier one, or scale the "
        "level (Alt+Shift+=).",
        "本级多出 {over} 分，“{name}”只有 {weight} 分，不够减。请选分值更大的一项，或按比例缩放（Alt+Shift+=）。",
    ),
    "plan_edit.scale_locked": (
        "“{group}”: its parts add up to {found} instead of {wanted}, and all of them are locked or for reference only. "
        "Nothing was scaled; unlock one (Alt+L).",
        "“{group}”：下级合计 {found}，应为 {wanted}，但各项都已锁住或仅统计，未缩放。请先解锁一项（Alt+L）。",
    ),
    "plan_edit.scale_locked_first": (
        "The first level adds up to {found} instead of {wanted}, and all of it is locked or for reference only. "
        "Nothing was scaled; unlock one (Alt+L).",
        "一级指标合计 {found}，应为 {wanted}，但各项都已锁住或仅统计，未缩放。请先解锁一项（Alt+L）。",
    ),
    "plan_edit.scale_too_much": (
        "“{group}”: the locked parts alone weigh {fixed}, more than its {wanted}. Nothing was scaled; unlock one "
        "(Alt+L), or raise the weight of “{group}”.",
        "“{group}”：锁住的下级已有 {fixed} 分，超过它的 {wanted} 分，未缩放。"
        "请解锁一项（Alt+L），或提高“{group}”的分值。",
    ),
    "plan_edit.scale_too_much_first": (
        "The locked indicators of the first level alone weigh {fixed}, more than the full score {wanted}. Nothing was "
        "scaled; unlock one (Alt+L).",
        "一级指标中锁住的已有 {fixed} 分，超过总分 {wanted} 分，未缩放。请解锁一项（Alt+L）。",
    ),
    "plan_edit.scale_nothing": (
        "“{group}”: what is not locked weighs 0 (or less), and 0 has no proportions. Nothing was scaled; type the "
        "weights of its parts.",
        "“{group}”：未锁住的下级分值为 0（或为负），无法按比例缩放，未改动。请先填下级分值。",
    ),
    "plan_edit.scale_nothing_first": (
        "What is not locked at the first level weighs 0 (or less), and 0 has no proportions. Nothing was scaled; type "
        "the weights.",
        "一级指标中未锁住的分值为 0（或为负），无法按比例缩放，未改动。请先填分值。",
    ),
    "plan_edit.scale_rest": (
        "Rounded to {places} decimals, the remainder {rest} would push “{name}” below 0. Nothing was scaled; take more "
        "decimals.",
        "保留 {places} 位小数时，尾差 {rest} 会使“{name}”小于 0，未缩放。请多保留几位小数。",
    ),
}

PHRASES: Final = _TREE | _WEIGHTS
