// Tool of this room: a figure -> the words that stand beside its number, and how much two figures are of one thing by their words.

import type { StoredFigure } from '#domain/stored-report.ts'
import { cutBigrams } from '#retrieve/cut-bigrams.ts'
import { oncePer } from '#shared/once-per.ts'

type Told = Pick<StoredFigure, 'indicator' | 'subject' | 'channel' | 'quote' | 'start' | 'at'>

/** What ends the words of a number. */
const stops = /[\d、，,；;：:。（）()]/

/** Its clause without what is said there of some of them: 11名队员 of 11名队员中持证8名. */
export function leaveSome(figure: Pick<StoredFigure, 'quote' | 'start' | 'at' | 'indicator'>): string {
  const { quote, start, at } = figure
  const right = quote.slice(at.end - start)
  const { after } = readBeside(figure)
  const isCut = among.test(right.split(stops, 1)[0] ?? '') && !among.test(after) && right.startsWith(after)
  return isCut ? quote.slice(0, at.end - start) + after : quote
}

/** 持证8名 behind 11名队员中: some of those counted right before, by a name of their own. */
export const isNamedAmong = (figure: Pick<StoredFigure, 'quote' | 'start' | 'at'>): boolean =>
  /\d[^\d，,；;。]{1,8}[中里](?![心学小医央国程面])[一-龥]{2,6}$/.test(
    figure.quote.slice(0, figure.at.start - figure.start),
  )

const among = /(?<=[一-龥])[中里](?![心学小医央国程面])[一-龥]{1,8}$/

/** 33件纠纷调成30件: what came of it is said of the number behind. */
const cameOf =
  /(?:只|仅|都|均|已|共)?(?:成功(?:调解|化解)?|调[解处]?成功?|化解|办[结成]|结案|整改|追回|销号|胜诉|通过|挽回)了?(?:其中)?$/

/** 追回工资 before 61万元 and nothing behind it; of a table's row its name alone. */
export const readBeside = oncePer(
  ({
    quote,
    start,
    at,
    indicator,
  }: Pick<StoredFigure, 'quote' | 'start' | 'at' | 'indicator'>): {
    readonly before: string
    readonly after: string
  } => {
    if (quote.includes(' | ')) return { before: indicator, after: '' }
    const left = quote.slice(0, Math.max(0, at.start - start))
    const right = quote.slice(Math.max(0, at.end - start))
    const after = right.split(stops, 1)[0] ?? ''
    // 11名队员中持证8名: what some of them are is said of those.
    const isOfSome = /\d/.test(right[after.length] ?? '')
    return {
      before: left.split(stops).at(-1) ?? '',
      after: isOfSome ? after.replace(among, '').replace(cameOf, '') : after,
    }
  },
)

/** What says that something was done or how much, and names nothing. */
export const light =
  /完成|开展|组织|举办|办理|受理|共计?|各类|各种|各项|全部|所有|全年|全[镇乡县区]|累计|实现|发放|新增|专职|现有|其中|街道|[镇乡村市县级个家件的等及和由为了到达数]/g

interface Noun {
  readonly pairs: ReadonlySet<string>
  /** Its last two characters: 经费 of 法治专项经费. */
  readonly head: string
}

const nounOf = oncePer((figure: Told): Noun => {
  const words = [figure.indicator, figure.subject ?? '', readBeside(figure).before]
  const pieces = words.flatMap((word) => word.replace(light, ' ').split(/[\s\p{P}]+/u))
  return { pairs: new Set(pieces.flatMap(cutBigrams)), head: (figure.subject ?? figure.indicator).slice(-2) }
})

/** What two nouns of one head have in common, if there is more than the head: 法治专项经费 and 法治建设经费. */
const ofOneHead = 0.65

/** 1 for figures of one indicator; else the share of the shorter one's noun that the other holds (补种树苗 and 补种杉树苗). */
export function measureAlike(one: Told, other: Told): number {
  if (one.indicator === other.indicator) return 1
  const [a, b] = [nounOf(one), nounOf(other)]
  const least = Math.min(a.pairs.size, b.pairs.size)
  if (least === 0) return 0
  let shared = 0
  for (const pair of a.pairs) if (b.pairs.has(pair)) shared++
  const share = least === 1 ? shared / 2 : shared / least
  return a.head === b.head && shared > 1 ? Math.max(share, ofOneHead) : share
}
