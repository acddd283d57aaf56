"""Phrases: every problem of a plan, its entries or its file. `key: (English, Chinese)`.

Each says what was found and where, what it means for the result, and what to do.
"""

from typing import Final

_JSON: Final[dict[str, tuple[str, str]]] = {
    "json.too_large": (
        "The file is larger than {limit} MB, more than any assessment needs. Nothing was read; choose the right file.",
        "文件超过 {limit} MB，不像是考核文件，未读取。请确认所选文件。",
    ),
    "json.too_deep": (
        "The file is nested deeper than {limit} levels, which no assessment is. Nothing was read; choose the "
        "right file.",
        "文件嵌套超过 {limit} 层，不像是考核文件，未读取。请确认所选文件。",
    ),
    "json.encoding": (
        "The file is not UTF-8 text (line {line}, byte {byte}). Nothing was read; save it as UTF-8.",
        "文件不是 UTF-8 编码（第 {line} 行，第 {byte} 字节），未读取。请另存为 UTF-8 编码。",
    ),
    "json.syntax": (
        "The file is no valid JSON at line {line}, column {column}. Nothing was read; correct it there.",
        "文件第 {line} 行第 {column} 列不符合 JSON 格式，未读取。请更正后再试。",
    ),
    "json.empty": (
        "The file is empty. Nothing was read; get a complete copy.",
        "文件是空的，未读取。请重新取得完整文件。",
    ),
    "json.truncated": (
        "The file ends too early, at line {line}, column {column}. Nothing was read; get a complete copy.",
        "文件不完整，在第 {line} 行第 {column} 列中断，未读取。请重新取得完整文件。",
    ),
    "json.key_twice": (
        "{place}: the key “{key}” stands here twice, so it is unclear which holds. Nothing was taken over; remove one.",
        "{place}：键“{key}”重复出现，无法确定以哪个为准，未读入。请删去一个。",
    ),
    "json.number": (
        "{place}: “{value}” is no number of the format; decimals are written in quotation marks. Nothing was "
        "taken over.",
        "{place}：“{value}”不是本格式的数字，小数应写在引号内，未读入。请更正。",
    ),
    "json.text": (
        "{place}: the text holds control characters, broken characters, or is too long. Nothing was taken over; "
        "type it anew.",
        "{place}：文字中有控制字符、残缺字符或过长，未读入。请重新填写。",
    ),
}

_FORMAT: Final[dict[str, tuple[str, str]]] = {
    "format.unknown": (
        "This is no assessment that this version can read: its format is “{value}”, not “{wanted}”. Nothing was read.",
        "这不是本版本能读取的考核文件：格式为“{value}”，应为“{wanted}”，未读取。",
    ),
    "format.key_unknown": (
        "{place}: the key “{key}” is unknown. Nothing was taken over; correct or remove it.",
        "{place}：无法识别键“{key}”，未读入。请更正或删去。",
    ),
    "format.key_missing": (
        "{place}: “{key}” is missing. Nothing was taken over; add it.",
        "{place}：缺少“{key}”，未读入。请补上。",
    ),
    "format.not_object": (
        "{place}: an object {{…}} must stand here. Nothing was taken over; correct it.",
        "{place}：此处应为对象 {{…}}，未读入。请更正。",
    ),
    "format.not_list": (
        "{place}: a list […] must stand here. Nothing was taken over; correct it.",
        "{place}：此处应为列表 […]，未读入。请更正。",
    ),
    "format.not_text": (
        "{place}: text in quotation marks must stand here. Nothing was taken over; correct it.",
        "{place}：此处应为引号内的文字，未读入。请更正。",
    ),
    "format.not_whole": (
        "{place}: a whole number without quotation marks must stand here. Nothing was taken over; correct it.",
        "{place}：此处应为不带引号的整数，未读入。请更正。",
    ),
    "format.not_flag": (
        "{place}: true or false must stand here. Nothing was taken over; correct it.",
        "{place}：此处应为 true 或 false，未读入。请更正。",
    ),
    "format.decimal_string": (
        '{place}: numbers are written in quotation marks here, like "12.5". Nothing was taken over; correct it.',
        '{place}：此处的数字应写在引号内，如 "12.5"，未读入。请更正。',
    ),
    "format.decimal": (
        "{place}: “{value}” is no number. Nothing was taken over; correct it.",
        "{place}：“{value}”不是数字，未读入。请更正。",
    ),
    "format.range": (
        "{place}: {value} is not between {low} and {high}. Nothing was taken over; correct it.",
        "{place}：{value} 不在 {low} 至 {high} 之间，未读入。请更正。",
    ),
    "format.choice": (
        "{place}: “{value}” is none of {choices}. Nothing was taken over; choose one of them.",
        "{place}：“{value}”不在可选范围（{choices}）内，未读入。请改选。",
    ),
    "format.code": (
        "{place}: “{value}” cannot be a code: it is empty, too long, or has blanks around it. Nothing was taken over.",
        "{place}：“{value}”不能作编号：为空、过长或首尾有空格，未读入。请更正。",
    ),
    "format.band": (
        '{place}: a grade is written as ["name", "lower bound"]. Nothing was taken over; correct it.',
        '{place}：等次应写成 ["名称", "下限"]，未读入。请更正。',
    ),
}

