// Tool: so many at a time and no more. Who asked first is let in first; a chat asks once a message, so that none keeps the others out.

export interface Slots {
  /** Resolves when there is room; what it resolves to gives the room back. */
  take(): Promise<() => void>
}

export function openSlots(most: number): Slots {
  let free = most
  const queue: (() => void)[] = []
  const giveBack = () => {
    const next = queue.shift()
    if (next) next()
    else free++
  }
  return {
    async take() {
      if (free > 0) free--
      else await new Promise<void>((resolve) => queue.push(resolve))
      let isBack = false
      return () => {
        if (!isBack) giveBack()
        isBack = true
      }
    },
  }
}
