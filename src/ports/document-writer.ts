// Port: a draft, or what else is taken away -> the bytes of a document.
import type { Draft } from '#domain/draft.ts'
import type { PlainDocument } from '#domain/paper/plain-document.ts'

export interface DocumentOptions {
  /** Fixed line pitch in points; the standard names none, offices use one of these. */
  readonly linePitch: 28 | 28.8 | 29 | 30
  /** Second and third level headings in bold, as many offices do. */
  readonly isBoldHeadings: boolean
  /** A last page with a table of where each number came from. */
  readonly withSources: boolean
  /** False only for a final export that a person has answered for; the hidden mark stays. */
  readonly isLabelled: boolean
  /** Who runs this program (单位名称或编码), for the hidden mark. */
  readonly producer: string
  /** Number of this content, for the hidden mark. */
  readonly contentId: string
  /** A docx of the office: its slots ({{正文}} and others) are filled, all else is kept; absent: the layout of GB/T 9704. */
  readonly template?: Uint8Array
}

/** Throws AppError `input` when the template cannot be used. */
export interface DocumentWriter {
  write(draft: Draft, options: DocumentOptions): Promise<Uint8Array>
  writePlain(
    document: PlainDocument,
    options: Pick<DocumentOptions, 'producer' | 'contentId'>,
  ): Promise<Uint8Array>
}
