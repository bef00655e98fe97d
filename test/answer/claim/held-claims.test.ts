// What an asker holds to be so: 是 only where the answer to the question behind it bears it out, 不是 with what is told instead.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestLibrary, reportOf, type TestLibrary } from '../../fakes/open-test-library.ts'

const ofYear = ([disputes, settled, fines, rate]: readonly number[]) => `（一）调解矛盾纠纷
全年调解矛盾纠纷${disputes}起，成功${settled}起。
（二）行政执法
开具处罚决定书${fines! + 2}份，其中罚款${fines}次，警告2次。12345热线满意率${rate}%。`

const graded = `
（三）分级检查
把56家采石企业分成甲级、乙级两级，甲级21家每半年查一次，乙级35家每季度查一次。一宗占地积案由党委副书记包案，上门6次后息诉。`

const texts = {
  'tanxi-2022.txt': reportOf('潭溪镇', 2022, ofYear([80, 77, 3, 90.5])),
  'tanxi-2023.txt': reportOf('潭溪镇', 2023, ofYear([90, 86, 5, 92.5]) + graded),
  'tanxi-2024.txt': reportOf('潭溪镇', 2024, ofYear([100, 95, 9, 94.5])),
  'heshan-2023.txt': reportOf('禾山乡', 2023, ofYear([70, 66, 4, 93.5])),
  'heshan-2024.txt': reportOf('禾山乡', 2024, ofYear([130, 124, 6, 93.1])),
}

let office: TestLibrary
beforeAll(async () => {
  office = await openTestLibrary(texts)
})
afterAll(() => office.close())

const tell = async (...turns: readonly string[]) => (await office.talk(turns, null)).text.split('\n')[0]!

describe('what an asker holds', () => {
  it.each([
    ['a number as it stands there', '请问潭溪镇2024年调解矛盾纠纷是100起，对吧？', /^是，.*100起/],
    ['a number of another year', '潭溪镇2024年调解矛盾纠纷有90起，我没记错吧', /^不是，.*100起/],
    ['two numbers', '潭溪镇2023年调解矛盾纠纷90起、成功86起，没错吧？', /^是，.*90起.*86起/],
    ['two numbers, one of them wrong', '潭溪镇2023年调解矛盾纠纷90起、成功80起，没错吧？', /^不是，.*86起/],
    [
      'the number of the whole for a part',
      '潭溪镇2024年开的处罚决定书里，罚款有11次吧？',
      /^不是，.*罚款9次/,
    ],
    ['the number of another class', '潭溪镇2023年采石企业里甲级有35家吧？', /^不是，/],
    ['an order', '2024年调解矛盾纠纷最多的是潭溪镇吧？', /^不是，.*禾山乡.*最多/],
    ['an order as it is', '2024年调解矛盾纠纷最多的是禾山乡吧？', /^是，.*禾山乡.*最多/],
    ['which year has most', '潭溪镇调解矛盾纠纷最多的那年是23年嘛', /^不是，.*2024年.*最多/],
    ['a course', '潭溪镇调解矛盾纠纷这三年是逐年增长的，这个说法站得住吗', /^是，.*逐年增加/],
    ['a course the other way', '潭溪镇调解矛盾纠纷这三年是逐年下降的，对不对', /^不是，.*逐年增加/],
    ['a difference', '潭溪镇2024年调解矛盾纠纷比2023年多10起，对吧', /^是，.*多10起/],
    ['a difference of another size', '潭溪镇2024年调解矛盾纠纷比2023年多30起，对吧', /^不是，.*多10起/],
    ['an office', '潭溪镇2023年那宗占地积案，是镇长包的案，对吧？', /^不是，.*党委副书记/],
  ])('%s', async (_, text, lead) => expect(await tell(text)).toMatch(lead))

  it.each([
    ['a number that is to be checked', '潭溪镇2024年调解矛盾纠纷是100起，帮我核一下', /^是，/],
    ['none at all', '潭溪镇2024年罚款一次都没有，是吧', /^不是，/],
  ])('%s', async (_, text, lead) => expect(await tell(text)).toMatch(lead))
  it('denies nothing with a number of another thing', async () => {
    expect(await tell('潭溪镇2023年修水渠、平场院、拆棚子有35处，对吧')).not.toMatch(/^不是/)
  })
  it('does not say of what was left undone that it was, by a number of what was done', async () => {
    expect(await tell('潭溪镇2023年一宗占地积案上门6次后，没息诉吧')).not.toMatch(/^是/)
  })

  it('is told with the year whose number it is', async () => {
    const { text } = await office.talk(['潭溪镇2024年罚款有5次吧'], null)
    expect(text).toMatch(/不是/)
    expect(text).toMatch(/别的年份的：潭溪镇2023年5次/)
  })
  it('goes on with the talk', async () => {
    expect(await tell('2024年调解矛盾纠纷哪个乡镇最多', '第二是潭溪吧')).toMatch(/^是，.*潭溪镇/)
  })
  it('is no 是 of a sentence that says it of another class', async () => {
    expect(await tell('潭溪镇2023年采石企业分级怎么查的', '甲级的是一个季度查一次吧？')).not.toMatch(/^是/)
  })
})

describe('numbers of another year or town', () => {
  const numbers = { 潭溪镇2023年: 90, 潭溪镇2024年: 100, 禾山乡2023年: 70, 禾山乡2024年: 130 }
  const ends = ['吧？', '，对不对', '，我没说错吧', '是不是']
  const all = Object.entries(numbers).flatMap(([whose, own], i) =>
    Object.values(numbers).map((value): [string, RegExp] => [
      `${whose}调解矛盾纠纷有${value}起${ends[i % ends.length]}`,
      value === own ? /^是，/ : /^不是，/,
    ]),
  )
  it.each(all)('%s', async (text, lead) => expect(await tell(text)).toMatch(lead))
})
