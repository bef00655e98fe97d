import { expect, it } from 'vitest'
import { reachList } from '#answer/quotes/reach-list.ts'
import { tellsRange } from '#text/numbers/tells-range.ts'

const text = '试点不多。原因一是落差大；二是水表没装齐；三是人手少。明年再看。'
const spanOf = (piece: string) => ({ start: text.indexOf(piece), end: text.indexOf(piece) + piece.length })

it('a list that a span begins is reached to its end', () => {
  const { start, end } = reachList(text, spanOf('原因一是落差大；'))
  expect(text.slice(start, end)).toBe('原因一是落差大；二是水表没装齐；三是人手少')
})

it('what begins no list, or is one of its items, stays as it is', () => {
  expect(reachList(text, spanOf('试点不多。'))).toEqual(spanOf('试点不多。'))
  expect(reachList(text, spanOf('二是水表没装齐；'))).toEqual(spanOf('二是水表没装齐；'))
})

it('a range tells what was and what became of it', () => {
  expect(tellsRange('收取率从40%提高到85%')).toBe(true)
  expect(tellsRange('收取率85%')).toBe(false)
})
