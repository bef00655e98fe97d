// Step: question and evidence -> an answer a model wrote from numbered passages, each sentence checked before it is shown. Null where the extract must do.

import type { DraftLine, Piece } from '#answer/gate/draft-line.ts'
import type { ShowLine } from '#answer/gate/open-gate.ts'
import { phrases } from '#answer/gate/set-phrases.ts'
import { checkAnswer } from '#check/claims/check-answer.ts'
import type { CheckDeps } from '#check/claims/cited-passage.ts'
import type { Citation, DroppedSentence } from '#domain/answer.ts'
import type { Frame } from '#domain/frame.ts'
import type { ModelPrompts } from '#domain/model-prompt.ts'
import type { ReportSummary } from '#domain/report.ts'
import type { LanguageModel } from '#ports/language-model.ts'
import type { LibraryView } from '#ports/library-view.ts'
import { AppError } from '#shared/errors.ts'
import { findQuantities } from '#text/numbers/find-quantities.ts'
import { findPrivate, givesOrders } from '#text/private/model-privacy.ts'
import { citeSentence } from './model-citations.ts'
import { type ModelPassage, openPassages, renderPassages, type Spot } from './model-passages.ts'
import { holdsLink, readSentences } from './model-sentences.ts'
import { openToolbox, type Toolbox } from './model-tools.ts'

export interface ModelCall {
  readonly frame: Frame
  /** Sentences that carry the question, best first; what the extract would quote stands at the head. */
  readonly spots: readonly Spot[]
  readonly reports: readonly ReportSummary[]
  readonly signal?: AbortSignal
  readonly show?: ShowLine
}

export interface ModelDeps {
  readonly model: LanguageModel
  readonly prompts: ModelPrompts
  readonly library: LibraryView
  readonly check: CheckDeps
}

interface ModelAnswer {
  readonly lines: readonly DraftLine[]
  readonly citations: readonly Citation[]
  readonly dropped: readonly DroppedSentence[]
  readonly by: string
  readonly prompt: string
}

/** `reason` says why the extract is sent instead, for the reader. */
export type ModelOutcome = ModelAnswer | { readonly reason: string }

const maxTokens = 1200
/** Later sentences repeat: eight were asked for. */
const mostSentences = 12
/** A model that goes on like this does not answer. */
const mostDropped = 20
/** More dropped than this many times what is kept: the rest is an accident and no answer. */
const mostDroppedShare = 2

/** Throws only what the caller's own abort signal throws. */
export async function answerByModel(call: ModelCall, deps: ModelDeps): Promise<ModelOutcome> {
  const withheld = findPrivate(call.frame.text)
  if (withheld !== null) return { reason: `问题里有${withheld}，没有发给大模型` }
  if (givesOrders(call.frame.text)) return { reason: '问题里夹带对大模型的指令' }
  const { model, library } = deps
  const toolbox = model.useTools && isHard(call) ? openToolbox({ library, reports: call.reports }) : null
  const passages = toolbox?.passages ?? (await openPassages(call.spots, { library, reports: call.reports }))
  if (!toolbox && passages.length === 0) return { reason: '没有可以发给大模型的段落' }
  const sheet: Sheet = { lines: [], citations: [], dropped: [] }
  let broken: string | null = null
  try {
    await writeSheet(sheet, toolbox ? askAgent(call, toolbox, deps) : askModel(call, passages, deps), {
      call,
      passages,
      check: deps.check,
    })
  } catch (error) {
    call.signal?.throwIfAborted()
    if (!(error instanceof AppError)) throw error
    // What came before the break and held is an answer; nothing of it needs to be taken back.
    broken = error.message
  }
  return finish(sheet, { call, broken, deps })
}

interface Sheet {
  readonly lines: (DraftLine & { kind: 'written' })[]
  readonly citations: Citation[]
  readonly dropped: DroppedSentence[]
}

