// Step of reading a brief: a sentence that goes on from one thing to the next (刑事案件21起，治安案件56起，网格员51名) -> one sentence a subject. What leans on the clause before it stays.
import type { JoinedClause } from '#draft/brief/join-clauses.ts'

/** Nobody loses himself in a sentence that is shorter or counts less. */
const longest = 60
const mostNumbers = 3
const dated = /^(?:(?:19|20)\d{2}年)?\d{1,2}月|^截[至止]|^(?:上|下)半年/
/** Leans on what was said: a part, a rest, last year's, what became of it. */
const leans =
  /^(?:其中|包括|分别|另|还|同比|环比|比|较|占|并|均|都|也|又|再|剩|余|其余|去年|上年|每|全部|总|共|一共|平均|最|新|约|近|为|被|由|在|从|到|率|满意|[一二三四五六七八九十两]|\d)/
/** A deed goes on with who did the one before. */
const deed =
  /^(?:成功|化解|办[理结案]|结案|立案|受理|接待|答复|回复|处[置理罚]|追回|挽回|涉及|采纳|收到|整改|参加|参与|参训|覆盖|查[出处获]|发现|开展|组织|召开|举办|发放|印[发制]|投入|花费|完成|解决|安装|新装|拆除|清理|培训|检查|排查|走访|慰问|救助|转移|建成|新建|修[建复]|劝[阻返]|止损|罚款|罚没|没收|责令|停产|约谈|移送|拘留|签订|审[查核]|提出|出具|采购|配备|争取|带动|惠及|受益|受教育|下降|增长|减少|增加|提高|登记|录入|上报|推送|播放|张贴|悬挂|评[选出]|表彰|选派|聘请|调[解处]|讲[解课]|巡[查逻]|出动|动用|送|帮|给|把|将|让|有)/
const led = /^[\u4e00-\u9fffA-Za-z“”]{3,}/

export function cutSubjects(joined: readonly JoinedClause[]): readonly (readonly JoinedClause[])[] {
  const length = joined.reduce((sum, { text }) => sum + text.length, 0)
  const numbers = joined.reduce((sum, one) => sum + one.numbers, 0)
  if (length <= longest || numbers <= mostNumbers || dated.test(joined[0]?.text ?? '')) return [joined]
  const groups: JoinedClause[][] = []
  for (const clause of joined) {
    const opens =
      clause.numbers > 0 &&
      !clause.isListed &&
      led.test(clause.text) &&
      !leans.test(clause.text) &&
      !deed.test(clause.text)
    if (groups.length === 0 || opens) groups.push([clause])
    else groups.at(-1)!.push(clause)
  }
  return groups
}
