// Tool of this room: entries -> 石桥乡193起[1]、柳溪镇134起[2], with what they share (one place, one year) said once.
import type { Entry } from './entry.ts'
import { nameThing } from './name-thing.ts'

/** Each with place and year, what all share left out where `shared` has said it. */
export function tellEntries(entries: readonly Entry[], shared: { place: boolean; year: boolean }): string[] {
  return entries.map(({ name, year, text, n }) => {
    const when = shared.year || year === null ? '' : `${year}年`
    return `${shared.place ? '' : name}${when}${text}[${n}]`
  })
}

export function sharePlace(entries: readonly Entry[]): boolean {
  return new Set(entries.map(({ name }) => name)).size === 1
}

export function shareYear(entries: readonly Entry[]): boolean {
  return new Set(entries.map(({ year }) => year)).size === 1 && entries[0]?.year !== null
}

/** 石桥乡, 2024年, 石桥乡2024年, or nothing: what is said once before the entries. */
export function leadOf(entries: readonly Entry[]): string {
  const [first] = entries
  if (!first) return ''
  return `${sharePlace(entries) ? first.name : ''}${shareYear(entries) ? `${first.year}年` : ''}`
}

/** 2024年：石桥乡193起[1]、柳溪镇134起[2] */
export function tellList(entries: readonly Entry[], thing?: string): string | null {
  if (entries.length === 0) return null
  const shared = { place: sharePlace(entries), year: shareYear(entries) }
  const lead = leadOf(entries)
  const noun = entries.length === 1 ? '' : (thing ?? nameThing(entries))
  const told = tellEntries(entries, shared).join('、')
  return `${lead}${noun}${entries.length === 1 || `${lead}${noun}` === '' ? '' : '：'}${told}`
}
