import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Want } from '#domain/frame.ts'
import { openTestComposer, type TestComposer } from './open-test-composer.ts'

const report = (year: number, body: string) =>
  `岚水县潭溪镇${year}年法治政府建设工作报告\n一、主要工作\n${body}\n三、下一步打算\n（一）筹建镇级法治公园。\n岚水县潭溪镇人民政府\n${year + 1}年1月10日\n`

const texts = {
  'a.txt': report(
    2023,
    '（一）依法办事。全年未发生行政诉讼案件。县消防大队来镇演练2次。参加普法考试40人，合格率92.5%。拆除面积300平方米。\n（二）护薪。镇里先行垫付木器厂工人生活费6万元，垫付款已全部收回。旧街改造工地全年没有收到欠薪投诉。\n（三）调解。调解矛盾纠纷70起，其中山林纠纷9起、水利纠纷6起。骨干职工会前学法6次。线索补贴全年发放2万元，查实20条。',
  ),
  'b.txt': report(
    2024,
    '（一）依法办事。被提起行政诉讼1件。拆除违法建设3宗420平方米。配网格员30名。\n（二）护薪。全年受理欠薪投诉4件。镇工会设立服务点2个。\n（三）调解。调解矛盾纠纷66起。',
  ),
}

let antou: TestComposer
beforeAll(async () => {
  antou = await openTestComposer(texts)
})
afterAll(() => antou.close())

async function leadOf(text: string, want: Want): Promise<string> {
  const answer = await antou.compose(text, { want })
  expect(answer?.dropped ?? []).toEqual([])
  return answer?.text.split('\n')[0] ?? ''
}

describe('whether it is so', () => {
  it.each([
    ['there was none', '潭溪镇2023年当过行政诉讼的被告没', /^没有，.*未发生行政诉讼/],
    ['a deed that is denied of the thing', '潭溪镇2023年还接到欠薪投诉没', /^不是，.*没有收到欠薪投诉/],
    ['a deed that is told', '潭溪镇2023年替木器厂垫的钱收回来没有', /^是，.*全部收回/],
    ['a rate below all of them', '潭溪镇2023年普法考试是不是全员合格', /^不是，.*合格率92\.5%/],
    ['a number in the loose measure of speech', '潭溪镇2024年网格员30个没错吧', /^是，.*网格员30名/],
  ])('%s', async (_, text, lead) => expect(await leadOf(text, 'whether')).toMatch(lead))

  it('is not told of another thing whose name begins alike, nor of a plan', async () => {
    expect(await antou.compose('潭溪镇2023年有没有消防车', { want: 'whether' })).toBeNull()
    expect(await leadOf('潭溪镇2023年建了法治公园没有', 'whether')).not.toMatch(/^(?:是|有)，/)
  })
})

describe('numbers', () => {
  it('of two parts of one sentence are added up in the measure that is asked for', async () =>
    expect(await leadOf('潭溪镇2023年山林纠纷跟水利纠纷加起来多少起', 'total')).toMatch(/合计15起.*9\+6=15/))

  it('of a year that tells the thing in other words stand in the course', async () =>
    expect(await leadOf('潭溪镇2023到2024年拆违面积怎么变的', 'trend')).toMatch(/300平方米.*420平方米/))

  it('of all together are none of each one', async () =>
    expect(await antou.compose('潭溪镇2023年查实一条给多少钱', { want: 'value' })).toBeNull())
})

it('a word that two others make between them is not written', async () => {
  const lead = await leadOf('哪些报告写到了工会', 'who')
  expect(lead).toContain('2024')
  expect(lead).not.toContain('会前')
})
