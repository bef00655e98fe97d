// Step: text of a JSONL file -> questions. A bad line is named before anything is asked.
import { z } from 'zod'
import { AppError } from '#shared/errors.ts'

const schema = z.object({
  id: z.union([z.string(), z.number()]).transform(String),
  question: z.string().trim().min(1),
  asker_place: z.string().nullish(),
  context: z.union([z.array(z.string()), z.string().transform((text) => [text])]).nullish(),
})

export interface BatchLine {
  readonly id: string
  readonly question: string
  readonly askerPlace: string | null
  readonly context: readonly string[]
}

/** Empty lines are skipped. Throws AppError `input` with the number of the first line that does not fit. */
export function parseBatch(text: string, file: string): readonly BatchLine[] {
  return text
    .replace(/^\ufeff/, '')
    .split(/\r?\n/)
    .flatMap((line, index) => (line.trim() ? [parseLine(line, { file, number: index + 1 })] : []))
}

function parseLine(line: string, { file, number }: { file: string; number: number }): BatchLine {
  const parsed = schema.safeParse(parseJson(line))
  if (!parsed.success) {
    throw new AppError('input', `${file} 第${number}行看不懂。`, {
      fix: '每行一个 JSON：{"id": "q1", "question": "…", "asker_place": "青禾县柳溪镇", "context": ["…"]}，后两项可以没有。',
    })
  }
  const { id, question, asker_place, context } = parsed.data
  return { id, question, askerPlace: asker_place ?? null, context: context ?? [] }
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return null
  }
}
