import { join } from 'node:path'
import { expect, test } from 'vitest'
import { loadPrompts } from '#adapters/prompts/load-prompts.ts'
import { cutApart } from '#answer/apart/cut-apart.ts'
import { readListed } from '#answer/apart/pick-apart.ts'
import type { Frame } from '#domain/frame.ts'

const { asking } = await loadPrompts(join(import.meta.dirname, '../../../prompts'))
const frameOf = (text: string) => ({ text, plain: text, terms: [], want: 'overview' }) as unknown as Frame
const namesOf = (text: string) => cutApart(frameOf(text), asking.fillers).map(({ thing }) => thing)

test.each([
  ['修路多少公里，装灯呢', ['修路', '装灯']],
  ['修路里程、路灯处数分别是多少', ['修路里程', '路灯处数']],
  ['麻烦报两个数： 的修路里程，还有路灯处数', ['修路里程', '路灯处数']],
  ['修路里程 路灯处数', ['修路里程', '路灯处数']],
  ['看了路，装灯多少盏', ['装灯']],
  ['修路 路灯', []],
  ['修了多少公里、多少钱', []],
  ['修路多少公里，占全部的几成', []],
])('%s names its things, each by itself', (text, names) => {
  expect(namesOf(text)).toEqual(names)
})

test('a list without a word that asks wants the number of each', () => {
  expect(readListed(frameOf('修路里程 路灯处数'))?.want).toBe('value')
  expect(readListed(frameOf('修路、装灯怎么做的'))).toBeNull()
})
