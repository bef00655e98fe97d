// Step of filling a template: the XML of one part -> the same with its slots filled. What stands around a slot, and how it is formatted, stays.
import { spellGap } from '#domain/draft.ts'
import { setProperty } from './properties.ts'
import { escapeXml, readParagraphs, type XmlParagraph, type XmlText } from './read-paragraphs.ts'

/** What stands in a slot; null where nobody said it. */
export type SlotValues = ReadonlyMap<string, string | null>

export interface Filling {
  readonly values: SlotValues
  /** Paragraphs and tables as XML, made after the paragraph in which {{正文}} stands. */
  readonly buildBody: (like: ParagraphLook) => string
  /** Slots whose paragraph stays on the page of the next one. */
  readonly kept: ReadonlySet<string>
  /** XML that stands behind the last slot of the text, in the look of the body. */
  readonly buildTail: (like: ParagraphLook) => string
}

/** Insides of w:pPr and w:rPr. */
export interface ParagraphLook {
  readonly paragraph: string
  readonly run: string
}

export const bodySlot = '正文'
const slot = /[{｛]{2}\s{0,9}([^{}｛｝\s]{1,20})\s{0,9}[}｝]{2}/g

interface Edit {
  readonly start: number
  readonly end: number
  readonly xml: string
}

/** {{正文}} stands in the text. */
export function hasBodySlot(xml: string): boolean {
  return readParagraphs(xml).some(({ words }) => names(words).includes(bodySlot))
}

/** Slots of the part, in no order. */
export function listSlots(xml: string): readonly string[] {
  return readParagraphs(xml).flatMap(({ words }) => names(words))
}

function names(words: string): string[] {
  return [...words.matchAll(slot)].map(([, name]) => name!)
}

/** A slot without a value becomes 【待补充：…】, marked. */
export function fillSlots(xml: string, filling: Filling): string {
  const slotted = readParagraphs(xml).filter(({ words }) => names(words).length > 0)
  const last = slotted.filter(({ isBoxed }) => !isBoxed).at(-1)
  const body = slotted.find(({ words }) => names(words).includes(bodySlot))
  const tail = last && body ? [insertAt(last.end, filling.buildTail(lookOf(body, bodySlot)))] : []
  const edits = [...slotted.flatMap((paragraph) => editParagraph(paragraph, filling)), ...tail]
  let filled = ''
  let from = 0
  for (const { start, end, xml: piece } of edits.toSorted((a, b) => a.start - b.start)) {
    filled += xml.slice(from, start) + piece
    from = end
  }
  return filled + xml.slice(from)
}

function insertAt(at: number, xml: string): Edit {
  return { start: at, end: at, xml }
}

function editParagraph(paragraph: XmlParagraph, filling: Filling): Edit[] {
  const own = names(paragraph.words)
  if (!own.includes(bodySlot)) {
    const isKept = own.some((name) => filling.kept.has(name))
    return [...(isKept ? [keepNext(paragraph)] : []), ...replaceWords(paragraph, filling)]
  }
  const body = filling.buildBody(lookOf(paragraph, bodySlot))
  const hasMore = paragraph.isMixed || paragraph.properties.includes('<w:sectPr')
  const isAlone = paragraph.words.replace(slot, '').trim() === '' && !hasMore
  if (isAlone) return [{ start: paragraph.start, end: paragraph.end, xml: body }]
  return [
    ...replaceWords(paragraph, { ...filling, values: new Map([...filling.values, [bodySlot, '']]) }),
    insertAt(paragraph.end, body),
  ]
}

function dropProperties(xml: string, kind: 'paragraph' | 'run', names: readonly string[]): string {
  return names.reduce((kept, name) => setProperty(kept, kind, { name, attributes: null }), xml)
}

function keepNext({ properties, propertiesAt }: XmlParagraph): Edit {
  const kept = setProperty(properties, 'paragraph', { name: 'keepNext', attributes: '' })
  return { ...propertiesAt, xml: `<w:pPr>${kept}</w:pPr>` }
}

/** How the words of a slot are formatted. Section breaks stay behind. */
function lookOf({ properties, words, texts }: XmlParagraph, name: string): ParagraphLook {
  const at = words.indexOf(name)
  let from = 0
  const text = texts.find((one) => {
    from += one.words.length
    return from > at
  })
  return {
    paragraph: dropProperties(properties, 'paragraph', ['sectPr', 'pPrChange']),
    run: dropProperties(text?.properties ?? '', 'run', ['rPrChange']),
  }
}

/** The first run of a slot takes its value; what the other runs held of it goes. */
function replaceWords({ words, texts }: XmlParagraph, { values }: Filling): Edit[] {
  const slots = [...words.matchAll(slot)].map((match) => {
    const name = match[1]!
    const value = values.get(name)
    const after = words.slice(match.index + match[0].length)
    // {{主送}}： has its colon.
    const told = /^\s*[:：]/.test(after) ? value?.replace(/[:：]$/, '') : value
    return { start: match.index, end: match.index + match[0].length, told: told ?? spellGap(name) }
  })
  let from = 0
  let next = 0
  return texts.flatMap((text): Edit[] => {
    const [start, end] = [from, from + text.words.length]
    from = end
    const touched: typeof slots = []
    for (let at = next; at < slots.length && slots[at]!.start < end; at++) touched.push(slots[at]!)
    if (touched.length === 0) return []
    // One that goes on in the next text is met there again.
    next += touched.filter((one) => one.end <= end).length
    let kept = ''
    let at = start
    for (const one of touched) {
      kept += words.slice(at, Math.max(at, one.start)) + (one.start >= start ? one.told : '')
      at = Math.min(end, one.end)
    }
    return [{ start: text.start, end: text.end, xml: writeText(kept + words.slice(at, end), text) }]
  })
}

/** In the middle of its run: what is missing gets runs of its own. */
function writeText(words: string, { properties }: XmlText): string {
  const pieces = splitGaps(words)
  const own = properties === '' ? '' : `<w:rPr>${properties}</w:rPr>`
  return pieces
    .map(({ text, isGap }) =>
      isGap
        ? `</w:r>${buildRun(text, properties)}<w:r>${own}`
        : text
            .split('\n')
            .map((line) => buildText(line))
            .join('<w:br/>'),
    )
    .join('')
}

/** A run of its own, what is missing in it marked. */
export function buildRun(words: string, properties: string): string {
  return splitGaps(words)
    .map(({ text, isGap }) => {
      const marked = isGap
        ? setProperty(properties, 'run', { name: 'highlight', attributes: 'w:val="yellow"' })
        : properties
      return `<w:r>${marked === '' ? '' : `<w:rPr>${marked}</w:rPr>`}${buildText(text)}</w:r>`
    })
    .join('')
}

function buildText(words: string): string {
  return `<w:t xml:space="preserve">${escapeXml(words)}</w:t>`
}

/** 【待补充：…】 and 【待核实：…】 apart from the rest. */
export function splitGaps(text: string): readonly { readonly text: string; readonly isGap: boolean }[] {
  return text
    .split(/(【待[^】]{0,200}】)/)
    .filter((piece) => piece !== '')
    .map((piece) => ({ text: piece, isGap: piece.startsWith('【待') }))
}
