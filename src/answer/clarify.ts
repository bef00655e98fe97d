// Step: several places bear the name that was asked about -> the question which one, with choices.
import type { Choice } from '#domain/answer.ts'
import { placeName } from '#domain/place.ts'
import type { Query } from '#retrieve/query.ts'
import type { Composition } from './compose-lines.ts'

const marks = '①②③④⑤⑥⑦⑧'

export function composeClarify(query: Query): Composition & { readonly choices: readonly Choice[] } {
  const own = query.own ? placeName(query.own) : null
  const names = query.ambiguous.slice(0, marks.length).map(placeName)
  const town = query.ambiguous[0]?.town ?? ''
  const listed = names.map((name, i) => `${marks[i]}${name}${name === own ? '（本镇）' : ''}`).join(' ')
  return {
    lines: [{ kind: 'frame', text: `资料库里有${names.length}个${town}：${listed}。要看哪一个？` }],
    citations: [],
    choices: [
      ...names.map((name, i) => ({ label: `${marks[i]}${name}`, place: name })),
      { label: '都要', place: names.join('和') },
    ],
  }
}
