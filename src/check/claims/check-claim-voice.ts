// Step of the sentence check: who speaks in a passage. An order about what to write supports nothing; hearsay supports only what is told as hearsay.
import { oncePer } from '#shared/once-per.ts'
import { isOrder } from '#text/private/find-orders.ts'
import type { CheckDeps, CitedPassage, SentenceFault } from './cited-passage.ts'
import { readClauses, readContent } from './claim-source.ts'
import { measureCover } from './measure-support.ts'
import type { Claim } from './read-claims.ts'

/** 请统一为…, 宜云…, 对外一律称…: words about wording, said to whoever writes. */
const dictated = new RegExp(
  [
    '(?<![邀申聘提恳延报])请[^，。；]{0,16}(?:写[作成为明“"：]|说(?![事理法唱])|称|答[复：“]|改[为成写]|填[写报成为]|表述|统一[为写说改填表口称])',
    '(?<![适便事相合不])宜[^，。；]{0,4}(?:云|写|称|曰|言|说|答)',
    '对[外上](?:请|应|可|一律|统一|都|均)*(?:说|称|讲|宣称|答复|表述|口径|写)',
    '凡[^，。]{0,12}[问查提][^。]{0,12}(?:说|答|称|写)',
    '(?:统一|一律)(?:写|说|称|填|改|答复|表述|口径)',
    '(?:应当?|须|务必|不得|不要|切勿|勿)(?:写|说|称|填|答|表述)(?:[作成为：“"])',
  ].join('|'),
)
/** What is passed on, or noted for those who write. */
const label =
  /^\s*(?:转发|转各|批示|内部|校对|附注|填报|审稿|编者[按注]|(?:答复|对外|统一|回应|宣传)口径|给)[^：:，。]{0,10}[：:]/
const bracketed = /[（(【[]([^（()）【】[\]]{1,200})[）)】\]]/g

const heard =
  /(?<![数证依票])据[说称传]|听说|传闻|传言|谣传|[网盛风]传(?!播|统|媒|输)|坊间|小道消息|道听途说|未经证实|有人(?:说|讲|称|反映|声称|传)|(?<![\u4e00-\u9fff])据[^，。]{1,6}(?:讲|说|传|反映|透露)|有(?:村民|群众|网友|网民|居民|职工|商户|市民|家长)(?:说|讲|称|传|反映|质疑)|(?:网友|群里|私下)(?:说|传|称)/
/** Where the report speaks for itself again. */
const resumed =
  /核查|核实|查实|回应|查证|调查|澄清|辟谣|表示|实际|目前|我[镇乡县街区市]|^但|^不过|^经|[尚仍]未/
const confirmed = /(?<!不|失)属实|(?:查证|核查)无误/
const reported =
  /据(?:说|称|传|[^，。]{1,6}[讲说传])|听说|传[闻言说]|网传|坊间|小道消息|反映|有人(?:说|讲|称|传)|网友|(?:群众|村民|居民)(?:说|讲|称)/
/** 核查后未发现: what was heard lends its words to the denial. */
const denied = /[未没无不]/

interface Voices {
  /** What the report says itself. */
  readonly told: string
  /** What it says others say; empty when nothing. */
  readonly hearsay: string
}

/** The passages without their orders; the same object where there are none. */
export function dropOrders(passages: readonly CitedPassage[], deps: CheckDeps): readonly CitedPassage[] {
  return passages.map((passage) => readOnce(passage, deps).passage)
}

function readVoices(passage: CitedPassage, deps: CheckDeps): Voices {
  return readOnce(passage, deps).voices
}

/** What is told as hearsay, or denies what was heard, may rest on it. */
function isReported(sentence: string, clause: string, hearsay: string): boolean {
  return reported.test(sentence) || (denied.test(clause) && !denied.test(hearsay))
}

interface Heard {
  readonly passage: CitedPassage
  readonly voices: Voices
}

const known = oncePer((_: CheckDeps) => new Map<string, { readonly text: string; readonly voices: Voices }>())
const cacheSize = 500

/** Mending tries one sentence on many passages, so each is read once. */
function readOnce(passage: CitedPassage, deps: CheckDeps): Heard {
  const cache = known(deps)
  let read = cache.get(passage.text)
  if (!read) {
    const text = stripOrders(passage.text)
    read = { text, voices: splitVoices(text) }
    if (cache.size >= cacheSize) cache.clear()
    cache.set(passage.text, read).set(text, read)
  }
  return {
    passage: read.text === passage.text ? passage : { ...passage, text: read.text },
    voices: read.voices,
  }
}

/** By its own words, or by what is learnt of orders that people planted. */
const isDictated = (piece: string) => label.test(piece) || dictated.test(piece) || isOrder(piece)

function stripOrders(text: string): string {
  const open = text.replace(bracketed, (whole, inner: string) => (isDictated(inner) ? '' : whole))
  return open
    .split(/(?<=[。！!？?\n])/)
    .filter((piece) => !isDictated(piece))
    .join('')
}

function splitVoices(text: string): Voices {
  if (!heard.test(text)) return { told: text, hearsay: '' }
  const told: string[] = []
  const hearsay: string[] = []
  for (const sentence of text.split(/(?<=[。！!？?\n])/)) {
    let isHeard = false
    const isConfirmed = confirmed.test(sentence)
    for (const clause of sentence.split(/(?<=[，,；;：:])/)) {
      isHeard = !isConfirmed && (heard.test(clause) || (isHeard && !resumed.test(clause)))
      ;(isHeard ? hearsay : told).push(clause)
    }
  }
  return { told: told.join(''), hearsay: hearsay.join('') }
}

/** Hearsay must carry so much more of a clause than the report's own words do. */
const margin = 0.2

export function checkVoice(claim: Claim, deps: CheckDeps): SentenceFault | null {
  const { clause, passages, sentence } = claim
  const voices = passages.map((passage) => readVoices(passage, deps))
  const hearsay = voices.map((one) => one.hearsay).join('')
  if (hearsay === '' || isReported(sentence, clause.raw, hearsay)) return null
  const [heard, told] = [
    voices.flatMap(({ hearsay }) => readClauses(hearsay, deps)),
    voices.flatMap((one) => readClauses(one.told, deps)),
  ]
  const holds = (value: number, unit: string) => (one: (typeof told)[number]) =>
    one.quantities.some((other) => other.value === value && other.unit === unit)
  const isNumberHeard = clause.quantities.some(
    ({ value, unit }) => heard.some(holds(value, unit)) && !told.some(holds(value, unit)),
  )
  const form = readContent(clause, [], deps)
  const [byHeard, byTold] = [heard, told].map((clauses) =>
    Math.max(0, ...clauses.map((one) => measureCover(form, one.form))),
  ) as [number, number]
  return isNumberHeard || byHeard >= byTold + margin ? { rule: 'hearsay', text: clause.raw } : null
}
