import { describe, expect, it } from 'vitest'
import type { ReplyEvent } from '#chat/chat.ts'
import { unzipText } from '../fakes/unzip-text.ts'
import { buildReader, openTestDesk } from './open-test-desk.ts'

const said = (events: readonly ReplyEvent[]) =>
  events.map((event) => ('text' in event ? event.text : '')).join('\n')
const labels = (events: readonly ReplyEvent[]) =>
  events.map((event) => (event.kind === 'notice' ? event.choices?.map(({ label }) => label) : undefined))
const brief = '帮我写化解纠纷这段：调处132起，成功130起，讨薪18人25万'

describe('a draft in conversation', () => {
  it('shows back what was understood, then the text with every number accounted for', async () => {
    const { say } = openTestDesk()
    const events = await say(brief)
    expect(labels(events).filter(Boolean)).toEqual([
      ['对', '改'],
      ['存为草稿', '再改', '导出Word'],
    ])
    const text = said(events)
    expect(text).toContain('我理解的数据：')
    for (const number of ['132起', '130起', '98.5%', '18名', '25万元']) expect(text).toContain(number)
    expect(text).toContain('98.5%=130÷132')
    expect(text).toContain('AI辅助生成，须人工核实。')
  })

  it('is revised by words, exported as Word, and leaves other questions to the library', async () => {
    const { say, asked } = openTestDesk()
    await say(brief)
    expect(said(await say('调解改成135起'))).toContain('135起')
    expect(said(await say('撤销'))).toContain('132起')
    const file = (await say('导出Word')).find((event) => event.kind === 'file')
    expect(file?.name).toMatch(/\.docx$/)
    expect(file && [...file.bytes.slice(0, 2)]).toEqual([0x50, 0x4b])
    await say('其他乡镇怎么处理欠薪的')
    expect(asked.map(({ text }) => text)).toEqual(['其他乡镇怎么处理欠薪的'])
  })

  it('takes facts, corrections and fields as they are said, and Word carries them', async () => {
    const { say, asked, desk, reader } = openTestDesk()
    await desk.savePlace(reader, '青禾县柳溪镇')
    await say('写2024年法治政府建设年度报告：调处132起，普法14场')
    for (const one of [
      '不对，普法是15场',
      '我补充一下，法律明白人46名',
      '主送县委县政府',
      '落款日期2026年1月9日',
    ])
      expect(labels(await say(one)).at(-1)).toEqual(['存为草稿', '再改', '导出Word'])
    const file = (await say('行了，给我word')).find((event) => event.kind === 'file')
    const parts = await unzipText(file!.bytes)
    const text = parts.get('word/document.xml')!.replace(/<[^>]+>/g, '')
    for (const told of ['15场', '46名', '县委、县政府：', '2026年1月9日']) expect(text).toContain(told)
    expect(text).not.toContain('14场')
    expect(asked).toEqual([])
  })

  it('stays open beside another that is asked for, and that is said', async () => {
    const { say, desk, reader } = openTestDesk()
    await say(brief)
    const events = await say('帮我写2024年法治政府建设年度报告：普法14场')
    expect(said(events)).toContain('还在')
    expect(await desk.listDrafts(reader)).toHaveLength(2)
    await say('写短一点')
    expect(await desk.listDrafts(reader)).toHaveLength(2)
  })

  it('takes further facts from a file that is sent with words of adding', async () => {
    const { say } = openTestDesk()
    await say(brief)
    const bytes = new TextEncoder().encode('化解信访积案3件\n人民调解员21名')
    const events = await say('这是补充的数据，加进去', { files: [{ name: '台账.txt', bytes }] })
    expect(events.some((event) => event.kind === 'preview')).toBe(false)
    for (const told of ['3件', '21名', '132起']) expect(said(events)).toContain(told)
    expect(said(await say('撤销'))).not.toContain('21名')
  })

  it('takes nothing over from another township', async () => {
    const { say, desk, reader } = openTestDesk()
    await say(brief)
    expect(said(await say('把石桥乡的做法加进去'))).toContain('不能写进')
    expect((await desk.listDrafts(reader)).map(({ version }) => version)).toEqual([1])
  })

  it('outlives a restart and goes on in another channel', async () => {
    const first = openTestDesk()
    await first.say(brief)
    await first.say('存为草稿')
    const code = /接稿 ([\w-]+)/.exec(said(await first.say('接稿码')))?.[1]
    const second = openTestDesk({ journal: first.journal })
    const other = { conversation: 'telegram:9', reader: buildReader('telegram:9') }
    expect(said(await second.say('换个开头', other))).not.toContain('132起')
    expect(said(await second.say(`接稿 ${code}`, other))).toContain('132起')
    expect(said(await second.say('调解改成140起', other))).toContain('140起')
    expect((await second.desk.listDrafts(second.reader)).map(({ version }) => version)).toEqual([2])
  })

  it('belongs to its person: no one else reads, changes or exports it', async () => {
    const { desk, reader } = openTestDesk()
    const other = buildReader('p2')
    const { id } = await desk.makeDraft(reader, { text: brief })
    expect(await desk.readDraft(other, id)).toBeNull()
    await expect(desk.reviseDraft(other, id, '换个开头')).rejects.toThrow('不是你的')
    await expect(desk.exportDraft(other, id, { format: 'docx' })).rejects.toThrow('不是你的')
  })

  it('takes a file that is called a notice for the outline', async () => {
    const { desk, reader } = openTestDesk()
    const bytes = new TextEncoder().encode('一、普法工作情况\n二、下一步打算')
    const files = [{ name: '县里的通知.txt', bytes }]
    const { draft } = await desk.makeDraft(reader, { text: '写2024年报告\n普法14场', files })
    const headings = draft.sections.map(({ heading }) => heading).filter(Boolean)
    expect(headings).toEqual(['一、普法工作情况'])
    expect(draft.sections.at(-1)!.paragraphs[0]!.text).toContain('下一年主要安排')
  })

  it('is not begun by a question about what reports wrote', async () => {
    const { say, asked } = openTestDesk()
    await say('写到欠薪的有哪些乡镇')
    await say('写了法律顾问吗')
    expect(asked).toHaveLength(2)
  })
})

