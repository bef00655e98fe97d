// Tool: characters -> how they sound, tones apart. Two pieces of text sound alike where each pair of characters shares a reading.
import type { Sounds } from '#domain/prompt-book.ts'

/** Of the same length, and not the same text. */
export function soundsAlike(one: string, other: string, sounds: Sounds): boolean {
  if (one.length !== other.length || one === other) return false
  for (let at = 0; at < one.length; at++) {
    if (one[at] === other[at]) continue
    const readings = sounds.get(other[at]!) ?? []
    if (!(sounds.get(one[at]!) ?? []).some((reading) => readings.includes(reading))) return false
  }
  return true
}
