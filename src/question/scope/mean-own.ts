// Step: 我们阳平镇 of an asker of 杨坪镇 -> his own place, though a place of the name that he typed is somewhere: what sounds like one's own behind 我们 is.
import { type Place, placeName } from '#domain/place.ts'
import type { Sounds } from '#domain/prompt-book.ts'
import { soundsAlike } from '#text/sounds.ts'
import type { Named } from './resolve-mentions.ts'

interface MeantOwn {
  readonly named: Named
  /** Told, because it is a guess. */
  readonly respelt: readonly { readonly said: string; readonly meant: string }[]
}

export function meanOwn(
  named: Named,
  { text, own, sounds }: { readonly text: string; readonly own: Place | null; readonly sounds: Sounds },
): MeantOwn {
  const town = own?.town ?? ''
  if (own === null || town === '' || named.include.length > 0) return { named, respelt: [] }
  for (const { 0: word, index } of text.matchAll(ofOwn)) {
    const start = index + word.length
    const said = text.slice(start, start + town.length)
    if (!soundsAlike(said, town, sounds)) continue
    const unknown = named.unknown.filter((name) => name !== said)
    const spans = [...named.spans, { start, end: start + said.length }]
    return { named: { ...named, include: [own], unknown, spans }, respelt: [{ said, meant: placeName(own) }] }
  }
  return { named, respelt: [] }
}

const ofOwn = /[我咱俺]们?/g
