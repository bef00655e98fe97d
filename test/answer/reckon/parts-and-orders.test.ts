// Talks that go on with parts and their wholes, with what is left, with two years' sums, and with an order less some of its places.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestLibrary, reportOf, type TestLibrary } from '../../fakes/open-test-library.ts'

const ofYear = ([disputes, settled, land, kin, people, money]: readonly number[]) => `（一）调解矛盾纠纷
全年调解矛盾纠纷${disputes}起，成功${settled}起，成功率95.0%，其中山林纠纷${land}起、邻里纠纷${kin}起。
（二）追回工资
全年帮${people}名农民工追回工资${money}万元。`

const texts = {
  'tanxi-2023.txt': reportOf('潭溪镇', 2023, ofYear([90, 86, 30, 20, 12, 24])),
  'tanxi-2024.txt': reportOf(
    '潭溪镇',
    2024,
    `${ofYear([100, 95, 24, 26, 18, 30])}
（三）排查隐患
全年排查安全隐患80处，整改76处，未整改的4处为停用仓库，已封闭。
（四）审查合同
全年合法性审查40件，其中合同26件、文件14件。`,
  ),
  'heshan-2023.txt': reportOf('禾山乡', 2023, ofYear([70, 66, 11, 19, 5, 9])),
  'heshan-2024.txt': reportOf(
    '禾山乡',
    2024,
    `${ofYear([60, 57, 12, 18, 6, 11])}
（三）受理投诉
全年受理养犬投诉7件，比上年减少4件。
（四）审查合同
全年合法性审查50件，其中合同20件、文件30件。`,
  ),
  'qiaotou-2024.txt': reportOf('桥头街道', 2024, ofYear([300, 280, 20, 90, 8, 16])),
}

let office: TestLibrary
beforeAll(async () => {
  office = await openTestLibrary(texts)
})
afterAll(() => office.close())

const textOf = async (...turns: readonly string[]) => (await office.talk(turns)).text
const land = '潭溪镇2024年山林纠纷多少起'

describe('a part in a talk', () => {
  it('is shared in the number that its report says it is part of, and not in what was settled of it', async () => {
    expect(await textOf(land, '占总数几成')).toMatch(/24%.*24÷100/)
  })
  it('is shared in it with another part', async () => {
    expect(await textOf(land, '邻里纠纷呢', '这两个加起来占全部的多少')).toMatch(/50%.*50÷100/)
  })
  it('is the one that is named now, where the whole was asked for before', async () => {
    const turns = ['潭溪镇2024年合法性审查几件', '里头合同几件', '禾山合同审了几件', '两家合同加起来']
    expect(await textOf(...turns)).toMatch(/26\+20=46|20\+26=46/)
  })
})

describe('what is left in a talk', () => {
  it('is reckoned from what was done, and not from what was not', async () => {
    const text = await textOf('潭溪镇2024年排查隐患多少处', '整改多少处', '没整改的还有几处')
    expect(text).toMatch(/80-76=4/)
  })
  it('is reckoned where a number is held for it', async () => {
    const text = await textOf('潭溪镇2024年调解矛盾纠纷多少起', '成功多少起', '没成功的就是5起对吧')
    expect(text).toMatch(/100-95=5/)
    expect(text).not.toMatch(/不是/)
  })
})

describe('sums and changes in a talk', () => {
  it('hold the sums of two years against each other, whichever of them was told last', async () => {
    const turns = ['潭溪镇、禾山乡2024年追回工资各多少', '2023年两家分别多少', '两家合计涨了多少']
    expect(await textOf(...turns)).toMatch(/41万元.*33万元.*多8万元/)
  })
  it('are of two things of the year that is named', async () => {
    const turns = ['潭溪镇2023、2024年山林纠纷各多少起', '邻里纠纷呢', '2024年两类合计']
    expect(await textOf(...turns)).toMatch(/24\+26=50/)
  })
  it('are those that a report writes itself, where the year before has no such number', async () => {
    expect(await textOf('禾山乡2024年受理养犬投诉多少件', '比上年少几件')).toMatch(
      /7件\[1\]，比上年减少4件\[2\]/,
    )
  })
  it('are asked of another thing over the years that were gone through', async () => {
    const text = await textOf('潭溪镇2023年调解矛盾纠纷多少起', '24年呢', '邻里的多了几起')
    expect(text).toMatch(/26起.*20起.*多6起|20起.*26起|多6起/)
  })
  it('share what two numbers of one sentence make', async () => {
    const text = await textOf('潭溪镇2024年追回工资多少钱', '帮了多少人', '23年呢', '平均每个人追回多少')
    expect(text).toMatch(/平均每名2万元/)
  })
})

describe('an order in a talk', () => {
  const all = '2024年调解矛盾纠纷各镇多少，排个序'
  it('is told from its other end, and without those that are left out', async () => {
    const text = await textOf(all, '最低的是哪家', '去掉街道，最高的呢')
    expect(text).toMatch(/潭溪镇最多/)
    expect(text).not.toMatch(/桥头|未计本镇/)
  })
  it('is asked anew where some are left out, and added up as it was told last', async () => {
    expect(await textOf(all, '不含街道，前两名是哪些')).toMatch(/潭溪镇最多.*禾山乡60起/)
  })
  it('holds its ends against each other', async () => {
    expect(await textOf(all, '头一名跟末一名差几起')).toMatch(/300起.*60起.*多240起/)
    expect(await textOf(all, '极差')).toMatch(/多240起/)
  })
})

describe('what was reckoned last', () => {
  it('is gone on from with other parts, other years and all that was added up', async () => {
    expect(await textOf(land, '占总数几成', '邻里呢')).toMatch(/26%.*26÷100/)
    expect(await textOf(land, '占总数几成', '23年山林占多少')).toMatch(/33\.3%.*30÷90/)
    expect(await textOf(land, '邻里纠纷呢', '加起来', '占全部的比例')).toMatch(/50%.*50÷100/)
  })
  it('is of the places that an order told, and of all again where it is asked who', async () => {
    const all = '2024年调解矛盾纠纷各镇多少，排个序'
    expect(await textOf(all, '前两名是谁', '差多少')).toMatch(/300起.*100起.*多200起/)
    expect(await textOf(all, '头一名跟末一名差几起', '23到24年谁增加最多')).toMatch(/潭溪镇/)
  })
})
