// Step of revision: what a person changed in the draft itself (facts in a list, gaps in the text, a paragraph) -> the next version. No words to understand: each change says what it is of.
import type { Brief } from '#domain/brief.ts'
import type { DraftVersion, OwnWording } from '#domain/draft.ts'
import type { KeptDraft } from '#domain/journal/kept-draft.ts'
import { refuseLong } from '#domain/text-limits.ts'
import { changeDraft } from '#draft/revise/change-draft.ts'
import { correctBrief } from '#draft/revise/correct-brief.ts'
import type { DraftState } from '#draft/revise/draft-state.ts'
import type { WrittenDraft } from '#draft/revise/find-target.ts'
import { dropFigure } from '#draft/revise/remove-facts.ts'
import { lastVersion } from '#draft/revise/revise-draft.ts'
import type { RevisionRequest } from '#draft/wish/revision-request.ts'
import { AppError } from '#shared/errors.ts'
import {
  type DraftRevision,
  keepNext,
  missing,
  open,
  prepare,
  type ReaderRoom,
  textBefore,
  write,
} from './draft-room.ts'
import { readHeld } from './read-held.ts'

/** All of it is one version. */
export interface DraftEdit {
  /** The version that was looked at. */
  readonly version: number
  /** Numbers of facts, by the fact's id; an empty one drops it. */
  readonly values?: readonly { readonly figure: number; readonly value: string }[]
  /** Facts without a number, by their place in the list; an empty one drops it. */
  readonly statements?: readonly { readonly at: number; readonly text: string }[]
  /** A further fact. */
  readonly added?: string
  /** What stands in place of 【待补充：name】. */
  readonly gaps?: readonly { readonly name: string; readonly text: string }[]
  /** A paragraph in other words; an empty text takes it out. */
  readonly wording?: OwnWording
  /** An earlier version stands again; those after it stay to be looked at. */
  readonly back?: number
}

type EditDeps = WrittenDraft & Pick<ReaderRoom, 'parsePlace'>

const longest = { what: '填的内容', most: 4000, fix: '分几次填。' }

/** Throws AppError `missing`, `input` for what cannot be understood; nothing is changed then. */
export async function editDraft(id: string, edit: DraftEdit, room: ReaderRoom): Promise<DraftRevision> {
  refuseLong(JSON.stringify(edit).length, longest)
  const kept = await readHeld(id, room, { toChange: true })
  if (!kept) throw missing(id)
  const last = lastVersion(kept.record)
  if (last.n !== edit.version) return { kind: 'unclear', text: sayMoved(last.n) }
  const earlier = kept.record.versions.find(({ n }) => n === edit.back)
  if (earlier) return keepVersion(kept, { ...earlier, instruction: `退回第${earlier.n}稿` }, room)
  const deps = { draft: await write(kept.record, room), book: room.briefBook, parsePlace: room.parsePlace }
  const { state, said } = applyEdit(edit, last, deps)
  if (said.length === 0) return { kind: 'unclear', text: '没有要改的，稿子没有动。' }
  const wordings = edit.wording ? layOver(last.wordings ?? [], edit.wording, deps) : last.wordings
  const version = { instruction: said.join('；'), ...state, ...(wordings ? { wordings } : {}) }
  return keepVersion(kept, version, room)
}

async function keepVersion(
  kept: KeptDraft,
  version: Omit<DraftVersion, 'n'>,
  room: ReaderRoom,
): Promise<DraftRevision> {
  const n = lastVersion(kept.record).n + 1
  const record = { ...kept.record, versions: [...kept.record.versions, { ...version, n }] }
  const { next, written } = await prepare(record, room)
  if (!(await keepNext(kept, next, room))) return { kind: 'unclear', text: sayMoved(n) }
  const before = await textBefore(next.record, room)
  return {
    kind: 'revised',
    said: version.instruction,
    opened: await open({ ...kept, ...next }, { written, before }, room),
  }
}

const sayMoved = (n: number) => `这份稿子刚在别处改过，现在是第${n}稿，这一次没有改。看一眼现在的稿子再改。`

function applyEdit(
  { values = [], statements = [], added = '', gaps = [], wording }: DraftEdit,
  { brief, choices }: DraftVersion,
  deps: EditDeps,
): { readonly state: DraftState; readonly said: readonly string[] } {
  const said: string[] = []
  let state: DraftState = { brief: setStatements(brief, statements, said), choices }
  const unit = gaps.find(({ name }) => name === '单位')?.text.trim()
  if (unit) state = setPlace(state, unit, said, deps)
  for (const { figure, value } of values) {
    const changed = setFigure(state.brief, { figure, value: value.trim() }, deps)
    if (changed === null) continue
    state = { brief: changed.brief, choices }
    said.push(changed.said)
  }
  const requests = [
    ...gaps.flatMap(({ name, text }) => readGap(name, text.trim()) ?? []),
    ...(added.trim() === '' ? [] : [sayMore(added.trim(), '')]),
  ]
  for (const request of requests) {
    const changed = changeDraft(request, state, deps)
    if (typeof changed === 'string' || 'ask' in changed)
      throw new AppError('input', typeof changed === 'string' ? changed : changed.ask, {
        fix: '改一改再交，别的也还没有动。',
      })
    state = { brief: changed.brief, choices: changed.choices }
    said.push(changed.said)
  }
  if (wording && wording.text !== wording.written) said.push(sayWording(wording))
  return { state, said }
}

