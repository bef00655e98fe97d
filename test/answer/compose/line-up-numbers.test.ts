import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Want } from '#domain/frame.ts'
import { openTestComposer, type TestComposer } from './open-test-composer.ts'

const write = (town: string, year: number, body: string) => `${town}${year}年法治政府建设工作报告
${year}年，${town.slice(3)}推进法治政府建设，现将情况报告如下。
一、主要举措和成效
${body}
${town.slice(3)}人民政府
${year + 1}年1月10日`

const reports = {
  'tanxi-2023.txt': write(
    '岚水县潭溪镇',
    2023,
    `（一）化解纠纷
全年调解各类矛盾纠纷88起。
（二）护林用火
对违规用火的老人以补种代替罚款，全年补种杉树苗300株。
（三）守护工钱
为21名工人追回工资30万元。`,
  ),
  'tanxi-2024.txt': write(
    '岚水县潭溪镇',
    2024,
    `（一）化解纠纷
全镇法律明白人40名，参与调解35起。全年调解各类矛盾纠纷96起。
（二）护林用火
补种树苗210株。排查火灾隐患40处，整改38处。
（三）守护工钱
督促补缴工资保证金50万元，帮助12名工人拿到工资18万元。`,
  ),
  'heshan-2023.txt': write(
    '岚水县禾山乡',
    2023,
    `（一）化解纠纷
9月至11月专项行动期间化解矛盾纠纷60起。
（二）守护工钱
为9名工人追回工资11万元。`,
  ),
  'heshan-2024.txt': write(
    '岚水县禾山乡',
    2024,
    `（一）化解纠纷
全年调解各类矛盾纠纷105起。
（二）守护工钱
为8名工人追回工资10万元，比上年有所减少。排查火灾隐患20处，整改18处，整改率90.0%。`,
  ),
  'pingwu-2024.txt': write(
    '青榆县坪坞镇',
    2024,
    `（一）化解纠纷
镇综治中心调解邻里和土地上的矛盾纠纷40余起，镇派出所调解打闹引起的矛盾纠纷80余起。
（二）守护工钱
为5名工人追回工资6万元。`,
  ),
}

let antou: TestComposer
beforeAll(async () => {
  antou = await openTestComposer(reports)
})
afterAll(() => antou.close())

async function tell(text: string, want: Want): Promise<string> {
  const answer = await antou.compose(text, { want })
  expect(answer?.dropped).toEqual([])
  return answer?.text ?? ''
}

describe('the figure of a place is', () => {
  it('the whole, and not what some took part in', async () => {
    expect(await tell('潭溪镇2024年调解了多少起', 'value')).toMatch(/96起/)
    expect(await tell('潭溪镇两年的调解数有什么变化', 'trend')).toMatch(
      /2024年比2023年多8起.*88起\[\d\] → 96起/,
    )
  })
  it('of money where pay is asked for, and of the pay itself', async () => {
    expect(await tell('2024年追回的工资哪个镇最多', 'rank')).toMatch(
      /^2024年潭溪镇最多，帮助工人拿到工资18万元/,
    )
  })
  it('found by the words of its own noun where the question has others', async () => {
    expect(await tell('潭溪镇2023、2024两年一共补栽了多少株树苗', 'total')).toMatch(
      /^潭溪镇树苗合计510株：2023年300株\[\d\]、2024年210株/,
    )
  })
  it('told with its period where that is less than the year', async () => {
    expect(await tell('禾山乡这两年的调解数怎么变的', 'trend')).toMatch(/60起（9月至11月专项行动期间）/)
  })
})

describe('a rate that a report does not write', () => {
  it('is made of the two counts that it does, with its arithmetic', async () => {
    expect(await tell('潭溪镇和禾山乡2024年隐患整改率谁高', 'compare')).toMatch(
      /^潭溪镇高，2024年整改率95%（38÷40）\[\d\]，比禾山乡90\.0%\[\d\]高5个百分点/,
    )
  })
})

describe('doors of one place', () => {
  it('are told beside each other, and their sum is a rough one', async () => {
    expect(await tell('坪坞镇2024年调解了多少起', 'value')).toMatch(
      /^坪坞镇2024年的矛盾纠纷合计约120起：综治中心40余起\[\d\]、派出所80余起\[\d\]，都是约数/,
    )
    expect(await tell('坪坞镇综治中心和派出所2024年加起来调解多少起', 'total')).toMatch(
      /合计约120起：.*都是约数/,
    )
  })
})

describe('more than one place', () => {
  it('is compared by its change where that is asked', async () => {
    expect(await tell('2023到2024年，追回的工资哪个镇减少得最多', 'trend')).toMatch(
      /^潭溪镇少12万元（40%）.*；禾山乡少1万元/,
    )
  })
  it('of two counties is added up county by county', async () => {
    expect(await tell('岚水县和青榆县2024年追回的工资哪个县多', 'compare')).toMatch(
      /^2024年岚水县多22万元。岚水县合计28万元：.*；青榆县合计6万元/,
    )
  })
  it('is shared out where the mean is asked for', async () => {
    expect(await tell('岚水县各镇2024年平均每个镇追回的工资多少', 'rank')).toMatch(
      /^2024年工资平均14万元（280000÷2=140000），合计28万元/,
    )
  })
})
