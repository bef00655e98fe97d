// Step of revision: shorten, move, remove a part of the text -> the choices that the next version is written by.
import { contradictionLead, type Draft, type DraftChoices } from '#domain/draft.ts'
import { matchTheme } from '#draft/brief/match-indicator.ts'
import type { Arrangement } from '#draft/wish/revision-request.ts'
import { findTarget, isWholeText, reorder, type WrittenDraft, withBelow } from './find-target.ts'

export interface Arranged {
  readonly choices: DraftChoices
  readonly said: string
}

/** A string says why nothing can be done. */
export function arrangeText(
  request: Arrangement,
  choices: DraftChoices,
  written: WrittenDraft,
): Arranged | string {
  const { draft } = written
  if (request.kind === 'tone') return sayTone()
  const isWhole = isWholeText(request.target)
  if (request.kind === 'shorten' && isWhole) {
    const ids = draft.sections.map(({ id }) => id)
    return { choices: { ...choices, short: ids }, said: '全文写短了' }
  }
  const target = findTarget(request.target, written)
  const unwritten =
    target === null && request.kind === 'remove' ? findUnwritten(request.target, written) : null
  if (unwritten !== null) {
    const removed = [unwritten, ...choices.removed.filter((id) => id !== unwritten)]
    return {
      choices: { ...choices, removed },
      said: `“${request.target}”本来就没有写，以后也不写、不再提醒补`,
    }
  }
  if (target === null) return `稿子里没有找到“${request.target}”。可以说“第二段”，或说小标题里的词。`
  const name = isWhole && request.kind === 'lengthen' ? '全文' : nameOf(draft, target)
  if (request.kind === 'lengthen') return lengthen({ target, isWhole, name }, choices, draft)
  if (request.kind === 'before' || request.kind === 'after') {
    const other = findTarget(request.other, written)
    if (other === null) return `稿子里没有找到“${request.other}”。可以说小标题里的词。`
    if (other === target)
      return `“${request.target}”和“${request.other}”都在“${name}”这一节里，一节里句子的先后不能单独挪，稿子没有动。可以整节挪，或者说“……那句删掉”“加一条：……”。`
    const isBefore = request.kind === 'before'
    const order = reorder(draft.sections, target, { other, isBefore })
    if (order === null) return `“${name}”和“${nameOf(draft, other)}”不在同一级，不能这样挪。`
    const place = `${nameOf(draft, other)}”${isBefore ? '前面' : '后面'}`
    return { choices: { ...choices, first: order }, said: `“${name}”放到了“${place}` }
  }
  if (request.kind === 'into') return `“${name}”整节不能并进别的一节。可以说“……那条挪到第二部分”。`
  if (request.kind === 'last') {
    const { level } = draft.sections.find(({ id }) => id === target)!
    const kin = draft.sections.filter((one) => one.level === level && one.id !== target)
    return {
      choices: { ...choices, first: [...kin.map(({ id }) => id), target] },
      said: `“${name}”放到了最后`,
    }
  }
  return {
    choices: arrangeOne(request.kind, target, { choices, draft }),
    said: `“${name}”${done[request.kind]}`,
  }
}

/** A section of the outline that no facts stand in: it is asked for at the end only. */
function findUnwritten(said: string, { draft, book }: WrittenDraft): string | null {
  const sections = book.drafting.outlines.find(({ name }) => name === draft.kind)?.sections ?? []
  const words = said.replace(/(?:这|那|整)?一?(?:个?部分|段|节|章|块)的?$/, '')
  const theme = matchTheme(words, book.drafting.themes)?.name
  const found = sections.find(
    ({ heading, takes }) =>
      (words.length >= 2 && heading.includes(words)) || (theme !== undefined && takes.includes(theme)),
  )
  return found?.heading ?? null
}

const done = { shorten: '写短了', remove: '删去了', first: '放到了前面', reopen: '换了开头' } as const

function arrangeOne(
  kind: keyof typeof done,
  target: string,
  { choices, draft }: { choices: DraftChoices; draft: Draft },
): DraftChoices {
  const below = withBelow(draft.sections, target)
  const added = (list: readonly string[], ids: readonly string[]) => [
    ...ids,
    ...list.filter((id) => !ids.includes(id)),
  ]
  if (kind === 'shorten') return { ...choices, short: added(choices.short, below) }
  if (kind === 'remove') return { ...choices, removed: added(choices.removed, below) }
  if (kind === 'first') return { ...choices, first: added(choices.first, [target]) }
  return { ...choices, turns: { ...choices.turns, [target]: (choices.turns[target] ?? 0) + 1 } }
}

/** What was written short is written out again; more than that takes new facts. */
function lengthen(
  { target, isWhole, name }: { target: string; isWhole: boolean; name: string },
  choices: DraftChoices,
  draft: Draft,
): Arranged | string {
  const ids = isWhole ? choices.short : withBelow(draft.sections, target)
  const short = choices.short.filter((id) => !ids.includes(id))
  if (short.length < choices.short.length)
    return { choices: { ...choices, short }, said: `“${name}”恢复了写短以前的写法，再长要靠新的事实` }
  return `“${name}”要写长，得有新的事实，稿子先不动。请补充：${listMissing(draft, target)}。可以直接说“加一条：……”。`
}

function sayTone(): string {
  return '稿子用的是公文的写法，语气没有另外的档可调，稿子没有动。可以说“换个开头”“写短一点”，或者说哪一句要改。'
}

function nameOf(draft: Draft, id: string): string {
  return draft.sections.find((section) => section.id === id)?.heading || '开头一段'
}

function listMissing({ pending }: Draft, target: string): string {
  const words = target.slice(0, 4)
  const open = pending.filter((item) => !item.startsWith(contradictionLead))
  const own = open.filter((item) => item.includes(words))
  return (own.length > 0 ? own : open).slice(0, 3).join('、') || '做法、数据、典型事例'
}