_RULES: Final[dict[str, tuple[str, str]]] = {
    "method.unknown": (
        "{place}: there is no scoring method “{method}”. The indicator cannot be scored; choose another.",
        "{place}：没有“{method}”这种计分办法，该指标无法计分。请改选。",
    ),
    "measure.none": (
        "{place}: “{name}” says neither what is measured nor is there a number item of its code. It cannot be "
        "scored; "
        "give it a measure.",
        "{place}：“{name}”未写计算口径，也没有同编号的数值数据项，无法计分。请填写计算口径。",
    ),
    "param.unknown": (
        "{place}: “{method}” has no parameter “{name}” (it has: {known}). The indicator cannot be scored; remove it.",
        "{place}：计分办法“{method}”没有参数“{name}”（可用：{known}），该指标无法计分。请删去或更正。",
    ),
    "param.missing": (
        "{place}: “{method}” needs the parameter “{name}”. The indicator cannot be scored; add it.",
        "{place}：计分办法“{method}”缺少参数“{name}”，该指标无法计分。请补上。",
    ),
    "param.number": (
        '{place}: “{name}” must be a number in quotation marks like "12.5", not “{value}”. The indicator cannot '
        "be scored.",
        '{place}：“{name}”应为引号内的数字，如 "12.5"，现为“{value}”，该指标无法计分。请更正。',
    ),
    "param.whole": (
        "{place}: “{name}” must be a whole number, not {value}. The indicator cannot be scored; correct it.",
        "{place}：“{name}”应为整数，现为 {value}，该指标无法计分。请更正。",
    ),
    "param.least": (
        "{place}: “{name}” is {value} but must be at least {limit}. The indicator cannot be scored; correct it.",
        "{place}：“{name}”为 {value}，不得小于 {limit}，该指标无法计分。请更正。",
    ),
    "param.above": (
        "{place}: “{name}” is {value} but must be above {limit}. The indicator cannot be scored; correct it.",
        "{place}：“{name}”为 {value}，必须大于 {limit}，该指标无法计分。请更正。",
    ),
    "param.flag": (
        "{place}: “{name}” must be true or false, not “{value}”. The indicator cannot be scored; correct it.",
        "{place}：“{name}”应为 true 或 false，现为“{value}”，该指标无法计分。请更正。",
    ),
    "param.choice": (
        "{place}: “{name}” is “{value}” but must be one of {choices}. The indicator cannot be scored; choose "
        "one of them.",
        "{place}：“{name}”为“{value}”，应为 {choices} 之一，该指标无法计分。请改选。",
    ),
    "param.text": (
        "{place}: “{name}” must be a text, not “{value}”. The indicator cannot be scored; correct it.",
        "{place}：“{name}”应为文字，现为“{value}”，该指标无法计分。请更正。",
    ),
    "param.list": (
        "{place}: “{name}” must be a list with at least one entry, not “{value}”. The indicator cannot be scored.",
        "{place}：“{name}”应为至少一项的列表，现为“{value}”，该指标无法计分。请更正。",
    ),
    "param.row": (
        "{place}: in “{name}”, “{value}” must be a list of {count} entries. The indicator cannot be scored; "
        "correct it.",
        "{place}：“{name}”中的“{value}”应为 {count} 项的列表，该指标无法计分。请更正。",
    ),
    "param.table": (
        "{place}: “{name}” must be an object with at least one entry, not “{value}”. The indicator cannot be scored.",
        "{place}：“{name}”应为至少一项的对照表，现为“{value}”，该指标无法计分。请更正。",
    ),
    "param.object": (
        "{place}: “{name}” must be an object of parameters, not “{value}”. The indicator cannot be scored; correct it.",
        "{place}：“{name}”应为参数对照表，现为“{value}”，该指标无法计分。请更正。",
    ),
    "param.twice": (
        "{place}: “{value}” stands twice in “{name}”. The indicator cannot be scored; remove one.",
        "{place}：“{value}”在“{name}”中重复，该指标无法计分。请删去一个。",
    ),
    "param.equal": (
        "{place}: “{name}” and “{other}” are equal in “{method}”, so nothing lies between them. The indicator "
        "cannot be "
        "scored; change one.",
        "{place}：计分办法“{method}”的“{name}”与“{other}”相等，无法计算，该指标无法计分。请修改其一。",
    ),
    "param.order": (
        "{place}: “{name}” and “{other}” are the wrong way round in “{method}”. The indicator cannot be scored; "
        "exchange them.",
        "{place}：计分办法“{method}”的“{name}”与“{other}”大小颠倒，该指标无法计分。请更正。",
    ),
    "param.not_below": (
        "{place}: “{name}” must be below “{other}” in “{method}”. The indicator cannot be scored; correct it.",
        "{place}：计分办法“{method}”的“{name}”必须小于“{other}”，该指标无法计分。请更正。",
    ),
    "param.length": (
        "{place}: “{name}” and “{other}” must have the same number of entries in “{method}”. The indicator "
        "cannot be scored.",
        "{place}：计分办法“{method}”的“{name}”与“{other}”项数不同，该指标无法计分。请更正。",
    ),
    "param.not_ordered": (
        "{place}: “{name}” of “{method}” must go from best to worst. The indicator cannot be scored; put them "
        "in order.",
        "{place}：计分办法“{method}”的“{name}”应由优到差排列，该指标无法计分。请调整顺序。",
    ),
    "param.not_rising": (
        "{place}: the first figures in “{name}” of “{method}” must rise, and none may stand twice. The "
        "indicator cannot "
        "be scored; put them in order.",
        "{place}：计分办法“{method}”的“{name}”首列应逐行递增且不重复，该指标无法计分。请调整。",
    ),
    "param.one_of": (
        "{place}: “{method}” needs either “{name}” or “{other}”, not both. The indicator cannot be scored; keep one.",
        "{place}：计分办法“{method}”的“{name}”与“{other}”须且只能填一个，该指标无法计分。请更正。",
    ),
    "param.weights": (
        "{place}: the weights in “{name}” of “{method}” must not be negative, and not all 0. The indicator "
        "cannot be scored.",
        "{place}：计分办法“{method}”的“{name}”权重不得为负，也不得全为 0，该指标无法计分。请更正。",
    ),
    "param.abstain": (
        "{place}: abstentions have no value of their own in “{name}” of “{method}”; say with “abstain” how they "
        "count. "
        "The indicator cannot be scored.",
        "{place}：计分办法“{method}”的“{name}”不得给弃权赋值，弃权如何计算由“abstain”规定，该指标无法计分。请更正。",
    ),
    "param.drops_all": (
        "{place}: with “{name}” as it is in “{method}”, no mark would be left after dropping. The indicator "
        "cannot be "
        "scored; raise it.",
        "{place}：按计分办法“{method}”的“{name}”，去掉最高、最低后可能没有分数剩下，该指标无法计分。请调大。",
    ),
}

