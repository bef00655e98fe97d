// Step of reading a brief: the request and the head of the material -> the year that is reported on; null where neither names one.
import { findYears } from '#text/years.ts'

export function readYear(request: string, text: string): number | null {
  const named =
    findYears(request)[0] ?? findYears(text.slice(0, 200)).find((mention) => mention.kind === 'year')
  if (named) return named.year
  // 写24年信访总结: two digits, where a paper is named by them.
  const short = /(?<![\d.、—~-])(2\d)年度?的?(?=[\u4e00-\u9fff]{2,16}(?:总结|报告|汇报|材料|简报))/.exec(
    `${request}\n${text.slice(0, 80)}`,
  )?.[1]
  return short === undefined ? null : 2000 + Number(short)
}
