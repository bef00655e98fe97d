import { describe, expect, it } from 'vitest'
import { findSecrecy } from '#text/private/find-secrecy.ts'

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
