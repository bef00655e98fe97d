// Tool: the writes of all chats one after the other, with room between them. A write waits for the disk and holds the process; what comes in must not wait for more than one.
import type { Journal } from '#ports/journal.ts'

type Boxes = Pick<Journal, 'inbox' | 'outbox'>

/** `inbox.take` and what only reads are let through at once. */
export function takeTurns({ inbox, outbox }: Boxes): Boxes {
  let last: Promise<unknown> = Promise.resolve()
  const inTurn = <Result>(work: () => Promise<Result>): Promise<Result> => {
    const mine = last.then(() => new Promise(setImmediate)).then(work)
    last = mine.catch(() => {})
    return mine
  }
  return {
    inbox: {
      ...inbox,
      update: (...asked) => inTurn(() => inbox.update(...asked)),
      finish: (...asked) => inTurn(() => inbox.finish(...asked)),
    },
    outbox: {
      ...outbox,
      update: (...asked) => inTurn(() => outbox.update(...asked)),
      put: (...asked) => inTurn(() => outbox.put(...asked)),
    },
  }
}
