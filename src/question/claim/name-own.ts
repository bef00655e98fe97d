// Tool of this room: 我们 in what an asker states -> the name of his own place.
import { type Place, placeName } from '#domain/place.ts'

interface Asker {
  readonly own?: Place | null
  readonly known: readonly Place[]
}

/** 第二是我们 of an asker of 松岗镇: 松岗镇, so that what is told is held against a name. */
export function nameOwn(said: string, { own, known }: Asker): string {
  if (!own?.town || !ownWords.test(said)) return said
  const isAlone = known.filter(({ town }) => town === own.town).length < 2
  return isAlone ? own.town : placeName(own)
}

const ownWords = /^(?:我们|咱们|俺们|我|咱|本)(?:镇|乡|街道)?$/
