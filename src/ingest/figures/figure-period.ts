// Step: when a number was counted, as written (2023年, 今年来, 9月份). The sentence before the number in, the last
// period that governs it out.

const periods =
  /(?:19|20)\d{2}\s?年(?:度|以来|来|全年|上半年|下半年|底)?(?:\d{1,2}月(?:份|底|\d{1,2}日)?)?|今年以?来|今年|本年度|全年|年内|上半年|下半年|(?:大|近)?半年[多来]?|去年|上年度?|第?[一二三四]季度|\d{1,2}\s?月?(?:[-—至和、]|月和)\d{1,2}\s?月份?|\d{1,2}\s?月份|截至目前|(?:专项行动|行动|活动|整治|节假日|春节|两会|国庆|汛期|换届)期间|近[一二两三四五\d]年/g

/** A period governs what follows when it opens a clause or comes after a place or a preposition; 2021年 in 发放2021年资金 belongs to the noun. */
const opening = /(?:^|[,;:。!?\n\s(、]|[在于自从镇乡县区道我们到至了会展])$/

/** The last period named before the number in its sentence, as written; null when none is. */
export function readPeriod(before: string): string | null {
  return findPeriods(before).at(-1)?.text ?? null
}

/** What is left of a phrase after the last period that opens it. */
export function stripPeriod(phrase: string): string {
  const last = findPeriods(phrase).at(-1)
  return last === undefined ? phrase : phrase.slice(last.end)
}

function findPeriods(before: string): { readonly text: string; readonly end: number }[] {
  return [...before.matchAll(periods)]
    .filter(
      (match) =>
        match[0].endsWith('期间') || opening.test(before.slice(Math.max(0, match.index - 1), match.index)),
    )
    .map((match) => ({ text: `${nameBefore(before, match)}${match[0]}`, end: match.index + match[0].length }))
}

/** “大走访”专项 before 行动期间: the campaign's name and months belong to the period. */
function nameBefore(before: string, match: RegExpExecArray): string {
  if (!match[0].endsWith('期间')) return ''
  return (
    /(?:“[^”]{1,24}”)?(?:\d{1,2}月?[至到—-]\d{1,2}月|(?<!\d)[一-龥]{0,4})$/.exec(
      before.slice(Math.max(0, match.index - 32), match.index),
    )?.[0] ?? ''
  )
}
