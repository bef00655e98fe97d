import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { answerQuestion } from '#answer/answer.ts'
import { pickLikeTold } from '#answer/pick/pick-like-told.ts'
import { findEvidence } from '#answer/quotes/find-evidence.ts'
import { tellSilence } from '#answer/rows/tell-silence.ts'
import type { AnswerLine } from '#domain/answer.ts'
import type { Frame } from '#domain/frame.ts'
import { readFrame } from '#question/read-frame.ts'
import { openTestLibrary, reportOf, type TestLibrary } from '../fakes/open-test-library.ts'

const texts = {
  'tanxi-2024.txt': reportOf(
    '潭溪镇',
    2024,
    `（一）规范合同审查
全年合法性审查40件，其中合同26件、文件14件。
（二）调解竹器纠纷
全年受理竹器纠纷50起，调成45起。
（三）追回工资
年内园区厂房一案涉及19人、32万元，从投诉到到账用了8天。
（四）开展普法宣传
开展普法活动18场，发放资料2600份。
（五）发动村居
全镇9个村居调解组织共调处各类矛盾纠纷21起。`,
  ),
  'tanxi-2023.txt': reportOf(
    '潭溪镇',
    2023,
    `（一）规范合同审查
全年合法性审查30件，其中合同15件、文件15件。
（二）调解竹器纠纷
全年受理竹器纠纷40起，调成32起。`,
  ),
  'heshan-2024.txt': reportOf(
    '禾山乡',
    2024,
    `（一）规范合同审查
全年合法性审查50件，其中合同20件、文件30件。
（二）做好纠纷化解
专项行动期间化解各类矛盾纠纷86起。
（三）开展普法宣传
讲师团到村33场，发放资料5600份。`,
  ),
}

let office: TestLibrary
beforeAll(async () => {
  office = await openTestLibrary(texts)
})
afterAll(() => office.close())

const talk = (...turns: readonly string[]) => office.talk(turns)
const textOf = async (...turns: readonly string[]) => (await talk(...turns)).text

describe('a share in a talk', () => {
  it('is told of each of two places', async () => {
    const text = await textOf('潭溪镇和禾山乡2024年合法性审查各多少件', '合同占的比例各是多少')
    expect(text).toMatch(/潭溪镇65%（26÷40）.*禾山乡40%（20÷50）/)
  })
  it('is told of each of two years, and which is higher', async () => {
    const text = await textOf('潭溪镇2023年和2024年合法性审查各多少件', '合同占的比例哪年高')
    expect(text).toMatch(/2024年最高，65%（26÷40）.*2023年50%（15÷30）/)
  })
  it('is that of the two numbers told, where none is named', async () => {
    const text = await textOf('潭溪镇2024年竹器纠纷受理多少起，调成多少起', '比例呢')
    expect(text).toMatch(/90%（45÷50）/)
  })
  it('stays the share asked for where only the year is another', async () => {
    const text = await textOf('潭溪镇2024年竹器纠纷受理多少起', '调成的比例是多少', '23年的比例呢')
    expect(text).toMatch(/80%（32÷40）/)
  })
})

describe('a number in a talk', () => {
  it('of the kind that was told stands for one that a place does not write', async () => {
    const { deps, library } = office
    const visible = await library.listReports()
    const asked = { text: '禾山乡2024年村居调解组织调处多少起', askerPlace: null, context: [] }
    const read = await readFrame(asked, { ...deps, visible })
    const figures = await library.listFigures(visible.map(({ id }) => id))
    const told = figures.filter(({ value }) => value === 21).map(({ reportId, at }) => ({ reportId, ...at }))
    const evidence = await findEvidence(read, visible, deps)
    const pick = (given: Partial<Frame>) => pickLikeTold({ ...read, ...given }, evidence, deps)
    expect((await pick({ takes: 'same-year', told }))?.figure.value).toBe(86)
    expect(await pick({ takes: 'same-year', told: [] })).toBeNull()
    expect(await pick({ takes: null, told })).toBeNull()
  })
  it('is found of a case that is named by another number', async () => {
    expect(await textOf('潭溪镇2024年合法性审查多少件', '那个19人的案子用了多少天')).toMatch(
      /^潭溪镇2024年.*8天\[1\]/,
    )
  })
  it('is told with what is asked beside it, in words or by its measure', async () => {
    expect(await textOf('潭溪镇2024年竹器纠纷一共受理了多少起 都调成了没')).toMatch(/50起.*45起/)
    expect(await textOf('潭溪镇2024年园区厂房那个案子，人数 金额都要')).toMatch(/19人.*32万元/)
  })
  it('that no report of the year writes is denied for that year alone', async () => {
    const visible = await office.library.listReports()
    const scope = visible.filter(({ file }) => file === 'tanxi-2023.txt')
    const tell = (seen: typeof visible) =>
      tellSilence(scope, { scope, visible: seen, topic: '普法', needsNumber: false })
    expect(tell(visible)).toBe('潭溪镇2023年的报告没有写到普法')
    expect(tell(scope)).toBe('潭溪镇的报告没有写到普法')
  })
  it('that stands beside the one found is not left out', async () => {
    const text = await textOf('潭溪镇2024年普法活动多少场，发资料多少份', '禾山乡呢')
    expect(text).toMatch(/33场/)
    expect(text).toMatch(/5600份/)
  })
  it('that is not written of the thing is not told of another', async () => {
    const answer = await talk('禾山乡2024年合法性审查多少件', '竹器纠纷调成几起有没有写')
    expect(answer.kind).toBe('refusal')
  })
})

