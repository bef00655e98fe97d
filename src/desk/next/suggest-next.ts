// The desk's verb of what may be asked next: follow-ups that were tried, so that each offered has an answer in what this reader may see.
import type { AnswerQuestion } from '#desk/ask-desk.ts'
import { readContext, readLast } from '#desk/read-context.ts'
import type { Want } from '#domain/frame.ts'
import type { Turn } from '#domain/journal/turn.ts'
import type { Reader } from '#domain/reader.ts'
import type { Journal } from '#ports/journal.ts'
import type { Views } from '#ports/views.ts'
import { type NextCall, readTold } from './read-told.ts'

export interface NextDesk {
  /** At most three, each with an answer; none after what was not answered. By rule alone, whatever model is set. */
  suggestNext(reader: Reader, call: NextCall): Promise<readonly string[]>
}

export interface NextParts {
  readonly journal: Journal
  readonly views: Views
  readonly answer: AnswerQuestion
}

const mostOffered = 3

/** In the order in which they are tried. */
const followUps: Readonly<Partial<Record<Want, readonly string[]>>> = {
  value: ['其他乡镇呢？', '近三年怎么变的？', '前三名是谁？'],
  total: ['前三名是谁？', '近三年怎么变的？', '哪些乡镇没有写？'],
  rank: ['最后三名是谁？', '加起来是多少？', '近三年怎么变的？'],
  compare: ['前三名是谁？', '加起来是多少？', '近三年怎么变的？'],
  trend: ['其他乡镇呢？', '前三名是谁？'],
  who: ['他们怎么做的？', '哪些乡镇没有写？', '整成三条'],
  whether: ['怎么做的？', '其他乡镇呢？'],
  how: ['整成三条', '哪些乡镇没有写？', '其他乡镇呢？'],
  why: ['其他乡镇呢？', '整成三条'],
  overview: ['整成三条', '其他乡镇呢？'],
  quality: ['其他乡镇呢？'],
}

export function openNextDesk({ journal, views, answer }: NextParts): NextDesk {
  return {
    async suggestNext(reader, call) {
      const found = await readTold(reader, call, journal)
      if (found === null) return []
      const { told, before } = found
      const library = views.viewFor(reader)
      const offered: string[] = []
      for (const text of followUps[told.answer.frame?.want ?? 'unclear'] ?? []) {
        if (offered.length === mostOffered) break
        if (await hasAnswer(text, before, (asked) => answer(asked, library))) offered.push(text)
      }
      return offered
    },
  }
}

/** The same answer again tells nothing. */
async function hasAnswer(
  text: string,
  before: readonly Turn[],
  ask: (asked: Parameters<AnswerQuestion>[0]) => ReturnType<AnswerQuestion>,
): Promise<boolean> {
  const told = before.at(-1)!
  const context = { context: readContext(before, text), last: readLast(before, text) }
  const { kind, text: given } = await ask({ text, askerPlace: told.own, ...context, withModel: false })
  return kind === 'answer' && given !== told.answer.text
}
