// Step: telling which indicator of the book a number belongs to. The words around the number in, the best
// indicator or null out. A synonym of several words asks for the last one beside the number, the rest in the sentence.
import type { Indicator, Veto } from '#domain/prompt-book.ts'
import { oncePer } from '#shared/once-per.ts'
import { openAgreement } from './agree-words.ts'
import { normaliseUnit } from './numbers/quantity-units.ts'

export interface FigureWords {
  /** The sentence up to `left`. */
  readonly context: string
  /** From the number or stop before, up to this number. */
  readonly left: string
  /** From after the unit up to the next stop or number. */
  readonly right: string
  /** The unit as written; empty fits every indicator. */
  readonly unit: string
  /** The noun that the text counts after the number, null for none; where given, the words must agree on one thing. */
  readonly counted?: string | null
}

/** The indicator whose words fit best: longest match, nearest to the number; null when none fits word and unit. */
export function matchFigureIndicator(words: FigureWords, indicators: readonly Indicator[]): Indicator | null {
  const unit = normaliseUnit(words.unit)
  let best: Indicator | null = null
  let bestScore = 0
  const clause = words.left + words.right
  const { lines, vetoes } = prepare(indicators)
  const told = vetoes.filter((word) => clause.includes(word))
  const { counted } = words
  for (const { indicator, units, synonyms, inClause, between, agrees } of lines) {
    if (unit !== '' && !units.has(unit)) continue
    if (told.some((word) => inClause.has(word))) continue
    const barred = told.filter((word) => between.has(word))
    for (const synonym of synonyms) {
      const score = scoreSynonym(synonym, words, barred)
      if (score > bestScore && (counted === undefined || agrees({ ...words, counted }, synonym))) {
        best = indicator
        bestScore = score
      }
    }
  }
  return best
}

interface Prepared {
  readonly indicator: Indicator
  readonly units: ReadonlySet<string>
  /** Words of each synonym; the last one stands beside the number. */
  readonly synonyms: readonly (readonly string[])[]
  /** With one of them in the clause the number is another thing's. */
  readonly inClause: ReadonlySet<string>
  /** With one of them between the synonym and the number it is. */
  readonly between: ReadonlySet<string>
  readonly agrees: ReturnType<typeof openAgreement>
}

/** The same book is asked for every number of every report. */
const prepare = oncePer((indicators: readonly Indicator[]) => {
  const lines = indicators.map(prepareLine)
  return { lines, vetoes: [...new Set(lines.flatMap(({ inClause, between }) => [...inClause, ...between]))] }
})

const prepareLine = oncePer(
  (indicator: Indicator): Prepared => ({
    indicator,
    units: new Set(indicator.units.map(normaliseUnit)),
    synonyms: [stemName(indicator.name), ...indicator.synonyms].map((synonym) => synonym.split(' ')),
    inClause: listVetoes(indicator, 'clause'),
    between: listVetoes(indicator, 'between'),
    agrees: openAgreement(indicator.name, [indicator.name, ...indicator.synonyms].flatMap(listWords)),
  }),
)

/** 法治讲座(宣讲)次数 -> 法治讲座, 宣讲. */
function listWords(name: string): string[] {
  return [...name.split(/[ ()]/).map(stemName), stemName(name)].filter(Boolean)
}

function listVetoes({ vetoes = [] }: Indicator, where: Veto['where']): ReadonlySet<string> {
  return new Set(vetoes.filter((veto) => veto.where === where).map(({ word }) => word))
}

/** The indicator that a person means by a name or a synonym (调解数, 普法资料); null when none is near. */
export function findIndicator(asked: string, indicators: readonly Indicator[]): Indicator | null {
  const { byName, byStem } = listNames(indicators)
  const exact = byName.get(asked)
  if (exact) return exact
  const stem = stemName(asked)
  const stemmed = byStem.get(stem)
  if (stemmed) return stemmed
  // 调解数: the book's first indicator that begins with it.
  const byStart = stem !== asked && stem.length >= 2 && indicators.find(({ name }) => name.startsWith(stem))
  if (byStart) return byStart
  return matchFigureIndicator(
    { context: '', left: stem, right: '', unit: '' },
    listKind(indicators)[isRate(asked) ? 'rates' : 'counts'],
  )
}

/** The first of the book wherever several have a name. */
const listNames = oncePer((indicators: readonly Indicator[]) => {
  const byName = new Map<string, Indicator>()
  const byStem = new Map<string, Indicator>()
  for (const indicator of indicators) {
    const { name, synonyms } = indicator
    if (!byName.has(name)) byName.set(name, indicator)
    for (const stem of [stemName(name), ...synonyms]) if (!byStem.has(stem)) byStem.set(stem, indicator)
  }
  return { byName, byStem }
})

const listKind = oncePer((indicators: readonly Indicator[]) => ({
  rates: indicators.filter(({ name }) => isRate(name)),
  counts: indicators.filter(({ name }) => !isRate(name)),
}))

function isRate(name: string): boolean {
  return /[率度]$/.test(name)
}

/** 调解矛盾纠纷数 -> 调解矛盾纠纷. */
function stemName(name: string): string {
  return name
    .replace(/\(([^)]*)\)/g, '')
    .replace(/(?:人次|次数|人数|件数|份数|条数|个数|户数|总数|数量|数|人次数)$/, '')
}

/** 已整改105个 leaves out what the clause before it said; 职工会学习13次 and 查出隐患642处 say it all. */
const elliptic =
  /^[\s、,]*(?:已|均|共|全部|完成|其中|成功|累计|现场|当场|限期|立即|及时|按时|按期|现|尚|还|并|帮助?|为|替|的|已经|群众|居民|村民|学生|师生|人数){0,3}(?:由|[至到达为了]|完成|完毕|到位)?\s*$/

/** 0 when a word is missing. Letters matched count most; distance from the number and words from further off cost. */
function scoreSynonym(
  words: readonly string[],
  { context, left, right }: FigureWords,
  vetoes: readonly string[],
): number {
  const last = words.at(-1) ?? ''
  const distance = distanceTo(last, { left, right, vetoes })
  if (distance === null || last === '') return 0
  const isElliptic = last.endsWith('率') || elliptic.test(left.replace(last, ''))
  let score = last.length - distance * 0.04
  for (const word of words.slice(0, -1)) {
    if (left.includes(word) || right.includes(word)) score += word.length
    else if (isElliptic && context.includes(word))
      score += word.length * 0.5 - (context.length - context.lastIndexOf(word)) * 0.002
    else return 0
  }
  return Math.max(score, 0.01)
}

/**
 * Characters between the word and the number; a word after the number counts as near as one right before it. Null when
 * another thing is named between them (矛盾纠纷排查活动15次) or after the word that follows (60名“法律明白人”培训).
 */
function distanceTo(
  word: string,
  { left, right, vetoes }: { left: string; right: string; vetoes: readonly string[] },
): number | null {
  const before = left.lastIndexOf(word)
  const after = right.indexOf(word)
  if (before < 0 && after < 0) return null
  const distances = [
    before >= 0 && isFree(left.slice(before + word.length), vetoes)
      ? left.length - before - word.length
      : null,
    after >= 0 && isFree(right.slice(after + word.length), vetoes) ? after : null,
  ]
  const found = distances.filter((distance) => distance !== null)
  return found.length === 0 ? null : Math.min(...found)
}

function isFree(rest: string, vetoes: readonly string[]): boolean {
  return vetoes.length === 0 || !vetoes.some((veto) => rest.includes(veto))
}
