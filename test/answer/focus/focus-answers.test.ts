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