describe('several questions of one message', () => {
  it('are answered one after the other, what both cite under one number', async () => {
    const answer = await talk('潭溪镇2024年合法性审查多少件', '和禾山乡合计多少件，哪家多')
    expect(answer.text).toMatch(/合计90件/)
    expect(answer.text).toMatch(/禾山乡多，.*多10件/)
    expect(answer.citations.map(({ n }) => n)).toEqual([1, 2])
    expect(answer.text.match(/查了：/g)).toHaveLength(1)
  })
  it('tell a number once that the second tells again', async () => {
    const text = await textOf('潭溪镇2024年合法性审查多少件', '23年呢，比24年少多少')
    expect(text.match(/30件/g)?.length).toBe(1)
    expect(text).toMatch(/10件/)
  })
  it('hand on their lines as the whole answer has them', async () => {
    const lines: AnswerLine[] = []
    const options = { onLine: (line: AnswerLine) => lines.push(line) }
    const question = { text: '潭溪镇24年合法性审查多少件，比23年多多少', askerPlace: null, context: [] }
    const answer = await answerQuestion(question, options, office.deps)
    expect(lines).toEqual(answer.lines)
  })
})

it('places that there was no room to quote are named with their passage', async () => {
  const said = ['松岗镇', '禾山镇', '竹坪镇', '荷塘镇', '梅岭镇', '枫林镇', '云台镇', '青石镇', '东湖镇']
  const deeds = ['巡河道', '查烟花', '问老人', '看工地', '记租客', '数井盖', '盯秸秆', '劝摆摊', '送药品']
  const many = await openTestLibrary(
    Object.fromEntries(
      said.map((town, i) => [
        `${i}.txt`,
        reportOf(
          town,
          2024,
          `（一）用好网格员\n网格员${deeds[i]!.repeat(6)}，发现一起处置一起，年底按件数给补贴。`,
        ),
      ]),
    ),
  )
  const { text, citations } = await answerQuestion(
    { text: '各镇怎么用网格员的', askerPlace: null, context: [], last: null },
    {},
    many.deps,
  )
  await many.close()
  expect(text).toMatch(/另有\d个乡镇的报告也写到了网格员：/)
  for (const town of said) expect(text).toContain(town)
  expect(new Set(citations.map(({ reportId }) => reportId)).size).toBe(said.length)
})

describe('of a report', () => {
  const ask = async (text: string) => {
    const own = await openTestLibrary({
      'zhuping-2024.txt': reportOf(
        '竹坪镇',
        2024,
        `（一）做好调解
全年调解矛盾纠纷82起，成功79起。赶场天现场调解13起。
（二）应诉
行政诉讼1件，镇长出庭应诉，法院判决维持。
（三）查处违建
拆除违法建筑2处160平方米。
二、存在的不足
13起现场调解中有2起反悔，没有做书面协议。`,
      ),
      'meiling-2024.txt': reportOf('梅岭镇', 2024, '（一）查处违建\n全年拆违3处，教育当事人5人。'),
    })
    const question = { text, askerPlace: null, context: [], last: null }
    const { text: said } = await answerQuestion(question, {}, own.deps)
    await own.close()
    return said
  }
  it('a number that is only recalled, or of one kind, is not the number of all', async () => {
    expect(await ask('竹坪24年调解整了多少起')).toMatch(/82起/)
    expect(await ask('竹坪24年调解多少起')).toMatch(/82起/)
    expect(await ask('竹坪24年现场调解多少起')).toMatch(/13起/)
  })
  it('a deputy is not the one in office', async () => {
    expect(await ask('竹坪24年那个官司，出庭的是副镇长吧')).toMatch(/^不是/)
    expect(await ask('竹坪24年那个官司，出庭的是镇长吧')).toMatch(/^是/)
  })
  it('who does not write an area is told by areas, not by the word', async () => {
    const said = await ask('24年谁家报告没写拆违面积')
    expect(said).toMatch(/梅岭镇/)
    expect(said).not.toMatch(/竹坪镇.{0,6}没有写|没有写[^。]*竹坪镇/)
  })
})
