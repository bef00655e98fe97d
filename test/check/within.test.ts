// What is within another number is no more than it, a mark no more than the full one, what fell has not risen; a town that no list knows is read without the words before it.
import { expect, test } from 'vitest'
import { checkText } from '#check/gate/check-text.ts'
import { openDraftDeps, ownPlace } from '../fakes/draft-deps.ts'

const { deps } = await openDraftDeps()

async function find(text: string) {
  const found = await checkText({ text, place: ownPlace, year: 2024, scope: 'section' }, deps)
  return found.filter(({ severity }) => severity !== 'note').map(({ text: said }) => said)
}

test.each([
  ['偿还村级债务430万元中的600万元。', /600万元”多于“430万元/],
  ['参加考试成绩为106分（满分100分）。', /超过满分/],
  ['财政收入下滑，同比增长3.1%。', /方向相反/],
  ['加强对双渡镇各村的安全检查。', /“双渡镇”不是本单位/],
  ['在双渡镇社区推动成立业委会。', /“双渡镇”不是本单位/],
])('%s', async (text, expected) => {
  expect((await find(text)).join('\n')).toMatch(expected)
})

test.each([
  '偿还村级债务600万元中的430万元。',
  '参加考试成绩为96分（满分100分）。',
  '固定资产投资增速回落，同比增长3.1%。',
  '粮食产量增长，同比增长2.1%。',
  '按照县委统一部署，加强对辖区各村的安全检查。',
])('sound: %s', async (text) => {
  expect(await find(text)).toEqual([])
})
