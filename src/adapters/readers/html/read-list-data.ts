// Step: list pages. A list in json (also within a call, JSONP) -> its rows by their shape: a title, an address, short values beside them; pieces of markup as they are.

export type DataRow =
  | { readonly words: string; readonly address: string; readonly beside: string }
  /** Rows that the server has already put into markup. */
  | { readonly html: string }

/** Nodes that are looked at. */
const mostNodes = 50_000
const longestTitle = 300
const longestAddress = 500
/** Beside the title: dates, numbers of an index, offices. */
const longestValue = 60
const mostMarkup = 1_000_000

/** Null where it is no json. */
export function listDataRows(text: string): readonly DataRow[] | null {
  const data = parse(text)
  if (data === undefined) return null
  const rows: DataRow[] = []
  let markup = 0
  let nodes: unknown[] = [data]
  for (let seen = 0; nodes.length > 0 && seen < mostNodes; ) {
    const next: unknown[] = []
    for (const node of nodes.slice(0, mostNodes - seen)) {
      seen++
      if (typeof node === 'string' && /<a\s/i.test(node) && markup + node.length <= mostMarkup) {
        markup += node.length
        rows.push({ html: node })
      }
      if (typeof node !== 'object' || node === null) continue
      const row = Array.isArray(node) ? null : readRow(node as Record<string, unknown>)
      if (row) rows.push(row)
      else for (const value of Object.values(node)) next.push(value)
    }
    nodes = next
  }
  return rows
}

function parse(text: string): unknown {
  const call = /^[\w$.]{1,60}\s?\(/.exec(text)
  const json = call ? text.slice(call[0].length, text.lastIndexOf(')')) : text
  try {
    return JSON.parse(json)
  } catch {
    return undefined
  }
}

const isChinese = (text: string) => /[\u4e00-\u9fff]{4}/.test(text)
const isAddress = (text: string) =>
  text.length <= longestAddress && /^(?:https?:\/\/|\.{0,2}\/)\S{2,}$|^[\w/-]{1,200}\.s?html?$/i.test(text)

/** An object with a Chinese title and an address; what its keys are called only breaks ties. */
function readRow(node: Record<string, unknown>): DataRow | null {
  const texts = Object.entries(node).flatMap(([key, value]) =>
    typeof value === 'string' ? [{ key, value: value.trim() }] : [],
  )
  const titles = texts.filter(({ value }) => isChinese(value) && value.length <= longestTitle)
  const title = titles.find(({ key }) => /title|name|subject|标题/i.test(key)) ?? titles[0]
  const addresses = texts.filter(({ value }) => isAddress(value))
  const address = addresses.find(({ key }) => /url|href|link/i.test(key)) ?? addresses[0]
  if (!title || !address) return null
  const others = Object.values(node)
    .map(writeValue)
    .filter((value) => value !== title.value && value !== address.value)
  return {
    words: title.value.replace(/<[^>]{0,200}>/g, ''),
    address: address.value,
    beside: others.join(' ').slice(0, 400),
  }
}

/** Milliseconds and seconds since 1970 as a day in China. */
function writeValue(value: unknown): string {
  if (typeof value === 'string') return value.length <= longestValue ? value.trim() : ''
  if (typeof value !== 'number') return ''
  const ms = value > 1e11 ? value : value * 1000
  const isTime = ms > Date.UTC(2000, 0) && ms < Date.UTC(2100, 0)
  return isTime ? new Date(ms + 8 * 3600_000).toISOString().slice(0, 10) : ''
}
