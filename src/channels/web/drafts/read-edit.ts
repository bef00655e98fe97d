// Step: decode. In: a form of the draft's page (facts, gaps, one paragraph). Out: what is to be changed, which the page also shows again when it could not be.
import type { Context } from 'hono'
import { readField, readFields, readNumber } from '#channels/web/frame/read-form.ts'
import type { DraftEdit } from '#desk/drafts/edit-draft.ts'

/** Browsers send lines as CR LF. */
const plain = (text: string) => text.replace(/\r\n?/g, '\n')

async function readPairs(c: Context, key: string, value: string): Promise<readonly [string, string][]> {
  const [keys, values] = [await readFields(c, key), await readFields(c, value)]
  return keys.map((one, at) => [one, plain(values[at] ?? '')])
}

const readBack = (back: number | null) => (back === null ? {} : { back })

export async function readEdit(c: Context): Promise<DraftEdit> {
  const [values, statements, gaps] = await Promise.all([
    readPairs(c, 'figure', 'value'),
    readPairs(c, 'statement', 'said'),
    readPairs(c, 'gap', 'filled'),
  ])
  const [section, written, text] = await Promise.all(
    ['section', 'written', 'text'].map((name) => readField(c, name)),
  )
  return {
    version: readNumber(await readField(c, 'version')) ?? 0,
    values: values.map(([id, value]) => ({ figure: Number(id), value })),
    statements: statements.map(([at, text]) => ({ at: Number(at), text })),
    ...readBack(readNumber(await readField(c, 'back'))),
    added: plain(await readField(c, 'added')),
    gaps: gaps.map(([name, text]) => ({ name, text })),
    // A paragraph is one line.
    ...(written
      ? {
          wording: {
            section: section ?? '',
            written,
            text: (text ?? '').replace(/\s*[\r\n]+\s*/g, '').trim(),
          },
        }
      : {}),
  }
}