function setPlace(state: DraftState, text: string, said: string[], { parsePlace }: EditDeps): DraftState {
  const place = parsePlace(text)
  if (place === null)
    throw new AppError('input', `没认出“${text.slice(0, 20)}”是哪个乡镇或街道。`, {
      fix: '写全称，例如 青禾县柳溪镇。',
    })
  said.push(`单位：${text}`)
  return { ...state, brief: { ...state.brief, place } }
}

function sayWording({ written, text }: OwnWording): string {
  const words = `“${written.slice(0, 12)}${written.length > 12 ? '……' : ''}”`
  return text === '' ? `删去了${words}一段` : `改了${words}一段`
}

/** Null where it stays. */
function setFigure(
  brief: Brief,
  { figure: id, value }: { readonly figure: number; readonly value: string },
  { book }: WrittenDraft,
): { readonly brief: Brief; readonly said: string } | null {
  const figure = brief.figures.find((one) => one.id === id)
  if (figure === undefined || figure.raw === value) return null
  if (value === '')
    return { brief: dropFigure(brief, figure), said: `删去了${figure.indicator}${figure.raw}` }
  const corrected = correctBrief(brief, { name: '', item: null, old: null, value, figure: id }, book)
  if (corrected.kind === 'corrected') return corrected
  throw new AppError('input', `看不懂“${value.slice(0, 20)}”是多少。`, {
    fix: `${figure.indicator}写一个数，可以带单位，例如${figure.raw}；不要这一条就清空。`,
  })
}

function setStatements(
  brief: Brief,
  given: readonly { readonly at: number; readonly text: string }[],
  said: string[],
): Brief {
  const wanted = new Map(given.map(({ at, text }) => [at, text.trim()]))
  const statements = brief.statements.flatMap((one, at) => {
    const text = wanted.get(at)
    if (text === undefined || text === one.text) return [one]
    said.push(text === '' ? `删去了“${one.text}”` : `“${one.text}”改成“${text}”`)
    return text === '' ? [] : [{ ...one, text }]
  })
  return { ...brief, statements }
}

/** What a gap that was filled asks of the draft; null for an empty one. */
function readGap(name: string, text: string): Exclude<RevisionRequest, { kind: 'undo' | 'redo' }> | null {
  if (text === '' || name === '单位') return null
  if (name === '主送机关') return { kind: 'recipient', recipient: text.replace(/[:：]$/, '') }
  if (name === '署名') return { kind: 'issuer', issuer: text }
  if (name === '成文日期') return readDate(text)
  if (name === '年份') return readYear(text)
  // 法律明白人人数: 56名 says nothing without its name.
  const isBare = /^[约近]?\d[\d.,]*[万亿]?\p{L}{0,3}$/u.test(text)
  return isBare ? sayMore(`${name.replace(/数$/, '')}${text}`, '') : sayMore(text, name)
}

function sayMore(text: string, under: string) {
  return { kind: 'say', text, under, isCorrection: false, isAddition: true } as const
}

function readDate(text: string) {
  const [, year, month, day] = /^(?:(\d{4})[年./-])?\s*(\d{1,2})[月./-]\s*(\d{1,2})日?$/.exec(text) ?? []
  if (month === undefined)
    throw new AppError('input', `看不懂“${text.slice(0, 20)}”是哪一天。`, { fix: '写成 2025年1月10日。' })
  return {
    kind: 'date',
    year: year === undefined ? null : Number(year),
    month: Number(month),
    day: Number(day),
  } as const
}

function readYear(text: string) {
  const year = /^(\d{4})年?$/.exec(text)?.[1]
  if (year === undefined)
    throw new AppError('input', `看不懂“${text.slice(0, 20)}”是哪一年。`, { fix: '写成 2025。' })
  return { kind: 'year', year: Number(year) } as const
}

/** A paragraph that was in own words already goes on standing for the one that was written. */
function layOver(
  present: readonly OwnWording[],
  { section, written, text }: OwnWording,
  { draft }: WrittenDraft,
): readonly OwnWording[] {
  const isThere = draft.sections.some(
    ({ id, paragraphs }) => id === section && paragraphs.some((one) => one.text === written),
  )
  if (!isThere)
    throw new AppError('input', '这一段现在不是这样写的，没有改。', { fix: '看一眼现在的稿子再改。' })
  const earlier = present.find((one) => one.section === section && one.text === written)
  return [
    ...present.filter((one) => one !== earlier),
    { section, written: earlier?.written ?? written, text },
  ]
}
