import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Claim, DraftLine, Operand, Piece } from '#answer/gate/draft-line.ts'
import type { Citation } from '#domain/answer.ts'
import type { Term } from '#domain/frame.ts'
import { openTestGate, type TestGate } from './open-test-gate.ts'

const hetang = 'hetang-2023.txt'
const songgang = 'songgang-2023.txt'
const resolved = '全年调解各类矛盾纠纷120起，调处成功117起，成功率97.5%'
const deposits = '推行工资保证金制度，新开工项目保证金缴存率100%'

let gate: TestGate
let first: Citation
let second: Citation
beforeAll(async () => {
  gate = await openTestGate()
  first = await gate.cite(1, hetang, resolved)
  second = await gate.cite(2, songgang, deposits)
})
afterAll(() => gate.close())

const name = (n: number): Claim => ({
  kind: 'report',
  n,
  said: n === 1 ? '岚水县荷塘镇 2023' : '松岗乡 2023',
})
const quotes = (n: number): DraftLine => ({ kind: 'quotes', lead: [name(n)], quotes: [n] })
const frame = (...pieces: readonly Piece[]): DraftLine => ({ kind: 'frame', pieces })
const count = (said: string): DraftLine => frame({ kind: 'count', said, citations: [1, 2] }, '的报告写到了：')
const term = (word: string): Term => ({ word, alternatives: [], weight: 1 })

async function expectDropped(
  line: DraftLine,
  reason: RegExp,
  about: Parameters<TestGate['pass']>[1] = {},
): Promise<void> {
  const made = { lines: [line, quotes(1), quotes(2)], citations: [first, second] }
  const { answer, drops } = await gate.pass(made, about)
  expect(answer.dropped.map((one) => one.reason).join('；')).toMatch(reason)
  expect(answer.lines).toHaveLength(3)
  expect(drops).toHaveLength(1)
}

async function expectHeld(line: DraftLine, about: Parameters<TestGate['pass']>[1] = {}): Promise<void> {
  const made = { lines: [line, quotes(1), quotes(2)], citations: [first, second] }
  const { answer } = await gate.pass(made, about)
  expect(answer.dropped).toEqual([])
  expect(answer.lines).toHaveLength(4)
}

describe('an answer that holds', () => {
  it('passes whole, with what was searched behind it', async () => {
    const lines = [count('2个乡镇'), quotes(1), quotes(2)]
    const { answer, drops, shown } = await gate.pass({ lines, citations: [first, second] })
    expect(answer.text.split('\n')).toEqual([
      '2个乡镇的报告写到了：',
      `岚水县荷塘镇 2023：“${resolved}”[1]`,
      `松岗乡 2023：“${deposits}”[2]`,
      '查了：4份报告，3个乡镇，2023—2024年。',
    ])
    expect(answer.dropped).toEqual([])
    expect(drops).toEqual([])
    expect(shown).toEqual(answer.lines)
  })
})

describe('a frame line', () => {
  it('that is dropped is told of without a word of question or report', async () => {
    const { drops } = await gate.pass({ lines: [count('3个乡镇'), quotes(1)], citations: [first] })
    expect(drops).toEqual([{ line: 'frame', claim: 'count' }])
  })
  it('with a wrong count is dropped, and the quotes stay', () =>
    expectDropped(count('3个乡镇'), /“3个乡镇”应为“2个乡镇”/))
  it.each(['有3个乡镇写到：', '多数没有写。', '第一的是松岗乡。', '两家写得最多。', '其余都不写。'])(
    'that says something without a claim is dropped: %s',
    (text) => expectDropped(frame(text), /没有依据/),
  )
  it('that names a mark without a citation is dropped', () =>
    expectDropped(frame('见[7]。'), /\[7\]没有出处/))
  it('that counts townships as others which were counted before is dropped', () =>
    expectDropped(frame({ kind: 'count', said: '1个乡镇', citations: [1], besides: [1, 2] }), /不成立/))
  it('under which nothing is left goes as well', async () => {
    const broken = { ...first, start: first.start + 1 }
    const { answer } = await gate.pass({ lines: [count('1个乡镇'), quotes(1)], citations: [broken] })
    expect(answer.kind).toBe('refusal')
    expect(answer.text).toMatch(/^没有查到能直接回答的原文。\n查了/)
    expect(answer.citations).toEqual([])
  })
  it('says its second wording where the first does not hold', async () => {
    const lines: DraftLine[] = [
      { ...count('5个乡镇'), otherwise: ['报告写到了：'] } as DraftLine,
      quotes(1),
      quotes(2),
    ]
    const { answer } = await gate.pass({ lines, citations: [first, second] })
    expect(answer.text).toMatch(/^报告写到了：\n/)
    expect(answer.dropped).toHaveLength(1)
  })
})

