// Step: encode. In: two versions of a draft, line by line. Out: one text in which what went is struck and what came is marked.

import { type Html, html } from '#channels/web/frame/html.ts'
import { comparePieces } from '#desk/drafts/compare-pieces.ts'
import type { OpenedDraft } from '#desk/drafts/draft-room.ts'

type Change = NonNullable<OpenedDraft['changes']>[number]

/** Below this share of kept characters two paragraphs are shown whole, one after the other. */
const leastKept = 0.4

const marks = {
  same: (text: string) => html`${text}`,
  removed: (text: string) => html`<del>${text}</del>`,
  added: (text: string) => html`<ins>${text}</ins>`,
}

function renderPair(before: string, after: string): Html {
  const pieces = comparePieces(before, after)
  const kept = pieces.filter(({ kind }) => kind === 'same').reduce((sum, { text }) => sum + text.length, 0)
  if (kept < leastKept * Math.max(before.length, after.length)) {
    return html`<p><del>${before}</del></p><p><ins>${after}</ins></p>`
  }
  return html`<p>${pieces.map(({ kind, text }) => marks[kind](text))}</p>`
}

/** A run of lines that went and the run that came in their place, paired in order. */
function renderRun(removed: readonly string[], added: readonly string[]): readonly Html[] {
  const count = Math.max(removed.length, added.length)
  return Array.from({ length: count }, (_, at) => {
    const [before, after] = [removed[at], added[at]]
    if (before !== undefined && after !== undefined) return renderPair(before, after)
    return before === undefined ? html`<p><ins>${after}</ins></p>` : html`<p><del>${before}</del></p>`
  })
}

/** The sheet that shows what changed since the version before; null for the first version. */
export function renderChanges(changes: readonly Change[] | null): Html {
  if (changes === null) return html`<p class="scope">这是第一稿，没有上一稿可以对照。</p>`
  const lines: Html[] = []
  let [removed, added]: [string[], string[]] = [[], []]
  const flush = () => {
    lines.push(...renderRun(removed, added))
    ;[removed, added] = [[], []]
  }
  for (const { kind, text } of changes) {
    if (kind === 'removed') removed.push(text)
    else if (kind === 'added') added.push(text)
    else {
      flush()
      lines.push(html`<p class="same">${text}</p>`)
    }
  }
  flush()
  return html`<article class="letter changes" aria-label="与上一稿对照">${lines}</article>`
}
