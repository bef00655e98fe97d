// A few sentences that are asked for of what reports tell: running text that can be copied, each sentence with its passage.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openCorpusApp } from '../fakes/open-corpus-app.ts'

let opened: Awaited<ReturnType<typeof openCorpusApp>>
beforeAll(async () => {
  opened = await openCorpusApp()
})
afterAll(() => opened.close())

const say = async (talk: string, text: string) => {
  const { app } = opened
  const message = { conversation: `web:${talk}`, reader: app.reader, text }
  for await (const event of app.chat.converse(message)) if (event.kind === 'answer') return event.answer
  return null
}

describe('a piece of text', () => {
  it('runs on in the words of the report, whose and of which year once', async () => {
    const answer = await say('one', '帮写一段石桥乡2023年根治欠薪的小材料，两百字上下')
    expect(answer?.kind).toBe('answer')
    const [line = ''] = answer!.text.split('\n')
    expect(line).toMatch(/^石桥乡2023年(?!：)[^\n]+?\[1\]。/)
    expect(line.match(/石桥乡2023年/g)).toHaveLength(1)
    for (const { n } of answer!.citations) expect(line).toContain(`[${n}]。`)
  })
  it('tells the numbers of one’s own place that it asks for, and opens no draft', async () => {
    const own = await say('five', '拟一句话，讲石桥乡调解成功率2023到2024年的变化，领导要在会上念')
    expect(own?.kind).toBe('answer')
    expect(own!.lines[0]).toMatchObject({ kind: 'sentence' })
    expect(own!.text).toMatch(/97\.\d%/)
  })
  it('is none of the library where its numbers are still to be given', async () => {
    expect(await say('six', '帮我写一段反诈的材料')).toBeNull()
    expect(await say('seven', '写一段介绍综治中心的，数先空着')).toBeNull()
  })
  it('for a thing of one town is told from its reports, whatever kind of words it is to be', async () => {
    const praise = await say('eight', '给石桥的园区调解室写两句好话')
    expect(praise?.kind).toBe('answer')
    expect(praise!.citations.every(({ place }) => place.includes('石桥'))).toBe(true)
  })
  it('told shorter stays such a text, and keeps to the clauses that answer', async () => {
    const whole = await say('three', '帮写一段石桥乡2023年根治欠薪的小材料，两百字上下')
    const less = await say('three', '短一点')
    expect(less!.lines[0]).toMatchObject({ kind: 'sentence' })
    expect(less!.text.length).toBeLessThan(whole!.text.length)
    expect(less!.citations.map(({ reportId }) => reportId)).toEqual(
      whole!.citations.map(({ reportId }) => reportId),
    )
    const heldIn = ({ quote }: { quote: string }) => whole!.citations.some((one) => one.quote.includes(quote))
    expect(less!.citations.every(heldIn)).toBe(true)
    const next = await say('three', '24年的呢')
    expect(next!.text).toContain('“')
  })
  it('of what was just told tells it again so, and the question itself still gets quotes', async () => {
    const quoted = await say('two', '石桥乡2023年怎么治欠薪的')
    expect(quoted!.text).toContain('“')
    const answer = await say('two', '好的，感谢。请据以上内容拟一段百字左右的文字。')
    const [line = ''] = answer!.text.split('\n')
    expect(line).toMatch(/^石桥乡2023年(?!：)[^\n]+?\[1\]。/)
    expect(answer!.citations.map(({ quote }) => quote)).toEqual(quoted!.citations.map(({ quote }) => quote))
  })
})
