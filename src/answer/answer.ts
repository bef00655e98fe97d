// Headline: question -> frame -> evidence -> quotes -> checked answer. Works with no model; every quote is an exact span with its own number.
import type { Answer, AnswerLine, Citation } from '#domain/answer.ts'
import type { Frame, Want } from '#domain/frame.ts'
import { matchesPlace } from '#domain/place.ts'
import type { ReportSummary } from '#domain/report.ts'
import { nameDoor, questionDoor, refuseLong } from '#domain/text-limits.ts'
import type { MeaningReader } from '#ports/meaning-reader.ts'
import type { Writer } from '#ports/writer.ts'
import type { Claim } from '#question/claim/held.ts'
import { readClaim } from '#question/claim/read-claim.ts'
import { readStated } from '#question/claim/read-stated.ts'
import { findPractices } from '#question/find-practices.ts'
import { cutTurns } from '#question/follow/cut-turns.ts'
import { standAlone } from '#question/follow/stand-alone.ts'
import { mergeReading } from '#question/merge-reading.ts'
import { isHardToRead, readAgain } from '#question/read-again.ts'
import { type FrameDeps, type Question, readFrame } from '#question/read-frame.ts'
import { readOwnPlace } from '#question/read-scope.ts'
import { readSmallTalk } from '#question/read-small-talk.ts'
import { asksNumberWritten } from '#question/read-want.ts'
import { listKnownPlaces } from '#question/scope/list-known-places.ts'
import { leaveHome } from '#question/scope/stay-home.ts'
import { smallTalkReplies } from '#question/small-talk-replies.ts'
import { findFigures } from '#retrieve/find-figures.ts'
import type { Evidence, RetrieveDeps } from '#retrieve/retrieve.ts'
import { answerFigures } from './answer-figures.ts'
import { answerSpecial } from './answer-special.ts'
import { askBack } from './ask-back.ts'
import { leaveYes, sayVerdict } from './claim/say-verdict.ts'
import { composeByWant } from './compose/compose-by-want.ts'
import { type Composition, composeGap, composeLines, listSearched } from './compose-lines.ts'
import { findRefusal, lacksDeed } from './find-refusal.ts'
import { answerFromFocus } from './focus/answer-from-focus.ts'
import { asksForWords } from './focus/read-asking.ts'
import { tellPiece } from './focus/tell-piece.ts'
import { type Drop, type Gate, type GateDeps, joinTold, openGate, type ShowLine } from './gate/open-gate.ts'
import { phrases } from './gate/set-phrases.ts'
import type { Made } from './made.ts'
import { makeEmptyRefusal, makeRefusal } from './make-refusal.ts'
import { numberInOrder } from './number-in-order.ts'
import { openLexicon } from './open-lexicon.ts'
import { findEvidence } from './quotes/find-evidence.ts'
import type { Quote } from './quotes/open-quote.ts'
import { pickFurther } from './quotes/pick-further.ts'
import { pickQuotes } from './quotes/pick-quotes.ts'
import { tellAsPiece, tellRunning } from './quotes/tell-as-piece.ts'
import { tellShorter } from './quotes/tell-shorter.ts'
import { answerReckoning, type Reckoned } from './reckon/answer-reckoning.ts'
import type { RefusalReason } from './refuse.ts'
import { answerInTurns, type Told } from './turns/answer-in-turns.ts'
import { leadWithAsked } from './verdict/lead-with-asked.ts'
import { preferModel } from './writer/model-or-extract.ts'

export interface AnswerDeps extends RetrieveDeps, Omit<FrameDeps, 'visible'> {
  /** Monotonic milliseconds. */
  readonly clock: () => number
  /** Null: extracts only. */
  readonly writer?: Writer | null
  /** Holds a model's words against passages by meaning, too. */
  readonly meaning?: MeaningReader | null
  /** What the asker holds to be so, where the question is the one behind it. */
  readonly held?: Claim | null
  /** Told of each line that the gate dropped, without its words. */
  readonly onDropped?: (drop: Drop) => void
}

