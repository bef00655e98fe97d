// Order within a chat, side by side between chats: one queue a chat, so that answers come in the order of the questions.

export interface ChatQueues {
  /** Runs the task after those added for this chat before; a task must not throw. */
  add(chat: number, task: (signal: AbortSignal) => Promise<void>): void
  /** Aborts what runs for this chat; true when something did. */
  stop(chat: number): boolean
  /** Lets what was taken in finish for `graceMs`, then aborts it with the reason `closing`; waits until all has ended. */
  close(graceMs: number): Promise<void>
}

/** Reason of the abort at shutdown, so that people can be told. */
export const closing = Symbol('closing')

export function openChatQueues(): ChatQueues {
  const tails = new Map<number, Promise<void>>()
  const running = new Map<number, AbortController>()
  let isClosing = false

  async function runTask(chat: number, task: (signal: AbortSignal) => Promise<void>) {
    const stop = new AbortController()
    if (isClosing) stop.abort(closing)
    running.set(chat, stop)
    await task(stop.signal)
    running.delete(chat)
  }

  return {
    add(chat, task) {
      const tail = (tails.get(chat) ?? Promise.resolve()).then(() => runTask(chat, task))
      tails.set(chat, tail)
      void tail.then(() => {
        if (tails.get(chat) === tail) tails.delete(chat)
      })
    },
    stop(chat) {
      const controller = running.get(chat)
      controller?.abort()
      return controller !== undefined
    },
    async close(graceMs) {
      const ended = Promise.all(tails.values())
      const timer = setTimeout(() => {
        isClosing = true
        for (const controller of running.values()) controller.abort(closing)
      }, graceMs)
      await ended
      clearTimeout(timer)
    },
  }
}
