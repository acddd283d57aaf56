"""Phrases: what reading a table of weights finds, assumes and offers. `key: (English, Chinese)`."""

from typing import Final

_WEIGHTS: Final[dict[str, tuple[str, str]]] = {
    "weights.no_header": (
        "Sheet “{sheet}”: no header row with a column for indicators (一级指标, 指标名称, 考核项目 …) and another "
        "known column was found. Nothing was changed. Choose another sheet, or add a header row.",
        "工作表“{sheet}”里没有找到表头（要有“一级指标”“指标名称”“考核项目”之类的列和分值、计分办法等列）。没有作任何改动。"
        "请换一张工作表，或补上表头。",
    ),
    "weights.no_weights": (
        "Sheet “{sheet}” has indicators but no weights: neither a column such as 分值 nor figures behind the names. "
        "Nothing was changed. Choose another sheet.",
        "工作表“{sheet}”有指标，但没有分值：既没有“分值”列，名称后面也没写分数。没有作任何改动。请换一张工作表。",
    ),
    "weights.sheet": ("Sheet “{sheet}” is read.", "读取工作表“{sheet}”。"),
    "weights.sheet_hidden": (
        "Sheet “{sheet}” is read, although it is hidden. Make sure that it is the one you mean.",
        "读取工作表“{sheet}”，它是隐藏的，请确认是否就是这张。",
    ),
    "weights.sheet_twins": (
        "Sheet “{sheet}” is read; {others} have the same indicators with weights of their own (perhaps one sheet for "
        "each class).",
        "读取工作表“{sheet}”；{others}的指标相同、分值另列（可能是各类考核对象各用一张）。",
    ),
    "weights.header": ("Row {rows} is read as the header.", "第{rows}行读作表头。"),
    "weights.weight_column": (
        "Column {column} ({heading}) is read as the weight of level {level}.",
        "把{column}列（{heading}）读作第{level}级的分值。",
    ),
    "weights.weight_column_of_parent": (
        "Column {column} ({heading}) is read as the weight of level {level}, in percent of the level above.",
        "把{column}列（{heading}）读作第{level}级占上一级的百分比。",
    ),
    "weights.weighs": (
        "The weights of column {column} belong to level {level}.",
        "{column}列的分值属于第{level}级指标。",
    ),
    "weights.name_column": (
        "Column {column} ({heading}) is read as the names of level {level}.",
        "把{column}列（{heading}）读作第{level}级指标的名称。",
    ),
    "weights.method_column": (
        "Column {column} ({heading}) is read as the way of scoring.",
        "把{column}列（{heading}）读作计分办法。",
    ),
    "weights.department_column": (
        "Column {column} ({heading}) is read as the department.",
        "把{column}列（{heading}）读作责任科室。",
    ),
    "weights.source_column": (
        "Column {column} ({heading}) is read as the source of the data.",
        "把{column}列（{heading}）读作数据来源。",
    ),
    "weights.note_column": ("Column {column} ({heading}) is read as notes.", "把{column}列（{heading}）读作备注。"),
    "weights.number_column": (
        "Column {column} ({heading}) is read as running numbers.",
        "把{column}列（{heading}）读作序号。",
    ),
    "weights.unused_column": ("Column {column} ({heading}) is not used.", "{column}列（{heading}）没有采用。"),
    "weights.level_points": ("The weights of level {level} are read as points.", "第{level}级的数读作分值。"),
    "weights.level_percent_of_parent": (
        "The weights of level {level} are read as percentages of the level above.",
        "第{level}级的数读作占上一级的百分比。",
    ),
    "weights.level_percent_of_total": (
        "The weights of level {level} are read as percentages of the full score.",
        "第{level}级的数读作占总分的百分比。",
    ),
    "weights.weights_in_names": (
        "There is no weight column: weights are taken from behind the names.",
        "没有分值列，分值取自名称后面的数字。",
    ),
    "weights.outline_by_numbering": (
        "All names stand in column {column}; their numbering (一、 1. …) tells the levels.",
        "名称都在{column}列，层级按编号（一、1. 等）判断。",
    ),
    "weights.outline_by_indent": (
        "All names stand in column {column}; the blanks before them tell the levels, and every group adds up.",
        "名称都在{column}列，层级按名称前的空格判断，各组分值均与下级之和相等。",
    ),
    "weights.outline_by_sums": (
        "All names stand in column {column}; a row that weighs what the rows under it add up to is their group.",
        "名称都在{column}列，分值等于其下各行之和的行读作分组。",
    ),
    "weights.other_weights": (
        "Column {column} ({heading}) also holds weights; it was left aside.",
        "{column}列（{heading}）也是分值，这次没有采用。",
    ),
    "weights.class_column": (
        "Column {column} ({heading}) is read as the weights of “{label}”.",
        "把{column}列（{heading}）读作“{label}”的分值。",
    ),
    "weights.classes": (
        "Weights of several classes: {classes}. The first are those of all; the others count for their class alone.",
        "各类分值分列：{classes}。第一类的分值作为通用分值，其余各类的分值只对本类生效。",
    ),
    "weights.class_unknown": (
        "“{label}” is no class of this plan, so its weights were not taken over. Name the class so, or set its weights "
        "in the tree (Alt+C).",
        "本方案没有“{label}”这一类，它的分值没有带入。请把分类名称改成一致，或在指标树上按 Alt+C 填写。",
    ),
    "weights.option.classes": ("weights of each class", "按类分别带入"),
    "weights.option.one": ("only those of the first", "只用第一类的"),
    "weights.filled_down": (
        "{count} blank cells under a name are taken to go on with it ({cells}). Please check.",
        "{count} 处名称下面的空格按沿用上面的名称处理（{cells}），请核对。",
    ),
    "weights.left_blank": (
        "{count} blank cells stand under a merged name ({cells}) and are not taken to go on with it.",
        "{count} 处空格在合并单元格的名称下面（{cells}），没有按沿用上面的名称处理。",
    ),
    "weights.fill.fill": ("{cells} go on with {cell}.", "{cells} 沿用 {cell} 的名称。"),
    "weights.fill.blank": ("{cells} do not go on with {cell}.", "{cells} 不沿用 {cell} 的名称。"),
    "weights.rows.total": (
        "{count} total rows (row {rows}) are no indicators; they are used as a check.",
        "合计行 {count} 行（第{rows}行）不作为指标，只用作核对。",
    ),
    "weights.rows.subtotal": (
        "{count} sub-total rows (row {rows}) are no indicators; they are used as a check.",
        "小计行 {count} 行（第{rows}行）不作为指标，只用作核对。",
    ),
    "weights.rows.header": ("Repeated header rows are passed over: {rows}.", "重复的表头已忽略：第{rows}行。"),
    "weights.rows.struck": (
        "{count} rows are struck through (row {rows}) and are left out. Please check.",
        "有 {count} 行带删除线（第{rows}行），没有采用，请核对。",
    ),
    "weights.rows.bonus": (
        "Bonus rows are put aside, outside the full score: {rows}.",
        "加分项另列，不计入总分：第{rows}行。",
    ),
    "weights.rows.deduction": (
        "Deduction rows are put aside, outside the full score: {rows}.",
        "扣分项另列，不计入总分：第{rows}行。",
    ),
    "weights.rows.veto": (
        "Veto rows are put aside, outside the full score: {rows}.",
        "一票否决项另列，不计入总分：第{rows}行。",
    ),
    "weights.rows.note": ("Notes are kept but are no indicators: row {rows}.", "注释保留，不作为指标：第{rows}行。"),
    "weights.rows.switched": ("Rows that you decided about: {rows}.", "由您指定的行：第{rows}行。"),
    "weights.rows.indicator": ("Rows read as indicators: {rows}.", "按指标读取的行：第{rows}行。"),
    "weights.rows.ignore": ("Rows left out: {rows}.", "没有采用的行：第{rows}行。"),
    "weights.row.indicator": ("Row {row} is read as an indicator.", "第{row}行读作指标。"),
    "weights.row.ignore": ("Row {row} is left out.", "第{row}行没有采用。"),
    "weights.row.total": ("Row {row} is a total.", "第{row}行是合计。"),
    "weights.row.subtotal": ("Row {row} is a sub-total.", "第{row}行是小计。"),
    "weights.text_numbers": (
        "{count} weights are written as text and were read as numbers ({cells}).",
        "{count} 处分值是文本，已按数字读取（{cells}）。",
    ),
    "weights.mixed_percent": (
        "Some weights are percentages ({cells}), the others are not: 1% was read as 1 point. Please check.",
        "有的分值写成百分数（{cells}），有的不是：按 1% 等于 1 分读取，请核对。",
    ),
    "weights.percent_as_stored": (
        "Some weights are shown as percentages ({cells}); they were read as stored: 5% is 0.05 points.",
        "有的分值写成百分数（{cells}），已按存储的数读取：5% 即 0.05 分。",
    ),
    "weights.no_fractions": ("Weights such as 0.3 are read as points.", "0.3 这样的分值按分数读取。"),
    "weights.percent_of_total": ("Percentages are read as shares of the whole.", "百分数按占总分的比例读取。"),
    "weights.percent_of_parent": (
        "The weights of level {levels} are read as percentages of the level above: this is how the sums close.",
        "第{levels}级的分值按占上一级的百分比读取：这样合计才对得上。",
    ),
    "weights.fractions": (
        "Weights such as 0.3 are read as percentages (30%).",
        "0.3 这样的分值按百分数（30%）读取。",
    ),
    "weights.full_score": ("The table is made for {full} points in all.", "这张表的总分是 {full} 分。"),
    "weights.total_open": (
        "The weights add up to {found}, not {full} (difference {difference}). They are taken as they are written.",
        "分值合计 {found}，不是 {full}（差 {difference}），按原样采用。",
    ),
    "weights.total_to_100": (
        "The table is made for {full} points; all weights were scaled to 100.",
        "这张表的总分是 {full} 分，已按比例折算到 100 分。",
    ),
    "weights.total_normalise": (
        "The weights added up to {found}; they were scaled so that they add up to {full} exactly.",
        "分值合计 {found}，已按比例调整到正好 {full} 分。",
    ),
    "weights.shared_ask": (
        "{cell} “{text}” is one weight for {count} indicators ({names}). Say whether to divide it.",
        "{cell}“{text}”是 {count} 项指标（{names}）合用的分值，请选择是否拆分。",
    ),
    "weights.shared_divide": (
        "{cell} “{text}” was divided equally among {count} indicators ({names}).",
        "{cell}“{text}”已在 {count} 项指标（{names}）之间平均拆分。",
    ),
    "weights.shared_group": (
        "{cell} “{text}” is kept as the weight of the group of {names}; these have no weight of their own yet.",
        "{cell}“{text}”作为{names}这一组的分值保留，组内各项暂无分值。",
    ),
    "weights.repeated_once": (
        "The heading “{name}” is repeated; its weight in {cells} is not counted again.",
        "“{name}”的标题重复出现，{cells} 的分值没有重复计算。",
    ),
    "weights.repeated_sum": (
        "“{name}” comes in several parts; its weights in {cells} are added to the first.",
        "“{name}”分几段列出，{cells} 的分值已加到前面的分值上。",
    ),
    "weights.summed_first": (
        "{count} indicators have several weights; the first was taken ({names}).",
        "{count} 项指标下写了几个分值，取第一个（{names}）。",
    ),
    "weights.summed_last": (
        "{count} indicators have several weights; the last was taken ({names}).",
        "{count} 项指标下写了几个分值，取最后一个（{names}）。",
    ),
    "weights.two_weights_name": (
        "“{name}” has two different weights ({cells}); the one in the name was taken.",
        "“{name}”有两个不同的分值（{cells}），采用了名称里的数。",
    ),
    "weights.hidden_rows": ("Hidden rows are included: {rows}. Please check.", "包括了隐藏的行：第{rows}行，请核对。"),
    "weights.hidden_columns": ("Hidden columns are included: {columns}.", "包括了隐藏的列：{columns}列。"),
    "weights.recomputed": (
        "{count} weights are formulas without a stored result; they were computed here ({cells}).",
        "{count} 处分值是公式，文件里没有保存结果，已由本程序计算（{cells}）。",
    ),
    "weights.total_recomputed": (
        "The total row is a formula without a stored result; the sums were computed here.",
        "合计行的公式没有保存结果，已由本程序重新计算。",
    ),
    "weights.summed": (
        "{count} indicators have several weights, which were added up ({names}).",
        "{count} 项指标下写了几个分值，已相加（{names}）。",
    ),
    "weights.no_parent": (
        "{cell} is blank, so that it is not said what “{name}” belongs to; the row was left out. Fill in the name in "
        "the file.",
        "{cell} 是空的，看不出“{name}”属于哪一项，这一行没有采用。请在原表里补上名称。",
    ),
    "weights.shared": (
        "{cell} “{text}” is one weight for several indicators ({names}); they get none. Choose whether to divide it, "
        "or write a weight for each.",
        "{cell}“{text}”是几项指标（{names}）合用的分值，没有拆分。请选择平均拆分，或给每一项写上分值。",
    ),
    "weights.two_weights": (
        "“{name}” has two different weights ({cells}); the one in the weight column was taken.",
        "“{name}”有两个不同的分值（{cells}），采用了分值列里的数。",
    ),
    "weights.blank": (
        "{cell}: “{name}” has no weight. It keeps its present weight; as a new indicator it gets 0.",
        "{cell}“{name}”没有分值。已有指标保持现在的分值；新指标按 0 分带入。",
    ),
    "weights.aside": (
        "{cell}: “{text}” of “{name}” is no weight and was not taken.",
        "{cell}：“{name}”的“{text}”不是分值，没有采用。",
    ),
    "weights.unclear": (
        "{cell}: “{text}” of “{name}” does not plainly say one weight and was not taken. Write one number.",
        "{cell}：“{name}”的“{text}”看不出是多少分，没有采用。请写成一个数字。",
    ),
    "weights.error": (
        "{cell}: “{name}” shows the error {text}, which is no weight (and not 0). Correct it in the file.",
        "{cell}：“{name}”的分值是错误值 {text}，没有采用（也不当作 0）。请在原表里改正。",
    ),
    "weights.date": (
        "{cell}: the weight of “{name}” was turned into the date {text} by the spreadsheet; it was not taken. Write "
        "the number again.",
        "{cell}：“{name}”的分值被表格软件改成了日期 {text}，没有采用。请重新写成数字。",
    ),
    "weights.uncached": (
        "{cell}: the weight of “{name}” is a formula without a stored result ({text}), of a kind that is not computed "
        "here; it was not taken. Open the file in Excel or WPS and save it.",
        "{cell}：“{name}”的分值是公式（{text}），文件里没有保存结果，本程序也算不了这种公式，没有采用。"
        "请用 Excel 或 WPS 打开后保存一次。",
    ),
    "weights.open_sum": (
        "{place} {name}: the weights add up to {found} instead of {wanted}.",
        "{place}{name}：分值合计 {found}，应为 {wanted}。",
    ),
    "weights.barred": (
        "“{name}” has a weight of {weight} in the table. “{said}” may be shown, never scored ({law}): it is taken over "
        "for reference only, with a weight of 0, and its points are open to be given to others.",
        "“{name}”在表中有 {weight} 分。“{said}”只能统计，不得计分（{law}）：按“仅统计不计分”带入，分值为 0，"
        "空出的分值请另行分配。",
    ),
    "weights.still_used": (
        "“{name}” ({code}) is not in the table but is still named by a rule of the plan. Nothing was changed. Take the "
        "weights only, or change the rule first.",
        "“{name}”（{code}）不在这张表里，但方案的规则还用到它。没有作任何改动。请只更新分值，或先改规则。",
    ),
    "weights.changed_meanwhile": (
        "The file {file} was changed after it was shown. Nothing was written; it was read anew. Look at it again.",
        "文件 {file} 在预览之后被改动过。没有写入任何内容，已重新读取，请再核对一遍。",
    ),
    "weights.ignored.title": ("Title", "标题"),
    "weights.ignored.header": ("Header repeated", "重复的表头"),
    "weights.ignored.total": ("Total row, used as a check", "合计行，用作核对"),
    "weights.ignored.subtotal": ("Sub-total row, used as a check", "小计行，用作核对"),
    "weights.ignored.note": ("Note", "注释"),
    "weights.ignored.bonus": ("Bonus: not part of the full score", "加分项，不计入总分"),
    "weights.ignored.deduction": ("Deduction: not part of the full score", "扣分项，不计入总分"),
    "weights.ignored.veto": ("Veto: not part of the full score", "一票否决，不计入总分"),
    "weights.ignored.struck": ("Struck through", "已划去"),
    "weights.ignored.hidden": ("Hidden row, left out", "隐藏的行，没有采用"),
    "weights.ignored.chosen": ("Left out by choice", "按您的选择没有采用"),
    "weights.ignored.no_name": ("No name of an indicator", "没有指标名称"),
    "weights.ignored.no_parent": ("Not said what it belongs to", "看不出属于哪一项"),
}

