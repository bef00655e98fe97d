// Step: who counted, or through which door (镇综治中心, 派出所). The words before a number in, the body as written out.

const body =
  '综治中心|矛调中心|调解中心|服务中心|便民中心|党群中心|调委会|调解委员会|派出所|司法所|市场监管所|市监所|国土所|法庭|法院|检察院|公安局|司法局|执法大队|执法队|执法中队|信访办|道安办|综治办|应急办|安监办|村委会|居委会|法律援助工作站'
/** The body must act: a verb or a total follows, not 负责人 or another body. */
const channels = new RegExp(
  `(?:${body})(?=共|累计|先后|全年|年内|已|受理|调|化|处|排|办|开|组|出|接|委托|联|解|检|查|下|发|立|达|今年)`,
  'g',
)

/** The acting body nearest to the number, in its own words or earlier in the same sentence; null for the whole place. */
export function readChannel(context: string, left: string): string | null {
  const own = lastChannel(left)
  if (own !== null) return own
  if (/[全我本各][镇乡县村街]/.test(left)) return null
  return lastChannel(context.split(/[;]/).at(-1) ?? '')
}

function lastChannel(words: string): string | null {
  const last = [...words.matchAll(channels)].at(-1)
  if (last === undefined) return null
  const before = /[一-龥]*$/.exec(words.slice(Math.max(0, last.index - 8), last.index))?.[0] ?? ''
  return before.replace(/^.*(?:年度?|来|由|与|和|向|经|请|(?<!综)合|同|托|对|到|为|邀)/, '') + last[0]
}