_EXPRESSIONS: Final[dict[str, tuple[str, str]]] = {
    "expression.too_long": (
        "{place}: the expression is longer than {limit} characters. It cannot be used; split it up.",
        "{place}：算式超过 {limit} 个字符，无法使用。请拆分。",
    ),
    "expression.too_large": (
        "{place}: the expression “{expression}” has more than {limit} parts. It cannot be used; split it up.",
        "{place}：算式“{expression}”超过 {limit} 个组成部分，无法使用。请拆分。",
    ),
    "expression.too_deep": (
        "{place}: the expression “{expression}” nests deeper than {limit} at character {position}. It cannot be "
        "used; "
        "simplify it.",
        "{place}：算式“{expression}”在第 {position} 个字符处嵌套超过 {limit} 层，无法使用。请简化。",
    ),
    "expression.character": (
        "{place}: “{character}” at character {position} of “{expression}” has no meaning in an expression. Remove it.",
        "{place}：算式“{expression}”第 {position} 个字符“{character}”无法识别。请删去或更正。",
    ),
    "expression.unexpected": (
        "{place}: “{token}” is not expected at character {position} of “{expression}”. Correct the expression there.",
        "{place}：算式“{expression}”第 {position} 个字符处不应出现“{token}”。请更正。",
    ),
    "expression.unfinished": (
        "{place}: the expression “{expression}” is unfinished at character {position}. Complete it.",
        "{place}：算式“{expression}”在第 {position} 个字符处不完整。请补全。",
    ),
    "expression.digits": (
        "{place}: {number} at character {position} of “{expression}” has more than 20 digits before or 20 after "
        "the point. "
        "Shorten it.",
        "{place}：算式“{expression}”第 {position} 个字符处的 {number} 超过 20 位整数或 20 位小数。请缩短。",
    ),
    "expression.function": (
        "{place}: there is no function “{name}” (character {position} of “{expression}”). Choose another.",
        "{place}：没有“{name}”这个函数（算式“{expression}”第 {position} 个字符）。请更正。",
    ),
    "expression.arguments": (
        "{place}: the function “{name}” cannot take {count} figures (character {position} of “{expression}”). "
        "Correct it.",
        "{place}：函数“{name}”不能有 {count} 个参数（算式“{expression}”第 {position} 个字符）。请更正。",
    ),
    "expression.places": (
        "{place}: round needs a whole number up to {limit} as its second figure (character {position} of "
        "“{expression}”). "
        "Correct it.",
        "{place}：round 的第二个参数应为不超过 {limit} 的整数（算式“{expression}”第 {position} 个字符）。请更正。",
    ),
    "expression.undefined": (
        "{indicator}, {unit}: {function} has no value at {value}. The measure counts as missing; check the entries.",
        "{indicator}，{unit}：{function} 在 {value} 处无意义，该口径按缺报处理。请核对数据。",
    ),
}

