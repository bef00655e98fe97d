import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Comparison, FigureRow } from '#domain/comparison.ts'
import { emptyMetadata } from '#domain/report.ts'
import { readBrief } from '#draft/brief/read-brief.ts'
import { draft } from '#draft/draft.ts'
import { AppError } from '#shared/errors.ts'
import { buildCitation, buildReader, buildReport, openTestDesk } from '../../chat/open-test-desk.ts'
import { draftDeps } from '../../fakes/desk-parts.ts'
import { listCalls, runTerminal } from './run-terminal.ts'

const folder = mkdtempSync(join(tmpdir(), 'antou-terminal-'))
const write = (name: string, text: string) => {
  writeFileSync(join(folder, name), text)
  return join(folder, name)
}
const reader = buildReader('terminal', { role: 'administrator' })
const english = /\b(error|unknown|usage|options|arguments|display help|required|missing)\b/i

describe('wrong usage', () => {
  it.each([
    [['ask', '欠薪', '--fast'], '没有这个选项：--fast'],
    [['--fast'], '没有这个选项：--fast'],
    [['aks', '欠薪'], '没有这个命令：aks（是不是 ask？）'],
    [['ingest'], '少了参数：路径'],
    [['search'], '少了参数：词句'],
    [['compare'], '少了参数：指标'],
    [['ask'], '二者取一'],
    [['ask', '欠薪', '--batch', 'x.jsonl'], '二者取一'],
    [['ask', '怎么', '处理', '欠薪'], '参数太多了'],
    [['search', '欠薪', '--limit', 'x'], '条数要写成 1 到 200 之间的整数：x'],
    [['search', '欠薪', '--year', '23'], '年份要写成'],
    [['search', '欠薪', '--place'], '后面要跟一个值'],
    [['reports', 'remove', 'abc'], '报告编号要写成'],
    [['reports', 'drop', '3'], '参数太多了'],
    [['reports', 'set', '3', 'town=石桥乡'], '看不懂“town=石桥乡”'],
    [['reports', 'set', '3', 'year=twenty'], '看不懂“year=twenty”'],
    [['reports', 'set', '3', 'level=村'], '看不懂“level=村”'],
    [['reports', '--sort', 'file'], '排列要写成 place、year、kind、title、warnings 之一：file'],
    [['figures', 'set', '3-a', 'value='], '看不懂“value=”'],
    [['figures', 'set', '3-a', '136'], '看不懂“136”'],
    [['compare', '调解', '--years', '去年'], '年份看不懂：去年'],
  ])(
    '%j exits 2 with a Chinese sentence and where the help is, without opening the library',
    async (argv, message) => {
      const { status, out, err, opened } = await runTerminal(argv)
      expect(status).toBe(2)
      expect(err).toContain(message)
      expect(err).toMatch(/→ 用法见 antou .*--help/)
      expect(err).not.toMatch(english)
      expect(out).toBe('')
      expect(opened).toHaveLength(0)
    },
  )

  it('no command at all shows the help and exits 2', async () => {
    const { status, err } = await runTerminal([])
    expect(status).toBe(2)
    expect(err).toContain('用法：')
  })
})

describe('help', () => {
  it.each([
    [['--help']],
    [['help']],
    [['help', 'ask']],
    [['ask', '--help']],
    [['reports', 'set', '-h']],
    [['ingest', '--help']],
    [['compare', '--help']],
  ])('%j is in Chinese, on standard output, and exits 0', async (argv) => {
    const { status, out, err, opened } = await runTerminal(argv)
    expect(status).toBe(0)
    expect(out).toContain('用法：')
    expect(out).not.toMatch(english)
    expect(out).toContain('显示')
    expect(err).toBe('')
    expect(opened).toHaveLength(0)
  })
})

