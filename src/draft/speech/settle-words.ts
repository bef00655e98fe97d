// Step of reading: what a person typed about the open draft -> the same as meant: blanks as commas; what was proposed and taken back at once, and what only says why, left out.
import { leaveTalk } from '#draft/steer/leave-talk.ts'
import { markPauses } from './mark-pauses.ts'
import { writeSaid } from './write-said.ts'

/** 算了不改, 还是算了: what was said right before is not wanted. */
const takesBack =
  /^(?:[哦噢嗯啊唉呃]*(?:还是)?算了吧?[，,]?)?(?:先|还是|就)?(?:不改|别改|不用改|不动|别动|不删|别删|不加|别加)了?[吧啊哈]?[，,。；;！!]*$|^[哦噢嗯啊唉呃]*(?:还是)?算了吧?[，,。；;！!]*$/
/** 还是两场: as it stands. */
const stays = /^(?:还是|就|仍|照旧|照原来)[^，,。；;]{1,8}[，,。；;！!]*$/
const clauseEnds = /(?<=[，,。；;！!？?\n])/
const sentenceEnd = /[。；;！!？?\n]\s*$/
const longestWords = 2000

export function settleWords(text: string): string {
  return leaveTalk(leaveTakenBack(chooseSaid(joinSaid(markPauses(writeSaid(text))))))
}

/** 年轻人不爱听 改成 参与度不高: where one says what becomes of what, no clause ends. */
const becoming = /(?<=改成|改为|换成|写成|说成|叫做|应为|主送|抄送|落款|抬头)，(?=[\u4e00-\u9fff“"《])/g
/** 文化墙 算了 不写了: one thing is not to be written. */
const letGo =
  /^([\u4e00-\u9fff]{2,10})[，,\s]*(?:还是)?算了[，,\s]+(?:还是)?((?:不写|不要|别写|删)了?[。.！!]*)$/

/** 四季度……哦不，明年要装18个: what came before is taken back. */
const ohNo = /^[^，,。；;\d]{1,12}(?:…+|[。，,\s])?[哦噢啊]不[对是]?[，,]\s*(?=.{5})/

function joinSaid(text: string): string {
  return text.length > longestWords
    ? text
    : text.replace(becoming, '').replace(letGo, '$1$2').replace(ohNo, '')
}

/** 是212还是221来着……我看了台账，221: asked of oneself, and answered. */
const wavering =
  /(?:应该?)?是?(\d[\d.]*[\u4e00-\u9fff]{0,2}?)还是(\d[\d.]*[\u4e00-\u9fff]{0,2}?)(?:来着|来的|呢|啊|吧)?[，,。；;？?\s…]*(?:[^，,。；;\d]{0,16}[，,。]\s*)?(?:哦|噢|对|嗯|就|应该|是|[，,\s]){0,4}(\d[\d.]*)(?=[，,。；;\u4e00-\u9fff\s]|$)/

function chooseSaid(text: string): string {
  if (text.length > longestWords || !text.includes('还是')) return text
  return text.replace(wavering, (whole, one: string, other: string, chosen: string) =>
    [one, other].some((said) => Number.parseFloat(said) === Number(chosen)) ? `应该是${chosen}` : whole,
  )
}

/** What is left when something is; nothing but what was taken back comes back as it is. */
function leaveTakenBack(text: string): string {
  if (text.length > longestWords || !/[不别]|算了/.test(text)) return text
  const kept: string[] = []
  let isAfter = false
  for (const clause of text.split(clauseEnds)) {
    if (takesBack.test(clause.trim()) && kept.length > 0) {
      dropSentence(kept)
      isAfter = true
    } else if (!(isAfter && stays.test(clause.trim()))) {
      kept.push(clause)
      isAfter = false
    }
  }
  const left = kept.join('')
  return left.replace(/[，,。；;！!？?\s]/g, '') === '' ? text : left
}

/** The last clause and those of its sentence before it. */
function dropSentence(kept: string[]): void {
  kept.pop()
  while (kept.length > 0 && !sentenceEnd.test(kept.at(-1)!)) kept.pop()
}
