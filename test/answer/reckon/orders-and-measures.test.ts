// Talks that ask who of those told stands where, who changed most, that keep the measures of one sentence together, and that name a number by its value.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestLibrary, reportOf, type TestLibrary } from '../../fakes/open-test-library.ts'

const ofYear = ([
  letters = 0,
  staff = 0,
  people = 0,
  money = 0,
  guests = 0,
]: readonly number[]) => `（一）受理信访
全年受理信访件${letters}件。持证执法人员${staff}名。
（二）追回工资
全年为${people}名瓦工追回工资${money}万元。
（三）夜校
全年夜校开课${staff * 2}场次，听课${guests}余人次。`

const texts = {
  'tanxi-2022.txt': reportOf('潭溪镇', 2022, ofYear([30, 6, 40, 50, 1100])),
  'tanxi-2023.txt': reportOf('潭溪镇', 2023, ofYear([25, 8, 30, 36, 1400])),
  'tanxi-2024.txt': reportOf(
    '潭溪镇',
    2024,
    `${ofYear([20, 9, 20, 18, 1900])}
（四）巡查员
巡查员18人中有4人全年没有上报一条。
（五）商户体检
完成商户体检21家，审查契约80份，提示隐患9处。
（六）晒谷纠纷
全年调解矛盾纠纷90件，成功88件，其中晒谷场纠纷12件、其他78件。
（七）提醒
上门提醒商铺33家。`,
  ),
  'heshan-2023.txt': reportOf('禾山乡', 2023, ofYear([10, 9, 8, 9, 500])),
  'heshan-2024.txt': reportOf('禾山乡', 2024, ofYear([6, 10, 6, 7, 600])),
  'yanping-2023.txt': reportOf('岩坪乡', 2023, ofYear([40, 9, 12, 13, 700])),
  'yanping-2024.txt': reportOf('岩坪乡', 2024, ofYear([36, 12, 10, 14, 800])),
}
const before = `${texts['tanxi-2023.txt']}
（四）商户体检
商户体检覆盖15家，审查契约66份，提示隐患5处。
（五）晒谷纠纷
全年调解矛盾纠纷80件，成功79件，其中晒谷场纠纷14件、其他66件。晒谷场纠纷14件调成11件。`

let office: TestLibrary
beforeAll(async () => {
  office = await openTestLibrary({ ...texts, 'tanxi-2023.txt': before })
})
afterAll(() => office.close())

const talkAs = async (askerPlace: string | null, ...turns: readonly string[]) =>
  (await office.talk(turns, askerPlace)).text
const textOf = (...turns: readonly string[]) => talkAs(null, ...turns)

describe('who of those told stands where', () => {
  const all = '2023年各乡镇持证执法人员多少名'
  it('is told of one’s own number', async () => {
    expect(await talkAs('岚水县禾山乡', all, '我们呢', '谁跟我们一样多')).toMatch(/^岩坪乡2023年.*9名/)
    expect(await talkAs('岚水县潭溪镇', all, '我们排第几', '谁在前头')).toMatch(/禾山乡9名.*岩坪乡9名/)
  })
  it('is told by how each changed', async () => {
    const told = ['潭溪镇2023、2024年信访各受理多少件', '禾山乡同期的', '岩坪乡的呢']
    expect(await textOf(...told, '三家按比例谁降得最狠')).toMatch(/^按比例禾山乡降得最多：禾山乡少4件（40%）/)
    expect(await textOf(...told, '岩坪不算，剩下两家谁降得多')).toMatch(/^潭溪镇少5件.*；禾山乡少4件/)
  })
  it('is a table of as many as are counted', async () => {
    const table = await textOf('2024年哪家受理信访件最多', '最少的呢', '把3家2024年的做成一张表')
    for (const name of ['潭溪镇', '禾山乡', '岩坪乡']) expect(table).toContain(`| ${name} |`)
  })
})

describe('measures of one sentence', () => {
  const asked = '潭溪镇2024年给瓦工追回来多少钱几个人'
  it('stay together from year to year, and are added up each', async () => {
    expect(await textOf(asked, '前一年呢', '再往前一年也说一下')).toMatch(/50万元[\s\S]*40名/)
    const sum = await textOf('潭溪镇2024年给瓦工追回来多少钱', '前两年呢', '三年一共多少钱，帮了几个人')
    expect(sum).toMatch(/50\+36\+18=104/)
    expect(sum).toMatch(/40\+30\+20=90/)
  })
  it('are all held against the year before, where all were told', async () => {
    const text = await textOf('潭溪镇2024年商户体检情况', '跟上一年比')
    expect(text).toMatch(/多6家/)
    expect(text).toMatch(/多14份/)
    expect(text).toMatch(/多4处/)
  })
  it('tell how the one went that stands beside the other', async () => {
    const text = await textOf('潭溪镇夜校三年各开课多少场', '听课的人也跟着涨吗')
    expect(text).toMatch(/^是，.*1100余人次.*1400余人次.*1900余人次/)
  })
})

describe('a number told before', () => {
  it('is called by its value', async () => {
    expect(await textOf('潭溪镇2024年巡查员怎么样', '那4个占多大比例')).toMatch(/22\.2%.*4÷18/)
  })
  it('is the later end where a year is named to count from', async () => {
    expect(await textOf('潭溪镇2024年受理信访件多少', '前两年呢', '从22算降了多少')).toMatch(/少10件/)
  })
  it('says which two years are meant', async () => {
    const told = ['潭溪镇2022年持证执法人员几名', '23年呢', '两年的加一块']
    expect(await textOf(...told)).toMatch(/6\+8=14/)
  })
  it('makes a sum that is held against another', async () => {
    const told = ['潭溪镇2023、2024年受理信访件各多少', '岩坪乡两年加一块有没有它多']
    expect(await textOf(...told)).toMatch(/岩坪乡.*合计76件.*比潭溪镇.*合计45件.*多31件/)
  })
})

describe('a number of another deed, or of all where a part is named', () => {
  it('answers nothing', async () => {
    expect(await textOf('潭溪镇2023年晒谷场纠纷调成几件', '24年成了几件')).not.toMatch(
      /^潭溪镇2024年.{0,6}成功88件/,
    )
    expect(await textOf('潭溪镇2024年罚了几家商铺')).not.toMatch(/^潭溪镇2024年.{0,8}33家/)
  })
  it('is none of a year that has none', async () => {
    expect(await textOf('潭溪镇2023、2024年晒谷场纠纷调成几件')).toMatch(/2024年/)
  })
})
