// Step of reading a brief: the request and the head of the material -> the year that is reported on; null where neither names one.
import { findYears } from '#text/years.ts'

/** 按去年的改成2024年的: the year that it is to become. */
const toBecome = /(?:改|换|更新|调|变|续写?)(?:成|为|到|作)\s?((?:19|20)\d{2})\s?年/

export function readYear(request: string, text: string): number | null {
  const meant = toBecome.exec(`${request}\n${text.slice(0, 200)}`)?.[1]
  if (meant !== undefined) return Number(meant)
  const named =
    findYears(request)[0] ?? findYears(text.slice(0, 200)).find((mention) => mention.kind === 'year')
  if (named) return named.year
  // 写24年信访总结: two digits, where a paper is named by them.
  const short = /(?<![\d.、—~-])(2\d)年度?的?(?=[\u4e00-\u9fff]{2,16}(?:总结|报告|汇报|材料|简报))/.exec(
    `${request}\n${text.slice(0, 80)}`,
  )?.[1]
  return short === undefined ? null : 2000 + Number(short)
}