describe('a citation', () => {
  const broken: readonly (readonly [string, (one: Citation) => Citation])[] = [
    ['one character off', (one) => ({ ...one, start: one.start + 1, end: one.end + 1 })],
    ['with another character', (one) => ({ ...one, quote: one.quote.replace('120', '121') })],
    [
      'that cuts a number',
      (one) => {
        const at = one.quote.indexOf('20起')
        return { ...one, start: one.start + at, quote: one.quote.slice(at) }
      },
    ],
    ['of another town', (one) => ({ ...one, place: '北岭县荷塘镇' })],
    ['of another year', (one) => ({ ...one, year: 2022 })],
    ['of another file', (one) => ({ ...one, file: songgang })],
    ['of another section', (one) => ({ ...one, section: '三/(一)' })],
    ['of a report that is not there', (one) => ({ ...one, reportId: 99 })],
  ]
  it.each(broken)('%s is dropped with the line that rests on it', async (_, change) => {
    const { answer } = await gate.pass({ lines: [quotes(1), quotes(2)], citations: [change(first), second] })
    expect(answer.citations.map(({ n }) => n)).toEqual([2])
    expect(answer.text).not.toContain('[1]')
    expect(answer.text).toContain(`“${deposits}”[2]`)
    expect(answer.dropped.length).toBeGreaterThanOrEqual(1)
  })
  it('of a report out of scope is dropped', async () => {
    const made = { lines: [quotes(1), quotes(2)], citations: [first, second] }
    const { answer } = await gate.pass(made, { files: [songgang] })
    expect(answer.citations.map(({ reportId }) => reportId)).toEqual([second.reportId])
  })
  it('with a number that another has is dropped', async () => {
    const made = { lines: [quotes(1)], citations: [first, { ...second, n: 1 }] }
    const { answer } = await gate.pass(made)
    expect(answer.citations).toEqual([first])
    expect(answer.dropped[0]?.reason).toContain('引用号')
  })
  it('to which no line refers is not handed on', async () => {
    const { answer } = await gate.pass({ lines: [quotes(1)], citations: [first, second] })
    expect(answer.citations).toEqual([first])
  })
  it('that a lead names by another report is dropped', async () => {
    const lines: DraftLine[] = [{ kind: 'quotes', lead: [name(2)], quotes: [1] }, quotes(2)]
    const { answer } = await gate.pass({ lines, citations: [first, second] })
    expect(answer.lines).toHaveLength(3)
    const wrong: DraftLine = { kind: 'quotes', lead: [{ ...name(1), said: '松岗乡 2023' }], quotes: [1] }
    expect(
      (await gate.pass({ lines: [wrong, quotes(2)], citations: [first, second] })).answer.lines,
    ).toHaveLength(2)
  })
})

