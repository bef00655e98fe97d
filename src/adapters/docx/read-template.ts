// Step of writing docx into a template: its bytes -> the styles it has, by role, and whether it marks a place for the text.
import { XMLParser } from 'fast-xml-parser'
import { fromBuffer, type ZipFile } from 'yauzl'
import { AppError } from '#shared/errors.ts'

export interface Template {
  /** word/styles.xml as it is. */
  readonly stylesXml: string
  /** Style ids by role; null where the template has no such style. */
  readonly styles: {
    readonly title: string | null
    readonly headings: readonly (string | null)[]
    readonly body: string | null
  }
  /** {{正文}} stands in it. */
  readonly hasSlot: boolean
  /** {{日期}} stands in it. */
  readonly hasDate: boolean
  /** Its last section's paper and margins in twips; empty where it names none. */
  readonly page: TemplatePage
}

interface TemplatePage {
  readonly size?: { readonly width: number; readonly height: number }
  readonly margin?: {
    readonly top: number
    readonly bottom: number
    readonly left: number
    readonly right: number
  }
}

const maxPartBytes = 20 * 1024 * 1024
const wanted = new Set(['word/styles.xml', 'word/document.xml'])

/** Throws AppError `input` when it is no docx. */
export async function readTemplate(bytes: Uint8Array): Promise<Template> {
  const parts = await readParts(bytes)
  const stylesXml = parts.get('word/styles.xml')
  const documentXml = parts.get('word/document.xml')
  if (stylesXml === undefined || documentXml === undefined) throw refusal()
  const words = documentXml.replace(/<[^>]+>/g, '')
  const ids = readStyleIds(stylesXml)
  const find = (...names: string[]) =>
    names.map((name) => ids.get(name)).find((id) => id !== undefined) ?? null
  return {
    stylesXml,
    styles: {
      title: find('title', '标题', '公文标题'),
      headings: [
        find('heading 1', '标题 1', '一级标题'),
        find('heading 2', '标题 2', '二级标题'),
        find('heading 3', '标题 3', '三级标题'),
      ],
      body: find('正文缩进', '公文正文', 'body text', '正文文本'),
    },
    hasSlot: words.includes('{{正文}}'),
    hasDate: words.includes('{{日期}}'),
    page: readPage(documentXml),
  }
}

function readPage(xml: string): TemplatePage {
  const read = (tag: string, names: readonly string[]) => {
    const attributes = xml.match(new RegExp(`<w:${tag}\\b[^>]*>`, 'g'))?.at(-1) ?? ''
    const values = names.map((name) =>
      Number(new RegExp(`w:${name}="(\\d+)"`).exec(attributes)?.[1] ?? Number.NaN),
    )
    return values.some(Number.isNaN) ? null : values
  }
  const size = read('pgSz', ['w', 'h'])
  const margin = read('pgMar', ['top', 'bottom', 'left', 'right'])
  return {
    ...(size ? { size: { width: size[0]!, height: size[1]! } } : {}),
    ...(margin
      ? { margin: { top: margin[0]!, bottom: margin[1]!, left: margin[2]!, right: margin[3]! } }
      : {}),
  }
}

function readStyleIds(xml: string): Map<string, string> {
  const parser = new XMLParser({
    ignoreAttributes: false,
    processEntities: false,
    isArray: (name) => name === 'w:style',
  })
  const tree = parser.parse(xml) as { 'w:styles'?: { 'w:style'?: Record<string, unknown>[] } }
  const ids = new Map<string, string>()
  for (const style of tree['w:styles']?.['w:style'] ?? []) {
    const name = (style['w:name'] as Record<string, unknown> | undefined)?.['@_w:val']
    const id = style['@_w:styleId']
    if (style['@_w:type'] === 'paragraph' && typeof name === 'string' && id !== undefined)
      ids.set(name.toLowerCase(), String(id))
  }
  return ids
}

function readParts(bytes: Uint8Array): Promise<Map<string, string>> {
  return new Promise((resolve, reject) => {
    fromBuffer(Buffer.from(bytes), { lazyEntries: true }, (error, zip) => {
      if (error) return reject(refusal(error))
      collectParts(zip).then(resolve, (cause: unknown) => reject(refusal(cause)))
    })
  })
}

function collectParts(zip: ZipFile): Promise<Map<string, string>> {
  return new Promise((resolve, reject) => {
    const parts = new Map<string, string>()
    zip.on('error', reject)
    zip.on('end', () => resolve(parts))
    zip.on('entry', (entry) => {
      if (!wanted.has(entry.fileName) || entry.uncompressedSize > maxPartBytes) return zip.readEntry()
      zip.openReadStream(entry, (error, stream) => {
        if (error) return reject(error)
        const chunks: Buffer[] = []
        stream.on('data', (chunk: Buffer) => chunks.push(chunk))
        stream.on('error', reject)
        stream.on('end', () => {
          parts.set(entry.fileName, Buffer.concat(chunks).toString('utf8'))
          zip.readEntry()
        })
      })
    })
    zip.readEntry()
  })
}

function refusal(cause?: unknown): AppError {
  return new AppError('input', '模板不是可用的 docx 文件', {
    fix: '用 Word 或 WPS 另存为 .docx 再当模板；模板里写 {{正文}} 的地方会放正文，没有就只沿用它的样式',
    cause,
  })
}
