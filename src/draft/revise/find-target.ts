// Step of revision: 第三段, 第二部分, 普法那一节 -> the sections of the draft that are meant.
import type { Draft, DraftSection } from '#domain/draft.ts'
import { type IndicatorBook, matchTheme } from '#draft/brief/match-indicator.ts'
import { parseCount } from '#text/numbers/numerals.ts'
import { pairsOf } from './find-facts.ts'

/** The draft that is under way. */
export interface WrittenDraft {
  /** The present version as written: 第二段 is counted in it. */
  readonly draft: Draft
  readonly book: IndicatorBook
}

const wholeText =
  /^(?:再|请|先)?(?:精简|压缩|缩短|简化|压|缩)?(?:到|成|得)?(?:全文|整篇|全篇|通篇|稿子|整个|整体|报告|全部|整段|这段|这篇|篇幅|字数|内容|文字|总字数)?(?:适当|稍微?|尽量)?的?$/

/** What people call the parts that every paper has, and what their headings say. */
export const calledParts: readonly (readonly [RegExp, RegExp])[] = [
  [/不足|问题|短板|困难/, /不足|问题/],
  [/打算|计划|下一?步|明年|来年/, /打算|计划|下一?步|安排|努力方向/],
  [/原因/, /原因/],
  [/第一责任人/, /第一责任人/],
]

/** Nothing said, or 全文. */
export function isWholeText(said: string): boolean {
  return wholeText.test(said.trim())
}

/** True where the words can mean a part of the text only: 第二段, 普法这一节. */
export function namesSection(said: string): boolean {
  return /(?:段|[节章]|部分|小节|那块|这块)(?:话|文字|内容)?的?$/.test(said.trim())
}

/** Id of the section; null when there is none. `isLoose`: also by words that stand in its text. */
export function findTarget(said: string, { draft, book }: WrittenDraft, isLoose = true): string | null {
  const counted =
    /^(?:把|将)?第([一二三四五六七八九十\d]{1,3})(?:个?自然)?(段|节|部分|章|条|个)?(?:话|文字|内容)?的?$/.exec(
      said.trim(),
    )
  const words = said
    .replace(/(?:这|那|整)?一?(?:段|节|部分|章|块)(?:(?:套|空|官)?话|文字|内容)?的?$/, '')
    .replace(/^(?:把|将|整个)/, '')
    .trim()
  const written = draft.sections.filter((section) => section.paragraphs.length > 0)
  if (words === '' || /^(?:开头|开头一)$/.test(words) || isWholeText(words)) return written[0]?.id ?? null
  if (counted) {
    const n = parseCount(counted[1]!) ?? 0
    return nthSection(draft.sections, n, counted[2] ?? '')
  }
  if (/^最后$/.test(words)) return written.at(-1)?.id ?? null
  const headed = draft.sections.find((section) => section.heading.includes(words) || section.id === words)
  if (headed) return headed.id
  const called = calledParts.find(([said]) => said.test(words) && words.replace(said, '').length <= 4)
  if (called) return draft.sections.find(({ heading }) => called[1].test(heading))?.id ?? null
  const theme = matchTheme(words, book.drafting.themes)?.name
  const themed = draft.sections.find((section) => section.id === theme)?.id
  return themed ?? (isLoose ? mostAlike(draft.sections, words) : null)
}

/** 第二部分 counts the main headings, 第二节 those below; 第二段 the paragraphs. */
function nthSection(sections: readonly DraftSection[], n: number, unit: string): string | null {
  const main = sections.filter(({ level }) => level === 1)
  if (/部分|章/.test(unit) && main.length > 1) return main[n - 1]?.id ?? null
  const below = sections.filter(({ level }) => level === 2)
  if (/节/.test(unit) && below.length > 1) return below[n - 1]?.id ?? null
  const ids = sections.flatMap((section) => section.paragraphs.map(() => section.id))
  return ids[n - 1] ?? null
}

/** The section whose heading and text hold most of the words. */
function mostAlike(sections: readonly DraftSection[], words: string): string | null {
  const wanted = [...pairsOf(words)]
  const scored = sections
    .filter(({ level }) => level > 0)
    .map(({ id, heading, paragraphs }) => {
      const text = paragraphs.map((one) => one.text).join('')
      const score = wanted.reduce(
        (sum, pair) => sum + (heading.includes(pair) ? 3 : 0) + (text.includes(pair) ? 1 : 0),
        0,
      )
      return { id, score }
    })
    .sort((a, b) => b.score - a.score)
  return scored[0] !== undefined && scored[0].score > 0 ? scored[0].id : null
}

/** The section and those below it. */
export function withBelow(sections: readonly DraftSection[], id: string): readonly string[] {
  const at = sections.findIndex((section) => section.id === id)
  if (at < 0) return [id]
  const rest = sections.slice(at + 1)
  const end = rest.findIndex(({ level }) => level <= sections[at]!.level)
  const below = sections[at]!.level === 0 ? [] : rest.slice(0, end < 0 ? rest.length : end)
  return [id, ...below.map((section) => section.id)]
}

/** The order of the sections beside `moved` with it put right before or behind `other`; null when they are not of one level. */
export function reorder(
  sections: readonly DraftSection[],
  moved: string,
  place: { other: string; isBefore: boolean },
): readonly string[] | null {
  const level = sections.find(({ id }) => id === moved)?.level
  const other = sections.find(({ id }) => id === place.other)
  if (level === undefined || other?.level !== level || other.id === moved) return null
  const ids = sections.filter((one) => one.level === level && one.id !== moved).map(({ id }) => id)
  const at = ids.indexOf(place.other) + (place.isBefore ? 0 : 1)
  return [...ids.slice(0, at), moved, ...ids.slice(at)]
}
