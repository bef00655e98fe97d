// Noun of the desk: what another program can have done, once for the JSON API and for MCP: shapes in and out, and the same as text.
import { z } from 'zod'
import type { Desk } from '#desk/desk.ts'
import type { Reader } from '#domain/reader.ts'
import { AppError } from '#shared/errors.ts'

/** What the verbs over reports, answers and papers are reached by; nobody's account, token or audit. */
export type DoorDesk = Pick<
  Desk,
  | 'ask'
  | 'search'
  | 'listReports'
  | 'readReport'
  | 'listFigures'
  | 'compare'
  | 'tabulateComparison'
  | 'writeDraft'
  | 'checkFile'
  | 'readPlace'
>

interface Result {
  /** Fits `output`. */
  readonly data: Record<string, unknown>
  /** The same for people, and for a model that reads text alone. */
  readonly text: string
}

export interface Operation {
  /** The end of its address in the API, the name of the tool: `read_section`. */
  readonly name: string
  /** For people: 读一节. */
  readonly title: string
  /** What it does and when to take it, in a sentence or two. */
  readonly help: string
  readonly input: z.ZodObject
  readonly output: z.ZodObject
  /** `given` in any shape. Throws AppError `input` that names what does not fit `input`, and whatever the verbs throw. */
  run(reader: Reader, given: unknown, desk: DoorDesk): Promise<Result>
}

interface Described<In extends z.ZodObject, Out extends z.ZodObject> {
  readonly name: string
  readonly title: string
  readonly help: string
  readonly input: In
  readonly output: Out
  readonly run: (
    reader: Reader,
    given: z.infer<In>,
    desk: DoorDesk,
  ) => Promise<{ readonly data: z.infer<Out>; readonly text: string }>
}

/** What goes out is what `output` says: fields that it does not name stay inside. */
export function defineOperation<In extends z.ZodObject, Out extends z.ZodObject>(
  described: Described<In, Out>,
): Operation {
  const { input, output, run } = described
  return {
    ...described,
    run: async (reader, given, desk) => {
      const { data, text } = await run(reader, readInput(given, input), desk)
      return { data: output.parse(data), text }
    },
  }
}

function readInput<In extends z.ZodObject>(given: unknown, input: In): z.infer<In> {
  const read = input.safeParse(given ?? {}, { error: z.locales.zhCN().localeError })
  if (read.success) return read.data
  const wrong = [...new Set(read.error.issues.map(({ path, message }) => nameIssue(path, message)))]
  const known = Object.entries(input.shape).map(
    ([name, field]) => `${name}（${(field as z.ZodType).description ?? ''}）`,
  )
  throw new AppError('input', `参数不对：${wrong.slice(0, 5).join('；')}`, {
    fix: `参数有：${known.join('、')}。`,
  })
}

function nameIssue(path: readonly PropertyKey[], message: string): string {
  return `${path.map(String).join('.').slice(0, 60) || '请求体'}：${message.slice(0, 120)}`
}
