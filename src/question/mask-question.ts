// Step: question -> its words with @ for each place and & for each year, as the tables of prompts/asking and what was learnt see it.

const wide: Readonly<Record<string, string>> = {
  ',': '，',
  '?': '？',
  '!': '！',
  ':': '：',
  ';': '；',
  '(': '（',
  ')': '）',
}

/** Where a run of names turns into years: 石桥镇|2023年, 石桥|去年. */
const yearAt =
  /\d{2,4}|[去今前明上本当近历每逐]年|[一二两三四五六几]年|近[一二两三四五六几]|这几年|年年|[上下]半年|季度|第一年|头一年|最[早新后]|一年/

/** 几十年, 好几百, 十几个: many, and no number that is asked for. */
const vague = /[好上近]?几[十百千万]|十几/g

/** `rest` is `text` with places and years as blanks of the same length. */
export function maskQuestion(text: string, rest: string): string {
  let masked = ''
  let at = 0
  while (at < text.length) {
    if (rest[at] === text[at]) {
      masked += wide[text[at]!] ?? text[at]!
      at += 1
      continue
    }
    const start = at
    while (at < text.length && rest[at] !== text[at]) at += 1
    masked += nameRun(text.slice(start, at))
  }
  return masked.replace(vague, '许多').replace(/\s+/g, ' ').trim()
}

function nameRun(run: string): string {
  const year = run.search(yearAt)
  if (year < 0) return '@'
  return year === 0 ? '&' : '@&'
}
