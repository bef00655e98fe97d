// The desk's verb of checking: a text that a person wrote -> what the gate finds in it.

import {
  draftWorkFor,
  type MaterialParts,
  readMaterial,
  readOwn,
  readSent,
} from '#desk/drafts/read-material.ts'
import type { SentFile } from '#desk/previews/preview-desk.ts'
import type { Finding } from '#domain/finding.ts'
import type { Reader } from '#domain/reader.ts'
import { joinLines } from '#draft/brief/read-blocks.ts'

interface CheckCall {
  readonly file: SentFile
  /** Turns on the rules about sources. */
  readonly brief?: SentFile
  /** As typed; absent: the person's own. */
  readonly place?: string
  /** Absent: as the text itself says. */
  readonly year?: number
}

/** A text that a person handed in, as it was read, and what the gate found in it. */
export interface CheckedFile {
  readonly text: string
  /** Their spans point into `text`. */
  readonly findings: readonly Finding[]
}

export interface CheckDesk {
  /** Findings, the gravest first. Throws AppError `input` for unreadable files and no known place. */
  checkFile(reader: Reader, call: CheckCall): Promise<CheckedFile>
}

export function openCheckDesk(parts: MaterialParts): CheckDesk {
  return {
    async checkFile(reader, { file, brief, place, year }) {
      const own = await readOwn(reader, place, parts)
      const text = joinLines(await readSent(file, parts))
      const work = draftWorkFor(reader, parts)
      const material = brief ? await readMaterial({ files: [brief], place: own }, { ...parts, work }) : null
      const request = { text, place: own, year: year ?? null, ...(material ? { brief: material } : {}) }
      const findings = await work.checkText(request)
      return { text, findings }
    },
  }
}
