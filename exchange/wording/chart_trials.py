"""Phrases: charts of how firm a ranking is, all of them what-ifs. `key: (English, Chinese)`."""

from typing import Final

PHRASES: Final[dict[str, tuple[str, str]]] = {
    "chart.trials": ("{how}; {draws} draws, seed {seed}.", "{how}，抽样 {draws} 次，随机种子 {seed}。"),
    "chart.trials.so_far": (
        "{how}; {draws} of {asked} draws so far, seed {seed}.",
        "{how}，已抽样 {draws}/{asked} 次，随机种子 {seed}。",
    ),
    "chart.trials.uniform": ("Every weight by itself within ±{percent} %", "各项分值各自在 ±{percent}% 内随机变动"),
    "chart.trials.dirichlet": (
        "All weights together around those in force (Dirichlet, concentration {concentration})",
        "全部分值围绕现行分值随机变动（狄利克雷分布，集中度 {concentration}）",
    ),
    # who stands where
    "chart.places.name": ("Firmness of the places", "位次稳健性"),
    "chart.places.question": ("How firm are the places?", "名次稳不稳？"),
    "chart.places.column": ("{place}", "第{place}"),
    "chart.places.legend": ("Share of the draws:", "占抽样次数："),
    "chart.places.below": ("below {bound} %", "{bound}%以下"),
    "chart.places.from": ("from {bound} %", "{bound}%以上"),
    "chart.places.note": (
        "Figures: in how many per cent of the draws a unit takes the place. Framed: today's place. Rates stay, only "
        "weights move; equal totals share the better place.",
        "格内为列该位次的次数占比（%），加框为现位次。得分率不变，只变分值；同分并列较前位次。",
    ),
    "chart.places.tip": (
        "{unit}: place {place} in {share} % of the draws",
        "{unit}：{share}% 的权重变动下列第{place}",
    ),
    "chart.places.range": ("{low}-{high}", "第{low}～{high}位"),
    "chart.places.range_head": ("nine draws in ten", "九成变动下的位次"),
    "chart.places.range_tip": (
        "{unit}: place {low} to {high} in nine draws of ten, {median} in the middle",
        "{unit}：九成变动下列第{low}～{high}位，居中第{median}位",
    ),
    "chart.places.axis": ("place", "位次"),
    "chart.places.always": (
        "{unit} is first in all {draws} variations of the weights",
        "{unit}在全部 {draws} 次权重变动下都列第1",
    ),
    "chart.places.firm": (
        "{unit} stays first in {share} % of the variations of the weights",
        "{unit}在{share}%的权重变动下仍列第1",
    ),
    "chart.places.loose": (
        "{unit} is first in only {share} % of the variations of the weights",
        "{unit}仅在{share}%的权重变动下列第1，第1名不够稳",
    ),
    "chart.places.weak": (
        "The first place is not firm: {unit} holds it in {share} % of the variations of the weights",
        "第1名不稳：{unit}只在{share}%的权重变动下列第1",
    ),
    "chart.places.tied_first": (
        "{units} share the first place; when weights vary, not all of them stay first",
        "{units}并列第1，权重变动后不一定都列第1",
    ),
    "chart.places.tied_always": (
        "{units} share the first place in all variations of the weights",
        "{units}并列第1，权重变动下始终并列",
    ),
    "chart.places.range_note": (
        "The band: nine draws in ten; the mark: the place in the middle. Rates stay, only weights move; equal totals "
        "share the better place.",
        "横条为九成变动下的位次范围，竖线为居中位次。得分率不变，只变分值；同分并列较前位次。",
    ),
    "chart.places.stands": (
        "{unit} holds place {place} in {share} % of the variations, and {low} to {high} in nine of ten.",
        "{unit}在{share}%的权重变动下列第{place}，九成变动下在第{low}～{high}位之间。",
    ),
    "chart.places.stays": (
        "{unit} holds place {place} in {share} % of the variations.",
        "{unit}在{share}%的权重变动下列第{place}，位次很稳。",
    ),
    "chart.places.close": (
        "{one} and {other} change places easily: {one} is ahead in {share} % only.",
        "{one}与{other}分差小，权重略变即互换：{one}领先的只占 {share}%。",
    ),
    "chart.places.clear": ("No two neighbours change places easily.", "相邻位次之间差距清楚，权重变动不易互换。"),
    # how far one weight may move
    "chart.stability.name": ("Sensitive weights", "权重敏感度"),
    "chart.stability.question": ("Which weight is sensitive?", "哪个权重敏感？"),
    "chart.stability.axis": ("part of the weight in force", "为现行分值的百分之几"),
    "chart.stability.head": ("the first {k} stay (in force)", "前{k}名不变的范围（现行）"),
    "chart.stability.range.both": ("{low} to {high} ({now})", "{low}～{high}（{now}）"),
    "chart.stability.range.down": ("{low} or more ({now})", "{low} 以上（{now}）"),
    "chart.stability.range.up": ("{high} or less ({now})", "{high} 以下（{now}）"),
    "chart.stability.range.never": ("whatever it is ({now})", "总不变（{now}）"),
    "chart.stability.tip": (
        "{node}: {now} in force; nothing changes among the first from {low} to {high}",
        "{node}：现行 {now}；在 {low}～{high} 之间前几名不变",
    ),
    "chart.stability.below": ("Below {bound}: {units}", "低于 {bound}：{units}"),
    "chart.stability.above": ("Above {bound}: {units}", "高于 {bound}：{units}"),
    "chart.stability.note": (
        "How far one weight may move, the others giving way in proportion, before the first {k} places ({units}) "
        "change. An arrow: beyond twice the weight.",
        "单项分值在此范围内变动（其余按比例让位，合计不变）时，前{k}名（{units}）及其次序不变；箭头表示可增至一倍以上。",
    ),
    "chart.stability.narrowed": (
        "Bounds of weights in groups that take no sum were found by search.",
        "部分范围为逐步搜索所得。",
    ),
    "chart.stability.fixed": ("No weight can move by itself", "没有可以单独变动的权重"),
    "chart.stability.firm": (
        "No single weight changes the first {k} places, whatever it is",
        "任何一项分值单独变动，前{k}名都不变",
    ),
    "chart.stability.title.both": (
        "The first {k} places hang most on {node}: {now} in force, they change outside {low} to {high}",
        "前{k}名对{node}最敏感：现行 {now} 分，低于 {low} 或高于 {high} 即变",
    ),
    "chart.stability.title.down": (
        "The first {k} places hang most on {node}: {now} in force, they change below {low}",
        "前{k}名对{node}最敏感：现行 {now} 分，低于 {low} 即变",
    ),
    "chart.stability.title.up": (
        "The first {k} places hang most on {node}: {now} in force, they change above {high}",
        "前{k}名对{node}最敏感：现行 {now} 分，高于 {high} 即变",
    ),
    "chart.stability.never": (
        "{count} of {all} weights may be anything without a change of the first {k} places.",
        "{all} 项分值中有 {count} 项无论怎样单独变动，前{k}名都不变。",
    ),
    "chart.stability.said.below": (
        "{node} below {bound}: the first places are {units}.",
        "{node}低于 {bound}：前几名变为{units}。",
    ),
    "chart.stability.said.above": (
        "{node} above {bound}: the first places are {units}.",
        "{node}高于 {bound}：前几名变为{units}。",
    ),
    # something left out
    "chart.compared.legend": ("Places moved:", "位次变动："),
    "chart.compared.step0": ("none", "不变"),
    "chart.compared.step1": ("1", "1位"),
    "chart.compared.step2": ("2", "2位"),
    "chart.compared.step3": ("3", "3位"),
    "chart.compared.step4": ("4 or more", "4位以上"),
    "chart.compared.tip": (
        "{unit}, {column}: place {now} instead of {was}",
        "{unit}（{column}）：第{was}位变为第{now}位",
    ),
    "chart.compared.same": ("{unit}, {column}: place {now}, as now", "{unit}（{column}）：第{now}位，不变"),
    "chart.omitted.name": ("Without one indicator", "去掉一项指标"),
    "chart.omitted.question": ("What if an indicator were left out?", "少了哪项指标会变？"),
    "chart.omitted.twin": ("By groups", "按分组"),
    "chart.omitted.none": (
        "No indicator can be left out: nothing else has a weight",
        "没有可以去掉的指标：其余指标均无分值",
    ),
    "chart.omitted.firm": ("No place hangs on any single indicator", "去掉任何一项指标，位次都不变"),
    "chart.omitted.title": (
        "Most places hang on {names}: without it {count} units move",
        "去掉{names}影响最大：{count} 家位次变动",
    ),
    "chart.omitted.several": (
        "Most places hang on {names}: without any of them {count} units move",
        "去掉{names}中的任一项影响最大：各有 {count} 家位次变动",
    ),
    "chart.omitted.first": (
        "{unit} stays first whichever of {count} indicators is left out.",
        "去掉 {count} 项指标中的任何一项，{unit}仍列第1。",
    ),
    "chart.omitted.lost": (
        "{unit} is not first any more without {names} ({count}).",
        "去掉{names}中的任一项（共 {count} 项），{unit}不再列第1。",
    ),
    "chart.omitted.moving": (
        "Whichever of {all} indicators is left out, somebody moves.",
        "{all} 项指标中去掉任何一项，都有位次变动。",
    ),
    "chart.omitted.still": (
        "Without {still} of {all} indicators, one at a time, nobody moves.",
        "{all} 项指标中有 {still} 项去掉后无人变动。",
    ),
    "chart.omitted.note": (
        "Columns: the place without this indicator, its weight going to all others in proportion. ▲▼ against now.",
        "各列为去掉该项指标（其分值按比例分给其余）后的位次；▲▼ 为与现位次相比升降。",
    ),
    "chart.omitted_groups.firm": ("No place hangs on any single group", "去掉任何一个分组，位次都不变"),
    "chart.omitted_groups.title": (
        "Most places hang on {names}: without it {count} units move",
        "去掉{names}影响最大：{count} 家位次变动",
    ),
    "chart.omitted_groups.several": (
        "Most places hang on {names}: without any of them {count} units move",
        "去掉{names}中的任一个影响最大：各有 {count} 家位次变动",
    ),
    "chart.omitted_groups.first": (
        "{unit} stays first whichever of {count} groups is left out.",
        "去掉 {count} 个分组中的任何一个，{unit}仍列第1。",
    ),
    "chart.omitted_groups.lost": (
        "{unit} is not first any more without {names} ({count}).",
        "去掉{names}中的任一个（共 {count} 个），{unit}不再列第1。",
    ),
    "chart.omitted_groups.moving": (
        "Whichever of {all} groups is left out, somebody moves.",
        "{all} 个分组中去掉任何一个，都有位次变动。",
    ),
    "chart.omitted_groups.still": (
        "Without {still} of {all} groups, one at a time, nobody moves.",
        "{all} 个分组中有 {still} 个去掉后无人变动。",
    ),
    "chart.omitted_groups.note": (
        "Columns: the place without this group and all under it. ▲▼ against now.",
        "各列为去掉该分组及其全部指标后的位次；▲▼ 为与现位次相比升降。",
    ),
    "chart.departed.name": ("Without one unit", "去掉一家"),
    "chart.departed.question": ("Does the order hang on a third unit?", "名次受第三家影响吗？"),
    "chart.departed.none": ("A single unit is ranked: nobody can be left out", "只有一家参加排名，无法去掉"),
    "chart.departed.many": (
        "{count} units are ranked: taking each out is worked out for up to {most}. Choose a class",
        "参加排名 {count} 家，逐一去掉只对 {most} 家以内计算，请按类别查看",
    ),
    "chart.departed.firm": (
        "Whoever is taken out, the others keep their order",
        "去掉任何一家，其余各家先后次序都不变",
    ),
    "chart.departed.title": ("Without {unit}, {one} would be ahead of {other}", "去掉{unit}，{one}反超{other}"),
    "chart.departed.several": (
        "Without {unit}, {one} would be ahead of {other}, {count} pairs in all",
        "去掉{unit}，{one}反超{other}，共 {count} 对互换",
    ),
    "chart.departed.said": ("Without {unit}: {pairs}.", "去掉{unit}：{pairs}。"),
    "chart.departed.pair": ("{one} ahead of {other}", "{one}反超{other}"),
    "chart.departed.note": (
        "Columns: the place among the others when this unit is not there. Shaded: the order changed. Methods that "
        "compare units move then.",
        "各列为去掉该家后在其余各家中的位次；有色格为先后次序改变。相对计分的指标会因此变动。",
    ),
    "chart.methods.name": ("Several methods side by side", "多种计分办法"),
    "chart.methods.question": ("What would other methods say?", "换个办法会怎样？"),
    "chart.methods.none": (
        "No indicator is scored from measured values: there is no other method to try",
        "没有按完成值计分的指标，无其他办法可比",
    ),
    "chart.methods.firm": ("All methods give the same places", "各种计分办法下位次都相同"),
    "chart.methods.title": (
        "Places change most by {names}: {count} units",
        "换用{names}影响最大：{count} 家位次变动",
    ),
    "chart.methods.several": (
        "Places change most by {names}: {count} units each",
        "换用{names}影响最大：各有 {count} 家位次变动",
    ),
    "chart.methods.first": (
        "{unit} is first under all {count} other methods.",
        "换用其他 {count} 种办法，{unit}都列第1。",
    ),
    "chart.methods.lost": (
        "{unit} is not first by {names} ({count}).",
        "换用{names}（{count} 种），{unit}不再列第1。",
    ),
    "chart.methods.moving": ("Each of {all} methods moves somebody.", "{all} 种办法都有位次变动。"),
    "chart.methods.still": ("{still} of {all} methods move nobody.", "{all} 种办法中有 {still} 种无人变动。"),
    "chart.methods.note": (
        "Columns: the place if every measured indicator were scored by this method. ▲▼ against now.",
        "各列为全部按完成值计分的指标都改用该办法后的位次；▲▼ 为与现位次相比升降。",
    ),
    "chart.methods.kept": (
        "Scored as before, for the methods do not fit: {names}.",
        "以下指标不适用，仍按原办法：{names}。",
    ),
}
