// Step: list. A list page that was read -> where it goes on: links, numbered pages, the pagers that scripts write, and the lists that scripts load.
import type { ListPage } from '#ports/sources/list-reader.ts'

export interface Onward {
  readonly next: readonly string[]
  /** Nobody says that it is there: past the end there is none. */
  readonly isGuessed: boolean
  /** Lists of data that the page's script loads. */
  readonly feeds: readonly string[]
  /** There is a next page, but only a script of the page can open it. */
  readonly isHidden: boolean
}

/** `number`: which page of the list it is, from 1. */
export interface ReadList {
  readonly page: ListPage
  readonly address: string
  readonly number: number
}

const mostFeeds = 5
const nextWords = /^(?:下一?页|后一?页|下一页\s?[>›»]{0,2}|next(?: page)?|[>›»]{1,2})$/i
/** Parameters by which a page of a list is asked for. */
const pageParameter = /([?&](?:page|pageno|pagenum|pageindex|pagenumber|currentpage|curpage|p|pn)=)(\d{1,6})/i

export function findNext(list: ReadList): Onward {
  const { page, address } = list
  const isNext = page.links.filter(({ words }) => nextWords.test(words))
  const found =
    pick(
      isNext.map((link) => link.address),
      address,
    ) ??
    pick(
      page.links.filter(({ words }) => words === String(list.number + 1)).map((link) => link.address),
      address,
    ) ??
    pick(readScriptedPager(list), address) ??
    pick(readOptions(list), address)
  const counted = found === null && page.isData ? pick(countOn(address), address) : null
  const feeds = page.isData ? [] : findFeeds(page)
  const next = [found ?? counted].flatMap((one) => one ?? [])
  const isHidden = found === null && feeds.length === 0 && isNext.some((link) => link.address === '')
  return { next, isGuessed: counted !== null, feeds, isHidden }
}

/** The first that leads elsewhere on the same site. */
function pick(addresses: readonly (string | null)[], from: string): string | null {
  const host = new URL(from).host
  return (
    addresses.find(
      (address): address is string =>
        address !== null && address !== '' && address !== from && new URL(address).host === host,
    ) ?? null
  )
}

/** createPageHTML(total, current, "index", "html"), also with a box's id before and a count behind; pages are index_N.html. */
const created = /createPage\w{0,10}\s?\(([^()]{1,300})\)/gi
/** The same written out: var countPage = 5; var currentPage = 0; … "index_" + …. */
const counted = /(?:count|total)Page\w{0,6}\s{0,3}=\s{0,3}(\d{1,6})/i
const currently = /(?:current|cur)Page\w{0,6}\s{0,3}=\s{0,3}(\d{1,6})/i
const stem = /["'](\w{1,40})_["']\s?\+/

function readScriptedPager({ page, address, number }: ReadList): readonly (string | null)[] {
  const calls = [...page.scripts.matchAll(created)].map(([, given = '']) => readCall(given))
  const total = Number(counted.exec(page.scripts)?.[1] ?? Number.NaN)
  const [, name] = stem.exec(page.scripts) ?? []
  const current = Number(currently.exec(page.scripts)?.[1] ?? number - 1)
  const written = name && !Number.isNaN(total) ? [{ total, current, name, ending: endingOf(address) }] : []
  return [...calls, ...written].map((call) => call && openPage(call, { page, address, number }))
}

interface Pager {
  readonly total: number
  /** Counted from 0 or from 1, as its site does. */
  readonly current: number
  readonly name: string
  readonly ending: string
}

function readCall(given: string): Pager | null {
  const values = given.split(',').map((value) => value.trim())
  const texts = values.flatMap((value) => /^["']([\w.-]{1,60})["']$/.exec(value)?.[1] ?? [])
  const numbers = values.flatMap((value) => (/^\d{1,7}$/.test(value) ? Number(value) : []))
  const [ending, name] = [texts.at(-1), texts.at(-2)]
  const [total, current] = numbers
  if (!name || !ending || total === undefined || current === undefined) return null
  return { total, current, name, ending }
}

function endingOf(address: string): string {
  return /\.(s?html?|jsp|aspx)(?:\?|$)/i.exec(address)?.[1] ?? 'html'
}

function openPage({ total, current, name, ending }: Pager, { page, number }: ReadList): string | null {
  // The first page is 0 on one site and 1 on another; its script tells by which number it calls itself.
  const isFromZero = current === number - 1
  const last = isFromZero ? total - 1 : total
  if (current + 1 > last) return null
  const file = `${name}_${current + 1}.${ending}`
  return URL.canParse(file, page.base) ? new URL(file, page.base).href : null
}

/** A box to jump by: <option value="index_2.html">2. */
function readOptions({ page, number }: ReadList): readonly string[] {
  const jump = new RegExp(`^第?\\s?${number + 1}\\s?页?(?:\\s?/|$)`)
  return page.links.filter(({ words }) => jump.test(words)).map((link) => link.address)
}

/** A list of data has no links onward: its own address is counted on. */
function countOn(address: string): readonly string[] {
  const count = (text: string) =>
    text.replace(pageParameter, (_, name: string, at: string) => `${name}${Number(at) + 1}`)
  return [count(address)]
}

const loaded =
  /(?:getJSON|ajax|\.get|\.post|fetch|axios(?:\.\w{3,4})?)\s?\(\s?["']([^"'\s]{2,300})["']|\burl\s?:\s?["']([^"'\s]{2,300})["']|\.open\s?\(\s?["']\w{3,4}["']\s?,\s?["']([^"'\s]{2,300})["']|data-url\s?=\s?["']([^"'\s]{2,300})["']/g

/** A page number that the script adds is the first. */
function findFeeds({ scripts, base }: ListPage): readonly string[] {
  const host = new URL(base).host
  const found = [...scripts.matchAll(loaded)].flatMap(([, ...given]) => {
    const written = given.find((one) => one !== undefined) ?? ''
    const whole = /[?&]\w{1,30}=$/.test(written) ? `${written}1` : written
    if (/\.(?:js|css|png|jpe?g|gif|ico)(?:\?|$)/i.test(whole) || !URL.canParse(whole, base)) return []
    const url = new URL(whole, base)
    return /^https?:$/.test(url.protocol) && url.host === host ? [url.href] : []
  })
  return [...new Set(found)].slice(0, mostFeeds)
}
