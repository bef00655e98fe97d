// Step: an answer -> the plain text a chat shows: the answer, its sources, what was searched.

import { type Answer, type Citation, isBeyondSources, tellSearched } from '#domain/answer.ts'
import { groupBy } from '#shared/group-by.ts'
import { spellSection } from '#shared/spell-section.ts'
import { spokenQuote } from '#shared/spoken-quote.ts'

/** `askerPlace` marks peers that bear the asker's own name. Citations of one section share a line. */
export function renderAnswer(answer: Answer, askerPlace: string | null): string {
  const lines = answer.text.trim().split('\n')
  const searchedAt = lines.findIndex((line) => /^(查了|已查)/.test(line))
  const searched = searchedAt < 0 ? [renderSearched(answer)] : lines.splice(searchedAt)
  const parts = [
    lines.join('\n').trim(),
    renderChoices(answer),
    renderCitations(answer.citations, askerPlace).join('\n'),
  ]
  if (answer.kind !== 'clarify') parts.push(searched.join('\n').trim())
  return parts.filter(Boolean).join('\n\n')
}

/** `[1][3] 青禾县石桥乡 2023年报告 · 一（四）`, in the order of first mention. */
export function renderCitations(
  citations: readonly Citation[],
  askerPlace: string | null,
): readonly string[] {
  const groups = groupBy(citations, ({ reportId, file, section }) => `${reportId}\n${file}\n${section}`)
  return [...groups.values()].map((group) => renderSource(group, askerPlace))
}

function renderSource(group: readonly Citation[], askerPlace: string | null): string {
  const [first] = group as readonly [Citation]
  const marks = group.map(({ n }) => `[${n}]`).join('')
  const place = first.place || first.file
  const year = first.year === null ? '报告（年份不明）' : `${first.year}年报告`
  const notes = [first.isSample ? '样例' : '', sameNameNote(first.place, askerPlace)].filter(Boolean)
  const note = notes.length > 0 ? `（${notes.join('；')}）` : ''
  const section = spellSection(first.section)
  return `${marks} ${place} ${year}${note}${section ? ` · ${section}` : ''}`
}

/** 同名 in another county is the commonest mix-up: 12,395 of 41,352 townships share their name. */
function sameNameNote(place: string, askerPlace: string | null): string {
  if (!askerPlace || place === askerPlace) return ''
  const own = townName(askerPlace)
  if (!own || own === askerPlace || townName(place) !== own) return ''
  const word = /(街道|镇|乡)$/.exec(own)?.[1] ?? '单位'
  return `与本${word}同名，不是本${word}`
}

/** 柳溪镇 of 青禾县柳溪镇; the name itself where no county is said. */
function townName(place: string): string {
  return place.replace(/^.*[县区市旗](?=.{2})/, '')
}

/** Choices that the text does not already list with their numbers, and how to choose. */
function renderChoices(answer: Answer): string {
  if (answer.kind !== 'clarify' || answer.choices.length === 0) return ''
  const marks = '①②③④⑤⑥⑦⑧⑨'
  const listed = answer.choices.map(({ label }, index) =>
    marks.includes(label.charAt(0)) || /^都/.test(label) ? label : `${marks[index] ?? '·'}${label}`,
  )
  const hint = '回复序号或名称就行。'
  return answer.text.includes('①') ? hint : [...listed, hint].join('\n')
}

/** Nothing searched, nothing said: of an empty library the answer itself tells, and talk searches nothing. What the sources name is not said again. */
function renderSearched({ searched, citations }: Answer): string {
  const isSaid = searched.reports === 0 || !isBeyondSources(searched, citations)
  return isSaid ? '' : `${tellSearched(searched)}。`
}

/** Lines of `renderAnswer` that are headings, for channels that set them bold. */
export function listHeadings({ lines }: Answer): ReadonlySet<string> {
  return new Set(lines.flatMap((line) => (line.kind === 'heading' ? [line.text] : [])))
}

/** Passages quoted under an answer that only points to them, a line each; the rest opens by button or word. `most`: passages, and characters of each. */
export function quotePassages(
  { text, citations }: Answer,
  most: { readonly quotes: number; readonly quote: number },
): readonly string[] {
  const unquoted = citations.filter(({ quote }) => !text.includes(spokenQuote(quote)))
  const shown = unquoted.slice(0, most.quotes).map((one) => quotePassage(one, most.quote))
  const left = unquoted.length - shown.length
  return left > 0
    ? [...shown, `另有${left}处原文，回“看[${unquoted[most.quotes]?.n}]的原文”这样打开。`]
    : shown
}

function quotePassage({ n, quote }: Citation, most: number): string {
  const said = [...spokenQuote(quote).replace(/\s+/g, ' ')]
  const shown = said.length <= most ? said.join('') : `${said.slice(0, most).join('')}……`
  return `[${n}] 原文：“${shown}”`
}
