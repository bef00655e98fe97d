// Step: question -> the places and years that it leaves out: 去掉街道, 不算石桥, 除了我们镇, 不要2022的.
import { isSamePlace, type Place } from '#domain/place.ts'
import type { Span } from '#domain/span.ts'
import type { Extents } from '#question/read-extent.ts'
import { measureWords } from '#question/read-want.ts'
import type { PlaceMention } from '#text/places.ts'
import { blankSpans } from './find-short-years.ts'

export interface Exclusions {
  readonly places: readonly Place[]
  /** What says so; what lies within asks for no place and no year. */
  readonly spans: readonly Span[]
}

interface Excluding {
  readonly mentions: readonly PlaceMention[]
  /** Places that the library has. */
  readonly known: readonly Place[]
  readonly own: Place | null
  readonly extents: Extents
}

/** How far a word of leaving out reaches, before it or behind. */
const reach = 16
const stops = /[，,。；;？?！!\n（）()]|(?:以外|之外|外(?!地|面|头)|还有|其他|其余|再|重|剩)/
const kinds = /街道|苏木|镇(?!街)|乡/g
const ownWords = /(?:我|咱|俺|本)们?(?:镇|乡|街道|自己)|(?:咱|俺|我)们?(?=$|[呢的还，,。？?])/

export function readExclusions(text: string, excluding: Excluding): Exclusions {
  const found = findSpans(text, excluding.extents)
    .map((span) => ({ span, places: listPlaces(text, span, excluding) }))
    // 排除隐患 leaves out nothing.
    // 只留2024年的 keeps that year, as naming it does.
    .filter(
      ({ span, places }) =>
        places.length > 0 || (!span.isOnly && namesYear.test(text.slice(span.start, span.end))),
    )
    // 24年哪个最少 不算我们: what it leaves out stands behind it, and nothing before it.
    .filter(
      (one, _, all) =>
        !all.some(
          ({ span, places }) =>
            places.length > 0 &&
            span.start > one.span.start &&
            span.start < one.span.end &&
            span.end > one.span.end,
        ),
    )
  return { places: [...new Set(found.flatMap(({ places }) => places))], spans: found.map(({ span }) => span) }
}

const namesYear = /(?:20)?[12]\d(?:年|的|$|[，,])|20[12]\d/

/** 拿掉多少处 asks how much was taken away. */
const asksAmount = new RegExp(`^了?(?:多少|好多|几多|几(?:${measureWords}))`)

interface Reach extends Span {
  /** 只看乡镇: all others are left out. */
  readonly isOnly: boolean
}

function findSpans(text: string, extents: Extents): readonly Reach[] {
  return extents.flatMap(({ as, pattern }): readonly Reach[] => {
    const match = as === 'out-before' || as === 'out-after' || as === 'only' ? pattern.exec(text) : null
    if (!match) return []
    const end = match.index + match[0].length
    if (asksAmount.test(text.slice(end))) return []
    if (as === 'out-after') return [{ start: reachBack(text, match.index), end, isOnly: false }]
    return [{ start: match.index, end: reachAhead(text, end), isOnly: as === 'only' }]
  })
}

function reachAhead(text: string, from: number): number {
  const piece = text.slice(from, from + reach)
  const stop = stops.exec(piece)
  return from + (stop ? stop.index : piece.length)
}

function reachBack(text: string, to: number): number {
  const piece = text.slice(Math.max(0, to - reach), to)
  const stop = [...piece.matchAll(/[，,。；;？?！!\n（）()]/g)].at(-1)
  return to - piece.length + (stop ? stop.index + 1 : 0)
}

function listPlaces(
  text: string,
  { start, end, isOnly }: Reach,
  { mentions, known, own }: Excluding,
): readonly Place[] {
  const named = mentions.filter((mention) => mention.start >= start && mention.end <= end)
  const piece = blankSpans(text, named).slice(start, end)
  const suffixes = piece.replace(ownWords, '').match(kinds) ?? []
  const isKind = ({ town }: Place) => suffixes.some((suffix) => town?.endsWith(suffix))
  // 只看石桥 names what is asked for, as any question does.
  if (isOnly) return suffixes.length === 0 ? [] : known.filter((place) => place.town && !isKind(place))
  const meant = named.flatMap(({ places }) => places)
  return [
    ...known.filter((one) => meant.some((place) => isSamePlace(one, place)) || isKind(one)),
    ...(own !== null && ownWords.test(piece) ? [own] : []),
  ]
}
