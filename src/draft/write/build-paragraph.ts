// Step of writing: pieces (text, numbers of the brief, computed numbers) -> a paragraph whose every number carries its source.
import type { BriefFigure } from '#domain/brief.ts'
import { type DraftParagraph, type LastYear, type NumberSource, spellDoubt } from '#domain/draft.ts'
import { multiplyExactly } from '#text/numbers/quantity-number.ts'
import { isSameUnit } from '#text/numbers/same-unit.ts'
import { restoreWidth } from '#text/restore-width.ts'
import { findYears } from '#text/years.ts'

export type Piece =
  | string
  | { readonly kind: 'figure'; readonly figure: BriefFigure; readonly text: string }
  | {
      readonly kind: 'computed'
      readonly text: string
      readonly formula: string
      readonly figures: readonly BriefFigure[]
    }

const saidWhole = /[。！？]”$/

/** `lastYearOf` finds the same indicator in the own report of the year before. */
export function buildParagraph(
  pieces: readonly Piece[],
  lastYearOf: (figure: BriefFigure) => LastYear | null,
): DraftParagraph {
  let text = ''
  const sources: NumberSource[] = []
  for (const piece of pieces) {
    // What was said in quotes has its own stop.
    if (piece === '。' && saidWhole.test(text)) continue
    const start = text.length
    text += shownOf(piece)
    if (typeof piece === 'string') sources.push(...readRequestYears(piece, start))
    else if (piece.kind === 'computed') {
      sources.push({
        kind: 'arithmetic',
        start,
        end: text.length,
        raw: piece.text,
        formula: piece.formula,
        figures: piece.figures.map((one) => one.id),
      })
    } else {
      const own = sourceOf(piece.figure, lastYearOf(piece.figure))
      sources.push({ ...own, start, end: text.length, raw: piece.text })
    }
  }
  return { text: restoreWidth(text), sources }
}

/** As they are printed. */
export function textOf(pieces: readonly Piece[]): string {
  return pieces.map(shownOf).join('')
}

/** 86名, of which another count says 68名, is printed with both. */
function shownOf(piece: Piece): string {
  if (typeof piece === 'string') return piece
  const rival = piece.kind === 'figure' ? piece.figure.rival : undefined
  if (rival === undefined) return piece.text
  return rival.from === ''
    ? spellDoubt(`${piece.text}还是${rival.raw}`)
    : `${piece.text}${spellDoubt(`与${rival.from}的数不一致`)}`
}

/** Where a figure came from, wherever it is printed. */
export function sourceOf(
  { id, line, clause, source }: BriefFigure,
  lastYear: LastYear | null,
): Omit<Extract<NumberSource, { kind: 'brief' }>, 'start' | 'end' | 'raw'> {
  const place = source || `素材第${line}行`
  return { kind: 'brief', figure: id, line, source: place, quote: clause, lastYear }
}

function readRequestYears(text: string, offset: number): NumberSource[] {
  return findYears(text).map((year) => ({
    kind: 'request',
    start: offset + year.start,
    end: offset + year.end,
    raw: text.slice(year.start, year.end),
  }))
}

/** The number as a document prints it: Arabic digits, the unit never missing. `unit` may replace an equal one (人 -> 名). */
export function renderNumber(figure: BriefFigure, unit?: string): string {
  const raw = figure.raw.replace(/\s/g, '').replace(/㎡|m²/, '平方米')
  const shown = unit !== undefined && isSameUnit(unit, figure.unit) ? unit : figure.unit
  if (raw.includes('分之') && !raw.startsWith('百分之')) return raw
  const money = shortMoney(figure, raw)
  if (money !== null) return money
  // 网格员28个: people are counted as 名.
  if (isSameUnit('名', figure.unit) && /\d[余多]?个$/.test(raw)) return `${raw.slice(0, -1)}${shown}`
  if (!/[零〇一二两三四五六七八九十百]/.test(raw) && !raw.startsWith('百分之'))
    return withUnit(raw, figure.unit, shown)
  return renderDigits(figure, shown)
}

/** 230000元 -> 23万元, as money is printed; null where that would not be shorter. */
function shortMoney({ unit, value, qualifier }: BriefFigure, raw: string): string | null {
  if (unit !== '元' || qualifier !== 'none' || !/^[\d,]+元$/.test(raw)) return null
  if (value < 10_000 || value % 100 !== 0) return null
  return value >= 100_000_000 && value % 1_000_000 === 0
    ? `${multiplyExactly(value, 1e-8)}亿元`
    : `${multiplyExactly(value, 1e-4)}万元`
}

function withUnit(raw: string, unit: string, shown: string): string {
  if (unit === '') return raw
  const at = raw.lastIndexOf(unit)
  if (at >= 0 && /[\d万亿千百余多个.]$/.test(raw.slice(0, at))) {
    const before = unit === '人' ? raw.slice(0, at).replace(/个$/, '') : raw.slice(0, at)
    return before + shown + raw.slice(at + unit.length)
  }
  const tail = /(?:以上|以下|以内|左右|上下)$/.exec(raw)?.[0] ?? ''
  if (
    at >= 0 ||
    /[\u4e00-\u9fff㎡]$/.test(raw.slice(0, raw.length - tail.length).replace(/[万亿千百余多]+$/, ''))
  )
    return raw
  return raw.slice(0, raw.length - tail.length) + shown + tail
}

/** 二十五万 -> 25万元; 两万余 -> 2万余份. */
function renderDigits(figure: BriefFigure, unit: string): string {
  const { value, clause, at } = figure
  // 至少到一次 says itself that it may be more.
  const isSaid = /(?:至少|不少于|不低于|最少|不超过|最多)[^\d，]{0,6}$/.test(clause.slice(0, at.start))
  const qualifier = isSaid ? 'none' : figure.qualifier
  // 一个多季度 is no 1余个.
  if (qualifier === '余' && value < 10) return figure.raw.replace(/^[一二两三四五六七八九]/, String(value))
  const isRound = value >= 10_000 && value % 100 === 0
  const number = isRound ? `${multiplyExactly(value, 1e-4)}万` : String(value)
  const before = qualifier === '近' || qualifier === '约' ? qualifier : ''
  // 三天内 is 3天内, as it was said.
  const said = /(?:以内|之内|内)$/.exec(figure.raw)?.[0]
  const after = qualifier === '以上' || qualifier === '以下' ? (said ?? qualifier) : ''
  return `${before}${number}${qualifier === '余' ? '余' : ''}${unit}${after}`
}

/** part ÷ whole as a percentage that never rounds up to 100 or down to 0: 98.5%. */
export function computeRate(part: number, whole: number): string {
  const rate = (part / whole) * 100
  if (Number.isInteger(rate)) return `${rate}%`
  for (const digits of [1, 2, 3]) {
    const shown = rate.toFixed(digits)
    if (Number(shown) < 100 && Number(shown) > 0) return `${shown.replace(/\.0+$/, '')}%`
  }
  return `${rate.toFixed(4)}%`
}
