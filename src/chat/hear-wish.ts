// Step: a message -> what it is heard to want; whether it is for Antou itself.
import { readVerdict } from '#desk/feedback.ts'
import { findVerb } from '#desk/verbs/verbs.ts'
import type { Wish } from '#domain/wish/wish.ts'
import { asksToCheck, readStated } from '#question/claim/read-stated.ts'
import { readSmallTalk } from '#question/read-small-talk.ts'
import { leaveAsides } from '#question/scope/leave-asides.ts'
import { namesPaper } from '#shared/paper-names.ts'
import type { Conversation } from './conversation.ts'
import { asksForDraft, readDraftIntent } from './draft-words.ts'
import { readDraftNow } from './handle-draft.ts'
import { type Intent, readIntent } from './read-intent.ts'
import { bringsFacts } from './sketch.ts'

/** Null for words that have one meaning only: they are none for a draft. */
export async function hearWish(text: string, conversation: Conversation): Promise<Wish | null> {
  const isFixed = !ofWords.includes(readIntent(text).kind) || readDraftIntent(text) !== null
  if (isFixed || readVerdict(text) || findVerb(text)) return null
  const isOpen = (await readDraftNow(conversation)) !== null
  if (!isOpen && reshapes.test(text) && !namesPaper(text)) return null
  // 领导要汇报 says what the answer is for, and asks for no paper.
  const said = isOpen ? text : leaveAsides(text, conversation.book.extents)
  const stated = isOpen ? null : readStated(text, conversation.book.claims)
  const wish = await conversation.desk.readWish(said, isOpen)
  // 我在写材料，工单逐年增长这个说法站得住吗: what is stated is to be confirmed; 帮我核一下这段 is a text to be checked.
  if (stated !== null && stated.length < text.trim().length) {
    const isToCheck = asksToCheck(text, conversation.book.claims) && wish?.kind !== 'check'
    if (isToCheck || !isWrite(await conversation.desk.readWish(stated, false))) return null
  }
  return !isOpen && wish?.kind === 'write' && (namesNothing(said) || asksBeside(said)) ? null : wish
}

const isWrite = (wish: Wish | null) => wish?.kind === 'write'

/** 杨坪请企业打分的事展开讲讲: no paper is named, no verb of writing said, nothing brought to write from. */
function namesNothing(text: string): boolean {
  // 锦和那份汇报，给我大概说说都干了些啥: to be told, and nothing to be written.
  if (asksTold.test(text) && !writes.test(text) && !bringsFacts(text)) return true
  const clauses = text.split(/[，,。；;！!？?\s]+/)
  return (
    !bringsFacts(text) && !clauses.some((one) => namesPaper(one) || asksForDraft(one) || writes.test(one))
  )
}

/** 写讲话稿想引个例子，哪家搞了说事室: what it is for, and what is asked; nothing is brought to write from. */
function asksBeside(text: string): boolean {
  const isAsked = (clause: string) => asks.test(clause) && !writes.test(clause) && !namesPaper(clause)
  return !bringsFacts(text) && text.split(/[，,。；;！!\s]+/).some(isAsked)
}

const asks =
  /哪[家个些镇乡里儿几位]|谁|多少|好多|几多|几[个件起次场人家条]|(?:怎么|怎样|咋|如何)(?!写|编|办好)|有没有|是不是|[吗么][?？]?$|[?？]$/

const asksTold = /(?:说|讲|念|谈)(?:一)?(?:说|讲|下|哈|给)|介绍|概括|捋/
const writes = /(?<![别不])写(?![到了过着得的])|起草|草拟|拟|撰/

/** 整成三条, 压成四句话: the answer before in so many lines, where no draft is open. */
const reshapes = /[整并捏压摆缩归列拧]成[一二两三四五六七八九十几\d]{1,2}(?:条|点|句)/

const ofWords: readonly Intent['kind'][] = ['question', 'place', 'correct']

/** While a draft is open: what is for Antou itself, and no words about the draft. */
export function isForTalk(text: string, wish: Wish, { book }: Conversation): boolean {
  if (isOfDraft(text, wish)) return false
  const { kind } = readIntent(text)
  if (kind !== 'question' && kind !== 'correct') return true
  const talk = readSmallTalk(text, book.smallTalk)
  return talk !== null && talk !== 'section' && talk !== 'plan'
}

/** 好的谢谢。请在问题部分写上…: more than a greeting; 7→9, 不对，退回上一步: what the rules read as a correction or an undoing, however short. */
function isOfDraft(text: string, { kind, ruled, shares }: Wish): boolean {
  if (shares === null || kind === 'chat' || kind === 'library') return false
  return text.length > longestGreeting || ruled === 'correct' || ruled === 'undo'
}

const longestGreeting = 8
