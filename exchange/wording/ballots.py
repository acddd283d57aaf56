"""Phrases: ballots and the sheet of their counts. `key: (English, Chinese)`."""

from typing import Final

PHRASES: Final[dict[str, tuple[str, str]]] = {
    "batch.returned": (
        "{returned} ballots came back, but only {issued} were issued. Correct one of the two.",
        "收回{returned}张，多于发出的{issued}张，请核对其中一个数。",
    ),
    "batch.read": (
        "{read} ballots were read, {returned} came back. Read the others, or correct the count.",
        "已唱{read}张，收回{returned}张，不相符：请继续唱票或更正收回数。",
    ),
    "batch.void": (
        "{void} void of {returned} returned ballots is too many. Correct one of the two.",
        "作废{void}张多于收回{returned}张，请核对其中一个数。",
    ),
    "batch.sum": (
        "{unit}: the votes add up to {sum}, {valid} ballots are valid. Check the counts; they are scored as they are.",
        "{unit}：各等次合计{sum}票，有效票{valid}张，不相符。仍按现有票数计分，请核对。",
    ),
    "batch.by_hand": (
        "{unit}: {found} votes for “{grade}”, the ballots say {count}. The table was changed by hand; it is scored.",
        "{unit}：“{grade}”计票表为{found}票，选票为{count}票，系手工改动，按计票表计分。",
    ),
    "batch.own": (
        "{unit}: these voters belong to it and do not vote on it, but it has votes of them. They are scored.",
        "{unit}：属本组自身单位，应回避，但有本组票数。仍按现有票数计分，请核对。",
    ),
    "batch.round": ("Round {number}", "第{number}轮"),
    "batch.void.by_hand": ("declared void", "唱票时判作废"),
    "batch.void.all_best": ("all units the best grade", "全部为最好等次"),
    "batch.void.all_equal": ("all units the same grade", "全部同一等次"),
    "batch.void.most_best": ("more than {most} of the best grade", "最好等次超过{most}个"),
    "batch.abstain": ("Abstained", "弃权"),
    "batch.abstain.exclude": ("abstentions do not count", "弃权不计入有效票数"),
    "batch.abstain.zero": ("abstentions count as 0", "弃权按0分计入"),
    "sheet.ballots": ("Count {voters}", "计票单 {voters}"),
    "sheet.ballots.title": ("{title}:\n count of the ballots of {item}", "{title}\n{item}计票单"),
    "sheet.ballots.batch": ("{round} {voters} {weight}", "{round}　{voters}{weight}"),
    "sheet.ballots.weight": ("(weight {weight}%)", "（权重{weight}%）"),
    "sheet.ballots.counts": (
        "Issued {issued}, returned {returned}, valid {valid}, void {void}",
        "发出{issued}张　收回{returned}张　有效{valid}张　作废{void}张",
    ),
    "sheet.ballots.values": ("Points: {values}; {abstain}.", "分值：{values}；{abstain}。"),
    "sheet.ballots.void": ("Void: {reasons}.", "作废票：{reasons}。"),
    "sheet.ballots.reason": ("{reason} {count}", "{reason}{count}张"),
    "sheet.ballots.own": ("Not voted on by these voters: {units}.", "本组回避：{units}。"),
    "sheet.ballots.caller": ("Read by", "唱票人"),
    "sheet.ballots.counter": ("Counted by", "计票人"),
    "sheet.ballots.watcher": ("Watched by", "监票人"),
    "sheet.col.votes": ("Votes", "票数"),
    "sheet.col.votes_sum": ("Sum", "合计"),
    "sheet.col.votes_mean": ("Mean", "平均分"),
    "sheet.col.votes_rounds": ("All rounds", "各轮平均"),
}
