// Step of reading a brief: what a line says of its own numbers (跟上面的对不上，我没来得及核; （口径不一样，先用这个）) -> left out, and told as doubts. Facts keep their words.
import type { UnusedPiece } from '#domain/brief.ts'
import { disagrees } from '#draft/doubts/leave-conflicts.ts'
import { findQuantities } from '#text/numbers/find-quantities.ts'

/** Of what is left out because another number stands against it or nobody has checked it. */
const reason = '是对数的存疑，没有写进正文，核定后再报'

const unsure =
  '(?:对不上|不一致|不相符|不相同|不吻合|有出入|有差[异别]|口径不(?:一样|同|一)|(?<![相偏])差(?:了)?\\d+[\\u4e00-\\u9fff]|待[定核]|没核|未核|再核|请(?:[你您])?核|没(?:有)?(?:来得)?及(?:核|对|查)|没(?:有)?(?:顾上|空|时间)(?:核|对|查)|再对|核[实对]一?下|先用(?:这|着)|先按|先放着|不(?:太)?(?:确定|有把握|准)|拿不准|没把握|糊涂|闹不清|弄不清|说不清)'
const doubtful = new RegExp(unsure)
/** 这数跟系统差2件, 跟上面的对不上: says nothing but the doubt. */
const ofNumber = new RegExp(
  `^(?:我|俺)?(?:还|都|也)?没(?:有)?(?:来得及|顾上|空|时间)(?:核|对|查)|^(?:这|此|该|那|以上|上面)(?:个|条|两个|几个)?(?:数|口径|数字|数据)[^，,。；;]{0,24}?${unsure}|^(?:[跟与和同])[^，,。；;]{1,16}?${unsure}`,
)
const inBrackets = new RegExp(`[（(【][^（）()【】]{0,40}?${unsure}[^（）()【】]{0,40}[)）】]`, 'g')
/** 这数不准就别写了: the number goes, which leaveUnsaid does. */
const notWritten = /(?:别|不要|不用|甭|不)(?:写|提|说|报|放)(?:进去|上去)?(?:了|啊|吧|哈)*[，,。；;！!\s]*$/
/** 台账上写的是43件，跟上面的对不上: another source of what was told. */
const another =
  /(?:台账|表|系统|平台|本子|报表|账本|口径|后台)[^，,。；;]{0,8}(?:写|记|报|填|显示|登|统计|查|导|是)|^[^，,。；;]{0,2}据[^，,。；;\d]{2,10}(?:上报|统计|填报|反映|汇总)/
const note = /^(?:备注|附注|说明|注)\s*[:：]/

/** Clauses that go on with the doubt: 我没来得及核, 请起草的同志留意. */
const goesOn = new RegExp(`^(?:我|请|你|回头|待|等|先|再|麻烦|以后)|${unsure}`)

const elsewhere = /上面|前面|上述|那边|台账|报表/

/** （备注：罚款数以财政所的为准）: how it was counted. */
const counting = /[（(](?:备注|附注|注|说明)\s*[:：]([^（）()\d]{2,40})[)）]/g

function leaveNotes(line: string, source: string): { text: string; unused: readonly UnusedPiece[] } {
  const notes = [...line.matchAll(counting)].map(([, said = '']) => said)
  if (notes.length === 0 || line.replace(counting, '').trim() === '') return { text: line, unused: [] }
  const told = '是统计口径的说明，没有写进正文'
  return { text: line.replace(counting, ''), unused: notes.map((text) => ({ text, reason: told, source })) }
}

/** One line; a line without a doubt comes back as it is. */
export function leaveDoubts(given: string, source: string): { text: string; unused: readonly UnusedPiece[] } {
  if (/[|｜\t]/.test(given)) return { text: given, unused: [] }
  const noted = leaveNotes(given, source)
  if (!doubtful.test(noted.text)) return noted
  const unused: UnusedPiece[] = [...noted.unused]
  const leave = (text: string) =>
    unused.push({ text: text.trim().replace(/[，,。；;]+$/, ''), reason, source })
  const line = noted.text.replace(inBrackets, (whole) => {
    // 【待核实：…】 is the mark itself.
    if (/^【待核/.test(whole)) return whole
    // Two counts of one thing are told together, by leaveConflicts.
    if (elsewhere.test(whole) && disagrees.test(whole) && findQuantities(given).length > 0)
      return `，${whole.slice(1, -1)}`
    leave(whole.slice(1, -1))
    return ''
  })
  const kept = line.split(/(?<=[。；;！!])/).map((sentence) => {
    const bare = sentence.trim().replace(note, '')
    const clauses = bare.split(/(?<=[，,\s])/)
    const at = clauses.findIndex((clause) => ofNumber.test(clause) && !notWritten.test(clause))
    if (at < 0) return sentence
    // Two counts of one thing are told together, by leaveConflicts.
    if (disagrees.test(bare) && findQuantities(bare).length > 0) return sentence
    const isOther = another.test(clauses.slice(0, at).join('')) && findQuantities(bare).length > 0
    // What stands against another number goes with its doubt.
    const from = isOther ? 0 : at
    const end = clauses.findIndex((clause, index) => index > at && !goesOn.test(clause))
    leave(clauses.slice(from, end < 0 ? undefined : end).join(''))
    const rest = [...clauses.slice(0, from), ...(end < 0 ? [] : clauses.slice(end))].join('')
    return rest.replace(/[，,\s]+$/, /[。；;]/.test(sentence) ? '。' : '')
  })
  return unused.length === 0 ? { text: given, unused } : { text: kept.join(''), unused }
}

/** As findings tell them. */
export function tellDoubts(unused: readonly UnusedPiece[]): readonly string[] {
  return unused
    .filter((one) => one.reason === reason || (one.reason.startsWith('是给写稿人') && asks.test(one.text)))
    .map(({ text, source }) => `${source}存疑：“${text}”，请核定后再报`)
}

/** 7个村过50万那不是至少350万了吗？ */
const asks = /[?？]|不对|糊涂|对不上|不是至少|不符|哪个/
