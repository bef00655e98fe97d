import { describe, expect, it } from 'vitest'
import { findMarginSecrecy, findNameSecrecy, findSecrecy } from '#text/private/find-secrecy.ts'

const body = Array.from({ length: 40 }, (_, index) => `第${index + 1}段，全年调解矛盾纠纷若干起。`)
const withLineAt = (at: number, line: string) => [[...body.slice(0, at), line, ...body.slice(at)].join('\n')]

describe('a secrecy mark', () => {
  it.each(['内部资料', '机密', '密级：秘密', '公开方式：不予公开', '关于信访工作的通报（内部资料）'])(
    '%s counts at either edge of the text and not in its middle',
    (mark) => {
      for (const at of [0, 14, 26, 40]) expect(findSecrecy(withLineAt(at, mark)), `line ${at}`).not.toBeNull()
      for (const at of [15, 20, 25]) expect(findSecrecy(withLineAt(at, mark)), `line ${at}`).toBeNull()
    },
  )

  it('with a star beside its grade counts anywhere', () => {
    for (const at of [0, 20, 40]) expect(findSecrecy(withLineAt(at, '机密★1年'))).toBe('机密★1年')
  })

  it('is no word of a sentence', () => {
    for (const line of ['学习《保守国家秘密法》，做好保密工作', '规范机密文件管理', '整理内部资料12份'])
      expect(findSecrecy([line]), line).toBeNull()
  })
})

describe('a secrecy mark in a margin', () => {
  it.each([
    '秘密★1年',
    '内部资料 严禁外传',
    '内部使用',
    '机密 ★ 5年  第3页',
    '青川县政府办 内部资料',
    '不予公开',
    '仅供内部参考',
    '机 密',
  ])('%s counts', (line) => expect(findMarginSecrecy(['青川县双河口镇人民政府文件', line])).not.toBeNull())

  it.each([
    '青川县国家保密局',
    '第 1 页',
    '保密工作总结',
    '规范机密文件管理',
    '内部控制报告',
    '加强保密教育',
  ])('%s is none', (line) => expect(findMarginSecrecy([line])).toBeNull())
})

describe('a secrecy mark in a name', () => {
  it.each([
    '2024年报（内部资料）.docx',
    '机密_年报.docx',
    '【秘密】总结.doc',
    '年报 内部使用 不得外传.pdf',
    '秘密★1年 年报.docx',
    '机密/年报.txt',
    '机密2024年报告.docx',
  ])('%s counts', (name) => expect(findNameSecrecy(name)).not.toBeNull())

  it.each([
    '保密工作总结.docx',
    '国家秘密定密管理报告.docx',
    '机密文件清查情况.docx',
    '内部资料管理办法.docx',
    '内部控制报告.doc',
    '2024年报.docx',
  ])('%s is none', (name) => expect(findNameSecrecy(name)).toBeNull())
})
