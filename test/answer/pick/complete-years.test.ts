import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestComposer, type TestComposer } from '../compose/open-test-composer.ts'

const write = (year: number, body: string) => `岚水县潭溪镇${year}年法治政府建设工作报告
${year}年，潭溪镇推进法治政府建设，现将情况报告如下。
一、主要举措和成效
${body}
潭溪镇人民政府
${year + 1}年1月10日`

let antou: TestComposer
beforeAll(async () => {
  antou = await openTestComposer({
    '2022.txt': write(2022, '（一）打击电信网络诈骗\n全年发案31起，比2021年的44起下降29.5%。'),
    '2023.txt': write(2023, '（一）平安建设\n全年电信网络诈骗发案25起。'),
    '2024.txt': write(2024, '（一）平安建设\n全年电信网络诈骗发案16起。'),
  })
})
afterAll(() => antou.close())

const tell = async (text: string) => (await antou.compose(text))?.text ?? ''

describe('the years of one place', () => {
  it('are all told where one report names the thing in its heading alone', async () => {
    expect(await tell('潭溪镇2022、2023、2024年电信网络诈骗发案各多少起')).toMatch(
      /2022年31起\S+ → 2023年25起\S+ → 2024年16起/,
    )
  })
  it('give a number the year that stands right before it', async () => {
    expect(await tell('潭溪镇2021年到2024年电信网络诈骗发案怎么变的')).toContain('2021年44起')
  })
})
