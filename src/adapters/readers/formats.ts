// Table: every format that is read: how it is told by content, and what reads it. A new format is one entry here, one reader, one test.
import type { ExtractedFile } from '#domain/block.ts'
import type { DocumentContent, PageStep, ReadInner } from './document-content.ts'
import { readHtml } from './html/read-html.ts'
import type { ArchivePart } from './read-archive.ts'
import { readMarkdown, readPlain } from './text/read-text.ts'

export interface SourceFile {
  readonly bytes: Uint8Array
  /** Tells twins apart (md from txt, wps from doc), nothing else. */
  readonly fileName: string
}

/** Told by its first bytes. A reader of one of these may name its format itself (scan, for a pdf of pictures). */
export interface ByteFormat {
  readonly name: string
  /** `head`: the first 1,024 bytes, a character each. */
  is(file: SourceFile & { readonly head: string }): boolean
  read(file: SourceFile, onStep: (step: PageStep) => void): Promise<DocumentContent | ExtractedFile>
}

/** A zip, told by the names in it. */
export interface PackageFormat {
  readonly name: string
  is(names: readonly string[]): boolean
  read(parts: readonly ArchivePart[], options: PackageOptions): Promise<DocumentContent>
}

export interface PackageOptions {
  /** Absent for a document that lies too deep in others. */
  readonly readInner?: ReadInner
  /** It stands in another document, which shows its first view only. */
  readonly isEmbedded?: boolean
}

/** Told by its text; plain ones are read within milliseconds, in the main process too. */
export interface TextFormat {
  readonly name: string
  /** `head`: the first 4,000 characters. */
  is(head: string, fileName: string): boolean
  read(text: string, options: PackageOptions): DocumentContent | Promise<DocumentContent>
}

const oleMagic = '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'
const pictures = ['\x89PNG\r\n\x1a\n', '\xff\xd8\xff', 'II*\0', 'MM\0*']

/** The container of old Office files. */
export function isOle(head: string): boolean {
  return head.startsWith(oleMagic)
}

/** OLE files name their streams in UTF-16. */
export function hasStream({ buffer, byteOffset, byteLength }: Uint8Array, name: string): boolean {
  return Buffer.from(buffer, byteOffset, byteLength).includes(Buffer.from(name, 'utf16le'))
}

function isWord({ head, bytes }: SourceFile & { head: string }): boolean {
  return isOle(head) && hasStream(bytes, 'WordDocument')
}

async function readOldWord({ bytes }: SourceFile): Promise<DocumentContent> {
  return (await import('./doc/read-doc.ts')).readDoc(bytes)
}

/** The first that fits. What is slow to load is loaded when the first file of its kind comes. */
export const byteFormats: readonly ByteFormat[] = [
  { name: 'wps', is: (file) => isWord(file) && /\.wps$/i.test(file.fileName), read: readOldWord },
  { name: 'doc', is: isWord, read: readOldWord },
  {
    name: 'pdf',
    is: ({ head }) => !isOle(head) && head.includes('%PDF-'),
    read: async ({ bytes }, onStep) => (await import('./pdf/read-pdf.ts')).readPdf(bytes, onStep),
  },
  {
    name: 'image',
    is: ({ head }) => pictures.some((magic) => head.startsWith(magic)),
    read: async ({ bytes }, onStep) => (await import('./scan/read-image.ts')).readImage(bytes, onStep),
  },
  {
    name: 'mhtml',
    is: ({ head }) => /^\s{0,20}(?:[\w-]{1,40}:[^\n]{0,300}\n){0,20}MIME-Version:/i.test(head),
    read: async ({ bytes }) => (await import('./html/read-mhtml.ts')).readMhtml(bytes),
  },
]

const isOffice = (names: readonly string[], folder: RegExp) =>
  names.some((name) => /^\[Content_Types\]\.xml$/i.test(name)) && names.some((name) => folder.test(name))

export const packageFormats: readonly PackageFormat[] = [
  {
    name: 'ofd',
    is: (names) => names.some((name) => /^OFD\.xml$/i.test(name)),
    read: async (parts) => (await import('./pdf/read-ofd.ts')).readOfd(parts),
  },
  {
    name: 'docx',
    is: (names) => isOffice(names, /^word\//i),
    read: async (parts, { readInner }) => (await import('./docx/read-docx.ts')).readDocx(parts, readInner),
  },
  {
    name: 'xlsx',
    is: (names) => isOffice(names, /^xl\//i),
    read: async (parts, { isEmbedded }) =>
      (await import('./table/read-xlsx.ts')).readXlsx(parts, { isEmbedded }),
  },
]

/** The last one fits everything. */
export const textFormats: readonly TextFormat[] = [
  {
    name: 'wordml',
    is: (head) => /<\?mso-application[^>]{0,100}Word|<w:wordDocument|<pkg:package/i.test(head),
    read: async (text, { readInner }) => (await import('./docx/read-wordml.ts')).readWordml(text, readInner),
  },
  { name: 'html', is: isHtml, read: readHtml },
  { name: 'md', is: (_, fileName) => /\.(?:md|markdown)$/i.test(fileName), read: readMarkdown },
  { name: 'txt', is: () => true, read: readPlain },
]

function isHtml(head: string): boolean {
  if (/<(?:!doctype html|html|head|body|meta|title)[\s>]/i.test(head)) return true
  const tags = head.match(
    /<\/?(?:p|div|span|br|table|tr|td|h[1-6]|ul|li|font|strong|section|article)[\s/>]/gi,
  )
  return /^\s*</.test(head) && (tags?.length ?? 0) >= 2
}

/** For what is refused: docx、xlsx … 或 txt. */
export function listReadable(): string {
  const names = [...packageFormats, ...byteFormats, ...textFormats].map(({ name }) => name)
  const documents = names.filter((name) => !['image', 'mhtml', 'wordml'].includes(name))
  return `${documents.slice(0, -1).join('、')} 或 ${documents.at(-1)}`
}
