import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ReplyEvent } from '#chat/chat.ts'
import { findQuoted, listSeen } from '#chat/commands/find-turn.ts'
import { showNumbers } from '#chat/commands/go-back.ts'
import { readCommand } from '#chat/commands/read-command.ts'
import { answerPress, readPress } from '#chat/delivery/answer-press.ts'
import type { ComparedFigures } from '#desk/compare-desk.ts'
import type { Reader } from '#domain/reader.ts'
import { AppError } from '#shared/errors.ts'
import { commands } from '../fakes/commands.ts'
import { openCorpusApp } from '../fakes/open-corpus-app.ts'
import { buildReader, collect, openTestDesk } from './open-test-desk.ts'

const said = (events: readonly ReplyEvent[]) =>
  events.map((event) => ('text' in event ? event.text : '')).join('\n')

describe('the table of commands', () => {
  it.each(commands.map(({ as, example }) => [example, as] as const))('reads %s as %s', (example, as) => {
    expect(readCommand(example, commands)?.kind).toBe(as)
  })
  it.each([
    ['看[12]的原文', 12],
    ['看【3】的原文', 3],
    ['打开第二条原文', 2],
    ['看第十二处的出处', 12],
    ['原文（4）', 4],
    ['看原文', null],
  ])('%s is the passage %s', (text, n) => {
    expect(readCommand(text, commands)).toEqual({ kind: 'passage', n, rest: '' })
  })
  it.each([
    '停下来的项目有几个',
    '石桥乡的原文怎么写反诈的',
    '看看石桥乡的报告',
    '帮助农民工讨薪多少人',
    '比去年多吗',
    '资料发放了多少份',
  ])('has no say in %s', (text) => {
    expect(readCommand(text, commands)).toBeNull()
  })
  it('takes what follows 问, 比, 起草 and 检查 behind a colon or a blank', () => {
    expect(readCommand('比：普法场次', commands)).toEqual({ kind: 'compare', n: null, rest: '普法场次' })
    expect(readCommand('/ask 谁写了反诈', commands)).toEqual({ kind: 'ask', n: null, rest: '谁写了反诈' })
    expect(readCommand('帮助：反诈', commands)).toBeNull()
  })
})

describe('a command alone', () => {
  it.each([
    '问',
    '比',
    '起草',
    '检查',
    '资料',
    '我的乡镇',
    '帮助',
    '停',
    '看[1]的原文',
    '看原文',
    '出图',
    '出表',
    '/ask',
    '/compare',
  ])('%s is never asked of the library', async (text) => {
    const { say, asked } = openTestDesk()
    expect(said(await say(text))).not.toBe('')
    expect(asked).toEqual([])
  })
})

