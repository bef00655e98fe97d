// Step: an instruction in words -> a new version of a draft, or why it cannot be done. Versions are kept; the draft is written anew from brief and choices.
import type { Brief } from '#domain/brief.ts'
import type { DraftRecord, DraftVersion } from '#domain/draft.ts'
import type { DraftOption, DraftTalk } from '#domain/journal/draft-under-way.ts'
import type { WishKind } from '#domain/wish/wish.ts'
import { findPart } from '#draft/brief/find-part.ts'
import { type IndicatorBook, matchTheme } from '#draft/brief/match-indicator.ts'
import { plainChoices } from '#draft/draft.ts'
import { settleWords } from '#draft/speech/settle-words.ts'
import { tellsOf } from '#draft/steer/find-pieces.ts'
import { mendTypos } from '#draft/steer/mend-typos.ts'
import { nameToRemove } from '#draft/steer/name-to-remove.ts'
import { listChanged } from '#draft/steer/read-short-reply.ts'
import type { HeardMessage } from '#draft/wish/hear-message.ts'
import { readRevision } from '#draft/wish/read-revision.ts'
import type { RevisionRequest } from '#draft/wish/revision-request.ts'
import { joinBriefs } from './add-facts.ts'
import { changeDraft } from './change-draft.ts'
import type { DraftState } from './draft-state.ts'
import type { WrittenDraft } from './find-target.ts'
import { listNamedParts } from './list-named-parts.ts'
import { holdsWords } from './tell-of-draft.ts'
import { redoVersions, undoVersions } from './undo-versions.ts'

export type Revision =
  /** `said` is what was understood, for the reply. */
  | { readonly kind: 'revised'; readonly record: DraftRecord; readonly said: string }
  /** Nothing changed; `text` says why and what to say instead. */
  | ({ readonly kind: 'unclear'; readonly text: string } & Partial<Pick<DraftTalk, 'options' | 'told'>>)
  /** What was asked of the draft itself; nothing changed. */
  | { readonly kind: 'told'; readonly text: string; readonly told?: readonly number[] }
  /** No instruction about a draft at all: a question of the library. */
  | { readonly kind: 'none' }

/** The first version. */
export function openRecord(id: string, brief: Brief): DraftRecord {
  return { id, versions: [{ n: 1, instruction: '', brief, choices: plainChoices }] }
}

/** The version that stands. */
export function lastVersion(record: DraftRecord): DraftVersion {
  return record.versions.at(-1)!
}

/** `said`: what was understood. */
function addVersion(
  record: DraftRecord,
  { instruction, brief, choices }: Pick<DraftVersion, 'instruction' | 'brief' | 'choices'>,
  said: string,
): Revision {
  const version = { n: lastVersion(record).n + 1, instruction, brief, choices }
  // What was undone before is gone once something else is done.
  return { kind: 'revised', record: { id: record.id, versions: [...record.versions, version] }, said }
}

/** The draft as written, and what was heard in the words; without it the rules read alone. */
export interface RevisionDeps extends WrittenDraft {
  readonly heard?: HeardMessage | null
  /** What the last reply left open. */
  readonly talk?: DraftTalk | null
}

