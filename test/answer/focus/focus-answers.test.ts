import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestLibrary, reportOf, type TestLibrary } from '../../fakes/open-test-library.ts'

const texts = {
  'tanxi-2024.txt': reportOf(
    '潭溪镇',
    2024,
    `（一）整修水渠
全年整修水渠12条，其中老鹰渠清淤3公里。渠长由种田大户轮流当，共26人。渠长老何说，水到田头，架就不吵了。
（二）用水试点难铺开
轮灌试点只在3个村开展，原因一是山地落差大；二是水表没有装齐。
（三）开展普法宣传
开展普法活动18场，发放资料2600份。渔船补贴发放9万元。`,
  ),
  'tanxi-2023.txt': reportOf('潭溪镇', 2023, `（一）整修水渠\n全年整修水渠8条，水费收取率从40%提高到85%。`),
  'heshan-2024.txt': reportOf('禾山乡', 2024, `（一）修路\n修村道5条，投入30万元，惠及900人。`),
}

let office: TestLibrary
beforeAll(async () => {
  office = await openTestLibrary(texts)
})
afterAll(() => office.close())
const textOf = async (...turns: readonly string[]) => (await office.talk(turns)).text

describe('a follow-up inside what was told', () => {
  it('is answered by the sentence beside it that has what is asked', async () => {
    expect(await textOf('潭溪镇2024年整修水渠多少条', '渠长有几个人')).toMatch(/26人/)
  })
  it('finds words that someone said', async () => {
    expect(await textOf('潭溪镇2024年整修水渠多少条', '老何原话怎么说的')).toMatch(/水到田头/)
  })
})

it('a list of causes is told whole', async () => {
  const text = await textOf('潭溪镇2024年轮灌试点开展了几个村', '为啥')
  expect(text).toMatch(/落差大.*水表没有装齐/)
})

it('what was and what became of it are told together', async () => {
  expect(await textOf('潭溪镇2023年水费收取率是多少')).toMatch(/从40%提高到85%/)
})

describe('a few sentences of what was told', () => {
  it('are made of its passages and of nothing else', async () => {
    const answer = await office.talk([
      '潭溪镇2024年整修水渠多少条',
      '渠长有几个人',
      '把这些拢成两三句我开会念',
    ])
    expect(answer.kind).toBe('answer')
    expect(answer.text).toMatch(/12条/)
    expect(answer.text).not.toMatch(/普法|禾山/)
    expect(new Set(answer.citations.map(({ reportId }) => reportId)).size).toBe(1)
  })
  it('have no numbers where none are wanted', async () => {
    const answer = await office.talk(['潭溪镇2024年渠长怎么当的', '照这个写两句，别带数字'])
    expect(answer.text.split('\n')[0]!.replace(/2024年|\[\d\]/g, '')).not.toMatch(/\d/)
  })
})

const hall = {
  'yunwan-2022.txt': reportOf(
    '云湾镇',
    2022,
    `（一）桥头说事
组建桥头说事队5支，共32人。全年说事41件，说成38件。
（二）晒谷场管理
晒谷场争执18件，因先来后到说不清。行政复议2件，复议机关均维持。
党政主要负责人履行推进法治建设第一责任人职责情况
书记主持研究晒谷场公约3次，镇长带队巡夜6次。两人接待来访21批。`,
  ),
  'yunwan-2023.txt': reportOf(
    '云湾镇',
    2023,
    `（一）桥头说事
桥头说事队更名为廊桥议事团，县法院每月派1名法官到桥头坐班。全年说事47件。
（二）晒谷场管理
出台《晒谷场轮用约定》，4月试行，争执由18件降到5件。办公室主任担任晒谷场约定起草组组长，三易其稿。`,
  ),
  'shatou-2023.txt': reportOf(
    '沙头乡',
    2023,
    `（一）晒谷场管理
晒谷场划线分格，争执3件。行政复议1件，因送达不规范被撤销。
（二）公厕选址
公厕选址征求周边意见，67户中61户同意。`,
  ),
}

describe('a thing goes on through the years of its place', () => {
  let town: TestLibrary
  beforeAll(async () => {
    town = await openTestLibrary(hall)
  })
  afterAll(() => town.close())
  const told = async (...turns: readonly string[]) => (await town.talk(turns)).text
  const squads = '云湾镇2022年桥头说事队几支'

  it('later: it was renamed', async () => {
    expect(await told(squads, '后头改名叫个啥')).toMatch(/廊桥议事团/)
  })
  it('how often somebody comes', async () => {
    expect(await told(squads, '法官多久来一趟')).toMatch(/每月派1名法官/)
  })
  it('what was made against it afterwards', async () => {
    expect(await told('云湾镇2022年晒谷场争执几件', '后来针对这个出了个啥')).toMatch(/轮用约定/)
  })
  it('who wrote it, by the post', async () => {
    expect(await told('云湾镇2022年晒谷场争执几件', '后来针对这个出了个啥', '谁牵头写的，改了几稿')).toMatch(
      /主任.*三易其稿/,
    )
  })
  it('what it was before', async () => {
    expect(await told('云湾镇2023年晒谷场出了什么约定', '没出约定之前争执是多少')).toMatch(/18件/)
  })
  it('another place that is named takes the thing along', async () => {
    expect(await told('云湾镇2023年晒谷场出了什么约定', '沙头那边是咋弄的')).toMatch(/划线分格/)
  })
  it('those who lead are told by what they did', async () => {
    expect(await told('云湾镇2022年书记和镇长自己都抓了些啥')).toMatch(/巡夜6次/)
  })
  it('a refusal and an answer agree on what is written', async () => {
    expect(await told('沙头乡公厕选址周边最后有多少户同意')).toMatch(/61户同意/)
  })
  it('who it befell: the outcome that is named', async () => {
    const text = await told('哪个镇复议被撤过')
    expect(text).toMatch(/沙头乡/)
    expect(text.split('\n')[0]).not.toMatch(/云湾镇/)
  })
})

describe('a name that only one sentence holds', () => {
  const named = {
    'yunxi-2023.txt': reportOf(
      '云溪镇',
      2023,
      `（一）坚持党建引领\n镇主要负责人将法治建设列入重要议事日程，全年主持召开法治专题会议6次，研究摊位纠纷化解、码头纠纷协调等事项9个。
（二）化解矛盾纠纷\n全年调解矛盾纠纷60起，其中摊位纠纷21起、码头纠纷14起。`,
    ),
    'yunxi-2024.txt': reportOf(
      '云溪镇',
      2024,
      `（一）化解矛盾纠纷\n全年调解矛盾纠纷66起，其中摊位纠纷18起、码头纠纷12起。
（二）讲好一个案例\n青螺湾两家船主争一个摊位，三年里互相起诉四次。随后由老船长主持，两家和社区坐下来谈了三个晚上。`,
    ),
  }
  let pier: TestLibrary
  beforeAll(async () => {
    pier = await openTestLibrary(named)
  })
  afterAll(() => pier.close())

  it('is answered by it, whatever else was told', async () => {
    const { text } = await pier.talk([
      '云溪镇这两年摊位纠纷各是多少起',
      '码头的也列一下',
      '24年摊位的占调解总数百分之几',
      '青螺湾那回是谁主持谈的',
    ])
    expect(text).toMatch(/青螺湾两家船主/)
  })
})
