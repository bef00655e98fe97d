// Claims of how numbers stand to each other, of silence and of sides: as they are they pass, where the reports say otherwise they are dropped.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Claim, DraftLine } from '#answer/gate/draft-line.ts'
import type { EntrySource } from '#answer/numbers/number-form.ts'
import type { Citation } from '#domain/answer.ts'
import { openTestGate, type TestGate } from './open-test-gate.ts'

const hetang = 'hetang-2023.txt'
const newer = 'hetang-2024.txt'
const songgang = 'songgang-2023.txt'
const beiling = 'hetang-beiling-2023.txt'

let gate: TestGate
let citations: readonly Citation[]
let entries: readonly EntrySource[]
beforeAll(async () => {
  gate = await openTestGate()
  citations = [
    await gate.cite(1, hetang, '全年调解各类矛盾纠纷120起'),
    await gate.cite(2, newer, '全年调解各类矛盾纠纷135起'),
    await gate.cite(3, newer, '无行政诉讼案件发生'),
  ]
  entries = await Promise.all([citations[0]!, citations[1]!].map(sourceOf))
})
afterAll(() => gate.close())

/** The one figure inside the quote. */
async function sourceOf({ reportId, start, end, n }: Citation): Promise<EntrySource> {
  const report = (await gate.office.deps.library.readReport(reportId))!
  const { at } = report.figures.find((one) => start <= one.at.start && one.at.end <= end)!
  return { reportId, at, n }
}

const idOf = (file: string) => gate.visible.find((report) => report.file === file)!.id

async function pass(claims: readonly Claim[], text = '荷塘镇调解了多少纠纷') {
  const lines: DraftLine[] = [
    ...claims.map((claim): DraftLine => ({ kind: 'sentence', pieces: [claim, '。'] })),
    ...citations.map(({ n }): DraftLine => ({ kind: 'quotes', lead: [], quotes: [n] })),
  ]
  const { answer } = await gate.pass({ lines, citations }, { text })
  return answer
}

const numbers = (form: Extract<Claim, { kind: 'numbers' }>['form'], said: string, own = entries): Claim => ({
  kind: 'numbers',
  form,
  said,
  entries: own,
})

describe('numbers told together', () => {
  const trend = { form: 'trend', asked: null } as const
  const course = '岚水县荷塘镇调解矛盾纠纷2024年比2023年多15起（12.5%）：120起[1] → 135起[2]'
  it('pass where they are told as the reports have them', async () => {
    expect((await pass([numbers(trend, course)])).dropped).toEqual([])
    const sum = '岚水县荷塘镇调解矛盾纠纷合计255起：2023年120起[1]、2024年135起[2]（120+135=255）'
    expect((await pass([numbers({ form: 'total' }, sum)])).dropped).toEqual([])
  })
  it.each([
    [
      'a sum that is none',
      { form: 'total' } as const,
      '岚水县荷塘镇调解矛盾纠纷合计256起：2023年120起[1]、2024年135起[2]（120+135=256）',
    ],
    ['another course', trend, '岚水县荷塘镇调解矛盾纠纷2024年比2023年少15起（12.5%）：120起[1] → 135起[2]'],
    ['another number', trend, '岚水县荷塘镇调解矛盾纠纷2024年比2023年多14起（11.6%）：121起[1] → 135起[2]'],
    ['another form', { form: 'difference' } as const, course],
  ])('are dropped with %s', async (_, form, said) => {
    const { text, dropped } = await pass([numbers(form, said)])
    expect(dropped).toHaveLength(1)
    expect(text).not.toContain(said)
  })
  it('are dropped where a number stands outside its citation', async () => {
    const moved = [{ ...entries[0]!, n: 3 }, entries[1]!]
    expect((await pass([numbers(trend, course, moved)])).dropped).toHaveLength(1)
  })
  it('are dropped where no figure stands there', async () => {
    const { at } = entries[0]!
    const moved = [{ ...entries[0]!, at: { ...at, end: at.end + 1 } }, entries[1]!]
    expect((await pass([numbers(trend, course, moved)])).dropped).toHaveLength(1)
  })
})

describe('a number in the words of its report', () => {
  const clause = (start: number, end: number) => ({ form: 'clause', span: { start, end } }) as const
  const said = '岚水县荷塘镇2023年调解各类矛盾纠纷120起[1]'
  const tell = (form: ReturnType<typeof clause>, text = said) => pass([numbers(form, text, [entries[0]!])])
  it('passes where its citation holds them as they are told', async () => {
    const { start, end } = citations[0]!
    expect((await tell(clause(start, end))).dropped).toEqual([])
  })
  it('is dropped with other words, outside its citation, or without its number', async () => {
    const { start, end } = citations[0]!
    expect((await tell(clause(start, end), said.replace('调解', '化解'))).dropped).toHaveLength(1)
    expect((await tell(clause(start - 1, end))).dropped).toHaveLength(1)
    expect((await tell(clause(start, end - 2))).dropped).toHaveLength(1)
  })
})

describe('a report whose number is not counted', () => {
  const uncounted = (file: string, said: string): Claim => ({
    kind: 'uncounted',
    said,
    reports: [idOf(file)],
  })
  it('is told where no line counts it', async () => {
    const claim = uncounted(songgang, '松岗乡2023年的数没看准，不在内')
    expect((await pass([claim])).dropped).toEqual([])
  })
  it('is not told of one that a line counts, nor by another name', async () => {
    const sum = numbers({ form: 'list' }, '岚水县荷塘镇调解矛盾纠纷：2023年120起[1]、2024年135起[2]')
    const counted = uncounted(newer, '岚水县荷塘镇2024年的数没看准，不在内')
    expect((await pass([sum, counted])).dropped.map(({ text }) => text)).toEqual([`${counted.said}。`])
    expect((await pass([uncounted(songgang, '石坪镇2023年的数没看准，不在内')])).dropped).toHaveLength(1)
  })
})

describe('reports that are named as silent', () => {
  const silent = (said: string, topic: string, ...files: string[]): Claim => ({
    kind: 'silent',
    said,
    terms: [{ word: topic, alternatives: [], weight: 1 }],
    needsNumber: false,
    of: { reports: files.map(idOf), topic },
  })
  const ask = (claim: Claim) => pass([claim], '哪些乡镇没写普法')
  it('are told by place where no report of it writes of the topic, by report where another does', async () => {
    const places = silent('2个乡镇的报告没有写到普法：松岗乡、北岭县荷塘镇', '普法', beiling, songgang)
    expect((await ask(places)).dropped).toEqual([])
    expect((await ask(silent('岚水县荷塘镇2024年的报告没有写到普法', '普法', newer))).dropped).toEqual([])
  })
  it('are no silent ones where one of them writes it', async () => {
    const denied = silent('2个乡镇的报告没有写到普法：岚水县荷塘镇2023年、松岗乡', '普法', hetang, songgang)
    expect((await ask(denied)).dropped).toHaveLength(1)
  })
  it('are all named', async () => {
    expect((await ask(silent('松岗乡的报告没有写到普法', '普法', beiling, songgang))).dropped).toHaveLength(1)
  })
})

describe('the side that a quote takes', () => {
  const stance = (said: string): Claim => ({ kind: 'stance', said, n: 3 })
  const text = '岚水县荷塘镇2024年有没有行政诉讼'
  it('is told as the quote takes it', async () => {
    expect((await pass([stance('没有')], text)).dropped).toEqual([])
  })
  it.each(['有', '是', '不是'])('is not told as %s', async (said) => {
    expect((await pass([stance(said)], text)).dropped).toHaveLength(1)
  })
})
