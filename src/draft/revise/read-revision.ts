// Step of revision: what a person says about a draft -> what is to be done. Rules a person can read; what fits none is not guessed at.

export type RevisionRequest =
  | { readonly kind: 'undo' }
  | { readonly kind: 'correct'; readonly name: string; readonly value: string }
  | { readonly kind: 'year'; readonly year: number }
  | { readonly kind: 'title'; readonly title: string }
  | { readonly kind: 'shorten' | 'lengthen' | 'remove' | 'first' | 'reopen'; readonly target: string }
  | { readonly kind: 'hints'; readonly isShown: boolean }
  | { readonly kind: 'add'; readonly text: string }

const number =
  '(?:约|近|超过?)?[\\d零〇一二两三四五六七八九十百千万亿.]+[余多]?[万亿]?[\\u4e00-\\u9fff%]{0,4}(?:以上|左右)?'
const become = '(?:改成|改为|应为|应该是|应是|更正为|换成|调整为)'

const patterns: readonly (readonly [RegExp, (match: RegExpExecArray) => RevisionRequest])[] = [
  [/^(?:撤销|撤回|退回|还原|恢复|回到)(?:到?上一?[版稿步次])?$/, () => ({ kind: 'undo' })],
  [
    /^(?:把|将)?(?:报告)?(?:年份|年度)(?:改成|改为|换成)(20\d{2})年?(?:度)?$/,
    (m) => ({ kind: 'year', year: Number(m[1]) }),
  ],
  [/^(?:把|将)?标题(?:改成|改为|换成|叫)[:：]?(.{4,60})$/, (m) => ({ kind: 'title', title: m[1]! })],
  [
    new RegExp(`^(?:数字|数据)?(?:把|将)?(.{1,24}?)(?:数字)?${become}[:：]?(${number})$`),
    (m) => ({ kind: 'correct', name: m[1]!, value: m[2]! }),
  ],
  [
    /^(?:去掉|不要|删掉|删去|隐藏)(?:所有的?)?(?:待补充|【待补充】|提示)$/,
    () => ({ kind: 'hints', isShown: false }),
  ],
  [/^(?:显示|恢复|要)(?:待补充|【待补充】|提示)$/, () => ({ kind: 'hints', isShown: true })],
  [
    /^(?:再)?(?:加上?|补充|补上|增加|添上?|添加)(?:一?[条句个段项])?[:：，,]?(.{3,})$/s,
    (m) => ({ kind: 'add', text: m[1]! }),
  ],
  [
    /^(?:把|将)?(.{1,16}?)(?:放到?|放在|挪到?|移到?|提到?)(?:最?前[面边头]?|第一[段节个]?|开头)$/,
    (m) => ({ kind: 'first', target: m[1]! }),
  ],
  [
    /^(?:把|将)?(.{0,16}?)的?(?:开头|开场)?(?:换|改)(?:个|一个|一种|一下)(?:开头|开场|说法|写法)$/,
    (m) => ({ kind: 'reopen', target: m[1]! }),
  ],
  [
    /^(?:换|改)(?:个|一个|一种|一下)?(.{0,16}?)的?(?:开头|开场|说法|写法)$/,
    (m) => ({ kind: 'reopen', target: m[1]! }),
  ],
  [
    /^(?:把|将)?(.{0,16}?)(?:写得?|再|弄|改)?(?:短|精简|简短|简洁|压缩|简单)(?:一?点|一?些|一下)?$/,
    (m) => ({ kind: 'shorten', target: m[1]! }),
  ],
  [/^(?:精简|压缩|缩短)(?:一下)?(.{0,16})$/, (m) => ({ kind: 'shorten', target: m[1]! })],
  [
    /^(?:把|将)?(.{0,16}?)(?:写得?|再|弄|改)?(?:长|详细|丰富|充实|展开)(?:一?点|一?些|一下)?$/,
    (m) => ({ kind: 'lengthen', target: m[1]! }),
  ],
  [/^(?:删掉?|删除|删去|去掉|不要)(.{1,16})$/, (m) => ({ kind: 'remove', target: m[1]! })],
  [/^(?:把|将)(.{1,16}?)(?:删掉?|删除|删去|去掉)$/, (m) => ({ kind: 'remove', target: m[1]! })],
]

/** Null when it is no instruction about a draft. */
export function readRevision(said: string): RevisionRequest | null {
  const text = said
    .trim()
    .replace(/[。.!！~]+$/, '')
    .replace(/^(?:请|麻烦|帮我|再)+/, '')
  for (const [pattern, build] of patterns) {
    const match = pattern.exec(text)
    if (match) return build(match)
  }
  return null
}