export interface AnswerOptions {
  readonly signal?: AbortSignal
  /** Called for each line once it is checked. */
  readonly onLine?: (line: AnswerLine, citations: readonly Citation[]) => void
  readonly onStep?: (text: string) => void
}

/** Throws only AppError of kind `storage`; nothing found is a refusal, not an error. */
export async function answerQuestion(
  question: Question,
  options: AnswerOptions,
  deps: AnswerDeps,
): Promise<Answer> {
  for (const text of [question.text, ...question.context]) refuseLong(text.length, questionDoor)
  refuseLong(question.askerPlace?.length ?? 0, nameDoor)
  const turns = cutTurns(question.text)
  const held = turns.length === 0 ? await answerHeld(question, options, deps) : null
  if (held) return held
  if (turns.length === 0) return (await answerOne(question, options, deps)).answer
  const { onLine, ...quiet } = options
  const whole = (await answerOne(question, quiet, deps)).answer
  const { onStep: _, ...silent } = quiet
  const parts = await answerInTurns(turns, { question, whole }, (turn) =>
    answerOne(turn, silent, { ...deps, writer: null }),
  )
  const [first, ...others] = parts ?? []
  const answer = first === undefined ? whole : joinTold(first, others)
  for (const line of answer.lines) onLine?.(line, answer.citations)
  return answer
}

/** 第二是松岗吧: the question behind it is answered, with 是 or 不是 first. Where that does not tell, the statement is looked for, and no 是 said. Null where nothing is held. */
async function answerHeld(
  question: Question,
  { onLine, ...quiet }: AnswerOptions,
  deps: AnswerDeps,
): Promise<Answer | null> {
  const { claims } = deps.book
  // Most messages state nothing: the library is listed for none of them.
  if (readStated(question.text, claims) === null) return null
  const known = listKnownPlaces(await deps.library.listReports())
  const own = question.askerPlace ? readOwnPlace(question.askerPlace, { ...deps, known }) : null
  const claim = readClaim(question.text, { claims, known, own, last: question.last ?? null })
  if (claim === null) return null
  const asked = { ...question, text: claim.asks }
  const behind = await answerOne(asked, quiet, { ...deps, writer: null, held: claim })
  const isTold = behind.isHeld && behind.answer.kind === 'answer' && behind.answer.dropped.length === 0
  const { answer } = isTold ? behind : await answerOne(question, quiet, { ...deps, held: claim })
  for (const line of answer.lines) onLine?.(line, answer.citations)
  return answer
}

async function answerOne(question: Question, options: AnswerOptions, deps: AnswerDeps): Promise<Told> {
  const startedAt = deps.clock()
  const visible = await deps.library.listReports()
  const talk = talkBack(question.text, deps.book)
  // 你好 is nothing that a model should be asked to understand.
  const writer = talk ? null : (deps.writer ?? null)
  const { frame: read, reader } = await readQuestion(question, visible, { ...deps, writer, options })
  options.onStep?.(`正在查${visible.length}份报告…`)
  const finish = () => ({ ...(reader ? { reader } : {}), elapsedMs: Math.round(deps.clock() - startedAt) })
  // 把我们镇赋权这块写成一小段: of what was told of it, and not the numbers told last.
  const { named = '', sentences = 0 } = read.focus?.piece ?? {}
  const isPieceOf = named !== '' && sentences > 1
  const reckoned =
    talk || isPieceOf || asksForWords(read) ? null : await answerReckoning(read, { ...deps, visible })
  if (reckoned) {
    const told = await passReckoned(reckoned, finish, { ...deps, visible, onLine: options.onLine })
    if (told) return told
  }
  const { reckoning: _, ...frame } = read
  const gate = openGate({ ...deps, frame, visible, onLine: options.onLine })
  const search = () =>
    // 忙了一上午，你也歇口气: nothing is looked for, and nothing is refused.
    frame.want === 'chat' && frame.terms.length === 0
      ? reply('heard')
      : visible.length === 0
        ? makeEmptyRefusal(frame)
        : makeAnswer(frame, visible, { ...deps, ...options, show: gate.show })
  const made = talk ?? (await search())
  options.signal?.throwIfAborted()
  const alone = made.kind === 'refusal' && !made.isFinal ? (standAlone(frame) ?? leaveHome(frame)) : null
  const again = alone && (await makeAlone(alone, visible, { ...deps, ...options }))
  const said = again ?? { gate, made }
  const short = isCut(frame) ? tellShorter(said.made, frame) : said.made
  const piece = frame.isPiece
    ? tellAsPiece(short)
    : short.kind === 'answer'
      ? tellRunning(short, frame)
      : short
  const judged = deps.held ? await sayVerdict(piece, deps.held, { ...deps, visible }) : null
  const told = judged ?? (deps.held ? leaveYes(piece) : piece)
  const answer = await said.gate.pass(numberInOrder(told), finish)
  return { answer, reports: told.reports, isHeld: judged !== null }
}

