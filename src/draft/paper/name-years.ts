// Step of reading a brief: a clause that names a year by itself (2024年49起, 明年3月, 四季度：…) -> the same told from the year that is reported on.
import type { BriefClause } from '#draft/brief/split-brief.ts'

/** 2024年49起 in a report on 2025 is last year's; 明年3月底前 within a clause is told by its year. */
export function nameYears(clause: BriefClause, year: number | null): BriefClause {
  if (year === null || !/年/.test(clause.text)) return clause
  const past = new RegExp(
    `^${year - 1}年(?=(?:同期|受理|办理|追回|立案|发生|办结|化解|调解|为|是)?约?(?!\\d{1,2}月)\\d)`,
  )
  const text = clause.text
    .replace(past, '去年')
    .replace(/(?<=.)明年(?=\d{1,2}月)/g, `${year + 1}年`)
    .replace(new RegExp(`^${(year + 1) % 100}年(?=[\\u4e00-\\u9fff])`), `${year + 1}年`)
  return text === clause.text ? clause : { ...clause, text }
}

const nextPeriods: readonly (readonly [RegExp, RegExp])[] = [
  [/上半年|[12一二]季度/, /^(?:下半年|第?[三四]季度)$/],
  [/三季度/, /^第?四季度$/],
  [/上半年|1\s?[-—~至到]\s?6月/, /^7\s?[-—~至到]\s?12月份?$/],
]

/** 四季度：… in a paper on the third is what is to come. */
export function nameNextPeriod(clause: BriefClause, period: string): BriefClause {
  const isNext = nextPeriods.some(([own, next]) => own.test(period) && next.test(clause.label))
  return isNext ? { ...clause, label: `${clause.label}打算` } : clause
}
