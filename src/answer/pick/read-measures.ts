// Tool of this room: question -> the measure words that it asks in (几场, 件数, 多少钱): units that the answer's number has.

export type Measures = ReadonlySet<string>

const asked = /(?:多少|好多|几多|几)([起件次个名份家户条场项宗人笔处棵株栋张台辆亩天元块钱趟回艘座])/g
const named =
  /([起件次个名份家户条场项宗人笔处棵株栋张台])数|(场次|人次|车次|件次|户次|金额|款|钱|工资)|(?<=[^个本别]的)(人)(?!民|员|家|工|口|才|数|均|大|力|生|事)/g
/** What asks for money without its unit. */
const money = /^(?:金额|款|钱|工资|块)$/

export function readMeasures(text: string): Measures {
  const found = [...text.matchAll(asked), ...text.matchAll(named)].map(
    (match) => match.slice(1).find((word) => word) ?? '',
  )
  return new Set(found.map((word) => (money.test(word) ? '元' : word)))
}
