// Step of reading: 前面那个, 都改, 那就改成8件, 那条不要了 -> what is to be done to the numbers that were spoken of last. Of other words it reads nothing.
import type { BriefFigure } from '#domain/brief.ts'
import type { DraftVersion } from '#domain/draft.ts'
import type { DraftOption, DraftTalk } from '#domain/journal/draft-under-way.ts'
import { pairsOf } from '#draft/revise/find-facts.ts'
import { listNumbers } from '#draft/speech/list-numbers.ts'
import { isOf } from '#draft/steer/name-fact.ts'
import type { RevisionRequest } from '#draft/wish/revision-request.ts'
import { cutEnd } from '#shared/cut-end.ts'
import { parseCount } from '#text/numbers/numerals.ts'
import { isSameUnit } from '#text/numbers/same-unit.ts'
import { correctionOf } from './with-unit.ts'

export interface TalkSoFar {
  readonly figures: readonly BriefFigure[]
  /** What the last reply left open; null: nothing. */
  readonly talk: DraftTalk | null
  /** Ids of the figures that the last change was about. */
  readonly changed: readonly number[]
}

const longest = 24
const spare = /[。.!！?？~～\s]|[吧啊呀哈嘛呢哦了的]/
const lead =
  /^(?:[哦噢嗯啊好行对是那就]|选|改|还是|应该|当然|就是|那就|我说的是|我要的是|我指的是|[，,、\s])+/
const nth =
  /^(?:第?([一二两三四五六\d])(?:个|条|项|处)?|(前面|前头|前一|头一|头|上面|先头)(?:那|这)?(?:个|条|项)?|(后面|后头|后一|末|最后|下面)(?:那|这|一)?(?:个|条|项)?)(?:数)?$/
const every =
  /^(?:都|全|两个都|这?几个都|全部|一起|统统)(?:要|给我)?(?:改|是|删|去掉|要|算|对)?$|^(?:两|几)个都/

/** Null for words that answer nothing. */
export function readShortReply(said: string, so: TalkSoFar): readonly RevisionRequest[] | null {
  const text = cutEnd(said.trim(), spare)
  if (text.length > longest) return null
  const options = so.talk?.options ?? []
  if (options.length > 0) {
    const chosen = chooseOptions(text, options)
    if (chosen.length > 0) return chosen.map((one) => requestOf(one, so.figures))
  }
  return readOfLast(text, so)
}

function chooseOptions(text: string, options: readonly DraftOption[]): readonly DraftOption[] {
  const bare = text.replace(lead, '')
  const counted = nth.exec(bare)
  if (counted?.[1]) return options.slice(0, 9).filter((_, at) => at + 1 === parseCount(counted[1]!))
  if (counted) return counted[2] ? options.slice(0, 1) : options.slice(-1)
  if (every.test(bare)) return options
  if (bare === '' || bare === '这个' || bare === '它') return options.length === 1 ? options : []
  return chooseByWords(bare, options)
}

/** 信访那个: the one whose name has most of the words; a number that only one of them has. */
function chooseByWords(text: string, options: readonly DraftOption[]): readonly DraftOption[] {
  if (/改成|改为|加|删|不要|撤/.test(text)) return []
  const words = text.replace(/(?:那|这)(?:一?[个条项处]|块)?$/, '')
  const wanted = [...pairsOf(words)]
  const scored = options.map((one) => ({
    one,
    score: wanted.filter((pair) => one.label.includes(pair)).length,
  }))
  const most = Math.max(0, ...scored.map(({ score }) => score))
  const best = scored.filter(({ score }) => score === most && score * 2 >= wanted.length && score > 0)
  return best.length === 1 ? [best[0]!.one] : []
}

function requestOf({ figure, value, label }: DraftOption, figures: readonly BriefFigure[]): RevisionRequest {
  const meant = figures.find(({ id }) => id === figure)
  if (value === null) return { kind: 'take', figure }
  return { kind: 'correct', name: meant?.indicator ?? label, item: null, figure, old: null, value }
}

const number = '(?:约|近)?[\\d一二两三四五六七八九十百千万.]+[万亿]?[\\u4e00-\\u9fff%％]{0,3}?'
const it = '(?:把|将)?(?:它|他|这个|那个|这|那|刚才那个|刚才的)?(?:个?数字?|数据)?'
const become = '(?:要|得|应该?|还是)?(?:改成|改为|改|换成|写成|写|填|算|是|为|按)'
const setsIt = new RegExp(
  `^(?:那么?|那就|就|哦|噢|嗯|行|好|对|不对|再|还是|算了|也|都|你|请|[，,\\s])*${it}${become}(${number})(?:好|算)?$`,
)
const bareNumber = new RegExp(`^(?:是|应该?是|改|就)?(${number})$`)
const takesIt =
  /^(?:那么?|那就|就|还是|算了|也|行|好|[，,\s])*(?:把|将)?(?:它|这个|那个|这条|那条|这句|那句|这个数|那个数|刚才?(?:加|补|写|说)的(?:那[条个句]|这[条个句])?)?(?:就|也|都|先|还是)?(?:删|删掉|去掉|拿掉|不要|别写|不写|划掉|别要)$/

/** 那就改成8件, 那条不要了: said of what was told, or changed, last. Null where that is not one number. */
function readOfLast(text: string, { talk, figures, changed }: TalkSoFar): readonly RevisionRequest[] | null {
  const ids = talk !== null && talk.told.length > 0 ? talk.told : changed
  const last = figures.filter(({ id }) => ids.includes(id))
  const isAsked = talk !== null && talk.told.length > 0
  const said = (setsIt.exec(text) ?? (isAsked ? bareNumber.exec(text) : null))?.[1]
  if (said !== undefined) {
    const [wanted] = listNumbers(said)
    if (wanted === undefined) return null
    const alike = last.filter(
      ({ unit }) => wanted.unit === '' || unit === '' || isSameUnit(unit, wanted.unit),
    )
    const [meant, ...more] = alike
    if (meant === undefined || more.length > 0 || isOf(meant, wanted)) return null
    return [correctionOf(meant, wanted)]
  }
  const isTaken = takesIt.test(text) && last.length > 0
  const isOneFact = new Set(last.map(({ clauseIndex }) => clauseIndex)).size === 1
  return isTaken && isOneFact ? last.map(({ id }) => ({ kind: 'take' as const, figure: id })) : null
}

/** Figures of the last version that the one before had otherwise, or not at all. */
export function listChanged(versions: readonly DraftVersion[]): readonly number[] {
  const [last, before] = [versions.at(-1), versions.at(-2)]
  if (last === undefined || before === undefined) return []
  const stood = new Map(before.brief.figures.map((one) => [one.id, one.raw]))
  return last.brief.figures.filter(({ id, raw }) => stood.get(id) !== raw).map(({ id }) => id)
}
