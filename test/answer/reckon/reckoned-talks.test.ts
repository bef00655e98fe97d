// Talks that reckon with what was told: sums, differences, shares, means over the numbers of earlier turns, each with its addends.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { answerQuestion } from '#answer/answer.ts'
import { openTestLibrary, reportOf, type TestLibrary } from '../../fakes/open-test-library.ts'

const ofYear = ([disputes, settled, land, kin, people, money]: readonly number[]) => `（一）调解矛盾纠纷
全年调解矛盾纠纷${disputes}起，成功${settled}起，其中山林纠纷${land}起、邻里纠纷${kin}起。
（二）追回工资
全年帮${people}名农民工追回工资${money}万元。`

const texts = {
  'tanxi-2023.txt': reportOf('潭溪镇', 2023, ofYear([90, 86, 30, 20, 12, 24])),
  'tanxi-2024.txt': reportOf('潭溪镇', 2024, ofYear([100, 95, 24, 26, 18, 30])),
  'heshan-2023.txt': reportOf('禾山乡', 2023, ofYear([70, 66, 11, 19, 5, 9])),
  'heshan-2024.txt': reportOf('禾山乡', 2024, ofYear([60, 57, 12, 18, 6, 11])),
}

let office: TestLibrary
beforeAll(async () => {
  office = await openTestLibrary(texts)
})
afterAll(() => office.close())

const talkAs = (askerPlace: string | null, ...turns: readonly string[]) => office.talk(turns, askerPlace)
const textOf = async (...turns: readonly string[]) => (await talkAs(null, ...turns)).text
const asked = '潭溪镇2024年调解矛盾纠纷多少起'

describe('numbers told in a talk', () => {
  it('are added up by the names that stand in the passage shown', async () => {
    expect(await textOf(asked, '山林的加邻里的')).toMatch(/24\+26=50/)
  })
  it('are added up by how many they are', async () => {
    expect(await textOf(asked, '禾山乡2023年呢', '两个数加一下')).toMatch(/100\+70=170/)
  })
  it('make a difference of one’s own against the place spoken of', async () => {
    const { text } = await talkAs(
      '岚水县潭溪镇',
      '我们镇2024年调解矛盾纠纷多少起',
      '禾山乡呢',
      '咱比他多几起',
    )
    expect(text).toMatch(/多40起/)
  })
  it('make what is left of the whole', async () => {
    expect(await textOf(asked, '成功多少起', '没成的几起')).toMatch(/100-95=5/)
  })
  it('make how many times the one is the other', async () => {
    expect(await textOf('潭溪镇2024年追回工资多少', '禾山乡呢', '潭溪是禾山的几倍')).toMatch(/2\.73倍/)
  })
  it('make the share of a part in the sum told before', async () => {
    const text = await textOf('潭溪镇2024年山林纠纷、邻里纠纷各多少起', '两样加起来', '山林占几成')
    expect(text).toMatch(/占48%.*24÷50/)
  })
  it('make a mean over other numbers of the same sentences', async () => {
    const text = await textOf('潭溪镇2023、2024年追回工资合计多少', '人呢', '平均每人多少钱')
    expect(text).toMatch(/平均每名1\.8万元.*54万元.*30名/)
  })
  it('are added up where two things of one place and year were asked, whatever rate stood beside', async () => {
    const text = await textOf(
      '潭溪镇2024年调解多少起，成功率多少',
      '追回工资涉及几名农民工',
      '禾山乡呢',
      '两家加起来',
    )
    expect(text).toMatch(/18\+6=24/)
  })
  it('are added up as one question counted them off, or as they were asked one by one', async () => {
    expect(await textOf('潭溪镇2024年山林纠纷、邻里纠纷各多少起', '加起来')).toMatch(/24\+26=50/)
    expect(await textOf('潭溪镇2024年山林纠纷多少起', '邻里纠纷呢', '两样加拢')).toMatch(/24\+26=50/)
  })
  it('are added to those of the place that is named', async () => {
    expect(await textOf(asked, '跟禾山乡的加起来')).toMatch(/100\+60=160|60\+100=160/)
  })
  it('make a course where it is asked whether it rose, and against the place itself in another year', async () => {
    expect(await textOf('潭溪镇2023年调解矛盾纠纷多少起', '24年呢，升了还是降了')).toMatch(
      /100起.*90起.*多10起/,
    )
    expect(await textOf(asked, '它跟自己23年比多了几起')).toMatch(/多10起/)
    expect(await textOf(asked, '比23年多了几起')).toMatch(/多10起/)
  })
  it('are told again as a table, or in one sentence', async () => {
    const told = ['潭溪镇2023年追回工资多少', '24年呢'] as const
    expect(await textOf(...told, '改成表格')).toMatch(/\| 潭溪镇 \| 24万元\[1\] \| 30万元\[2\] \|/)
    const text = await textOf(...told, '写成一句话放报告里')
    expect(text).toMatch(/2023年24万元\[1\]、2024年30万元\[2\]/)
  })
  it('are a sum and a difference in one breath', async () => {
    const text = await textOf('潭溪镇2024年追回工资多少', '禾山乡呢', '两家一共多少，差多少')
    expect(text).toMatch(/41万元/)
    expect(text).toMatch(/19万元/)
  })
  it('are shared out to what stands beside them, place by place where it is asked who', async () => {
    const text = await textOf('潭溪镇、禾山乡2024年各追回工资多少', '各涉及几人', '平均到每个人，哪家高')
    expect(text).toMatch(/潭溪镇.*1\.67万元/)
    expect(text).toMatch(/禾山乡.*1\.83万元/)
  })
  it('fell by how much in a hundred between the years that are named', async () => {
    expect(await textOf('禾山乡2023年调解矛盾纠纷多少起', '24年呢', '23到24降了百分之几')).toMatch(/14\.3%/)
  })
  it('are reckoned again of what is corrected', async () => {
    const told = await textOf(
      '潭溪镇2024年山林纠纷、邻里纠纷各多少起',
      '两样加起来',
      '山林占几成',
      '换成23年再算',
    )
    expect(told).toMatch(/占60%.*30÷50/)
  })
  it('are cited each where it stands', async () => {
    const { citations } = await talkAs(null, asked, '禾山乡2023年呢', '两个数加一下')
    expect(citations.map(({ place, year }) => `${place}${year}`)).toEqual([
      '岚水县潭溪镇2024',
      '岚水县禾山乡2023',
    ])
  })
  it('are not reckoned with where a report is gone', async () => {
    const last = await talkAs(null, asked, '禾山乡2023年呢')
    const before = { frame: last.frame!, lines: last.lines, citations: last.citations }
    const reports = await office.library.listReports()
    const gone = reports.filter(({ metadata }) => metadata.year === 2023).map(({ id }) => id)
    const library = {
      ...office.deps.library,
      listReports: async () => reports.filter(({ id }) => !gone.includes(id)),
    }
    const question = { text: '两个数加一下', askerPlace: null, context: [], last: before }
    const answer = await answerQuestion(question, {}, { ...office.deps, library })
    expect(answer.text).not.toMatch(/170/)
  })
})