/** Reads until the model ends or has written enough; what holds is shown at once. */
async function writeSheet(
  sheet: Sheet,
  pieces: AsyncIterable<string>,
  { call, passages, check }: { call: ModelCall; passages: readonly ModelPassage[]; check: CheckDeps },
): Promise<void> {
  const { lines, citations, dropped } = sheet
  for await (const one of checkAnswer(readSentences(pieces), passages, check)) {
    if (one.kind === 'dropped') dropped.push({ text: one.text, reason: one.reason })
    else if (holdsLink(one.text)) dropped.push({ text: one.text, reason: '含链接或标记' })
    else {
      const text = citeSentence(one.text, { passages, citations, deps: check })
      if (lines.some((line) => line.text === text)) continue
      const line = { kind: 'written', text } as const
      lines.push(line)
      await call.show?.(line, { citations: [...citations], reports: call.reports })
    }
    if (lines.length >= mostSentences || dropped.length >= mostDropped) return
  }
}

function finish(
  { lines, citations, dropped }: Sheet,
  { call, broken, deps }: { call: ModelCall; broken: string | null; deps: ModelDeps },
): ModelOutcome {
  const kept = lines.map(({ text }) => text)
  if (kept.length === 0) {
    const isSilent = dropped.length === 0 || dropped.every(({ text }) => text.includes('没有写到'))
    return { reason: broken ?? (isSilent ? '大模型没有给出答案' : '大模型写的没有一句核对得上出处') }
  }
  if (lengthOf(dropped.map(({ text }) => text)) > mostDroppedShare * lengthOf(kept))
    return { reason: '大模型写的多数句子核对不上出处' }
  const { want } = call.frame
  const hasNumber = kept.some((text) => findQuantities(text.replace(/\[\d+\]/g, '')).length > 0)
  if ((want === 'value' || want === 'total') && !hasNumber) return { reason: '大模型的答案里没有数' }
  const count = dropped.length
  const leftOut: readonly Piece[] = [{ kind: 'left-out', said: `有${count}句`, count }, phrases.leftOut]
  const notes: readonly (readonly Piece[])[] = [
    ...(count > 0 ? [leftOut] : []),
    ...(broken === null ? [] : [[phrases.notFinished]]),
    [phrases.byModel],
  ]
  const frames = notes.map((pieces) => ({ kind: 'frame', pieces }) as const)
  return {
    lines: [...lines, ...frames],
    citations,
    dropped,
    by: deps.model.name,
    prompt: deps.prompts.version,
  }
}

const lengthOf = (texts: readonly string[]) => texts.join('').length

const signalOf = ({ signal }: ModelCall) => (signal ? { signal } : {})

/** Several townships, or a whole list: more than the best passages may be needed. */
function isHard({ frame: { want, include } }: ModelCall): boolean {
  return include.length !== 1 && ['compare', 'rank', 'who', 'how'].includes(want)
}

function askModel(
  call: ModelCall,
  passages: readonly ModelPassage[],
  deps: ModelDeps,
): AsyncIterable<string> {
  return deps.model.complete({ ...renderPrompt(call, passages, deps), maxTokens, ...signalOf(call) })
}

/** The passages it is checked against are there once it has called its tools. */
function askAgent(call: ModelCall, { tools }: Toolbox, { model, prompts }: ModelDeps): AsyncIterable<string> {
  const user = `问题：${call.frame.text.replace(/[<>{}]/g, '')}`
  return model.useTools!({ system: prompts.agent.system, user, tools, maxTokens, ...signalOf(call) })
}

function renderPrompt(
  { frame }: ModelCall,
  passages: readonly ModelPassage[],
  { prompts }: ModelDeps,
): { system: string; user: string } {
  const fill: Readonly<Record<string, string>> = {
    question: frame.text.replace(/[<>{}]/g, ''),
    scope: frame.own?.town ? `提问人所在：${frame.own.town}` : '',
    passages: renderPassages(passages),
  }
  const user = prompts.answer.user.replace(/\{\{(\w+)\}\}/g, (_, slot: string) => fill[slot] ?? '')
  return { system: prompts.answer.system, user }
}
