// Step of revision: one request -> brief and choices as they are to be, or why it cannot be done.
import type { IndicatorBook } from '#draft/brief/match-indicator.ts'
import { listNumbers } from '#draft/speech/list-numbers.ts'
import { clearField } from '#draft/steer/clear-field.ts'
import { splitNames, tellsOf } from '#draft/steer/find-pieces.ts'
import { talksToWriter } from '#draft/steer/leave-talk.ts'
import { isOf } from '#draft/steer/name-fact.ts'
import { removeWithin } from '#draft/steer/remove-within.ts'
import { setField, setsField } from '#draft/steer/set-field.ts'
import { redateFacts } from '#draft/values/redate-facts.ts'
import type { Arrangement, RevisionRequest } from '#draft/wish/revision-request.ts'
import { addFacts } from './add-facts.ts'
import { arrangeText } from './arrange-text.ts'
import { correctBrief } from './correct-brief.ts'
import { describeBrief, nameFigure, optionsOf, sayUnknown, sayWhich } from './describe-brief.ts'
import type { Asked, Changed, DraftState } from './draft-state.ts'
import { findFacts } from './find-facts.ts'
import { findTarget, namesSection, type WrittenDraft } from './find-target.ts'
import { moveFacts } from './move-facts.ts'
import { moveToLastYear } from './move-to-last-year.ts'
import { dropFigure, removeFacts, removeRun } from './remove-facts.ts'
import { replaceFacts } from './replace-facts.ts'
import { hideNames, rewordFacts } from './reword-facts.ts'
import { tellOfDraft } from './tell-of-draft.ts'

type Request<Kind extends RevisionRequest['kind']> = Extract<RevisionRequest, { kind: Kind }>

/** A string says why nothing is done. */
export function changeDraft(
  request: Exclude<RevisionRequest, { kind: 'undo' | 'redo' }>,
  state: DraftState,
  deps: WrittenDraft,
): Changed | Asked | string {
  const { brief } = state
  if (setsField(request)) return setField(request, state, deps.book)
  switch (request.kind) {
    case 'correct':
      return correct(state, request, deps.book)
    case 'say':
      return sayWhere(state, request, deps)
    case 'show':
      return `${describeBrief(brief, { isWhole: true })}\n哪个不对就说哪个，例如“第2条改成……”“……不是12场，是13场”。`
    case 'past':
      return setPast(state, request, deps.book)
    case 'keep':
      return { ...state, said: '' }
    case 'remove':
      return remove(state, request, deps)
    case 'doubt':
      return askValue(state, request, deps.book)
    case 'take':
      return take(state, request)
    case 'reword':
      return reword(state, request, deps.book)
    case 'replace':
      return replaceFacts(state, request, deps.book)
    case 'tell':
      return tellOfDraft(request, deps.draft, brief)
    case 'redate':
      return redateFacts(state, request)
    case 'names':
      return hideNames(state)
    case 'ask':
      return sayHalf(request.text)
    case 'hints':
      return setHints(state, request.isShown)
    case 'into':
    case 'last':
    case 'first':
    case 'before':
    case 'after':
      return move(state, request, deps)
    default:
      return arrange(state, request, deps)
  }
}

function setPast(
  { brief, choices }: DraftState,
  request: Request<'past'>,
  book: IndicatorBook,
): Changed | string {
  const moved = moveToLastYear(brief, request, book)
  return typeof moved === 'string' ? moved : { ...moved, choices }
}

function setHints({ brief, choices }: DraftState, isShown: boolean): Changed {
  const said = isShown ? '显示【待补充】' : '去掉了【待补充】'
  return { brief, choices: { ...choices, withHints: isShown }, said }
}

/** 农民工21名: numbers that the draft has not. */
function isNew(words: string, { brief }: DraftState): boolean {
  const numbers = listNumbers(words)
  return numbers.length > 0 && !numbers.some((one) => brief.figures.some((figure) => isOf(figure, one)))
}

type Ordering = Request<'first' | 'last' | 'before' | 'after' | 'into'>