describe('a follow-up that names nothing new', () => {
  const both = '禾山乡呢'
  it('goes on with the places told one by one', async () => {
    expect(await textOf(asked, both, '两家平均多少')).toMatch(/平均80起.*160÷2/)
    expect(await textOf(asked, both, '潭溪占两家总数的百分之几')).toMatch(/占62\.5%.*100÷160/)
    expect(await textOf(asked, both, '倍数')).toMatch(/1\.67倍/)
  })
  it('goes on with the years told one by one', async () => {
    expect(await textOf(asked, '2023年呢', '增幅')).toMatch(/多10起（11\.1%）/)
    expect(await textOf(asked, '2023年呢', '列个表')).toMatch(/\| 潭溪镇 \| 90起\[\d\] \| 100起\[\d\] \|/)
    expect(await textOf(asked, '2023年呢', '24年的占两年总数几成')).toMatch(/占52\.6%.*100÷190/)
  })
  it('tells the same of another place, measure for measure', async () => {
    const text = await textOf('潭溪镇2024年调解矛盾纠纷多少起，追回工资多少钱', '刚才那两个数，禾山的呢')
    expect(text).toMatch(/60起/)
    expect(text).toMatch(/11万元/)
  })
  it('shares a named measure in the one that holds it, and in no other', async () => {
    const part = '其中山林纠纷多少起'
    expect(await textOf(asked, part, '山林占几成')).toMatch(/占24%.*24÷100/)
    expect(await textOf(asked, '帮多少名农民工追回工资', '工资占几成')).not.toMatch(/18÷100/)
  })
  it('is read as others would say it', async () => {
    expect(await textOf(asked, '最先头那年子是好多')).toMatch(/2023年.*90起/)
    expect(await textOf('潭溪镇2023年调解矛盾纠纷多少起', '有新点的吗')).toMatch(/2024年.*100起/)
  })
})
