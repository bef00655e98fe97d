import { describe, expect, it } from 'vitest'
import { openAnswering } from '#chat/delivery/answer-incoming.ts'
import type { Content, InboxEntry } from '#domain/journal/inbox-entry.ts'
import { buildIncoming, openFakeChannel } from '../../fakes/delivery/fake-channel.ts'
import { everyReader } from '../../fakes/library/whole-library.ts'
import { collect, openTestDesk } from '../open-test-desk.ts'

const said = (text: string, quoted: string | null = null): Content => ({
  kind: 'text',
  text,
  quoted,
  files: [],
})

function openKit(parts: Parameters<typeof openTestDesk>[0] = {}) {
  const test = openTestDesk(parts)
  const answer = openAnswering(test)
  const channel = openFakeChannel()
  const hear = (content: Content, id = '1') =>
    collect(answer({ ...buildIncoming('x', 'x'), id, content }, channel, new AbortController().signal))
  return { ...test, hear, channel }
}

describe('a quoted message', () => {
  it('from elsewhere is read with the question, which goes on from no answer', async () => {
    const { hear, asked } = openKit()
    await hear(said('欠薪怎么处理'))
    await hear(said('这个哪些镇写了', '县里要求月底前报送反诈宣传情况'))
    expect(asked[1]).toMatchObject({ context: ['县里要求月底前报送反诈宣传情况'], last: null })
  })

  it('that is an answer of this talk leaves out what was asked after it', async () => {
    const { hear, asked } = openKit()
    await hear(said('欠薪怎么处理'))
    await hear(said('普法场次'))
    await hear(said('其他乡镇呢', '答：欠薪怎么处理[1]'))
    expect(asked[2]?.context).toEqual(['欠薪怎么处理'])
  })

  it('is checked where 检查 answers it', async () => {
    const { hear, asked } = openKit()
    const [, told] = await hear(said('检查', '全年调解矛盾纠纷132起，调处成功140起。'))
    expect(told).toMatchObject({ kind: 'notice', about: 'checked' })
    expect(asked).toEqual([])
  })
})

describe('a link', () => {
  const fetchAddress = async () => ({ bytes: new Uint8Array([1]), fileName: '石桥乡.html' })

  it('alone, or under its title, is read as an address and previewed', async () => {
    const { hear, asked } = openKit({ fetchAddress })
    for (const text of [
      'https://www.example.gov.cn/a.html',
      '石桥乡年度报告\nhttps://www.example.gov.cn/a.html',
    ]) {
      const events = await hear(said(text))
      expect(events.map(({ kind }) => kind)).toEqual(['step', 'preview'])
    }
    expect(asked).toEqual([])
  })

  it('in a sentence is a part of it', async () => {
    const { hear, asked } = openKit({ fetchAddress })
    await hear(said('https://www.example.gov.cn/a.html 里写了反诈吗？'))
    expect(asked).toHaveLength(1)
  })
})

describe('a verdict by the channel’s own means', () => {
  it('is kept for the answer it is about, replaced, and taken back', async () => {
    const { hear, desk, journal } = openKit()
    const [answered] = (await hear(said('欠薪怎么处理'), 'm1')).slice(-1)
    const turn = (answered as { at: string }).at
    const entry: InboxEntry = {
      ...{ ...buildIncoming('x', 'x'), id: 'm1', content: said('欠薪怎么处理') },
      ...{ state: 'done', tries: 1, takenAt: '2026-01-05T08:00:00.000Z', turn },
    }
    await journal.inbox.take([entry])
    const list = async () => (await desk.listFeedback(everyReader)).map(({ type }) => type)
    const verdict = (kind: 'good' | 'bad' | 'cancelled', about = 'm1') =>
      hear({ kind: 'feedback', verdict: kind, about, words: '' }, `f-${kind}`)
    await verdict('bad')
    expect(await list()).toEqual(['useless'])
    await verdict('good')
    expect(await list()).toEqual(['useful'])
    await verdict('bad', 'of-nobody')
    expect(await list()).toEqual(['useful'])
    await verdict('cancelled')
    expect(await list()).toEqual([])
  })
})

describe('a file that waits for its yes', () => {
  const brief = new TextEncoder().encode('全年调处矛盾纠纷132起，调处成功130起。')
  const sent: Content = {
    ...{ kind: 'file', text: '', quoted: null },
    files: [{ kind: 'file', name: '素材.txt', sizeBytes: brief.length, at: 1 }],
  }
  const open = () => {
    const kit = openKit()
    return {
      ...kit,
      channel: Object.assign(kit.channel, { fetch: async () => ({ name: null, bytes: brief }) }),
    }
  }

  it('is drafted from where words or its button say so, and waits no longer', async () => {
    for (const how of ['words', 'button']) {
      const { hear, desk, stored } = open()
      const [, shown] = await hear(sent)
      const token = shown?.kind === 'preview' ? shown.preview.token : ''
      const button: Content = { kind: 'button', data: `w:${token}`, label: null }
      const events = await hear(how === 'button' ? button : said('按这个起草'), '2')
      const draft = events.find((one) => one.kind === 'notice' && one.about === 'draft')
      expect(draft).toMatchObject({ text: expect.stringContaining('132起') })
      expect(draft).toMatchObject({ text: expect.not.stringContaining('起草') })
      const reader = await desk.readerFor('fake:p1')
      expect(await desk.listPreviews(reader, 'fake:c1')).toEqual([])
      await hear(said('对'), '3')
      expect(stored).toEqual([])
      await hear(sent, '4')
      const [agreed] = await hear({ kind: 'button', data: 'c:0', label: '对' }, '5')
      expect(agreed).toMatchObject({ text: expect.stringContaining('按这些数写的') })
      expect(stored).toEqual([])
      expect(await hear(button, '6')).toMatchObject([{ text: expect.stringContaining('已经处理过') }])
    }
  })
})
