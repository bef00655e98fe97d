// Who writes of it among more reports than are read whole: nobody is passed over, however often others write it.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestComposer, type TestComposer } from './open-test-composer.ts'

const villages = 70
const often = '村规民约上墙。村规民约入户。村规民约评议。'.repeat(4)
const once = '年末修订了村规民约一份。'
const never = '年末修订了章程一份。'

function nameOf(n: number): string {
  return `${'甲乙丙丁戊己庚'[Math.floor(n / 10)]}${'山水林田湖草沙石云雨'[n % 10]}镇`
}

function write(n: number): string {
  const body = n === 0 ? never : n < 4 ? once : Array.from({ length: 6 }, () => often).join('\n')
  return `青禾县${nameOf(n)}2024年法治政府建设工作报告\n一、主要举措和成效\n（一）基层治理\n${body}\n青禾县${nameOf(n)}人民政府\n2025年1月10日\n`
}

let antou: TestComposer
beforeAll(async () => {
  const files = Array.from({ length: villages }, (_, n) => [`${n}.txt`, write(n)] as const)
  antou = await openTestComposer(Object.fromEntries(files))
}, 60_000)
afterAll(() => antou.close())

describe('of seventy townships', () => {
  it('all that write it are counted', async () => {
    const answer = await antou.compose('哪些镇写了村规民约', { want: 'who', isNegated: false })
    expect(answer?.text).toMatch(new RegExp(`^${villages - 1}个乡镇的报告写到了村规民约`))
    expect(answer?.dropped).toEqual([])
  })
  it('the one that does not is named', async () => {
    const answer = await antou.compose('哪些镇没写村规民约', { want: 'who', isNegated: true })
    expect(answer?.text).toMatch(/^甲山镇的报告没有写到村规民约。/)
    expect(answer?.dropped).toEqual([])
  })
})