describe('common options', () => {
  it.each([
    [['--data', 'd1', '--samples', 'ask', '欠薪']],
    [['ask', '欠薪', '--data', 'd1', '--samples']],
    [['ask', '--samples', '欠薪', '--data', 'd1']],
  ])('count before and after the command: %j', async (argv) => {
    const ran = await runTerminal(argv)
    expect(ran.opened).toEqual([{ access: 'read', withSamples: true, dataDir: 'd1' }])
    const [asked] = listCalls(ran, 'ask')
    expect(asked).toMatchObject([{ ...reader, withSamples: true }, { text: '欠薪' }])
  })

  it.each([
    [['ingest', 'x'], 'write'],
    [['reports', 'remove', '1'], 'write'],
    [['reports', 'set', '1', 'year=2023'], 'write'],
    [['reports'], 'read'],
    [['search', '欠薪'], 'read'],
    [['doctor'], 'read'],
    [['chat'], 'chat'],
  ])('%j opens the library to %s and closes it', async (argv, access) => {
    const { opened, isClosed } = await runTerminal(argv)
    expect(opened).toEqual([{ access, withSamples: false }])
    expect(isClosed).toBe(true)
  })
})

describe('failures', () => {
  it('are a sentence and what to do on standard error, exit 1, and the library is closed', async () => {
    const search = async () => {
      throw new AppError('busy', '数据目录正被进程 4321 使用。', { fix: '放进收件目录，或在网页上操作。' })
    }
    const ran = await runTerminal(['search', '欠薪', '--json'], { desk: { search } })
    expect(ran).toMatchObject({ status: 1, out: '', isClosed: true })
    expect(ran.err).toBe('数据目录正被进程 4321 使用。\n→ 放进收件目录，或在网页上操作。\n')
  })

  it('of an unknown kind show no stack', async () => {
    const open = async () => {
      throw new TypeError('x is undefined')
    }
    const { status, err } = await runTerminal(['reports'], { open })
    expect(status).toBe(1)
    expect(err).toBe('没办成：x is undefined\n→ 运行 antou doctor 看各项设置是否正常\n')
  })

  it('a question of 10,000 characters names both lengths', async () => {
    const { status, err, calls } = await runTerminal(['ask', '问'.repeat(10_000)])
    expect(status).toBe(1)
    expect(err).toContain('问题太长：10000字，最多2000字。')
    expect(calls).toHaveLength(0)
  })

  it('a report that is not there is named by its number', async () => {
    const { status, err } = await runTerminal(['reports', 'set', '9', 'year=2023'], {
      desk: { correctReport: async () => false },
    })
    expect(status).toBe(1)
    expect(err).toContain('没有编号为 9 的报告')
  })
})

describe('ingest', () => {
  it('with --json prints the JSON alone; failures and progress go to standard error', async () => {
    const { status, out, err } = await runTerminal(['ingest', 'a', 'b', '--json'])
    expect(status).toBe(0)
    expect(JSON.parse(out)).toEqual({
      added: 3,
      updated: 0,
      unchanged: 0,
      failed: [{ file: '空.txt', reason: '文件是空的' }],
      reports: 3,
      passages: 90,
      figures: 41,
      elapsedMs: 1234,
    })
    expect(err).toContain('没读进来：空.txt：文件是空的')
    expect(err).toContain('读报告 4/4')
  })

  it('waits for vectors unless told --no-wait', async () => {
    const waited = listCalls(await runTerminal(['ingest', 'a', 'b']), 'ingest')
    expect(waited).toMatchObject([[reader, ['a', 'b'], { waitForVectors: true }]])
    const left = listCalls(await runTerminal(['ingest', 'a', '--no-wait']), 'ingest')
    expect(left).toMatchObject([[reader, ['a'], { waitForVectors: false }]])
  })

  it('reads everything again with --again, with paths and without', async () => {
    for (const paths of [[], ['a']]) {
      const [call] = listCalls(await runTerminal(['ingest', ...paths, '--again']), 'ingest')
      expect(call).toMatchObject([reader, paths, { again: true }])
    }
  })

  it('exits 1 when nothing could be read', async () => {
    const failed = [{ file: 'x', reason: '不是报告' }]
    const none = {
      added: 0,
      updated: 0,
      unchanged: 0,
      failed,
      reports: 0,
      passages: 0,
      figures: 0,
      elapsedMs: 1,
    }
    expect((await runTerminal(['ingest', 'x'], { desk: { ingest: async () => none } })).status).toBe(1)
  })

  it('overwrites one line on a screen and writes few lines into a log', async () => {
    const screen = await runTerminal(['ingest', 'a'], { isScreen: true })
    expect(screen.err).toContain('\r████████████░░░░░░░░░░░░ 读报告 2/4')
    const log = await runTerminal(['ingest', 'a'])
    expect(log.err).not.toContain('\r')
    expect(log.err.match(/读报告/g)).toHaveLength(5)
  })
})

