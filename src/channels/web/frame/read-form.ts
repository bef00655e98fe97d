// Step: decode. In: a posted form. Out: its fields as texts and files; anything else counts as empty.
import type { Context } from 'hono'

/** A text field, untrimmed; empty when it is missing or a file. */
export async function readField(c: Context, name: string): Promise<string> {
  const value = (await c.req.parseBody())[name]
  return typeof value === 'string' ? value : ''
}

/** All values of a text field that may come several times. */
export async function readFields(c: Context, name: string): Promise<readonly string[]> {
  const values = (await c.req.parseBody({ all: true }))[name]
  return [values].flat().filter((value) => typeof value === 'string')
}

/** The chosen files of a field; an empty choice gives none. */
export async function readFiles(c: Context, name: string): Promise<readonly File[]> {
  const values = (await c.req.parseBody({ all: true }))[name]
  return [values].flat().filter((value) => value instanceof File && value.name !== '') as File[]
}

/** A chosen file as the desk takes it. */
export async function readSent(file: File): Promise<{ readonly name: string; readonly bytes: Uint8Array }> {
  return { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) }
}

/** A whole number from a query or form, or null. */
export function readNumber(text: string | undefined): number | null {
  return text && /^\d{1,9}$/.test(text) ? Number(text) : null
}
