<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
 <context>
  <name>AhpInput</name>
  <message>
   <source>How many times as important is the row as the column? 1 the same, 3 a little, 5 clearly, 7 much, 9 extremely; less important: 1/3. Enter leads to the next pair, F6 to the experts.</source>
   <translation>行比列重要几倍？1 同等，3 稍重要，5 明显重要，7 强烈重要，9 极端重要；次要的填 1/3。按回车转到下一对，按 F6 到下方专家表。</translation>
  </message>
  <message>
   <source>This follows from the judgments.</source>
   <translation>此栏由判断算出。</translation>
  </message>
  <message>
   <source>An indicator over itself is 1.</source>
   <translation>与自身比较为 1。</translation>
  </message>
  <message>
   <source>{name}: {count} judgments to go</source>
   <translation>{name}：还有 {count} 对未判断</translation>
  </message>
  <message>
   <source>All experts together: {words}</source>
   <translation>专家汇总：{words}</translation>
  </message>
  <message>
   <source>{name} alone: CR = {ratio} {verdict}</source>
   <translation>{name}：CR = {ratio} {verdict}</translation>
  </message>
  <message>
   <source>λmax = {value}, CI = {index}, RI = {random} ({table}), CR = {ratio} {verdict}</source>
   <translation>CR = {ratio} {verdict}　λmax = {value}，CI = {index}，RI = {random}（{table}）</translation>
  </message>
  <message>
   <source>≤ 0.1 ✓</source>
   <translation>≤ 0.1 通过 ✓</translation>
  </message>
  <message>
   <source>&gt; 0.1 ✕</source>
   <translation>&gt; 0.1 未通过 ✕</translation>
  </message>
 </context>
 <context>
  <name>AskBar</name>
  <message>
   <source>Leave it</source>
   <translation>先不处理</translation>
  </message>
 </context>
 <context>
  <name>Attaching</name>
  <message>
   <source>Evidence: choose scans or documents</source>
   <translation>佐证材料：选择扫描件或文档</translation>
  </message>
  <message>
   <source>Adding {count} files…</source>
   <translation>正在添加 {count} 个文件…</translation>
  </message>
  <message>
   <source>The file is open read-only: no material can be added.</source>
   <translation>文件以只读方式打开，不能添加佐证材料。</translation>
  </message>
  <message>
   <source>Choose a cell of an item, or a row that is stored; files are added to it.</source>
   <translation>请先选中指标数据格，或已保存的一行，再添加佐证材料。</translation>
  </message>
  <message>
   <source>Copying: {percent}%</source>
   <translation>正在复制：{percent}%</translation>
  </message>
  <message>
   <source>Another assessment is open by now: nothing was stored.</source>
   <translation>此时已打开另一项考核，材料未登记。</translation>
  </message>
  <message>
   <source>Add evidence {numbers}</source>
   <translation>添加佐证 {numbers}</translation>
  </message>
  <message>
   <source>{numbers} added to {count} entries.</source>
   <translation>已将 {numbers} 登记到 {count} 处。</translation>
  </message>
  <message>
   <source>In the folder already, not copied again: {files}.</source>
   <translation>附件文件夹中已有、未重复复制：{files}。</translation>
  </message>
  <message>
   <source>All files (*)</source>
   <translation>所有文件 (*)</translation>
  </message>
 </context>
 <context>
  <name>BallotDesk</name>
  <message>
   <source>There are no ballots to read again: first read them, before the batch is closed.</source>
   <translation>没有可复核的选票：请先唱票，且在结束计票之前复核。</translation>
  </message>
  <message>
   <source>The file is open read-only: nothing can be entered.</source>
   <translation>文件以只读方式打开，不能录入。</translation>
  </message>
  <message>
   <source>The count of this batch is closed. Ctrl+Z takes the closing back.</source>
   <translation>本批已结束计票。按 Ctrl+Z 可撤回结束。</translation>
  </message>
  <message>
   <source>All ballots are read for the second time. Resolve the differences below.</source>
   <translation>选票已全部复读，请在下方逐条处理差异。</translation>
  </message>
  <message>
   <source>There is no grade {digit}: {grades}.</source>
   <translation>没有第 {digit} 个等次：{grades}。</translation>
  </message>
  <message>
   <source>This ballot is full: Enter for the next one, Backspace to correct.</source>
   <translation>本票已划满：Enter 下一张，Backspace 退回更正。</translation>
  </message>
  <message>
   <source>{count} units have no mark yet. Give them a grade, 0 for an abstention, or x for a void ballot.</source>
   <translation>还有 {count} 个单位未划票：请按等次数字，0 为弃权，x 为此票作废。</translation>
  </message>
  <message>
   <source>Ballot {number} again</source>
   <translation>复核第 {number} 张票</translation>
  </message>
  <message>
   <source>Ballot {number}</source>
   <translation>第 {number} 张票</translation>
  </message>
  <message>
   <source>This batch has counts that were entered. Enter once more counts it anew from this ballot on; </source>
   <translation>本批已录有票数。再按一次 Enter，将从这张票起重新计票；</translation>
  </message>
  <message>
   <source>Ctrl+Z brings them back.</source>
   <translation>按 Ctrl+Z 可恢复原票数。</translation>
  </message>
  <message>
   <source>Ballot {number} is void: {why}.</source>
   <translation>第 {number} 张票作废：{why}。</translation>
  </message>
  <message>
   <source>Counts of {voters}</source>
   <translation>{voters}的发出收回数</translation>
  </message>
  <message>
   <source>Void rules of {voters}</source>
   <translation>{voters}的废票规则</translation>
  </message>
  <message>
   <source>Ballot {number} checked</source>
   <translation>第 {number} 张票复核定案</translation>
  </message>
  <message>
   <source>Count of {voters} closed</source>
   <translation>{voters}结束计票</translation>
  </message>
  <message>
   <source>Closed: {count} ballots, shuffled. The count can be printed (计票单).</source>
   <translation>已结束计票：共 {count} 张，票序已打乱，可打印计票单。</translation>
  </message>
  <message>
   <source>No ballots were read in this batch: there is nothing to close.</source>
   <translation>本批没有唱票记录，无需结束。</translation>
  </message>
  <message>
   <source>A ballot is half read: Enter ends it, Ctrl+Z takes it back.</source>
   <translation>有一张票尚未唱完：按 Enter 完成，按 Ctrl+Z 撤回。</translation>
  </message>
  <message>
   <source>The second pass has read {done} of {count}. Finish it before the count is closed.</source>
   <translation>复核进行到 {done}/{count} 张，请复核完再结束计票。</translation>
  </message>
  <message>
   <source>The second pass differs in {count} places. Resolve them first.</source>
   <translation>复核有 {count} 处差异，请先逐条处理。</translation>
  </message>
  <message>
   <source>One more round</source>
   <translation>增加一轮</translation>
  </message>
  <message>
   <source>Q1</source>
   <translation>一季度</translation>
  </message>
  <message>
   <source>Q2</source>
   <translation>二季度</translation>
  </message>
  <message>
   <source>Q3</source>
   <translation>三季度</translation>
  </message>
  <message>
   <source>Q4</source>
   <translation>四季度</translation>
  </message>
  <message>
   <source>Name of a round</source>
   <translation>轮次名称</translation>
  </message>
  <message>
   <source>The unfinished ballot {number} was dropped.</source>
   <translation>第 {number} 张票未唱完，已放弃。</translation>
  </message>
 </context>
 <context>
  <name>BallotPage</name>
  <message>
   <source>Batches {count}, closed {done}</source>
   <translation>批次 {count}，已结束 {done}</translation>
  </message>
  <message>
   <source>&amp;Read ballots</source>
   <translation>唱票(&amp;C)</translation>
  </message>
  <message>
   <source>&amp;Table of counts</source>
   <translation>计票表(&amp;T)</translation>
  </message>
  <message>
   <source>&amp;Second pass</source>
   <translation>复核(&amp;S)</translation>
  </message>
  <message>
   <source>&amp;Close the count</source>
   <translation>结束计票(&amp;O)</translation>
  </message>
  <message>
   <source>One more rou&amp;nd</source>
   <translation>加一轮(&amp;R)</translation>
  </message>
  <message>
   <source>&amp;Large view</source>
   <translation>大字显示(&amp;L)</translation>
  </message>
  <message>
   <source>Pr&amp;int the count</source>
   <translation>打印计票单(&amp;I)</translation>
  </message>
  <message>
   <source>&amp;Go to the rule</source>
   <translation>计分办法(&amp;G)</translation>
  </message>
  <message>
   <source>Issued</source>
   <translation>发出</translation>
  </message>
  <message>
   <source>Returned</source>
   <translation>收回</translation>
  </message>
  <message>
   <source>Void</source>
   <translation>作废</translation>
  </message>
  <message>
   <source>Round called</source>
   <translation>轮次名称</translation>
  </message>
  <message>
   <source>Void with more of the best grade than</source>
   <translation>最好等次超过几个作废</translation>
  </message>
  <message>
   <source>Not voted on</source>
   <translation>回避单位</translation>
  </message>
  <message>
   <source>All the same grade is void</source>
   <translation>全部同一等次作废</translation>
  </message>
  <message>
   <source>units, 、 between them</source>
   <translation>单位名称，用、隔开</translation>
  </message>
  <message>
   <source>Batches</source>
   <translation>批次</translation>
  </message>
  <message>
   <source>Differences of the second pass</source>
   <translation>复核差异</translation>
  </message>
  <message>
   <source>Ballots</source>
   <translation>评议打票</translation>
  </message>
  <message>
   <source>No indicator is scored by ballots (民主测评) yet. Give one that rule on the plan page (F4).</source>
   <translation>还没有按民主测评计分的指标。请在方案页为指标选择该计分办法（F4）。</translation>
  </message>
  <message>
   <source>✓ closed</source>
   <translation>✓ 已结束</translation>
  </message>
  <message>
   <source>again {done}/{count}</source>
   <translation>复核中 {done}/{count}</translation>
  </message>
  <message>
   <source>{values}; {how} (rule of “{name}”, F4)</source>
   <translation>{values}；{how}（“{name}”的计分办法，F4 查看）</translation>
  </message>
  <message>
   <source>Valid {count}</source>
   <translation>有效 {count}</translation>
  </message>
  <message>
   <source>  ✓ agrees</source>
   <translation>　✓ 合计相符</translation>
  </message>
  <message>
   <source>… and {count} more, marked in the table.</source>
   <translation>……另有 {count} 处，表中已标出。</translation>
  </message>
  <message>
   <source>whole ballot</source>
   <translation>整张票</translation>
  </message>
  <message>
   <source>Ballot {number}  {where}: first {first}, then {second}    1 the first, 2 the second</source>
   <translation>第 {number} 张　{where}：初读 {first}，复读 {second}　　按 1 以初读为准，按 2 以复读为准</translation>
  </message>
  <message>
   <source>void</source>
   <translation>作废</translation>
  </message>
  <message>
   <source>valid</source>
   <translation>有效</translation>
  </message>
  <message>
   <source>Second pass · ballot {number} of {total}</source>
   <translation>复核 · 第 {number} 张，共 {total} 张</translation>
  </message>
  <message>
   <source>Ballot {number}</source>
   <translation>唱票 · 第 {number} 张</translation>
  </message>
  <message>
   <source>Closed · {total} ballots</source>
   <translation>已结束计票 · 共 {total} 张</translation>
  </message>
  <message>
   <source>Second pass done · {total} ballots</source>
   <translation>复核完毕 · 共 {total} 张</translation>
  </message>
  <message>
   <source>This ballot is void: Enter for the next one, x takes it back</source>
   <translation>此票作废：Enter 下一张，x 取消作废</translation>
  </message>
  <message>
   <source>{grades}  0 {abstain}  x void</source>
   <translation>{grades}　0 {abstain}　x 此票作废</translation>
  </message>
  <message>
   <source>Enter next ballot   Backspace one back   Ctrl+Z the whole ballot   F11 large view</source>
   <translation>Enter 下一张　Backspace 退一格　Ctrl+Z 撤回整张　F11 大字显示</translation>
  </message>
  <message>
   <source>Mean</source>
   <translation>平均分</translation>
  </message>
  <message>
   <source>Place</source>
   <translation>位</translation>
  </message>
  <message>
   <source>The file is open read-only: nothing can be entered.</source>
   <translation>文件以只读方式打开，不能录入。</translation>
  </message>
  <message>
   <source>“{text}” is no whole number. Nothing was changed.</source>
   <translation>“{text}”不是整数，未作改动。</translation>
  </message>
  <message>
   <source>There is no unit “{name}”. Nothing was changed.</source>
   <translation>没有名为“{name}”的单位，未作改动。</translation>
  </message>
 </context>
 <context>
  <name>BallotTable</name>
  <message>
   <source>Sum</source>
   <translation>合计</translation>
  </message>
  <message>
   <source>Mean</source>
   <translation>平均分</translation>
  </message>
  <message>
   <source>Place</source>
   <translation>位</translation>
  </message>
  <message>
   <source>Points</source>
   <translation>得分</translation>
  </message>
  <message>
   <source>This is worked out from the votes.</source>
   <translation>此列由票数自动算出。</translation>
  </message>
  <message>
   <source>These voters belong to the unit and do not vote on it.</source>
   <translation>本组属该单位，应当回避。</translation>
  </message>
  <message>
   <source>All rounds</source>
   <translation>各轮平均</translation>
  </message>
 </context>
 <context>
  <name>BestWorstInput</name>
  <message>
   <source>&amp;Most important:</source>
   <translation>最重要(&amp;M)：</translation>
  </message>
  <message>
   <source>&amp;Least important:</source>
   <translation>最不重要(&amp;L)：</translation>
  </message>
  <message>
   <source>Choose the most and the least important indicator, then say from 1 to 9 how many times as important the first is as each other one, and each other one as the last.</source>
   <translation>先选定最重要和最不重要的指标，再用 1—9 填写：最重要的比各项重要几倍，各项比最不重要的重要几倍。</translation>
  </message>
  <message>
   <source>Choose the two indicators above first; an indicator over itself is 1.</source>
   <translation>请先在上面选定两项指标；与自身比较为 1。</translation>
  </message>
  <message>
   <source>– choose –</source>
   <translation>— 请选择 —</translation>
  </message>
  <message>
   <source>no limit published</source>
   <translation>未公布</translation>
  </message>
  <message>
   <source>ξ = {xi}, consistency ratio {ratio}, limit {limit} ({table}) {verdict}</source>
   <translation>ξ = {xi}，一致性比率 {ratio}，临界值 {limit}（{table}）{verdict}</translation>
  </message>
 </context>
 <context>
  <name>Blocks</name>
  <message>
   <source>Copied {rows}×{columns} cells.</source>
   <translation>已复制 {rows}×{columns} 格。</translation>
  </message>
  <message>
   <source>Only one rectangle can be cut. The cells were copied.</source>
   <translation>只能剪切一个矩形区域，已改为复制。</translation>
  </message>
  <message>
   <source>Cut {rows}×{columns} cells: they move when you paste. Esc leaves them where they are.</source>
   <translation>已剪切 {rows}×{columns} 格，粘贴时移动；按 Esc 取消。</translation>
  </message>
  <message>
   <source>There are no cells or text on the clipboard to paste.</source>
   <translation>剪贴板里没有可粘贴的内容。</translation>
  </message>
  <message>
   <source>{rows}×{columns} cells are too many for one paste. Nothing was changed.</source>
   <translation>{rows}×{columns} 格太多，不能一次粘贴，未作任何改动。</translation>
  </message>
  <message>
   <source>Move {rows}×{columns}</source>
   <translation>移动 {rows}×{columns}</translation>
  </message>
  <message>
   <source>Paste {rows}×{columns}</source>
   <translation>粘贴 {rows}×{columns}</translation>
  </message>
  <message>
   <source>Pasted {rows}×{columns}</source>
   <translation>已粘贴 {rows}×{columns}</translation>
  </message>
  <message>
   <source>Clear {count} cells</source>
   <translation>清除 {count} 格</translation>
  </message>
  <message>
   <source>Clear</source>
   <translation>清除</translation>
  </message>
  <message>
   <source>Cleared</source>
   <translation>已清除</translation>
  </message>
  <message>
   <source>Fill down</source>
   <translation>向下填充</translation>
  </message>
  <message>
   <source>Fill right</source>
   <translation>向右填充</translation>
  </message>
  <message>
   <source>Fill {count} cells</source>
   <translation>填充 {count} 格</translation>
  </message>
  <message>
   <source>Filled</source>
   <translation>已填充</translation>
  </message>
  <message>
   <source>{what}: {count} cells changed</source>
   <translation>{what}：改 {count} 格</translation>
  </message>
  <message>
   <source>{count} skipped (cannot be typed into)</source>
   <translation>跳过 {count} 格（不能直接填）</translation>
  </message>
  <message>
   <source>{count} lay outside the table and were left out</source>
   <translation>{count} 格超出表格，没有填入</translation>
  </message>
  <message>
   <source>{count} are no numbers and are not scored (F8)</source>
   <translation>{count} 格不是数字，暂不计分（F8 逐个查看）</translation>
  </message>
  <message>
   <source>, </source>
   <translation>，</translation>
  </message>
  <message>
   <source>.</source>
   <translation>。</translation>
  </message>
  <message>
   <source>The block on the clipboard carries no names of this table. Nothing was changed.</source>
   <translation>剪贴板中的内容不含本表的区县名或指标名，未作改动。</translation>
  </message>
  <message>
   <source>The block has {rows}×{columns} cells, and the selection is no multiple of it. Paste it …</source>
   <translation>复制的是 {rows}×{columns} 格，所选区域不是它的整数倍。要怎样粘贴？</translation>
  </message>
  <message>
   <source>once</source>
   <translation>只粘贴一次</translation>
  </message>
  <message>
   <source>repeatedly, filling the selection</source>
   <translation>重复填满所选区域</translation>
  </message>
  <message>
   <source>The block carries names: {units} rows and {items} columns of it are known here. Paste it …</source>
   <translation>检测到名称：{units} 行、{items} 列与本表对得上。要怎样粘贴？</translation>
  </message>
  <message>
   <source>by its names</source>
   <translation>按名称对齐粘贴</translation>
  </message>
  <message>
   <source>as it lies</source>
   <translation>按位置粘贴</translation>
  </message>
  <message>
   <source>Paste {count} cells by name</source>
   <translation>按名称粘贴 {count} 格</translation>
  </message>
  <message>
   <source>Pasted by name</source>
   <translation>已按名称粘贴</translation>
  </message>
  <message>
   <source>Select the first numbers together with the cells to be filled.</source>
   <translation>请把起始的数和要填的格一起选中。</translation>
  </message>
  <message>
   <source>Copy from above</source>
   <translation>取上一格</translation>
  </message>
  <message>
   <source>Take last year's value ({count})</source>
   <translation>取上年值（{count} 格）</translation>
  </message>
  <message>
   <source>Last year's value taken</source>
   <translation>已取上年值</translation>
  </message>
  <message>
   <source>Of last year nothing is known for the selected cells.</source>
   <translation>所选的格没有上年值。</translation>
  </message>
  <message>
   <source>{count} left as they are (not blank)</source>
   <translation>{count} 格已有内容，保持不变</translation>
  </message>
  <message>
   <source>{count} shown as per cent, such as {example}</source>
   <translation>{count} 格按百分数读入，如 {example}</translation>
  </message>
  <message>
   <source>“{item}” counts in {said} there and in {unit} here: it was not pasted.</source>
   <translation>“{item}”原表按{said}计，这里按{unit}计，这一列没有粘贴。</translation>
  </message>
  <message>
   <source>Not known here, and left out: {names}{more}.</source>
   <translation>这里没有、未粘贴：{names}{more}。</translation>
  </message>
 </context>
 <context>
  <name>BulletinForm</name>
  <message>
   <source>&amp;Title</source>
   <translation>标题(&amp;T)</translation>
  </message>
  <message>
   <source>&amp;Issued by</source>
   <translation>发文机关(&amp;I)</translation>
  </message>
  <message>
   <source>A&amp;ddressed to</source>
   <translation>主送(&amp;D)</translation>
  </message>
  <message>
   <source>&amp;By the document</source>
   <translation>办法名称(&amp;B)</translation>
  </message>
  <message>
   <source>Document &amp;number</source>
   <translation>文号(&amp;N)</translation>
  </message>
  <message>
   <source>Appro&amp;ved by</source>
   <translation>审定程序(&amp;V)</translation>
  </message>
  <message>
   <source>Dat&amp;e</source>
   <translation>日期(&amp;E)</translation>
  </message>
  <message>
   <source>&amp;Layout</source>
   <translation>版面(&amp;L)</translation>
  </message>
  <message>
   <source>such as the assessment office</source>
   <translation>如 ××市考核委员会办公室</translation>
  </message>
  <message>
   <source>all units</source>
   <translation>默认为各考核对象</translation>
  </message>
  <message>
   <source>name of the regulation</source>
   <translation>不带书名号</translation>
  </message>
  <message>
   <source>such as 〔2024〕12</source>
   <translation>如 ×市监发〔2024〕12号</translation>
  </message>
  <message>
   <source>such as a meeting</source>
   <translation>如 局党组会议审定</translation>
  </message>
  <message>
   <source>exactly by the standard</source>
   <translation>国标精确（34/32/28/26）</translation>
  </message>
  <message>
   <source>usual margins 37/35/28/26</source>
   <translation>常用（37/35/28/26）</translation>
  </message>
  <message>
   <source>&amp;Sealed: the date four characters from the right</source>
   <translation>盖章（日期右空四字）(&amp;S)</translation>
  </message>
  <message>
   <source>Attach &amp;charts</source>
   <translation>附图表(&amp;C)</translation>
  </message>
 </context>
 <context>
  <name>BulletinPage</name>
  <message>
   <source>Parts</source>
   <translation>内容</translation>
  </message>
  <message>
   <source>Indicators</source>
   <translation>指标</translation>
  </message>
  <message>
   <source>Letter</source>
   <translation>公文</translation>
  </message>
  <message>
   <source>Places &amp;gained, at least</source>
   <translation>位次上升不少于(&amp;G)</translation>
  </message>
  <message>
   <source>Indicators that cost &amp;most</source>
   <translation>失分最多的项数(&amp;M)</translation>
  </message>
  <message>
   <source>&amp;Behind means below</source>
   <translation>短板：低于(&amp;B)</translation>
  </message>
  <message>
   <source>Who leads in, and how far &amp;apart they are</source>
   <translation>通报前几位和差距的指标(&amp;A)</translation>
  </message>
  <message>
   <source>&amp;Totals of the city</source>
   <translation>通报合计和同比的数据(&amp;T)</translation>
  </message>
  <message>
   <source>Choose as &amp;usual</source>
   <translation>恢复默认(&amp;U)</translation>
  </message>
  <message>
   <source>Copy as text</source>
   <translation>复制文字</translation>
  </message>
  <message>
   <source>Copy the bulletin as text (Ctrl+Shift+C)</source>
   <translation>复制通报全文 (Ctrl+Shift+C)</translation>
  </message>
  <message>
   <source>Export Word…</source>
   <translation>导出 Word…</translation>
  </message>
  <message>
   <source>Save as a Word file in the layout of an official letter (Ctrl+Shift+W)</source>
   <translation>按公文版式存为 Word 文件 (Ctrl+Shift+W)</translation>
  </message>
  <message>
   <source>There are no results yet. Open an assessment, or enter the first values.</source>
   <translation>还没有结果。请打开考核，或先录入数据。</translation>
  </message>
  <message>
   <source>Parts of the bulletin</source>
   <translation>通报的内容</translation>
  </message>
  <message>
   <source>The bulletin</source>
   <translation>通报全文</translation>
  </message>
  <message>
   <source>Written {count} of {parts} parts</source>
   <translation>写入 {count}/{parts} 段</translation>
  </message>
  <message>
   <source>Opening</source>
   <translation>开头</translation>
  </message>
  <message>
   <source>{part} – {why}</source>
   <translation>{part}（{why}）</translation>
  </message>
  <message>
   <source>Bulletin with {part}</source>
   <translation>通报写入“{part}”</translation>
  </message>
  <message>
   <source>Bulletin without {part}</source>
   <translation>通报不写“{part}”</translation>
  </message>
  <message>
   <source>First places in the bulletin</source>
   <translation>通报列前几位</translation>
  </message>
  <message>
   <source>Places gained in the bulletin</source>
   <translation>通报位次上升的位数</translation>
  </message>
  <message>
   <source>Losses in the bulletin</source>
   <translation>通报失分最多的项数</translation>
  </message>
  <message>
   <source>Shortcomings in the bulletin</source>
   <translation>通报短板的比例</translation>
  </message>
  <message>
   <source>Indicators of the bulletin</source>
   <translation>通报的重点指标</translation>
  </message>
  <message>
   <source>Totals of the bulletin</source>
   <translation>通报的工作数据</translation>
  </message>
  <message>
   <source>Indicators of the bulletin as usual</source>
   <translation>通报的指标恢复默认</translation>
  </message>
  <message>
   <source>The bulletin as a letter</source>
   <translation>通报的公文要素</translation>
  </message>
  <message>
   <source>The bulletin is copied.</source>
   <translation>通报已复制。</translation>
  </message>
  <message>
   <source>Export Word</source>
   <translation>导出 Word</translation>
  </message>
  <message>
   <source>Word files (*.docx)</source>
   <translation>Word 文件 (*.docx)</translation>
  </message>
  <message>
   <source>Exported to {path}</source>
   <translation>已导出到 {path}</translation>
  </message>
  <message>
   <source>Own template…</source>
   <translation>用本单位模板…</translation>
  </message>
  <message>
   <source>Fill in a Word template of your own; its fields: docs/bulletin.md (Ctrl+Shift+T)</source>
   <translation>填写本单位的 Word 模板，可用的域见 docs/bulletin.md (Ctrl+Shift+T)</translation>
  </message>
  <message>
   <source>Word template</source>
   <translation>Word 模板</translation>
  </message>
  <message>
   <source>First p&amp;laces</source>
   <translation>列前几位(&amp;L)</translation>
  </message>
  <message>
   <source>The bulletin is being written …</source>
   <translation>正在成文 …</translation>
  </message>
 </context>
 <context>
  <name>CellDelegate</name>
  <message>
   <source>Type {text}</source>
   <translation>录入 {text}</translation>
  </message>
  <message>
   <source>Clear</source>
   <translation>清除</translation>
  </message>
 </context>
 <context>
  <name>ChangeList</name>
  <message>
   <source>added</source>
   <translation>新增</translation>
  </message>
  <message>
   <source>removed</source>
   <translation>删除</translation>
  </message>
  <message>
   <source>renamed</source>
   <translation>改名</translation>
  </message>
  <message>
   <source>weight</source>
   <translation>改分值</translation>
  </message>
  <message>
   <source>moved</source>
   <translation>移动</translation>
  </message>
 </context>
 <context>
  <name>ChartsPage</name>
  <message>
   <source>Charts by what they answer</source>
   <translation>按问题选图</translation>
  </message>
  <message>
   <source>Chart</source>
   <translation>图</translation>
  </message>
  <message>
   <source>&amp;Class</source>
   <translation>类别(&amp;C)</translation>
  </message>
  <message>
   <source>&amp;Unit</source>
   <translation>考核对象(&amp;U)</translation>
  </message>
  <message>
   <source>Ctrl+Up and Ctrl+Down go through the units</source>
   <translation>Ctrl+↑、Ctrl+↓ 逐个查看</translation>
  </message>
  <message>
   <source>Copy as picture</source>
   <translation>复制图片</translation>
  </message>
  <message>
   <source>Save chart…</source>
   <translation>保存图表…</translation>
  </message>
  <message>
   <source>All charts as PDF…</source>
   <translation>全部存为 PDF…</translation>
  </message>
  <message>
   <source>Next unit</source>
   <translation>下一家</translation>
  </message>
  <message>
   <source>Previous unit</source>
   <translation>上一家</translation>
  </message>
  <message>
   <source>There are no results yet. Open an assessment, or enter the first values.</source>
   <translation>尚无结果。请打开考核，或录入第一个数据。</translation>
  </message>
  <message>
   <source>All</source>
   <translation>全部</translation>
  </message>
  <message>
   <source>Other form</source>
   <translation>另一种画法</translation>
  </message>
  <message>
   <source>Page {page} of {pages} (Page Up, Page Down)</source>
   <translation>第{page}页 共{pages}页（PgUp、PgDn 翻页）</translation>
  </message>
  <message>
   <source>No font has these characters: {characters}</source>
   <translation>本机字体缺字：{characters}</translation>
  </message>
  <message>
   <source>The chart is copied as a picture.</source>
   <translation>图已复制。</translation>
  </message>
  <message>
   <source>PNG pictures (*.png);;PDF files (*.pdf);;SVG drawings (*.svg)</source>
   <translation>PNG 图片 (*.png);;PDF 文件 (*.pdf);;SVG 图形 (*.svg)</translation>
  </message>
  <message>
   <source>Charts are saved as .png, .pdf or .svg; nothing was written.</source>
   <translation>图表可存为 .png、.pdf 或 .svg；未写入任何文件。</translation>
  </message>
  <message>
   <source>{title} {page}</source>
   <translation>{title}{page}</translation>
  </message>
  <message>
   <source>PDF files (*.pdf)</source>
   <translation>PDF 文件 (*.pdf)</translation>
  </message>
  <message>
   <source>robustness (what-if)</source>
   <translation>稳健性（试算）</translation>
  </message>
  <message>
   <source>charts</source>
   <translation>图表</translation>
  </message>
  <message>
   <source>Save chart</source>
   <translation>保存图表</translation>
  </message>
  <message>
   <source>Saved as {path}</source>
   <translation>已保存：{path}</translation>
  </message>
 </context>
 <context>
  <name>CollectDialog</name>
  <message>
   <source>Send out and collect forms</source>
   <translation>分发收表</translation>
  </message>
  <message>
   <source>&amp;By</source>
   <translation>方式(&amp;B)</translation>
  </message>
  <message>
   <source>department</source>
   <translation>按责任部门</translation>
  </message>
  <message>
   <source>unit</source>
   <translation>按单位</translation>
  </message>
  <message>
   <source>unit, self-assessment</source>
   <translation>按单位（自评表）</translation>
  </message>
  <message>
   <source>&amp;Due</source>
   <translation>截止(&amp;D)</translation>
  </message>
  <message>
   <source>&amp;Make forms…</source>
   <translation>分发填报表(&amp;M)…</translation>
  </message>
  <message>
   <source>Read &amp;file…</source>
   <translation>读入来表(&amp;F)…</translation>
  </message>
  <message>
   <source>Read f&amp;older…</source>
   <translation>读入文件夹(&amp;O)…</translation>
  </message>
  <message>
   <source>Copy &amp;reminders</source>
   <translation>复制催报短信(&amp;R)</translation>
  </message>
  <message>
   <source>&amp;Take over</source>
   <translation>采用所选(&amp;T)</translation>
  </message>
  <message>
   <source>Close</source>
   <translation>关闭</translation>
  </message>
  <message>
   <source>Not taken, and to look at</source>
   <translation>未采用的和需核对的</translation>
  </message>
  <message>
   <source>Recipients</source>
   <translation>分发对象</translation>
  </message>
  <message>
   <source>Differences</source>
   <translation>差异</translation>
  </message>
  <message>
   <source>Sent {sent}, returned {back}, overdue {late}</source>
   <translation>已发 {sent} 份，收到 {back} 份，逾期 {late} 份</translation>
  </message>
  <message>
   <source>Differences: {count} (Space takes or leaves, Enter takes over)</source>
   <translation>与现值不同 {count} 格（空格键选定或取消，回车采用所选）</translation>
  </message>
  <message>
   <source>Files: {files}; to take over: {count}; to decide: {open}</source>
   <translation>来表 {files} 份，将采用 {count} 格，待选定 {open} 格</translation>
  </message>
  <message>
   <source>Drop returned files or a folder here, or read them with the buttons above.</source>
   <translation>把收到的文件或整个文件夹拖到这里，或用上方按钮读入（按内置编号识别，不看文件名）。</translation>
  </message>
  <message>
   <source>Folder for the forms</source>
   <translation>填报表存放到</translation>
  </message>
  <message>
   <source>Send out {count} forms</source>
   <translation>分发填报表 {count} 份</translation>
  </message>
  <message>
   <source>{count} forms were written to {folder}.</source>
   <translation>已生成填报表 {count} 份，存放在 {folder}。</translation>
  </message>
  <message>
   <source>The forms were not written: {reason}</source>
   <translation>填报表没有生成：{reason}</translation>
  </message>
  <message>
   <source>Writing forms …</source>
   <translation>正在生成填报表……</translation>
  </message>
  <message>
   <source>Copied: {text}</source>
   <translation>已复制：{text}</translation>
  </message>
  <message>
   <source>A form that came back</source>
   <translation>收到的填报表</translation>
  </message>
  <message>
   <source>Folder of forms that came back</source>
   <translation>收到的填报表所在文件夹</translation>
  </message>
  <message>
   <source>There is no workbook in that folder.</source>
   <translation>该文件夹中没有可读的表格。</translation>
  </message>
  <message>
   <source>Reading {count} files …</source>
   <translation>正在读入 {count} 份文件……</translation>
  </message>
  <message>
   <source>Collect {count} forms</source>
   <translation>收表 {count} 份</translation>
  </message>
  <message>
   <source>Taken over from {count} files: {cells} entries. Ctrl+Z takes it back.</source>
   <translation>已收表 {count} 份，采用 {cells} 格，按 Ctrl+Z 可撤销。</translation>
  </message>
  <message>
   <source>department, work packet</source>
   <translation>按科室，工作包</translation>
  </message>
  <message>
   <source>answer to a work packet</source>
   <translation>回交工作包</translation>
  </message>
  <message>
   <source>Work packets (*.qpack)</source>
   <translation>工作包 (*.qpack)</translation>
  </message>
  <message>
   <source>The packet that came</source>
   <translation>收到的工作包</translation>
  </message>
  <message>
   <source>Folder for the answer</source>
   <translation>回交文件存放位置</translation>
  </message>
  <message>
   <source>The answer was not written: {reason}</source>
   <translation>回交文件未写成：{reason}</translation>
  </message>
  <message>
   <source>The answer was written to {path}.</source>
   <translation>回交文件已写到 {path}。</translation>
  </message>
 </context>
 <context>
  <name>ColumnWidths</name>
  <message>
   <source>Usual columns</source>
   <translation>恢复默认列</translation>
  </message>
 </context>
 <context>
  <name>Commands</name>
  <message>
   <source>Open</source>
   <translation>打开</translation>
  </message>
  <message>
   <source>Assessment as JSON</source>
   <translation>JSON 考核文件</translation>
  </message>
  <message>
   <source>Back up to</source>
   <translation>备份到</translation>
  </message>
  <message>
   <source>Backed up to {path}</source>
   <translation>已备份到 {path}</translation>
  </message>
  <message>
   <source>Save the new store as</source>
   <translation>新建考核文件，保存为</translation>
  </message>
  <message>
   <source>{name} is there already and was left alone. Open it, or choose another name.</source>
   <translation>{name} 已经存在，没有改动它。请直接打开它，或另取一个文件名。</translation>
  </message>
  <message>
   <source>New assessment</source>
   <translation>新建考核</translation>
  </message>
  <message>
   <source>Import JSON</source>
   <translation>导入 JSON</translation>
  </message>
  <message>
   <source>Import {name}</source>
   <translation>导入 {name}</translation>
  </message>
  <message>
   <source>Imported: {title}</source>
   <translation>已导入：{title}</translation>
  </message>
  <message>
   <source>Export JSON</source>
   <translation>导出 JSON</translation>
  </message>
  <message>
   <source>{path} cannot be read: {reason}</source>
   <translation>{path} 读不出来：{reason}</translation>
  </message>
  <message>
   <source>{path} was not written: {reason}. No part of it is left behind.</source>
   <translation>{path} 没有写成：{reason}。未留下半个文件。</translation>
  </message>
  <message>
   <source>Exported to {path}</source>
   <translation>已导出到 {path}</translation>
  </message>
  <message>
   <source>About Quanheng</source>
   <translation>关于权衡</translation>
  </message>
  <message>
   <source>Assessment files (*.qheng)</source>
   <translation>考核文件 (*.qheng)</translation>
  </message>
  <message>
   <source>Assessment as JSON (*.json)</source>
   <translation>JSON 考核文件 (*.json)</translation>
  </message>
  <message>
   <source>The ranking is still being worked out: try again in a moment.</source>
   <translation>排名正在计算，请稍候再试。</translation>
  </message>
  <message>
   <source>Excel workbooks (*.xlsx)</source>
   <translation>Excel 工作簿 (*.xlsx)</translation>
  </message>
  <message>
   <source>Export results</source>
   <translation>导出结果</translation>
  </message>
  <message>
   <source>Quanheng {version}
