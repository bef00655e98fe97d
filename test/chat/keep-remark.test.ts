import { beforeAll, describe, expect, it } from 'vitest'
import type { Remark } from '#domain/journal/remark.ts'
import { buildReader, openTestDesk, type TestDesk } from './open-test-desk.ts'

const brief =
  '写2025年法治政府建设年度报告：调解矛盾纠纷52起，普法讲座15场，联系人王建国，身份证号110101199003078515。'

describe('what the talk keeps of replies that are no answers', () => {
  let test: TestDesk
  const keptOf = (person = 'p1'): Promise<readonly Remark[]> =>
    test.desk.listRemarks(buildReader(person), 'c1')
  beforeAll(() => {
    test = openTestDesk()
  })

  it('a draft as it stood, with what led to it, and nothing private', async () => {
    await test.say(brief)
    const [remark] = await keptOf()
    expect(remark?.text).toContain('调解矛盾纠纷52起')
    expect(JSON.stringify(remark)).not.toContain('110101199003078515')
    expect(remark?.replies.map(({ kind }) => kind)).toEqual(['notice', 'draft'])
    await test.say('普法改成16场')
    const second = (await keptOf()).at(-1)
    expect(second?.replies).toMatchObject([{ kind: 'draft', version: 2 }])
  })

  it('a notice with its choices, a document by its name', async () => {
    await test.say('导出Word')
    expect((await keptOf()).at(-1)?.replies).toMatchObject([{ kind: 'file' }])
    await test.say('你好')
    expect((await keptOf()).at(-1)?.replies).toMatchObject([{ kind: 'notice' }])
  })

  it('of what shows reports or opens something only that it was shown', async () => {
    await test.say('接稿码')
    await test.say('资料')
    const shown = (await keptOf()).slice(-2)
    expect(shown.map(({ replies }) => replies)).toEqual([
      [{ kind: 'shown', what: 'reports' }],
      [{ kind: 'shown', what: 'reports' }],
    ])
  })

  it('answers not at all: they are turns', async () => {
    const before = (await keptOf()).length
    await test.say('其他乡镇怎么处理欠薪')
    expect(await keptOf()).toHaveLength(before)
  })

  it('for nobody but who said it', async () => {
    expect(await keptOf('p2')).toEqual([])
  })
})