describe('ask', () => {
  it('prints the answer, then its sources, then what was searched', async () => {
    const { status, out } = await runTerminal(['ask', '其他乡镇怎么处理欠薪'])
    expect(status).toBe(0)
    expect(out).toBe(
      '石桥乡2023：“追回工资61万元”[1]\n\n[1] 青禾县石桥乡 2023年报告 · 一（四）\n\n查了：24份报告，8个乡镇，2022—2024年。\n',
    )
  })

  it('with --json prints exactly the fields of the contract', async () => {
    const { out } = await runTerminal(['ask', '欠薪', '--json'])
    const answer = JSON.parse(out)
    expect(Object.keys(answer)).toEqual([
      'id',
      'kind',
      'text',
      'citations',
      'figures',
      'dropped',
      'searched',
      'by',
      'elapsedMs',
    ])
    expect(Object.keys(answer.citations[0])).toEqual([
      'n',
      'file',
      'place',
      'year',
      'section',
      'quote',
      'start',
      'end',
    ])
  })

  it('takes the asker’s place and any number of earlier questions', async () => {
    const ran = await runTerminal([
      'ask',
      '那2022年呢',
      '--place',
      '青禾县柳溪镇',
      '--context',
      '石桥乡调解多少',
      '--context',
      '成功率呢',
    ])
    const question = {
      text: '那2022年呢',
      askerPlace: '青禾县柳溪镇',
      context: ['石桥乡调解多少', '成功率呢'],
    }
    expect(listCalls(ran, 'ask')).toEqual([[reader, question]])
  })

  it('falls back to 本单位 of the settings', async () => {
    const { out } = await runTerminal(['ask', '欠薪'], {
      desk: openTestDesk({ ownPlace: '云岭县石桥乡' }).desk,
    })
    expect(out).toContain('青禾县石桥乡 2023年报告（与本乡同名，不是本乡） · 一（四）')
  })

  it('--batch prints one answer a line in the same order, with each line’s own place and context', async () => {
    const file = write(
      'q.jsonl',
      '{"id":"a","question":"欠薪","asker_place":"青禾县柳溪镇","context":["上一句"]}\n\n{"id":7,"question":"普法","context":"一句","asker_place":null}\r\n',
    )
    const ran = await runTerminal(['ask', '--batch', file, '--place', '云岭县双河镇'])
    const { status, out, opened } = ran
    expect(status).toBe(0)
    expect(
      out
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line).id),
    ).toEqual(['a', '7'])
    expect(listCalls(ran, 'ask')).toMatchObject([
      [reader, { text: '欠薪', askerPlace: '青禾县柳溪镇', context: ['上一句'] }],
      [reader, { text: '普法', askerPlace: '云岭县双河镇', context: ['一句'] }],
    ])
    expect(opened).toHaveLength(1)
  })

  it('--batch keeps a failed question’s line and goes on', async () => {
    const long = '问'.repeat(3000)
    const file = write('long.jsonl', `{"id":"a","question":"${long}"}\n{"id":"b","question":"欠薪"}\n`)
    const { status, out } = await runTerminal(['ask', '--batch', file])
    expect(status).toBe(1)
    const [a, b] = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(a).toMatchObject({ id: 'a', kind: 'refusal', citations: [] })
    expect(a.text).toContain('问题太长')
    expect(b).toMatchObject({ id: 'b', kind: 'answer' })
  })

  it('--batch names the line that cannot be read, before anything is asked', async () => {
    const file = write('bad.jsonl', '{"id":"a","question":"欠薪"}\n{"id":"b"}\n')
    const ran = await runTerminal(['ask', '--batch', file])
    expect(ran.status).toBe(1)
    expect(ran.err).toContain('第2行看不懂')
    expect(listCalls(ran, 'ask')).toHaveLength(0)
    expect((await runTerminal(['ask', '--batch', join(folder, 'none.jsonl')])).err).toContain(
      '读不了问题文件',
    )
  })
})

