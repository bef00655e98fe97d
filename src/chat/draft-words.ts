// Step: what a person typed -> what he wants of a draft. Everything else is for the conversation or the library.

import { isConfirmation } from '#desk/drafts/export-draft.ts'
import { cutEnd } from '#shared/cut-end.ts'
import { namesPaper, paperForm } from '#shared/paper-names.ts'
import { findQuantities } from '#text/numbers/find-quantities.ts'

export type DraftIntent =
  /** 帮我写化解纠纷这段：…… `text` is the whole message: the request is part of the brief. */
  | { readonly kind: 'write'; readonly text: string }
  | { readonly kind: 'confirm' | 'amend' | 'keep' | 'word' | 'list' | 'final' | 'offer' | 'answer-for' }
  /** Goes on with one's own draft, or with one that is offered in another channel. */
  | { readonly kind: 'adopt'; readonly id: string }

const asking =
  /[?？]|(?:吗|么|嘛|没有?|不)\s*[?？。]?$|多少|怎[么样]|如何|咋|啥|哪|谁|几[个件起次场人家年条]|什么|有没有|是不是|为什么|写[了得着过]|里[面头]?(?:写|说|提|有)/
const making =
  '(?:写(?![了到过着得的在])|起草|草拟|拟写|拟(?=一|个|份|篇)|撰写|编写|弄|整(?!改|治|理)|搞(?!得)|做(?=一?[个份篇期])|出(?=一?[个份篇期])|来(?=一?[个份篇期]))'
/** 写, 起草, 帮我拟 at the start; 写了什么, 写得好不好 are questions about reports. */
const write =
  /^(?:请|麻烦|劳驾)?(?:你)?(?:再)?(?:帮(?:我|忙)?(?:们)?|给我|替我|(?:帮|给|替)[^，,。]{2,8}?(?=起草|草拟|拟写|撰写|拟一))?(?:写(?![了到过着得的])|起草|草拟|拟写|拟(?=一|个|份)|撰写)(?!.{0,12}[吗么呢?？]$)/
/** 帮我弄个2024年根治欠薪的汇报, 我要写个上半年工作总结: something is to be made, and it is a paper. */
const madePaper = new RegExp(`${making}.{0,40}?${paperForm}(?!里|中|上|写|说|提)`)
const lead = /^(?:[哎唉嗯呃喂诶][，,、\s]?|那个[，,\s]?|你好|您好|[，,。！!\s]){1,4}/
type Button = 'confirm' | 'amend' | 'keep' | 'word' | 'list' | 'final' | 'offer'
const agreed = '(?:(?:好的?|行了?|成|可以了?|嗯|对|没问题|就这样|那)(?:[，,。！!\\s]|吧|就)*)'
const words: readonly (readonly [RegExp, Button])[] = [
  [
    new RegExp(
      `^(?:对|数对|没错|好|好的|行|成|可以)$|^${agreed}?(?:就?这样|这么[定写]|定了|没问题|可以了|行了|好了|没什么要改的|不用改了?)(?:吧|了)?$`,
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
  return isRequest(text) ? { kind: 'write', text } : null
}

/** Three signs: a paper is named, it is to be made or numbers of one's own come with it, and nothing is asked. */
function isRequest(text: string): boolean {
  if (write.test(text.replace(lead, ''))) return true
  const clauses = text.slice(0, headLength).split(/(?<=[，,。:：；;\n！!?？])/)
  const said = clauses.filter((clause) => findQuantities(clause).length === 0 || namesForm.test(clause))
  const head = said.slice(0, headClauses)
  const hasFacts = findQuantities(text).length >= leastNumbers
  // 这样能写吗 behind one's own numbers asks for the paper all the same.
  if (asking.test(head.join('').trim()) || (!hasFacts && asking.test(text.trim().slice(-3)))) return false
  return head.some((clause) => madePaper.test(clause) || (hasFacts && namesPaper(clause)))
}

const namesForm = new RegExp(paperForm)
/** What is wanted is said first; the facts come behind. */
const headLength = 160
const headClauses = 4
/** A question names a year and a count at most. */
const leastNumbers = 3

/** While a draft is open: 写2025年的总结 asks for another paper, 写短一点 does not. */
export function opensPaper(text: string): boolean {
  const [request = ''] = text.split(/[，,。:：\n]/)
  if (namesForm.test(request)) return isRequest(text)
  return /(?:这|一)一?(?:段|部分|节)/.test(request) && /[:：，,\n].*\d/s.test(text) && write.test(text)
}

/** A file sent with these words is to be checked, not stored. */
export function asksForCheck(text: string): boolean {
  return /查|核对|检查|校对|把把?关|审/.test(text) && !/入库|存进/.test(text)
}

/** A file sent with these words is material to write from. */
export function asksForDraft(text: string): boolean {
  return write.test(text.trim()) || /(?:按|照|根据|用)(?:这|它|附件|表).{0,12}(?:写|起草|拟)/.test(text)
}

/** A file sent with these words while a draft is open brings further facts. */
export function asksToAdd(text: string): boolean {
  return (
    /补充|补进|加进|加上|写进|放进|再加|添|素材|数据|用(?:这|它|上)|接着写/.test(text) &&
    !/入库|存进|查|核/.test(text)
  )
}