describe('a claim of silence', () => {
  const silent = (word: string, needsNumber = false): DraftLine =>
    frame({ kind: 'silent', said: `报告没有写到${word}`, terms: [term(word)], needsNumber }, '。')
  it('holds where no report writes it', () => expectHeld(silent('反诈')))
  it('is dropped where a report writes it', () => expectDropped(silent('欠薪'), /没有写到欠薪”不成立/))
  it('of a number is dropped where a sentence gives one', () => expectDropped(silent('欠薪', true), /不成立/))
  it('that names nothing it looked for is dropped', () =>
    expectDropped(
      frame({ kind: 'silent', said: '报告没有写到反诈', terms: [term('欠薪')], needsNumber: false }),
      /不成立/,
    ))
  it('that no report is there holds only where none is', async () => {
    const none = (said: string, years: readonly number[]): DraftLine =>
      frame({ kind: 'no-report', said, years }, '。')
    await expectHeld(none('资料库里没有2021年的报告', [2021]))
    await expectDropped(none('资料库里没有2023年的报告', [2023]), /不成立/)
    await expectDropped(none('资料库里没有2021、2023年的报告', [2021]), /不成立/)
  })
})

describe('arithmetic', () => {
  async function operand(piece: string, value: number, unit: string): Promise<Operand> {
    const { reportId, start } = await gate.cite(1, hetang, piece)
    return { reportId, at: { start, end: start + piece.length }, value, unit }
  }
  async function ratio(said: string, given: { part?: number; whole?: number } = {}): Promise<DraftLine> {
    const part = await operand('117起', given.part ?? 117, '起')
    const whole = await operand('120起', given.whole ?? 120, '起')
    const rate = await operand('97.5%', 97.5, '%')
    return frame({ kind: 'ratio', said, part, whole, rate }, '。')
  }
  it('that is right passes', async () => {
    await expectHeld(await ratio('按同句两个数算，117÷120=97.5%，与原文一致'))
  })
  it('that is wrong by one is dropped', async () => {
    await expectDropped(await ratio('按同句两个数算，117÷120=97.6%，与原文一致'), /97\.5%/)
  })
  it('over a number that the report does not have there is dropped', async () => {
    await expectDropped(await ratio('按同句两个数算，118÷120≈98.3%，与原文一致', { part: 118 }), /不成立/)
  })
  it('a verdict is given again from the number that stands there', async () => {
    const figure = await operand('97.5%', 97.5, '%')
    const verdict = (said: string, asserted: number): DraftLine =>
      frame({ kind: 'verdict', said, asserted, unit: '%', figure }, '。')
    const about = { text: '岚水县荷塘镇2023年调解成功率是100%吧' }
    await expectHeld(verdict('不是', 100), about)
    await expectDropped(verdict('是', 100), /应为“不是”/, about)
    await expectDropped(verdict('不是', 99), /不成立/, about)
  })
  it('a side is taken again from the words of the quote', async () => {
    const { n } = await gate.cite(1, hetang, '117起')
    const stance = (said: string): DraftLine => frame({ kind: 'stance', said, n }, `[${n}]。`)
    await expectDropped(stance('是'), /不成立/, { text: '荷塘镇的人都持证吧' })
  })
})

