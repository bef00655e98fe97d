// Step of revision: a field of the paper (year, town, title, whom it goes to, who signs, when, which kind) -> brief and choices with it.
import { nowhere } from '#domain/place.ts'
import type { IndicatorBook } from '#draft/brief/match-indicator.ts'
import type { Changed, DraftState } from '#draft/revise/draft-state.ts'
import { rewordFacts } from '#draft/revise/reword-facts.ts'
import type { RevisionRequest } from '#draft/wish/revision-request.ts'
import { spellDate, writeDay } from '#shared/spell-date.ts'

const fields = ['year', 'town', 'title', 'recipient', 'copied', 'issuer', 'date', 'paper'] as const
type FieldRequest = Extract<RevisionRequest, { kind: (typeof fields)[number] }>

export function setsField(request: RevisionRequest): request is FieldRequest {
  return fields.some((field) => field === request.kind)
}

/** A string says why nothing is done. */
export function setField(
  request: FieldRequest,
  { brief, choices }: DraftState,
  book: IndicatorBook,
): Changed | string {
  switch (request.kind) {
    case 'year':
      return { brief: { ...brief, year: request.year }, choices, said: `年份改成 ${request.year} 年` }
    case 'town':
      return renameTown(request.town, { brief, choices })
    case 'title':
      return { brief, choices: { ...choices, title: request.title }, said: `标题改成“${request.title}”` }
    case 'recipient': {
      const recipient = addTo(request.isAdded ? choices.recipient : undefined, request.recipient)
      return { brief, choices: { ...choices, recipient }, said: `主送：${recipient}` }
    }
    case 'copied': {
      const copiedTo = addTo(request.isAdded ? choices.copiedTo : undefined, request.copiedTo)
      return { brief, choices: { ...choices, copiedTo }, said: `抄送：${copiedTo}` }
    }
    case 'issuer':
      return { brief, choices: { ...choices, issuer: request.issuer }, said: `落款单位：${request.issuer}` }
    case 'date': {
      const { month, day } = request
      const year = request.year ?? (brief.year === null ? null : brief.year + (month <= 6 ? 1 : 0))
      if (year === null) return `是哪一年的${month}月${day}日？请连年份一起说。`
      const signedOn = writeDay(year, month, day)
      return { brief, choices: { ...choices, signedOn }, said: `落款日期：${spellDate(signedOn)}` }
    }
    case 'paper':
      return setPaper(request.name, { brief, choices }, book)
  }
}

const addTo = (standing: string | null | undefined, name: string) =>
  standing ? `${standing}、${name}` : name

/** Where the old name stands in the facts it is the new one, too. */
function renameTown(town: string, { brief, choices }: DraftState): Changed {
  const old = brief.place?.town ?? null
  const state = { brief: { ...brief, place: { ...(brief.place ?? nowhere), town } }, choices }
  const renamed = old === null ? '' : rewordFacts(state, { old, value: town })
  return { ...(typeof renamed === 'string' ? state : renamed), said: `单位改成${town}` }
}

function setPaper(name: string, { brief, choices }: DraftState, book: IndicatorBook): Changed | string {
  const { outlines } = book.drafting
  const outline =
    outlines.find((one) => [...one.forms, ...one.looseForms].includes(name)) ??
    outlines.find((one) => one.name.includes(name)) ??
    outlines.find((one) => one.words.some((word) => name.includes(word)))
  if (!outline) return `没有“${name}”的提纲。能写的有：${outlines.map((one) => one.name).join('、')}。`
  return {
    brief: { ...brief, scope: { kind: 'report', outline: outline.name }, outlineText: null },
    choices,
    said: `改按“${outline.name}”写`,
  }
}
