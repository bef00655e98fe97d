import { expect, it } from 'vitest'
import { openGazetteer } from '#adapters/gazetteer/open-gazetteer.ts'
import { type CheckedSentence, checkAnswer } from '#check/claims/check-answer.ts'
import { checkSentence } from '#check/claims/check-sentence.ts'
import type { CitedPassage } from '#check/claims/cited-passage.ts'

const place = (town: string) => ({ province: null, city: null, county: '青禾县', town })
const passages: readonly CitedPassage[] = [
  {
    n: 1,
    text: '对辖区12个在建工地逐一摸排，建立欠薪台账。全年调解各类矛盾纠纷187起，调处成功183起，未发生群体性讨薪事件。',
    place: place('石桥乡'),
    year: 2023,
  },
  {
    n: 2,
    text: '节前集中排查用工单位31家，帮助42名农民工追回工资61万元。',
    place: place('杨坪镇'),
    year: 2024,
  },
]
const deps = {
  gazetteer: openGazetteer(),
  known: passages.map((one) => one.place),
  sameWords: [{ word: '台账', others: ['登记名册'] }],
}

async function check(...sentences: string[]): Promise<CheckedSentence[]> {
  const written = (async function* () {
    yield* sentences
  })()
  const checked: CheckedSentence[] = []
  for await (const one of checkAnswer(written, passages, deps)) checked.push(one)
  return checked
}

it('a sentence that its passage carries is kept as it is', async () => {
  const text = '石桥乡2023年对12个在建工地逐一摸排，建立欠薪台账[1]。'
  expect(await check(text)).toEqual([{ kind: 'kept', text, isMended: false }])
})

it('two townships in one sentence rest each on its own passage', async () => {
  const sound = '石桥乡调解各类矛盾纠纷187起[1]，杨坪镇帮助42名农民工追回工资61万元[2]。'
  const swapped = '杨坪镇调解各类矛盾纠纷187起，石桥乡帮助42名农民工追回工资61万元[1][2]。'
  expect((await check(sound))[0]).toMatchObject({ kind: 'kept' })
  expect((await check(swapped))[0]).toMatchObject({ kind: 'dropped' })
})

it('a sentence without a mark, with a mark of nothing or with the wrong one is cited again', async () => {
  const right = '杨坪镇节前集中排查用工单位31家[2]。'
  for (const mark of ['', '[99]', '[1]']) {
    expect(await check(right.replace('[2]', mark))).toEqual([{ kind: 'kept', text: right, isMended: true }])
  }
})

it.each([
  ['调处成功185起[1]。', /数/],
  ['追回工资61元[2]。', /数/],
  ['石桥乡调处成功187起[1]。', /数/],
  ['石桥乡2021年建立欠薪台账[1]。', /年/],
  ['杨坪镇建立欠薪台账[1]。', /杨坪镇/],
  ['石桥乡发生群体性讨薪事件[1]。', /相反/],
  ['石桥乡建立欠薪台账，群众满意度大幅提升[1]。', /群众满意度/],
  ['石桥乡建立“红黄绿”三色台账[1]。', /./],
  ['综上所述，各乡镇均高度重视。', /出处/],
])('%s is dropped with its reason', async (text, reason) => {
  const [one] = await check(text)
  expect(one).toMatchObject({ kind: 'dropped', text })
  expect(one?.kind === 'dropped' && one.reason).toMatch(reason)
})

it('arithmetic is kept where both its numbers stand in the sentence', async () => {
  const rate = '石桥乡调解187起、调处成功183起，成功率97.9%[1]。'
  expect((await check(rate))[0]).toMatchObject({ kind: 'kept' })
  for (const wrong of [rate.replace('97.9', '98.1'), '石桥乡调处成功率97.9%[1]。'])
    expect((await check(wrong))[0], wrong).toMatchObject({ kind: 'dropped' })
})

it('what two townships are said to have done must stand with each', async () => {
  const [one] = await check('石桥乡和杨坪镇都建立了欠薪台账[1][2]。')
  expect(one).toMatchObject({ kind: 'dropped' })
})

it('a rank, a total over townships and what others lack are no citation’s to carry', async () => {
  for (const text of [
    '石桥乡调解数量最多，达187起[1]。',
    '石桥乡、杨坪镇共帮助229名农民工追回工资[1][2]。',
    '其他乡镇没有建立欠薪台账[1]。',
    '杨坪镇的报告没有提到欠薪台账[2]。',
  ])
    expect((await check(text))[0], text).toMatchObject({ kind: 'dropped' })
})

it('words of one row of the table say the same, and no others do', () => {
  const sentence = '石桥乡建立欠薪登记名册[1]。'
  expect(checkSentence(sentence, passages, deps)).toBeNull()
  expect(checkSentence(sentence, passages, { ...deps, sameWords: [] })).toMatchObject({ rule: 'clause' })
})

it.each([
  ['石桥乡调解各类矛盾纠纷187起、调处成功182起[1]。', 'number', '182起'],
  ['石桥乡建立“台账欠薪”[1]。', 'name', '台账欠薪'],
  ['石桥乡逐一摸排，建立《欠薪台账办法》[1]。', 'name', '欠薪台账办法'],
])('%s has a fault of %s', (sentence, rule, text) => {
  expect(checkSentence(sentence, passages, deps)).toEqual({ rule, text })
})

it('what a passage tells of another township with reports is not credited to that one', async () => {
  const text = '石桥乡建立欠薪台账。白塔镇派来干部现场观摩。杨坪镇派来干部交流经验。'
  const cited: CitedPassage = { n: 1, text, place: place('石桥乡'), year: 2023 }
  const fault = (sentence: string) => checkSentence(sentence, [cited], deps)
  expect(fault('杨坪镇派来干部交流经验[1]。')).toEqual({ rule: 'place', text: '杨坪镇' })
  // A township without reports in the library has nobody else to speak for it.
  expect(fault('白塔镇派来干部现场观摩[1]。')).toBeNull()
})

it('numbers may be written another way', async () => {
  for (const text of ['追回工资610000元[2]。', '追回工资６１万元[2]。', '追回工资610,000元[2]。']) {
    expect((await check(text))[0], text).toMatchObject({ kind: 'kept', isMended: false })
  }
})
