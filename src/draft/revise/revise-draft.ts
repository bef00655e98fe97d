// Step: an instruction in words -> a new version of a draft, or why it cannot be done. Versions are kept; the draft is written anew from brief and choices.
import type { Brief, BriefFigure } from '#domain/brief.ts'
import type { Draft, DraftChoices, DraftRecord, DraftVersion } from '#domain/draft.ts'
import { type IndicatorBook, matchTheme } from '#draft/brief/match-indicator.ts'
import { readBrief } from '#draft/brief/read-brief.ts'
import { plainChoices } from '#draft/draft.ts'
import { parseNumeral } from '#text/numbers/numerals.ts'
import { correctBrief } from './correct-brief.ts'
import { type RevisionRequest, readRevision } from './read-revision.ts'

export type Revision =
  /** `said` is what was understood, for the reply. */
  | { readonly kind: 'revised'; readonly record: DraftRecord; readonly said: string }
  /** Nothing changed; `text` says why and what to say instead. */
  | { readonly kind: 'unclear'; readonly text: string }
  /** No instruction about a draft at all: a question, perhaps. */
  | { readonly kind: 'none' }

/** The first version. */
export function openRecord(id: string, brief: Brief): DraftRecord {
  return { id, versions: [{ n: 1, instruction: '', brief, choices: plainChoices }] }
}

/** The version that stands. */
export function lastVersion(record: DraftRecord): DraftVersion {
  return record.versions.at(-1)!
}

/** `draft` is the present version as written: 第二段 is counted in it. */
export function reviseDraft(
  record: DraftRecord,
  instruction: string,
  deps: { draft: Draft; book: IndicatorBook },
): Revision {
  const request = readRevision(instruction)
  if (request === null) return { kind: 'none' }
  if (request.kind === 'undo') return undo(record)
  const { brief, choices } = lastVersion(record)
  const changed = change(request, { brief, choices }, deps)
  if (typeof changed === 'string') return { kind: 'unclear', text: changed }
  const version: DraftVersion = {
    n: lastVersion(record).n + 1,
    instruction,
    brief: changed.brief,
    choices: changed.choices,
  }
  return {
    kind: 'revised',
    record: { ...record, versions: [...record.versions, version] },
    said: changed.said,
  }
}

function undo(record: DraftRecord): Revision {
  if (record.versions.length < 2) return { kind: 'unclear', text: '这是第一稿，没有可以撤销的修改。' }
  const undone = lastVersion(record)
  return {
    kind: 'revised',
    record: { ...record, versions: record.versions.slice(0, -1) },
    said: `撤销了“${undone.instruction}”`,
  }
}

interface State {
  readonly brief: Brief
  readonly choices: DraftChoices
}
type Changed = State & { readonly said: string }

/** A string says why nothing can be done. */
function change(
  request: Exclude<RevisionRequest, { kind: 'undo' }>,
  state: State,
  deps: { draft: Draft; book: IndicatorBook },
): Changed | string {
  const { brief, choices } = state
  switch (request.kind) {
    case 'correct':
      return correct(state, request, deps.book)
    case 'year':
      return { brief: { ...brief, year: request.year }, choices, said: `年份改成 ${request.year} 年` }
    case 'title':
      return { brief, choices: { ...choices, title: request.title }, said: `标题改成“${request.title}”` }
    case 'hints':
      return {
        brief,
        choices: { ...choices, withHints: request.isShown },
        said: request.isShown ? '显示【待补充】' : '去掉了【待补充】',
      }
    case 'add':
      return { brief: addFacts(brief, request.text, deps.book), choices, said: `补进素材：${request.text}` }
    default:
      return arrange(request, state, deps)
  }
}

function correct(
  state: State,
  request: { name: string; value: string },
  book: IndicatorBook,
): Changed | string {
  const correction = correctBrief(state.brief, request, book)
  if (correction.kind === 'corrected')
    return { brief: correction.brief, choices: state.choices, said: correction.said }
  if (correction.kind === 'unknown')
    return `素材里没有找到“${request.name}”。可以说“调解改成135起”，或“132起改成135起”。`
  return `“${request.name}”可能指：${correction.figures.map(describe).join('、')}。请说全一点，例如“${correction.figures[0]!.indicator}改成${request.value}”。`
}

