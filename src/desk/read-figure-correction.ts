// Step of correcting a figure: what a person typed -> what is set. Amounts are understood as in a report: 37万元 is 370000元.
import type { FigureChange } from '#domain/corrections/figure-correction.ts'
import type { Figure } from '#domain/figure.ts'
import type { Indicator } from '#domain/prompt-book.ts'
import { AppError } from '#shared/errors.ts'
import { findQuantities, type Quantity } from '#text/numbers/find-quantities.ts'
import { normaliseUnit } from '#text/numbers/quantity-units.ts'

/** As typed (136起, 件, 调解矛盾纠纷数); what is absent stays. An empty unit is none. */
export interface TypedFigure {
  readonly value?: string
  readonly unit?: string
  readonly indicator?: string
}

const mostUnit = 10
const mostIndicator = 40

/** Throws AppError `input` that says what to type instead. */
export function readFigureCorrection(
  { value, unit, indicator }: TypedFigure,
  figure: Pick<Figure, 'unit'>,
  indicators: readonly Indicator[],
): FigureChange {
  if (value === undefined && unit === undefined && indicator === undefined)
    throw new AppError('input', '没有说要改什么。', { fix: '数、单位、指标至少改一项。' })
  return {
    ...(value === undefined
      ? unit === undefined
        ? {}
        : { unit: readUnit(unit.trim()) }
      : readAmount(value.trim(), unit?.trim(), figure.unit)),
    ...(indicator === undefined ? {} : { indicator: readIndicator(indicator.trim(), indicators) }),
  }
}

/** A unit in the amount stands for itself; without one the unit typed beside it counts, else the figure's own. */
function readAmount(
  value: string,
  unit: string | undefined,
  own: string,
): Pick<FigureChange, 'value' | 'unit' | 'qualifier'> {
  const whole = readWhole(value)
  if (whole) {
    if (unit !== undefined && normaliseUnit(unit) !== normaliseUnit(whole.unit))
      throw new AppError('input', `数里写的单位是“${whole.unit}”，单位写的是“${unit}”。`, {
        fix: '单位只写一处，或写成一样的。',
      })
    return pick(whole, whole.unit)
  }
  const joined = unit ? readWhole(`${value}${unit}`) : null
  if (joined) return pick(joined, joined.unit)
  const bare = readWhole(`${value}件`)
  if (bare) return pick(bare, unit === undefined ? own : readUnit(unit))
  throw new AppError('input', `看不懂“${value}”是多少。`, {
    fix: '写一个数，可以带单位，例如 136起、37万元、97.8%。',
  })
}

function pick({ value, qualifier }: Quantity, unit: string) {
  return { value, qualifier, unit }
}

/** The one quantity that a text is from end to end. */
function readWhole(text: string): Quantity | null {
  if (text.length > 30) return null
  const [found, ...others] = findQuantities(text)
  return found && others.length === 0 && found.at.start === 0 && found.at.end === text.length ? found : null
}

function readUnit(unit: string): string {
  if (/^[十百千万亿]/.test(unit))
    throw new AppError('input', `单位“${unit}”里带着数。`, {
      fix: '把“万”“亿”写在数里，例如数写 37万元、单位写 元。',
    })
  if (unit.length > mostUnit || /[\d\s，。；]/.test(unit))
    throw new AppError('input', `“${unit}”不像单位。`, {
      fix: '写 起、件、人次、元、% 这样的单位；没有单位就空着。',
    })
  return unit
}

/** A name or a wording of the table of indicators is that indicator; anything else stays as typed. */
function readIndicator(indicator: string, indicators: readonly Indicator[]): string {
  if (indicator === '' || indicator.length > mostIndicator || !/\p{L}/u.test(indicator))
    throw new AppError('input', `“${indicator}”不能作指标的名称。`, {
      fix: `写它数的是什么，例如 调解矛盾纠纷数，最多${mostIndicator}字。`,
    })
  const known = indicators.find(({ name, synonyms }) => name === indicator || synonyms.includes(indicator))
  return known?.name ?? indicator
}
