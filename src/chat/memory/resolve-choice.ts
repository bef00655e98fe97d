// Step: a reply to "which of the two?" -> the question asked again with that place. In: what was typed, the last turns.

import type { Message } from '#chat/chat.ts'
import { listSeen } from '#chat/commands/find-turn.ts'
import type { ChatParts } from '#chat/conversation.ts'
import { isDraftChoice } from '#chat/handle-draft.ts'
import { readIntent } from '#chat/read-intent.ts'
import { readLeave } from '#desk/people/manage-people.ts'
import type { Answer, Choice } from '#domain/answer.ts'
import type { Turn } from '#domain/journal/turn.ts'

/** How far back a choice may reach. */
const turnsRead = 10
const bothLabel = '都要'
const digits = '①②③④⑤⑥⑦⑧⑨'
const bothWords = /^(都要|都看|都|全部|全要|两个都要|都要看|都可以|\/?all)$/i

/** The answer with 都要 among its choices; other answers as they are. */
export function withBothChoice(answer: Answer): Answer {
  if (answer.kind !== 'clarify' || answer.choices.length < 2) return answer
  if (answer.choices.some((choice) => bothWords.test(choice.label))) return answer
  const place = answer.choices.map((choice) => choice.place).join('和')
  return { ...answer, choices: [...answer.choices, { label: bothLabel, place }] }
}

/**
 * The full question that the reply stands for, or null when it is no choice. Numbers count only right after the
 * asking back; a label is also understood later, because buttons stay pressable.
 */
export function resolveChoice(text: string, turns: readonly Turn[]): string | null {
  const reply = text.trim().replace(/[。.！!]+$/, '')
  const newest = turns.at(-1)
  if (newest?.answer.kind === 'clarify') {
    const choice = findChoice(reply, newest.answer.choices)
    if (choice) return askAgain(newest.question, choice)
  }
  for (const turn of [...turns].reverse()) {
    if (turn.answer.kind !== 'clarify') continue
    const choice = turn.answer.choices.find(
      ({ label, place }) => label === reply || (label !== bothLabel && place === reply),
    )
    if (choice) return askAgain(turn.question, choice)
  }
  return null
}

/** An administrator's leave is his to give and to take at any time. */
export async function isOpenChoice(
  { conversation, reader, text }: Pick<Message, 'conversation' | 'reader' | 'text'>,
  { desk, journal }: Pick<ChatParts, 'desk' | 'journal'>,
): Promise<boolean> {
  const awaited = (await journal.awaitedPlaces.read(conversation))?.choices ?? []
  if (readLeave(text) !== null || findChoice(text, awaited)) return true
  const intent = readIntent(text)
  if ((intent.kind === 'confirm' || intent.kind === 'discard') && intent.isExplicit)
    return (await desk.listPreviews(reader, conversation)).length > 0
  if (isDraftChoice(text)) return (await journal.draftsUnderWay.read(conversation)) !== null
  return resolveChoice(text, listSeen(await desk.listTurns(reader, conversation, turnsRead))) !== null
}

/** The choice that a number, a name or a part of one stands for. */
export function findChoice(reply: string, choices: readonly Choice[]): Choice | undefined {
  const number = /^(?:第?([1-9一二三四五六七八九①②③④⑤⑥⑦⑧⑨])(?:个|项)?)$/.exec(reply)?.[1]
  if (number)
    return choices[
      Math.max(digits.indexOf(number), '123456789'.indexOf(number), '一二三四五六七八九'.indexOf(number))
    ]
  if (bothWords.test(reply)) return choices.find((choice) => bothWords.test(choice.label))
  const single = choices.filter((choice) => !bothWords.test(choice.label))
  const exact = single.find((choice) => choice.label === reply || choice.place === reply)
  if (exact) return exact
  const words = reply.replace(/^(要|看|选|就|是)+/, '').replace(/(那个|这个|那一个|的|吧)+$/, '')
  const near =
    words.length >= 2 ? single.filter((choice) => `${choice.label} ${choice.place}`.includes(words)) : []
  return near.length === 1 ? near[0] : undefined
}

/** Puts the chosen place where the question named it by its shorter name; before the question where it did not. */
function askAgain(question: string, { place }: Choice): string {
  const first = place.split('和')[0] ?? place
  for (let start = 0; start <= first.length - 2; start++) {
    const tail = first.slice(start)
    if (question.includes(tail)) return question.replace(tail, place)
    const short = tail.replace(/(街道|镇|乡)$/, '')
    if (short !== tail && short.length >= 2 && question.includes(short)) return question.replace(short, place)
  }
  return `${place}：${question}`
}