_REFERENCES: Final[dict[str, tuple[str, str]]] = {
    "reference.twice": (
        "{place}: “{code}” is there twice, so it is unclear which is meant. Give one of them another code.",
        "{place}：“{code}”重复，无法确定所指。请修改其中一个。",
    ),
    "reference.class": (
        "{place}: there is no class “{code}”. Add it, or choose another.",
        "{place}：没有“{code}”这一分类。请增加或改选。",
    ),
    "reference.unit": (
        "{place}: there is no unit “{code}”. Add it, or remove this entry.",
        "{place}：没有“{code}”这一单位。请增加或删去此条。",
    ),
    "reference.list": (
        "{place}: there is no list “{code}”. Add it, or choose another.",
        "{place}：没有“{code}”这一清单。请增加或改选。",
    ),
    "reference.member": (
        "{place}: “{member}” is not in the list of this item. Add it there, or correct the name.",
        "{place}：该数据项的清单中没有“{member}”。请在清单中增加或更正名称。",
    ),
    "reference.item": (
        "{place}: there is no data item “{item}”. Add it, or correct the name.",
        "{place}：没有“{item}”这一数据项。请增加或更正名称。",
    ),
    "reference.not_number": (
        "{place}: the item “{item}” ({name}) holds no single number; use sum, mean or count for a series.",
        "{place}：数据项“{item}”（{name}）不是单个数值；序列请用 sum、mean 或 count。",
    ),
    "reference.not_series": (
        "{place}: the item “{item}” ({name}) is no series. Choose an item of that kind.",
        "{place}：数据项“{item}”（{name}）不是序列。请改选序列类数据项。",
    ),
    "reference.not_grade": (
        "{place}: the item “{item}” ({name}) holds no grades. Choose an item of that kind.",
        "{place}：数据项“{item}”（{name}）不是等次。请改选等次类数据项。",
    ),
    "reference.not_tasks": (
        "{place}: the item “{item}” ({name}) holds no tasks. Choose an item of that kind.",
        "{place}：数据项“{item}”（{name}）不是任务表。请改选任务类数据项。",
    ),
    "reference.not_ballots": (
        "{place}: the item “{item}” ({name}) holds no ballots. Choose an item of that kind.",
        "{place}：数据项“{item}”（{name}）不是测评票。请改选测评类数据项。",
    ),
    "reference.node": (
        "{place}: there is no indicator “{code}”. Add it, or choose another.",
        "{place}：没有“{code}”这一指标。请增加或改选。",
    ),
    "reference.grade": (
        "{place}: there is no grade “{code}”. Add it, or choose another.",
        "{place}：没有“{code}”这一等次。请增加或改选。",
    ),
    "reference.rule": (
        "{place}: there is no such rule as “{code}” for this. Add it, or choose another.",
        "{place}：没有“{code}”这一规则。请增加或改选。",
    ),
    "reference.level": (
        "{place}: “{rule}” has no level “{code}”. Choose one of its levels.",
        "{place}：“{rule}”没有“{code}”这一级别。请改选。",
    ),
    "tree.parent_later": (
        "{place}: the parent “{code}” comes only after its child. Put parents before their children.",
        "{place}：上级“{code}”排在下级之后。请把上级排在下级前面。",
    ),
    "tree.leaf_parent": (
        "{place}: “{code}” is scored itself and cannot have indicators under it. Remove its method, or move this one.",
        "{place}：“{code}”本身计分，不能再有下级指标。请去掉其计分办法，或移动本指标。",
    ),
    "tree.empty_group": (
        "{indicator}: has neither a scoring method nor indicators under it. It is left out of the score; give it one.",
        "{indicator}：既无计分办法也无下级指标，不参与计分。请补充。",
    ),
    "tree.reference_group": (
        "{place}: only a scored indicator can be for reference only. Mark the indicators under it instead.",
        "{place}：只有末级指标可设为“仅统计不计分”。请改设其下级指标。",
    ),
    "grades.order": (
        "{place}: the lower bounds of the grades must fall from the best to the last. Put them in order.",
        "{place}：等次下限应由高到低排列。请调整顺序。",
    ),
    "veto.action": (
        "{place}: “{action}” is no action of a veto ({known}). Correct it.",
        "{place}：“{action}”不是一票否决的处理方式（{known}）。请更正。",
    ),
    "event.no_points": (
        "{place}: neither this event nor its rule “{rule}” says how many points it earns. Choose a level, or "
        "give points.",
        "{place}：此条和规则“{rule}”都没有规定分值。请选择级别或填写分值。",
    ),
}

