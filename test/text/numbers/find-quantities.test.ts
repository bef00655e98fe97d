import { describe, expect, it } from 'vitest'
import { findQuantities } from '#text/numbers/find-quantities.ts'

const show = (text: string) =>
  findQuantities(text)
    .map(({ value, unit, qualifier }) => [value, unit, qualifier].join(' ').replace(/ none$/, ''))
    .join('; ')

describe('a quantity', () => {
  it.each([
    ['发放救助金一点五万元', '15000 元'],
    ['早上八点五分出发', ''],
    ['没收违法所得伍仟元整', '5000 元'],
    ['罚款壹万贰仟叁佰元伍角整', '12300.5 元'],
    ['队伍整齐，大陆来客，收拾干净', ''],
    ['争取资金三百万元', '3000000 元'],
    ['投入1亿2000万元，其中3万5千元', '120000000 元; 35000 元'],
    ['惠及2万3千余人', '23000 人 余'],
    ['每份12元5角', '12.5 元'],
    ['PM2.5浓度降到28微克/立方米', '28 微克/立方米'],
    ['信访量12件人次，总量181件批次，检查项目51个次', '12 件人次; 181 件批次; 51 个次'],
    ['办理来信13件(次)，１２３件', '13 件(次); 123 件'],
    ['辦理信訪134條，查驗56個', '134 条; 56 个'],
    ['更换失效灭火器23具，打井56眼', '23 具; 56 眼'],
    ['满意度98.6，位居前列', '98.6 '],
    ['降雨25.6mm，用5G网络', '25.6 mm'],
    ['总阅读量6.2万次', '62000 次'],
    ['浏览：214次', ''],
    ['贯彻十四届三次全会精神', ''],
    ['办结率由九成提高到九成五', '90 %; 95 %'],
    ['其中一件进入诉讼程序，三人受伤', '1 件; 3 人'],
    ['最多跑一次，一支队伍管执法', ''],
  ])('%s: %s', (text, quantities) => {
    expect(show(text)).toBe(quantities)
  })

  it('is bounded by 不足, unless a shortage was found', () => {
    expect(show('全年进村不足4次')).toBe('4 次 以下')
    expect(show('发现持证率不足60%的单位')).toBe('60 % 以下')
    expect(show('发现消防水源不足14处')).toBe('14 处')
  })

  it('is pointed at in the text as written', () => {
    const text = '辦理１３４條。'
    const [found] = findQuantities(text)
    expect(found?.raw).toBe('１３４條')
    expect(text.slice(found?.at.start, found?.at.end)).toBe('１３４條')
  })
})
