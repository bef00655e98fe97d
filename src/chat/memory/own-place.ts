// Step: 本单位, named or asked for -> kept, or asked back about. That it was asked for outlives a restart: the answer may come the next day.

import { answerMessage } from '#chat/answer-message.ts'
import type { ReplyEvent } from '#chat/chat.ts'
import type { Conversation } from '#chat/conversation.ts'
import { replies } from '#chat/replies.ts'
import { AmbiguousPlaceError } from '#desk/keep-place.ts'
import type { Choice } from '#domain/answer.ts'
import { placeName } from '#domain/place.ts'
import { AppError } from '#shared/errors.ts'

/** `rest` is a question that came with it; empty for none. */
export async function* keepPlace(
  place: string,
  rest: string,
  conversation: Conversation,
): AsyncGenerator<ReplyEvent> {
  try {
    const saved = await savePlace(place, conversation)
    await forgetAwaited(conversation)
    yield { kind: rest ? 'step' : 'notice', text: replies.placeSaved(saved) }
  } catch (error) {
    if (!(error instanceof AppError && error.kind === 'input')) throw error
    if (!rest) {
      const names = error instanceof AmbiguousPlaceError ? error.names : []
      const choices = names.map((name) => ({ label: name, place: name }))
      await awaitPlace(conversation, choices)
      yield {
        kind: 'notice',
        text: `${error.message}${error.fix}`,
        ...(choices.length > 0 ? { choices } : {}),
      }
      return
    }
  }
  if (rest) yield* answerMessage(rest, conversation)
}

/** Of several that bear the name the one that the library has reports of is meant. */
async function savePlace(place: string, { message, desk }: Conversation): Promise<string> {
  try {
    return await desk.savePlace(message.reader, place)
  } catch (error) {
    if (!(error instanceof AmbiguousPlaceError)) throw error
    const held = (await desk.listReports(message.reader)).map(({ metadata }) => placeName(metadata.place))
    const [only, ...others] = error.names.filter((name) => held.includes(name))
    if (only === undefined || others.length > 0) throw error
    return await desk.savePlace(message.reader, only)
  }
}

export async function awaitPlace(
  { message, journal }: Conversation,
  choices: readonly Choice[] = [],
): Promise<void> {
  await journal.awaitedPlaces.update(message.conversation, () => ({ choices }))
}

export async function forgetAwaited({ message, journal }: Conversation): Promise<void> {
  await journal.awaitedPlaces.update(message.conversation, () => null)
}

/** The places that were offered, none where a name was asked for; null when 本单位 is not asked for. */
export async function readAwaited({ message, journal }: Conversation): Promise<readonly Choice[] | null> {
  return (await journal.awaitedPlaces.read(message.conversation))?.choices ?? null
}
