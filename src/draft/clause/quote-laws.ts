// Step of reading a brief: a clause that names a law bare (宣传安全生产法) -> the law in 《》, where prompts/checking/law-titles.txt knows it.

const lawful = /[\u4e00-\u9fff](?:法|法典|条例|规定|办法)$/
/** Of two characters (宪法, 刑法) it is as often part of another word. */
const leastTitle = 3
/** Behind it, it is another word: 人民调解法官, 安全生产法律. */
const goesOn = /^[治律院规制人定庭官学理师令条盲案纪宝子]/

/** Longest first; what stands in 《》 or “” stays. */
export function quoteLaws(text: string, titles: readonly string[]): string {
  return titles
    .filter((title) => title.length >= leastTitle && lawful.test(title) && text.includes(title))
    .toSorted((a, b) => b.length - a.length)
    .reduce(quoteOne, text)
}

function quoteOne(text: string, title: string): string {
  const [first = '', ...others] = text.split(title)
  let quoted = first
  for (const behind of others) {
    const full = /中华人民共和国$/.exec(quoted)?.[0] ?? ''
    const before = quoted.slice(0, quoted.length - full.length)
    const isApart = isOpen(before) || goesOn.test(behind)
    quoted = isApart ? quoted + title + behind : `${before}《${full}${title}》${behind}`
  }
  return quoted
}

function isOpen(before: string): boolean {
  return (
    before.lastIndexOf('《') > before.lastIndexOf('》') || before.lastIndexOf('“') > before.lastIndexOf('”')
  )
}
