"""Phrases: what the command line says. `key: (English, Chinese)`."""

from typing import Final

PHRASES: Final[dict[str, tuple[str, str]]] = {
    "cli.unexpected": (
        "Something unexpected happened; the result cannot be relied on. Please send the lines above to support.",
        "程序出现未预料的情况，本次结果不可采用。请把以上内容发给技术支持。",
    ),
    "cli.no_file": (
        "{path}: there is no such file. Nothing was done; check the name and the folder.",
        "{path}：找不到这个文件，未作任何操作。请检查文件名和文件夹。",
    ),
    "cli.unreadable": (
        "{path} cannot be read: {reason}. Nothing was done.",
        "{path} 无法读取：{reason}。未作任何操作。",
    ),
    "cli.refused": ("{path} was not read. What is wrong:", "{path} 未读入，问题如下："),
    "cli.more_findings": ("… and {count} more.", "……另有 {count} 处。"),
    "cli.usage": (
        "This is not how it is called, and nothing was done: {message}. All options: {program} --help",
        "用法不对，未作任何操作：{message}。全部选项见 {program} --help",
    ),
    "cli.unknown_verb": (
        "There is no command “{name}”, and nothing was done. There are: {known}.",
        "没有“{name}”这一命令，未作任何操作。可用命令：{known}。",
    ),
    "cli.no_output": (
        "The output could not be written ({reason}); what is there of it is not complete.",
        "结果无法完整输出（{reason}），已输出的部分不可使用。",
    ),
    "cli.exists": (
        "{path} exists already and was left as it is. Choose another name.",
        "{path} 已存在，未作改动。请换一个文件名。",
    ),
    "cli.created": ("Created {path}: {title}.", "已建立 {path}：{title}。"),
    "cli.year_without_earlier": (
        "--year and --title say what the assessment made with --from-year is called. Nothing was done.",
        "--year、--title 只能与 --from-year 一起使用；未作任何操作。",
    ),
    "cli.say_other": (
        "“{title}” names no assessment before it. Say with --other ID|FILE.json what it is to be compared with.",
        "“{title}”没有指明上次考核。请用 --other 编号或文件.json 指明与哪个方案比较。",
    ),
    "cli.year_range": (
        "There is no year {year}: it must be between 1949 and 2999. Nothing was done.",
        "年度 {year} 不对，应在 1949 至 2999 之间；未作任何操作。",
    ),
    "cli.added": ("Added {title} to {path}.", "已将“{title}”加入 {path}。"),
    "cli.previous_of_store": (
        "The store holds the assessment before ({id}); its values count. The file has others in {count} places.",
        "库中已有上次考核（{id}），以库中数据为准；文件所附的上期数据有 {count} 处与之不同。",
    ),
    "cli.would_add": ("Would add {title}; nothing was changed.", "将加入“{title}”；本次为试运行，未作改动。"),
    "cli.already_there": (
        "{file}: an assessment with the id {id} is already in this store. Nothing was changed; change its id first.",
        "{file}：库中已有编号为 {id} 的考核，未作改动。请先修改编号。",
    ),
    "cli.no_assessment": (
        "There is no assessment “{id}” in {path}. It holds: {known}.",
        "{path} 中没有编号为“{id}”的考核，现有：{known}。",
    ),
    "cli.empty_store": ("{path} holds no assessment yet.", "{path} 中还没有考核。"),
    "cli.chosen": (
        "Several assessments in the store; taking the newest: {title} ({id}). Another one with --assessment ID.",
        "库中有多个考核，取最近一个：{title}（{id}）。如要其他考核，请用 --assessment 编号。",
    ),
    "cli.say_which": (
        "{file}: a workbook can hold weights or values. Say which with --weights or --values; nothing was changed.",
        "{file}：工作簿里可能是权重，也可能是数据。请用 --weights 或 --values 指明；未作改动。",
    ),
    "cli.unknown_sheet": ("There is no sheet “{name}”. There are: {known}.", "没有名为“{name}”的表，可选：{known}。"),
    "cli.empty_sheet": (
        "{name}: this assessment has nothing for it, so no file was written. Choose another sheet.",
        "{name}：本考核没有可列入的内容，未生成文件。请改选其他表。",
    ),
    "cli.charts_are_pictures": (
        "Charts are written as pdf, png or svg: say --to pdf, and ask for other sheets by themselves.",
        "图表只能导出为 pdf、png 或 svg：请用 --to pdf，其他表另行导出。",
    ),
    "cli.sheets_are_no_pictures": (
        "Only charts and robustness are written as png or svg: say --sheet charts.",
        "只有 charts、robustness 可导出为 png 或 svg：请用 --sheet charts。",
    ),
    "cli.file_charts": ("{title}: charts", "{title}图表"),
    "cli.file_robustness": ("{title}: robustness", "{title}稳健性分析"),
    "cli.template_use": (
        "--template goes with --sheet bulletin --to docx alone.",
        "--template 只与 --sheet bulletin --to docx 连用。",
    ),
    "cli.written": ("Written: {path}", "已生成：{path}"),
    "cli.file_results": ("{title}: results", "{title}结果"),
    "cli.not_written": (
        "{folder}: could not be written ({reason}). No file was left behind; choose another folder or make room.",
        "{folder}：无法写入（{reason}），没有留下半个文件。请换一个文件夹，或先腾出空间。",
    ),
    "cli.no_findings": ("Nothing found: complete.", "检查完毕，没有发现问题。"),
    "cli.status.complete": ("complete", "完整"),
    "cli.status.provisional": ("provisional", "暂定"),
    "cli.status.problems": ("with problems", "有问题"),
    "cli.explain.from": ("    from {entries}", "    数据：{entries}"),
    "cli.no_unit": (
        "There is no unit “{name}”. There are: {known}.",
        "没有“{name}”这个单位，现有：{known}。",
    ),
    "cli.explain.no_node": (
        "There is no indicator “{name}”. Beside the indicators there are: {known}.",
        "没有编号为“{name}”的指标。除指标外还可选：{known}。",
    ),
    "cli.severity.problem": ("problem", "必须解决"),
    "cli.severity.warning": ("please check", "请确认"),
    "cli.choose_what": (
        "{file}: “{text}” is no choice. Write --choose KEY=OPTION as --dry-run offers them; nothing was changed.",
        "{file}：“{text}”不是选项。请按 --dry-run 列出的写成 --choose 键=选项；未作改动。",
    ),
    "cli.preview.tree": ("Understood:", "读取结果："),
    "cli.preview.assumed": ("Assumed:", "读取时的处理："),
    "cli.preview.sums": ("Sums:", "合计核对："),
    "cli.preview.sum": (
        "{name}: {found}, should be {wanted} (difference {difference})",
        "{name}：{found}，应为 {wanted}（差 {difference}）",
    ),
    "cli.preview.switch": ("[--choose {key}= {options}]", "[--choose {key}= {options}]"),
    "cli.weights_kept": (
        "{name}: similar to “{similar}” only, to be confirmed in the window; left as it is.",
        "{name}：仅与“{similar}”相近，需在窗口中确认，本次未带入。",
    ),
    "cli.weights_new": ("{name}: not in this plan; left out.", "{name}：本方案中没有，本次未带入。"),
    "cli.weight_change": ("{name}: {before} → {after}", "{name}：{before} → {after}"),
    "cli.weights_sheet": ("{file}: reading the sheet “{name}”.", "{file}：读取工作表“{name}”。"),
    "cli.weights_sheet.hidden": (
        "{file}: reading the sheet “{name}”, which is hidden. Make sure that it is the one you mean.",
        "{file}：读取工作表“{name}”。此表已隐藏，请确认是否为所需的表。",
    ),
    "cli.weights_taken": (
        "Weights taken over from {file}: {count} changed.",
        "已从 {file} 带入上年权重：改动 {count} 项。",
    ),
    "cli.values_taken": ("Values taken over from {file}: {count} cells.", "已从 {file} 导入数据：{count} 格。"),
    "cli.values_unknown": (
        "{place}: “{text}” is no unit or item of this plan; left out.",
        "{place}：“{text}”不是本方案的考核对象或数据项，未导入。",
    ),
    "cli.value_change": ("{unit} · {item}: {before} → {after}", "{unit}·{item}：{before} → {after}"),
    "cli.column.rank": ("Rank", "位次"),
    "cli.column.code": ("Code", "编号"),
    "cli.column.unit": ("Unit", "单位"),
    "cli.column.class": ("Class", "类别"),
    "cli.column.base": ("Base", "基础分"),
    "cli.column.adjusted": ("Adjusted base", "折算分"),
    "cli.column.bonus": ("Bonus", "加分"),
    "cli.column.deduction": ("Deduction", "扣分"),
    "cli.column.total": ("Total", "总分"),
    "cli.column.grade": ("Grade", "等次"),
    "cli.column.gained": ("Places gained", "位次升降"),
    "cli.column.kind": ("Unit then", "上期单位"),
    "cli.column.before": ("Total then", "上期总分"),
    "cli.column.now": ("Total now", "本期总分"),
    "cli.column.change": ("Change", "变化"),
    "cli.column.performance": ("Performance", "工作成效"),
    "cli.column.rules": ("Effect of rules", "规则变动影响"),
    "cli.kind.same": ("the same", "同一单位"),
    "cli.kind.renamed": ("{former}", "原编号 {former}"),
    "cli.kind.merged": ("merged from {former}", "由 {former} 合并"),
    "cli.kind.new": ("new", "新设"),
    "cli.compare.itself": (
        "“{title}” would be compared with itself. Name another assessment as OLD; of a store, with --old ID.",
        "不能把“{title}”与自身比较。请另选上期考核；在同一库中请用 --old 编号 指明。",
    ),
    "cli.compare.say_old": (
        "“{title}” does not name the assessment before it. Say with --old ID which one of the store it is.",
        "“{title}”没有写明上期考核。请用 --old 编号 指明库中的哪一个。",
    ),
    "cli.weights.present": ("Present", "现行"),
    "cli.weights.no_set": (
        "There is no weight set “{name}”. Known: {known}.",
        "没有权重方案“{name}”。现有：{known}。",
    ),
    "cli.weights.no_last": (
        "“{title}” does not say which assessment is last year's, so nothing can be ranked on its values. Leave out "
        "--last, or begin the year from last year's assessment.",
        "“{title}”没有指明上年考核，不能用上年数据试算排名。请去掉 --last，或从上年新建本年考核。",
    ),
    "cli.compare.status": ("{title}: {status}", "{title}：{status}"),
    "cli.compare.removed": (
        "Not among the units of this year: {units}.",
        "本期已不在考核之列的单位：{units}。",
    ),
    "cli.compare.new_items": (
        "Data that only this year's rules use: {items}. For last year they count as missing, and what that costs is "
        "part of the effect of rules.",
        "本期规则新用到的数据项：{items}。上期按缺报计，其得失计入规则变动影响。",
    ),
    "cli.compare.without": (
        "{unit}: nothing was entered then for {items}. It counts as missing, as part of the effect of rules.",
        "{unit}：上期未填 {items}，按缺报计，其得失计入规则变动影响。",
    ),
    "cli.dry_run": ("Trial run: nothing was changed.", "试运行：未作任何改动。"),
    "cli.label_add": ("Add assessment {title}", "加入考核 {title}"),
    "cli.label_weights": ("Take over last year's weights: {file}", "带入上年权重：{file}"),
    "cli.label_values": ("Import values: {file}", "导入数据：{file}"),
}
