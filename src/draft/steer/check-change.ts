// Step of revision: two versions as stored and as written -> what the reply may not claim: numbers that came in and are not told, what went along unasked, fields that do not stand.
import type { Brief } from '#domain/brief.ts'
import type { Draft, DraftChoices, DraftVersion } from '#domain/draft.ts'
import { renderText } from '#draft/render-draft.ts'
import { nameFigure } from '#draft/revise/describe-brief.ts'
import { pairsOf } from '#draft/revise/find-facts.ts'

/** A version and the draft that was written from it. */
export interface WrittenVersion {
  readonly version: Pick<DraftVersion, 'brief' | 'choices'>
  readonly draft: Draft
}

export interface CheckedChange {
  /** False: text and fields are what they were. */
  readonly isChanged: boolean
  /** Each a sentence without its full stop; empty where all stands as said. */
  readonly unmet: readonly string[]
}

export function checkChange(before: WrittenVersion, after: WrittenVersion): CheckedChange {
  const [was, now] = [before, after].map(({ draft }) => renderText(draft)) as [string, string]
  const isSet = chosenOf(before.version.choices) !== chosenOf(after.version.choices)
  const isChanged = isSet || was !== now || fieldsOf(before.draft) !== fieldsOf(after.draft)
  const untold = listUntold(before.version.brief, after)
  const gone = listGone(before, after, now)
  const unmet = [
    ...(untold.length > 0 ? [`${untold.join('、')}没有写进正文，列在没用上的里面`] : []),
    ...(gone.length > 0 ? [`连带没有再写的：${gone.join('、')}`] : []),
    ...listUnset(after),
  ]
  return { isChanged, unmet }
}

function fieldsOf({ title, recipient, issuer, signedOn, year, place, unused, pending }: Draft): string {
  return JSON.stringify([title, recipient, issuer, signedOn, year, place, unused, pending])
}

/** What is settled by being said, though the paper showed it already. */
function chosenOf({ title, recipient, copiedTo, issuer, signedOn, withHints }: DraftChoices): string {
  return JSON.stringify([title, recipient, copiedTo, issuer, signedOn, withHints])
}

/** Numbers that came in with this version and are told nowhere. */
function listUntold({ figures }: Brief, { version, draft }: WrittenVersion): readonly string[] {
  const stood = new Map(figures.map((one) => [one.id, one]))
  const unused = new Set(draft.unusedFigures.map(({ id }) => id))
  return version.brief.figures
    .filter((one) => unused.has(one.id) && stood.get(one.id)?.raw !== one.raw)
    .map(nameFigure)
}

/** What is in the material still, was told before and is told no longer, but for sections that were taken out. */
function listGone(before: WrittenVersion, after: WrittenVersion, now: string): readonly string[] {
  const isCut = after.version.choices.removed.length > before.version.choices.removed.length
  if (isCut) return []
  const used = new Set(after.draft.usedFigures.map(({ id }) => id))
  const present = new Map(after.version.brief.figures.map((one) => [one.id, one]))
  const numbers = before.draft.usedFigures.flatMap(({ id, indicator }) => {
    const one = present.get(id)
    return one !== undefined && one.indicator === indicator && !used.has(id) ? [nameFigure(one)] : []
  })
  const texts = new Set(after.version.brief.statements.map(({ text }) => text))
  const statements = before.version.brief.statements
    .filter(({ text }) => texts.has(text) && holds(renderText(before.draft), text) && !holds(now, text))
    .map(({ text }) => `“${text}”`)
  return [...numbers, ...statements]
}

/** Most of its words, however it is put. */
function holds(written: string, text: string): boolean {
  const wanted = [...pairsOf(text)]
  const own = pairsOf(written)
  return wanted.filter((pair) => own.has(pair)).length * 2 >= wanted.length
}

/** Fields that were set and do not stand so. */
function listUnset({ version: { choices }, draft }: WrittenVersion): readonly string[] {
  const set = [
    ['标题', choices.title, draft.title],
    ['主送', choices.recipient ?? null, draft.recipient],
    ['抄送', choices.copiedTo ?? null, draft.copiedTo ?? null],
    ['落款', choices.issuer ?? null, draft.issuer],
    ['日期', choices.signedOn ?? null, draft.signedOn],
  ] as const
  return set.flatMap(([name, wanted, stands]) =>
    wanted !== null && wanted !== stands ? [`${name}没有换成“${wanted}”`] : [],
  )
}