/** Whole sections are to move: each word heads one, or counts one. */
function namesPart(request: Ordering, deps: WrittenDraft): boolean {
  const isPart = (words: string) =>
    !/(?:那|这)一?(?:[条句个点项]|一?些)(?:话|数)?$/.test(words) && findTarget(words, deps, false) !== null
  return isPart(request.target) && (!('other' in request) || isPart(request.other))
}

/** A part goes behind all of its level; a fact to another section, or to another place in its own. */
function move(state: DraftState, request: Ordering, deps: WrittenDraft): Changed | string {
  const other = 'other' in request ? request.other : ''
  if (request.kind !== 'into' && namesPart(request, deps)) return arrange(state, request, deps)
  const moved = moveFacts(state.brief, { target: request.target, other, side: request.kind }, deps)
  if (moved.kind === 'moved') return { ...state, brief: moved.brief, said: `挪动了“${moved.said}”` }
  // A new fact, with the part that it is to stand in.
  if (request.kind === 'into' && moved.kind === 'unknown' && isNew(request.target, state))
    return say(
      state,
      { kind: 'say', text: request.target, under: other, isCorrection: false, isAddition: true },
      deps.book,
    )
  const isNamed = (words: string) => words !== '' && findTarget(words, deps, false) !== null
  const words = isNamed(request.target) && !isNamed(other) ? other : moved.words
  return `稿子里没有找到“${words}”，没有挪。可以说“……那条挪到第二部分”“……放到……后面”，用稿子里的原词；或者说“第二部分放前面”。`
}

function arrange(state: DraftState, request: Arrangement, deps: WrittenDraft): Changed | string {
  const arranged = arrangeText(request, state.choices, deps)
  return typeof arranged === 'string' ? arranged : { brief: state.brief, ...arranged }
}

function say(state: DraftState, request: Request<'say'>, book: IndicatorBook): Changed | string {
  if (talksToWriter(request.text, book.drafting.wording.steering)) return sayHalf(request.text)
  const { brief, said } = addFacts(state.brief, request, book)
  if (said.length === 0) return `“${request.text}”里没有读到能写进稿子的事实。可以说“加一条：……”。`
  return { brief, choices: state.choices, said: said.join('；') }
}

/** 开放日加一句：…: behind the fact that is named, where no part is called so. */
function sayWhere(state: DraftState, request: Request<'say'>, deps: WrittenDraft): Changed | string {
  const { under, after } = request
  const isFact = under !== '' && findTarget(under, deps, false) === null && tellsOf(state.brief, under)
  const behind = after ?? (isFact ? under : undefined)
  return behind === undefined
    ? say(state, request, deps.book)
    : sayBehind(state, { ...request, after: behind }, deps)
}

/** 法律明白人后面加一句，其中新培养48人: behind that fact where it is found, else in the part of that name. */
function sayBehind(state: DraftState, request: Request<'say'>, deps: WrittenDraft): Changed | string {
  const added = addFacts(state.brief, { ...request, under: '' }, deps.book)
  const [first = ''] = request.text.split(/[，,。；;]/)
  const move = { target: first, other: request.after!, side: 'after' } as const
  const moved = added.said.length === 0 ? null : moveFacts(added.brief, move, deps)
  if (moved?.kind !== 'moved') return say(state, request, deps.book)
  return { ...state, brief: moved.brief, said: added.said.join('；') }
}

/** 年轻人手少 is written otherwise: the fact that has most of the words gives way. */
function reword(state: DraftState, request: Request<'reword'>, book: IndicatorBook): Changed | string {
  const reworded = rewordFacts(state, request)
  const isFact =
    typeof reworded === 'string' &&
    request.old.length >= shortestFact &&
    !/\d/.test(request.old + request.value) &&
    tellsOf(state.brief, request.old)
  if (!isFact) return reworded
  const replaced = { kind: 'replace', part: '', item: null, old: request.old, text: request.value } as const
  return replaceFacts(state, { ...replaced, clause: 'here' }, book)
}

const shortestFact = 4

/** 来访那个数不对 */
function askValue({ brief }: DraftState, { name }: Request<'doubt'>, book: IndicatorBook): Asked | string {
  const found = findFacts(brief, { name, item: null, old: null, unit: '' }, book)
  if (found.length === 0) return sayUnknown(name, brief)
  const told = found.map(({ id }) => id)
  return {
    ask: `${found.slice(0, 6).map(nameFigure).join('、')}，要改成多少？直接说数就行。`,
    options: [],
    told,
  }
}

