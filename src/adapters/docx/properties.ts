// Tool of this room: one property of a paragraph or a run set in its XML, at the place that the schema gives it.

/** Order of the children of w:pPr and w:rPr; what is not set here is left out between. */
const orders = {
  paragraph: (
    'pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs suppressAutoHyphens ' +
    'kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid spacing ind contextualSpacing ' +
    'mirrorIndents suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange'
  ).split(' '),
  run: (
    'rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid vanish webHidden color ' +
    'spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath'
  ).split(' '),
}

/** `attributes`: w:val="yellow"; null takes the property away. */
export function setProperty(
  xml: string,
  kind: keyof typeof orders,
  { name, attributes }: { name: string; attributes: string | null },
): string {
  const bare = removeProperty(xml, name)
  if (attributes === null) return bare
  const later = orders[kind].slice(orders[kind].indexOf(name) + 1)
  const at = later.length === 0 ? -1 : findTop(bare, later)
  const place = at < 0 ? bare.length : at
  return `${bare.slice(0, place)}<w:${name}${attributes === '' ? '' : ` ${attributes}`}/>${bare.slice(place)}`
}

function removeProperty(xml: string, name: string): string {
  const at = findTop(xml, [name])
  if (at < 0) return xml
  const head = /^<[^<>]*>/.exec(xml.slice(at))?.[0] ?? ''
  if (head.endsWith('/>')) return xml.slice(0, at) + xml.slice(at + head.length)
  const close = `</w:${name}>`
  const end = xml.indexOf(close, at)
  return end < 0 ? xml : xml.slice(0, at) + xml.slice(end + close.length)
}

/** Where the first of these stands as a child and not deeper; -1 for none. */
function findTop(xml: string, names: readonly string[]): number {
  const wanted = new Set(names.map((name) => `w:${name}`))
  let depth = 0
  for (const match of xml.matchAll(/<(\/?)([\w:]{1,60})(?=[\s/>])[^<>]*?(\/?)>/g)) {
    const [, isEnd, name, isEmpty] = match
    if (isEnd) depth--
    else {
      if (depth === 0 && wanted.has(name!)) return match.index
      if (!isEmpty) depth++
    }
  }
  return -1
}
