// Tool: before each answer what comes in is let through. An answer holds the process while it is made, and several begun at once hold it for all of them: what comes in must be stored and acknowledged meanwhile.

export interface Breath {
  /** A message came. */
  note(): void
  /** Resolves, for one answer after the other, when no rush of messages is on, or has been on for long enough. */
  take(): Promise<void>
}

/** So many messages in so long are a rush, and hold no answer back for longer than that. Milliseconds. */
const rush = { messages: 10, inMs: 250, longestMs: 2_000 }
const pauseMs = 25
/** Turns of the event loop in which a request is accepted, read, stored and answered. */
const turns = 4

/** `now` in milliseconds. */
export function openBreath(
  now: () => number,
  pause: () => Promise<unknown> = () => new Promise((resolve) => setTimeout(resolve, pauseMs)),
): Breath {
  let came: number[] = []
  let last: Promise<void> = Promise.resolve()
  const isRush = () => came.length === rush.messages && (came[0] ?? 0) > now() - rush.inMs
  const breathe = async () => {
    for (const until = now() + rush.longestMs; isRush() && now() < until; ) await pause()
    for (let turn = 0; turn < turns; turn++) await new Promise(setImmediate)
  }
  return {
    note() {
      came = [...came, now()].slice(-rush.messages)
    },
    take() {
      last = last.then(breathe)
      return last
    },
  }
}
