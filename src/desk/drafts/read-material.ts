// Tool of this room: what a person gave to write from (words, files) -> the brief as understood; and whose place it is for.

import type { PlaceDesk } from '#desk/place-desk.ts'
import type { SentFile } from '#desk/previews/preview-desk.ts'
import type { ExtractedFile } from '#domain/block.ts'
import type { Brief } from '#domain/brief.ts'
import type { Place } from '#domain/place.ts'
import type { Reader } from '#domain/reader.ts'
import { type Material, readBlocks } from '#draft/brief/read-blocks.ts'
import type { DraftDeps } from '#draft/draft-deps.ts'
import type { DraftWork } from '#draft/draft-work.ts'
import type { Views } from '#ports/views.ts'
import { AppError } from '#shared/errors.ts'

export interface MaterialParts extends Pick<PlaceDesk, 'readPlace' | 'parsePlace'> {
  readonly views: Views
  /** Reading briefs, writing and checking over what a reader may see, each under a time limit. */
  readonly draftWorkOver: (library: DraftDeps['library']) => DraftWork
  readonly extractFile: (bytes: Uint8Array, name: string) => Promise<readonly ExtractedFile[]>
}

export interface MaterialCall {
  readonly text?: string
  readonly files?: readonly SentFile[]
  readonly place: Place | null
  /** Absent: the newest that the material names. */
  readonly year?: number
  /** Name of an outline or the text of a notice; absent: that of a file that is called one. */
  readonly outline?: string
}

export function draftWorkFor(reader: Reader, { views, draftWorkOver }: MaterialParts): DraftWork {
  return draftWorkOver(views.viewFor(reader))
}

/** A file called so is the county's notice and no material. */
const noticeName = /提纲|大纲|通知/

/** Throws AppError `input` for unreadable files. */
export async function readMaterial(
  { text = '', files = [], place, year, outline }: MaterialCall,
  { work, ...parts }: Pick<MaterialParts, 'extractFile'> & { readonly work: DraftWork },
): Promise<Brief> {
  const read = await Promise.all(
    files.map(async (file) => ({ ...(await readSent(file, parts)), isNotice: noticeName.test(file.name) })),
  )
  const material = read.filter((one) => !one.isNotice)
  return work.readBrief({
    text: [text, ...material.map((one) => one.text)].filter(Boolean).join('\n'),
    tables: material.flatMap((one) => one.tables),
    place,
    year: year ?? null,
    outline: outline ?? read.find((one) => one.isNotice)?.text ?? null,
  })
}

/** `-` is what came on standard input: plain text. */
export async function readSent(
  { name, bytes }: SentFile,
  { extractFile }: Pick<MaterialParts, 'extractFile'>,
): Promise<Material> {
  if (name === '-') return { text: new TextDecoder().decode(bytes), tables: [] }
  return readBlocks(await extractFile(bytes, name), name)
}

/** The place that was typed, else the reader's own; null where there is neither. Throws AppError `input` for none that is known. */
export async function readOwn(
  reader: Reader,
  typed: string | undefined,
  { readPlace, parsePlace }: Pick<MaterialParts, 'readPlace' | 'parsePlace'>,
): Promise<Place | null> {
  const given = typed ?? (await readPlace(reader))
  const place = given ? parsePlace(given) : null
  if (typed && !place)
    throw new AppError('input', `没认出“${typed}”是哪个乡镇或街道。`, { fix: '写全称，例如 青禾县柳溪镇。' })
  return place
}
