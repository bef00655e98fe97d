// Verb: which townships of each county have which years in the library; a word keeps the counties whose name has it.
import type { CoverageTable } from '#desk/sources/coverage-desk.ts'
import type { Verb } from './verb.ts'

export const listCoverage: Verb = {
  name: 'coverage',
  title: '各乡镇有哪些年份',
  help: '资料库里各县的乡镇各有哪些年份的报告，缺哪些；可以只看一个县',
  asked:
    /^(?:资料?库里?)?([\u4e00-\u9fff]{2,12}?[县区市旗])?(?:各|哪些)?(?:个)?(?:乡镇|镇|镇街)(?:都|各)?(?:有|缺)(?:哪些|哪几|什么)年(?:份|度)?(?:的)?(?:报告)?$|^(?:报告)?(?:覆盖|覆盖表|缺报告清单)$/,
  example: '各乡镇有哪些年份的报告',
  async run(reader, { desk, word }) {
    const tables = await desk.readCoverage(reader, word ? { county: word } : {})
    if (tables.length === 0)
      return { data: tables, text: word ? `库里没有${word}的乡镇报告。` : '库里还没有乡镇的报告。' }
    return { data: tables, text: tables.map(describe).join('\n\n') }
  },
}

function describe({ county, years, rows, towns }: CoverageTable): string {
  const lines = rows.map(({ town, cells }) => {
    const has = years.filter((_, at) => cells[at]?.length)
    return `${town}：${has.length > 0 ? has.join('、') : '没有'}`
  })
  return [`${county}：${rows.length}个乡镇里${towns}个有报告。`, ...lines].join('\n')
}