export function reviseDraft(record: DraftRecord, instruction: string, deps: RevisionDeps): Revision {
  const { brief, choices } = lastVersion(record)
  const paper = {
    year: brief.year,
    figures: brief.figures,
    so: { talk: openTalk(record, deps.talk), changed: listChanged(record.versions) },
    earlier: record.versions.slice(0, -1).map((version) => version.brief.figures),
    speaksOfWork: (text: string) => isOfWork(text, deps.book),
    isUndone: (record.undone ?? []).length > 0,
    holds: (words: string) => holdsWords(words, { brief, draft: deps.draft }),
    tellsOf: (words: string) => tellsOf(brief, words),
    orders: {
      words: deps.book.drafting.wording.steering,
      nameFact: (words: string) => nameToRemove(words, brief),
    },
    findParts: (text: string) => listNamedParts(text, deps),
  }
  const settled = mendTypos(settleWords(instruction), brief, deps.book)
  const reading = readRevision(settled.text, paper, deps.heard)
  if (reading.kind === 'question') return { kind: 'none' }
  if (reading.kind === 'remark') return { kind: 'unclear', text: sayCan(reading.text) }
  const isOfOthers = reading.requests.some(({ kind }) => kind === 'say' || kind === 'ask')
  if (isOfOthers && borrows(instruction, brief)) return { kind: 'unclear', text: notBorrowed }
  const { requests } = reading
  if (requests.some(({ kind }) => kind === 'redo')) return redoVersions(record)
  if (requests.some(({ kind }) => kind === 'undo')) return undo(record, instruction, deps)
  const { state, said, unclear, options, told } = applyAll(requests, { brief, choices }, deps)
  const text = unclear.join('\n')
  if (requests.every(({ kind }) => kind === 'tell'))
    return { kind: 'told', text, told: listTold(brief, text) }
  if (said.length === 0) return { kind: 'unclear', text: text || '好，不动。稿子没有改。', options, told }
  const slips = settled.slips.map(([typed, meant]) => `“${typed}”当“${meant}”读的`)
  return addVersion(record, { instruction, ...state }, [...said, ...unclear, ...slips].join('；'))
}

/** Facts of further files stand beside those of the draft. */
export function addMaterial(record: DraftRecord, material: Brief, instruction: string): Revision {
  const { brief, choices } = lastVersion(record)
  const count = material.figures.length + material.statements.length
  if (count === 0) return { kind: 'unclear', text: '文件里没有读到能写进稿子的事实，稿子没有动。' }
  const joined = { instruction, brief: joinBriefs(brief, material), choices }
  return addVersion(record, joined, `从文件补进素材${count}条`)
}

/** The facts are what they were. */
export function isSameMaterial(before: DraftRecord, after: DraftRecord): boolean {
  const isLater = after.versions.length > before.versions.length
  return isLater && JSON.stringify(lastVersion(before).brief) === JSON.stringify(lastVersion(after).brief)
}

/** It was only to be shorter: the text alone tells whether it is. */
export function isOnlyShortened(before: DraftRecord, after: DraftRecord): boolean {
  const rest = ({ brief, choices }: DraftVersion) => JSON.stringify([brief, { ...choices, short: [] }])
  const isLater = after.versions.length > before.versions.length
  return isLater && rest(lastVersion(before)) === rest(lastVersion(after))
}

/** One after another; what cannot be done is said and the others are done. */
function applyAll(
  requests: readonly RevisionRequest[],
  first: DraftState,
  deps: WrittenDraft,
): {
  state: DraftState
  said: readonly string[]
  unclear: readonly string[]
  options: readonly DraftOption[]
  told: readonly number[]
} {
  let state = first
  const said: string[] = []
  const unclear: string[] = []
  const options: DraftOption[] = []
  const told: number[] = []
  for (const request of requests) {
    // 开头太官了，换个说法; 处罚别写了，不好看: the order is what is wanted, the tone is why.
    const isSaid = request.kind === 'tone' && requests.length > 1
    if (request.kind === 'undo' || request.kind === 'redo' || isSaid) continue
    const changed = changeDraft(request, state, deps)
    if (typeof changed === 'string') unclear.push(changed)
    else if ('ask' in changed) {
      unclear.push(changed.ask)
      options.push(...changed.options)
      told.push(...(changed.told ?? []))
    } else {
      state = { brief: changed.brief, choices: changed.choices }
      if (changed.said !== '') said.push(changed.said)
    }
  }
  return { state, said, unclear, options, told }
}

/** Of another version it says nothing. */
function openTalk(record: DraftRecord, talk: DraftTalk | null = null): DraftTalk | null {
  return talk?.version === lastVersion(record).n ? talk : null
}

