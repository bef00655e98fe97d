import { expect, it } from 'vitest'
import { unrollTables } from '#chat/unroll-tables.ts'

it('gives each row of a table a line in which every number bears its head', () => {
  const table =
    '| 乡镇 | 2023 | 2024 |\n|---|:--|---|\n| 石桥乡（本单位） | 187起[1] |  |\n| 白塔镇 | 82起[2] | 未公布 |'
  expect(unrollTables(`先。\n${table}\n口径：\n| 指标 | 数 |\n| 调解 | 3 |`)).toBe(
    '先。\n石桥乡（本单位） · 2023：187起[1]\n白塔镇 · 2023：82起[2] · 2024：未公布\n口径：\n调解 · 数：3',
  )
})

it('leaves a line with strokes that is no table as it is', () => {
  for (const text of ['', '甲 | 乙', '| 一行 | 而已 |', '| 没有结尾\n| 也没有'])
    expect(unrollTables(text)).toBe(text)
})
