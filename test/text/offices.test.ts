import { describe, expect, it } from 'vitest'
import { namesOffice } from '#text/offices.ts'

describe('an office', () => {
  it('is named in full where people say it short', () => {
    expect(namesOffice('洛宁县应急管理局2024年工作总结', '应急局')).toBe(true)
    expect(namesOffice('洛宁县司法局', '人民政府司法局')).toBe(true)
  })

  it('is not named by characters far apart, in another order or across a mark', () => {
    expect(namesOffice('应急队伍建设和安全生产局', '应急局')).toBe(false)
    expect(namesOffice('局应急', '应急局')).toBe(false)
    expect(namesOffice('应急，局', '应急局')).toBe(false)
  })

  it('is found where a letter of its name comes twice', () => {
    expect(namesOffice('应应一二三四急管理局', '应急局')).toBe(true)
  })
})