function take({ brief, choices }: DraftState, { figure }: Request<'take'>): Changed | string {
  const meant = brief.figures.find(({ id }) => id === figure)
  if (meant === undefined) return '这个数稿子里已经没有了。'
  return { brief: dropFigure(brief, meant), choices, said: `删去了${nameFigure(meant)}` }
}

function correct(
  state: DraftState,
  request: Request<'correct'>,
  book: IndicatorBook,
): Changed | Asked | string {
  const among = state.brief.figures.filter(({ id }) => request.among?.includes(id))
  const correction =
    among.length > 1
      ? ({ kind: 'ambiguous', figures: among } as const)
      : correctBrief(state.brief, request, book)
  if (correction.kind === 'corrected')
    return { brief: correction.brief, choices: state.choices, said: correction.said }
  const name = request.name || request.old || request.value
  if (correction.kind === 'unknown') return sayUnknown(name, state.brief)
  const [first] = correction.figures
  return {
    ask: `${sayWhich(name, correction.figures)}是哪一个？说“第一个”“都改”，或者说全一点，例如“${first!.indicator}改成${request.value}”。`,
    options: optionsOf(correction.figures, request.value),
  }
}

/** A part of the text where the words say so or head one; else a fact; else what part speaks of it. */
function remove(state: DraftState, request: Request<'remove'>, deps: WrittenDraft): Changed | Asked | string {
  const { target } = request
  const cleared = clearField(state.choices, target)
  if (cleared !== null) return { brief: state.brief, choices: cleared, said: `${target}去掉了` }
  const run = removeRun(state.brief, target)
  if (run !== null) return { brief: run.brief, choices: state.choices, said: `删去了${run.said}` }
  const names = splitNames(state.brief, target)
  if (names.length > 1) return removeEach(names, state, deps)
  const isHeading = deps.draft.sections.some(
    ({ heading, id }) => id === target || (target.length >= 2 && isHeadedBy(heading, target)),
  )
  // 包案信访那部分: no part is called so, and facts are.
  const isPart = namesSection(target) && findTarget(target, deps, false) !== null
  if ((isPart || isHeading) && request.isFact !== true) return arrange(state, request, deps)
  const removal = removeWithin(state.brief, target, deps.book) ?? removeFacts(state.brief, target, deps.book)
  if (removal.kind === 'removed')
    return { brief: removal.brief, choices: state.choices, said: `删去了${removal.said}` }
  if (namesSection(target) || findTarget(target, deps, false) !== null) return arrange(state, request, deps)
  if (removal.kind === 'ambiguous')
    return {
      ask: `${sayWhich(target, removal.figures)}要删哪一个？说“第一个”“都删”，或者说全一点。`,
      options: optionsOf(removal.figures, null),
    }
  return `稿子里没有找到“${target}”。可以说“第二段删掉”，或说小标题、数字里的词。`
}

/** 不足 of 存在的不足; of a heading that names more beside it a word is a fact's first (复议 of 行政复议、行政诉讼情况). */
function isHeadedBy(heading: string, words: string): boolean {
  const own = heading.replace(/^[（(]?[一二三四五六七八九十]+[）)、]|(?:工作)?(?:情况|方面)$|^\d{4}年/g, '')
  return own.includes(words) && !(own.includes('、') && words.length * 2 < own.length)
}

/** One after another; what is not found is said. */
function removeEach(
  names: readonly string[],
  first: DraftState,
  deps: WrittenDraft,
): Changed | Asked | string {
  let state = first
  const said: string[] = []
  for (const target of names) {
    const removed = remove(state, { kind: 'remove', target }, deps)
    if (typeof removed === 'string' || 'ask' in removed) return removed
    state = { brief: removed.brief, choices: removed.choices }
    said.push(removed.said)
  }
  return { ...state, said: said.join('；') }
}

/** Nothing is overwritten on half a reading. */
function sayHalf(said: string): string {
  return `“${said}”没有全听懂，稿子先不动。改数就说“普法改成15场”，删就说“普法那条删掉”，是新的事实就说“加一条：……”。`
}