_FIGURES: Final[dict[str, tuple[str, str]]] = {
    "weights.first_level": (
        "The first-level weights add up to {found} instead of {wanted} (difference {difference}). Scored as "
        "they stand; "
        "correct the weights.",
        "一级指标分值合计 {found}，应为 {wanted}（差 {difference}），暂按现有分值计分。请调整分值。",
    ),
    "weights.group": (
        "{group}: the weights under it add up to {found} instead of {wanted} (difference {difference}). Scored "
        "as they "
        "stand; correct the weights.",
        "{group}：下级分值合计 {found}，应为 {wanted}（差 {difference}），暂按现有分值计分。请调整分值。",
    ),
    "weights.first_level_of_class": (
        "{class}: the first-level weights add up to {found} instead of {wanted} (difference {difference}). Scored as "
        "they stand; correct the weights of this class.",
        "{class}：一级指标分值合计 {found}，应为 {wanted}（差 {difference}），暂按现有分值计分。请调整该类的分值。",
    ),
    "weights.group_of_class": (
        "{class}, {group}: the weights under it add up to {found} instead of {wanted} (difference {difference}). "
        "Scored as they stand; correct the weights of this class.",
        "{class}，{group}：下级分值合计 {found}，应为 {wanted}（差 {difference}），暂按现有分值计分。"
        "请调整该类的分值。",
    ),
    "weights.reference": (
        "{indicator}: is for reference only but has the weight {weight}. It is not scored; set its weight to 0.",
        "{indicator}：仅统计不计分，却有分值 {weight}，未计分。请将分值改为 0。",
    ),
    "weights.negative": (
        "{indicator}: the weight {weight} is negative. The result cannot be relied on; correct the weight.",
        "{indicator}：分值 {weight} 为负数，结果不可采用。请更正分值。",
    ),
    "legal.scored": (
        "{indicator}: “{name}” is scored. Fines, confiscated amounts and the frequency of inspections may be "
        "shown, but "
        "not scored ({law}); set the weight to 0 and mark it for reference only.",
        "{indicator}：“{name}”参与计分。罚没款、检查频次只可统计，不得与考核挂钩（{law}）。请将分值改为 0 "
        "并设为仅统计不计分。",
    ),
    "unit.nothing_scored": (
        "{unit}: nothing could be scored, so the base is 0. Enter its data, or check what is marked as not applicable.",
        "{unit}：没有任何指标计分，基础分为 0。请填报数据，或核对“不适用”的标记。",
    ),
    "cell.not_a_number": (
        "{unit}, {item} {member}: “{value}” is no number. Scored as missing; correct the entry.",
        "{unit}，{item} {member}：“{value}”不是数字，按缺报计分。请更正。",
    ),
    "cell.below": (
        "{unit}, {item} {member}: {value} is below the least allowed value {limit}. Scored as it is; please check.",
        "{unit}，{item} {member}：{value} 低于下限 {limit}，暂按原值计分。请核对。",
    ),
    "cell.above": (
        "{unit}, {item} {member}: {value} is above the greatest allowed value {limit}. Scored as it is; please check.",
        "{unit}，{item} {member}：{value} 高于上限 {limit}，暂按原值计分。请核对。",
    ),
    "cell.not_whole": (
        "{unit}, {item}: {value} is no whole number. Scored as it is; please check.",
        "{unit}，{item}：{value} 不是整数，暂按原值计分。请核对。",
    ),
    "cell.more_than_whole": (
        "{unit}, {item}: {value} is more than {whole} {limit}, of which it is a part. Scored as it is; please check "
        "both.",
        "{unit}，{item}：{value} 大于所属的{whole} {limit}，暂按原值计分。请核对这两个数。",
    ),
    "item.total": (
        "{item}: the units add up to {found}, but the whole is {wanted} (difference {difference}). Nothing is scored "
        "otherwise; please check.",
        "{item}：各单位合计 {found}，全市数为 {wanted}，相差 {difference}。不影响计分，请核对。",
    ),
    "cell.jump": (
        "{unit}, {item}: {value}, last year {before}. Scored as it is; please check, also the unit of measurement.",
        "{unit}，{item}：今年 {value}，上年 {before}，相差悬殊，暂按原值计分。请核对，并看单位是否写对。",
    ),
    "cell.sign": (
        "{unit}, {item}: {value}, last year {before}: the sign has changed. Scored as it is; please check.",
        "{unit}，{item}：今年 {value}，上年 {before}，正负相反，暂按原值计分。请核对。",
    ),
    "cell.copied_unit": (
        "{unit} has the same {count} figures as {other}, from {item} on. Scored as they are; perhaps a row was entered "
        "twice.",
        "{unit}与{other}有 {count} 个数完全相同（从{item}起），暂按原值计分。请核对是否录重了一行。",
    ),
    "item.part_of": (
        "{item} is named as a part of {code}, which is no other number item of the plan. That check is left out.",
        "{item}所属的“{code}”不是方案中的另一个数值项，此项核对未进行。",
    ),
    "cell.malformed": (
        "{unit}, {item} {member}: the entry “{value}” is not of the kind of this item. Scored as missing; enter "
        "it anew.",
        "{unit}，{item} {member}：录入内容“{value}”与该数据项的类型不符，按缺报计分。请重新录入。",
    ),
    "cell.member_unknown": (
        "{unit}, {item}: “{value}” is not in the list of this item ({member}). It is not counted; correct the name.",
        "{unit}，{item}：“{value}”不在该数据项的清单中（{member}），未计入。请更正名称。",
    ),
    "cell.negative_votes": (
        "{unit}, {item} {member}: {value} votes cannot be. Scored as missing; correct the entry.",
        "{unit}，{item} {member}：票数不能为 {value}，按缺报计分。请更正。",
    ),
    "direct.not_allowed": (
        "{indicator}, {unit}: {value} is not allowed (from {min} to {max}, step {step}). Scored as missing; "
        "correct it.",
        "{indicator}，{unit}：{value} 超出赋分范围（{min} 至 {max}，步长 {step}），按缺报计分。请更正。",
    ),
    "checklist.state": (
        "{indicator}, {unit}: “{member}” is {value}, but an element is 1, 0.5 or 0. Scored as missing; correct "
        "the entry.",
        "{indicator}，{unit}：要素“{member}”为 {value}，只能填 1、0.5 或 0，按缺报计分。请更正。",
    ),
    "grade.not_in_map": (
        "{indicator}, {unit}: the grade “{value}” is none of {known}. Scored as missing; correct the entry or "
        "the rule.",
        "{indicator}，{unit}：等次“{value}”不在对照表（{known}）内，按缺报计分。请更正数据或规则。",
    ),
    "ballots.group": (
        "{indicator}, {unit}: there is no group of voters “{value}” ({known}). Scored as missing; correct the "
        "entry or "
        "the rule.",
        "{indicator}，{unit}：没有“{value}”这一测评主体（{known}），按缺报计分。请更正数据或规则。",
    ),
}

