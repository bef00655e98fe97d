// Step: one Word paragraph -> its text. In: the paragraph's tree. Out: text as printed, text boxes, notes referred to.
import { findAll, findChild, findChildren, type XmlElement } from '#adapters/readers/read-xml.ts'

export interface RunText {
  /** Line breaks inside are `\n`. */
  readonly text: string
  /** Contents of text boxes anchored here (elements that hold paragraphs and tables). */
  readonly boxes: readonly XmlElement[]
  /** Ids of footnotes (`f1`) and endnotes (`e1`) in order of reference. */
  readonly notes: readonly string[]
  readonly hasHidden: boolean
  /** The paragraph mark itself was deleted under tracking: the next paragraph continues this one. */
  readonly isJoined: boolean
}

interface Gathered {
  text: string
  hasHidden: boolean
  readonly boxes: XmlElement[]
  readonly notes: string[]
}

/** Deletions and moved-away text under tracking, field codes, pinyin and the numbers of note marks are no text. */
const dropped = new Set([
  'pPr',
  'rPr',
  'del',
  'moveFrom',
  'instrText',
  'delText',
  'delInstrText',
  'rt',
  'rubyPr',
  'sdtPr',
  'footnoteRef',
  'endnoteRef',
])

export function readRuns(paragraph: XmlElement): RunText {
  const gathered: Gathered = { text: '', hasHidden: false, boxes: [], notes: [] }
  readInto(gathered, paragraph)
  const mark = findChild(paragraph, 'pPr', 'rPr')
  return { ...gathered, isJoined: Boolean(findChild(mark, 'del') ?? findChild(mark, 'moveFrom')) }
}

function readInto(gathered: Gathered, parent: XmlElement): void {
  for (const element of findChildren(parent)) {
    if (dropped.has(element.name)) continue
    if (element.name === 'r' && isOn(findChild(element, 'rPr', 'vanish'))) {
      gathered.hasHidden ||= findAll(element, 't').length > 0
      continue
    }
    if (element.name === 'AlternateContent') {
      const chosen = findChild(element, 'Choice') ?? findChild(element, 'Fallback')
      if (chosen) readInto(gathered, chosen)
    } else if (element.name === 'txbxContent') gathered.boxes.push(element)
    else readElement(gathered, element)
  }
}

function readElement(gathered: Gathered, element: XmlElement): void {
  const { name, attributes } = element
  if (name === 't') gathered.text += element.children.filter((child) => typeof child === 'string').join('')
  else if (name === 'tab' || name === 'ptab') gathered.text += ' '
  else if (name === 'br' || name === 'cr') gathered.text += '\n'
  else if (name === 'noBreakHyphen') gathered.text += '-'
  else if (name === 'sym') gathered.text += renderSymbol(attributes.char)
  else if (name === 'footnoteReference') gathered.notes.push(`f${attributes.id}`)
  else if (name === 'endnoteReference') gathered.notes.push(`e${attributes.id}`)
  else readInto(gathered, element)
}

/** Symbol fonts put their pictures in the private area; only a true character can be kept. */
function renderSymbol(code: string | undefined): string {
  const point = Number.parseInt(code ?? '', 16)
  return point > 0x20 && point < 0xd800 ? String.fromCodePoint(point) : ''
}

/** A Word switch: present means on unless it says otherwise. */
export function isOn(element: XmlElement | undefined): boolean {
  return element !== undefined && !['0', 'false', 'off', 'none'].includes(element.attributes.val ?? '1')
}
