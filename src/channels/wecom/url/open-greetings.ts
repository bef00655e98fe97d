// Tool: requests that wait a moment for the few words they are to be answered with: a person who opens the chat can be greeted in no other way.

export interface Greetings {
  /** The answer as the vendor takes it; null when nothing came in time. */
  expect(key: string): Promise<object | null>
  /** False: nobody waits any more. */
  answer(key: string, text: string): boolean
}

/** The vendor waits 5 s. */
const waitMs = 3_500

export function openGreetings(): Greetings {
  const waiting = new Map<string, (text: string | null) => void>()
  return {
    async expect(key) {
      const text = await new Promise<string | null>((resolve) => {
        const timer = setTimeout(() => resolve(null), waitMs)
        waiting.set(key, (given) => {
          clearTimeout(timer)
          resolve(given)
        })
      })
      waiting.delete(key)
      return text === null ? null : { msgtype: 'text', text: { content: text } }
    },
    answer(key, text) {
      const tell = waiting.get(key)
      tell?.(text)
      return waiting.delete(key) && tell !== undefined
    },
  }
}
