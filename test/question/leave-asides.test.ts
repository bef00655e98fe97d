// What is said in passing is blanked; what asks stays where it stood.
import { describe, expect, it } from 'vitest'
import { leaveAsides } from '#question/scope/leave-asides.ts'
import { extents } from '../fakes/extents.ts'

const left = (text: string) => leaveAsides(text, extents).trim().replace(/\s+/g, ' ')

describe('an aside', () => {
  it.each([
    ['书记下午要看，荷塘2023年修了几条路', '荷塘2023年修了几条路'],
    ['松岗的护林员几个 写材料用', '松岗的护林员几个'],
    ['各镇茶园面积加一起多少？没报的不算', '各镇茶园面积加一起多少？'],
    ['各镇修渠一共几处，没报的也列出来', '各镇修渠一共几处'],
    ['我是分管农业的，白沙坪24年修渠几处', '白沙坪24年修渠几处'],
    ['松岗那桩山界的事仔细讲讲，领导要汇报', '松岗那桩山界的事仔细讲讲'],
    ['我在替镇长准备后天会上的发言，松岗修渠几处', '松岗修渠几处'],
    ['松岗修渠几处？我要在会上点一下名。', '松岗修渠几处？ 。'],
    ['年底走访要做预算，松岗修渠几处', '松岗修渠几处'],
    ['要填表，松岗修渠几处', '松岗修渠几处'],
    ['松岗修渠几处我这边语音输入的', '松岗修渠几处'],
    ['松岗修渠几处，好放到公众号上', '松岗修渠几处'],
    ['想跟您核实一个数：松岗修渠几处', '松岗修渠几处'],
    ['松岗修渠几处，我怕主任追着问', '松岗修渠几处'],
    ['修渠最少的是哪一家我怕抄错了你看清楚一点', '修渠最少的是哪一家'],
    ['松岗的渠修完没有？我担心抄错，你把原数给我。', '松岗的渠修完没有？ 。'],
  ])('%s', (text, asked) => {
    expect(left(text)).toBe(asked)
    expect(leaveAsides(text, extents)).toHaveLength(text.length)
  })
  it('is none where nothing else is said, and where the clause asks', () => {
    for (const text of [
      '领导要看',
      '领导要看各镇茶园面积',
      '没报茶园面积的有哪些镇',
      '写一份防汛小结',
      '松岗帮了多少人？我说的是人数，不是钱',
      '谁给我讲讲修渠的事',
      '我记得是30处，松岗修渠几处',
    ])
      expect(leaveAsides(text, extents)).toBe(text)
  })
  it('is kept where it holds a name that must not be lost', () => {
    const text = '我在整理松岗迎检的台账，修渠几处'
    expect(leaveAsides(text, extents, (said) => said.includes('松岗'))).toBe(text)
  })
})
