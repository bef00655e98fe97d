// Step of filling a template: the XML of a part -> its paragraphs, each with its own texts and how they are formatted. A paragraph of a text box is no part of the one around it.
import type { Span } from '#domain/span.ts'

export interface XmlParagraph {
  /** Of the whole element. */
  readonly start: number
  readonly end: number
  /** Inside of w:pPr; empty for none. */
  readonly properties: string
  /** Where they stand in the part; for none, where they would. */
  readonly propertiesAt: Span
  /** Its words, as printed. */
  readonly words: string
  readonly texts: readonly XmlText[]
  /** A picture, a text box or a field stands in it. */
  readonly isMixed: boolean
  /** It stands in a text box. */
  readonly isBoxed: boolean
}

export interface XmlText {
  /** Of the element w:t. */
  readonly start: number
  readonly end: number
  readonly words: string
  /** Inside of its run's w:rPr; empty for none. */
  readonly properties: string
}

interface Open {
  readonly start: number
  propertiesAt: Span
  readonly isBoxed: boolean
  properties: string
  texts: XmlText[]
  isMixed: boolean
  run: string
  /** Elements w:pPr and w:rPr that are open: those of tracked changes stand inside others. */
  inParagraph: number
  inRun: number
}

const tags =
  /<(\/?)(w:p|w:pPr|w:r|w:rPr|w:t|w:drawing|w:pict|w:fldChar|w:instrText|w:txbxContent)(?=[\s/>])([^<>]*)>/g

/** In the order in which they end, so that what stands inside comes before what it stands in. Linear. */
export function readParagraphs(xml: string): readonly XmlParagraph[] {
  const found: XmlParagraph[] = []
  const open: Open[] = []
  let boxes = 0
  let from = 0
  for (const match of xml.matchAll(tags)) {
    const [tag, slash, name, rest = ''] = match
    const isEnd = slash === '/'
    const isEmpty = rest.endsWith('/')
    const present = open.at(-1)
    const at = match.index
    if (name === 'w:p' && isEmpty) continue
    if (name === 'w:p' && !isEnd)
      open.push(openParagraph({ start: at, inside: at + tag.length, isBoxed: boxes > 0 }))
    else if (name === 'w:p' && present) {
      open.pop()
      found.push(closeParagraph(present, at + tag.length))
    } else if (name === 'w:txbxContent') boxes += isEnd ? -1 : 1
    else if (!present) continue
    else if (name === 'w:pPr') {
      if (isEmpty) continue
      present.inParagraph += isEnd ? -1 : 1
      if (isEnd && present.inParagraph === 0) {
        present.properties = xml.slice(from, at)
        present.propertiesAt = { start: from - '<w:pPr>'.length, end: at + tag.length }
      }
      if (!isEnd && present.inParagraph === 1) from = at + tag.length
    } else if (present.inParagraph > 0) continue
    else if (name === 'w:r') present.run = ''
    else if (name === 'w:rPr') {
      if (isEmpty) continue
      present.inRun += isEnd ? -1 : 1
      if (isEnd && present.inRun === 0) present.run = xml.slice(from, at)
      if (!isEnd && present.inRun === 1) from = at + tag.length
    } else if (name !== 'w:t') present.isMixed = true
    else if (!isEnd && !isEmpty) {
      const end = xml.indexOf('</w:t>', at)
      if (end < 0) break
      const words = unescapeXml(xml.slice(at + tag.length, end))
      present.texts.push({ start: at, end: end + '</w:t>'.length, words, properties: present.run })
    }
  }
  return found
}

function openParagraph({
  start,
  inside,
  isBoxed,
}: {
  start: number
  inside: number
  isBoxed: boolean
}): Open {
  const propertiesAt = { start: inside, end: inside }
  const counts = { inParagraph: 0, inRun: 0 }
  return { start, propertiesAt, isBoxed, properties: '', texts: [], isMixed: false, run: '', ...counts }
}

function closeParagraph(
  { start, properties, propertiesAt, texts, isMixed, isBoxed }: Open,
  end: number,
): XmlParagraph {
  const words = texts.map((text) => text.words).join('')
  return { start, end, properties, propertiesAt, words, texts, isMixed, isBoxed }
}

const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' }

function unescapeXml(text: string): string {
  return text.replace(/&(lt|gt|quot|apos|amp);/g, (_, name: string) => entities[name]!)
}

/** Control characters, which XML cannot hold, are left out. */
export function escapeXml(text: string): string {
  return text
    .replace(/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
}
