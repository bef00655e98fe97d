// Step of reading: is a paper to be written? Signs that stand in the words: a paper is named, it is to be made or numbers come with it, and nothing is asked.
import { asksToWrite, namesPaper, paperForm } from '#shared/paper-names.ts'
import { findQuantities } from '#text/numbers/find-quantities.ts'

const asking =
  /[?？]|(?:吗|么|嘛|没有?|不)\s*[?？。]?$|多少|怎[么样]|如何|咋|啥|哪|谁|(?<![分好])几[个件起次场人家年条]|什么|有没有|是不是|为什么|写[了得着过]|里[面头]?(?:写|说|提|有)/
const making =
  '(?:写(?![了到过着得的在])|起草|草拟|拟写|拟(?=一|个|份|篇)|撰写|编写|弄|整(?!改|治|理)|搞(?!得)|做(?=一?[个份篇期])|出(?=一?[个份篇期])|来(?=一?[个份篇期]))'
/** 帮我弄个2024年根治欠薪的汇报, 我要写个上半年工作总结: something is to be made, and it is a paper. */
const madePaper = new RegExp(`${making}.{0,40}?${paperForm}(?!里|中|上|写|说|提)`)
const lead = /^(?:[哎唉嗯呃喂诶][，,、\s]?|那个[，,\s]?|你好|您好|[，,。！!\s]){1,4}/
/** Three signs: a paper is named, it is to be made or numbers of one's own come with it, and nothing is asked. */
export function asksForPaper(text: string): boolean {
  if (asksToWrite(text.replace(lead, ''))) return true
  const clauses = text.slice(0, headLength).split(/(?<=[，,。:：；;\n！!?？])/)
  const said = clauses.filter((clause) => findQuantities(clause).length === 0 || namesForm.test(clause))
  const head = said.slice(0, headClauses)
  const hasFacts = findQuantities(text).length >= leastNumbers || countCells(text) >= leastNumbers
  // 这样能写吗 behind one's own numbers asks for the paper all the same.
  if (asking.test(head.join('').trim()) || (!hasFacts && asking.test(text.trim().slice(-4)))) return false
  return head.some((clause) => madePaper.test(clause) || (hasFacts && namesPaper(clause)))
}

/** Cells of a table that hold a number and nothing else. */
function countCells(text: string): number {
  return text.split(/[\t|｜\n]/).filter((cell) => /^\s*\d[\d.,]*\s*$/.test(cell)).length
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
  if (namesForm.test(request)) return asksForPaper(text)
  return /(?:这|一)一?(?:段|部分|节)/.test(request) && /[:：，,\n].*\d/s.test(text) && asksToWrite(text)
}
