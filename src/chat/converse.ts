// Step: one message of a person -> the replies to it, in order. The only place of the conversation where errors are caught.

import { readVerdict, type Verdict, verdictNames } from '#desk/feedback.ts'
import { readLeave } from '#desk/people/manage-people.ts'
import { findVerb } from '#desk/verbs/verbs.ts'
import { maxBriefLength, maxQuestionLength, questionDoor, refuseLong } from '#domain/text-limits.ts'
import type { Wish } from '#domain/wish/wish.ts'
import { readSmallTalk } from '#question/read-small-talk.ts'
import { AppError } from '#shared/errors.ts'
import { answerMessage } from './answer-message.ts'
import type { ReplyEvent } from './chat.ts'
import { draftPreviewed } from './commands/draft-previewed.ts'
import { findQuoted, listSeen } from './commands/find-turn.ts'
import { readCommand } from './commands/read-command.ts'
import { runCommand, sayInFull } from './commands/run-command.ts'
import type { Conversation } from './conversation.ts'
import {
  asksForCheck,
  asksForDraft,
  asksToAdd,
  leaveCourtesy,
  readDraftIntent,
  wordOfWish,
} from './draft-words.ts'
import {
  checkFiles,
  followDraft,
  hasAskedBack,
  readDraftNow,
  reviseDraft,
  writeDraft,
} from './handle-draft.ts'
import { amendNewest, previewAddress, previewFiles, readSentAddress, settleFiles } from './handle-files.ts'
import { hearWish, isForTalk } from './hear-wish.ts'
import { askFacts } from './memory/ask-facts.ts'
import { findRetold } from './memory/find-retold.ts'
import { awaitPlace, keepPlace, readAwaited } from './memory/own-place.ts'
import { findChoice } from './memory/resolve-choice.ts'
import { giveLeave } from './people/give-leave.ts'
import { type Intent, isBarePlace, readIntent } from './read-intent.ts'
import { replies } from './replies.ts'
import { sketchDraft } from './sketch.ts'

type Replies = AsyncGenerator<ReplyEvent>

/** In a group others may have asked since. */
const turnsSearched = 10

const materialDoor = {
  what: '这段话',
  most: maxBriefLength,
  fix: '要起草、核对或入库的材料，请存成文件发过来；要问的事，缩成一两句话。',
}

/** Never throws: what fails arrives as an `error` event. Ends early, without one, when the signal aborts. */
export async function* converse(conversation: Conversation): Replies {
  try {
    const { files } = conversation.message
    const text = conversation.message.text.trim()
    refuseLong(text.length, materialDoor)
    const { reader, isGroup } = conversation.message
    await conversation.desk.beginTalk(reader, conversation.message.conversation, isGroup)
    const isMaterial = (files?.length ?? 0) > 0 && (asksForDraft(text) || asksForCheck(text))
    if (isMaterial) {
      yield* asksForDraft(text) ? writeDraft(text, conversation) : checkFiles(conversation)
      return
    }
    if (!files?.length && (yield* draftPreviewed(text, conversation))) return
    if (files?.length && asksToAdd(text) && (yield* addFiles(text, conversation))) return
    if (files && files.length > 0) yield* previewFiles(conversation)
    const address = files?.length ? null : readSentAddress(text)
    if (address) {
      yield* previewAddress(address, conversation)
      return
    }
    if (text) yield* reply(text, conversation)
    else if (!files?.length) yield* takeBrought(conversation)
  } catch (error) {
    if (!conversation.signal?.aborted) yield describe(error)
  }
}

/** Nothing was typed: what was forwarded, or answered without a word, is asked where it asks something itself. */
async function* takeBrought(conversation: Conversation): Replies {
  const { quoted = null, reader, conversation: talk } = conversation.message
  const brought = quoted?.trim() ?? ''
  if (brought === '') return yield notice(replies.empty)
  const turns = listSeen(await conversation.desk.listTurns(reader, talk, turnsSearched))
  const isQuestion = /[?？]/.test(brought) && brought.length <= maxQuestionLength
  if (isQuestion && findQuoted(turns, brought) === null) yield* answerOrTalk(brought, conversation)
  else yield notice(replies.brought)
}

