// Step: text of a JSONL file -> questions or talks. A bad line is named before anything is asked.
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

const form =
  '每行一个 JSON：{"id": "q1", "question": "…", "asker_place": "青禾县柳溪镇", "context": ["…"]}，后两项可以没有。'

/** Empty lines are skipped. Throws AppError `input` with the number of the first line that does not fit. */
export function parseBatch(text: string, file: string): readonly BatchLine[] {
  return parseLines(text, { file, schema, form }).map(({ id, question, asker_place, context }) => ({
    id,
    question,
    askerPlace: asker_place ?? null,
    context: context ?? [],
  }))
}

/** `form` says what a line looks like. Throws AppError `input` with the number of the first line that does not fit. */
export function parseLines<T>(
  text: string,
  { file, schema, form }: { file: string; schema: z.ZodType<T>; form: string },
): readonly T[] {
  return text
    .replace(/^\ufeff/, '')
    .split(/\r?\n/)
    .flatMap((line, index) => {
      if (!line.trim()) return []
      const parsed = schema.safeParse(parseJson(line))
      if (!parsed.success) throw new AppError('input', `${file} 第${index + 1}行看不懂。`, { fix: form })
      return [parsed.data]
    })
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return null
  }
}
