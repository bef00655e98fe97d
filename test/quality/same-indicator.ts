// Measures whether figures carry the right indicator: gold rows and produced figures in, share of right ones out.
import { readFileSync } from 'node:fs'
import type { Indicator } from '#domain/prompt-book.ts'
import { findIndicator } from '#text/match-figure-indicator.ts'

export interface GoldFigure {
  readonly file: string
  readonly indicator: string
  readonly value: number
  readonly snippet: string
}

interface Produced {
  readonly file: string
  readonly indicator: string
  readonly value: number
  readonly quote: string
}

/** The metric rows of a gold table. */
export function readGoldFigures(path: string): GoldFigure[] {
  const [, ...lines] = readFileSync(path, 'utf8').trim().split('\n')
  return lines
    .map((line) => line.split('\t'))
    .filter((cells) => cells[9] === 'metric')
    .map(([file = '', , , indicator = '', value = '', , , snippet = '']) => ({
      file,
      indicator,
      value: Number(value),
      snippet,
    }))
}

/** `right` from 0 to 1; a row without a figure is wrong. Each figure serves one row. */
export function measureIndicators(
  gold: readonly GoldFigure[],
  figures: readonly Produced[],
  book: readonly Indicator[],
): { readonly right: number; readonly wrong: readonly string[] } {
  const free = [...figures]
  const wrong = gold.flatMap((row) => {
    const at = free.findIndex((figure) => isSameFigure(row, figure))
    const [figure] = at < 0 ? [] : free.splice(at, 1)
    const isRight = figure !== undefined && isSameIndicator(row.indicator, figure.indicator, book)
    return isRight ? [] : [`${row.indicator} <> ${figure?.indicator ?? 'missed'}`]
  })
  return { right: 1 - wrong.length / Math.max(1, gold.length), wrong }
}

const plain = (text: string) => text.normalize('NFKC').replace(/[\s,、;:。“”‘’"'·]/g, '')

function isSameFigure(row: GoldFigure, figure: Produced): boolean {
  const [quote, snippet] = [plain(figure.quote), plain(row.snippet)]
  return (
    figure.file === row.file &&
    figure.value === row.value &&
    (quote.includes(snippet) || snippet.includes(quote))
  )
}

/** 其中:罚款次数 -> 罚款. */
const bare = (name: string) =>
  name.replace(/^[^:]*:|\([^)]*\)/g, '').replace(/(?:人数|次数|户数|件数|数|额)$/, '')

/** One indicator of the book is meant by both, or most letters of the one name stand in the other. */
function isSameIndicator(gold: string, produced: string, book: readonly Indicator[]): boolean {
  const got = findIndicator(produced, book)?.name
  const meant = [bare(gold), gold.replace(/^[^:]*:|^\([^)]*\)/, '')].map(
    (name) => findIndicator(name, book)?.name,
  )
  if (got !== undefined && meant.includes(got)) return true
  if (share(bare(produced), gold) >= 0.6) return true
  return !book.some(({ name }) => name === produced) && share(bare(gold), produced) >= 0.6
}

function share(letters: string, text: string): number {
  const all = [...letters.replace(/[数率次]/g, '')]
  return all.filter((letter) => text.includes(letter)).length / Math.max(1, all.length)
}

/** Figures that bear an indicator of the book which shares no two letters with the name that a careful hand gave them. */
export function listFalseNames(
  gold: readonly GoldFigure[],
  figures: readonly Produced[],
  book: readonly Indicator[],
): readonly string[] {
  const free = [...figures]
  return gold.flatMap((row) => {
    const at = free.findIndex((figure) => isSameFigure(row, figure))
    const [figure] = at < 0 ? [] : free.splice(at, 1)
    const isStandard = figure !== undefined && book.some(({ name }) => name === figure.indicator)
    return isStandard && !sharesWord(bare(figure.indicator), row.indicator)
      ? [`${row.indicator} <> ${figure.indicator}`]
      : []
  })
}

function sharesWord(name: string, text: string): boolean {
  return [...name].some((_, at) => at + 1 < name.length && text.includes(name.slice(at, at + 2)))
}

/** F1 of a score in which a figure is right only when its indicator agrees as well. */
export function measureNamed(
  figures: readonly Produced[],
  { gold, score, book }: { gold: string; score: Record<string, unknown>; book: readonly Indicator[] },
): { readonly indicatorRight: number; readonly f1Named: number } {
  const rows = readGoldFigures(gold)
  const { right } = measureIndicators(rows, figures, book)
  const [found, fooled, unmatched] = ['found', 'fooledBy', 'unmatched'].map((key) => Number(score[key]))
  const all = rows.length + (found ?? 0) + (fooled ?? 0) + (unmatched ?? 0)
  return { indicatorRight: round(right), f1Named: round((2 * right * rows.length) / all) }
}

const round = (share: number) => Math.round(share * 1000) / 1000