/** True when a draft is open, and its facts are those of the files too now. */
async function* addFiles(text: string, conversation: Conversation): AsyncGenerator<ReplyEvent, boolean> {
  const now = await readDraftNow(conversation)
  const { files = [] } = conversation.message
  return now === null ? false : yield* reviseDraft(text, { now, files }, conversation)
}

async function* reply(said: string, conversation: Conversation): Replies {
  const order = readCommand(said, conversation.book.commands)
  if (order && (order.rest === '' || order.kind === 'check')) {
    yield* runCommand(order, conversation)
    return
  }
  const text = order ? sayInFull(order) : said
  const leave = readLeave(text)
  if (leave) {
    yield notice(await giveLeave(leave, conversation))
    return
  }
  const isShort = text.length <= maxQuestionLength
  if (isShort && readIntent(text).kind === 'chatter') {
    yield notice(replies.chatter)
    return
  }
  if (isShort && (yield* sketch(text, conversation))) return
  const wish = await hearWish(text, conversation)
  if (wish?.kind === 'write') {
    const lacking = await askFacts(text, conversation)
    if (lacking) yield lacking
    else yield* writeDraft(text, conversation)
    return
  }
  refuseLong(text.length, questionDoor)
  const awaited = await readAwaited(conversation)
  const place = awaited && (isBarePlace(text) ? text : findChoice(text, awaited)?.place)
  if (place) {
    yield* keepPlace(place, '', conversation)
    return
  }
  const verdict = readVerdict(text)
  if (verdict) {
    yield notice(await giveVerdict(verdict, conversation))
    return
  }
  const asked = findVerb(text)
  if (asked) {
    const { desk, message } = conversation
    const { text: told } = await asked.verb.run(message.reader, { desk, word: asked.word })
    yield { kind: 'notice', text: told, isPassing: true }
    return
  }
  if (!(await waitsForYes(text, conversation)) && (yield* talkOfDraft(text, wish, conversation))) return
  yield* followIntent(text, conversation)
}

async function* followIntent(text: string, conversation: Conversation): Replies {
  const intent = readIntent(text)
  if (intent.kind === 'question') yield* answerOrTalk(intent.text, conversation)
  else if (intent.kind === 'place') yield* keepPlace(intent.place, intent.rest, conversation)
  else if (intent.kind === 'confirm' || intent.kind === 'discard') yield* settle(text, intent, conversation)
  else if (intent.kind === 'correct') yield* correct(text, intent, conversation)
  else yield await replyToWords(intent.kind, conversation)
}

/** True where something was asked for without facts to write from, while no draft is open. */
async function* sketch(text: string, conversation: Conversation): AsyncGenerator<ReplyEvent, boolean> {
  const retold = await findRetold(text, conversation)
  const event = sketchDraft(text, conversation)
  if ((retold === null && event === null) || (await readDraftNow(conversation)) !== null) return false
  if (retold && (yield* answerMessage(retold.question, conversation, retold))) return true
  if (event === null) return false
  yield event
  return true
}

/** Greetings, thanks and questions about Antou itself are answered in a line or two; all else is asked of the library. */
async function* answerOrTalk(text: string, conversation: Conversation): Replies {
  const talk = readSmallTalk(text, conversation.book.smallTalk)
  if (talk === null || talk === 'section' || talk === 'plan') yield* answerMessage(text, conversation)
  else yield notice(talk === 'complaint' ? replies.objection : replies[talk])
}

/** 有用, 没用, 引用不对 as words: of the newest answer to this person. */
async function giveVerdict(verdict: Verdict, { message, desk, journal }: Conversation): Promise<string> {
  const { conversation, reader } = message
  const turns = await journal.turns.list(conversation, turnsSearched)
  const newest = turns.findLast((turn) => turn.person === reader.person)
  if (!newest) return '还没有回答可以评价，先问一句。'
  await desk.giveFeedback(reader, { conversation, turn: newest.at, verdict })
  return `记下了：“${newest.question}”的回答${verdictNames[verdict]}。`
}

