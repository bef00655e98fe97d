import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { holdTalk, type Side, type Step } from './hold-talk.ts'
import { openAppSide, openUrlSide } from './open-callback-sides.ts'
import { openTelegramSide, openWecomSide } from './open-sides.ts'

const talks = [
  { name: 'Telegram', open: openTelegramSide, passage: '[1]' },
  { name: 'the bot of WeCom', open: openWecomSide, passage: '看[1]的原文' },
  { name: 'the app of WeCom', open: openAppSide, passage: '看[1]的原文' },
  { name: 'the bot of WeCom in URL mode', open: openUrlSide, passage: '看[1]的原文' },
]
const held = new Map<string, { readonly side: Side; readonly steps: readonly Step[] }>()
// All at once: each spends most of its time waiting for the rate of its channel.
beforeAll(async () => {
  await Promise.all(
    talks.map(async ({ name, open, passage }) => {
      const side = await open()
      held.set(name, { side, steps: [] })
      held.set(name, { side, steps: await holdTalk(side, passage) })
    }),
  )
}, 360_000)
afterAll(async () => {
  for (const { side } of held.values()) await side.close()
})

describe.each(talks)('the whole conversation in $name', ({ name, passage }) => {
  const steps = () => held.get(name)?.steps ?? []
  const textOf = (does: string) =>
    steps()
      .filter((step) => step.does.includes(does))
      .flatMap(({ told }) => told.map(({ text }) => text))
      .join('\n')
  const filesOf = (does: string) =>
    steps()
      .filter((step) => step.does.includes(does))
      .flatMap(({ told }) => told.flatMap(({ file }) => file ?? []))

  it('answers with a passage, opens it among its neighbours, and keeps the verdict', () => {
    const answer = textOf('白塔镇2023年')
    const quote = /【([^】]+)】/.exec(textOf(passage))?.[1]
    expect(answer).toContain('[1]')
    expect(quote).toMatch(/\d/)
    expect(textOf('有用')).toContain('记下了')
    expect(textOf('看[7]的原文')).toContain('没有[7]')
  })
  it('compares, and gives the numbers as a picture, or as a table where none can be drawn', () => {
    expect(textOf('比一下')).toMatch(/\[\d\]/)
    const [shown] = filesOf('出图').map(({ name }) => name)
    // In URL mode pictures alone can be sent, and none is drawn where there is no Chinese font: the page has the table.
    const { download } = held.get(name)?.side ?? {}
    expect(shown ?? textOf('出图')).toMatch(download ? /\.png$|到网页上下载/ : /\.(?:png|xlsx)$/)
  })
  it('drafts, takes a correction back and forth, and hands the draft out', () => {
    expect(textOf('写化解纠纷')).toContain('132')
    expect(textOf('调解改成135起')).toContain('135')
    const [paper] = filesOf('导出Word').map(({ name }) => name)
    // In URL mode no file can be sent: the page has it.
    expect(paper ?? textOf('导出Word')).toMatch(held.get(name)?.side.download ? /到网页上下载/ : /\.docx$/)
  })
  it('drafts from a document that was sent without a word', () => {
    expect(textOf('按这个起草')).toMatch(/135起[\s\S]*核对：/)
  })
  it('checks a document, and stops when it is told to', () => {
    expect(textOf('检查')).toMatch(/查了：1条建议/)
    expect(textOf('紧接着说：停')).toContain('停下了')
    expect(textOf('紧接着说：停')).not.toContain('查了：')
  })
})
