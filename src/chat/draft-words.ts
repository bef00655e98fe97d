// Step: what a person typed -> what he wants of a draft. Everything else is for the conversation or the library.

import { isConfirmation } from '#desk/drafts/export-draft.ts'
import type { Wish, WishKind } from '#domain/wish/wish.ts'
import { cutEnd } from '#shared/cut-end.ts'
import { asksToWrite } from '#shared/paper-names.ts'

export type DraftIntent =
  | { readonly kind: Button | 'answer-for' | 'show' | 'check' | 'chat' }
  /** Goes on with one's own draft, or with one that is offered in another channel. */
  | { readonly kind: 'adopt'; readonly id: string }

type Button = 'confirm' | 'amend' | 'keep' | 'word' | 'list' | 'final' | 'offer'
const agreed = '(?:(?:好的?|行了?|成|可以了?|嗯|对|没问题|就这样|那)(?:[，,。！!\\s]|吧|就)*)'
const words: readonly (readonly [RegExp, Button])[] = [
  [
    new RegExp(
      `^(?:对|数对|没错|好|好的|行|成|可以)$|^${agreed}?(?:就?这样|这么[定写]|定了|没问题|可以了|行了|好了|没(?:有|什么|啥|别的|其他|其它)*(?:(?:要|需要|可)再?(?:改|修改|调整|补充|加|动)的?|(?:改|修改|调整|补充|加)的|补充)了?|(?:都)?改完了|不用(?:再)?(?:改|动)了?)(?:吧|了)?$`,
    ),
    'confirm',
  ],
  [/^(?:改|再改|改一改|改数)$/, 'amend'],
  [/^(?:先|帮我)?(?:存为草稿|存草稿|存起来|保存|存一下|保存一下|存着|存下来?|存好)(?:吧|了|一下)?$/, 'keep'],
  [
    new RegExp(
      `^${agreed}?(?:请|麻烦|帮我|给我|再|把稿子)?(?:导出?|下载|生成|输出|转|存|弄|做|整|变|出|给我?|要|来|发我?)(?:成|为)?一?[个份]?\\s?(?:word|docx|文档)(?:文件|文档|版|格式|稿)?(?:吧|给我|呗)?$|^${agreed}?(?:导出|下载)来?(?:吧|给我)?$`,
      'i',
    ),
    'word',
  ],
  [/^(?:导出|下载)(?:定稿|终稿|正式稿)$|^(?:定稿|终稿)(?:导出|下载)$/, 'final'],
  [/^(?:要|给我|来个?)?接稿码$/, 'offer'],
  [/^(?:我的)?(?:稿子|草稿|稿)(?:列表)?$/, 'list'],
]
const adopt = /^接稿\s*[:：]?\s*([\w-]{8,44})$/

/** Null when it is not about a draft. Button words count only while a draft is under way: the caller knows. */
export function readDraftIntent(message: string): DraftIntent | null {
  const text = message.trim()
  const bare = cutEnd(text, /[\s。.!！~～]/)
  for (const [pattern, kind] of words) if (pattern.test(bare)) return { kind }
  if (isConfirmation(bare)) return { kind: 'answer-for' }
  const id = adopt.exec(bare)?.[1]
  if (id) return { kind: 'adopt', id }
  return null
}

/** A wish that a button would serve; null for what is to be read as words about the text, and for what was hardly heard. */
export function wordOfWish({ kind, share, ruled, shares }: Wish, text: string): DraftIntent | null {
  const button = ofWish[kind]
  // 损失那个数再核一下，好像不对 is of one number.
  // 资料份数写2560: a number that is said is to stand.
  if (kind !== 'export' && /\d/.test(text)) return null
  if (kind === 'check' && /(?:数|那个|这个)[^。]*(?:不对|错|不准)/.test(text)) return null
  if (!button || ruled !== null || shares === null || share < heard) return null
  return { kind: button }
}

const courtesy =
  /^(?:(?:好的?|行了?|嗯+|可以|不错|挺好的?|太好了|ok|多?谢+(?:你|您|了|啦)?|感谢|辛苦(?:你|您)?了?|麻烦(?:你|您)?了?)[吧啊呀哈]?[，,。！!\s]+)+(?=[\u4e00-\u9fff].)/i

/** 谢谢，导出来吧: what is wanted behind the thanks. */
export function leaveCourtesy(text: string): string {
  return text.replace(courtesy, '')
}

const heard = 0.4
const ofWish: Partial<Readonly<Record<WishKind, Button | 'show' | 'check' | 'chat'>>> = {
  export: 'word',
  keep: 'keep',
  done: 'confirm',
  show: 'show',
  check: 'check',
  chat: 'chat',
}

/** A file sent with these words is to be checked, not stored. */
export function asksForCheck(text: string): boolean {
  return /查|核对|检查|校对|把把?关|审/.test(text) && !/入库|存进/.test(text)
}

/** A file sent with these words is material to write from. */
export function asksForDraft(text: string): boolean {
  return asksToWrite(text.trim()) || /(?:按|照|根据|用)(?:这|它|附件|表).{0,12}(?:写|起草|拟)/.test(text)
}

/** Words alone that mean a file which was sent before as material: the one, or all that wait. */
export function pointsToMaterial(text: string): 'one' | 'all' | null {
  const pointed =
    /(?:按照?|照着?|根据|用|拿)(?:这|它|附件|表|刚才|刚发|上面|前面|发的|那)([^，,。；;]{0,12})(?:写|起草|拟)/.exec(
      text.slice(0, longestPointing),
    )
  if (pointed === null) return null
  return /^些|[几两三四五六七八九十\d]|都|一起|全/.test(pointed[1] ?? '') ? 'all' : 'one'
}

const longestPointing = 80

/** 按这个起草, 照这份材料写一份: nothing of it is a fact, or names the paper. */
export function isBareRequest(text: string): boolean {
  return (
    text.length <= longestBare &&
    /^(?:请|麻烦|帮我|就)*(?:按照?|照着?|根据|用|拿)(?:这|它|附件|表|刚才|刚发|上面|前面|发的|那)[几两三四五六七八九十个份些的]*(?:表|文件|材料|素材|附件|稿子?|数据?)?(?:来|去|给我|帮我)*(?:写|起草|拟)(?:一?下|吧|一?[份篇段个稿]|初稿|稿子?)*[。.！!]?$/.test(
      text.trim(),
    )
  )
}

const longestBare = 40

/** A file sent with these words while a draft is open brings further facts. */
export function asksToAdd(text: string): boolean {
  return (
    /补充|补进|加进|加上|写进|放进|再加|添|素材|数据|用(?:这|它|上)|接着写/.test(text) &&
    !/入库|存进|查|核/.test(text)
  )
}
