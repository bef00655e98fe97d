// Step: bytes of one file -> its documents. In: bytes, name. Out: one entry a document (a zip of documents gives several).
import type { ExtractedFile } from '#domain/block.ts'
import { AppError } from '#shared/errors.ts'
import type { DocumentContent, NamedFile, PageStep, ReadInner } from './document-content.ts'
import { findByteFormat, findPackageFormat, findTextFormat } from './find-format.ts'
import {
  type ByteFormat,
  type PackageFormat,
  type PackageOptions,
  packageFormats,
  type SourceFile,
} from './formats.ts'
import { findHtmlCharset } from './html/read-html.ts'
import { type ArchivePart, openArchive } from './read-archive.ts'
import { buildDamage, buildRefusal, readSafely } from './refusal.ts'
import { decodeText } from './text/decode-text.ts'

/** A page of text is 2 kB; beyond this a text is no report. Other formats carry pictures. Both in bytes. */
const maxTextBytes = 20 * 1024 * 1024
const maxBytes = 100 * 1024 * 1024

/** Reads by content; `onStep` is called before each page that is recognised. Throws AppError `input`, without the file's name. */
export async function readDocument(
  bytes: Uint8Array,
  fileName: string,
  onStep: (step: PageStep) => void,
): Promise<readonly NamedFile[]> {
  checkSize(bytes, maxBytes)
  const source = { bytes, fileName, onStep }
  const format = findByteFormat(source)
  if (format !== 'zip') return [{ fileName, file: await readOne(format, source) }]
  const parts = await openArchive(bytes)
  const inner = findPackageFormat(parts.map(({ name }) => name))
  if (inner) return [{ fileName, file: await readPackage(inner, { parts, depth: 0 }) }]
  if (packageFormats.some(({ name }) => fileName.toLowerCase().endsWith(`.${name}`))) {
    throw buildRefusal(
      '名字像文档，内容却是普通压缩包，里面没有正文',
      '请用 Word、WPS 或阅读器打开原件确认完好，另存后再试',
    )
  }
  return readBag(parts, onStep)
}

interface Source extends SourceFile {
  readonly onStep: (step: PageStep) => void
}

interface Package {
  readonly parts: readonly ArchivePart[]
  /** 0 for a file of its own, 1 for one that stands in it. */
  readonly depth: number
}

async function readOne(format: ByteFormat | null, source: Source): Promise<ExtractedFile> {
  if (format === null) return readTextFile(source.bytes, source.fileName)
  const content = await format.read(source, source.onStep)
  return 'format' in content ? content : buildFile(format.name, content)
}

/** Text formats need no package that is slow to load and no limits but size: they may be read in the main process. */
export async function readTextFile(bytes: Uint8Array, fileName: string, depth = 0): Promise<ExtractedFile> {
  checkSize(bytes, maxTextBytes)
  const { text, damaged } = decodeText(bytes, findHtmlCharset(bytes))
  const format = findTextFormat(text, fileName)
  const content = await readSafely(format.name, () => format.read(text, openOptions(depth)))
  return buildFile(format.name, {
    ...content,
    notes: [...(content.notes ?? []), ...(damaged > 0 ? [`有 ${damaged} 个字符认不出，显示为 \ufffd`] : [])],
  })
}

async function readPackage(format: PackageFormat, { parts, depth }: Package): Promise<ExtractedFile> {
  return buildFile(format.name, await readSafely(format.name, () => format.read(parts, openOptions(depth))))
}

/** Deeper is an attack, not a report. */
const maxInside = 3

function openOptions(depth: number): PackageOptions {
  const isEmbedded = depth > 0
  return depth < maxInside ? { isEmbedded, readInner: openInside(depth + 1) } : { isEmbedded }
}

/** A document that stands in another one; pictures and pages in it are not recognised. */
function openInside(depth: number): ReadInner {
  return async (bytes, fileName) => {
    checkSize(bytes, maxBytes)
    const source = { bytes, fileName, onStep: () => undefined }
    const format = findByteFormat(source)
    if (format === null) return readTextFile(bytes, fileName, depth)
    if (format !== 'zip') return readOne(format, source)
    const parts = await openArchive(bytes)
    const inner = findPackageFormat(parts.map(({ name }) => name))
    if (!inner) throw buildRefusal('里面是压缩包', '请单独放入压缩包')
    return readPackage(inner, { parts, depth })
  }
}

/** Documents in a zip, one level deep. What cannot be read is told by name with the first document. */
async function readBag(
  parts: readonly ArchivePart[],
  onStep: Source['onStep'],
): Promise<readonly NamedFile[]> {
  const files: NamedFile[] = []
  const unread: { fileName: string; reason: string }[] = []
  const wanted = parts.filter(
    ({ name }) => !/(?:^|\/)(?:__MACOSX\/|\.|~\$|Thumbs\.db$|desktop\.ini$)/i.test(name),
  )
  for (const part of wanted) {
    try {
      files.push({ fileName: part.name, file: await readPart(part, onStep) })
    } catch (error) {
      const { message } = error instanceof AppError ? error : buildDamage('文件', error)
      unread.push({ fileName: part.name, reason: message })
    }
  }
  const [first, ...rest] = files
  if (!first) throw refuseBag(unread)
  return unread.length === 0 ? files : [{ ...first, file: { ...first.file, unread } }, ...rest]
}

function refuseBag(unread: readonly { fileName: string; reason: string }[]): AppError {
  const failed = unread.slice(0, 5).map(({ fileName, reason }) => `${fileName}:${reason}`)
  const reason = failed.length > 0 ? `压缩包里的文件都读不了（${failed.join('；')}）` : '压缩包里没有文件'
  return buildRefusal(reason, '请解开压缩包，逐个检查里面的文件')
}

async function readPart(part: ArchivePart, onStep: Source['onStep']): Promise<ExtractedFile> {
  const bytes = await part.read()
  checkSize(bytes, maxBytes)
  const source = { bytes, fileName: part.name, onStep }
  const format = findByteFormat(source)
  if (format !== 'zip') return readOne(format, source)
  const parts = await openArchive(bytes)
  const inner = findPackageFormat(parts.map(({ name }) => name))
  if (!inner) throw buildRefusal('压缩包里又有压缩包，只读一层', '请先解开里面的压缩包')
  return readPackage(inner, { parts, depth: 0 })
}

function checkSize(bytes: Uint8Array, max: number): void {
  if (bytes.length === 0) throw buildRefusal('文件是空的', '请检查下载或复制是否完整，重新取一份')
  if (bytes.length > max) {
    throw buildRefusal(
      `文件有 ${Math.ceil(bytes.length / 1024 / 1024)} MB，超过 ${max / 1024 / 1024} MB 的上限`,
      '请只留报告正文，去掉图片和附件后另存',
    )
  }
}

/** Throws AppError `input` when nothing was found to read. */
function buildFile(format: string, content: DocumentContent): ExtractedFile {
  const hasLinks = (content.links?.length ?? 0) > 0
  if (content.blocks.length === 0 && !hasLinks) {
    throw buildRefusal('文件里没有文字', '如果内容是图片，请导出为 pdf 或 png 后再放入，由文字识别来读')
  }
  const { blocks, properties = {}, notes = [], confidence = null, links } = content
  return { format, blocks, properties, notes, confidence, ...(links ? { links } : {}) }
}