_OPTIONS: Final[dict[str, tuple[str, str]]] = {
    "weights.option.points": ("points", "分值"),
    "weights.option.percent_of_parent": ("percent of the level above", "占上一级的百分比"),
    "weights.option.percent_of_total": ("percent of the full score", "占总分的百分比"),
    "weights.option.name": ("names of indicators", "指标名称"),
    "weights.option.method": ("way of scoring", "计分办法"),
    "weights.option.department": ("department", "责任科室"),
    "weights.option.source": ("source of the data", "数据来源"),
    "weights.option.note": ("notes", "备注"),
    "weights.option.number": ("running numbers", "序号"),
    "weights.option.ignore": ("leave out", "不采用"),
    "weights.option.indicator": ("indicators", "作为指标"),
    "weights.option.subtotal": ("sub-total, as a check", "小计，用作核对"),
    "weights.option.total": ("total, as a check", "合计，用作核对"),
    "weights.option.fill": ("go on with the name above", "沿用上面的名称"),
    "weights.option.blank": ("leave blank", "保持空白"),
    "weights.option.ask": ("not decided", "待定"),
    "weights.option.divide": ("divide equally", "平均拆分"),
    "weights.option.group": ("keep on the group", "留在这一组上"),
    "weights.option.once": ("count once", "只算一次"),
    "weights.option.sum": ("add up", "相加"),
    "weights.option.first": ("take the first", "取第一个"),
    "weights.option.last": ("take the last", "取最后一个"),
    "weights.option.hundredths": ("1% is 1 point", "1% 等于 1 分"),
    "weights.option.stored": ("as stored (5% is 0.05)", "按存储的数（5% 即 0.05）"),
    "weights.option.percent": ("as percentages (0.3 is 30%)", "按百分数（0.3 即 30%）"),
    "weights.option.keep": ("as written", "按原样"),
    "weights.option.to_100": ("scale to 100", "折算到 100 分"),
    "weights.option.normalise": ("scale so that the sum is right", "按比例调整到合计正确"),
    "weights.option.column": ("the one in the column", "分值列里的数"),
    "weights.option.in_name": ("the one in the name", "名称里的数"),
}

PHRASES: Final[dict[str, tuple[str, str]]] = {**_WEIGHTS, **_OPTIONS}
