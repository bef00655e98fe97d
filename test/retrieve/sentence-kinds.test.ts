import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { loadPrompts } from '#adapters/prompts/load-prompts.ts'
import type { SectionPart } from '#domain/report.ts'
import { readSentenceKinds } from '#retrieve/sentence-kinds.ts'

const { sentenceKinds } = await loadPrompts(resolve(import.meta.dirname, '../../prompts'))
const kindsOf = (text: string, part: SectionPart = 'practice') => [
  ...readSentenceKinds({ text, part }, sentenceKinds),
]

describe('the kind of a sentence', () => {
  it('is a cause where a word says so', () => {
    expect(kindsOf('船工流动快，原因是补贴按季度发。')).toContain('cause')
    expect(kindsOf('坚持因地制宜推进网格管理。')).not.toContain('cause')
  })
  it('is a number where something is counted', () => {
    expect(kindsOf('全年登记夜渡2100人次。')).toContain('number')
    expect(kindsOf('登记夜渡乘客。')).not.toContain('number')
  })
  it('is a practice where a step is told, and a stance where only will is', () => {
    expect(kindsOf('由承办人先写理由，再由法制员逐条核对。')).toContain('practice')
    expect(kindsOf('镇党委高度重视法治建设。')).toEqual(['stance'])
  })
  it('follows from its part as well', () => {
    expect(kindsOf('船工少。', 'problem')).toEqual(['problem'])
    expect(kindsOf('船工少。', 'plan')).toEqual(['plan'])
  })
})