describe('lists', () => {
  it('outline, search, doctor print JSON alone with --json and text without', async () => {
    expect(JSON.parse((await runTerminal(['outline', 'a.txt', '--json'])).out)).toHaveLength(2)
    expect((await runTerminal(['outline', 'a.txt'])).out).toBe('一、主要做法\n　（一）加强领导\n')
    expect(JSON.parse((await runTerminal(['search', '欠薪', '--json'])).out)[0]).toMatchObject({
      file: 'a.txt',
      start: 1,
      end: 9,
    })
    expect((await runTerminal(['search', '欠薪'])).out).toContain(
      '1. 青禾县石桥乡 2023 · 一（四）\n   追回工资61万元',
    )
    expect(JSON.parse((await runTerminal(['doctor', '--json'])).out)).toEqual([
      { name: '数据目录', state: 'ok', text: './data 可写', fix: '' },
    ])
  })

  it('search passes place, year and limit on, 10 when no limit is given', async () => {
    const ran = await runTerminal(['search', '欠薪', '--place', '石桥乡', '--year', '2023'])
    const call = { text: '欠薪', place: '石桥乡', year: 2023, limit: 10 }
    expect(listCalls(ran, 'search')).toEqual([[reader, call]])
  })

  it('doctor exits 1 when something does not work and says what to do', async () => {
    const diagnose = async () => [
      { name: '语义模型', state: 'fail', text: '没有装', fix: '重新安装' } as const,
    ]
    const { status, out } = await runTerminal(['doctor'], { app: { diagnose } })
    expect(status).toBe(1)
    expect(out).toContain('→ 语义模型：重新安装')
  })

  it('reports has one row a report in the shape of the contract', async () => {
    const { metadata } = buildReport()
    const summary = {
      id: 4,
      file: 'a.txt',
      metadata,
      rowPlaces: [],
      isSample: true,
      isTrusted: true,
      visible: 'all' as const,
      warnings: [],
      counts: { sections: 2, passages: 30, figures: 12 },
    }
    const desk = { listReports: async () => [summary] }
    const [row] = JSON.parse((await runTerminal(['reports', '--json'], { desk })).out)
    expect(row).toEqual({
      id: 4,
      file: 'a.txt',
      title: '石桥乡2023年法治政府建设年度报告',
      level: metadata.level,
      place: { province: '临江省', city: '安和市', county: '青禾县', town: '石桥乡' },
      inferred: [...metadata.inferred],
      year: 2023,
      titleYear: metadata.titleYear,
      kind: '法治政府建设年度报告',
      issuer: null,
      issuedOn: null,
      sections: 2,
      passages: 30,
      figures: 12,
      warnings: [],
      notes: [],
      visible: 'all',
      isSample: true,
    })
    const { out } = await runTerminal(['reports'], { desk })
    expect(out).toContain('a.txt（样例）')
    expect(out).toContain('2023（待核）')
    expect(out).not.toContain('石桥乡（待核）')
  })

  it('reports passes filters and order on, marks what is inferred, and sets kind and level', async () => {
    const place = { province: null, city: null, county: '青禾县', town: '柳溪镇' }
    const metadata = { ...emptyMetadata, place, inferred: ['county'] as const, year: 2023 }
    const counts = { sections: 1, passages: 2, figures: 3 }
    const more = { rowPlaces: [], isSample: false, isTrusted: true, visible: 'all' as const, warnings: [] }
    const listReports = async () => [{ id: 1, file: 'a.txt', metadata, counts, ...more }]
    const argv = [
      'reports',
      '--kind',
      '政府工作报告',
      '--level',
      '县',
      '--place',
      '青禾',
      '--year',
      '2023',
      '--sort',
      'kind',
    ]
    const ran = await runTerminal(argv, { desk: { listReports } })
    const filter = { kind: '政府工作报告', level: '县', place: '青禾', year: 2023, sort: 'kind' }
    expect(listCalls(ran, 'listReports')).toEqual([[reader, filter]])
    expect(ran.out).toContain('柳溪镇（青禾县，推断）')
    const set = await runTerminal(['reports', 'set', '1', 'kind=政府工作报告', 'level=县'])
    expect(listCalls(set, 'correctReport')).toEqual([[reader, 1, { kind: '政府工作报告', level: '县' }]])
  })

  it('figures are set, dropped and restored by their id', async () => {
    const row = {
      id: '3-ab',
      indicator: '调解矛盾纠纷数',
      value: 136,
      unit: null,
      raw: '163起',
      corrected: true,
    }
    const correctFigure = async () => row as FigureRow
    const set = await runTerminal(['figures', 'set', '3-ab', 'value=136', 'unit=', 'indicator=调解纠纷'], {
      desk: { correctFigure },
    })
    const typed = { value: '136', unit: '', indicator: '调解纠纷' }
    expect(listCalls(set, 'correctFigure')).toEqual([[reader, '3-ab', typed]])
    expect(set.out).toBe('已更正 3-ab：调解矛盾纠纷数 136（原文写163起）\n')
    const json = await runTerminal(['figures', 'set', '3-ab', 'value=136', '--json'], {
      desk: { correctFigure },
    })
    expect(JSON.parse(json.out)).toEqual(row)
    const verbs = { dropFigure: async () => true, restoreFigure: async () => false }
    const dropped = await runTerminal(['figures', 'drop', '3-ab', '--json'], { desk: verbs })
    expect(JSON.parse(dropped.out)).toEqual({ id: '3-ab', dropped: true })
    const restored = await runTerminal(['figures', 'restore', '3-ab'], { desk: verbs })
    expect([restored.status, restored.err]).toEqual([1, expect.stringContaining('没有编号为 3-ab 的数据')])
  })

  it('figures and compare pass their filters on and write files', async () => {
    const citation = buildCitation(1)
    const figure = { value: 160, unit: '起', qualifier: '余', channel: null, citation } as const
    const shown = { ...figure, raw: '160余起', text: '160余起', subject: null, period: null }
    const rows = [
      {
        indicator: '调解纠纷',
        place: '石桥乡',
        isOwn: false,
        level: '乡镇' as const,
        isInferred: false,
        aggregation: null,
        cells: [
          { year: 2022, hasReport: true, figures: [shown] },
          { year: 2023, hasReport: true, figures: [] },
        ],
      },
    ]
    const table: Comparison = { rows, notes: ['口径：专项行动期间'] }
    const compare = async () => ({ ...table, charts: [], trends: [], chartYear: null, standings: [] })
    const argv = ['compare', '调解纠纷', '--places', '石桥乡，杨坪镇', '--years', '2022,2023']
    const ran = await runTerminal(argv, { desk: { compare } })
    const asked = { indicators: ['调解纠纷'], places: ['石桥乡', '杨坪镇'], years: [2022, 2023] }
    expect(listCalls(ran, 'compare')).toEqual([[reader, { ...asked, own: null, chartYear: 'all' }]])
    expect(ran.out).toBe('乡镇    2022     2023\n石桥乡  160余起  未公布\n口径：专项行动期间\n')
    const json = await runTerminal(['compare', '调解纠纷', '--json', '--png', join(folder, 'a.png')], {
      desk: { compare },
    })
    const { file, place, year, section, quote, start, end } = citation
    const source = { file, place, year, section, quote, start, end }
    const told = { year: 2022, state: 'figure', figures: [{ ...figure, citation: source }] }
    const silent = { year: 2023, state: 'silent', figures: [] }
    expect(JSON.parse(json.out)).toEqual({
      rows: [{ indicator: '调解纠纷', place: '石桥乡', cells: [told, silent] }],
      notes: table.notes,
    })
    expect(json.err).toContain('已存到')
    expect((await runTerminal(['figures', '--csv'])).out).toBe('\ufeff地区,数\n石桥乡,61\n')
    const none: readonly FigureRow[] = []
    expect(
      JSON.parse((await runTerminal(['figures', '--json'], { desk: { listFigures: async () => none } })).out),
    ).toEqual([])
  })
})

