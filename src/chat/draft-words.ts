// Step: what a person typed -> what he wants of a draft. Everything else is for the conversation or the library.

import { isConfirmation } from '#desk/drafts/export-draft.ts'
import { cutEnd } from '#shared/cut-end.ts'

export type DraftIntent =
  /** 帮我写化解纠纷这段：…… `text` is the whole message: the request is part of the brief. */
  | { readonly kind: 'write'; readonly text: string }
  | { readonly kind: 'confirm' | 'amend' | 'keep' | 'word' | 'list' | 'final' | 'offer' | 'answer-for' }
  /** Goes on with one's own draft, or with one that is offered in another channel. */
  | { readonly kind: 'adopt'; readonly id: string }

/** 写, 起草, 帮我拟 at the start; 写了什么, 写得好不好 are questions about reports. */
const write =
  /^(?:请|麻烦|劳驾)?(?:你)?(?:再)?(?:帮(?:我|忙)?(?:们)?|给我|替我|(?:帮|给|替)[^，,。]{2,8}?(?=起草|草拟|拟写|撰写|拟一))?(?:写(?![了到过着得的])|起草|草拟|拟写|拟(?=一|个|份)|撰写)(?!.{0,12}[吗么呢?？]$)/
type Button = 'confirm' | 'amend' | 'keep' | 'word' | 'list' | 'final' | 'offer'
const words: readonly (readonly [RegExp, Button])[] = [
  [/^(?:对|数对|没错)$/, 'confirm'],
  [/^(?:改|再改|改一改|改数)$/, 'amend'],
  [/^(?:存为草稿|存草稿|存起来|保存)$/, 'keep'],
  [/^(?:导出\s?Word|导出|下载|导出docx)$/i, 'word'],
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
  return write.test(text) ? { kind: 'write', text } : null
}

/** A file sent with these words is to be checked, not stored. */
export function asksForCheck(text: string): boolean {
  return /查|核对|检查|校对|把把?关|审/.test(text) && !/入库|存进/.test(text)
}

/** A file sent with these words is material to write from. */
export function asksForDraft(text: string): boolean {
  return write.test(text.trim()) || /(?:按|照|根据|用)(?:这|它|附件|表).{0,12}(?:写|起草|拟)/.test(text)
}
