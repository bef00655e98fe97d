// Step of revision: words -> the parts of the draft that they name, in the order they are named: by place, by heading, by theme.
import type { DraftSection } from '#domain/draft.ts'
import { listOrdinals, type NamedPart } from '#draft/wish/read-loose-target.ts'
import { calledParts, type WrittenDraft } from './find-target.ts'

/** Words that head any part. */
const common = /工作|情况|开展|推进|加强|进行|落实|方面|建设|主要|全面|依法|深入|持续|治理|机制|体系/
export function listNamedParts(text: string, { draft, book }: WrittenDraft): readonly NamedPart[] {
  const placed = listOrdinals(text)
  const named = draft.sections
    .filter(({ heading }) => heading !== '')
    .flatMap((section) => {
      const at = findNamed(
        text,
        section,
        book.drafting.themes.find(({ name }) => name === section.id)?.words ?? [],
      )
      return at === null ? [] : [{ target: section.id, at, level: section.level }]
    })
  // 第二部分问题那块 names one part, and a heading above another names less than the lower one.
  const finest = named.filter((one) => !named.some((two) => two.at === one.at && two.level > one.level))
  return [...placed, ...finest].sort((a, b) => a.at - b.at)
}

/** Where the first word of the heading or of its theme stands; null where none does. */
function findNamed(text: string, { heading, id }: DraftSection, words: readonly string[]): number | null {
  const places: number[] = []
  for (const [said, headed] of calledParts) if (headed.test(heading)) places.push(text.search(said))
  for (let at = 0; at + 2 <= text.length; at++) {
    const pair = text.slice(at, at + 2)
    if (/^[\u4e00-\u9fff]{2}$/.test(pair) && !common.test(pair) && heading.includes(pair)) places.push(at)
  }
  for (const word of [id, ...words]) if (word.length >= 2) places.push(text.indexOf(word))
  const found = places.filter((at) => at >= 0)
  return found.length === 0 ? null : Math.min(...found)
}
