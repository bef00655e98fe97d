// Tool of revision: what a number is called by its measure (演练人次, 资料份数, 整改率) -> the unit it counts in, and the words before.

const units: Readonly<Record<string, string>> = {
  ...{ 人数: '人', 人次: '人次', 次数: '次', 份数: '份', 户数: '户', 件数: '件', 家数: '家', 处数: '处' },
  ...{ 场次: '场', 场数: '场', 亩数: '亩', 金额: '元', 条数: '条', 起数: '起', 期数: '期', 名额: '名' },
}

/** An empty unit where none is named. */
export function readMeasure(name: string): { readonly unit: string; readonly words: string } {
  const unit = units[name.slice(-2)] ?? (/[率比]$|占比$|比例$/.test(name) ? '%' : '')
  const words = unit === '' || unit === '%' ? name : name.slice(0, -2).replace(/的$/, '')
  return { unit, words }
}
