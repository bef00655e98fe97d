import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { holdTalk, type Side, type Step } from './hold-talk.ts'
import { openTelegramSide, openWecomSide } from './open-sides.ts'

describe.each([
  ['Telegram', openTelegramSide, '[1]'],
  ['the bot of WeCom', openWecomSide, '看[1]的原文'],
] as const)('the whole conversation in %s', (_, open, passage) => {
  let side: Side
  let steps: readonly Step[]
  beforeAll(async () => {
    side = await open()
    steps = await holdTalk(side, passage)
  }, 360_000)
  afterAll(() => side?.close())
  const textOf = (does: string) =>
    steps
      .filter((step) => step.does.includes(does))
      .flatMap(({ told }) => told.map(({ text }) => text))
      .join('\n')
  const filesOf = (does: string) =>
    steps
      .filter((step) => step.does.includes(does))
      .flatMap(({ told }) => told.flatMap(({ file }) => file ?? []))

  it('answers with a passage, opens it among its neighbours, and keeps the verdict', () => {
    const answer = textOf('白塔镇2023年')
    const quote = /【([^】]+)】/.exec(textOf(`〔${passage}〕`))?.[1]
    expect(answer).toContain('[1]')
    expect(quote).toMatch(/\d/)
    expect(textOf('〔有用〕')).toContain('记下了')
    expect(textOf('看[7]的原文')).toContain('没有[7]')
  })
  it('compares, and gives the numbers as a picture, or as a table where none can be drawn', () => {
    expect(textOf('比一下')).toMatch(/\[\d\]/)
    expect(filesOf('〔出图〕').map(({ name }) => name)[0]).toMatch(/\.(?:png|xlsx)$/)
  })
  it('drafts, takes a correction back and forth, and hands the draft out', () => {
    expect(textOf('写化解纠纷')).toContain('132')
    expect(textOf('调解改成135起')).toContain('135')
    expect(filesOf('导出Word').map(({ name }) => name)[0]).toMatch(/\.docx$/)
  })
  it('checks a document, and stops when it is told to', () => {
    expect(textOf('〔检查〕')).toMatch(/查了：/)
    expect(textOf('紧接着说：停')).toContain('停下了')
    expect(textOf('紧接着说：停')).not.toContain('查了：')
  })
})
