import { expect, it } from 'vitest'
import type { Composition } from '#answer/compose-lines.ts'
import { textOf } from '#answer/gate/draft-line.ts'
import { tellRunning } from '#answer/quotes/tell-as-piece.ts'
import type { Frame, Want } from '#domain/frame.ts'

const tell = (quote: string, want: Want = 'why') => {
  const made = {
    lines: [{ kind: 'quotes', lead: [{ kind: 'report', said: '松岗乡 2023', n: 1 }], quotes: [1] }],
    citations: [{ n: 1, quote, start: 0, place: '松岗乡', year: 2023 }],
  } as unknown as Composition
  const [line] = tellRunning(made, { want } as Frame).lines
  return { kind: line!.kind, text: textOf(line!) }
}

it('a cause is told in its report’s own clause', () => {
  expect(tell('垫款没有收回,原因是厂主失联').text).toBe('松岗乡2023年垫款没有收回，原因是厂主失联[1]。')
})

it('words that only their report can say stay a quote', () => {
  expect(tell('2021年我乡盗牛案件多发').kind).toBe('quotes')
  expect(tell('山林纠纷（件） | 9 | 7').kind).toBe('quotes')
  expect(tell('其中两家停了产').kind).toBe('quotes')
  expect(tell('拆棚12处', 'value').kind).toBe('quotes')
})
