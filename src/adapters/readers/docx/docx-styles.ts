// Step: Word styles -> what the text needs of them: heading level, list, contents line. In: styles.xml.
import { findChild, findChildren, type XmlElement } from '#adapters/readers/read-xml.ts'

interface ParagraphStyle {
  /** 1 for Heading 1 or outline level 0; null for body text. */
  readonly heading: number | null
  /** A line of a generated table of contents. */
  readonly isContents: boolean
  readonly numId: string | null
  readonly level: number | null
}

export interface DocxStyles {
  find(styleId: string | undefined): ParagraphStyle
}

const plain: ParagraphStyle = { heading: null, isContents: false, numId: null, level: null }
/** Chains of basedOn in real files are under ten long; damaged ones may be cyclic. */
const maxDepth = 20

export function readStyles(root: XmlElement | undefined): DocxStyles {
  const styles = new Map(findChildren(root, 'style').map((style) => [style.attributes.styleId ?? '', style]))
  const known = new Map<string, ParagraphStyle>()
  const read = (styleId: string | undefined, depth: number): ParagraphStyle => {
    const style = styles.get(styleId ?? '')
    if (!style || depth > maxDepth) return plain
    const ready = known.get(styleId!)
    if (ready) return ready
    const own = readStyle(style, read(findChild(style, 'basedOn')?.attributes.val, depth + 1))
    known.set(styleId!, own)
    return own
  }
  const fallback = [...styles].find(
    ([, style]) =>
      style.attributes.type === 'paragraph' && ['1', 'on', 'true'].includes(style.attributes.default ?? ''),
  )
  return { find: (styleId) => read(styleId ?? fallback?.[0], 0) }
}

function readStyle(style: XmlElement, base: ParagraphStyle): ParagraphStyle {
  const name = findChild(style, 'name')?.attributes.val ?? ''
  const numbering = readNumbering(findChild(style, 'pPr'))
  const heading = /^(?:heading|标题)\s?([1-9])$/i.exec(name)?.[1]
  const level = readOutlineLevel(findChild(style, 'pPr'))
  const own = heading ? Number(heading) : /^title$/i.test(name) ? 1 : null
  return {
    heading: own ?? (level === undefined ? base.heading : level),
    isContents: /^(?:toc|目录)\s?\d$/i.test(name) || base.isContents,
    numId: numbering.numId ?? base.numId,
    level: numbering.level ?? base.level,
  }
}

/** A paragraph's or style's own list; numId `0` takes it out of its style's list. */
export function readNumbering(properties: XmlElement | undefined): {
  numId: string | null
  level: number | null
  /** As Word 2003 XML stores it, ready made. */
  label: string | null
} {
  const numbering = findChild(properties, 'numPr')
  const level = Number(findChild(numbering, 'ilvl')?.attributes.val ?? Number.NaN)
  return {
    numId: findChild(numbering, 'numId')?.attributes.val ?? null,
    level: Number.isInteger(level) ? level : null,
    label: findChild(properties, 'listPr', 't')?.attributes.val ?? null,
  }
}

/** 1 to 9; null for body text (level 9); undefined where nothing is said. */
export function readOutlineLevel(properties: XmlElement | undefined): number | null | undefined {
  const value = findChild(properties, 'outlineLvl')?.attributes.val
  if (value === undefined) return undefined
  const level = Number(value)
  return level >= 0 && level < 9 ? level + 1 : null
}