describe('a final paper without the visible label', () => {
  const whole = `${brief}，信访积案3件，信访件12件`

  it('leaves only with the confirmation, and the journal says who, when and what', async () => {
    const { say, desk, reader, journal } = openTestDesk()
    await say(whole)
    await say('去掉待补充')
    const asked = await say('导出定稿')
    expect(said(asked)).toContain('已逐条核实，由本单位负责')
    expect(asked.some((event) => event.kind === 'file')).toBe(false)
    const file = (await say('已逐条核实,由本单位负责。')).find((event) => event.kind === 'file')
    const parts = await unzipText(file!.bytes)
    expect(parts.get('word/document.xml')).not.toContain('人工智能')
    expect(parts.get('docProps/custom.xml')).toContain('AIGC')
    const id = file!.draft!
    expect((await desk.readDraft(reader, id))!.finals).toEqual([
      expect.objectContaining({
        person: 'p1',
        version: 2,
        format: 'docx',
        confirmed: '已逐条核实，由本单位负责',
      }),
    ])
    expect(await journal.finals.list(id)).toMatchObject([
      { at: expect.stringMatching(/^\d{4}-\d\d-\d\dT/), hash: expect.any(String) },
    ])
  })

  it('does not leave while something is missing, or for other words', async () => {
    const { say, desk, reader } = openTestDesk()
    await say('写2024年法治政府建设年度报告：调处132起，普法14场')
    expect(said(await say('已逐条核实，由本单位负责'))).toContain('不能当定稿导出')
    const { id } = await desk.makeDraft(reader, { text: whole })
    await expect(desk.exportDraft(reader, id, { format: 'docx', confirmed: '好的' })).rejects.toThrow(
      '没有确认',
    )
    expect((await desk.readDraft(reader, id))!.finals).toEqual([])
  })

  it('loses no entry when two leave at once', async () => {
    const { desk, reader } = openTestDesk()
    const { id } = await desk.makeDraft(reader, { text: whole })
    await desk.reviseDraft(reader, id, '去掉待补充')
    const choice = { format: 'txt', confirmed: '已逐条核实，由本单位负责' } as const
    await Promise.all([1, 2, 3].map(() => desk.exportDraft(reader, id, choice)))
    expect((await desk.readDraft(reader, id))!.finals).toHaveLength(3)
  })
})

describe('a file sent to be checked', () => {
  const bytes = new TextEncoder().encode(
    '柳溪镇2025年法治政府建设报告\n一、主要做法\n2024年以来，全镇调解矛盾纠纷118起，调处成功120起。\n三、存在的不足和原因\n力度不够。',
  )

  it('gets findings, the gravest first, and is not offered for the library', async () => {
    const { say } = openTestDesk()
    const events = await say('查一下', { files: [{ name: '初稿.docx', bytes }] })
    expect(events.some((event) => event.kind === 'preview')).toBe(false)
    expect(said(events)).toMatch(/查了：\d条必改，\d条建议。\n必改\n①/)
    expect(said(events)).toContain('2024年以来')
  })
})