describe('over real reports', () => {
  let kit: Awaited<ReturnType<typeof openCorpusApp>>
  let reader: Reader
  beforeAll(async () => {
    kit = await openCorpusApp()
    reader = { ...kit.app.reader, person: 'telegram:7', role: 'reader' }
  })
  afterAll(() => kit.close())
  const say = (text: string, conversation = 'c', quoted: string | null = null) =>
    collect(kit.app.chat.converse({ conversation, reader: admin(), text, quoted }))
  const admin = (): Reader => kit.app.reader

  it('看[1]的原文 shows the quote among its neighbours, word for word as the report has it', async () => {
    const answered = (await say('石桥乡2023年调解了多少纠纷')).at(-1)
    if (answered?.kind !== 'answer') throw new Error('no answer')
    const [citation] = answered.answer.citations
    const shown = said(await say('看[1]的原文'))
    const report = await kit.app.desk.readReport(admin(), citation!.reportId)
    const [, before = '', quote = '', after = ''] =
      /\n\n([\s\S]*)【([\s\S]*?)】([\s\S]*)\n\n【】/.exec(shown) ?? []
    expect(quote).toBe(citation!.quote)
    for (const piece of [before, after].flatMap((part) => part.split(/\n|……/)))
      expect(report!.text).toContain(piece.trim())
    expect(before.length + after.length).toBeGreaterThan(20)
    expect(shown).toContain(`文件：${citation!.file}`)
  })

  it('a number that is not there is told with those that are', async () => {
    await say('石桥乡2023年调解了多少纠纷', 'd')
    expect(said(await say('看[9]的原文', 'd'))).toMatch(/没有\[9\]，有\[1\]/)
  })

  it('出图 draws what the comparison before showed, and names where it stands', async () => {
    const asked = (await say('比一下各镇调解纠纷数', 'e')).at(-1)
    if (asked?.kind !== 'answer') throw new Error('no answer')
    const drawn: string[] = []
    const desk = {
      ...kit.app.desk,
      // What draws needs a Chinese font, which not every machine has.
      renderComparison: async ({ charts }: ComparedFigures) => {
        drawn.push(...charts.flatMap(({ bars }) => bars.map(({ text }) => text)))
        return new Uint8Array([1])
      },
    }
    const [file, told] = await showNumbers('png', { conversation: 'e', reader: admin(), desk })
    expect(file).toMatchObject({ kind: 'file', name: '调解矛盾纠纷数.png', draft: null })
    expect(said([told!])).toMatch(/\[1\]到\[\d\]/)
    expect(drawn.length).toBeGreaterThan(1)
    for (const text of drawn) expect(asked.answer.text).toContain(/\d+/.exec(text)![0])
  })

  it('出表 gives the same as a workbook, and so does 出图 where no picture can be drawn', async () => {
    await say('比一下各镇调解纠纷数', 'i')
    const [file] = await say('出表', 'i')
    expect(file).toMatchObject({ kind: 'file', name: '调解矛盾纠纷数.xlsx' })
    const desk = {
      ...kit.app.desk,
      renderComparison: async (compared: ComparedFigures, format: 'png' | 'xlsx') => {
        if (format === 'png') throw new AppError('setting', '没有中文字体。', { fix: '装一种。' })
        return kit.app.desk.renderComparison(compared, format)
      },
    }
    const events = await showNumbers('png', { conversation: 'i', reader: admin(), desk })
    expect(events.map(({ kind }) => kind)).toEqual(['notice', 'file', 'notice'])
    expect(events[1]).toMatchObject({ name: '调解矛盾纠纷数.xlsx' })
  })

  it('出图 after an answer with one number says that there is nothing to compare', async () => {
    await say('石桥乡2023年调解了多少纠纷', 'f')
    expect(said(await say('出图', 'f'))).toContain('没有能放在一起比的数')
  })

  it('a button opens the passage of its own answer, also when others came since', async () => {
    const first = (await say('石桥乡2023年调解了多少纠纷', 'g')).at(-1)
    await say('白塔镇2023年普法宣传了多少场', 'g')
    if (first?.kind !== 'answer') throw new Error('no answer')
    const press = readPress(`o1:${first.at}`)
    if (press?.kind !== 'passage') throw new Error('no passage')
    const shown = await answerPress(press, { conversation: 'g', reader: admin(), desk: kit.app.desk })
    expect(said(shown)).toContain(first.answer.citations[0]!.quote)
  })

  it('a report that is no longer visible to him is not shown from the answer of then', async () => {
    const { desk, chat } = kit.app
    await desk.allowPerson(admin(), 'telegram:7')
    const ask = (text: string) => collect(chat.converse({ conversation: 'telegram:7', reader, text }))
    const answered = (await ask('白塔镇2023年调解了多少纠纷')).at(-1)
    if (answered?.kind !== 'answer') throw new Error('no answer')
    const { reportId, quote } = answered.answer.citations[0]!
    await desk.correctReport(admin(), reportId, { visible: 'admin' })
    const shown = said(await ask('看[1]的原文'))
    expect(shown).toContain('看不到了')
    expect(shown).not.toContain(quote)
    expect(said(await ask('出图'))).toContain('没有能放在一起比的数')
    await desk.correctReport(admin(), reportId, { visible: 'all' })
  })

  it('a quoted answer is the one that is gone on from', async () => {
    const first = (await say('石桥乡2023年调解了多少纠纷', 'h')).at(-1)
    await say('白塔镇2023年普法宣传了多少场', 'h')
    if (first?.kind !== 'answer') throw new Error('no answer')
    const shown = said(await say('看[1]的原文', 'h', first.answer.text))
    expect(shown).toContain(first.answer.citations[0]!.quote)
  })
})

describe('a quoted message', () => {
  it('that is none of this talk is no turn', async () => {
    const { say, desk } = openTestDesk()
    await say('欠薪怎么处理')
    const turns = listSeen(await desk.listTurns(buildReader('p1'), 'c1'))
    expect(findQuoted(turns, '欠薪怎么处理')?.question).toBe('欠薪怎么处理')
    expect(findQuoted(turns, '县里发的通知：月底前报送')).toBeNull()
    expect(findQuoted(turns, ' \n')).toBeNull()
  })
})