function describe(figure: BriefFigure): string {
  return `${figure.indicator}${figure.raw}`
}

/** Facts said later follow those of the brief; ids, lines and clauses go on counting. */
function addFacts(brief: Brief, text: string, book: IndicatorBook): Brief {
  const added = readBrief({ text }, book)
  const lines = brief.lines.length
  const ids = Math.max(0, ...brief.figures.map((figure) => figure.id))
  const clauses = Math.max(0, ...[...brief.figures, ...brief.statements].map((one) => one.clauseIndex + 1))
  return {
    ...brief,
    lines: [...brief.lines, ...added.lines],
    remarks: [...brief.remarks, ...added.remarks],
    figures: [
      ...brief.figures,
      ...added.figures.map((one) => ({
        ...one,
        id: one.id + ids,
        line: one.line + lines,
        clauseIndex: one.clauseIndex + clauses,
      })),
    ],
    statements: [
      ...brief.statements,
      ...added.statements.map((one) => ({
        ...one,
        line: one.line + lines,
        clauseIndex: one.clauseIndex + clauses,
      })),
    ],
  }
}

const done = { shorten: '写短了', remove: '删去了', first: '放到了前面', reopen: '换了开头' } as const

function arrange(
  request: Extract<RevisionRequest, { target: string }>,
  { brief, choices }: State,
  deps: { draft: Draft; book: IndicatorBook },
): Changed | string {
  const target = findTarget(request.target, deps)
  if (target === null) return `稿子里没有找到“${request.target}”。可以说“第二段”，或说小标题里的词。`
  const name = deps.draft.sections.find((section) => section.id === target)?.heading || '开头一段'
  if (request.kind === 'lengthen')
    return `“${name}”要写长，得有新的事实。请补充：${listMissing(deps.draft, target)}。可以直接说“加一条：……”。`
  return {
    brief,
    choices: arrangeChoices(request.kind, target, choices),
    said: `“${name}”${done[request.kind]}`,
  }
}

function arrangeChoices(kind: keyof typeof done, target: string, choices: DraftChoices): DraftChoices {
  const added = (list: readonly string[]) => [target, ...list.filter((id) => id !== target)]
  if (kind === 'shorten') return { ...choices, short: added(choices.short) }
  if (kind === 'remove') return { ...choices, removed: added(choices.removed) }
  if (kind === 'first') return { ...choices, first: added(choices.first) }
  return { ...choices, turns: { ...choices.turns, [target]: (choices.turns[target] ?? 0) + 1 } }
}

/** 第二段, 最后一段, a word of a heading, a theme; nothing said means the first paragraph there is. */
function findTarget(said: string, { draft, book }: { draft: Draft; book: IndicatorBook }): string | null {
  const counted = /^(?:把|将)?第([一二三四五六七八九十\d]{1,3})(?:个?自然段|段|节|部分)?$/.exec(
    said.trim(),
  )?.[1]
  const words = said
    .replace(/(?:这|那)?一?(?:段|节|部分|章)(?:话|文字|内容)?的?$/, '')
    .replace(/^(?:把|将|整个)/, '')
    .trim()
  const written = draft.sections.filter((section) => section.paragraphs.length > 0)
  if (words === '' || /^(?:全文|整篇|稿子|开头|整段)$/.test(words)) return written[0]?.id ?? null
  if (counted) return nthParagraph(written, Number(counted) || (parseNumeral(counted) ?? 0))
  if (/^最后$/.test(words)) return written.at(-1)?.id ?? null
  const headed = draft.sections.find((section) => section.heading.includes(words) || section.id === words)
  if (headed) return headed.id
  const theme = matchTheme(words, book.drafting.themes)?.name
  return draft.sections.find((section) => section.id === theme)?.id ?? null
}

function nthParagraph(sections: Draft['sections'], n: number): string | null {
  const ids = sections.flatMap((section) => section.paragraphs.map(() => section.id))
  return ids[n - 1] ?? null
}

function listMissing(draft: Draft, target: string): string {
  const words = target.slice(0, 4)
  const own = draft.pending.filter((item) => item.includes(words))
  return (own.length > 0 ? own : draft.pending).slice(0, 3).join('、') || '做法、数据、典型事例'
}
