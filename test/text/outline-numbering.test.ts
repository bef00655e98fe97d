import { describe, expect, it } from 'vitest'
import { findInlineItems, parseNumbering } from '#text/outline-numbering.ts'

describe('the numeral of a line', () => {
  it.each([
    ['一、主要举措', 1, '一', 1, null],
    ['十二、其他', 1, '十二', 12, null],
    ['第一章 总则', 1, '第一章', 1, null],
    ['第二部分 问题', 1, '第二部分', 2, null],
    ['(一)组织领导', 2, '(一)', 1, null],
    ['（四）依法化解', 2, '(四)', 4, null],
    ['()普法', 2, '()', null, 'missing'],
    ['（）普法', 2, '()', null, 'missing'],
    ['一)组织领导', 2, '(一)', 1, 'half bracket'],
    ['（二组织领导', 2, '(二)', 2, 'half bracket'],
    ['1.落实责任', 3, '1', 1, null],
    ['2．落实责任', 3, '2', 2, null],
    ['3、落实责任', 3, '3', 3, null],
    ['1 落实责任', 3, '1', 1, null],
    ['(1)细则', 4, '(1)', 1, null],
    ['①细则', 4, '①', 1, null],
  ])('%s', (line, level, label, value, fault) => {
    expect(parseNumbering(line)).toMatchObject({ level, label, value, fault })
  })

  it.each([
    '2024年召开会议',
    '1.8万余人次参加',
    '12.4宪法日',
    '一是抓学习',
    '一年来',
    '100余人',
    '三级网格',
    '12345热线',
  ])('%s has none', (line) => {
    expect(parseNumbering(line)).toBeNull()
  })
})

describe('inline items', () => {
  it('are found in order after stops', () => {
    const text = '存在问题:一是力量不足;二是形式单一。三是经费紧张。'
    expect(findInlineItems(text).map(({ label, value }) => [label, value])).toEqual([
      ['一是', 1],
      ['二是', 2],
      ['三是', 3],
    ])
  })

  it('are not words that only look like one', () => {
    expect(findInlineItems('统一是关键,二是数字。')).toEqual([])
  })
})