describe('a table', () => {
  const indicator = '调解矛盾纠纷数'
  async function pass(cells: readonly string[], given: Partial<DraftLine & { kind: 'table' }> = {}) {
    const citations = [
      await gate.cite(1, hetang, '全年调解各类矛盾纠纷120起'),
      await gate.cite(2, 'hetang-beiling-2023.txt', '全镇调解纠纷66起'),
    ]
    const rows = [
      ['岚水县荷塘镇', cells[0]!],
      ['北岭县荷塘镇', cells[1]!],
    ]
    const table: DraftLine = { kind: 'table', indicator, head: ['乡镇', '2023'], rows, ...given }
    const said = '2023年，岚水县荷塘镇120起[1]，多于北岭县荷塘镇66起[2]。'
    const ranking = (text: string): DraftLine => ({
      kind: 'sentence',
      pieces: [{ kind: 'ranking', said: text, indicator }],
    })
    return {
      table: await gate.pass({ lines: [table], citations }),
      ranked: async (text = said) => (await gate.pass({ lines: [ranking(text), table], citations })).answer,
    }
  }
  const sound = ['120起[1]', '66起[2]']
  it('whose cells are whole figures of their citations passes, with who has most', async () => {
    const { table, ranked } = await pass(sound)
    expect(table.answer.dropped).toEqual([])
    expect((await ranked()).dropped).toEqual([])
  })
  it.each([
    ['another unit', ['120件[1]', '66起[2]']],
    ['another number', ['121起[1]', '66起[2]']],
    ['a glued number', ['120117起[1]', '66起[2]']],
    ['a piece of a number', ['20起[1]', '66起[2]']],
    ['the number of another town', ['66起[2]', '120起[1]']],
    ['no mark', ['120起', '66起[2]']],
    ['未公布 where the report gives it', ['120起[1]', '未公布']],
    ['库里没有 where there is a report', ['120起[1]', '库里没有']],
    ['another figure of the quote', ['117起[1]', '66起[2]']],
  ])('with %s in a cell is dropped', async (_, cells) => {
    const { answer } = (await pass(cells)).table
    expect(answer.kind).toBe('refusal')
    expect(answer.dropped).toHaveLength(1)
    expect(answer.text).not.toContain('|')
  })
  it('of another year is dropped', async () => {
    expect((await pass(sound, { head: ['乡镇', '2024'] })).table.answer.kind).toBe('refusal')
  })
  it.each([
    '2023年，北岭县荷塘镇66起[2]，多于岚水县荷塘镇120起[1]。',
    '2023年，岚水县荷塘镇120起[1]，少于北岭县荷塘镇66起[2]。',
    '2023年，岚水县荷塘镇120起[1]，多于北岭县荷塘镇65起[2]。',
    '2023年，岚水县荷塘镇120起[1]，高于北岭县荷塘镇66起[2]。',
    '2023年，松岗乡120起[1]，多于北岭县荷塘镇66起[2]。',
    '2024年，岚水县荷塘镇120起[1]，多于北岭县荷塘镇66起[2]。',
  ])('and a sentence that ranks it wrongly is dropped: %s', async (text) => {
    const answer = await (await pass(sound)).ranked(text)
    expect(answer.dropped).toHaveLength(1)
    expect(answer.lines.map(({ kind }) => kind)).toEqual(['table', 'frame'])
  })
})

describe('what a model wrote', () => {
  const written = (text: string): DraftLine => ({ kind: 'written', text })
  it('passes where its citation carries it', async () => {
    const lines = [written('荷塘镇2023年调解各类矛盾纠纷120起[1]。')]
    expect((await gate.pass({ lines, citations: [first] })).answer.dropped).toEqual([])
  })
  it.each([
    '荷塘镇2023年调解各类矛盾纠纷121起[1]。',
    '松岗乡2023年调解各类矛盾纠纷120起[1]。',
    '荷塘镇调解120起。',
  ])('is dropped where it does not: %s', async (text) => {
    const { answer } = await gate.pass({ lines: [written(text), quotes(2)], citations: [first, second] })
    expect(answer.text).not.toContain('荷塘镇')
    expect(answer.dropped.length).toBeGreaterThanOrEqual(1)
  })
  it('tells how many sentences were left out, no other number', async () => {
    const dropped = [{ text: '甲。', reason: '没有注明出处' }]
    const told = (n: number): DraftLine =>
      frame({ kind: 'left-out', said: `有${n}句`, count: n }, '没有核对上出处，没有写进答案。')
    const pass = async (n: number) =>
      (await gate.pass({ lines: [quotes(1), told(n)], citations: [first], dropped })).answer.dropped
    expect(await pass(1)).toEqual(dropped)
    expect(await pass(2)).toHaveLength(2)
  })
})