_YEARS: Final[dict[str, tuple[str, str]]] = {
    "previous.not_named": (
        "{place}: values of an earlier assessment are used, but the plan does not say of which one. Name it under "
        "assessment/previous.",
        "{place}：用到上次考核的数据，但方案没有写明是哪一次考核。请在 assessment/previous 中写明。",
    ),
    "previous.itself": (
        "{place}: the assessment “{id}” names itself as the one before. Name the earlier one.",
        "{place}：考核“{id}”把自己写成了上次考核。请改为上次考核的编号。",
    ),
    "previous.merge_kind": (
        "{place}: only the values of number items can be merged, and “{item}” holds none. Leave merge out.",
        "{place}：只有数值数据项才能合并上期数据，“{item}”不是数值。请删去 merge。",
    ),
    "previous.no_values": (
        "{item}: there is no value of the assessment before ({id}), so prev(…) is missing for every unit. Add that "
        "assessment to the store, or its values to the file.",
        "{item}：没有上次考核（{id}）的数据，prev(…) 对各单位均按缺报。请把上次考核加入库中，或在文件中补上其数据。",
    ),
    "previous.unknown": (
        "{unit}: the assessment before has no value under the code “{code}”. Its previous values are missing; "
        "check the code.",
        "{unit}：上次考核中没有编号“{code}”的数据，上期数据按缺报。请核对编号。",
    ),
    "previous.shared": (
        "{units}: all of them look back to the former unit “{code}”, and each would take the whole of its values. "
        "Please check; a unit that is new is given an empty list.",
        "{units}：都对应上次考核的同一单位“{code}”，各自取用其全部数据。请核对；今年新设的单位应写空列表。",
    ),
    "previous.not_merged": (
        "{unit}, {item}: it was made of several units ({codes}), and the item does not say how their values merge. "
        "The previous value is missing; set merge to sum or mean, or leave it so.",
        "{unit}，{item}：该单位由多个单位（{codes}）合并而成，数据项未写明如何合并，上期数据按缺报。"
        "请将 merge 设为 sum（相加）或 mean（平均），或维持现状。",
    ),
    "previous.not_a_number": (
        "{unit}, {item}: the previous value “{value}” is no number. It counts as missing; correct it there.",
        "{unit}，{item}：上期数据“{value}”不是数字，按缺报。请在上次考核中更正。",
    ),
    "previous.pending": (
        "{unit}, {item}: the previous value {value} was never confirmed there. It counts as it is; please check.",
        "{unit}，{item}：上期数据 {value} 当时待核，一直未确认，暂按原值使用。请核对。",
    ),
    "years.not_named": (
        "“{new}” does not name “{old}” ({id}) as the assessment before. They are compared all the same, units by the "
        "codes they have; name it if units were renamed or merged.",
        "“{new}”没有把“{old}”（{id}）写为上次考核，仍按现有编号逐一对照比较。如有单位更名或合并，请先写明。",
    ),
    "years.new": (
        "{unit} is new this year: there is nothing to compare it with.",
        "{unit}为今年新设，没有可比的上期成绩。",
    ),
    "years.not_there": (
        "{unit}: there was no unit “{codes}” in the assessment before, so nothing to compare with. Name its former "
        "code, or call it new.",
        "{unit}：上次考核中没有编号为“{codes}”的单位，无法比较。请写明原编号，或注明为新设。",
    ),
    "years.not_merged": (
        "{unit} was made of {codes}, and of {count} items it is not said how they merge, such as {items}. The change "
        "cannot be split; set merge for number items if their sum or mean makes sense.",
        "{unit}由 {codes} 合并而成，有 {count} 个数据项未写明如何合并，如：{items}。变化无法分解。"
        "数值数据项如可相加或平均，请设置 merge。",
    ),
    "years.veto_of_part": (
        "{unit} was made of {codes}, and a veto applied to one of them then. Whether it would hold for the whole "
        "cannot be told, so the change is not split.",
        "{unit}由 {codes} 合并而成，其中有单位当时适用一票否决，能否及于合并后的单位无法判定，变化不作分解。",
    ),
    "years.rule_gone": (
        "The rule “{rule}” of last year has no counterpart this year. What it gave or took then counts as the effect "
        "of rules.",
        "上期的“{rule}”今年没有对应规则，当时的得失计入规则变动影响。",
    ),
    "years.no_values_before": (
        "{item}: this year's rules look at the value of the year before, and for last year that is not known. Where "
        "it counts as missing, that is part of the effect of rules.",
        "{item}：今年的规则要用上期数据，而上期再往前的数据未掌握，按缺报处理的部分计入规则变动影响。",
    ),
}

_UPPER: Final[dict[str, tuple[str, str]]] = {
    "upper.unknown": (
        "{indicator} answers to the upper-level item “{code}”, which the plan does not have: it counts as not covered. "
        "Add it under Plan ▸ Lists and tags, or take it off the indicator.",
        "“{indicator}”对应的上级考核项“{code}”不在方案中，覆盖情况按未对应计。请在“方案▸清单与标签”中补上，或从该指标中去掉。",
    ),
}

PHRASES: Final[dict[str, tuple[str, str]]] = {
    **_JSON,
    **_FORMAT,
    **_RULES,
    **_EXPRESSIONS,
    **_REFERENCES,
    **_FIGURES,
    **_YEARS,
    **_UPPER,
}