The desk of an assessment office. MIT licence.

Uses Qt and PySide6 under the LGPL 3; their libraries are separate files and may be replaced. All notices: THIRD_PARTY_NOTICES.md.

The program opens no network connection.</source>
   <translation>权衡 {version}
考核办的工作台。MIT 许可。

使用 Qt 与 PySide6（LGPL 3 许可），其程序库为独立文件，可自行替换。全部声明见 THIRD_PARTY_NOTICES.md。

本程序不进行任何网络连接。</translation>
  </message>
  <message>
   <source>Export checking workbook</source>
   <translation>导出可核对工作簿</translation>
  </message>
 </context>
 <context>
  <name>ComparePage</name>
  <message>
   <source>&amp;Beside</source>
   <translation>对比(&amp;B)</translation>
  </message>
  <message>
   <source>&amp;Sorted by</source>
   <translation>排序(&amp;S)</translation>
  </message>
  <message>
   <source>Assessment to compare with</source>
   <translation>对比的考核</translation>
  </message>
  <message>
   <source>Order of the units</source>
   <translation>排序</translation>
  </message>
  <message>
   <source>Copy the comparison</source>
   <translation>复制对比</translation>
  </message>
  <message>
   <source>Sort by the &amp;next figure</source>
   <translation>换一种排序(&amp;N)</translation>
  </message>
  <message>
   <source>Movement</source>
   <translation>升降</translation>
  </message>
  <message>
   <source>Place</source>
   <translation>位次</translation>
  </message>
  <message>
   <source>Change of the total</source>
   <translation>总分变化</translation>
  </message>
  <message>
   <source>Performance</source>
   <translation>表现</translation>
  </message>
  <message>
   <source>Effect of the rules</source>
   <translation>规则</translation>
  </message>
  <message>
   <source>Units beside last year</source>
   <translation>各单位与上年对比</translation>
  </message>
  <message>
   <source>One unit's change leaf by leaf</source>
   <translation>逐项分解</translation>
  </message>
  <message>
   <source>This file has no other assessment to compare with. Ctrl+N makes next year's of this one.</source>
   <translation>本文件里没有可以对比的其他考核。按 Ctrl+N 可由本考核新建下一年。</translation>
  </message>
  <message>
   <source>Working it out …</source>
   <translation>正在计算……</translation>
  </message>
  <message>
   <source>Unit</source>
   <translation>考核对象</translation>
  </message>
  <message>
   <source>Place then</source>
   <translation>上期位次</translation>
  </message>
  <message>
   <source>Place now</source>
   <translation>本期位次</translation>
  </message>
  <message>
   <source>Moved</source>
   <translation>升降</translation>
  </message>
  <message>
   <source>Total then</source>
   <translation>上期总分</translation>
  </message>
  <message>
   <source>Total now</source>
   <translation>本期总分</translation>
  </message>
  <message>
   <source>Change</source>
   <translation>变化</translation>
  </message>
  <message>
   <source>Rules</source>
   <translation>规则</translation>
  </message>
  <message>
   <source>new</source>
   <translation>新</translation>
  </message>
  <message>
   <source>Part of the total</source>
   <translation>总分的组成</translation>
  </message>
  <message>
   <source>Then</source>
   <translation>上期</translation>
  </message>
  <message>
   <source>Now</source>
   <translation>本期</translation>
  </message>
  <message>
   <source>The comparison is copied.</source>
   <translation>对比已复制。</translation>
  </message>
 </context>
 <context>
  <name>ComparePlansDialog</name>
  <message>
   <source>Compare with another plan</source>
   <translation>与另一方案比较</translation>
  </message>
  <message>
   <source>&amp;Before</source>
   <translation>原方案(&amp;B)</translation>
  </message>
  <message>
   <source>&amp;Now</source>
   <translation>新方案(&amp;N)</translation>
  </message>
  <message>
   <source>Differences</source>
   <translation>差异</translation>
  </message>
  <message>
   <source>Export E&amp;xcel…</source>
   <translation>导出 Excel(&amp;X)…</translation>
  </message>
  <message>
   <source>Export &amp;PDF…</source>
   <translation>导出 PDF(&amp;P)…</translation>
  </message>
  <message>
   <source>One of the two is not in this file any more.</source>
   <translation>其中一个方案已不在本文件中。</translation>
  </message>
  <message>
   <source>{count} differences. Enter leads to the place.</source>
   <translation>共 {count} 处差异。按回车转到所在位置。</translation>
  </message>
  <message>
   <source>This has no place of its own in the window; it stands here in full.</source>
   <translation>这一项在窗口中没有单独的位置，全部内容已列在下面。</translation>
  </message>
  <message>
   <source>PDF files (*.pdf)</source>
   <translation>PDF 文件 (*.pdf)</translation>
  </message>
  <message>
   <source>Excel workbooks (*.xlsx)</source>
   <translation>Excel 工作簿 (*.xlsx)</translation>
  </message>
  <message>
   <source>Export differences</source>
   <translation>导出方案差异</translation>
  </message>
  <message>
   <source>Exported to {path}</source>
   <translation>已导出到 {path}</translation>
  </message>
 </context>
 <context>
  <name>Corner</name>
  <message>
   <source>Every item</source>
   <translation>展开到全部数据项</translation>
  </message>
  <message>
   <source>Fold to level {level}</source>
   <translation>折叠到第 {level} 级</translation>
  </message>
 </context>
 <context>
  <name>DataInput</name>
  <message>
   <source>&amp;Values of:</source>
   <translation>采用数据(&amp;V)：</translation>
  </message>
  <message>
   <source>&amp;Entropy of:</source>
   <translation>比重取自(&amp;E)：</translation>
  </message>
  <message>
   <source>this year</source>
   <translation>今年</translation>
  </message>
  <message>
   <source>last year</source>
   <translation>上年</translation>
  </message>
  <message>
   <source>the values themselves</source>
   <translation>原始数值</translation>
  </message>
  <message>
   <source>min-max normalised values</source>
   <translation>极差标准化后的数值</translation>
  </message>
  <message>
   <source>Data say how far units differ, not what matters: such weights change every year. Use them to check judgments.</source>
   <translation>数据只反映各单位差异大小，不反映指标是否重要，逐年会变，宜用来印证专家判断。</translation>
  </message>
 </context>
 <context>
  <name>DelphiInput</name>
  <message>
   <source>&amp;New round</source>
   <translation>新一轮(&amp;N)</translation>
  </message>
  <message>
   <source>&amp;Round:</source>
   <translation>轮次(&amp;R)：</translation>
  </message>
  <message>
   <source>A row for each expert: name and marks, typed or pasted from a sheet. In brackets: the mark of the round before.</source>
   <translation>每位专家一行：姓名和各项打分，可逐格录入，也可从表格粘贴。括号内为上一轮打分。</translation>
  </message>
  <message>
   <source>Round {number}</source>
   <translation>第 {number} 轮</translation>
  </message>
  <message>
   <source>Mean</source>
   <translation>均值</translation>
  </message>
  <message>
   <source>Before</source>
   <translation>上轮</translation>
  </message>
  <message>
   <source>Std. dev.</source>
   <translation>标准差</translation>
  </message>
  <message>
   <source>Variation</source>
   <translation>变异系数</translation>
  </message>
  <message>
   <source>Median</source>
   <translation>中位数</translation>
  </message>
  <message>
   <source>Settled</source>
   <translation>稳定</translation>
  </message>
  <message>
   <source>Round {number}: Kendall's W is not defined (fewer than two complete experts)</source>
   <translation>第 {number} 轮：打分完整的专家不足两位，协调系数 W 无法计算</translation>
  </message>
  <message>
   <source>Round {number}: Kendall's W = {w} {verdict}, experts {experts}, χ² = {chi} ({degrees})</source>
   <translation>第 {number} 轮：协调系数 W = {w} {verdict}，专家 {experts} 位，χ² = {chi}（自由度 {degrees}）</translation>
  </message>
  <message>
   <source>≥ 0.7 ✓</source>
   <translation>≥ 0.7 ✓</translation>
  </message>
  <message>
   <source>&lt; 0.7 ✕</source>
   <translation>&lt; 0.7 ✕</translation>
  </message>
 </context>
 <context>
  <name>DeriveWeightsDialog</name>
  <message>
   <source>Derive weights</source>
   <translation>推导权重</translation>
  </message>
  <message>
   <source>&amp;Weigh:</source>
   <translation>赋权对象(&amp;W)：</translation>
  </message>
  <message>
   <source>&amp;Decimals:</source>
   <translation>小数位(&amp;D)：</translation>
  </message>
  <message>
   <source>&amp;Go on with:</source>
   <translation>接着推导(&amp;G)：</translation>
  </message>
  <message>
   <source>Ranking on values &amp;of:</source>
   <translation>试算排名，采用数据(&amp;O)：</translation>
  </message>
  <message>
   <source>&amp;Take</source>
   <translation>采用(&amp;T)</translation>
  </message>
  <message>
   <source>&amp;Put aside…</source>
   <translation>存为权重方案(&amp;P)…</translation>
  </message>
  <message>
   <source>Close</source>
   <translation>关闭</translation>
  </message>
  <message>
   <source>Method</source>
   <translation>方法</translation>
  </message>
  <message>
   <source>Proposal beside present and last year's weights</source>
   <translation>建议权重与现行、上年对照</translation>
  </message>
  <message>
   <source>What the proposal does to the ranking</source>
   <translation>建议权重对排名的影响</translation>
  </message>
  <message>
   <source>What to look at</source>
   <translation>提示</translation>
  </message>
  <message>
   <source>First level</source>
   <translation>一级指标</translation>
  </message>
  <message>
   <source>All leaves against each other</source>
   <translation>全部末级指标</translation>
  </message>
  <message>
   <source>{name} ({count})</source>
   <translation>{name}（{count} 项）</translation>
  </message>
  <message>
   <source>{count} (as the plan)</source>
   <translation>{count} 位（同方案）</translation>
  </message>
  <message>
   <source>– new –</source>
   <translation>— 新推导 —</translation>
  </message>
  <message>
   <source>this year</source>
   <translation>今年</translation>
  </message>
  <message>
   <source>last year</source>
   <translation>上年</translation>
  </message>
  <message>
   <source>Taken back.</source>
   <translation>已撤销一步录入。</translation>
  </message>
  <message>
   <source>Locked, and left as they are: {names}</source>
   <translation>已锁定，不作调整：{names}</translation>
  </message>
  <message>
   <source>Present</source>
   <translation>现行</translation>
  </message>
  <message>
   <source>Last year</source>
   <translation>上年</translation>
  </message>
  <message>
   <source>Proposal</source>
   <translation>建议</translation>
  </message>
  <message>
   <source>The file is opened for reading only: nothing can be taken or kept.</source>
   <translation>文件以只读方式打开，不能采用或保存。</translation>
  </message>
  <message>
   <source>Last year's assessment is not in this file: no ranking on its values.</source>
   <translation>本文件中没有上年考核，不能用上年数据试算排名。</translation>
  </message>
  <message>
   <source>Weights that change: {count}, groups included. Units that change places: {moved}.</source>
   <translation>采用后 {count} 项分值变动（含上级指标），{moved} 个单位位次变动。</translation>
  </message>
  <message>
   <source>Weights that change: {count}, with those below. Units that change places: {moved}.</source>
   <translation>采用后 {count} 项分值变动（下级按比例随之调整），{moved} 个单位位次变动。</translation>
  </message>
  <message>
   <source>Weights by {method}: {group}</source>
   <translation>推导权重 {method}：{group}</translation>
  </message>
  <message>
   <source>Weights taken: {count} changed. Ctrl+Z takes it back.</source>
   <translation>已采用推导的权重：{count} 项分值变动。按 Ctrl+Z 可撤销。</translation>
  </message>
  <message>
   <source>Put weights aside</source>
   <translation>存为权重方案</translation>
  </message>
  <message>
   <source>Put weights aside: {name}</source>
   <translation>存为权重方案：{name}</translation>
  </message>
  <message>
   <source>Put aside as “{name}”.</source>
   <translation>已存为权重方案“{name}”。</translation>
  </message>
  <message>
   <source>Keep what was entered: {name}</source>
   <translation>保存推导资料：{name}</translation>
  </message>
  <message>
   <source>What was entered is kept in the weight set “{name}”.</source>
   <translation>录入的判断已存入权重方案“{name}”，可接着推导。</translation>
  </message>
  <message>
   <source>all leaves</source>
   <translation>全部末级指标</translation>
  </message>
  <message>
   <source>first level</source>
   <translation>一级指标</translation>
  </message>
  <message>
   <source>Working it out …</source>
   <translation>正在计算…</translation>
  </message>
 </context>
 <context>
  <name>DifferenceList</name>
  <message>
   <source>{count} differences between the two passes</source>
   <translation>两遍不一致 {count} 处</translation>
  </message>
  <message>
   <source>Unit</source>
   <translation>考核对象</translation>
  </message>
  <message>
   <source>Item</source>
   <translation>数据项</translation>
  </message>
  <message>
   <source>First</source>
   <translation>第一遍</translation>
  </message>
  <message>
   <source>Second</source>
   <translation>第二遍</translation>
  </message>
  <message>
   <source>Difference</source>
   <translation>差</translation>
  </message>
  <message>
   <source>Differences between the two passes</source>
   <translation>两遍不一致的格</translation>
  </message>
  <message>
   <source>1 The first is right</source>
   <translation>1 取第一遍</translation>
  </message>
  <message>
   <source>2 The second is right</source>
   <translation>2 取第二遍</translation>
  </message>
  <message>
   <source>Enter Another value…</source>
   <translation>Enter 另录…</translation>
  </message>
 </context>
 <context>
  <name>Document</name>
  <message>
   <source>Open {name}</source>
   <translation>打开 {name}</translation>
  </message>
 </context>
 <context>
  <name>DoubleEntry</name>
  <message>
   <source>The file is open read-only: nothing can be entered.</source>
   <translation>文件以只读方式打开，不能录入。</translation>
  </message>
  <message>
   <source>Nothing is being typed a second time. Ctrl+Alt+D begins.</source>
   <translation>当前没有复录。按 Ctrl+Alt+D 开始。</translation>
  </message>
  <message>
   <source>, </source>
   <translation>、</translation>
  </message>
  <message>
   <source>These {count}: {names}</source>
   <translation>所选 {count} 列：{names}</translation>
  </message>
  <message>
   <source>These {count}: {names} …</source>
   <translation>所选 {count} 列：{names} 等</translation>
  </message>
  <message>
   <source>All {count} of {department}</source>
   <translation>{department}的 {count} 列</translation>
  </message>
  <message>
   <source>All {count}</source>
   <translation>全部 {count} 列</translation>
  </message>
  <message>
   <source>There is nothing that could be typed twice: no number and no grade.</source>
   <translation>没有可以复录的列：复录只用于数值和等次。</translation>
  </message>
  <message>
   <source>Double entry: which columns are typed again, without the first values in sight?</source>
   <translation>复录：哪些列再录一遍？（第一遍的数不显示）</translation>
  </message>
  <message>
   <source>{count} differences: 1 the first is right, 2 the second.</source>
   <translation>{count} 处不一致：按 1 取第一遍，按 2 取第二遍。</translation>
  </message>
  <message>
   <source>Both passes say the same everywhere. F7 ends the double entry.</source>
   <translation>两遍全部一致。按 F7 结束复录。</translation>
  </message>
  <message>
   <source>Double entry is over: {same} cells are confirmed, {left} still differ.</source>
   <translation>复录结束：{same} 格两遍一致，{left} 格仍不一致。</translation>
  </message>
  <message>
   <source>The second pass was put away. Ctrl+Z brings it back.</source>
   <translation>已放弃复录。按 Ctrl+Z 可以恢复。</translation>
  </message>
  <message>
   <source>First value kept: {count}</source>
   <translation>取第一遍：{count} 格</translation>
  </message>
  <message>
   <source>Second value taken: {count}</source>
   <translation>取第二遍：{count} 格</translation>
  </message>
  <message>
   <source>{unit} · {item}: the right value</source>
   <translation>{unit} · {item}，正确的数：</translation>
  </message>
  <message>
   <source>“{text}” is no number. Nothing was changed.</source>
   <translation>“{text}”不是数，没有改动。</translation>
  </message>
  <message>
   <source>Put it away</source>
   <translation>放弃</translation>
  </message>
  <message>
   <source>A second pass is not finished: {items} columns, {done} of {wanted} cells ({by}, {when}).</source>
   <translation>复录未完：{items} 列，已录 {done}/{wanted} 格（{by}，{when} 开始）。</translation>
  </message>
  <message>
   <source>Go on (Ctrl+Alt+D)</source>
   <translation>继续 (Ctrl+Alt+D)</translation>
  </message>
  <message>
   <source>Double entry: {done} of {wanted} cells. The first values are out of sight.</source>
   <translation>正在复录：已录 {done}/{wanted} 格，第一遍的数不显示。</translation>
  </message>
  <message>
   <source>Later (Ctrl+Alt+D)</source>
   <translation>以后再录 (Ctrl+Alt+D)</translation>
  </message>
  <message>
   <source>Compare (F7)</source>
   <translation>核对 (F7)</translation>
  </message>
  <message>
   <source>Double entry compared: {same} cells are the same, {count} differ.</source>
   <translation>复录已核对：{same} 格一致，{count} 格不一致。</translation>
  </message>
  <message>
   <source>It is over (F7)</source>
   <translation>结束复录 (F7)</translation>
  </message>
  <message>
   <source>It is over</source>
   <translation>结束复录</translation>
  </message>
 </context>
 <context>
  <name>EntryEvidence</name>
  <message>
   <source>This cell has no evidence. Alt+A adds a file, or drop it here.</source>
   <translation>本格没有佐证。按 Alt+A 添加文件，或把文件拖到本格。</translation>
  </message>
 </context>
 <context>
  <name>EntryFaces</name>
  <message>
   <source>Comment</source>
   <translation>批注</translation>
  </message>
  <message>
   <source>The selection was copied as a picture.</source>
   <translation>所选区域已复制为图片。</translation>
  </message>
  <message>
   <source>Only the table of units and items can be split.</source>
   <translation>只有“对象×数据项”的表格可以拆分。</translation>
  </message>
 </context>
 <context>
  <name>EntryJournal</name>
  <message>
   <source>Last time the program ended while “{text}” was being typed for {unit} · {item}. Enter it?</source>
   <translation>上次没有正常退出，当时正在给 {unit} · {item} 录入“{text}”。要填入吗？</translation>
  </message>
  <message>
   <source>Enter it</source>
   <translation>填入</translation>
  </message>
  <message>
   <source>Type {text}</source>
   <translation>录入 {text}</translation>
  </message>
 </context>
 <context>
  <name>EntryLedgers</name>
  <message>
   <source>Enter by hand instead of from the ledger</source>
   <translation>改为手工填写（不取自台账）</translation>
  </message>
  <message>
   <source>These cells do not come from a ledger: simply type.</source>
   <translation>所选格不是由台账填数的，直接输入即可。</translation>
  </message>
  <message>
   <source>{count} cells can be typed over now. What differs from the ledger stays, and is listed; the ledger page lets them follow again (Alt+R).</source>
   <translation>已可手工填写 {count} 格。与台账不同的值予以保留并列入核对；在台账页按 Alt+R 可重新按台账填数。</translation>
  </message>
  <message>
   <source>Open the ledger or the marks of the cell</source>
   <translation>打开此格的台账或评委打分</translation>
  </message>
  <message>
   <source>This cell comes from no ledger and no panel.</source>
   <translation>此格不是由台账或评委打分得来的。</translation>
  </message>
 </context>
 <context>
  <name>EntryLenses</name>
  <message>
   <source>Something is typed a second time: leave that first (Ctrl+Alt+D).</source>
   <translation>正在复录，请先按 Ctrl+Alt+D 离开。</translation>
  </message>
  <message>
   <source>No entry of this plan has parts.</source>
   <translation>本方案没有分项的数据项。</translation>
  </message>
  <message>
   <source>There is nothing of this kind in the plan.</source>
   <translation>本方案中没有。</translation>
  </message>
  <message>
   <source>All items are shown: there is no next view. Ctrl+Shift+2 to 5 choose one.</source>
   <translation>现在看的是全部数据项。按 Ctrl+Shift+2 至 5 换一种看法。</translation>
  </message>
  <message>
   <source>no department</source>
   <translation>（未定牵头单位）</translation>
  </message>
  <message>
   <source>{weight} points: {rule}</source>
   <translation>{weight} 分：{rule}</translation>
  </message>
 </context>
 <context>
  <name>EntryMenus</name>
  <message>
   <source>Cut</source>
   <translation>剪切</translation>
  </message>
  <message>
   <source>Copy</source>
   <translation>复制</translation>
  </message>
  <message>
   <source>Copy with headings</source>
   <translation>带表头复制</translation>
  </message>
  <message>
   <source>Paste</source>
   <translation>粘贴</translation>
  </message>
  <message>
   <source>Paste special…</source>
   <translation>选择性粘贴…</translation>
  </message>
  <message>
   <source>Clear</source>
   <translation>清除</translation>
  </message>
  <message>
   <source>Fill</source>
   <translation>填充</translation>
  </message>
  <message>
   <source>Fill down</source>
   <translation>向下填充</translation>
  </message>
  <message>
   <source>Fill right</source>
   <translation>向右填充</translation>
  </message>
  <message>
   <source>Fill the selection</source>
   <translation>填满所选</translation>
  </message>
  <message>
   <source>Go on with the series</source>
   <translation>按序列填充</translation>
  </message>
  <message>
   <source>Down to the end of the column beside</source>
   <translation>向下填到旁边一列的末尾</translation>
  </message>
  <message>
   <source>Copy from above</source>
   <translation>取上一格</translation>
  </message>
  <message>
   <source>Take last year's value</source>
   <translation>取上年值</translation>
  </message>
  <message>
   <source>Mark</source>
   <translation>标记</translation>
  </message>
  <message>
   <source>Comment…</source>
   <translation>批注…</translation>
  </message>
  <message>
   <source>Open the parts</source>
   <translation>打开分项</translation>
  </message>
  <message>
   <source>Choose from the list</source>
   <translation>从列表中选择</translation>
  </message>
  <message>
   <source>Insert or delete rows and columns…</source>
   <translation>增删行、列…</translation>
  </message>
  <message>
   <source>Rows are the units and columns the items of the plan: they are added and removed on “Plan”.</source>
   <translation>行是考核对象，列是数据项，请在“方案”页增删。</translation>
  </message>
  <message>
   <source>Smallest first</source>
   <translation>升序</translation>
  </message>
  <message>
   <source>Largest first</source>
   <translation>降序</translation>
  </message>
  <message>
   <source>Original order</source>
   <translation>恢复原顺序</translation>
  </message>
  <message>
   <source>Filter…</source>
   <translation>筛选…</translation>
  </message>
  <message>
   <source>Every row</source>
   <translation>显示全部行</translation>
  </message>
  <message>
   <source>Width to fit</source>
   <translation>最适合的列宽</translation>
  </message>
  <message>
   <source>Hide the columns selected</source>
   <translation>隐藏所选列</translation>
  </message>
  <message>
   <source>Show every column</source>
   <translation>显示全部列</translation>
  </message>
  <message>
   <source>Unfold “{group}”</source>
   <translation>展开“{group}”</translation>
  </message>
  <message>
   <source>Fold “{group}”</source>
   <translation>折叠“{group}”</translation>
  </message>
  <message>
   <source>To the next one</source>
   <translation>到下一个</translation>
  </message>
  <message>
   <source>Only rows with such cells</source>
   <translation>只看有这种格的行</translation>
  </message>
  <message>
   <source>Count of numbers</source>
   <translation>计数</translation>
  </message>
  <message>
   <source>Sum</source>
   <translation>求和</translation>
  </message>
  <message>
   <source>Mean</source>
   <translation>平均</translation>
  </message>
  <message>
   <source>Smallest</source>
   <translation>最小</translation>
  </message>
  <message>
   <source>Largest</source>
   <translation>最大</translation>
  </message>
  <message>
   <source>by {item} ▼</source>
   <translation>按{item}排序 ▼</translation>
  </message>
  <message>
   <source>by {item} ▲</source>
   <translation>按{item}排序 ▲</translation>
  </message>
  <message>
   <source>only rows: {state}</source>
   <translation>只看有{state}的行</translation>
  </message>
  <message>
   <source>only rows changed since opening</source>
   <translation>只看打开后改过的行</translation>
  </message>
  <message>
   <source>filtered: {item}</source>
   <translation>已筛选：{item}</translation>
  </message>
  <message>
   <source>columns folded or hidden</source>
   <translation>有折叠或隐藏的列</translation>
  </message>
  <message>
   <source>{shown} of {total} rows. Sums and ranks are those of all.</source>
   <translation>显示 {shown}/{total} 行。合计与位次仍按全部计算。</translation>
  </message>
  <message>
   <source>blank</source>
   <translation>未填</translation>
  </message>
  <message>
   <source>missing</source>
   <translation>缺报</translation>
  </message>
  <message>
   <source>not applicable</source>
   <translation>不适用</translation>
  </message>
  <message>
   <source>pending</source>
   <translation>待核</translation>
  </message>
  <message>
   <source>wrong</source>
   <translation>有错</translation>
  </message>
  <message>
   <source>Check</source>
   <translation>核对</translation>
  </message>
  <message>
   <source>Whole numbers only</source>
   <translation>只能是整数</translation>
  </message>
  <message>
   <source>No more than</source>
   <translation>不大于</translation>
  </message>
  <message>
   <source>(no other item)</source>
   <translation>（不核对）</translation>
  </message>
  <message>
   <source>Figure of the city…</source>
   <translation>全市合计…</translation>
  </message>
  <message>
   <source>Check of {item}</source>
   <translation>核对 {item}</translation>
  </message>
  <message>
   <source>What is checked of “{item}” was changed.</source>
   <translation>“{item}”的核对要求已更改。</translation>
  </message>
  <message>
   <source>What should “{item}” add up to over all units? Nothing: it is not checked.</source>
   <translation>“{item}”各单位合计应为多少？留空则不核对。</translation>
  </message>
  <message>
   <source>Add evidence…</source>
   <translation>添加佐证…</translation>
  </message>
  <message>
   <source>Show the evidence</source>
   <translation>查看佐证</translation>
  </message>
  <message>
   <source>Move to the left</source>
   <translation>左移一列</translation>
  </message>
  <message>
   <source>Move to the right</source>
   <translation>右移一列</translation>
  </message>
  <message>
   <source>Columns as in the plan</source>
   <translation>列恢复方案顺序</translation>
  </message>
  <message>
   <source>Columns can be moved where all items or those of a department are shown.</source>
   <translation>只有在“全部数据项”或“单个牵头单位”里才能移动列。</translation>
  </message>
  <message>
   <source>Columns stand elsewhere in this view. Nothing that is stored was moved.</source>
   <translation>只调整了显示顺序，存储的数据没有移动。</translation>
  </message>
  <message>
   <source>columns in another order</source>
   <translation>列顺序已调整</translation>
  </message>
 </context>
 <context>
  <name>EntryPage</name>
  <message>
   <source>Blank {count}</source>
   <translation>未填 {count}</translation>
  </message>
  <message>
   <source>Missing {count}</source>
   <translation>缺报 {count}</translation>
  </message>
  <message>
   <source>Not applicable {count}</source>
   <translation>不适用 {count}</translation>
  </message>
  <message>
   <source>Pending {count}</source>
   <translation>待核 {count}</translation>
  </message>
  <message>
   <source>Wrong {count}</source>
   <translation>有错 {count}</translation>
  </message>
  <message>
   <source>Normal</source>
   <translation>正常</translation>
  </message>
  <message>
   <source>Missing</source>
   <translation>缺报</translation>
  </message>
  <message>
   <source>Not applicable</source>
   <translation>不适用</translation>
  </message>
  <message>
   <source>Pending</source>
   <translation>待核</translation>
  </message>
  <message>
   <source>Next blank</source>
   <translation>下一空格</translation>
  </message>
  <message>
   <source>There is nothing to enter yet. In “Plan”, bring last year's indicators or add one.</source>
   <translation>还没有指标。先到“方案”带入上年的指标，或新增一项。</translation>
  </message>
  <message>
   <source>Entries: units by items</source>
   <translation>录入表：考核对象 × 数据项</translation>
  </message>
  <message>
   <source>Parts of one entry</source>
   <translation>一格的明细</translation>
  </message>
  <message>
   <source>No blank cell is left.</source>
   <translation>没有未填的格了。</translation>
  </message>
  <message>
   <source>Mark {state}</source>
   <translation>标记{state}</translation>
  </message>
  <message>
   <source>{state}: {count} cells changed.</source>
   <translation>{state}：改 {count} 格。</translation>
  </message>
  <message>
   <source>Original order</source>
   <translation>恢复原顺序</translation>
  </message>
  <message>
   <source>Rows stand in their original order.</source>
   <translation>已恢复原顺序。</translation>
  </message>
  <message>
   <source>Rows are shown by “{item}”. Nothing that is stored was moved.</source>
   <translation>按“{item}”排序显示，数据本身没有移动。</translation>
  </message>
  <message>
   <source>{figure} was copied.</source>
   <translation>已复制 {figure}。</translation>
  </message>
  <message>
   <source>Next missing</source>
   <translation>下一个缺报</translation>
  </message>
  <message>
   <source>Next not applicable</source>
   <translation>下一个不适用</translation>
  </message>
  <message>
   <source>Next pending</source>
   <translation>下一个待核</translation>
  </message>
  <message>
   <source>Next wrong</source>
   <translation>下一个有错</translation>
  </message>
  <message>
   <source>Fold to level 1</source>
   <translation>折叠到一级</translation>
  </message>
  <message>
   <source>Fold to level 2</source>
   <translation>折叠到二级</translation>
  </message>
  <message>
   <source>Every item</source>
   <translation>展开到全部数据项</translation>
  </message>
  <message>
   <source>Compact rows</source>
   <translation>紧凑行高</translation>
  </message>
  <message>
   <source>Normal rows</source>
   <translation>标准行高</translation>
  </message>
  <message>
   <source>Large rows</source>
   <translation>宽松行高</translation>
  </message>
  <message>
   <source>Find…</source>
   <translation>查找…</translation>
  </message>
  <message>
   <source>Find next</source>
   <translation>查找下一个</translation>
  </message>
  <message>
   <source>Find previous</source>
   <translation>查找上一个</translation>
  </message>
  <message>
   <source>Replace…</source>
   <translation>替换…</translation>
  </message>
  <message>
   <source>Go to…</source>
   <translation>定位…</translation>
  </message>
  <message>
   <source>Comment…</source>
   <translation>批注…</translation>
  </message>
  <message>
   <source>Answer the question above the grid</source>
   <translation>回答表格上方的询问</translation>
  </message>
  <message>
   <source>Filter…</source>
   <translation>筛选…</translation>
  </message>
  <message>
   <source>Only rows with something wrong</source>
   <translation>只看有错的行</translation>
  </message>
  <message>
   <source>Only rows with blanks</source>
   <translation>只看有未填的行</translation>
  </message>
  <message>
   <source>Only rows changed since opening</source>
   <translation>只看打开后改过的行</translation>
  </message>
  <message>
   <source>Every row</source>
   <translation>显示全部行</translation>
  </message>
  <message>
   <source>Commas between thousands</source>
   <translation>千分位</translation>
  </message>
  <message>
   <source>Show every column</source>
   <translation>显示全部列</translation>
  </message>
  <message>
   <source>Nothing is wrong in the cells that are shown.</source>
   <translation>显示的格中没有错误。</translation>
  </message>
  <message>
   <source>No cell that is shown is in this state.</source>
   <translation>显示的格中没有这种状态。</translation>
  </message>
  <message>
   <source>Here no comment can be written.</source>
   <translation>此格不能写批注。</translation>
  </message>
  <message>
   <source>Comment</source>
   <translation>批注</translation>
  </message>
  <message>
   <source>{shown} of {total} rows are shown. Sums and ranks are those of all.</source>
   <translation>显示 {shown}/{total} 行。合计与位次仍按全部计算。</translation>
  </message>
  <message>
   <source>Every row is shown.</source>
   <translation>已显示全部行。</translation>
  </message>
  <message>
   <source>Add evidence…</source>
   <translation>添加佐证…</translation>
  </message>
  <message>
   <source>Show the evidence</source>
   <translation>查看佐证</translation>
  </message>
  <message>
   <source>Typed twice {count}</source>
   <translation>已复录 {count}</translation>
  </message>
  <message>
   <source>Double entry…</source>
   <translation>复录…</translation>
  </message>
  <message>
   <source>Compare the double entry</source>
   <translation>核对复录</translation>
  </message>
  <message>
   <source>Next view of this kind</source>
   <translation>下一个（同一看法）</translation>
  </message>
  <message>
   <source>Previous view of this kind</source>
   <translation>上一个（同一看法）</translation>
  </message>
  <message>
   <source>Bars in points</source>
   <translation>得分条</translation>
  </message>
  <message>
   <source>Split the table</source>
   <translation>拆分表格</translation>
  </message>
  <message>
   <source>Copy as a picture</source>
   <translation>复制为图片</translation>
  </message>
 </context>
 <context>
  <name>EntryPanel</name>
  <message>
   <source>{unit} · {item}</source>
   <translation>{unit} · {item}</translation>
  </message>
  <message>
   <source>Esc goes back to the table. Each change is saved at once.</source>
   <translation>按 Esc 回到表格。每次改动即时保存。</translation>
  </message>
 </context>
 <context>
  <name>EntryQuestions</name>
  <message>
   <source>What does “{word}” mean in this assessment? ({count} cells; Alt+Enter to answer)</source>
   <translation>“{word}”在本次考核中是什么意思？（{count} 格；按 Alt+Enter 回答，以后不再问）</translation>
  </message>
  <message>
   <source>blank</source>
   <translation>未填</translation>
  </message>
  <message>
   <source>text as it stands</source>
   <translation>按原文保留</translation>
  </message>
  <message>
   <source>“{text}” under the unit “{unit}”: which number is meant? ({count} cells; Alt+Enter to answer)</source>
   <translation>“{text}”的单位是“{unit}”，应是哪个数？（{count} 格；按 Alt+Enter 回答）</translation>
  </message>
  <message>
   <source>“{text}”: is a number meant? ({count} cells; Alt+Enter to answer)</source>
   <translation>“{text}”是下面这个数吗？（{count} 格；按 Alt+Enter 回答）</translation>
  </message>
  <message>
   <source>Settled: {count} cells changed.</source>
   <translation>已处理：改了 {count} 格。</translation>
  </message>
 </context>
 <context>
  <name>EntrySearch</name>
  <message>
   <source>“{text}” was not found.</source>
   <translation>没有找到“{text}”。</translation>
  </message>
  <message>
   <source>not found</source>
   <translation>没有找到</translation>
  </message>
  <message>
   <source>{count} places</source>
   <translation>{count} 处</translation>
  </message>
  <message>
   <source>{number} of {count}</source>
   <translation>第 {number} 处，共 {count} 处</translation>
  </message>
  <message>
   <source>No unit or item is called “{words}”.</source>
   <translation>没有叫“{words}”的考核对象或数据项。</translation>
  </message>
  <message>
   <source>{unit} · {item}: {before} → {after}</source>
   <translation>{unit} · {item}：{before} → {after}</translation>
  </message>
  <message>
   <source>Nothing is ticked, so nothing was replaced.</source>
   <translation>没有勾选，未替换。</translation>
  </message>
  <message>
   <source>Replace in {count} cells</source>
   <translation>替换 {count} 格</translation>
  </message>
  <message>
   <source>Replaced in {count} cells.</source>
   <translation>已替换 {count} 格。</translation>
  </message>
 </context>
 <context>
  <name>EntrySums</name>
  <message>
   <source>Selected {cells}</source>
   <translation>选中 {cells} 格</translation>
  </message>
  <message>
   <source>Numbers {count}</source>
   <translation>计数 {count}</translation>
  </message>
  <message>
   <source>Sum {value}</source>
   <translation>求和 {value}</translation>
  </message>
  <message>
   <source>Mean {value}</source>
   <translation>平均 {value}</translation>
  </message>
  <message>
   <source>Smallest {value}</source>
   <translation>最小 {value}</translation>
  </message>
  <message>
   <source>Largest {value}</source>
   <translation>最大 {value}</translation>
  </message>
 </context>
 <context>
  <name>EntryTable</name>
  <message>
   <source>{unit} · {item}</source>
   <translation>{unit} · {item}</translation>
  </message>
  <message>
   <source>: {value} {unit}</source>
   <translation>：{value} {unit}</translation>
  </message>
  <message>
   <source>range {limits}</source>
   <translation>范围 {limits}</translation>
  </message>
  <message>
   <source> | </source>
   <translation> ｜ </translation>
  </message>
  <message>
   <source>Type {text}</source>
   <translation>录入 {text}</translation>
  </message>
  <message>
   <source>The file is open read-only: nothing can be entered.</source>
   <translation>文件以只读方式打开，不能录入。</translation>
  </message>
  <message>
   <source>This entry has several parts. Enter or F4 opens them.</source>
   <translation>这一格由多项组成，请按回车或 F4 打开明细填写。</translation>
  </message>
  <message>
   <source>Shared data</source>
   <translation>共用数据</translation>
  </message>
  <message>
   <source>Not used by any rule</source>
   <translation>未参与计分</translation>
  </message>
  <message>
   <source>used by {code} {name}</source>
   <translation>用于 {code} {name}</translation>
  </message>
  <message>
   <source>These points are worked out and cannot be typed. On “Results” stands how they came about.</source>
   <translation>此格由系统算出，不能填写；算法见“结果”页。</translation>
  </message>
  <message>
   <source>Settle {count} cells</source>
   <translation>处理 {count} 格</translation>
  </message>
  <message>
   <source>Total</source>
   <translation>总分</translation>
  </message>
  <message>
   <source>Rank</source>
   <translation>位次</translation>
  </message>
  <message>
   <source>Points of the group</source>
   <translation>小计</translation>
  </message>
  <message>
   <source>last year {value}</source>
   <translation>上年 {value}</translation>
  </message>
  <message>
   <source>from {department}</source>
   <translation>牵头：{department}</translation>
  </message>
  <message>
   <source>another sign than last year: is that so?</source>
   <translation>与上年正负相反，请核对</translation>
  </message>
  <message>
   <source>{times} times last year's: is the unit right?</source>
   <translation>是上年的 {times} 倍，请核对单位</translation>
  </message>
  <message>
   <source>less than 1/{factor} of last year's: is the unit right?</source>
   <translation>不到上年的 1/{factor}，请核对单位</translation>
  </message>
  <message>
   <source>comment: {note}</source>
   <translation>批注：{note}</translation>
  </message>
  <message>
   <source>evidence: {numbers}</source>
   <translation>佐证：{numbers}</translation>
  </message>
  <message>
   <source>Last year</source>
   <translation>上年</translation>
  </message>
  <message>
   <source>Target</source>
   <translation>目标</translation>
  </message>
  <message>
   <source>Place</source>
   <translation>本项位次</translation>
  </message>
  <message>
   <source>Points</source>
   <translation>得分</translation>
  </message>
  <message>
   <source>nothing</source>
   <translation>（空）</translation>
  </message>
  <message>
   <source>first time: {value}</source>
   <translation>第一遍：{value}</translation>
  </message>
  <message>
   <source>typed twice, by {who} {when}</source>
   <translation>已复录（{who} {when}）</translation>
  </message>
  <message>
   <source>This is counted from a ledger: Enter or F4 opens it. Alt+I lets you enter it by hand.</source>
   <translation>此格由台账统计得出：按 Enter 或 F4 打开台账；确需手工填写请先按 Alt+I。</translation>
  </message>
  <message>
   <source>marks of the judges: Alt+T opens them</source>
   <translation>评委打分，Alt+T 打开</translation>
  </message>
 </context>
 <context>
  <name>EqualInput</name>
  <message>
   <source>Every indicator gets the same weight. There is nothing to enter.</source>
   <translation>各指标权重相同，无需录入。</translation>
  </message>
 </context>
 <context>
  <name>EvidencePage</name>
  <message>
   <source>{number}: {how}. Put the file back into the folder of materials; any name will do.</source>
   <translation>{number}：{how}。请把文件放回附件文件夹，文件名不限。</translation>
  </message>
  <message>
   <source>{number}: {how}. It is not what was added.</source>
   <translation>{number}：{how}，已不是当初添加的内容。</translation>
  </message>
  <message>
   <source>There is no folder of materials yet: the first file makes it.</source>
   <translation>还没有附件文件夹，添加第一份材料时自动建立。</translation>
  </message>
  <message>
   <source>Take {number} off the list</source>
   <translation>移出佐证清单 {number}</translation>
  </message>
  <message>
   <source>{number} is off the list; its file stays in the folder. Ctrl+Z brings it back.</source>
   <translation>已把 {number} 移出清单，文件仍留在附件文件夹。按 Ctrl+Z 恢复。</translation>
  </message>
  <message>
   <source>Open the file</source>
   <translation>打开文件</translation>
  </message>
  <message>
   <source>Open the folder</source>
   <translation>打开附件文件夹</translation>
  </message>
  <message>
   <source>Take off the list</source>
   <translation>移出清单</translation>
  </message>
  <message>
   <source>Look for the files</source>
   <translation>核对文件</translation>
  </message>
  <message>
   <source>Materials</source>
   <translation>材料</translation>
  </message>
  <message>
   <source>Evidence wanting</source>
   <translation>缺佐证</translation>
  </message>
  <message>
   <source>… and {count} more</source>
   <translation>……另有 {count} 项</translation>
  </message>
  <message>
   <source>Nothing is wanting: every entry whose rule asks for evidence has some.</source>
   <translation>没有缺项：要求佐证的数据和事项均已有材料。</translation>
  </message>
  <message>
   <source>Drop scans on a cell of “Entry” or a row of “Bonus and deduction”, or press Alt+A there; select several cells and one scan serves them all. Ctrl+Enter opens the file of a row.</source>
   <translation>把扫描件拖到“录入”的数据格或“加减分”的一行上，或在那里按 Alt+A；选中多格可共用一份。按 Ctrl+Enter 打开本行文件。</translation>
  </message>
 </context>
 <context>
  <name>Face</name>
  <message>
   <source>Type {text}</source>
   <translation>录入 {text}</translation>
  </message>
 </context>
 <context>
  <name>FileBar</name>
  <message>
   <source>What does {file} hold?</source>
   <translation>{file} 里是什么？</translation>
  </message>
  <message>
   <source>Last year's &amp;weights</source>
   <translation>上年权重(&amp;W)</translation>
  </message>
  <message>
   <source>&amp;Data</source>
   <translation>数据(&amp;D)</translation>
  </message>
  <message>
   <source>&amp;Neither</source>
   <translation>都不是(&amp;N)</translation>
  </message>
  <message>
   <source>A form that came &amp;back</source>
   <translation>收回的表(&amp;B)</translation>
  </message>
 </context>
 <context>
  <name>FillHandle</name>
  <message>
   <source>Beside it nothing goes further down, so there is nothing to fill.</source>
   <translation>旁边一列没有更多内容，无需填充。</translation>
  </message>
  <message>
   <source>Fill series</source>
   <translation>序列填充</translation>
  </message>
  <message>
   <source>Fill by dragging</source>
   <translation>拖动填充</translation>
  </message>
 </context>
 <context>
  <name>FilterPanel</name>
  <message>
   <source>(blank)</source>
   <translation>（空白）</translation>
  </message>
  <message>
   <source>“{text}” is no number.</source>
   <translation>“{text}”不是数字。</translation>
  </message>
  <message>
   <source>Rows that are not shown still count in every sum and in the ranking.</source>
   <translation>不显示的行仍计入合计和排名。</translation>
  </message>
  <message>
   <source>All / none</source>
   <translation>全选/全不选</translation>
  </message>
  <message>
   <source>Filter (Enter)</source>
   <translation>筛选（回车）</translation>
  </message>
  <message>
   <source>Every row</source>
   <translation>显示全部行</translation>
  </message>
  <message>
   <source>Values of the column</source>
   <translation>本列的值</translation>
  </message>
  <message>
   <source>At least</source>
   <translation>不小于</translation>
  </message>
  <message>
   <source>At most</source>
   <translation>不大于</translation>
  </message>
 </context>
 <context>
  <name>FinalPanel</name>
  <message>
   <source>Not now (Esc)</source>
   <translation>先不定稿（Esc）</translation>
  </message>
  <message>
   <source>Close (Esc)</source>
   <translation>关闭（Esc）</translation>
  </message>
  <message>
   <source>&amp;Print the final sheet</source>
   <translation>打印定稿单(&amp;P)</translation>
  </message>
  <message>
   <source>Make final: {title}</source>
   <translation>定稿：{title}</translation>
  </message>
  <message>
   <source>&amp;Make final</source>
   <translation>定稿(&amp;M)</translation>
  </message>
  <message>
   <source>&amp;Who makes it final:</source>
   <translation>定稿人(&amp;W)：</translation>
  </message>
  <message>
   <source>The ranking is still being worked out.</source>
   <translation>正在计算得分和位次。</translation>
  </message>
  <message>
   <source>{count} things are open; they must be settled before it can be made final. Entering goes on as ever. Enter on a line leads to its place.</source>
   <translation>还有 {count} 项未解决，解决后才能定稿；录入不受影响。在一行上按回车可到该处。</translation>
  </message>
  <message>
   <source>Once it is final nothing of it can be changed; to correct it, it is withdrawn with a reason. Steps before it can no longer be undone. This time: {units} assessed, {leaves} indicators, {tied} places tied, {vetoes} vetoes.</source>
   <translation>定稿后数据不能改，要更正须写理由撤销定稿；定稿之前的操作不能再撤销。本次：考核对象 {units} 个，指标 {leaves} 项，并列 {tied} 组，否决 {vetoes} 条。</translation>
  </message>
  <message>
   <source>Final, version {number}</source>
   <translation>已定稿：第{number}版</translation>
  </message>
  <message>
   <source>Made final {at} by {by}. Check code {code}. To correct something, withdraw it with a reason.</source>
   <translation>{at} {by} 定稿，校验码 {code}。要更正数据，请写理由撤销定稿。</translation>
  </message>
  <message>
   <source>&amp;Withdraw</source>
   <translation>撤销定稿(&amp;W)</translation>
  </message>
  <message>
   <source>&amp;Reason:</source>
   <translation>理由(&amp;R)：</translation>
  </message>
  <message>
   <source>kept in the record and on the next final sheet</source>
   <translation>记入修改记录，并印在下一版定稿单上</translation>
  </message>
  <message>
   <source>Something is open yet: it stands in the list.</source>
   <translation>还有未解决的事项，见列表。</translation>
  </message>
  <message>
   <source>The data were changed meanwhile: look once more, then make it final.</source>
   <translation>数据刚才有改动：请再看一遍后定稿。</translation>
  </message>
  <message>
   <source>Made final: version {number}</source>
   <translation>定稿：第{number}版</translation>
  </message>
  <message>
   <source>Version {number} is final. Check code {code}. Sheets are printed without a draft mark now.</source>
   <translation>第{number}版已定稿，校验码 {code}。现在打印不再带“暂定”字样。</translation>
  </message>
  <message>
   <source>Version {number} withdrawn: {reason}</source>
   <translation>撤销定稿（第{number}版）：{reason}</translation>
  </message>
 </context>
 <context>
  <name>FindBar</name>
  <message>
   <source>{at} of {count}</source>
   <translation>第 {at} 处，共 {count} 处</translation>
  </message>
  <message>
   <source>Nothing found</source>
   <translation>没有找到</translation>
  </message>
  <message>
   <source>Name, code, department, tag, or pinyin initials</source>
   <translation>名称、编码、科室、标签，或拼音首字母</translation>
  </message>
  <message>
   <source>Find</source>
   <translation>查找</translation>
  </message>
  <message>
   <source>Previous (Shift+F3)</source>
   <translation>上一个（Shift+F3）</translation>
  </message>
  <message>
   <source>Next (F3)</source>
   <translation>下一个（F3）</translation>
  </message>
  <message>
   <source>Close (Esc)</source>
   <translation>关闭（Esc）</translation>
  </message>
 </context>
 <context>
  <name>FindingsList</name>
  <message>
   <source>{unit} · {item}: blank</source>
   <translation>{unit} · {item}：未填</translation>
  </message>
  <message>
   <source>{unit} · {item}: pending</source>
   <translation>{unit} · {item}：待核</translation>
  </message>
 </context>
 <context>
  <name>FontsLabel</name>
  <message>
   <source>Not installed: {official}. {family} stands in.</source>
   <translation>未安装 {official}，以 {family} 代用。</translation>
  </message>
  <message>
   <source>, </source>
   <translation>、</translation>
  </message>
  <message>
   <source>From another font: {characters}</source>
   <translation>以下字用其他字体代替：{characters}</translation>
  </message>
  <message>
   <source>No font has {characters}: printed as an empty box. Install a font that has them.</source>
   <translation>本机字体均无以下字，将印为空框，请安装含这些字的字体：{characters}</translation>
  </message>
 </context>
 <context>
  <name>FromFileDialog</name>
  <message>
   <source>Choose &amp;file…</source>
   <translation>选择文件(&amp;F)…</translation>
  </message>
  <message>
   <source>&amp;Sheet:</source>
   <translation>工作表(&amp;S)：</translation>
  </message>
  <message>
   <source>Take &amp;over</source>
   <translation>带入(&amp;O)</translation>
  </message>
  <message>
   <source>Cancel</source>
   <translation>取消</translation>
  </message>
  <message>
   <source>{name} (hidden)</source>
   <translation>{name}（隐藏）</translation>
  </message>
  <message>
   <source>Checking {file} …</source>
   <translation>正在核对 {file} …</translation>
  </message>
 </context>
 <context>
  <name>Grid</name>
  <message>
   <source>This cell has no list to choose from: type its value.</source>
   <translation>此格没有可选列表，请直接填写。</translation>
  </message>
  <message>
   <source>Choose {choice}</source>
   <translation>选择 {choice}</translation>
  </message>
 </context>
 <context>
  <name>ImportPanes</name>
  <message>
   <source>What was understood</source>
   <translation>读出的指标</translation>
  </message>
  <message>
   <source>The sheet of the file</source>
   <translation>原表</translation>
  </message>
  <message>
   <source>How the file was read</source>
   <translation>读法</translation>
  </message>
  <message>
   <source>Sums</source>
   <translation>核对</translation>
  </message>
  <message>
   <source>What would change</source>
   <translation>将有的变化</translation>
  </message>
  <message>
   <source>How it was read: {count} lines, {switches} can be switched (Space, F2)</source>
   <translation>读法 {count} 条，其中 {switches} 条可改（空格换一种，F2 选）</translation>
  </message>
  <message>
   <source>Sums: {good} ✓</source>
   <translation>核对：{good} 项 ✓</translation>
  </message>
  <message>
   <source>What changes: {counts}</source>
   <translation>将有的变化：{counts}</translation>
  </message>
  <message>
   <source>weights {count}</source>
   <translation>改分值 {count}</translation>
  </message>
  <message>
   <source>added {count}</source>
   <translation>新增 {count}</translation>
  </message>
  <message>
   <source>removed {count}</source>
   <translation>删除 {count}</translation>
  </message>
  <message>
   <source>renamed {count}</source>
   <translation>改名 {count}</translation>
  </message>
  <message>
   <source>moved {count}</source>
   <translation>移动 {count}</translation>
  </message>
  <message>
   <source>, </source>
   <translation>，</translation>
  </message>
  <message>
   <source>nothing</source>
   <translation>没有变化</translation>
  </message>
  <message>
   <source>Understood: {leaves} indicators in {groups} groups</source>
   <translation>读出 {leaves} 项指标、{groups} 个分组</translation>
  </message>
  <message>
   <source>same {count}</source>
   <translation>名称相同 {count}</translation>
  </message>
  <message>
   <source>written differently {count}</source>
   <translation>写法不同 {count}</translation>
  </message>
  <message>
   <source>confirmed {count}</source>
   <translation>已确认 {count}</translation>
  </message>
  <message>
   <source>similar, to confirm {count} (F8, Space)</source>
   <translation>相近待确认 {count}（F8 查找，空格确认）</translation>
  </message>
  <message>
   <source>not taken {count} (F2 chooses)</source>
   <translation>没有对上 {count}（F2 指定）</translation>
  </message>
  <message>
   <source>= weight of “{name}”</source>
   <translation>＝“{name}”的分值</translation>
  </message>
  <message>
   <source>= “{name}”</source>
   <translation>＝“{name}”</translation>
  </message>
  <message>
   <source>In the sheet: say which row is the header, which columns hold names and weights (F2)</source>
   <translation>请在右边的原表里按 F2 指明：哪一行是表头，哪几列是名称和分值</translation>
  </message>
 </context>
 <context>
  <name>LedgerBeside</name>
  <message>
   <source>Totals, counted on {day}</source>
   <translation>各单位合计（统计截至 {day}）</translation>
  </message>
  <message>
   <source>To be looked at ({count})</source>
   <translation>请核对（{count}）</translation>
  </message>
  <message>
   <source>Nothing is entered here yet.