/** The numbers that an answer shows. */
function listTold({ figures }: Brief, text: string): readonly number[] {
  const isHead = ({ raw }: { readonly raw: string }) =>
    text.split('\n').some((line) => line.startsWith(`${raw}：`))
  const heads = figures.filter(isHead)
  const told = heads.length > 0 ? heads : figures.filter(({ raw }) => text.includes(raw))
  return told.map(({ id }) => id)
}

/** What is said beside it and names a number or a field is done to the version that stands again. */
function undo(record: DraftRecord, instruction: string, deps: RevisionDeps): Revision {
  const back = undoVersions(record, instruction)
  if (back === null) {
    const { length } = record.versions
    const text =
      length < 2
        ? '这是第一稿，没有可以撤销的修改。'
        : `现在是第${length}稿，退不到那里。可以说“撤销”“退回第一稿”。`
    return { kind: 'unclear', text }
  }
  const said = back.undone.map((one) => `撤销了“${one}”`).join('；')
  const more = (deps.heard?.parts ?? []).filter(({ text, wish }) => staysWanted(text, wish.kind))
  if (more.length > 0) {
    const heard = { whole: more[0]!.wish, parts: more }
    const revised = reviseDraft(back.record, more.map(({ text }) => text).join(''), { ...deps, heard })
    if (revised.kind === 'revised') return { ...revised, said: `${said}；${revised.said}` }
  }
  return { kind: 'revised', record: back.record, said }
}

function staysWanted(text: string, kind: WishKind): boolean {
  return kind === 'field' || ((kind === 'add' || kind === 'correct') && said.test(text))
}

/** A number with its verb: 改成15次, 加一条：巡查9次. */
const said = /(?:改成|改为|换成|应为|应该是|加|补)[^，,。]*\d/

const notBorrowed =
  '别的乡镇的做法和数不能写进本单位的稿子，稿子没有动。本单位也这样做了，就用自己的事实说，例如“加一条：……”；要看他们怎么写的，直接问，例如“其他乡镇普法怎么做的”。'

/** 把锦和镇的做法加进去: what is another's is no fact of this paper. */
function borrows(text: string, { place }: Brief): boolean {
  if (
    /(?:其他|别的|兄弟|周边|人家)(?:乡镇|镇|乡|街道|地方)?的?(?:做法|经验|数据|情况|内容|写法|报告)/.test(
      text,
    )
  )
    return true
  const named = /([\u4e00-\u9fff]{1,6}(?:镇|乡|街道|县))[^，,。]{0,8}(?:做法|经验|写法|报告|那段|那套)/.exec(
    text,
  )?.[1]
  if (named === undefined) return false
  const own = [place?.town, place?.county].filter((name) => typeof name === 'string')
  return !/(?:[本我全各]|乡|集|城)[镇乡县]$/.test(named) && !own.some((name) => named.endsWith(name!))
}

const aboutTalk = /稿|这段|这句|写得|领导|觉得|你|我(?![镇乡县])|意思|不行|不好|不错|可以|算了/

/** 全年没有发生亡人事故 is a fact; 领导不满意 is none. */
function isOfWork(text: string, book: IndicatorBook): boolean {
  if (text.length < 5 || aboutTalk.test(text)) return false
  return (
    findPart('', text) !== null ||
    matchTheme(text, book.drafting.themes) !== null ||
    /(?:没有|未|无|零)[^，,。]{0,6}(?:发生|出现|上访|事故|案件|投诉)/.test(text)
  )
}

function sayCan(text: string): string {
  const said = text.length > 30 ? `${text.slice(0, 30)}…` : text
  return `“${said}”是要写进稿子，还是要改哪里？写进去就说“加一条：……”；改数就说“普法改成15场”；也可以说“写短一点”“第二段删掉”“撤销”“导出Word”。要查库里的报告，就问一句，例如“石桥乡2023年调解了多少纠纷？”`
}