describe('draft and check', () => {
  it('give the JSON of the contract and write files', async () => {
    const path = write('素材.txt', '写化解纠纷这段：调处132起')
    const brief = readBrief(
      { text: '写化解纠纷这段：调处132起' },
      {
        indicators: draftDeps.book.indicators,
        tableWords: draftDeps.book.tableWords,
        drafting: draftDeps.drafting,
      },
    )
    const made = await draft({ brief }, draftDeps)
    const desk = { writeDraft: async () => ({ draft: made, text: '正文' }) }
    const json = await runTerminal(['draft', path, '--json', '--out', join(folder, 'a.docx')], { desk })
    expect(Object.keys(JSON.parse(json.out))).toEqual([
      'title',
      'kind',
      'scope',
      'recipient',
      'issuer',
      'signedOn',
      'missing',
      'sections',
      'findings',
      'pending',
      'usedFigures',
      'unusedFigures',
      'unused',
      'masked',
      'text',
    ])
    expect(json.err).toContain('已存到')
    expect((await runTerminal(['draft', path], { desk })).out).toContain('AI辅助生成，须人工核实。')
    const where = { start: 0, end: 2, quote: '全面建成小康社会' }
    const finding = { rule: 'expired', severity: 'block', text: '提法过时', where, fix: '改掉' } as const
    const checked = { checkFile: async () => ({ text: '', findings: [finding] }) }
    expect(JSON.parse((await runTerminal(['check', path, '--json'], { desk: checked })).out)).toEqual({
      findings: [finding],
    })
    expect((await runTerminal(['check', path], { desk: checked })).out).toBe(
      '[必改] 提法过时“全面建成小康社会” → 改掉\n',
    )
    expect((await runTerminal(['check', '没有.docx'], { desk: checked })).err).toContain('读不了文件')
  })

  it('feedback export prints a JSON line a verdict', async () => {
    const { desk, say } = openTestDesk()
    await say('欠薪怎么处理')
    await say('有用')
    const { out } = await runTerminal(['feedback', 'export'], { desk })
    expect(
      out
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line).question),
    ).toEqual(['欠薪怎么处理'])
  })
})

