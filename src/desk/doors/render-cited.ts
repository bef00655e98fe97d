// Step of the open doors: text with [n] marks and the passages they point to -> one text that carries the passages below it.
import type { CitedPassage } from './shapes.ts'

type Shown = Pick<CitedPassage, 'n' | 'place' | 'file' | 'year' | 'section' | 'quote'>

/** The text itself where nothing is cited. */
export function renderCited(text: string, citations: readonly Shown[]): string {
  return [text.trim(), ...(citations.length > 0 ? ['', ...citations.map(renderPassage)] : [])].join('\n')
}

/** `[1] 青禾县石桥乡 2023年报告 · 一/(四)：“…”` on one line. */
function renderPassage({ n, place, file, year, section, quote }: Shown): string {
  const from = `${place || file} ${year === null ? '报告（年份不明）' : `${year}年报告`}`
  // A part without a number has an empty bracket in its path.
  const part = section.replace(/\/?[(（][)）]/g, '')
  return `[${n}] ${from}${part ? ` · ${part}` : ''}：“${quote.replace(/\s+/g, ' ').trim()}”`
}