/** True when the words were for a draft. Files that wait for their yes come first: the caller looks. */
async function* talkOfDraft(
  said: string,
  heardWhole: Wish | null,
  conversation: Conversation,
): AsyncGenerator<ReplyEvent, boolean> {
  const now = await readDraftNow(conversation)
  const text = now === null ? said : leaveCourtesy(said)
  const heard = text === said ? heardWhole : null
  const about = readDraftIntent(text)
  if (about && (now !== null || ['adopt', 'list', 'offer'].includes(about.kind))) {
    yield* followDraft(about, now, conversation)
    return true
  }
  if (now === null) return false
  const wish = heard ?? (await conversation.desk.readWish(text, true))
  // 前面那个 answers what was asked back.
  const isAsked = await hasAskedBack(conversation)
  if (!isAsked && isForTalk(text, wish, conversation)) return false
  const word = isAsked ? null : wordOfWish(wish, text)
  if (word) {
    yield* followDraft(word, now, conversation)
    return true
  }
  return yield* reviseDraft(text, { now, files: [] }, conversation)
}

async function replyToWords(
  words: 'thanks' | 'chatter' | 'unclear' | 'change-place' | 'clear-place',
  conversation: Conversation,
): Promise<ReplyEvent> {
  const { message, desk } = conversation
  if (words === 'clear-place') {
    await desk.clearPlace(message.reader)
    return notice(replies.placeCleared)
  }
  if (words !== 'change-place') return notice(replies[words])
  const place = await desk.readPlace(message.reader)
  await awaitPlace(conversation)
  return notice(place ? replies.askNewPlace(place) : replies.askPlace)
}

/** Files that were previewed here and wait for a yes. */
function listWaiting({ desk, message }: Conversation): Promise<readonly string[]> {
  return desk.listPreviews(message.reader, message.conversation)
}

/** Files come before a draft; but 对 that was pressed under the facts of a draft stores none of them. */
async function waitsForYes(text: string, conversation: Conversation): Promise<boolean> {
  const isOfDraft = conversation.message.isPressed === true && readDraftIntent(text) !== null
  return !isOfDraft && (await listWaiting(conversation)).length > 0
}

/** 好 and 不 are answers to a preview only while one waits; otherwise they are words like any other. */
async function* settle(
  text: string,
  intent: Intent & { kind: 'confirm' | 'discard' },
  conversation: Conversation,
): Replies {
  const tokens = await listWaiting(conversation)
  if (tokens.length > 0) yield* settleFiles(tokens, intent.kind, conversation)
  else if (intent.isExplicit) yield notice(replies.nothingWaiting)
  else yield notice(/^不[对是]/.test(text) ? replies.objection : replies.fine)
}

/** 年份是2022, 地区是石桥乡, while a preview waits. */
async function* correct(
  text: string,
  intent: Intent & { kind: 'correct' },
  conversation: Conversation,
): Replies {
  const { desk } = conversation
  if ((await listWaiting(conversation)).length === 0) {
    yield* answerMessage(text, conversation)
    return
  }
  const place = intent.field === 'place' ? desk.parsePlace(intent.value) : null
  if (intent.field === 'place' && !place) {
    yield notice(`没认出“${intent.value}”是哪里。请写到县和乡镇，例如“地区是青禾县柳溪镇”。`)
    return
  }
  const preview = await amendNewest(
    place ? { place: intent.value } : { year: Number(intent.value) },
    conversation,
  )
  yield preview ? { kind: 'preview', preview } : notice(replies.nothingWaiting)
}

function notice(text: string): ReplyEvent {
  return { kind: 'notice', text }
}

function describe(error: unknown): ReplyEvent {
  if (error instanceof AppError) return { kind: 'error', text: error.message, fix: error.fix }
  const text = error instanceof Error ? error.message : String(error)
  return {
    kind: 'error',
    text: `没办成：${text}`,
    fix: '请再试一次；还是不行，请管理员运行 antou doctor 查看。',
  }
}