describe('chat', () => {
  it('answers questions, takes a file in after 确认, and ends at 退出', async () => {
    const path = write('石桥乡2023.txt', '一、主要做法')
    const input = ['我是青禾县杨坪镇的', '欠薪怎么处理', `入库 ${path}`, '确认', '退出', '欠薪']
    const { status, out } = await runTerminal(['chat'], { input })
    expect(status).toBe(0)
    expect(out).toContain('本单位是青禾县杨坪镇')
    expect(out).toContain('答：欠薪怎么处理[1]')
    expect(out).toContain('[1] 青禾县石桥乡 2023年报告 · 一（四）')
    expect(out).toContain('要入库吗？回复“确认”入库')
    expect(out).toContain('《石桥乡2023.txt》已入库')
    expect(out).not.toContain('答：欠薪[1]')
  })

  it('checks a file with 核对, and stores nothing of it', async () => {
    const path = write('稿子.txt', '一、主要做法')
    const { out, err } = await runTerminal(['chat'], { input: [`核对 “${path}”`, '确认'] })
    expect(err).toContain('正在核对《稿子.txt》')
    expect(out).toContain('《稿子.txt》\n')
    expect(out).not.toContain('要入库吗')
    expect(out).toContain('没有等着入库的文件')
  })

  it('names a file that cannot be read and goes on', async () => {
    const { status, out, err } = await runTerminal(['chat'], { input: ['入库 /没有/这个.txt', '普法怎么做'] })
    expect(status).toBe(0)
    expect(err).toContain('读不了这个文件：/没有/这个.txt')
    expect(out).toContain('答：普法怎么做')
  })
})