Type the unit (part of its name is enough, Alt+Down shows the list) and the matter; dates as 2024-5-1 or 20240501. Ctrl+Enter begins a new row, emptying a row drops it.

A table from a spreadsheet is pasted with its headings: the columns find their places by them.

Alt+S sets the stages, and which data items are filled from this ledger.</source>
   <translation>还没有登记。

逐行填写考核对象（名称的一部分即可，Alt+↓ 列出名单）和事项；日期写成 2024-5-1 或 20240501。Ctrl+Enter 另起一行，清空整行即删除。

WPS 表格可连同表头一起粘贴，各列按表头对号入座。

按 Alt+S 设置阶段，以及由本台账填数的数据项。</translation>
  </message>
  <message>
   <source>Rows</source>
   <translation>条数</translation>
  </message>
  <message>
   <source>Unit</source>
   <translation>考核对象</translation>
  </message>
  <message>
   <source>Together</source>
   <translation>合计</translation>
  </message>
  <message>
   <source>Fills these data items</source>
   <translation>填入的数据项</translation>
  </message>
  <message>
   <source>{value}, changed by hand</source>
   <translation>{value}，单元格为手工填写</translation>
  </message>
 </context>
 <context>
  <name>LedgerPage</name>
  <message>
   <source>The file is open read-only: nothing can be entered.</source>
   <translation>文件以只读方式打开，不能录入。</translation>
  </message>
  <message>
   <source>{count} cells follow the ledger again. Ctrl+Z puts back what stood there.</source>
   <translation>已按台账重填 {count} 格；按 Ctrl+Z 恢复原值。</translation>
  </message>
  <message>
   <source>Every cell says what the ledger does.</source>
   <translation>各格均与台账一致。</translation>
  </message>
  <message>
   <source>This ledger fills no data item yet. Alt+S says which.</source>
   <translation>本台账还没有填入任何数据项，按 Alt+S 设置。</translation>
  </message>
  <message>
   <source>Matters {count}, overdue {late}</source>
   <translation>事项 {count}，逾期未办 {late}</translation>
  </message>
  <message>
   <source>&amp;New row</source>
   <translation>新一行(&amp;N)</translation>
  </message>
  <message>
   <source>Fi&amp;lter</source>
   <translation>筛选(&amp;L)</translation>
  </message>
  <message>
   <source>Only &amp;overdue</source>
   <translation>只看逾期未办(&amp;O)</translation>
  </message>
  <message>
   <source>Show &amp;all rows</source>
   <translation>显示全部(&amp;A)</translation>
  </message>
  <message>
   <source>&amp;Set up and fill data items…</source>
   <translation>台账设置与填数(&amp;S)…</translation>
  </message>
  <message>
   <source>Fill from the ledger a&amp;gain</source>
   <translation>按台账重填(&amp;R)</translation>
  </message>
  <message>
   <source>&amp;Go to the data items</source>
   <translation>转到数据项(&amp;G)</translation>
  </message>
  <message>
   <source>Pr&amp;int the ledger</source>
   <translation>打印台账(&amp;I)</translation>
  </message>
  <message>
   <source>Unit</source>
   <translation>考核对象</translation>
  </message>
  <message>
   <source>Stage</source>
   <translation>阶段</translation>
  </message>
  <message>
   <source>Standing</source>
   <translation>办理情况</translation>
  </message>
  <message>
   <source>all</source>
   <translation>全部</translation>
  </message>
  <message>
   <source>{count} of {all} rows; Alt+0 shows all</source>
   <translation>显示 {count} 条，共 {all} 条；Alt+0 显示全部</translation>
  </message>
  <message>
   <source> ({count} not finished)</source>
   <translation>（未完成 {count}）</translation>
  </message>
 </context>
 <context>
  <name>LedgerSetup</name>
  <message>
   <source>province 0.5, state 1</source>
   <translation>省级 0.5、国家级 1</translation>
  </message>
  <message>
   <source>{ledger}: set up</source>
   <translation>{ledger}：设置与填数</translation>
  </message>
  <message>
   <source>S&amp;tages, the lowest first</source>
   <translation>阶段，由低到高(&amp;T)</translation>
  </message>
  <message>
   <source>&amp;Counted on</source>
   <translation>统计截止日(&amp;C)</translation>
  </message>
  <message>
   <source>&amp;Headings there should be</source>
   <translation>应有举措（类别）项数(&amp;H)</translation>
  </message>
  <message>
   <source>&amp;Matters there should be</source>
   <translation>应有事项条数(&amp;M)</translation>
  </message>
  <message>
   <source>Data items that are filled from it. A new name makes a new data item. What was entered in one before stays where it differs, and is told.</source>
   <translation>由本台账填数的数据项。写新名称即新建数据项；原先已填报且与台账不同的值予以保留，并提示核对。</translation>
  </message>
  <message>
   <source>Data item</source>
   <translation>数据项</translation>
  </message>
  <message>
   <source>Is the number of</source>
   <translation>统计口径</translation>
  </message>
  <message>
   <source>Stage</source>
   <translation>阶段</translation>
  </message>
  <message>
   <source>Points of the stages</source>
   <translation>各阶段分值</translation>
  </message>
  <message>
   <source>Save</source>
   <translation>保存</translation>
  </message>
  <message>
   <source>Cancel</source>
   <translation>取消</translation>
  </message>
  <message>
   <source>Set up: {ledger}</source>
   <translation>设置{ledger}</translation>
  </message>
  <message>
   <source>{count} cells were filled from the ledger.</source>
   <translation>已由台账填入 {count} 格。</translation>
  </message>
  <message>
   <source> {count} hold what was entered before; Alt+R lets them follow.</source>
   <translation>另有 {count} 格保留原填报值，按 Alt+R 可按台账重填。</translation>
  </message>
  <message>
   <source>“{text}” is no date. Write it as 2024-12-31.</source>
   <translation>“{text}”不是日期，请写成 2024-12-31 的样子。</translation>
  </message>
  <message>
   <source>“{name}” is no number: choose another data item.</source>
   <translation>“{name}”不是数值项，请改选其他数据项。</translation>
  </message>
  <message>
   <source>“{name}” stands in two lines.</source>
   <translation>“{name}”重复出现在两行中。</translation>
  </message>
  <message>
   <source>“{text}” is no whole number.</source>
   <translation>“{text}”不是整数。</translation>
  </message>
  <message>
   <source>Line {number}: choose the stage that is counted.</source>
   <translation>第{number}行：请选择要统计的阶段。</translation>
  </message>
  <message>
   <source>Line {number}: “{text}” is no stage with its points, such as {example}.</source>
   <translation>第{number}行：“{text}”不是“阶段 分值”，应如“{example}”。</translation>
  </message>
  <message>
   <source>Line {number}: say what the stages are worth.</source>
   <translation>第{number}行：请写明各阶段分值。</translation>
  </message>
 </context>
 <context>
  <name>LedgerTable</name>
  <message>
   <source>Unit</source>
   <translation>考核对象</translation>
  </message>
  <message>
   <source>Matter</source>
   <translation>事项</translation>
  </message>
  <message>
   <source>Measure</source>
   <translation>举措</translation>
  </message>
  <message>
   <source>Line</source>
   <translation>类别</translation>
  </message>
  <message>
   <source>Issued</source>
   <translation>交办日期</translation>
  </message>
  <message>
   <source>Due</source>
   <translation>办结时限</translation>
  </message>
  <message>
   <source>Done</source>
   <translation>办结日期</translation>
  </message>
  <message>
   <source>Standing</source>
   <translation>办理情况</translation>
  </message>
  <message>
   <source>Level</source>
   <translation>级别</translation>
  </message>
  <message>
   <source>Stage</source>
   <translation>阶段</translation>
  </message>
  <message>
   <source>Document number</source>
   <translation>文号</translation>
  </message>
  <message>
   <source>Count</source>
   <translation>数量</translation>
  </message>
  <message>
   <source>Note</source>
   <translation>备注</translation>
  </message>
  <message>
   <source>Entered by</source>
   <translation>登记人</translation>
  </message>
  <message>
   <source>How a matter stands is worked out from its dates.</source>
   <translation>办理情况由时限和办结日期得出，不用填写。</translation>
  </message>
  <message>
   <source>A matter needs its unit and its name. Nothing was changed; empty the whole row to drop it.</source>
   <translation>一条台账须有考核对象和事项，未作改动；要删除请清空整行。</translation>
  </message>
  <message>
   <source>Columns that are not used: {names}.</source>
   <translation>没有用到的列：{names}。</translation>
  </message>
  <message>
   <source>“{matter}” stands in the ledger of this unit already. Is one of them to go?</source>
   <translation>“{matter}”在该单位台账中已有登记，请核对是否重复。</translation>
  </message>
  <message>
   <source>Filled from the ledger again</source>
   <translation>按台账重填</translation>
  </message>
 </context>
 <context>
  <name>ListsDialog</name>
  <message>
   <source>Lists</source>
   <translation>清单</translation>
  </message>
  <message>
   <source>Tag sets</source>
   <translation>标签组</translation>
  </message>
  <message>
   <source>Upper-level items</source>
   <translation>上级考核项</translation>
  </message>
  <message>
   <source>Lists and tags</source>
   <translation>清单与标签</translation>
  </message>
 </context>
 <context>
  <name>ListsTab</name>
  <message>
   <source>no year</source>
   <translation>不分年度</translation>
  </message>
  <message>
   <source>{count} items</source>
   <translation>{count} 个数据项</translation>
  </message>
  <message>
   <source>List {name}</source>
   <translation>清单 {name}</translation>
  </message>
  <message>
   <source>Members of {name}</source>
   <translation>{name} 的成员</translation>
  </message>
  <message>
   <source>New list</source>
   <translation>新清单</translation>
  </message>
  <message>
   <source>{name}: version of {year}</source>
   <translation>{name}：{year} 年版</translation>
  </message>
  <message>
   <source>Remove list {name}</source>
   <translation>删除清单 {name}</translation>
  </message>
  <message>
   <source>{item} under {year}</source>
   <translation>{item}改用 {year} 版</translation>
  </message>
  <message>
   <source>{item} uses this version now. Entries of members that stay are kept: {kept}; of members that are not on it any more, cleared: {gone}. Ctrl+Z takes it back.</source>
   <translation>“{item}”已改用此版本。保留的成员已录入的 {kept} 处数据不变；不再列入的成员有 {gone} 处数据，已清除。可按 Ctrl+Z 撤销。</translation>
  </message>
  <message>
   <source>&amp;Lists, by year</source>
   <translation>清单（按年度）(&amp;L)</translation>
  </message>
  <message>
   <source>&amp;Name</source>
   <translation>名称(&amp;N)</translation>
  </message>
  <message>
   <source>&amp;Year</source>
   <translation>年度(&amp;Y)</translation>
  </message>
  <message>
   <source>&amp;Members, one a line</source>
   <translation>成员（每行一个）(&amp;M)</translation>
  </message>
  <message>
   <source>&amp;Data items that use it</source>
   <translation>使用此清单的数据项(&amp;D)</translation>
  </message>
  <message>
   <source>List</source>
   <translation>清单</translation>
  </message>
  <message>
   <source>Members</source>
   <translation>成员</translation>
  </message>
  <message>
   <source>Used by</source>
   <translation>使用</translation>
  </message>
  <message>
   <source>Data item</source>
   <translation>数据项</translation>
  </message>
  <message>
   <source>Version</source>
   <translation>版本</translation>
  </message>
  <message>
   <source>New</source>
   <translation>新增</translation>
  </message>
  <message>
   <source>New version from this one</source>
   <translation>以此新建版本</translation>
  </message>
  <message>
   <source>Remove</source>
   <translation>删除</translation>
  </message>
  <message>
   <source>Use this version (Enter)</source>
   <translation>改用此版本（回车）</translation>
  </message>
  <message>
   <source>Paste a column from a spreadsheet here; Ctrl+Enter takes it over</source>
   <translation>可从表格粘贴一列；按 Ctrl+回车 采纳</translation>
  </message>
  <message>
   <source>Version of {year} with the same members. No item uses it yet: choose one (Alt+D, Enter).</source>
   <translation>已建 {year} 年版，成员与原版相同。还没有数据项使用它：在上表中选定（Alt+D），按回车改用。</translation>
  </message>
 </context>
 <context>
  <name>LiveRanking</name>
  <message>
   <source>tied</source>
   <translation>并列</translation>
  </message>
 </context>
 <context>
  <name>MainWindow</name>
  <message>
   <source>Quanheng</source>
   <translation>权衡</translation>
  </message>
  <message>
   <source>Opened for reading only: the file or its folder cannot be written.</source>
   <translation>只读打开：该文件或所在文件夹不能写入。</translation>
  </message>
  <message>
   <source>Home</source>
   <translation>首页</translation>
  </message>
  <message>
   <source>Pages</source>
   <translation>页面</translation>
  </message>
  <message>
   <source>Assessment</source>
   <translation>考核</translation>
  </message>
  <message>
   <source>{user} ({host}) has been editing since {since}. Opened for reading only: once they have closed it, open it again to edit.</source>
   <translation>{user}（{host}）{since} 起正在编辑，本机只读打开。对方关闭后重新打开，即可编辑。</translation>
  </message>
  <message>
   <source>There is no place to go back to.</source>
   <translation>没有可返回的位置。</translation>
  </message>
  <message>
   <source>Opened for reading only: nothing can be taken over from a file.</source>
   <translation>当前为只读打开，不能从文件带入。</translation>
  </message>
  <message>
   <source>No weights of last year yet: take them over (Ctrl+Shift+I), or make a new year (Ctrl+N).</source>
   <translation>还没有上年权重。请先带入上年权重（Ctrl+Shift+I），或从上年新建（Ctrl+N）。</translation>
  </message>
  <message>
   <source>What-if – not on record – {program}</source>
   <translation>试算——不影响正式数据 – {program}</translation>
  </message>
  <message>
   <source>Final: version {number}, {at}, {by}. It can be looked at and printed; to correct it, withdraw it with a reason (Ctrl+F12).</source>
   <translation>已定稿（第{number}版，{at}，{by}）：可以查看和打印；要更正请写理由撤销定稿（Ctrl+F12）。</translation>
  </message>
 </context>
 <context>
  <name>ManyPanel</name>
  <message>
   <source>(various: not changed)</source>
   <translation>（各不相同，不改）</translation>
  </message>
  <message>
   <source>Change (Enter)</source>
   <translation>修改（Enter）</translation>
  </message>
  <message>
   <source>Leave (Esc)</source>
   <translation>不改（Esc）</translation>
  </message>
 </context>
 <context>
  <name>MaterialTable</name>
  <message>
   <source>No.</source>
   <translation>编号</translation>
  </message>
  <message>
   <source>Material</source>
   <translation>材料名称</translation>
  </message>
  <message>
   <source>Bears out</source>
   <translation>佐证内容</translation>
  </message>
  <message>
   <source>Document number</source>
   <translation>文号（出处）</translation>
  </message>
  <message>
   <source>Pages</source>
   <translation>页码</translation>
  </message>
  <message>
   <source>Copies</source>
   <translation>份数</translation>
  </message>
  <message>
   <source>Note</source>
   <translation>备注</translation>
  </message>
  <message>
   <source>File</source>
   <translation>文件状态</translation>
  </message>
  <message>
   <source>File name</source>
   <translation>文件名</translation>
  </message>
  <message>
   <source>This is found by the program. Enter opens the file; cells and rows are added to on their pages.</source>
   <translation>本列由程序自动得出。按 Enter 打开文件；所佐证的数据格和加减分事项，请到相应页面登记。</translation>
  </message>
  <message>
   <source>“{text}” is no number of copies. Nothing was changed.</source>
   <translation>“{text}”不是份数，未作改动。</translation>
  </message>
 </context>
 <context>
  <name>MeasurePanel</name>
  <message>
   <source>Unit</source>
   <translation>考核对象</translation>
  </message>
  <message>
   <source>Figure</source>
   <translation>数值</translation>
  </message>
  <message>
   <source>What is measured</source>
   <translation>计算口径</translation>
  </message>
  <message>
   <source>data items and + − × ÷, such as cases ÷ staff</source>
   <translation>数据项和 + − × ÷，如 办结案件数 ÷ 在岗人数</translation>
  </message>
  <message>
   <source>Denominator 0</source>
   <translation>分母为 0 时</translation>
  </message>
  <message>
   <source>Figure of every unit</source>
   <translation>各单位数值</translation>
  </message>
 </context>
 <context>
  <name>MemberTable</name>
  <message>
   <source>Round {number} {group}</source>
   <translation>第{number}轮 {group}</translation>
  </message>
  <message>
   <source>Type {text}</source>
   <translation>录入 {text}</translation>
  </message>
  <message>
   <source>The file is open read-only: nothing can be entered.</source>
   <translation>文件以只读方式打开，不能录入。</translation>
  </message>
  <message>
   <source>The names come from the list in the plan.</source>
   <translation>名称来自方案里的清单，不能在这里改。</translation>
  </message>
  <message>
   <source>Parts of a series can be not applicable; other marks belong to the whole entry.</source>
   <translation>明细里只能标“不适用”；缺报、待核请在总表的格子上标。</translation>
  </message>
  <message>
   <source>Task</source>
   <translation>任务</translation>
  </message>
  <message>
   <source>Value</source>
   <translation>数值</translation>
  </message>
  <message>
   <source>Target</source>
   <translation>任务数</translation>
  </message>
  <message>
   <source>Done</source>
   <translation>完成数</translation>
  </message>
  <message>
   <source>Abstained</source>
   <translation>弃权</translation>
  </message>
  <message>
   <source>“{name}” is there already. Nothing was changed; choose another name.</source>
   <translation>已有“{name}”，没有改动；请换一个名称。</translation>
  </message>
  <message>
   <source>First type the name of the task, then its figures. Nothing was changed.</source>
   <translation>请先填任务名称，再填数字；没有改动。</translation>
  </message>
 </context>
 <context>
  <name>MessageLine</name>
  <message>
   <source>{first} (and {count} more: rest the mouse here)</source>
   <translation>{first}（另有 {count} 条，鼠标停在此处查看）</translation>
  </message>
  <message>
   <source>No findings: every entry can be scored.</source>
   <translation>没有需要处理的问题。</translation>
  </message>
  <message>
   <source>{place}: </source>
   <translation>{place}：</translation>
  </message>
  <message>
   <source>Finding {number} of {count} (F8 next)</source>
   <translation>检查 第 {number} 项 / 共 {count} 项（F8 下一项）</translation>
  </message>
  <message>
   <source>Findings: {count} (F8)</source>
   <translation>检查 {count} 项（F8）</translation>
  </message>
 </context>
 <context>
  <name>MethodInput</name>
  <message>
   <source>Expert</source>
   <translation>专家</translation>
  </message>
  <message>
   <source>Counts</source>
   <translation>权数</translation>
  </message>
  <message>
   <source>CR</source>
   <translation>CR</translation>
  </message>
  <message>
   <source>Most important over this</source>
   <translation>最重要的比它</translation>
  </message>
  <message>
   <source>This over least important</source>
   <translation>它比最不重要的</translation>
  </message>
  <message>
   <source>Expert {number}</source>
   <translation>专家{number}</translation>
  </message>
  <message>
   <source>The other judgments imply {value}.</source>
   <translation>由其余判断推得 {value}</translation>
  </message>
 </context>
 <context>
  <name>NameEditor</name>
  <message>
   <source>Indicator of this year</source>
   <translation>本年指标</translation>
  </message>
  <message>
   <source>– left out –</source>
   <translation>— 不采用 —</translation>
  </message>
  <message>
   <source>{path} (has a name already)</source>
   <translation>{path}（已有对应）</translation>
  </message>
 </context>
 <context>
  <name>NewAssessmentDialog</name>
  <message>
   <source>Plan &amp;from</source>
   <translation>方案来源(&amp;F)</translation>
  </message>
  <message>
   <source>&amp;Year</source>
   <translation>年度(&amp;Y)</translation>
  </message>
  <message>
   <source>&amp;Title</source>
   <translation>名称(&amp;T)</translation>
  </message>
  <message>
   <source>New assessment from last year</source>
   <translation>从上年新建考核</translation>
  </message>
  <message>
   <source>Create</source>
   <translation>新建</translation>
  </message>
  <message>
   <source>New assessment {year}</source>
   <translation>新建 {year} 年度考核</translation>
  </message>
  <message>
   <source>Units, indicators, weights, rules, departments and what is not assessed come along. Values, events and ballots start blank; last year's weights stay beside the new ones.</source>
   <translation>考核对象、指标、权重、计分办法、牵头单位和“不考核”的决定随方案带入；数据、加扣分和评议从空白开始。上年权重留作对照。</translation>
  </message>
 </context>
 <context>
  <name>NoteEditor</name>
  <message>
   <source>Comment. Ctrl+Enter saves, Esc leaves it.</source>
   <translation>批注。Ctrl+Enter 保存，Esc 放弃。</translation>
  </message>
  <message>
   <source>Comment of the cell</source>
   <translation>本格批注</translation>
  </message>
  <message>
   <source>Text. Enter saves, Alt+Enter begins a line, Esc leaves it.</source>
   <translation>文字。回车保存，Alt+回车换行，Esc 不改。</translation>
  </message>
 </context>
 <context>
  <name>OfficeDialog</name>
  <message>
   <source>Assessment settings</source>
   <translation>考核设置</translation>
  </message>
  <message>
   <source>General</source>
   <translation>总则</translation>
  </message>
  <message>
   <source>Units</source>
   <translation>单位</translation>
  </message>
  <message>
   <source>Classes</source>
   <translation>分类</translation>
  </message>
  <message>
   <source>Data items</source>
   <translation>数据项</translation>
  </message>
  <message>
   <source>Bonus rules</source>
   <translation>加分项</translation>
  </message>
  <message>
   <source>Deduction rules</source>
   <translation>扣分项</translation>
  </message>
  <message>
   <source>Vetoes</source>
   <translation>一票否决</translation>
  </message>
  <message>
   <source>Alt+Down shows what can be chosen. Every change counts at once; Ctrl+Z takes it back.</source>
   <translation>按 Alt+↓ 列出可选项。修改即时生效，Ctrl+Z 撤销。</translation>
  </message>
  <message>
   <source>One unit a row, or paste the column of names; codes are given by the program. Emptying a row removes the unit with everything entered for it.</source>
   <translation>一行一个单位，也可整列粘贴名称，编号自动生成。清空一行即删除该单位及其全部数据（可撤销）。</translation>
  </message>
  <message>
   <source>Units of a class are ranked among themselves, and their score takes its coefficient.</source>
   <translation>同类单位分类排名，得分乘以本类系数。</translation>
  </message>
  <message>
   <source>What is entered for every unit. An item that a rule reads stays.</source>
   <translation>各单位要填报的数据。计分办法正在使用的数据项不能删除。</translation>
  </message>
  <message>
   <source>Points for one event, or by level as 国家级=2；省级=1; the cap is for all events of a unit.</source>
   <translation>填每次分值，或按级别填“国家级=2；省级=1”；上限指一个单位在本项下的合计。</translation>
  </message>
  <message>
   <source>What happens to a unit: several consequences stand with ； between. Alt+Down lists them.</source>
   <translation>填被否决单位的处理方式，多项用“；”分开。按 Alt+↓ 选择。</translation>
  </message>
 </context>
 <context>
  <name>OverridesPanel</name>
  <message>
   <source>Differs by class or unit…</source>
   <translation>按类别、单位另定…</translation>
  </message>
  <message>
   <source>A unit of its own…</source>
   <translation>某个单位另定…</translation>
  </message>
  <message>
   <source>Of their own (blank: as above)</source>
   <translation>另行规定（空白＝同上）</translation>
  </message>
  <message>
   <source>{list}: as above</source>
   <translation>{list}同上</translation>
  </message>
  <message>
   <source>As above again</source>
   <translation>恢复同上</translation>
  </message>
  <message>
   <source>Of its own</source>
   <translation>另定</translation>
  </message>
 </context>
 <context>
  <name>PanelPage</name>
  <message>
   <source>Missing</source>
   <translation>缺报</translation>
  </message>
  <message>
   <source>Absent</source>
   <translation>缺席</translation>
  </message>
  <message>
   <source>Normal</source>
   <translation>正常</translation>
  </message>
  <message>
   <source>Choose the marks of judges first.</source>
   <translation>请先选中评委的评分。</translation>
  </message>
  <message>
   <source>Judges</source>
   <translation>评委名单</translation>
  </message>
  <message>
   <source>One name a line, in the order of the columns; a new line adds a judge.</source>
   <translation>每行一位评委，按各列顺序；另起一行即增加评委。</translation>
  </message>
  <message>
   <source>Save</source>
   <translation>保存</translation>
  </message>
  <message>
   <source>Cancel</source>
   <translation>取消</translation>
  </message>
  <message>
   <source>A name stands there twice. Nothing was changed.</source>
   <translation>评委姓名有重复，未作改动。</translation>
  </message>
  <message>
   <source>There are marks of more judges than names. Nothing was changed.</source>
   <translation>已有评分的评委多于名单人数，未作改动。</translation>
  </message>
  <message>
   <source>Names of the judges</source>
   <translation>评委名单</translation>
  </message>
  <message>
   <source>Marks {given}, blank {blank}, absent {absent}</source>
   <translation>评分 {given}，未填 {blank}，缺席 {absent}</translation>
  </message>
  <message>
   <source>&amp;Normal</source>
   <translation>正常(&amp;N)</translation>
  </message>
  <message>
   <source>&amp;Missing</source>
   <translation>缺报(&amp;M)</translation>
  </message>
  <message>
   <source>&amp;Absent</source>
   <translation>缺席(&amp;A)</translation>
  </message>
  <message>
   <source>Names of the &amp;judges…</source>
   <translation>评委名单(&amp;J)…</translation>
  </message>
  <message>
   <source>&amp;Go to the rule</source>
   <translation>转到计分办法(&amp;G)</translation>
  </message>
  <message>
   <source>Pr&amp;int the marks</source>
   <translation>打印汇总表(&amp;I)</translation>
  </message>
  <message>
   <source>Item</source>
   <translation>数据项</translation>
  </message>
  <message>
   <source>Marks of the judges</source>
   <translation>评委评分</translation>
  </message>
  <message>
   <source>No indicator is scored by a panel of judges (评委打分) yet.