/** 短一点, and not 缩成三条. */
const isCut = ({ takes, n, focus }: Frame) => takes === 'shorten' && n === null && !focus?.piece

/** Null where the gate does not let all of it pass. */
async function passReckoned(
  { frame, made: reckoned }: Reckoned,
  finish: Parameters<Gate['pass']>[1],
  { onLine, ...deps }: Omit<GateDeps, 'frame'>,
): Promise<Told | null> {
  const judged = deps.held ? await sayVerdict(reckoned, deps.held, deps) : null
  const made = judged ?? reckoned
  const answer = await openGate({ ...deps, frame }).pass(numberInOrder(made), finish)
  if (answer.kind !== 'answer' || answer.dropped.length > 0) return null
  for (const line of answer.lines) onLine?.(line, answer.citations)
  return { answer, reports: made.reports, isHeld: judged !== null }
}

/** Null where it is refused so, too. */
async function makeAlone(frame: Frame, visible: readonly ReportSummary[], deps: AnswerDeps & AnswerOptions) {
  const gate = openGate({ ...deps, frame, visible, onLine: deps.onLine })
  const made = await makeAnswer(frame, visible, { ...deps, show: gate.show })
  return made.kind === 'answer' && made.citations.length > 0 ? { gate, made } : null
}

/** 你好, 谢谢, 你是谁: nothing is searched. */
function talkBack(text: string, { smallTalk }: AnswerDeps['book']): Made | null {
  const said = readSmallTalk(text, smallTalk)
  return said !== null && said in smallTalkReplies ? reply(said as keyof typeof smallTalkReplies) : null
}

function reply(said: keyof typeof smallTalkReplies): Made {
  return { kind: 'answer', reports: [], lines: [{ kind: 'frame', pieces: [phrases[said]] }], citations: [] }
}

/** By rule; where that finds no topic, or too many, by the model as well. */
async function readQuestion(
  question: Question,
  visible: readonly ReportSummary[],
  { options, writer, ...deps }: AnswerDeps & { readonly options: AnswerOptions },
): Promise<{ frame: Frame; reader?: Answer['reader'] }> {
  const lexicon = (text: string) => openLexicon(text, { library: deps.library, visible })
  const frame = await readFrame(question, { ...deps, visible, lexicon })
  if (!writer?.isReader || visible.length === 0 || !isHardToRead(question, frame)) return { frame }
  options.onStep?.(`正在请${writer.model.name}读懂问题…`)
  const { signal } = options
  const reading = await readAgain(question, visible, { writer, ...(signal ? { signal } : {}) })
  const merged = reading && mergeReading(frame, reading, { question, visible, ...deps })
  return merged
    ? { frame: merged, reader: { by: writer.model.name, prompt: writer.prompts.version } }
    : { frame }
}

interface MakeDeps extends AnswerDeps, Omit<AnswerOptions, 'onLine'> {
  readonly show: ShowLine
}

/** From the focus of the talk where it tells it better than the wide search. */
async function makeAnswer(frame: Frame, visible: readonly ReportSummary[], deps: MakeDeps): Promise<Made> {
  const told = await tellPiece(frame, { ...deps, visible })
  if (told) return told
  const wide = await searchWide(frame, visible, deps)
  // What is held is judged by what the wide search tells.
  const isJudged = wide.isFinal || (deps.held != null && wide.kind === 'answer')
  return (isJudged ? null : await answerFromFocus(frame, wide, { ...deps, visible })) ?? wide
}

