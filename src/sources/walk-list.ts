// Step: list. A source -> the reports that its pages offer, page after page as the list itself goes on; bounded, each address once.
import type { SeenPage, Source } from '#domain/journal/source.ts'
import { sayReason } from '#ingest/say-reason.ts'
import { findNext } from './find-next.ts'
import { type Entry, type Judging, judgeEntry } from './judge-entry.ts'
import { isGone } from './polite-web.ts'
import type { LookParts } from './source-parts.ts'

export interface Offered extends Entry {
  readonly address: string
}

export interface Walked {
  readonly offered: readonly Offered[]
  /** Lines about what is looked for that are none of it, by address. */
  readonly skipped: number
  /** What was read or found unchanged, in this order. */
  readonly pages: readonly SeenPage[]
  /** Why it went no further; null: it was read to its end. */
  readonly problem: string | null
  readonly notes: readonly string[]
}

interface Walk {
  readonly source: Source
  readonly judging: Judging
  readonly parts: Pick<LookParts, 'politeWeb' | 'listReader'>
  readonly signal: AbortSignal
}

/** 100 pages of 20 lines hold what a county has published in ten years. */
const mostPages = 100

/** Words of pagers and menus are shorter. */
const shortestLine = 6

/** What a walk has gathered so far. */
interface State {
  readonly offered: Map<string, Offered>
  readonly skipped: Set<string>
  readonly lines: Set<string>
  readonly pages: SeenPage[]
  readonly notes: Set<string>
  /** Pages that nobody said are there. */
  readonly guessed: Set<string>
}

/** Pages that have not changed since they were last judged by the same tables are asked for and not read again. */
export async function walkList(walk: Walk): Promise<Walked> {
  const { source, signal } = walk
  const state: State = {
    offered: new Map(),
    skipped: new Set(),
    lines: new Set(),
    pages: [],
    notes: new Set(),
    guessed: new Set(),
  }
  const queue = [source.address]
  const asked = new Set(queue)
  let problem: string | null = null
  while (queue.length > 0 && problem === null && !signal.aborted) {
    if (state.pages.length >= mostPages) {
      state.notes.add(`列表翻了${mostPages}页还没有完，后面的没有看`)
      break
    }
    const address = queue.shift() as string
    try {
      for (const next of await readPage(address, state, walk))
        if (!asked.has(next)) {
          asked.add(next)
          queue.push(next)
        }
    } catch (error) {
      if (state.guessed.has(address) && isGone(error)) {
        forgetNext(address, state)
        continue
      }
      const isFirst = state.pages.length === 0
      problem = isFirst
        ? sayReason(error)
        : `列表看到第${state.pages.length}页，下一页没有读到：${sayReason(error)}`
    }
  }
  const { offered, skipped, pages, notes } = state
  return { offered: [...offered.values()], skipped: skipped.size, pages, problem, notes: [...notes] }
}

/** Where the list goes on. */
async function readPage(address: string, state: State, walk: Walk): Promise<readonly string[]> {
  const { source, parts } = walk
  const before = source.pages.find((page) => page.address === address)
  const reply = await parts.politeWeb.get(address, before)
  if (reply.kind === 'unchanged') {
    if (before) state.pages.push(before)
    return before?.next ?? []
  }
  const page = parts.listReader.read(reply.bytes, reply.address)
  if (reply.isMoved && state.pages.length === 0)
    state.notes.add(`列表搬到了${reply.address}，可以把来源改成这个网址`)
  const isBarren = !judgeLinks(page.links, state, walk)
  const onward = findNext({ page, address: reply.address, number: state.pages.length + 1 })
  if (onward.isHidden) state.notes.add('列表还有下一页，但要靠网页里的脚本来翻，后面的没有看')
  // A page with lines of its own needs no list of data.
  const feeds = page.links.some(({ beside }) => /(?:19|20)\d{2}\s?[-/.年]\s?\d/.test(beside))
    ? []
    : onward.feeds
  // A pager without end shows the last page for ever.
  const next = isBarren && state.pages.length > 0 ? [] : [...onward.next, ...feeds]
  if (onward.isGuessed) for (const one of onward.next) state.guessed.add(one)
  if (state.pages.length === 0 && page.links.length === 0 && next.length === 0)
    state.notes.add('这一页上没有看到列表；请核对网址')
  const { etag, modified } = reply
  state.pages.push({ address, etag, modified, next })
  return next
}

/** A page behind the last one is not asked for again. */
function forgetNext(address: string, { pages }: State): void {
  for (const [index, page] of pages.entries())
    if (page.next.includes(address))
      pages[index] = { ...page, next: page.next.filter((one) => one !== address) }
}

/** Whether the page had a line that no page before it had. */
function judgeLinks(
  links: readonly { readonly words: string; readonly beside: string; readonly address: string }[],
  { offered, skipped, lines }: State,
  { source, judging }: Walk,
): boolean {
  const before = lines.size
  for (const link of links) {
    if (link.address === '' || link.address === source.address) continue
    if (link.words.length >= shortestLine) lines.add(link.address)
    if (offered.has(link.address)) continue
    const verdict = judgeEntry(link, judging)
    if (verdict.kind === 'taken') offered.set(link.address, { ...verdict.entry, address: link.address })
    if (verdict.kind === 'skipped') skipped.add(link.address)
  }
  return lines.size > before
}