Give one that rule on the plan page (F4): its item holds the marks, a judge a column.</source>
   <translation>还没有指标采用“评委打分”。

在方案页按 F4 选用该计分办法后，在这里逐位评委录入评分，一位评委一列。</translation>
  </message>
  <message>
   <source>{indicator}: full mark {scale}; from {count} marks without the {high} highest and {low} lowest</source>
   <translation>{indicator}：满分 {scale}；满 {count} 个评分去掉 {high} 个最高分、{low} 个最低分</translation>
  </message>
  <message>
   <source>Marked by several panels? Type the number of its panel (1, 2 …) at each unit: their means are then brought to one scale (二次平均法).</source>
   <translation>分组评分时，在“评委组”列填组号（1、2……），各组尺度即按二次平均法平衡。</translation>
  </message>
  <message>
   <source>panel {panel}: mean {mean}</source>
   <translation>第 {panel} 组平均 {mean}</translation>
  </message>
  <message>
   <source>Scale balance: {panels}; mean of these {whole}. Balanced = mean × {whole} ÷ mean of its panel</source>
   <translation>二次平均法：{panels}；各组平均分的平均 {whole}。平衡后＝平均分×{whole}÷本组平均分</translation>
  </message>
  <message>
   <source>… and {count} more.</source>
   <translation>……另有 {count} 项。</translation>
  </message>
  <message>
   <source>&amp;Compare the double entry</source>
   <translation>比对复录(&amp;C)</translation>
  </message>
  <message>
   <source>Do&amp;uble entry</source>
   <translation>复录(&amp;U)</translation>
  </message>
  <message>
   <source>Judge</source>
   <translation>评委</translation>
  </message>
 </context>
 <context>
  <name>PanelPass</name>
  <message>
   <source>The file is open read-only: nothing can be entered.</source>
   <translation>文件以只读方式打开，不能录入。</translation>
  </message>
  <message>
   <source>There are no marks yet that could be typed a second time.</source>
   <translation>还没有评分，无从复录。请先录入一遍。</translation>
  </message>
  <message>
   <source>Nothing is being typed a second time. Ctrl+Alt+D begins.</source>
   <translation>没有正在进行的复录。按 Ctrl+Alt+D 开始。</translation>
  </message>
  <message>
   <source>{count} differences: 1 the first is right, 2 the second.</source>
   <translation>两遍有 {count} 处不同：按 1 取第一遍，按 2 取第二遍。</translation>
  </message>
  <message>
   <source>Both passes say the same everywhere. F7 ends the double entry.</source>
   <translation>两遍完全一致。按 F7 结束复录。</translation>
  </message>
  <message>
   <source>Double entry of the marks is over: {left} still differ.</source>
   <translation>评分复录结束，还有 {left} 处不同。</translation>
  </message>
  <message>
   <source>Double entry of the marks is over: all are confirmed.</source>
   <translation>评分复录结束，全部一致，已复核。</translation>
  </message>
  <message>
   <source>The second pass was put away. Ctrl+Z brings it back.</source>
   <translation>已放弃复录，按 Ctrl+Z 可恢复。</translation>
  </message>
  <message>
   <source>Double entry</source>
   <translation>复录</translation>
  </message>
  <message>
   <source>{unit} · {judge}: the right mark</source>
   <translation>{unit} · {judge}：正确的评分</translation>
  </message>
  <message>
   <source>Save</source>
   <translation>保存</translation>
  </message>
  <message>
   <source>Cancel</source>
   <translation>取消</translation>
  </message>
  <message>
   <source>“{text}” is no number. Nothing was changed.</source>
   <translation>“{text}”不是数字。未作改动。</translation>
  </message>
  <message>
   <source>Put it away</source>
   <translation>放弃复录</translation>
  </message>
  <message>
   <source>Later (Ctrl+Alt+D)</source>
   <translation>稍后再录（Ctrl+Alt+D）</translation>
  </message>
  <message>
   <source>A second pass over {name} is not finished ({by}).</source>
   <translation>“{name}”的复录尚未完成（{by}）。</translation>
  </message>
  <message>
   <source>Go on (Ctrl+Alt+D)</source>
   <translation>继续复录（Ctrl+Alt+D）</translation>
  </message>
  <message>
   <source>Double entry of {name}: the first marks are out of sight.</source>
   <translation>正在复录“{name}”：第一遍评分已隐藏。</translation>
  </message>
  <message>
   <source>Compare (F7)</source>
   <translation>比对（F7）</translation>
  </message>
  <message>
   <source>Double entry of {name} compared: {count} marks differ.</source>
   <translation>“{name}”复录已比对：{count} 个评分不同。</translation>
  </message>
  <message>
   <source>It is over</source>
   <translation>结束复录</translation>
  </message>
  <message>
   <source>It is over (F7)</source>
   <translation>结束复录（F7）</translation>
  </message>
 </context>
 <context>
  <name>PanelTable</name>
  <message>
   <source>dropped</source>
   <translation>已去掉，不参加平均</translation>
  </message>
  <message>
   <source>Panel</source>
   <translation>评委组</translation>
  </message>
  <message>
   <source>Marks</source>
   <translation>评分数</translation>
  </message>
  <message>
   <source>Mean</source>
   <translation>平均分</translation>
  </message>
  <message>
   <source>Balanced</source>
   <translation>平衡后</translation>
  </message>
  <message>
   <source>Points</source>
   <translation>得分</translation>
  </message>
  <message>
   <source>This is worked out from the marks; the line below says how.</source>
   <translation>由评分算出，算式见下方。</translation>
  </message>
  <message>
   <source>A panel is a number: 1, 2, 3 … Nothing was changed.</source>
   <translation>评委组用数字填写：1、2、3……未作改动。</translation>
  </message>
  <message>
   <source>Double entry, {count} marks settled</source>
   <translation>复录：核定 {count} 个评分</translation>
  </message>
 </context>
 <context>
  <name>PartTable</name>
  <message>
   <source>A data item keeps its code: formulas name it.</source>
   <translation>数据项编号用于计算口径，不能修改。</translation>
  </message>
 </context>
 <context>
  <name>PartsMatrix</name>
  <message>
   <source>Target</source>
   <translation>任务数</translation>
  </message>
  <message>
   <source>Done</source>
   <translation>完成数</translation>
  </message>
  <message>
   <source>Marks stand one after the other: type into the first free place.</source>
   <translation>分数依次填写：请录入第一个空位。</translation>
  </message>
  <message>
   <source>The file is open read-only: nothing can be entered.</source>
   <translation>文件以只读方式打开，不能录入。</translation>
  </message>
  <message>
   <source>blank: nothing is known yet</source>
   <translation>未填：还没有数</translation>
  </message>
  <message>
   <source>not applicable: it does not count</source>
   <translation>不适用：不计入</translation>
  </message>
  <message>
   <source>0: it was done nowhere</source>
   <translation>0：一件也没有</translation>
  </message>
  <message>
   <source>{unit} · {item} · {part}: {said}</source>
   <translation>{unit} · {item} · {part}：{said}</translation>
  </message>
  <message>
   <source>Parts of a series can be not applicable; other marks belong to the whole entry.</source>
   <translation>分项只能标“不适用”；其他标记属于整个条目。</translation>
  </message>
 </context>
 <context>
  <name>PartsPanel</name>
  <message>
   <source>Part {number}</source>
   <translation>第 {number} 部分</translation>
  </message>
  <message>
   <source>Share of part {number}</source>
   <translation>第 {number} 部分占比</translation>
  </message>
  <message>
   <source>Measure of part {number}</source>
   <translation>第 {number} 部分计算口径</translation>
  </message>
  <message>
   <source>Rule of part {number}</source>
   <translation>第 {number} 部分计分办法</translation>
  </message>
  <message>
   <source>Add a part (Insert)</source>
   <translation>增加（Insert）</translation>
  </message>
  <message>
   <source>Delete (Ctrl+Delete)</source>
   <translation>删除（Ctrl+Delete）</translation>
  </message>
  <message>
   <source>Up (Alt+Up)</source>
   <translation>上移（Alt+↑）</translation>
  </message>
  <message>
   <source>Down (Alt+Down)</source>
   <translation>下移（Alt+↓）</translation>
  </message>
 </context>
 <context>
  <name>PasteBar</name>
  <message>
   <source>“{text}” is no factor: write it as 10, × 10 or ÷ 10. Nothing was pasted.</source>
   <translation>“{text}”不能作倍数，请写成 10、× 10 或 ÷ 10。未粘贴。</translation>
  </message>
  <message>
   <source>Paste special:</source>
   <translation>选择性粘贴：</translation>
  </message>
  <message>
   <source>only into &amp;blank cells</source>
   <translation>只填空格(&amp;B)</translation>
  </message>
  <message>
   <source>&amp;transposed</source>
   <translation>转置(&amp;T)</translation>
  </message>
  <message>
   <source>by &amp;names</source>
   <translation>按名称对齐(&amp;N)</translation>
  </message>
  <message>
   <source>times</source>
   <translation>乘以</translation>
  </message>
  <message>
   <source>Factor</source>
   <translation>倍数</translation>
  </message>
  <message>
   <source>Paste (Enter)</source>
   <translation>粘贴（回车）</translation>
  </message>
  <message>
   <source>Close (Esc)</source>
   <translation>关闭（Esc）</translation>
  </message>
 </context>
 <context>
  <name>PlanDeeds</name>
  <message>
   <source>New indicator</source>
   <translation>新指标</translation>
  </message>
  <message>
   <source>Add an indicator</source>
   <translation>增加指标</translation>
  </message>
  <message>
   <source>Add a part of {name}</source>
   <translation>给“{name}”增加下级</translation>
  </message>
  <message>
   <source>“{name}” is a group now; its scoring rule and weight stand with its first part.</source>
   <translation>“{name}”已改为上级指标，原计分办法和分值转给了它的第一项下级。</translation>
  </message>
  <message>
   <source>Duplicate {name}</source>
   <translation>复制“{name}”</translation>
  </message>
  <message>
   <source>Move {name}</source>
   <translation>移动“{name}”</translation>
  </message>
  <message>
   <source>Clear {count} cells</source>
   <translation>清除 {count} 格</translation>
  </message>
  <message>
   <source>Delete {name}</source>
   <translation>删除“{name}”</translation>
  </message>
  <message>
   <source>Delete {count} indicators</source>
   <translation>删除 {count} 项指标</translation>
  </message>
  <message>
   <source>Deleted “{name}” and {below} below it, {points} points. Items and entries stay; Ctrl+Z undoes it.</source>
   <translation>已删除“{name}”及其下级 {below} 项，共 {points} 分；数据项和已录数据保留。按 Ctrl+Z 可撤销。</translation>
  </message>
  <message>
   <source>Deleted {count} indicators, {points} points. Items and entries stay; Ctrl+Z undoes it.</source>
   <translation>已删除 {count} 项指标，共 {points} 分；数据项和已录数据保留。按 Ctrl+Z 可撤销。</translation>
  </message>
  <message>
   <source>Rules for ties, grades or vetoes still name it: see the findings (F8).</source>
   <translation>并列、等次或否决的规定里还提到它，请按 F8 查看。</translation>
  </message>
  <message>
   <source>{count} indicators</source>
   <translation>{count} 项指标</translation>
  </message>
  <message>
   <source>Lock {name}</source>
   <translation>锁住“{name}”</translation>
  </message>
  <message>
   <source>Unlock {name}</source>
   <translation>解锁“{name}”</translation>
  </message>
  <message>
   <source>Locked: {name}. Balancing and scaling leave the weight as it is.</source>
   <translation>已锁住：{name}。补足、缩放时分值不变。</translation>
  </message>
  <message>
   <source>Unlocked: {name}.</source>
   <translation>已解锁：{name}。</translation>
  </message>
  <message>
   <source>Weight of {name} {old} → {new}</source>
   <translation>“{name}”分值 {old} → {new}</translation>
  </message>
  <message>
   <source>“{name}” took the remainder: {old} → {new}.</source>
   <translation>差额已补到“{name}”：{old} → {new}。</translation>
  </message>
  <message>
   <source>Every group that is not locked weighs what its parts add up to.</source>
   <translation>未锁住的上级指标都已等于下级合计。</translation>
  </message>
  <message>
   <source>Groups take the sum of their parts: {count}</source>
   <translation>上级取下级合计：{count} 项</translation>
  </message>
  <message>
   <source>Taken from the parts: {rows}</source>
   <translation>已按下级合计：{rows}</translation>
  </message>
  <message>
   <source>There is nothing on the clipboard that could be pasted here.</source>
   <translation>剪贴板里没有可粘贴的内容。</translation>
  </message>
  <message>
   <source>Paste {rows}×{columns}</source>
   <translation>粘贴 {rows}×{columns}</translation>
  </message>
  <message>
   <source>Nothing can be pasted into this column: it is worked out.</source>
   <translation>这一列由系统算出，不能粘贴。</translation>
  </message>
  <message>
   <source>{count} cells taken over.</source>
   <translation>已填入 {count} 格。</translation>
  </message>
  <message>
   <source>{count} left as they were: {why}</source>
   <translation>{count} 格未改：{why}</translation>
  </message>
  <message>
   <source>{count} lines had no indicator any more to stand in.</source>
   <translation>另有 {count} 行超出指标行数，未填。</translation>
  </message>
  <message>
   <source>{name}: {why}</source>
   <translation>{name}：{why}</translation>
  </message>
  <message>
   <source>Add an indicator beside it</source>
   <translation>增加同级指标</translation>
  </message>
  <message>
   <source>Add a part of it</source>
   <translation>增加下级指标</translation>
  </message>
  <message>
   <source>Duplicate</source>
   <translation>复制一份</translation>
  </message>
  <message>
   <source>Delete the indicator</source>
   <translation>删除指标</translation>
  </message>
  <message>
   <source>One level up</source>
   <translation>升级</translation>
  </message>
  <message>
   <source>One level down</source>
   <translation>降级</translation>
  </message>
  <message>
   <source>Move up</source>
   <translation>上移</translation>
  </message>
  <message>
   <source>Move down</source>
   <translation>下移</translation>
  </message>
  <message>
   <source>Lock or unlock the weight</source>
   <translation>锁住/解锁分值</translation>
  </message>
  <message>
   <source>Put the remainder on it</source>
   <translation>补足差额到所选项</translation>
  </message>
  <message>
   <source>Scale to the full score…</source>
   <translation>按比例缩放…</translation>
  </message>
  <message>
   <source>Groups take the sum of their parts</source>
   <translation>上级取下级合计</translation>
  </message>
  <message>
   <source>Settings of the chosen indicators…</source>
   <translation>批量设置…</translation>
  </message>
  <message>
   <source>Find…</source>
   <translation>查找…</translation>
  </message>
  <message>
   <source>Find next</source>
   <translation>查找下一个</translation>
  </message>
  <message>
   <source>Find previous</source>
   <translation>查找上一个</translation>
  </message>
  <message>
   <source>Only what has changed</source>
   <translation>只看有变化</translation>
  </message>
  <message>
   <source>Balance</source>
   <translation>补足到所选</translation>
  </message>
  <message>
   <source>Scale…</source>
   <translation>按比例缩放…</translation>
  </message>
  <message>
   <source>Only changes</source>
   <translation>只看有变化</translation>
  </message>
  <message>
   <source>Weights of the next class</source>
   <translation>换下一类区县的分值</translation>
  </message>
 </context>
 <context>
  <name>PlanPage</name>
  <message>
   <source>Scoring rule (F4)</source>
   <translation>计分办法 F4</translation>
  </message>
  <message>
   <source>Indicators and weights</source>
   <translation>指标与分值</translation>
  </message>
  <message>
   <source>Columns</source>
   <translation>显示列</translation>
  </message>
  <message>
   <source>Usual columns</source>
   <translation>恢复默认列</translation>
  </message>
  <message>
   <source>This plan has no last year to compare with: take over its weights first.</source>
   <translation>本方案没有上年可比。请先带入上年权重。</translation>
  </message>
  <message>
   <source>{count} changes are shown. Sums and ranks are those of the whole plan.</source>
   <translation>显示 {count} 处变化；合计和位次仍按整个方案计算。</translation>
  </message>
  <message>
   <source>No indicators yet. Bring last year's weights from a workbook (Ctrl+Shift+I), or add an indicator (Ctrl+Insert).</source>
   <translation>还没有指标。可从工作簿带入上年权重（Ctrl+Shift+I），或新增一项（Ctrl+Insert）。</translation>
  </message>
  <message>
   <source>Open points (Ctrl+F8)</source>
   <translation>方案待办 Ctrl+F8</translation>
  </message>
  <message>
   <source>Weights of all classes</source>
   <translation>分值：各类相同</translation>
  </message>
  <message>
   <source>Weights: {name}</source>
   <translation>分值：{name}</translation>
  </message>
  <message>
   <source>This plan has no classes whose weights could differ.</source>
   <translation>本方案没有区县分类，分值只有一套。</translation>
  </message>
  <message>
   <source>{weights}: what is typed now counts for these units. Alt+C shows the next class.</source>
   <translation>{weights}：现在键入的分值只对这类区县生效。Alt+C 换下一类。</translation>
  </message>
 </context>
 <context>
  <name>PlanPanels</name>
  <message>
   <source>Nothing found.</source>
   <translation>没有找到。</translation>
  </message>
  <message>
   <source>the whole plan</source>
   <translation>整个方案</translation>
  </message>
  <message>
   <source>only below {name}</source>
   <translation>仅“{name}”之下</translation>
  </message>
  <message>
   <source>Everything adds up already: there is nothing to scale.</source>
   <translation>各级合计都已相符，不需要缩放。</translation>
  </message>
  <message>
   <source>Scale {count} weights</source>
   <translation>按比例缩放 {count} 项分值</translation>
  </message>
  <message>
   <source>Scaled: {count} weights changed. Ctrl+Z undoes it.</source>
   <translation>已缩放：改动 {count} 项分值。按 Ctrl+Z 可撤销。</translation>
  </message>
  <message>
   <source>{count} indicators chosen</source>
   <translation>已选 {count} 项指标</translation>
  </message>
  <message>
   <source>{settings} of {count} indicators</source>
   <translation>{count} 项指标的{settings}</translation>
  </message>
  <message>
   <source>Changed: {label}</source>
   <translation>已修改：{label}</translation>
  </message>
  <message>
   <source>Where missing</source>
   <translation>缺报时</translation>
  </message>
  <message>
   <source>Where not applicable</source>
   <translation>不考核时</translation>
  </message>
  <message>
   <source>Compared with</source>
   <translation>比较范围</translation>
  </message>
  <message>
   <source>Source</source>
   <translation>数据来源</translation>
  </message>
  <message>
   <source>Basis</source>
   <translation>依据</translation>
  </message>
 </context>
 <context>
  <name>PlanTree</name>
  <message>
   <source>Indicator</source>
   <translation>指标</translation>
  </message>
  <message>
   <source>Weight</source>
   <translation>分值</translation>
  </message>
  <message>
   <source>% of parent</source>
   <translation>占上级%</translation>
  </message>
  <message>
   <source>Unit</source>
   <translation>计量单位</translation>
  </message>
  <message>
   <source>Scoring rule</source>
   <translation>计分办法</translation>
  </message>
  <message>
   <source>Department</source>
   <translation>责任科室</translation>
  </message>
  <message>
   <source>{count} items</source>
   <translation>{count} 项</translation>
  </message>
  <message>
   <source>Department of {name}</source>
   <translation>{name} 责任科室</translation>
  </message>
  <message>
   <source>An indicator needs a name: it stays “{name}”.</source>
   <translation>指标名称不能为空，仍为“{name}”。</translation>
  </message>
  <message>
   <source>Rename {name}</source>
   <translation>指标改名 {name}</translation>
  </message>
  <message>
   <source>“{text}” is not a number: the weight stays {weight}. Write digits, with a point before decimals.</source>
   <translation>“{text}”不是数字，分值仍为 {weight}。请只写数字，小数用小数点。</translation>
  </message>
  <message>
   <source>A weight cannot be below 0: it stays {weight}.</source>
   <translation>分值不能小于 0，仍为 {weight}。</translation>
  </message>
  <message>
   <source>Weight of {name} {old} → {new}</source>
   <translation>{name} 分值 {old} → {new}</translation>
  </message>
  <message>
   <source>A weight cannot be left blank: it stays {weight}. What is not scored weighs 0.</source>
   <translation>分值不能留空，仍为 {weight}。不计分的指标请填 0。</translation>
  </message>
  <message>
   <source>Nothing can be changed here: the file is opened for reading only.</source>
   <translation>文件以只读方式打开，这里不能修改。</translation>
  </message>
  <message>
   <source>This indicator is shown but never scored: its weight stays 0.</source>
   <translation>此指标仅统计、不计分，分值固定为 0。</translation>
  </message>
  <message>
   <source>Last year</source>
   <translation>上年</translation>
  </message>
  <message>
   <source>Change</source>
   <translation>变化</translation>
  </message>
  <message>
   <source>Reason for the change</source>
   <translation>调整理由</translation>
  </message>
  <message>
   <source>Tags</source>
   <translation>标签</translation>
  </message>
  <message>
   <source>Code</source>
   <translation>编码</translation>
  </message>
  <message>
   <source>(dropped) {name}</source>
   <translation>（删除）{name}</translation>
  </message>
  <message>
   <source>new</source>
   <translation>新增</translation>
  </message>
  <message>
   <source>dropped</source>
   <translation>删除</translation>
  </message>
  <message>
   <source>renamed</source>
   <translation>改名</translation>
  </message>
  <message>
   <source>moved</source>
   <translation>移动</translation>
  </message>
  <message>
   <source>Locked (Alt+L): it stays when others are balanced or scaled.</source>
   <translation>分值已锁住（Alt+L）：补足、缩放时保持不变。</translation>
  </message>
  <message>
   <source>Last year: {code}  {name}</source>
   <translation>上年：{code}  {name}</translation>
  </message>
  <message>
   <source>, locked</source>
   <translation>，已锁住</translation>
  </message>
  <message>
   <source>{share}% is {exact} points, rounded to {weight}.</source>
   <translation>{share}% 折合 {exact} 分，已取整为 {weight} 分。</translation>
  </message>
  <message>
   <source>This indicator was dropped: it is shown because it stood in last year's plan.</source>
   <translation>这是上年有、今年已删除的指标，只作对照，不能改。</translation>
  </message>
  <message>
   <source>What it is a part of weighs 0, and a share of that says nothing. Type points, or the weight above first.</source>
   <translation>上级分值为 0，无法按占比折算。请先填上级分值，或直接填分值。</translation>
  </message>
  <message>
   <source>This cell is worked out: it cannot be typed into.</source>
   <translation>此格由系统算出，不能填写。</translation>
  </message>
  <message>
   <source>Reason for {name}</source>
   <translation>“{name}”的调整理由</translation>
  </message>
  <message>
   <source>Change {name}</source>
   <translation>修改“{name}”</translation>
  </message>
  <message>
   <source>Weights of classes: {own}; all others {weight}</source>
   <translation>分类分值：{own}；其他各类 {weight}</translation>
  </message>
  <message>
   <source>{label} ({name})</source>
   <translation>{label}（{name}）</translation>
  </message>
  <message>
   <source>classes</source>
   <translation>分类</translation>
  </message>
  <message>
   <source>The weights of these classes changed otherwise: {names}. Alt+C shows them.</source>
   <translation>这些分类的分值另有调整：{names}。按 Alt+C 查看。</translation>
  </message>
 </context>
 <context>
  <name>PlanView</name>
  <message>
   <source>{rows} rows and {columns} columns copied.</source>
   <translation>已复制 {rows} 行 {columns} 列。</translation>
  </message>
 </context>
 <context>
  <name>PrintPage</name>
  <message>
   <source>&amp;Sheets</source>
   <translation>要打印的表(&amp;S)</translation>
  </message>
  <message>
   <source>&amp;Orientation</source>
   <translation>方向(&amp;O)</translation>
  </message>
  <message>
   <source>&amp;Language</source>
   <translation>文种(&amp;L)</translation>
  </message>
  <message>
   <source>Automatic</source>
   <translation>自动</translation>
  </message>
  <message>
   <source>Portrait</source>
   <translation>纵向</translation>
  </message>
  <message>
   <source>Landscape</source>
   <translation>横向</translation>
  </message>
  <message>
   <source>Si&amp;gnatures</source>
   <translation>签字栏(&amp;G)</translation>
  </message>
  <message>
   <source>&amp;Whole page</source>
   <translation>整页显示(&amp;W)</translation>
  </message>
  <message>
   <source>&amp;All sheets</source>
   <translation>全选(&amp;A)</translation>
  </message>
  <message>
   <source>Previous page (PgUp)</source>
   <translation>上一页（PgUp）</translation>
  </message>
  <message>
   <source>Previous page</source>
   <translation>上一页</translation>
  </message>
  <message>
   <source>Next page (PgDn)</source>
   <translation>下一页（PgDn）</translation>
  </message>
  <message>
   <source>Next page</source>
   <translation>下一页</translation>
  </message>
  <message>
   <source>P&amp;rint…</source>
   <translation>打印(&amp;R)…</translation>
  </message>
  <message>
   <source>Export E&amp;xcel…</source>
   <translation>导出 Excel(&amp;X)…</translation>
  </message>
  <message>
   <source>Print the ticked sheets (Enter)</source>
   <translation>打印勾选的表（回车）</translation>
  </message>
  <message>
   <source>Ticked: {count} pp.</source>
   <translation>已选 {count} 页</translation>
  </message>
  <message>
   <source>{count} pp.</source>
   <translation>{count} 页</translation>
  </message>
  <message>
   <source>signatures on page {page}</source>
   <translation>签字栏在第 {page} 页</translation>
  </message>
  <message>
   <source>, </source>
   <translation>、</translation>
  </message>
  <message>
   <source>Printed: {sheets}</source>
   <translation>已打印：{sheets}</translation>
  </message>
  <message>
   <source>Export PDF</source>
   <translation>导出 PDF</translation>
  </message>
  <message>
   <source>PDF files (*.pdf)</source>
   <translation>PDF 文件 (*.pdf)</translation>
  </message>
  <message>
   <source>Export Excel</source>
   <translation>导出 Excel</translation>
  </message>
  <message>
   <source>Excel workbooks (*.xlsx)</source>
   <translation>Excel 工作簿 (*.xlsx)</translation>
  </message>
  <message>
   <source>Exported to {path}</source>
   <translation>已导出到 {path}</translation>
  </message>
  <message>
   <source>The printer refused; nothing was printed.</source>
   <translation>打印机没有接受，未打印。</translation>
  </message>
  <message>
   <source>Paper si&amp;ze</source>
   <translation>纸张(&amp;Z)</translation>
  </message>
  <message>
   <source>Expor&amp;t PDF…</source>
   <translation>导出 PDF(&amp;T)…</translation>
  </message>
  <message>
   <source>Sig&amp;ners, one a line</source>
   <translation>签字人（每行一人）(&amp;N)</translation>
  </message>
  <message>
   <source>Role, and behind a colon the name where it is printed too</source>
   <translation>写职务；需要印出姓名的，在冒号后写姓名</translation>
  </message>
  <message>
   <source>Paper of {sheet}</source>
   <translation>{sheet}的纸张</translation>
  </message>
  <message>
   <source>Signers</source>
   <translation>签字人</translation>
  </message>
  <message>
   <source>Export Word</source>
   <translation>导出 Word</translation>
  </message>
  <message>
   <source>Word files (*.docx)</source>
   <translation>Word 文件 (*.docx)</translation>
  </message>
  <message>
   <source>Export Word (&amp;K)…</source>
   <translation>导出 Word(&amp;K)…</translation>
  </message>
  <message>
   <source>Export &amp;CSV…</source>
   <translation>导出 CSV(&amp;C)…</translation>
  </message>
  <message>
   <source>&amp;Both sides</source>
   <translation>双面(&amp;B)</translation>
  </message>
  <message>
   <source>Every sheet begins on a front</source>
   <translation>每份表从正面开始</translation>
  </message>
  <message>
   <source>Export CSV</source>
   <translation>导出 CSV</translation>
  </message>
  <message>
   <source>{count} files: {path}</source>
   <translation>已生成 {count} 个文件：{path}</translation>
  </message>
  <message>
   <source>The sheets are being laid out …</source>
   <translation>正在准备各种表……</translation>
  </message>
  <message>
   <source>Nothing to print yet: open an assessment.</source>
   <translation>还没有可打印的内容：请先打开或新建一个考核。</translation>
  </message>
  <message>
   <source>Check&amp;ing workbook…</source>
   <translation>可核对工作簿(&amp;I)…</translation>
  </message>
  <message>
   <source>Every figure as a live formula, whatever is ticked (Alt+Shift+E)</source>
   <translation>每个得分都是实时公式，可逐项复算；与勾选无关（Alt+Shift+E）</translation>
  </message>
  <message>
   <source>Export checking workbook</source>
   <translation>导出可核对工作簿</translation>
  </message>
 </context>
 <context>
  <name>RankInput</name>
  <message>
   <source>&amp;Formula:</source>
   <translation>算法(&amp;F)：</translation>
  </message>
  <message>
   <source>The most important on top. Alt+↑ and Alt+↓ move an indicator; = ties it with the one above.</source>
   <translation>最重要的排在最上面。Alt+↑、Alt+↓ 移动指标；按 = 与上一项并列。</translation>
  </message>
  <message>
   <source>Place</source>
   <translation>位次</translation>
  </message>
  <message>
   <source>Indicator</source>
   <translation>指标</translation>
  </message>
 </context>
 <context>
  <name>RankingColumns</name>
  <message>
   <source>Rank</source>
   <translation>位次</translation>
  </message>
  <message>
   <source>Total</source>
   <translation>总分</translation>
  </message>
  <message>
   <source>Places</source>
   <translation>升降</translation>
  </message>
 </context>
 <context>
  <name>RankingPanel</name>
  <message>
   <source>The ranking starts with the first value.</source>
   <translation>录入第一个完成值后，这里开始排名。</translation>
  </message>
  <message>
   <source>Live ranking</source>
   <translation>实时排名</translation>
  </message>
  <message>
   <source>Live ranking (provisional)</source>
   <translation>实时排名（暂定）</translation>
  </message>
  <message>
   <source>Live ranking (has problems)</source>
   <translation>实时排名（有问题）</translation>
  </message>
  <message>
   <source>, </source>
   <translation>，</translation>
  </message>
  <message>
   <source>Just now: {moves}</source>
   <translation>刚才：{moves}</translation>
  </message>
  <message>
   <source>What-if ranking</source>
   <translation>实时排名（试算，与正式比）</translation>
  </message>
  <message>
   <source>Against the record: {moves}</source>
   <translation>与正式比：{moves}</translation>
  </message>
  <message>
   <source>{unit} from place {before} to {now}</source>
   <translation>{unit}由第{before}名到第{now}名</translation>
  </message>
  <message>
   <source>and {count} more</source>
   <translation>另有{count}个单位变动</translation>
  </message>
 </context>
 <context>
  <name>RankingTable</name>
  <message>
   <source>Rank</source>
   <translation>位次</translation>
  </message>
  <message>
   <source>Unit</source>
   <translation>单位</translation>
  </message>
  <message>
   <source>Class</source>
   <translation>类别</translation>
  </message>
  <message>
   <source>Base</source>
   <translation>基础分</translation>
  </message>
  <message>
   <source>Bonus</source>
   <translation>加分</translation>
  </message>
  <message>
   <source>Total</source>
   <translation>总分</translation>
  </message>
  <message>
   <source>Grade</source>
   <translation>等次</translation>
  </message>
  <message>
   <source>not ranked</source>
   <translation>不排名</translation>
  </message>
  <message>
   <source>{rank} tied</source>
   <translation>并列第{rank}</translation>
  </message>
  <message>
   <source>tied</source>
   <translation>并列</translation>
  </message>
  <message>
   <source>Coeff.</source>
   <translation>系数</translation>
  </message>
  <message>
   <source>Adjust.</source>
   <translation>调整后</translation>
  </message>
  <message>
   <source>Gap</source>
   <translation>与前一名差</translation>
  </message>
  <message>
   <source>Ded.</source>
   <translation>扣分</translation>
  </message>
  <message>
   <source>In class</source>
   <translation>类内位次</translation>
  </message>
  <message>
   <source>Rank without</source>
   <translation>系数前位次</translation>
  </message>
  <message>
   <source>Last rank</source>
   <translation>上年位次</translation>
  </message>
  <message>
   <source>Moved</source>
   <translation>升降</translation>
  </message>
  <message>
   <source>new</source>
   <translation>新</translation>
  </message>
  <message>
   <source>{grade} ({reason})</source>
   <translation>{grade}（{reason}）</translation>
  </message>
  <message>
   <source>+</source>
   <translation>、</translation>
  </message>
  <message>
   <source>condition</source>
   <translation>条件</translation>
  </message>
  <message>
   <source>quota</source>
   <translation>名额</translation>
  </message>
  <message>
   <source>veto</source>
   <translation>否决</translation>
  </message>
  <message>
   <source>The total alone would give another grade. The line below says why.</source>
   <translation>按总分应为另一等次，原因见右下方说明。</translation>
  </message>
  <message>
   <source>Last year {total} points, rank {rank}</source>
   <translation>上年{total}分，第{rank}位</translation>
  </message>
  <message>
   <source>Rank on record</source>
   <translation>正式位次</translation>
  </message>
  <message>
   <source>Total on record</source>
   <translation>正式总分</translation>
  </message>
  <message>
   <source>Change</source>
   <translation>试算变化</translation>
  </message>
 </context>
 <context>
  <name>ReadingLines</name>
  <message>
   <source>Left aside: {count}</source>
   <translation>没有采用的行：{count}</translation>
  </message>
  <message>
   <source>{whose}: {text}</source>
   <translation>{whose}：{text}</translation>
  </message>
 </context>
 <context>
  <name>Recipients</name>
  <message>
   <source>Recipient</source>
   <translation>分发对象</translation>
  </message>
  <message>
   <source>Form</source>
   <translation>表种</translation>
  </message>
  <message>
   <source>Items</source>
   <translation>项数</translation>
  </message>
  <message>
   <source>Sent</source>
   <translation>分发</translation>
  </message>
  <message>
   <source>Due</source>
   <translation>截止</translation>
  </message>
  <message>
   <source>Returned on</source>
   <translation>收到</translation>
  </message>
  <message>
   <source>Standing</source>
   <translation>情况</translation>
  </message>
  <message>
   <source>Data</source>
   <translation>数据采集表</translation>
  </message>
  <message>
   <source>Data of the unit</source>
   <translation>数据采集表</translation>
  </message>
  <message>
   <source>Self-assessment</source>
   <translation>自评表</translation>
  </message>
  <message>
   <source>Packet</source>
   <translation>工作包</translation>
  </message>
  <message>
   <source>Overdue by {days} days</source>
   <translation>逾期 {days} 天</translation>
  </message>
  <message>
   <source>Awaited</source>
   <translation>待收</translation>
  </message>
  <message>
   <source>✓ Returned {count} times</source>
   <translation>✓ 已收 {count} 次</translation>
  </message>
  <message>
   <source>✓ Returned</source>
   <translation>✓ 已收</translation>
  </message>
  <message>
   <source>Different</source>
   <translation>与现值不同</translation>
  </message>
  <message>
   <source>Problems</source>
   <translation>问题</translation>
  </message>
  <message>
   <source>Read, to be taken over</source>
   <translation>已读取，待采用</translation>
  </message>
 </context>
 <context>
  <name>RegisterTable</name>
  <message>
   <source>Date</source>
   <translation>日期</translation>
  </message>
  <message>
   <source>Unit</source>
   <translation>单位</translation>
  </message>
  <message>
   <source>Rule</source>
   <translation>条款</translation>
  </message>
  <message>
   <source>Matter</source>
   <translation>事项</translation>
  </message>
  <message>
   <source>Level</source>
   <translation>级别</translation>
  </message>
  <message>
   <source>Points</source>
   <translation>分值</translation>
  </message>
  <message>
   <source>Own points</source>
   <translation>自定分值</translation>
  </message>
  <message>
   <source>Count</source>
   <translation>次数</translation>
  </message>
  <message>
   <source>Factor</source>
   <translation>系数</translation>
  </message>
  <message>
   <source>Reason</source>
   <translation>事由</translation>
  </message>
  <message>
   <source>Provided by</source>
   <translation>提供单位</translation>
  </message>
  <message>
   <source>Entered by</source>
   <translation>录入人</translation>
  </message>
  <message>
   <source>These points come from the rule. Others can be typed under “Own points”.</source>
   <translation>此处分值按条款算出。需要另定的，请填在“自定分值”。</translation>
  </message>
  <message>
   <source>“{text}” is no level of this rule, which has: {levels}. Nothing was changed.</source>
   <translation>此条款没有“{text}”这一级别，可填：{levels}。未作改动。</translation>
  </message>
  <message>
   <source>none</source>
   <translation>无</translation>
  </message>
  <message>
   <source>An entry needs its unit and its rule. Nothing was changed; empty the whole row to drop it.</source>
   <translation>每一行都要有单位和条款。未作改动；要删除请清空整行。</translation>
  </message>
  <message>
   <source>{points} not counted</source>
   <translation>{points} 不计</translation>
  </message>
  <message>
   <source>Evidence no.</source>
   <translation>佐证号</translation>
  </message>
  <message>
   <source>There is no material {numbers}. Nothing was changed; Alt+A adds the file.</source>
   <translation>没有编号为{numbers}的佐证材料，未作改动；按 Alt+A 添加文件。</translation>
  </message>
  <message>
   <source>Document no.</source>
   <translation>文号</translation>
  </message>
 </context>
 <context>
  <name>RegistersPage</name>
  <message>
   <source>Bonus</source>
   <translation>加分</translation>
  </message>
  <message>
   <source>Deduction</source>
   <translation>扣分</translation>
  </message>
  <message>
   <source>Veto</source>
   <translation>一票否决</translation>
  </message>
  <message>
   <source>New row</source>
   <translation>新增一行</translation>
  </message>
  <message>
   <source>New row (Ctrl+Enter)</source>
   <translation>新增一行（Ctrl+Enter）</translation>
  </message>
  <message>
   <source>Type the unit and the rule: part of a name is enough, Alt+Down shows the list. Ctrl+Enter begins a new row, emptying a row drops it.</source>
   <translation>录入单位和条款：输入名称的一部分即可，Alt+↓ 打开清单。Ctrl+Enter 新增一行，清空整行即删除。</translation>
  </message>
  <message>
   <source>To be looked at</source>
   <translation>请核对</translation>
  </message>
  <message>
   <source>Together</source>
   <translation>小计</translation>
  </message>
  <message>
   <source>{name} {uncapped} → cap {earned}</source>
   <translation>{name} {uncapped} → 上限 {earned}</translation>
  </message>
  <message>
   <source>Add evidence…</source>
   <translation>添加佐证…</translation>
  </message>
  <message>
   <source>Add evidence… (Alt+A)</source>
   <translation>添加佐证…（Alt+A）</translation>
  </message>
  <message>
   <source> ({count} not finished)</source>
   <translation>（未完成 {count}）</translation>
  </message>
  <message>
   <source>Row {number}</source>
   <translation>第{number}行</translation>
  </message>
  <message>
   <source>{rule}: {events}; {together}</source>
   <translation>{rule}：{events}；{together}</translation>
  </message>
 </context>
 <context>
  <name>ResultsPage</name>
  <message>
   <source>Ranked {count}</source>
   <translation>参加排名 {count}</translation>
  </message>
  <message>
   <source>Groups of ties {count}</source>
   <translation>并列 {count} 组</translation>
  </message>
  <message>
   <source>There are no results yet. Open an assessment, or enter the first values.</source>
   <translation>还没有结果。请先打开考核，或录入第一个完成值。</translation>
  </message>
  <message>
   <source>Ranking</source>
   <translation>排名表</translation>
  </message>
  <message>
   <source>How the unit was scored</source>
   <translation>得分明细</translation>
  </message>
  <message>
   <source>Why the ranking is not final</source>
   <translation>为什么还不是最终结果</translation>
  </message>
  <message>
   <source>All</source>
   <translation>全部</translation>
  </message>
  <message>
   <source>Complete: every entry is there</source>
   <translation>完整：数据已齐</translation>
  </message>
  <message>
   <source>Provisional: {count} open</source>
   <translation>暂定：还有 {count} 处未定</translation>
  </message>
  <message>
   <source>Has problems: {count}</source>
   <translation>有问题：{count} 处</translation>
  </message>
  <message>
   <source>Tied units share a rank, the next ranks are left free (1, 2, 2, 4).</source>
   <translation>得分相同的并列，其后位次顺延（1、2、2、4）。</translation>
  </message>
  <message>
   <source>Tied units share a rank, the next rank follows (1, 2, 2, 3).</source>
   <translation>得分相同的并列，其后位次连续（1、2、2、3）。</translation>
  </message>
  <message>
   <source>Tied units share the mean of their ranks (1, 2.5, 2.5, 4).</source>
   <translation>得分相同的取平均位次（1、2.5、2.5、4）。</translation>
  </message>
  <message>
   <source>{unit}: {total} points</source>
   <translation>{unit} {total} 分</translation>
  </message>
  <message>
   <source>{unit}: {total} points, rank {rank}</source>
   <translation>{unit} {total} 分，第 {rank} 位</translation>
  </message>
  <message>
   <source>How the figure came about</source>
   <translation>得分计算过程</translation>
  </message>
  <message>
   <source>Copy the explanation</source>
   <translation>复制说明</translation>
  </message>
  <message>
   <source>Working it out …</source>
   <translation>正在计算……</translation>
  </message>
  <message>
   <source>Entries: </source>
   <translation>数据：</translation>
  </message>
  <message>
   <source>Rule: </source>
   <translation>计分办法：</translation>
  </message>
  <message>
   <source>The explanation is copied.</source>
   <translation>说明已复制。</translation>
  </message>
  <message>
   <source>Scores</source>
   <translation>得分</translation>
  </message>
  <message>
   <source>Why</source>
   <translation>为什么</translation>
  </message>
  <message>
   <source>How the unit was scored (Alt+F9)</source>
   <translation>得分明细（Alt+F9）</translation>
  </message>
  <message>
   <source>Why the unit stands there (Shift+F9, Enter)</source>
   <translation>为什么在这一位次（Shift+F9，在排名上按回车）</translation>
  </message>
  <message>
   <source>What is &amp;open</source>
   <translation>未定事项(&amp;O)</translation>
  </message>
  <message>
   <source>&amp;Columns of the ranking…</source>
   <translation>排名表的列(&amp;C)…</translation>
  </message>
  <message>
   <source>What is open (Alt+O)</source>
   <translation>查看未定事项（Alt+O）</translation>
  </message>
  <message>
   <source>Usual columns</source>
   <translation>恢复默认列</translation>
  </message>
  <message>
   <source>No unit is called {letters}.</source>
   <translation>没有名称为“{letters}”的单位。</translation>
  </message>
 </context>
 <context>
  <name>ReturnedCells</name>
  <message>
   <source>Unit</source>
   <translation>单位</translation>
  </message>
  <message>
   <source>Item</source>
   <translation>数据项</translation>
  </message>
  <message>
   <source>Now</source>
   <translation>现值</translation>
  </message>
  <message>
   <source>Returned</source>
   <translation>来表值</translation>
  </message>
  <message>
   <source>Change</source>
   <translation>差</translation>
  </message>
  <message>
   <source>Problem</source>
   <translation>问题</translation>
  </message>
  <message>
   <source>From</source>
   <translation>来自</translation>
  </message>
  <message>
   <source>Files differ: choose one</source>
   <translation>来表不一致，请选定一份</translation>
  </message>
  <message>
   <source>Changed here, too: choose</source>
   <translation>本机也已改动，请选定</translation>
  </message>
  <message>
   <source>Counted from a ledger: ticked, it is entered by hand</source>
   <translation>由台账统计得出：勾选即改为手工填写</translation>
  </message>
  <message>
   <source>Marks of judges stand here: ticked, theirs replace them</source>
   <translation>现有评委打分：勾选后以来表打分替换</translation>
  </message>
  <message>
   <source>Counted from ballots that were read out: ticked, it is changed by hand</source>
   <translation>由唱票统计得出：勾选后改为手工填写</translation>
  </message>
 </context>
 <context>
  <name>RowsTable</name>
  <message>
   <source>Insert a row (Insert)</source>
   <translation>插入一行（Insert）</translation>
  </message>
  <message>
   <source>Delete the row (Ctrl+Delete)</source>
   <translation>删除本行（Ctrl+Delete）</translation>
  </message>
  <message>
   <source>Move up (Alt+Up)</source>
   <translation>上移（Alt+↑）</translation>
  </message>
  <message>
   <source>Move down (Alt+Down)</source>
   <translation>下移（Alt+↓）</translation>
  </message>
 </context>
 <context>
  <name>RuleCards</name>
  <message>
   <source>type to look one up, ↑↓ to choose</source>
   <translation>输入文字查找，↑↓ 选择，回车确定</translation>
  </message>
  <message>
   <source>Scoring rule</source>
   <translation>计分办法</translation>
  </message>
 </context>
 <context>
  <name>RuleCurve</name>
  <message>
   <source>{points} points</source>
   <translation>{points} 分</translation>
  </message>
  <message>
   <source> (last year)</source>
   <translation>（上年）</translation>
  </message>
  <message>
   <source>No unit has points here yet.</source>
   <translation>还没有单位得分。</translation>
  </message>
  <message>
   <source>last year</source>
   <translation>上年</translation>
  </message>
  <message>
   <source>this year</source>
   <translation>本年</translation>
  </message>
  <message>
   <source>points</source>
   <translation>分</translation>
  </message>
  <message>
   <source>and {count} more</source>
   <translation>另有 {count} 个</translation>
  </message>
 </context>
 <context>
  <name>RuleDesk</name>
  <message>
   <source>The rule of “{name}” stays as it was: what was typed cannot be read ({reason}).</source>
   <translation>“{name}”的计分办法保持原样：填写的内容还不能用（{reason}）。</translation>
  </message>
  <message>
   <source>Nothing can be changed here: the file is opened for reading only.</source>
   <translation>文件以只读方式打开，此处不能修改。</translation>
  </message>
  <message>
   <source>as the indicator</source>
   <translation>同本指标</translation>
  </message>
 </context>
 <context>
  <name>RuleDraft</name>
  <message>
   <source>Scoring rule of {name}</source>
   <translation>{name}的计分办法</translation>
  </message>
 </context>
 <context>
  <name>RuleEditor</name>
  <message>
   <source>Numbers</source>
   <translation>办法参数</translation>
  </message>
  <message>
   <source>What is measured</source>
   <translation>计算口径</translation>
  </message>
  <message>
   <source>Copy</source>
   <translation>复制</translation>
  </message>
  <message>
   <source>Copies the sentence as it stands in the annex</source>
   <translation>复制这句话，与计分办法附件中的文字相同</translation>
  </message>
  <message>
   <source>Show only, weight 0</source>
   <translation>改为仅统计，分值为 0</translation>
  </message>
  <message>
   <source>Points by figure</source>
   <translation>得分曲线</translation>
  </message>
  <message>
   <source>Other settings</source>
   <translation>其他规定</translation>
  </message>
 </context>
 <context>
  <name>RuleKeys</name>
  <message>
   <source>A group has no scoring rule to copy: choose an indicator under it.</source>
   <translation>上级指标没有计分办法可复制，请选它下面的指标。</translation>
  </message>
  <message>
   <source>Copied the scoring rule of “{name}”: Ctrl+V puts it onto others.</source>
   <translation>已复制“{name}”的计分办法，选中其他指标后按 Ctrl+V 粘贴。</translation>
  </message>
  <message>
   <source>Nothing can be changed here: the file is opened for reading only.</source>
   <translation>文件以只读方式打开，此处不能修改。</translation>
  </message>
  <message>
   <source>There is no scoring rule on the clipboard: copy one here with Ctrl+C first.</source>
   <translation>剪贴板里没有计分办法，请先在此列按 Ctrl+C 复制一个。</translation>
  </message>
  <message>
   <source>It does not fit: {names}.</source>
   <translation>不适合：{names}，保持原样。</translation>
  </message>
  <message>
   <source>Paste a scoring rule onto {count}</source>
   <translation>把计分办法粘贴到 {count} 项</translation>
  </message>
  <message>
   <source>Scoring rule pasted onto {count}.</source>
   <translation>计分办法已粘贴到 {count} 项。</translation>
  </message>
 </context>
 <context>
  <name>RuleOwn</name>
  <message>
   <source>Class or unit</source>
   <translation>类别或单位</translation>
  </message>
 </context>
 <context>
  <name>RulePanel</name>
  <message>
   <source>Weight</source>
   <translation>分值</translation>
  </message>
  <message>
   <source>Combines its parts by</source>
   <translation>下级合成方式</translation>
  </message>
  <message>
   <source>Scoring rule</source>
   <translation>计分办法</translation>
  </message>
  <message>
   <source>What is measured</source>
   <translation>计算口径</translation>
  </message>
  <message>
   <source>Unit</source>
   <translation>单位</translation>
  </message>
  <message>
   <source>Better is</source>
   <translation>指标方向</translation>
  </message>
  <message>
   <source>Compared with</source>
   <translation>比较范围</translation>
  </message>
  <message>
   <source>Where missing</source>
   <translation>缺报时</translation>
  </message>
  <message>
   <source>Where not applicable</source>
   <translation>不考核时</translation>
  </message>
  <message>
   <source>For reference</source>
   <translation>仅供参考</translation>
  </message>
  <message>
   <source>Shown, never scored; its weight stays 0.</source>
   <translation>只展示，不计分，分值恒为 0。</translation>
  </message>
  <message>
   <source>Department</source>
   <translation>责任科室</translation>
  </message>
  <message>
   <source>Source</source>
   <translation>数据来源</translation>
  </message>
  <message>
   <source>Basis</source>
   <translation>依据</translation>
  </message>
  <message>
   <source>Note</source>
   <translation>说明</translation>
  </message>
 </context>
 <context>
  <name>RulePreview</name>
  <message>
   <source>{name} · {weight} points</source>
   <translation>{name} · {weight} 分</translation>
  </message>
  <message>
   <source>The rule cannot be read yet.</source>
   <translation>还没有填完，暂不能计分。</translation>
  </message>
  <message>
   <source>all units</source>
   <translation>全部单位</translation>
  </message>
  <message>
   <source>{first} and others, {count} in all</source>
   <translation>{first}等 {count} 个单位</translation>
  </message>
  <message>
   <source>→ {points} points</source>
   <translation>→ {points} 分</translation>
  </message>
  <message>
   <source>→ left out</source>
   <translation>→ 不计此项</translation>
  </message>
  <message>
   <source>The denominator is 0 for {units}. What then?</source>
   <translation>{units}的分母为 0，按什么处理？</translation>
  </message>
  <message>
   <source>Should the denominator ever be 0:</source>
   <translation>若遇分母为 0：</translation>
  </message>
 </context>
 <context>
  <name>RuleSide</name>
  <message>
   <source>A group has no scoring rule of its own: choose an indicator under it.</source>
   <translation>上级指标没有自己的计分办法，请选它下面的指标。</translation>
  </message>
  <message>
   <source>Looking through the plan…</source>
   <translation>正在检查方案…</translation>
  </message>
  <message>
   <source>To be put right</source>
   <translation>要改正</translation>
  </message>
  <message>
   <source>To be looked at</source>
   <translation>请核对</translation>
  </message>
  <message>
   <source>Without a department</source>
   <translation>未明确牵头单位</translation>
  </message>
  <message>
   <source>Without a source of figures</source>
   <translation>未写数据来源</translation>
  </message>
  <message>
   <source>Without a basis</source>
   <translation>未写考核依据</translation>
  </message>
  <message>
   <source>Open points of the plan: {count}</source>
   <translation>方案待办：{count} 项</translation>
  </message>
  <message>
   <source>Nothing is open in this plan.</source>
   <translation>本方案没有待办事项。</translation>
  </message>
  <message>
   <source>Looking through the plan: {step} of {steps} indicators…</source>
   <translation>正在检查方案：第 {step} 项，共 {steps} 项…</translation>
  </message>
 </context>
 <context>
  <name>SavedChip</name>
  <message>
   <source>Read only</source>
   <translation>只读</translation>
  </message>
  <message>
   <source>Saved {time}</source>
   <translation>已保存 {time}</translation>
  </message>
  <message>
   <source>Final, version {number}</source>
   <translation>已定稿 第{number}版</translation>
  </message>
 </context>
 <context>
  <name>ScalePanel</name>
  <message>
   <source>remainder {rest}</source>
   <translation>含尾差 {rest}</translation>
  </message>
  <message>
   <source>The remainder of rounding goes to: {rows}</source>
   <translation>取整尾差放在：{rows}。</translation>
  </message>
  <message>
   <source>{count} weights change; locked ones stay.</source>
   <translation>改动 {count} 项分值，锁住的不变。</translation>
  </message>
  <message>
   <source>Scale</source>
   <translation>按比例缩放</translation>
  </message>
  <message>
   <source>Decimals</source>
   <translation>小数位</translation>
  </message>
  <message>
   <source>Take over (Enter)</source>
   <translation>采用（Enter）</translation>
  </message>
  <message>
   <source>Leave (Esc)</source>
   <translation>不改（Esc）</translation>
  </message>
  <message>
   <source>Indicator</source>
   <translation>指标</translation>
  </message>
  <message>
   <source>Old</source>
   <translation>原分值</translation>
  </message>
  <message>
   <source>New</source>
   <translation>新分值</translation>
  </message>
  <message>
   <source>Change</source>
   <translation>变化</translation>
  </message>
  <message>
   <source>Weights before and after scaling</source>
   <translation>缩放前后的分值</translation>
  </message>
 </context>
 <context>
  <name>ScoreList</name>
  <message>
   <source>Indicator</source>
   <translation>指标</translation>
  </message>
  <message>
   <source>Measure</source>
   <translation>完成值</translation>
  </message>
  <message>
   <source>Rule</source>
   <translation>计分办法</translation>
  </message>
  <message>
   <source>Points</source>
   <translation>得分</translation>
  </message>
  <message>
   <source>Weight</source>
   <translation>分值</translation>
  </message>
  <message>
   <source>Rate</source>
   <translation>得分率</translation>
  </message>
  <message>
   <source>State</source>
   <translation>状态</translation>
  </message>
  <message>
   <source>missing</source>
   <translation>缺报</translation>
  </message>
  <message>
   <source>not applicable</source>
   <translation>不适用</translation>
  </message>
  <message>
   <source>pending</source>
   <translation>待核</translation>
  </message>
  <message>
   <source>reference only</source>
   <translation>仅参考</translation>
  </message>
 </context>
 <context>
  <name>SearchBar</name>
  <message>
   <source>Go to</source>
   <translation>定位</translation>
  </message>
  <message>
   <source>Find</source>
   <translation>查找</translation>
  </message>
  <message>
   <source>unit and item, such as: Meishan cases</source>
   <translation>考核对象和数据项，如：梅山 办案</translation>
  </message>
  <message>
   <source>value, name or comment</source>
   <translation>数值、名称或批注</translation>
  </message>
  <message>
   <source>replace by</source>
   <translation>替换为</translation>
  </message>
  <message>
   <source>Go there (Enter)</source>
   <translation>定位（回车）</translation>
  </message>
  <message>
   <source>Next (F3)</source>
   <translation>下一个（F3）</translation>
  </message>
  <message>
   <source>Replace what is ticked</source>
   <translation>替换勾选的</translation>
  </message>
  <message>
   <source>Close (Esc)</source>
   <translation>关闭（Esc）</translation>
  </message>
  <message>
   <source>What would become what</source>
   <translation>替换前后对照</translation>
  </message>
 </context>
 <context>
  <name>SecondPass</name>
  <message>
   <source>Double entry of {count} items begins</source>
   <translation>开始复录 {count} 项</translation>
  </message>
  <message>
   <source>Double entry compared: {count} differences</source>
   <translation>复录核对：{count} 处不一致</translation>
  </message>
  <message>
   <source>Double entry is over: {same} confirmed, {open} differ</source>
   <translation>复录结束：{same} 格一致，{open} 格不一致</translation>
  </message>
  <message>
   <source>Double entry given up</source>
   <translation>放弃复录</translation>
  </message>
  <message>
   <source>second value taken</source>
   <translation>取第二遍</translation>
  </message>
  <message>
   <source>first value stays</source>
   <translation>取第一遍</translation>
  </message>
  <message>
   <source>Double entry, {unit} · {item}: {words}</source>
   <translation>复录 {unit} · {item}：{words}</translation>
  </message>
  <message>
   <source>Double entry, {count} cells: {words}</source>
   <translation>复录 {count} 格：{words}</translation>
  </message>
  <message>
   <source>Double entry, {unit} · {item}: another value</source>
   <translation>复录 {unit} · {item}：另录</translation>
  </message>
 </context>
 <context>
  <name>SetsBox</name>
  <message>
   <source>All at once</source>
   <translation>成套导出</translation>
  </message>
  <message>
   <source>Without names of &amp;units</source>
   <translation>匿名（不显示单位名称）(&amp;U)</translation>
  </message>
  <message>
   <source>Units are called Unit A, Unit B …; which is whose stands in a key beside the assessment file</source>
   <translation>单位名称改为单位A、单位B……；对照表保存在考核文件旁边</translation>
  </message>
  <message>
   <source>For the meeting…</source>
   <translation>会议用…</translation>
  </message>
  <message>
   <source>For the archive…</source>
   <translation>归档用…</translation>
  </message>
  <message>
   <source>What the leaders decide on: PDF and Excel in a new folder ({keys})</source>
   <translation>上会材料：PDF 和 Excel，放在新建的文件夹里（{keys}）</translation>
  </message>
  <message>
   <source>Every document, the data and a list of them in a new folder ({keys})</source>
   <translation>全部文件、数据和归档目录，放在新建的文件夹里（{keys}）</translation>
  </message>
  <message>
   <source>Export set: {name}</source>
   <translation>成套导出：{name}</translation>
  </message>
 </context>
 <context>
  <name>SettingsTable</name>
  <message>
   <source>Value</source>
   <translation>设定</translation>
  </message>
  <message>
   <source>What it means</source>
   <translation>说明</translation>
  </message>
  <message>
   <source>This explains the setting; its value stands beside it.</source>
   <translation>本列是说明，请在左侧设定。</translation>
  </message>
 </context>
 <context>
  <name>SheetList</name>
  <message>
   <source>{count} pp.</source>
   <translation>{count} 页</translation>
  </message>
  <message>
   <source>{sheet}   {pages}</source>
   <translation>{sheet}　{pages}</translation>
  </message>
 </context>
 <context>
  <name>ShortcutsDialog</name>
  <message>
   <source>Keyboard shortcuts</source>
   <translation>快捷键表</translation>
  </message>
  <message>
   <source>Keys</source>
   <translation>按键</translation>
  </message>
  <message>
   <source>What they do</source>
   <translation>作用</translation>
  </message>
 </context>
 <context>
  <name>SourceSheet</name>
  <message>
   <source>Hidden in the file</source>
   <translation>在原表中是隐藏的</translation>
  </message>
  <message>
   <source>{name} hidden</source>
   <translation>{name} 隐藏</translation>
  </message>
  <message>
   <source>computed by the file</source>
   <translation>由原表公式算出</translation>
  </message>
  <message>
   <source>Comment: {text}</source>
   <translation>批注：{text}</translation>
  </message>
 </context>
 <context>
  <name>SourceView</name>
  <message>
   <source>Row {rows} is the header</source>
   <translation>第{rows}行作表头</translation>
  </message>
  <message>
   <source>Column {column}: {way}</source>
   <translation>{column}列：{way}</translation>
  </message>
  <message>
   <source>Row {row}: {way}</source>
   <translation>第{row}行：{way}</translation>
  </message>
 </context>
 <context>
  <name>StartPage</name>
  <message>
   <source>not found</source>
   <translation>找不到文件</translation>
  </message>
  <message>
   <source>{path} is not there: it was moved, or its disk or share is off. Del takes it off this list.</source>
   <translation>找不到 {path}：文件可能已移动，或所在磁盘、共享没有连接。按 Del 可从列表移除。</translation>
  </message>
  <message>
   <source>Quanheng</source>
   <translation>权衡</translation>
  </message>
  <message>
   <source>Weights, entry, exact scores, ranking, signed sheets</source>
   <translation>定权重、录数据、精确计分、排名、打印签字</translation>
  </message>
  <message>
   <source>Opened lately</source>
   <translation>最近使用</translation>
  </message>
  <message>
   <source>Take off this list (Del)</source>
   <translation>从列表移除 Del</translation>
  </message>
  <message>
   <source>File</source>
   <translation>文件</translation>
  </message>
  <message>
   <source>Changed</source>
   <translation>修改时间</translation>
  </message>
  <message>
   <source>Folder</source>
   <translation>位置</translation>
  </message>
  <message>
   <source>New: sample city</source>
   <translation>从示例城市新建</translation>
  </message>
  <message>
   <source>Ten made-up districts with plan and entries</source>
   <translation>10 个虚构区市局，含方案与数据</translation>
  </message>
  <message>
   <source>New from JSON…</source>
   <translation>从 JSON 文件新建…</translation>
  </message>
  <message>
   <source>A plan or a whole assessment from a file</source>
   <translation>由文件带入方案或整套考核</translation>
  </message>
  <message>
   <source>New from last year…</source>
   <translation>从上年新建…</translation>
  </message>
  <message>
   <source>Same plan, next year, entries blank</source>
   <translation>沿用上年方案，年度加一，数据清空</translation>
  </message>
  <message>
   <source>Open…</source>
   <translation>打开…</translation>
  </message>
  <message>
   <source>A file of this office</source>
   <translation>打开已有的考核文件</translation>
  </message>
  <message>
   <source>No assessment file yet. Bring last year's weights from a workbook (or drop it here), start from the sample city to see how it works, or open a file.</source>
   <translation>还没有考核文件。可以从去年的 Excel 带入权重（也可以把文件拖到这里），打开示例先看看，或打开已有文件。</translation>
  </message>
  <message>
   <source>Last year's weights from Excel…</source>
   <translation>从 Excel 带入上年权重…</translation>
  </message>
  <message>
   <source>Begins the first year; updates the plan that is open</source>
   <translation>第一年从这里开始；已打开的方案则更新分值</translation>
  </message>
 </context>
 <context>
  <name>StepAction</name>
  <message>
   <source>Undo</source>
   <translation>撤销</translation>
  </message>
  <message>
   <source>Redo</source>
   <translation>重做</translation>
  </message>
  <message>
   <source>Undone: {step}</source>
   <translation>已撤销：{step}</translation>
  </message>
  <message>
   <source>Redone: {step}</source>
   <translation>已重做：{step}</translation>
  </message>
 </context>
 <context>
  <name>SumBar</name>
  <message>
   <source>Go to the group whose parts do not add up</source>
   <translation>转到分值合计不符的上级指标</translation>
  </message>
  <message>
   <source>{groups} and {count} more</source>
   <translation>{groups}，另有 {count} 处</translation>
  </message>
  <message>
   <source>Sum {sum}</source>
   <translation>合计 {sum}</translation>
  </message>
  <message>
   <source>under {name}: {sum}</source>
   <translation>“{name}”下级 {sum}</translation>
  </message>
  <message>
   <source>{sum} short by {gap}</source>
   <translation>{sum}　差 {gap}</translation>
  </message>
  <message>
   <source>{sum} over by {gap}</source>
   <translation>{sum}　超 {gap}</translation>
  </message>
 </context>
 <context>
  <name>SumList</name>
  <message>
   <source>whole table</source>
   <translation>全表</translation>
  </message>
  <message>
   <source>✓ {name}: {found} of {wanted}</source>
   <translation>✓ {name}：{found} / {wanted}</translation>
  </message>
  <message>
   <source>≠ {name}: {found} of {wanted}, difference {difference}</source>
   <translation>≠ {name}：{found} / {wanted}，差 {difference}</translation>
  </message>
 </context>
 <context>
  <name>TagsTab</name>
  <message>
   <source>{count} indicators</source>
   <translation>{count} 项指标</translation>
  </message>
  <message>
   <source>Carried by (tags are set on the plan page)</source>
   <translation>已标注的指标（标签在方案页上设置）</translation>
  </message>
  <message>
   <source>Tag set {name}</source>
   <translation>标签组 {name}</translation>
  </message>
  <message>
   <source>Tags of {name}</source>
   <translation>{name} 的标签</translation>
  </message>
  <message>
   <source>New tag set</source>
   <translation>新标签组</translation>
  </message>
  <message>
   <source>Remove tag set {name}</source>
   <translation>删除标签组 {name}</translation>
  </message>
  <message>
   <source>Tag &amp;sets</source>
   <translation>标签组(&amp;S)</translation>
  </message>
  <message>
   <source>&amp;Name</source>
   <translation>名称(&amp;N)</translation>
  </message>
  <message>
   <source>&amp;Tags, one a line</source>
   <translation>标签（每行一个）(&amp;T)</translation>
  </message>
  <message>
   <source>New</source>
   <translation>新增</translation>
  </message>
  <message>
   <source>Remove</source>
   <translation>删除</translation>
  </message>
  <message>
   <source>No tag set yet. “New” makes one, such as 五度: its tags stand one a line.</source>
   <translation>还没有标签组。按“新增”建立，如“五度”：力度、温度等标签每行写一个。</translation>
  </message>
 </context>
 <context>
  <name>TakeOverDialog</name>
  <message>
   <source>Take over last year's weights</source>
   <translation>带入上年权重</translation>
  </message>
  <message>
   <source>or &amp;earlier assessment:</source>
   <translation>或本库以前的考核(&amp;E)：</translation>
  </message>
  <message>
   <source>&amp;Weights of matching indicators only</source>
   <translation>只更新对应指标的分值(&amp;W)</translation>
  </message>
  <message>
   <source>The whole t&amp;ree, as it stands there</source>
   <translation>带入整棵指标树(&amp;R)</translation>
  </message>
  <message>
   <source>– choose –</source>
   <translation>— 请选择 —</translation>
  </message>
  <message>
   <source>Workbooks (*.xlsx *.xls *.ods *.csv *.tsv *.et);;All files (*)</source>
   <translation>表格文件 (*.xlsx *.xls *.ods *.csv *.tsv *.et);;所有文件 (*)</translation>
  </message>
  <message>
   <source>Last year's weights</source>
   <translation>上年权重表</translation>
  </message>
  <message>
   <source>Reading {file} …</source>
   <translation>正在读取 {file} …</translation>
  </message>
  <message>
   <source>Nothing to take over from here.</source>
   <translation>没有可带入的内容。</translation>
  </message>
  <message>
   <source>{count} similar to confirm (Space)</source>
   <translation>{count} 项名称相近，待确认（空格键）</translation>
  </message>
  <message>
   <source>then: sum {found} / {wanted}</source>
   <translation>带入后合计 {found} / {wanted}</translation>
  </message>
  <message>
   <source>Take over weights: {source}</source>
   <translation>带入权重：{source}</translation>
  </message>
  <message>
   <source>New assessment, &amp;title:</source>
   <translation>新建考核，名称(&amp;T)：</translation>
  </message>
  <message>
   <source>&amp;year:</source>
   <translation>年度(&amp;Y)：</translation>
  </message>
  <message>
   <source>Nothing can be read with “{option}”: it stays as it was. {why}</source>
   <translation>换成“{option}”后读不出来，已保持原来的读法。{why}</translation>
  </message>
  <message>
   <source>Choose last year's table of weights; you see first what was understood.</source>
   <translation>选择上年的权重表，先看读出了什么，再带入。</translation>
  </message>
  <message>
   <source>Taken over from {source}: {counts}. Ctrl+Z takes it back.</source>
   <translation>已从 {source} 带入：{counts}。按 Ctrl+Z 可撤销。</translation>
  </message>
  <message>
   <source>Not enough is known yet: {why}</source>
   <translation>还读不出来：{why}</translation>
  </message>
 </context>
 <context>
  <name>TakeOverTree</name>
  <message>
   <source>Indicator of last year</source>
   <translation>上年指标</translation>
  </message>
  <message>
   <source>Last year</source>
   <translation>上年分值</translation>
  </message>
  <message>
   <source>This year</source>
   <translation>本年分值</translation>
  </message>
  <message>
   <source>Indicator of this year</source>
   <translation>对应的本年指标</translation>
  </message>
  <message>
   <source>Cell</source>
   <translation>出处</translation>
  </message>
  <message>
   <source>Written in the file: {text}</source>
   <translation>原表写作：{text}</translation>
  </message>
  <message>
   <source>new</source>
   <translation>新增</translation>
  </message>
  <message>
   <source>{name} (written differently)</source>
   <translation>{name}（写法不同）</translation>
  </message>
  <message>
   <source>Kind</source>
   <translation>类别</translation>
  </message>
  <message>
   <source>group</source>
   <translation>分组</translation>
  </message>
  <message>
   <source>reference</source>
   <translation>参考</translation>
  </message>
  <message>
   <source>indicator</source>
   <translation>指标</translation>
  </message>
  <message>
   <source>not found: left out</source>
   <translation>没有对上，不采用</translation>
  </message>
  <message>
   <source>confirmed: {name}</source>
   <translation>已确认：{name}</translation>
  </message>
  <message>
   <source>similar? {name}</source>
   <translation>相近？{name}</translation>
  </message>
  <message>
   <source>left out: {name}</source>
   <translation>不采用：{name}</translation>
  </message>
  <message>
   <source>not scored: law</source>
   <translation>不计分</translation>
  </message>
 </context>
 <context>
  <name>TakeValuesDialog</name>
  <message>
   <source>Workbooks (*.xlsx *.xls *.ods *.csv *.tsv *.et);;All files (*)</source>
   <translation>工作簿 (*.xlsx *.xls *.ods *.csv *.tsv *.et);;所有文件 (*)</translation>
  </message>
  <message>
   <source>Data from a workbook</source>
   <translation>从工作簿导入数据</translation>
  </message>
  <message>
   <source>What would change</source>
   <translation>将有的变化</translation>
  </message>
  <message>
   <source>The sheet of the file</source>
   <translation>原表</translation>
  </message>
  <message>
   <source>What was not taken, and what should be looked at</source>
   <translation>没有导入的和需要核对的</translation>
  </message>
  <message>
   <source>Reading {file} …</source>
   <translation>正在读取 {file} …</translation>
  </message>
  <message>
   <source>Choose a table with units and items; you see first what would change.</source>
   <translation>选择有考核对象和数据项的表，先看会改动什么，再导入。</translation>
  </message>
  <message>
   <source>Not taken: {count}; to look at: {notes}</source>
   <translation>没有导入 {count} 处；需要核对 {notes} 处</translation>
  </message>
  <message>
   <source>Nothing to take over from here.</source>
   <translation>没有可导入的内容。</translation>
  </message>
  <message>
   <source>Differences: {count} (Space takes or leaves), the same: {same}</source>
   <translation>有差别 {count} 格（空格采用或不采用），相同 {same} 格</translation>
  </message>
  <message>
   <source>To take over: {count}, of these {replaced} replace an entry</source>
   <translation>将导入 {count} 格，其中 {replaced} 格替换已有数据</translation>
  </message>
  <message>
   <source>Take over data: {source}</source>
   <translation>导入数据：{source}</translation>
  </message>
  <message>
   <source>Taken over from {source}: {count} entries. Ctrl+Z takes it back.</source>
   <translation>已从 {source} 导入 {count} 格。按 Ctrl+Z 可撤销。</translation>
  </message>
 </context>
 <context>
  <name>TextTable</name>
  <message>
   <source>Type {text}</source>
   <translation>输入“{text}”</translation>
  </message>
  <message>
   <source>The file is open read-only: nothing can be entered.</source>
   <translation>文件以只读方式打开，不能录入。</translation>
  </message>
 </context>
 <context>
  <name>TrialBar</name>
  <message>
   <source>each by itself</source>
   <translation>各项单独变动</translation>
  </message>
  <message>
   <source>all together (Dirichlet)</source>
   <translation>全部一起变动（狄利克雷）</translation>
  </message>
  <message>
   <source>&amp;Weights vary</source>
   <translation>分值变动(&amp;W)</translation>
  </message>
  <message>
   <source>&amp;Draws</source>
   <translation>抽样次数(&amp;D)</translation>
  </message>
  <message>
   <source>S&amp;eed</source>
   <translation>随机种子(&amp;E)</translation>
  </message>
  <message>
   <source>&amp;First places</source>
   <translation>看前几名(&amp;F)</translation>
  </message>
  <message>
   <source>By how much weights vary</source>
   <translation>变动幅度</translation>
  </message>
  <message>
   <source>Stop</source>
   <translation>停止</translation>
  </message>
  <message>
   <source>The same seed gives the same figures; it stands under the chart.</source>
   <translation>种子相同则结果相同；种子印在图下。</translation>
  </message>
 </context>
 <context>
  <name>TrialPanel</name>
  <message>
   <source>Try a value</source>
   <translation>试算值</translation>
  </message>
  <message>
   <source>as for</source>
   <translation>按</translation>
  </message>
  <message>
   <source>Units for which the curve holds</source>
   <translation>曲线适用的单位</translation>
  </message>
 </context>
 <context>
  <name>TypedLines</name>
  <message>
   <source>“{text}” is no number. Nothing was changed.</source>
   <translation>“{text}”不是数，未作改动。</translation>
  </message>
  <message>
   <source>“{text}” names no one of the list, or several. Nothing was changed; Alt+Down shows it.</source>
   <translation>“{text}”在名单中没有，或者对应不止一个，未作改动；按 Alt+↓ 查看名单。</translation>
  </message>
  <message>
   <source>Not finished: {names} is missing. The row is kept and counts nowhere.</source>
   <translation>未完成：缺{names}。内容已保存，尚不计入。</translation>
  </message>
  <message>
   <source>missing</source>
   <translation>待填</translation>
  </message>
  <message>
   <source>Begun</source>
   <translation>未完成</translation>
  </message>
  <message>
   <source>{count} names are none of the list, or several: their rows are kept as not finished.</source>
   <translation>{count} 处名称在清单中没有，或对应不止一个：所在行已存为“未完成”，请逐行改正。</translation>
  </message>
 </context>
 <context>
  <name>UnitForm</name>
  <message>
   <source>Last year</source>
   <translation>上年</translation>
  </message>
  <message>
   <source>Value</source>
   <translation>完成值</translation>
  </message>
  <message>
   <source>Unit of measure</source>
   <translation>计量单位</translation>
  </message>
  <message>
   <source>Points</source>
   <translation>得分</translation>
  </message>
  <message>
   <source>Place</source>
   <translation>本项位次</translation>
  </message>
  <message>
   <source>Comment</source>
   <translation>批注</translation>
  </message>
  <message>
   <source>Only the value and the comment are typed here; the rest stands beside them.</source>
   <translation>这里只录完成值和批注，其余各列供对照。</translation>
  </message>
 </context>
 <context>
  <name>UpperTab</name>
  <message>
   <source>Type or paste the items of the upper-level assessment, one a row.</source>
   <translation>请录入或从表格粘贴上级考核项，每行一项。</translation>
  </message>
  <message>
   <source>Own indicators that answer to none: {count} ({names}).</source>
   <translation>未对应上级考核项的本级指标 {count} 项（{names}）。</translation>
  </message>
  <message>
   <source>{indicator} answers to {item}</source>
   <translation>“{indicator}”对应“{item}”</translation>
  </message>
  <message>
   <source>{indicator} no longer answers to {item}</source>
   <translation>“{indicator}”不再对应“{item}”</translation>
  </message>
  <message>
   <source>&amp;Upper-level items</source>
   <translation>上级考核项(&amp;U)</translation>
  </message>
  <message>
   <source>&amp;Own indicators that answer to the chosen item (Space)</source>
   <translation>对应所选考核项的本级指标（空格勾选）(&amp;O)</translation>
  </message>
  <message>
   <source>Own indicators</source>
   <translation>本级指标</translation>
  </message>
  <message>
   <source>Upper-level items</source>
   <translation>上级考核项</translation>
  </message>
  <message>
   <source>Nothing can be changed here: the file is opened for reading only.</source>
   <translation>文件以只读方式打开，这里不能修改。</translation>
  </message>
  <message>
   <source>Which item is meant? Choose one in the table (Alt+U), or type or paste the first.</source>
   <translation>请先选定上级考核项：在左表中选一行（Alt+U），或先录入、粘贴。</translation>
  </message>
 </context>
 <context>
  <name>UpperTable</name>
  <message>
   <source>Own indicators are ticked in the list beside the table.</source>
   <translation>本级指标在右边的列表中勾选。</translation>
  </message>
  <message>
   <source>A weight is a number. Nothing was changed.</source>
   <translation>分值应为数字；未作改动。</translation>
  </message>
  <message>
   <source>The code {code} is there already. Nothing was changed; choose another one.</source>
   <translation>编号 {code} 已有，未作改动；请换一个编号。</translation>
  </message>
 </context>
 <context>
  <name>UseLegend</name>
  <message>
   <source>name</source>
   <translation>名称</translation>
  </message>
  <message>
   <source>weight</source>
   <translation>分值</translation>
  </message>
  <message>
   <source>total</source>
   <translation>合计</translation>
  </message>
  <message>
   <source>left aside</source>
   <translation>未采用</translation>
  </message>
 </context>
 <context>
  <name>ValueChanges</name>
  <message>
   <source>Unit</source>
   <translation>考核对象</translation>
  </message>
  <message>
   <source>Item</source>
   <translation>数据项</translation>
  </message>
  <message>
   <source>Now</source>
   <translation>现值</translation>
  </message>
  <message>
   <source>In the file</source>
   <translation>来表值</translation>
  </message>
  <message>
   <source>Cell</source>
   <translation>出处</translation>
  </message>
 </context>
 <context>
  <name>ViewBar</name>
  <message>
   <source>All items</source>
   <translation>全部数据项</translation>
  </message>
  <message>
   <source>One department</source>
   <translation>单个牵头单位</translation>
  </message>
  <message>
   <source>One indicator</source>
   <translation>单项指标</translation>
  </message>
  <message>
   <source>One unit</source>
   <translation>单个考核对象</translation>
  </message>
  <message>
   <source>Parts as a matrix</source>
   <translation>分项矩阵</translation>
  </message>
  <message>
   <source>What is looked at</source>
   <translation>看什么</translation>
  </message>
  <message>
   <source>Which one</source>
   <translation>看哪一个</translation>
  </message>
 </context>
 <context>
  <name>ViewChoices</name>
  <message>
   <source>&amp;Appearance</source>
   <translation>界面颜色(&amp;A)</translation>
  </message>
  <message>
   <source>&amp;Language</source>
   <translation>语言(&amp;L)</translation>
  </message>
  <message>
   <source>As the system</source>
   <translation>跟随系统</translation>
  </message>
  <message>
   <source>Light</source>
   <translation>浅色</translation>
  </message>
  <message>
   <source>Dark</source>
   <translation>深色</translation>
  </message>
 </context>
 <context>
  <name>WeightColumns</name>
  <message>
   <source>Sum</source>
   <translation>合计</translation>
  </message>
  <message>
   <source>Sum of the first level</source>
   <translation>一级指标合计</translation>
  </message>
  <message>
   <source>{title} compared with {other}</source>
   <translation>{title}与{other}相比</translation>
  </message>
  <message>
   <source>±</source>
   <translation>±</translation>
  </message>
 </context>
 <context>
  <name>WeightNameDialog</name>
  <message>
   <source>&amp;Name</source>
   <translation>名称(&amp;N)</translation>
  </message>
  <message>
   <source>N&amp;ote</source>
   <translation>说明(&amp;O)</translation>
  </message>
  <message>
   <source>Save</source>
   <translation>保存</translation>
  </message>
  <message>
   <source>Cancel</source>
   <translation>取消</translation>
  </message>
  <message>
   <source>A set needs a name.</source>
   <translation>请填写名称。</translation>
  </message>
  <message>
   <source>There is a set “{name}” already. Choose another name.</source>
   <translation>已有权重方案“{name}”，请换一个名称。</translation>
  </message>
 </context>
 <context>
  <name>WeightSetsDialog</name>
  <message>
   <source>Weight sets</source>
   <translation>权重方案</translation>
  </message>
  <message>
   <source>&amp;Put the present weights aside…</source>
   <translation>存下现行权重(&amp;P)…</translation>
  </message>
  <message>
   <source>&amp;Derive weights…</source>
   <translation>推导权重(&amp;D)…</translation>
  </message>
  <message>
   <source>&amp;Levels:</source>
   <translation>显示层级(&amp;L)：</translation>
  </message>
  <message>
   <source>Ranking on values &amp;of:</source>
   <translation>试算排名，采用数据(&amp;O)：</translation>
  </message>
  <message>
   <source>&amp;Set:</source>
   <translation>所选方案(&amp;S)：</translation>
  </message>
  <message>
   <source>&amp;Take</source>
   <translation>采用(&amp;T)</translation>
  </message>
  <message>
   <source>loc&amp;ked ones too</source>
   <translation>锁定的也调整(&amp;K)</translation>
  </message>
  <message>
   <source>&amp;Rename…</source>
   <translation>改名(&amp;R)…</translation>
  </message>
  <message>
   <source>Delete</source>
   <translation>删除</translation>
  </message>
  <message>
   <source>&amp;Go on deriving…</source>
   <translation>接着推导(&amp;G)…</translation>
  </message>
  <message>
   <source>Close</source>
   <translation>关闭</translation>
  </message>
  <message>
   <source>Weights side by side</source>
   <translation>权重对照</translation>
  </message>
  <message>
   <source>Rankings side by side</source>
   <translation>排名对照</translation>
  </message>
  <message>
   <source>all</source>
   <translation>全部</translation>
  </message>
  <message>
   <source>first</source>
   <translation>一级</translation>
  </message>
  <message>
   <source>first and second</source>
   <translation>一、二级</translation>
  </message>
  <message>
   <source>this year</source>
   <translation>今年</translation>
  </message>
  <message>
   <source>last year</source>
   <translation>上年</translation>
  </message>
  <message>
   <source>Present</source>
   <translation>现行</translation>
  </message>
  <message>
   <source>Last year</source>
   <translation>上年</translation>
  </message>
  <message>
   <source>{name} (not finished)</source>
   <translation>{name}（未完成）</translation>
  </message>
  <message>
   <source>No set is put aside yet. Put the present weights aside, or derive some, to compare them here.</source>
   <translation>还没有权重方案。先存下现行权重，或推导一组权重，就可以在这里比较。</translation>
  </message>
  <message>
   <source>“{name}” has no weights yet: what was entered is not complete.</source>
   <translation>“{name}”的判断尚未录完，还没有权重。</translation>
  </message>
  <message>
   <source>Not in “{name}”, and left as they are: {names}</source>
   <translation>“{name}”中没有、不作调整：{names}</translation>
  </message>
  <message>
   <source>{count} of its indicators are no longer there</source>
   <translation>其中 {count} 项指标已不在方案中</translation>
  </message>
  <message>
   <source>Locked, and left as they are: {names}</source>
   <translation>已锁定，不作调整：{names}</translation>
  </message>
  <message>
   <source>{names} and {count} more</source>
   <translation>{names} 等，另 {count} 项</translation>
  </message>
  <message>
   <source>Last year's assessment is not in this file: no ranking on its values can be shown.</source>
   <translation>本文件中没有上年考核，不能用上年数据试算排名。</translation>
  </message>
  <message>
   <source>Last year's weights</source>
   <translation>上年权重</translation>
  </message>
  <message>
   <source>Last year as it was</source>
   <translation>上年结果</translation>
  </message>
  <message>
   <source>Places are compared with “{title}”.</source>
   <translation>升降与“{title}”相比。</translation>
  </message>
  <message>
   <source>Last year's values under this year's rules; places are compared with “{title}”.</source>
   <translation>用上年数据、按今年计分办法试算；升降与“{title}”相比。</translation>
  </message>
  <message>
   <source>{count} items are new and had no value then</source>
   <translation>{count} 项数据为今年新增，上年没有</translation>
  </message>
  <message>
   <source>Set {number}</source>
   <translation>方案{number}</translation>
  </message>
  <message>
   <source>Put the present weights aside</source>
   <translation>存下现行权重</translation>
  </message>
  <message>
   <source>Put weights aside: {name}</source>
   <translation>存为权重方案：{name}</translation>
  </message>
  <message>
   <source>Put aside as “{name}”.</source>
   <translation>已存为权重方案“{name}”。</translation>
  </message>
  <message>
   <source>Rename the weight set</source>
   <translation>权重方案改名</translation>
  </message>
  <message>
   <source>Rename weight set {old}: {name}</source>
   <translation>权重方案改名 {old}：{name}</translation>
  </message>
  <message>
   <source>Delete weight set {name}</source>
   <translation>删除权重方案 {name}</translation>
  </message>
  <message>
   <source>Weight set “{name}” deleted. Ctrl+Z brings it back.</source>
   <translation>已删除权重方案“{name}”，按 Ctrl+Z 可恢复。</translation>
  </message>
  <message>
   <source>Take weight set {name}</source>
   <translation>采用权重方案 {name}</translation>
  </message>
  <message>
   <source>Weights of “{name}” taken: {count} changed. Ctrl+Z takes it back.</source>
   <translation>已采用“{name}”：{count} 项分值变动。按 Ctrl+Z 可撤销。</translation>
  </message>
  <message>
   <source>Weights and rankings copied.</source>
   <translation>已复制权重和排名对照表。</translation>
  </message>
  <message>
   <source>Working out the rankings …</source>
   <translation>正在试算排名…</translation>
  </message>
  <message>
   <source>Copy the t&amp;ables</source>
   <translation>复制表格(&amp;A)</translation>
  </message>
  <message>
   <source>Whose weights are shown</source>
   <translation>显示谁的分值</translation>
  </message>
  <message>
   <source>Weights of all classes</source>
   <translation>分值：各类相同</translation>
  </message>
  <message>
   <source>Weights: {name}</source>
   <translation>分值：{name}</translation>
  </message>
  <message>
   <source>It says nothing of single classes: their own weights stay as they are</source>
   <translation>该方案未含分类分值，各类另定的分值保持不变</translation>
  </message>
 </context>
 <context>
  <name>WhatIf</name>
  <message>
   <source>What-if: change weights, values and events as usual. The record stays as it is.</source>
   <translation>已进入试算：权重、数据、加扣分照常修改，正式数据不会变动。</translation>
  </message>
  <message>
   <source>Back to the record. {count} changes of the what-if are dropped.</source>
   <translation>已回到正式数据，试算中的 {count} 处改动已放弃。</translation>
  </message>
  <message>
   <source>The what-if begins anew from the record.</source>
   <translation>试算已从正式数据重新开始。</translation>
  </message>
  <message>
   <source>Nothing is tried yet: there is nothing to take over.</source>
   <translation>还没有试算改动，没有可以带入的内容。</translation>
  </message>
  <message>
   <source>The record is opened for reading only: nothing can be taken over into it.</source>
   <translation>正式数据以只读方式打开，不能带入。</translation>
  </message>
  <message>
   <source>Take these {count} changes over into the record, as one step?</source>
   <translation>把上列 {count} 处改动带入正式数据？一步完成，可以撤销。</translation>
  </message>
  <message>
   <source>{count} changes of the what-if are on no record and will be dropped. Once more closes all the same.</source>
   <translation>试算中有 {count} 处改动没有带入正式数据，关闭后将放弃；再关一次即关闭。</translation>
  </message>
  <message>
   <source>No what-if is under way: Ctrl+T begins one.</source>
   <translation>现在没有试算；按 Ctrl+T 进入试算。</translation>
  </message>
  <message>
   <source>Of</source>
   <translation>类别</translation>
  </message>
  <message>
   <source>What</source>
   <translation>改动</translation>
  </message>
  <message>
   <source>On record</source>
   <translation>正式</translation>
  </message>
  <message>
   <source>What-if</source>
   <translation>试算</translation>
  </message>
  <message>
   <source>What-if – does not touch the record.</source>
   <translation>试算——不影响正式数据。</translation>
  </message>
  <message>
   <source>Changes: {count}.</source>
   <translation>改动 {count} 处。</translation>
  </message>
  <message>
   <source>, </source>
   <translation>、</translation>
  </message>
  <message>
   <source>Places: {moves}</source>
   <translation>位次变化：{moves}</translation>
  </message>
  <message>
   <source>Nobody changes place.</source>
   <translation>位次没有变化。</translation>
  </message>
  <message>
   <source>Unit</source>
   <translation>考核对象</translation>
  </message>
  <message>
   <source>Place on record</source>
   <translation>正式位次</translation>
  </message>
  <message>
   <source>Moved</source>
   <translation>升降</translation>
  </message>
  <message>
   <source>Total on record</source>
   <translation>正式总分</translation>
  </message>
  <message>
   <source>Change</source>
   <translation>变化</translation>
  </message>
  <message>
   <source>What-if taken over: {count} changes</source>
   <translation>试算带入：{count} 处改动</translation>
  </message>
  <message>
   <source>{count} changes are on record now; Ctrl+Z takes them back.</source>
   <translation>已把 {count} 处改动带入正式数据；Ctrl+Z 可以撤销。</translation>
  </message>
  <message>
   <source>The record is final (version {number}): withdraw that first (Ctrl+F12), then take over.</source>
   <translation>正式数据已定稿（第 {number} 版）：先撤销定稿（Ctrl+F12），再带入。</translation>
  </message>
  <message>
   <source>Try {value}</source>
   <translation>试算 {value}</translation>
  </message>
 </context>
 <context>
  <name>WhatIfBar</name>
  <message>
   <source>Changes and result</source>
   <translation>改动与结果</translation>
  </message>
  <message>
   <source>Everything that is tried, and every unit's place beside the record's (Alt+T)</source>
   <translation>试了哪些改动，各单位试算与正式的位次、总分（Alt+T）</translation>
  </message>
  <message>
   <source>Start over</source>
   <translation>重新开始</translation>
  </message>
  <message>
   <source>Take over into the record…</source>
   <translation>带入正式数据…</translation>
  </message>
  <message>
   <source>After a look at the list, as one step that can be undone (Ctrl+Shift+T)</source>
   <translation>先看清单，一步带入，可以撤销（Ctrl+Shift+T）</translation>
  </message>
  <message>
   <source>Leave the what-if</source>
   <translation>离开试算</translation>
  </message>
  <message>
   <source>Back to the record, which is as it was (Ctrl+T)</source>
   <translation>回到正式数据，原样未动（Ctrl+T）</translation>
  </message>
 </context>
 <context>
  <name>WhatIfPanel</name>
  <message>
   <source>Take over</source>
   <translation>带入</translation>
  </message>
  <message>
   <source>Go on trying</source>
   <translation>继续试算</translation>
  </message>
  <message>
   <source>What is different from the record</source>
   <translation>与正式数据不同之处</translation>
  </message>
  <message>
   <source>Places and totals beside the record's</source>
   <translation>与正式的位次、总分对照</translation>
  </message>
 </context>
 <context>
  <name>WhyPanel</name>
  <message>
   <source>&amp;Beside</source>
   <translation>对比单位(&amp;B)</translation>
  </message>
  <message>
   <source>The unit to compare with (Alt+Up, Alt+Down)</source>
   <translation>逐项对比的单位（Alt+↑、Alt+↓ 更换）</translation>
  </message>
  <message>
   <source>Unit to compare with</source>
   <translation>对比单位</translation>
  </message>
  <message>
   <source>Stop trying (Esc)</source>
   <translation>停止测算（Esc）</translation>
  </message>
  <message>
   <source>Why the unit stands there</source>
   <translation>为什么在这一位次</translation>
  </message>
 </context>
 <context>
  <name>WorkBar</name>
  <message>
   <source>{name} is still being written: wait for it, or stop it with Shift+Esc.</source>
   <translation>{name} 还在写：请稍候，或按 Shift+Esc 停止。</translation>
  </message>
  <message>
   <source>Stopped; {name} was not written.</source>
   <translation>已停止，未写 {name}。</translation>
  </message>
  <message>
   <source>Writing {name} …</source>
   <translation>正在写 {name} …</translation>
  </message>
  <message>
   <source>Stop (Shift+Esc)</source>
   <translation>停止 (Shift+Esc)</translation>
  </message>
 </context>
 <context>
  <name>actions</name>
  <message>
   <source>&amp;File</source>
   <translation>文件(&amp;F)</translation>
  </message>
  <message>
   <source>&amp;Edit</source>
   <translation>编辑(&amp;E)</translation>
  </message>
  <message>
   <source>&amp;View</source>
   <translation>视图(&amp;V)</translation>
  </message>
  <message>
   <source>&amp;Plan</source>
   <translation>方案(&amp;P)</translation>
  </message>
  <message>
   <source>&amp;Data</source>
   <translation>数据(&amp;D)</translation>
  </message>
  <message>
   <source>&amp;Help</source>
   <translation>帮助(&amp;H)</translation>
  </message>
  <message>
   <source>&amp;New assessment from last year…</source>
   <translation>从上年新建考核(&amp;N)…</translation>
  </message>
  <message>
   <source>New from the &amp;sample city…</source>
   <translation>从示例城市新建(&amp;S)…</translation>
  </message>
  <message>
   <source>New from &amp;JSON…</source>
   <translation>从 JSON 文件新建(&amp;J)…</translation>
  </message>
  <message>
   <source>&amp;Open…</source>
   <translation>打开(&amp;O)…</translation>
  </message>
  <message>
   <source>&amp;Close</source>
   <translation>关闭(&amp;C)</translation>
  </message>
  <message>
   <source>Import JSON…</source>
   <translation>导入 JSON…</translation>
  </message>
  <message>
   <source>Export JSON…</source>
   <translation>导出 JSON…</translation>
  </message>
  <message>
   <source>&amp;Export results…</source>
   <translation>导出结果(&amp;E)…</translation>
  </message>
  <message>
   <source>&amp;Print…</source>
   <translation>打印(&amp;P)…</translation>
  </message>
  <message>
   <source>&amp;Back up to…</source>
   <translation>备份到(&amp;B)…</translation>
  </message>
  <message>
   <source>&amp;Quit</source>
   <translation>退出(&amp;Q)</translation>
  </message>
  <message>
   <source>&amp;Take over last year's weights…</source>
   <translation>带入上年权重(&amp;T)…</translation>
  </message>
  <message>
   <source>&amp;Next problem</source>
   <translation>下一问题(&amp;N)</translation>
  </message>
  <message>
   <source>Next &amp;assessment</source>
   <translation>下一个考核(&amp;A)</translation>
  </message>
  <message>
   <source>&amp;Ranking</source>
   <translation>实时排名(&amp;R)</translation>
  </message>
  <message>
   <source>Next &amp;pane</source>
   <translation>下一窗格(&amp;P)</translation>
  </message>
  <message>
   <source>&amp;About Quanheng</source>
   <translation>关于权衡(&amp;A)</translation>
  </message>
  <message>
   <source>&amp;Keyboard shortcuts…</source>
   <translation>快捷键表(&amp;K)…</translation>
  </message>
  <message>
   <source>About &amp;Qt…</source>
   <translation>关于 Qt(&amp;Q)…</translation>
  </message>
  <message>
   <source>&amp;Back</source>
   <translation>返回(&amp;B)</translation>
  </message>
  <message>
   <source>&amp;Compare with another plan…</source>
   <translation>与另一方案比较(&amp;C)…</translation>
  </message>
  <message>
   <source>&amp;Sheet of changed weights…</source>
   <translation>权重调整对照表(&amp;S)…</translation>
  </message>
  <message>
   <source>&amp;Weight sets…</source>
   <translation>权重方案(&amp;W)…</translation>
  </message>
  <message>
   <source>&amp;Derive weights…</source>
   <translation>推导权重(&amp;D)…</translation>
  </message>
  <message>
   <source>&amp;Ranking on last year's values…</source>
   <translation>用上年数据试算排名(&amp;R)…</translation>
  </message>
  <message>
   <source>&amp;Lists and tags…</source>
   <translation>清单与标签(&amp;L)…</translation>
  </message>
  <message>
   <source>&amp;Data from a workbook…</source>
   <translation>从工作簿导入数据(&amp;D)…</translation>
  </message>
  <message>
   <source>&amp;Send out and collect forms…</source>
   <translation>分发收表(&amp;S)…</translation>
  </message>
  <message>
   <source>&amp;Why this place</source>
   <translation>为什么在这一位次(&amp;W)</translation>
  </message>
  <message>
   <source>&amp;Assessment settings…</source>
   <translation>考核设置(&amp;E)…</translation>
  </message>
  <message>
   <source>&amp;What-if</source>
   <translation>试算(&amp;T)</translation>
  </message>
  <message>
   <source>What-if: &amp;changes and result</source>
   <translation>试算的改动与结果(&amp;C)</translation>
  </message>
  <message>
   <source>What-if: start &amp;over</source>
   <translation>重新开始试算(&amp;O)</translation>
  </message>
  <message>
   <source>What-if: take over into the &amp;record…</source>
   <translation>把试算带入正式数据(&amp;R)…</translation>
  </message>
  <message>
   <source>Make &amp;final…</source>
   <translation>定稿(&amp;G)…</translation>
  </message>
  <message>
   <source>Export &amp;checking workbook…</source>
   <translation>导出可核对工作簿(&amp;K)…</translation>
  </message>
  <message>
   <source>Compare with &amp;last year</source>
   <translation>与上年对比(&amp;L)</translation>
  </message>
 </context>
 <context>
  <name>app</name>
  <message>
   <source>Something unexpected happened ({what}). What was saved before is safe; the last action may not have been done. Details: {file}</source>
   <translation>程序出现意外（{what}）。此前已保存的内容不受影响，刚才这一步可能没有完成。详情见 {file}</translation>
  </message>
 </context>
 <context>
  <name>edits</name>
  <message>
   <source>Cu&amp;t</source>
   <translation>剪切(&amp;T)</translation>
  </message>
  <message>
   <source>&amp;Copy</source>
   <translation>复制(&amp;C)</translation>
  </message>
  <message>
   <source>&amp;Paste</source>
   <translation>粘贴(&amp;P)</translation>
  </message>
  <message>
   <source>Cle&amp;ar</source>
   <translation>清除(&amp;A)</translation>
  </message>
  <message>
   <source>Fill &amp;down</source>
   <translation>向下填充(&amp;D)</translation>
  </message>
  <message>
   <source>Fill &amp;right</source>
   <translation>向右填充(&amp;R)</translation>
  </message>
  <message>
   <source>&amp;Fill the selection</source>
   <translation>填满所选(&amp;F)</translation>
  </message>
  <message>
   <source>&amp;Select all</source>
   <translation>全选(&amp;S)</translation>
  </message>
 </context>
 <context>
  <name>entry</name>
  <message>
   <source>missing</source>
   <translation>缺报</translation>
  </message>
  <message>
   <source>not applicable</source>
   <translation>不适用</translation>
  </message>
  <message>
   <source>pending</source>
   <translation>待核</translation>
  </message>
  <message>
   <source>void</source>
   <translation>作废</translation>
  </message>
  <message>
   <source>miss.</source>
   <translation>缺</translation>
  </message>
  <message>
   <source>／</source>
   <translation>／</translation>
  </message>
  <message>
   <source>{count} tasks {done}/{target}</source>
   <translation>{count}项 {done}/{target}</translation>
  </message>
  <message>
   <source>{count} rounds {votes} votes</source>
   <translation>{count}轮 {votes}票</translation>
  </message>
  <message>
   <source>{count} parts {covered} covered</source>
   <translation>{count}项 {covered}已覆盖</translation>
  </message>
  <message>
   <source>{count} marks mean {mean}</source>
   <translation>{count}个 均{mean}</translation>
  </message>
  <message>
   <source>No rule uses this item: it is not scored.</source>
   <translation>没有计分办法用到此项，不计分。</translation>
  </message>
  <message>
   <source>For reference only: it is shown, never scored.</source>
   <translation>仅供参考，只展示，不计分。</translation>
  </message>
  <message>
   <source>Pending: scored with this value; the ranking is provisional.</source>
   <translation>待核：先按此值计分，排名为暂定。</translation>
  </message>
  <message>
   <source>the ranking is provisional</source>
   <translation>排名为暂定</translation>
  </message>
  <message>
   <source>{state}: {what}.</source>
   <translation>{state}：{what}。</translation>
  </message>
  <message>
   <source>; </source>
   <translation>；</translation>
  </message>
  <message>
   <source>Blank</source>
   <translation>未填</translation>
  </message>
 </context>
 <context>
  <name>language</name>
  <message>
   <source>en</source>
   <extracomment>The code of the language of this file: "zh_CN" in the Chinese one.</extracomment>
   <translation>zh_CN</translation>
  </message>
 </context>
 <context>
  <name>methods of weights</name>
  <message>
   <source>Equal weights</source>
   <translation>等权</translation>
  </message>
  <message>
   <source>No reason to prefer any. Needs nothing.</source>
   <translation>不偏重哪一项；无需录入</translation>
  </message>
  <message>
   <source>Rank order</source>
   <translation>排序法</translation>
  </message>
  <message>
   <source>People agree on the order. Needs the order.</source>
   <translation>次序有共识；需排出次序</translation>
  </message>
  <message>
   <source>AHP (pairwise)</source>
   <translation>层次分析法（AHP）</translation>
  </message>
  <message>
   <source>Up to 15 items. Needs a judgment on each pair; several experts.</source>
   <translation>15 项内；两两比较，可多人</translation>
  </message>
  <message>
   <source>Best-worst</source>
   <translation>最优最劣法</translation>
  </message>
  <message>
   <source>Many items. Needs two rows of judgments.</source>
   <translation>指标较多；需填两列判断</translation>
  </message>
  <message>
   <source>Delphi rounds</source>
   <translation>德尔菲法</translation>
  </message>
  <message>
   <source>Several experts, several rounds. Needs their marks.</source>
   <translation>多位专家多轮；需录打分</translation>
  </message>
  <message>
   <source>Entropy</source>
   <translation>熵权法</translation>
  </message>
  <message>
   <source>Inequality between units counts. Needs values.</source>
   <translation>差距大的权重大；需有数据</translation>
  </message>
  <message>
   <source>CRITIC</source>
   <translation>CRITIC 法</translation>
  </message>
  <message>
   <source>Spread counts, but not twice. Needs values.</source>
   <translation>看差异、去重复；需有数据</translation>
  </message>
  <message>
   <source>Standard deviation</source>
   <translation>标准差法</translation>
  </message>
  <message>
   <source>Spread counts. Needs values.</source>
   <translation>波动大的权重大；需有数据</translation>
  </message>
 </context>
 <context>
  <name>pages</name>
  <message>
   <source>Plan</source>
   <translation>方案</translation>
  </message>
  <message>
   <source>Entry</source>
   <translation>录入</translation>
  </message>
  <message>
   <source>Results</source>
   <translation>结果</translation>
  </message>
  <message>
   <source>Printing</source>
   <translation>打印导出</translation>
  </message>
  <message>
   <source>Ballots</source>
   <translation>评议</translation>
  </message>
  <message>
   <source>Bonus and deduction</source>
   <translation>加减分</translation>
  </message>
  <message>
   <source>Evidence</source>
   <translation>佐证</translation>
  </message>
  <message>
   <source>Ledgers</source>
   <translation>台账</translation>
  </message>
  <message>
   <source>Comparison</source>
   <translation>对比</translation>
  </message>
  <message>
   <source>Panels</source>
   <translation>评委打分</translation>
  </message>
  <message>
   <source>Charts</source>
   <translation>图表</translation>
  </message>
  <message>
   <source>Robustness</source>
   <translation>稳健性</translation>
  </message>
  <message>
   <source>Bulletin</source>
   <translation>通报</translation>
  </message>
 </context>
 <context>
  <name>shortcuts</name>
  <message>
   <source>Entry: go right / left</source>
   <translation>录入：移到右边／左边一格</translation>
  </message>
  <message>
   <source>Leave the cell as it was</source>
   <translation>放弃修改，恢复原值</translation>
  </message>
  <message>
   <source>Entry: blank the chosen cells</source>
   <translation>录入：清除所选格</translation>
  </message>
  <message>
   <source>To the cell beside; on a name of the plan: fold / unfold</source>
   <translation>移到左边／右边一格；方案页指标名上为折叠／展开</translation>
  </message>
  <message>
   <source>Last year's weights: tick a similar name</source>
   <translation>带入上年权重：勾选相近名称</translation>
  </message>
  <message>
   <source>Derive weights: move an indicator in the order; = ties it</source>
   <translation>推导权重（排序法）：移动指标；按 = 与上一项并列</translation>
  </message>
  <message>
   <source>Enter it and go down / up; in a selection: round in it</source>
   <translation>录入后下移／上移；有选区时在选区内循环</translation>
  </message>
  <message>
   <source>Edit what the cell holds / begin anew</source>
   <translation>编辑单元格原有内容／清空重录</translation>
  </message>
  <message>
   <source>To the cell above / below</source>
   <translation>到上一格／下一格</translation>
  </message>
  <message>
   <source>To the edge of what is filled; with Shift selecting</source>
   <translation>到有数区域的边缘；加 Shift 同时选中</translation>
  </message>
  <message>
   <source>To the first / last column; with Ctrl to the first / last cell</source>
   <translation>到第一列／最后一列；加 Ctrl 到第一格／最后一格</translation>
  </message>
  <message>
   <source>A screen up / down; with Alt left / right</source>
   <translation>上翻／下翻一屏；加 Alt 左移／右移一屏</translation>
  </message>
  <message>
   <source>Select; so with every key that moves</source>
   <translation>选中；其他移动键同理</translation>
  </message>
  <message>
   <source>Select everything</source>
   <translation>全选</translation>
  </message>
  <message>
   <source>Select whole columns / rows</source>
   <translation>选中整列／整行</translation>
  </message>
  <message>
   <source>Entry: copy / cut / paste a block</source>
   <translation>录入：复制／剪切／粘贴区域</translation>
  </message>
  <message>
   <source>The same: copy / paste</source>
   <translation>同上：复制／粘贴</translation>
  </message>
  <message>
   <source>Copy with headings</source>
   <translation>连同表头复制</translation>
  </message>
  <message>
   <source>Paste special: only blanks, transposed, factor, by names</source>
   <translation>选择性粘贴：只填空格、转置、乘系数、按名称对齐</translation>
  </message>
  <message>
   <source>Fill down / right</source>
   <translation>向下／向右填充</translation>
  </message>
  <message>
   <source>Fill the selection with what is typed</source>
   <translation>用录入的内容填满选区</translation>
  </message>
  <message>
   <source>Take what stands above / last year's value</source>
   <translation>取上一格的数／取上年数</translation>
  </message>
  <message>
   <source>Choose from the list of the cell: digits, first letters, pinyin</source>
   <translation>从列表中选择：数字键、首字母、拼音首字母</translation>
  </message>
  <message>
   <source>The menu of the heading: sort, filter, hide, check</source>
   <translation>表头菜单：排序、筛选、隐藏、核对</translation>
  </message>
  <message>
   <source>The menu of the cell</source>
   <translation>单元格菜单</translation>
  </message>
  <message>
   <source>Open the parts of an entry</source>
   <translation>打开分项</translation>
  </message>
  <message>
   <source>In a long text: a new line; else: answer the question</source>
   <translation>长文字中换行；否则去回答上方的提问</translation>
  </message>
  <message>
   <source>Fold / unfold the group of columns</source>
   <translation>折叠／展开列组</translation>
  </message>
  <message>
   <source>Larger / smaller / normal size</source>
   <translation>放大／缩小／恢复原大小</translation>
  </message>
  <message>
   <source>Double entry, differences: the first / the second / another</source>
   <translation>复录不一致的格：取第一遍／取第二遍／另录</translation>
  </message>
 </context>
</TS>
