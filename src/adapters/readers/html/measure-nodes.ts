// Step: list pages. A parsed page -> for each link the words of its row: the widest box around it that belongs to it alone.
import type { CheerioAPI } from 'cheerio'

type PageNode = ReturnType<ReturnType<CheerioAPI>['contents']>[number]
type PageElement = Extract<PageNode, { tagName: string }>

interface Measured {
  /** One character more than `longest` where there is more. */
  readonly text: string
  /** Different addresses linked in it; one more than `mostAddresses` where there are more. */
  readonly addresses: readonly string[]
}

/** A row of a list: number, title, office, date. */
const longest = 400
/** Title, its file, its picture. */
const mostAddresses = 3
const mostLevels = 8
/** With its label: 发布日期 2025-01-21. */
const longestDate = 60
const dated = /(?:19|20)\d{2}\s?[-/.年]\s?\d{1,2}|(?<!\d)\d{1,2}-\d{1,2}(?!\d)/

/** The words of the row of an element of the page. */
export function measureNodes(page: CheerioAPI): (element: PageElement) => string {
  const measured = new Map<PageNode, Measured>()
  for (const node of page.root().contents().toArray()) measure(node, measured)
  return (element) => {
    let box: PageElement = element
    for (let level = 0; level < mostLevels; level++) {
      const parent = box.parent as PageElement | null
      const around = parent && measured.get(parent)
      if (!parent || !around || around.text.length > longest) break
      const isShared = around.addresses.length > 1
      const has = measured.get(box)?.text ?? ''
      const isRow = /^(?:tr|li|dl|div|p)$/.test(parent.tagName)
      if (around.addresses.length > mostAddresses || (isShared && (!isRow || dated.test(has)))) break
      box = parent
    }
    const own = measured.get(box)?.text ?? ''
    return dated.test(own) ? own : `${own} ${readNeighbour(box, measured)}`.trim()
  }
}

const nothing: Measured = { text: '', addresses: [] }

function measure(node: PageNode, measured: Map<PageNode, Measured>): Measured {
  if (node.type === 'text') return { text: node.data.replace(/\s+/g, ' '), addresses: [] }
  if (!('tagName' in node) || /^(?:script|style|noscript|template)$/.test(node.tagName)) return nothing
  const parts = (node.children as PageNode[]).map((child) => measure(child, measured))
  const own = node.attribs.href && !/^(?:#|javascript:)/i.test(node.attribs.href) ? [node.attribs.href] : []
  const found: Measured = {
    text: joinTexts(parts.map(({ text }) => text)),
    addresses: [...new Set([...own, ...parts.flatMap(({ addresses }) => addresses)])].slice(
      0,
      mostAddresses + 1,
    ),
  }
  measured.set(node, found)
  return found
}

function joinTexts(texts: readonly string[]): string {
  let joined = ''
  for (const text of texts) {
    if (joined.length > longest) break
    joined += ` ${text}`
  }
  return joined
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, longest + 1)
}

/** A date in a box of its own beside the row (dt and dd, cells of a grid): behind it where the grid begins with a link, else before it. */
function readNeighbour(box: PageElement, measured: Map<PageNode, Measured>): string {
  const siblings = (box.parent?.children ?? []) as PageNode[]
  const first = siblings.find((node) => 'tagName' in node)
  const isLinkFirst = first !== undefined && (measured.get(first)?.addresses.length ?? 0) > 0
  const found = measured.get(nextElement(box, isLinkFirst ? 'next' : 'prev') ?? box)
  return found && found.addresses.length === 0 && found.text.length <= longestDate ? found.text : ''
}

function nextElement(box: PageElement, side: 'prev' | 'next'): PageNode | null {
  let node = box[side] as PageNode | null
  for (let steps = 0; node && !('tagName' in node) && steps < 5; steps++) node = node[side] as PageNode | null
  return node
}
