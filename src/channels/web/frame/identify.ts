// Step: decode. In: the cookies of a request. Out: the conversation it belongs to, and who asks, with his rights.
import type { Context } from 'hono'
import type { Desk } from '#desk/desk.ts'
import type { Reader } from '#domain/reader.ts'
import { readVisitor } from './read-visitor.ts'

export interface Identity {
  /** `web:…` */
  readonly conversation: string
  readonly reader: Reader
}

export async function identify(c: Context, desk: Pick<Desk, 'readerFor'>): Promise<Identity> {
  const { conversation, person } = readVisitor(c)
  return { conversation, reader: await desk.readerFor(person) }
}

/** Page 库 and the passages that answers once cited show samples too, set aside where there is anything else. */
export async function identifyLibrarian(c: Context, desk: Pick<Desk, 'readerFor'>): Promise<Reader> {
  return { ...(await identify(c, desk)).reader, withSamples: true }
}
