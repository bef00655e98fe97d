// Step of writing a clause: a name and a nought (进京访0起, 上年结转0件) -> as a document denies it (未发生进京访, 无上年结转). Other clauses come back as null.

export interface Denied {
  /** 未发生 */
  readonly verb: string
  readonly thing: string
}

const named = /^(?:其中|今年|全年|本年|[上下]半年)?([\u4e00-\u9fff“”、]{2,14})$/
/** What is measured, and what stands under another year, is told with its nought. */
const measured = /(?:率|比例|比重|金额|资金|经费|面积|收入|产值|[已未无零])$|^(?:已|未|无|上年[^结])/
/** What is counted one by one. */
const counted = /^(?:[件起次场批家人名处宗例个项条户]|[件批人]次)$/
const happens =
  /(?:案件?|事故|火[灾情]|事件|伤亡|死亡|[上信非]?访|复议|诉讼|舆情|疫情|险情|犯罪|投诉|溺水|败诉|纠错)$/
const held = /(?:演练|培训|检查|活动|宣讲|宣传|排查|整治|讲座|听证|巡查)$/
const meeting = /(?:会议?|例会)$/
/** The verb is said. */
const verbs =
  /^(开展|组织|召开|举办|发生|受理|收到|作出|办理|发现|查处|出具|实施|发放|新增|接到|引发)(?=[\u4e00-\u9fff]{2})/

/** `words`: all that stands before the number. */
export function writeZero(words: string, unit: string): Denied | null {
  const name = named.exec(words)?.[1]
  if (name === undefined || measured.test(name) || !counted.test(unit)) return null
  const verb = verbs.exec(name)?.[1]
  if (verb !== undefined) return { verb: `未${verb}`, thing: name.slice(verb.length) }
  if (happens.test(name)) return { verb: '未发生', thing: name }
  if (meeting.test(name)) return { verb: '未召开', thing: name }
  return { verb: held.test(name) ? '未开展' : '无', thing: name }
}
