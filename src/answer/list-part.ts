// Step: a report -> the items of one of its parts (problems, causes, plans) in order. Composers list them, the gate counts them again.
import type { SentenceWords } from '#domain/prompt-book.ts'
import type { StoredReport } from '#domain/stored-report.ts'
import { type Item, readItems } from './items/read-items.ts'

/** A part that is asked for as a whole. */
export type ListedPart = 'problem' | 'cause' | 'plan' | 'leader'

/** Empty where a report has no such part. Causes are those that have items of their own; else what the problems tell of theirs. */
export function listPart(
  report: StoredReport,
  part: ListedPart,
  words: readonly SentenceWords[],
): readonly Item[] {
  const items = readItems(report, words)
  if (part === 'plan' || part === 'leader') return readLevel(items.filter((item) => item.part === part))
  const problems = items.filter((item) => item.part === 'problem')
  const from = problems.findIndex((item, i) => announcesCauses(report, problems[i - 1], item))
  const told = readLevel(from < 0 ? problems : problems.slice(0, from))
  if (part === 'problem') return told
  const causes = items.filter((item) => item.part === 'cause')
  const own = readLevel([...(from < 0 ? [] : problems.slice(from)), ...causes])
  return own.length > 0 ? own : told.flatMap(keepCauses)
}

/** The items of the highest level that has several, with all that stands below them; without such, each sentence. */
function readLevel(items: readonly Item[]): readonly Item[] {
  const levels = [...new Set(items.map(({ section }) => section.level))].filter((level) => level > 1).sort()
  const count = (level: number) => items.filter(({ section }) => section.level === level).length
  const level = levels.find((one) => count(one) > 1) ?? levels[0]
  if (level === undefined) return items.flatMap(splitItem)
  return items
    .filter(({ section }) => section.level === level)
    .map((item) => {
      const { start, end } = item.section
      const within = items.filter(({ section }) => start <= section.start && section.start < end)
      return { ...item, sentences: within.flatMap(({ sentences }) => sentences) }
    })
}

/** Of a part without items each sentence is one; what announces them is none. */
function splitItem(item: Item): readonly Item[] {
  return item.sentences
    .filter(({ text }) => !/[:：]$/.test(text))
    .map((sentence) => ({
      ...item,
      title: '',
      start: sentence.start,
      end: sentence.end,
      sentences: [sentence],
    }))
}

/** 究其原因在于：一是…: the items behind it are causes though they stand among the problems. */
function announcesCauses({ text }: StoredReport, before: Item | undefined, item: Item): boolean {
  if (before === undefined) return false
  const between = text.slice(
    Math.max(before.sentences.at(-1)?.end ?? before.end, item.start - 30),
    item.start,
  )
  return /原因|根源|究其/.test(between) && /[:：]\s*$/.test(between)
}

/** The sentences from the first one that tells a cause. */
function keepCauses(item: Item): readonly Item[] {
  const first = item.sentences.findIndex(({ kinds }) => kinds.has('cause'))
  return first < 0 ? [] : [{ ...item, sentences: item.sentences.slice(first) }]
}
