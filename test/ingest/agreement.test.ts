import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { buildFigures } from '#ingest/figures/build-figures.ts'
import { findIndicator } from '#text/match-figure-indicator.ts'
import { parseIndicators } from '#text/parse-indicators.ts'
import { tableWords } from '../fakes/reading-book.ts'

const indicators = parseIndicators(readFileSync('prompts/indicators.tsv', 'utf8'))

function names(sentence: string): string[] {
  const source = { text: `${sentence}。`, sections: [], year: 2024 }
  return buildFigures(source, { indicators, tableWords }).map(({ indicator }) => indicator)
}

describe('an indicator of the book', () => {
  it.each([
    ['综治中心入驻部门8个', '入驻部门'],
    ['8个部门进驻综治中心', '部门'],
    ['组织送戏下乡、送法下乡275场次', '送法下乡'],
    ['群防群治队伍出动巡逻41.6万人次', '巡逻'],
    ['在册社区矫正对象51人', '社区矫正对象'],
    ['下沉不见面审批事项79项', '不见面'],
    ['审查重大合同56份', '合同'],
    ['开展反诈培训14场', '反诈培训'],
    ['纪委立案3件', '立案'],
    ['游客满意度98.2%', '游客'],
    ['排查出地质灾害隐患点13处', '隐患点'],
    ['办理12348热线来电16件', '12348'],
  ])('is not given where the words name another thing: %s', (sentence, own) => {
    const [name = ''] = names(sentence)
    expect(name).toContain(own)
    expect(indicators.map((indicator) => indicator.name)).not.toContain(name)
  })

  it.each([
    ['便民服务大厅入驻事项128项', '入驻事项数'],
    ['执法检查39次,出动执法人员156人次', '执法检查次数;出动执法人员人次'],
    ['9名执法队员全部持证', '持执法证人数'],
    ['持有行政执法证的人员9名', '持执法证人数'],
    ['开展“法律进草原”146场', '法治宣传活动次数'],
    ['宣讲《信访工作条例》86场', '法治讲座(宣讲)次数'],
    ['举办普法骨干培训8期', '法治培训次数'],
    ['拆除“两违”建筑23处4860平方米', '拆除违建户数;拆除违建面积'],
    ['受理信访事项19件', '信访件受理数'],
    ['罚没款入库158.4万元', '罚没金额'],
    ['对3家企业共罚款8600元', '企业;罚款金额'],
    ['今年有3人报名参加行政执法资格证考试', '新考取(报考)执法证人数'],
  ])('is given where all words agree: %s', (sentence, expected) => {
    expect(names(sentence).join(';')).toBe(expected)
  })

  it('is found by the name it had', () => {
    expect(findIndicator('帮助农民工讨薪金额', indicators)?.name).toBe('帮助农民工讨薪(追回工资)金额')
    expect(findIndicator('罚款', indicators)?.name).toBe('罚款金额')
  })
})