async function searchWide(frame: Frame, visible: readonly ReportSummary[], deps: MakeDeps): Promise<Made> {
  if (frame.ambiguous.length > 1) return askBack(frame, visible, deps)
  const evidence = await findEvidence(frame, visible, deps)
  const special = await answerSpecial(frame, { evidence, visible, library: deps.library })
  if (special) return special
  const { reports } = evidence.scope
  const made = await composeByWant(frame, { ...deps, evidence, visible })
  if (made) return made.kind === 'answer' ? word(made, { frame, evidence }, deps) : made
  const isOther = await lacksDeed(frame, evidence, deps)
  const reason = findRefusal(frame, evidence, deps.book.names) ?? (isOther ? 'no-figure' : null)
  const quotes = pickQuotes(frame, evidence)
  const counted = isOther ? null : await lookUpFigures(frame, { evidence, reason, visible, quotes }, deps)
  if (counted) return { kind: 'answer', reports, ...counted }
  if (reason !== null || quotes.length === 0) {
    const nearest = isOther ? null : (quotes[0] ?? null)
    const refusal = makeRefusal(reason ?? 'weak', { frame, evidence, visible, nearest })
    return isOther ? { ...refusal, isFinal: true } : refusal
  }
  const practices = findPractices(frame, deps.book.practices)
  const further = pickFurther(frame, evidence, quotes)
  const composed = composeLines(frame, quotes, { scope: evidence.scope, visible, practices, further })
  const extract = leadWithAsked(composed, frame)
  const searched = listSearched(frame, evidence.scope, visible)
  return word({ ...extract, reports: searched }, { frame, evidence }, deps)
}

/** What only a person's words can tell; numbers, verdicts and who does not write are told by rule alone. */
const wordedByModel: readonly Want[] = ['how', 'why', 'overview', 'detail', 'benchmark', 'who']

/** The model's wording where there is one and the check passes it; the composer's own otherwise. */
async function word(
  given: Composition & { readonly reports?: readonly ReportSummary[] },
  { frame, evidence }: { frame: Frame; evidence: Evidence },
  deps: MakeDeps,
): Promise<Made> {
  const { writer } = deps
  const { reports = evidence.scope.reports } = given
  const isWorded = wordedByModel.includes(frame.want) && !frame.isNegated
  if (!writer || !isWorded || given.citations.length === 0) return { kind: 'answer', ...given, reports }
  const composed = numberInOrder(given)
  deps.onStep?.(`正在请${writer.model.name}组织答案…`)
  return preferModel(composed, { frame, evidence }, { ...deps, writer })
}

/** A town's row in another's table, and any number that no ranked sentence told: from the figure table, before 没有写 is said. */
async function lookUpFigures(
  frame: Frame,
  {
    evidence: { scope },
    reason,
    visible,
    quotes,
  }: {
    evidence: Evidence
    reason: RefusalReason | null
    visible: readonly ReportSummary[]
    quotes: readonly Quote[]
  },
  deps: AnswerDeps,
): Promise<Composition | null> {
  const isOwn = scope.reports.some(({ metadata }) =>
    frame.include.some((asked) => matchesPlace(asked, metadata.place)),
  )
  const isRowAsked = frame.include.length > 0 && !isOwn
  // A caption that names what is asked (行政处罚实施数量) tells no number of it.
  const isTold = quotes.some(({ text }) => /[\d一二三四五六七八九十]/.test(text.replace(/\d{4}\s?年/g, '')))
  if (frame.takes !== null && asksNumberWritten(frame.text)) return null
  const isOpen = reason === null ? isRowAsked || !isTold : reason === 'no-figure' || reason === 'weak'
  if (!isOpen) return null
  const found = await findFigures(frame, scope.reports, deps)
  return found.length > 0 ? answerFigures(found, { visible, gap: composeGap(frame, scope) }) : null
}
