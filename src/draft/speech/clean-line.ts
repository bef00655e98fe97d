// Step of reading a brief: a line as it was typed -> without the blanks around its numbers, its money in 元.
import { findUnit } from '#text/numbers/quantity-units.ts'
import { markItems } from './mark-items.ts'

const endsCount = /\d ?(?:[件起场次户家个条人名份处批宗项座亩吨所栋盏台期例]|人次|家次|件次|公里|万元)$/

/** Blanks around numbers close (调处 132 起), money as people say it becomes 元. */
export function cleanLine(raw: string): string {
  return (
    markItems(raw.replace(/[\u00a0\u3000\t]/g, ' '))
      .replace(/(?<=\S)\s+[/／]\s+(?=\S)/g, '，')
      // 15 场 6.26 集中宣传: what is counted ends before the next number.
      .replace(/(?<=\d ?[\u4e00-\u9fff]{1,2}) +(?=\d)/g, (blanks, at: number, all: string) =>
        endsCount.test(all.slice(Math.max(0, at - 8), at)) ? '，' : blanks,
      )
      .replace(/(?<=\d) +(?=[\u4e00-\u9fff]{1,6}[≥≤><约近]\d)/g, '，')
      .replace(
        /(?<=\d)(?<!(?:^|[^\d.])\d{1,2}\.\d{1,2}) +(?=([\u4e00-\u9fff]{2,10}) ?\d)/g,
        (blanks, words: string) => (findUnit(words, 0) === null ? '、' : blanks),
      )
      .replace(/(?<=[\u4e00-\u9fff]) +(?=\d)|(?<=\d) +(?=[\u4e00-\u9fff%])/g, '')
      .replace(/。(?=(?:去年|上年)同期[\u4e00-\u9fff]{0,2}\d)/g, '，')
      .replace(/罚了(?=\d[\d.]*万?元)/g, '罚款')
      .replace(
        /(罚[^，,。；\d]{0,6}(?:\d+[家户人起件][^，,。；\d]{0,4})?\d+(?:\.\d+)?万)(?=$|[，,。；;、])/g,
        '$1元',
      )
      .replace(/(?<=\d)块钱|(?<=[万千百])块钱?(?=$|[，,。；;、])/g, '元')
      .trim()
  )
}
