// What stands behind each side of the whole conversation: a real app of invented reports, and a delivery whose boxes can be counted.
import type { Chat } from '#chat/chat.ts'
import { openAnswering } from '#chat/delivery/answer-incoming.ts'
import { openDelivery } from '#chat/delivery/open-delivery.ts'
import { wait } from '#shared/pace/wait.ts'
import { asksToStop } from '../fakes/commands.ts'
import { openMemoryJournal } from '../fakes/memory-journal.ts'
import { openCorpusApp } from '../fakes/open-corpus-app.ts'
import { slowQuestion } from './hold-talk.ts'

const log = () => {}

/** The app, and a delivery whose boxes can be counted. */
export async function openPost(env: Readonly<Record<string, string>>) {
  const kit = await openCorpusApp(env)
  const { desk } = kit.app
  const chat = slowDown(kit.app.chat)
  const journal = openMemoryJournal()
  const answer = openAnswering({ desk, chat, journal })
  const delivery = await openDelivery({ journal, answer, asksToStop, log })
  const sum = (counts: Readonly<Partial<Record<string, number>>>, states: readonly string[]) =>
    states.reduce((all, state) => all + (counts[state] ?? 0), 0)
  return {
    ...{ desk, chat, delivery },
    readPlace: async (person: string) => desk.readPlace(await desk.readerFor(person)),
    /** The newest draft of a person, as he gets it on the page. */
    async download(person: string) {
      const reader = await desk.readerFor(person)
      const [draft] = (await desk.listDrafts(reader)).toReversed()
      return (await desk.exportDraft(reader, draft?.id ?? '', { format: 'docx' })).bytes
    },
    /** So many messages were taken, and all of them answered and sent. */
    async isDone(said: number) {
      const inbox = await journal.inbox.count()
      const outbox = await journal.outbox.count()
      const open = sum(inbox, ['waiting', 'working']) + sum(outbox, ['waiting', 'sending'])
      return open === 0 && sum(inbox, Object.keys(inbox)) >= said
    },
    async close() {
      await delivery.close(0)
      await kit.close()
    },
  }
}

/** One question takes a minute, so that it can be stopped. */
function slowDown(chat: Chat): Chat {
  return {
    ...chat,
    async *converse(message, signal) {
      if (message.text === slowQuestion) await wait(60_000, signal ?? new AbortController().signal)
      yield* chat.converse(message, signal)
    },
  }
}
