// Tool of revision: a number said without its unit -> with the unit of the one it stands for, 万 and 亿 as they stood (21.6万元, 改成22.6 -> 22.6万元).
import type { BriefFigure } from '#domain/brief.ts'
import type { Said } from '#draft/speech/list-numbers.ts'
import type { RevisionRequest } from '#draft/wish/revision-request.ts'

/** As many times the old one, written the same way, is another way of writing. */
const mostTimes = 500

export function withUnit(raw: string, { raw: old, unit }: Pick<BriefFigure, 'raw' | 'unit'>): string {
  const scaled = /^[^\d]{0,3}([\d.,]+)([万亿]\p{L}{0,3})$/u.exec(old)
  if (scaled === null || /[万亿]/.test(raw)) return raw + unit
  const [now, before] = [raw, scaled[1]!].map((one) => Number.parseFloat(one.replace(/[^\d.]/g, '')))
  const tail = scaled[2]!.length > 1 ? scaled[2]! : scaled[2]! + unit
  return now! > before! * mostTimes ? raw + unit : raw + tail
}

/** The figure is set to what was said; a number without its unit takes the one that stood there. */
export function correctionOf(
  figure: BriefFigure,
  { raw, unit }: Pick<Said, 'raw' | 'unit'>,
): RevisionRequest {
  const value = unit === '' ? withUnit(raw, figure) : raw
  return { kind: 'correct', name: figure.indicator, item: null, figure: figure.id, old: null, value }
}
