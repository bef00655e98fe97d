// Step of writing docx into a template: its bytes -> its parts, and the heading styles that the office made its own.
import { XMLParser } from 'fast-xml-parser'
import { AppError } from '#shared/errors.ts'
import { type Parts, readParts } from './parts.ts'

export interface Template {
  readonly parts: Parts
  /** Style ids of the first, second and third level; null where the template has none of its own. */
  readonly headings: readonly (string | null)[]
}

export const mainPart = 'word/document.xml'
const fix = '用 Word 或 WPS 打开模板，在要放正文的地方写上 {{正文}}，另存为 .docx 再来'

/** Throws AppError `input` when it is no docx. */
export async function readTemplate(bytes: Uint8Array): Promise<Template> {
  const parts = await readParts(bytes).catch((cause: unknown) => {
    throw new AppError('input', '模板不是可用的 docx 文件', { fix, cause })
  })
  if (!parts.has(mainPart)) throw new AppError('input', '模板不是可用的 docx 文件', { fix })
  const styles = readStyles(parts.get('word/styles.xml')?.toString('utf8') ?? '')
  return {
    parts,
    headings: [1, 2, 3].map((level) => {
      const names = [`heading ${level}`, `标题 ${level}`, `${'一二三'.charAt(level - 1)}级标题`]
      return styles.find(({ name, isFactory }) => names.includes(name) && !isFactory)?.id ?? null
    }),
  }
}

/** A place for the text that is missing. */
export function refuseWithoutSlot(): AppError {
  return new AppError('input', '模板里没有 {{正文}}，不知道正文放在哪里', { fix })
}

interface Style {
  readonly id: string
  readonly name: string
  readonly isFactory: boolean
}

/** The looks that Word and WPS give a heading by themselves: blue, or with 17 and 13 points around it. Nobody chose them. */
const factory =
  /w:themeColor="accent1"|w:val="(?:2E74B5|2F5496|365F91|4F81BD|1F4D78|1F3763|243F60|0F4761|345A8A)"|w:before="340" w:after="330"|w:before="260" w:after="260"/i

function readStyles(xml: string): readonly Style[] {
  const parser = new XMLParser({
    ignoreAttributes: false,
    processEntities: false,
    isArray: (name) => name === 'w:style',
    stopNodes: ['*.w:pPr', '*.w:rPr'],
  })
  const tree = parser.parse(xml) as { 'w:styles'?: { 'w:style'?: Record<string, unknown>[] } }
  return (tree['w:styles']?.['w:style'] ?? []).flatMap((style): Style[] => {
    const name = (style['w:name'] as Record<string, unknown> | undefined)?.['@_w:val']
    const id = style['@_w:styleId']
    if (style['@_w:type'] !== 'paragraph' || typeof name !== 'string' || id === undefined) return []
    const looks = JSON.stringify(style).replaceAll('\\"', '"')
    return [{ id: String(id), name: name.toLowerCase(), isFactory: factory.test(looks) }]
  })
}
