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
  /** Pictures large enough to carry words, charts, and embedded objects or diagrams by the id of their part. */
  readonly pictures: number
  readonly charts: number
  readonly objects: readonly EmbeddedObject[]
  /** The paragraph mark itself was deleted under tracking: the next paragraph continues this one. */
  readonly isJoined: boolean
}

export interface EmbeddedObject {
  readonly id: string
  readonly kind: 'object' | 'diagram'
}

interface Gathered {
  text: string
  hasHidden: boolean
  pictures: number
  charts: number
  readonly objects: EmbeddedObject[]
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
  const gathered: Gathered = {
    text: '',
    hasHidden: false,
    pictures: 0,
    charts: 0,
    objects: [],
    boxes: [],
    notes: [],
  }
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
  else if (name === 'object') readObject(gathered, element)
  else if (name === 'relIds') gathered.objects.push({ id: attributes.dm ?? '', kind: 'diagram' })
  // WordArt, also as a watermark behind the page.
  else if (name === 'textpath') gathered.text += `\n${attributes.string ?? ''}\n`
  else if (name === 'chart') gathered.charts++
  else if (name === 'f' && findChild(element, 'num')) readFraction(gathered, element)
  else if (name === 'blip' || name === 'imagedata')
    gathered.pictures += attributes.embed || attributes.id || attributes.src ? 1 : 0
  else {
    const before = gathered.pictures
    readInto(gathered, element)
    if (isSmall(element)) gathered.pictures = before
  }
}

/** An equation's fraction: 3/4 is not 34. */
function readFraction(gathered: Gathered, fraction: XmlElement): void {
  for (const part of findChildren(fraction)) {
    if (part.name === 'den') gathered.text += '/'
    if (part.name === 'num' || part.name === 'den') readInto(gathered, part)
  }
}

/** The picture in it only shows what the object holds. */
function readObject(gathered: Gathered, object: XmlElement): void {
  const embedded = findAll(object, 'OLEObject')[0]
  if (embedded) gathered.objects.push({ id: embedded.attributes.id ?? '', kind: 'object' })
  else readInto(gathered, object)
}

/** Less than 8 mm high or wide, in the units of drawings (EMU) and of older shapes (points): a line or a bullet, no words. */
const small = { emu: 288_000, points: 23 }

function isSmall({ name, attributes, children }: XmlElement): boolean {
  if (name === 'inline' || name === 'anchor') {
    const extent = children.find((child) => typeof child !== 'string' && child.name === 'extent')
    const { cx, cy } = typeof extent === 'object' ? extent.attributes : {}
    return Math.min(Number(cx ?? small.emu), Number(cy ?? small.emu)) < small.emu
  }
  if (name !== 'shape') return false
  const sides = [...(attributes.style ?? '').matchAll(/(?:^|;)\s?(?:width|height):([\d.]{1,9})pt/g)]
  return sides.some(([, points]) => Number(points) < small.points)
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
