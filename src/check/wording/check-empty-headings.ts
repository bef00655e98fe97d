// Rule of the gate: a heading with nothing below it. 三、典型做法 and at once 四、下一步; a numeral alone on its line.
import type { Finding } from '#domain/finding.ts'
import { buildFinding, type CheckedText, type Rule } from '../gate/checked-text.ts'

interface Line {
  readonly start: number
  readonly text: string
  /** 1 for 一、 2 for （一） 3 for 1. 4 for （1）; 0 for running text. */
  readonly level: number
  readonly title: string
}

const numerals: readonly RegExp[] = [
  /^[一二三四五六七八九十]{1,3}、/,
  /^[（(][一二三四五六七八九十]{1,3}[）)]/,
  /^\d{1,2}[.．、](?!\d)/,
  /^[（(]\d{1,2}[）)]/,
]

export const checkEmptyHeadings: Rule = (checked) => {
  const lines = listLines(checked.text)
  return lines.flatMap((line, index) => {
    if (line.level === 0 || !isEmpty(lines, index)) return []
    return [say(checked, line)]
  })
}

function listLines(text: string): Line[] {
  let start = 0
  return text.split('\n').flatMap((whole) => {
    const own = whole.trim()
    const at = start + whole.length - whole.trimStart().length
    start += whole.length + 1
    if (own === '') return []
    const level = numerals.findIndex((numeral) => numeral.test(own)) + 1
    const title = level === 0 ? own : own.replace(numerals[level - 1]!, '')
    return [{ start: at, text: own, level, title }]
  })
}

/** A numeral and nothing; or a title behind which the next of its rank or above follows, where its like have something below. */
function isEmpty(lines: readonly Line[], index: number): boolean {
  const line = lines[index]!
  const bare = line.title.replace(/[：:。.\s]/g, '')
  if (bare === '') return true
  if (line.level > 2 || !(isTitle(line) || isLongTitle(lines, index))) return false
  const next = lines[index + 1]
  const isFollowed = next !== undefined && !isSignature(lines, index + 1)
  if (isFollowed && (next.level === 0 || next.level > line.level)) return false
  return line.level === 1 ? hasBodies(lines, 1) : hasSiblings(lines, index) || isLongTitle(lines, index)
}

/** Short, no sentence, no number of its own: 三、典型做法. */
function isTitle({ title: whole }: Line): boolean {
  const title = whole.replace(/。$/, '')
  return title.length <= 24 && !/[。；，,]|\d(?!年)/.test(title)
}

/** （四）深化普法宣传，营造浓厚氛围 among others that are all told behind such a title. */
function isLongTitle(lines: readonly Line[], index: number): boolean {
  const { title: whole, level, start } = lines[index]!
  const title = whole.replace(/。$/, '')
  if (title.length > 24 || /[。；]|\d/.test(title) || lacking.test(whole)) return false
  // 取得新进步。 is a sentence; 管住重点，落实管理。 is a title of two halves.
  if (whole !== title && !/^[^，]{4,10}，[^，]{4,10}$/.test(title)) return false
  const others = siblingsOf(lines, index).filter((line) => line.level === level && line.start !== start)
  return (
    others.length > 1 &&
    others.every((line) => /^[^。；]{4,24}。./.test(line.title) && line.title.length > 1.5 * runIn)
  )
}

function hasBodies(lines: readonly Line[], level: number): boolean {
  return lines.some(
    (line, at) => line.level === level && (isRunIn(line) || (isTitle(line) && hasBody(lines, at))),
  )
}

const runIn = 12

/** （一）领导接访。乡党委书记…: a title and what it is about in one line. */
function isRunIn({ title }: Line): boolean {
  return /^[^。；，,]{2,24}。./.test(title) && title.length > runIn
}

/** （二）部分村宣传不到位。 says all that it has to say. */
const lacking = /(?:不|未|没|缺|弱|少|慢|差|低|滞后|薄弱|短板|困难|难)[一-鿿]{0,4}。$/

/** Longer ones with a full stop are sentences. */
const shortest = 12

/** （三）强化应急准备。 among others that all go on: a short sentence of its own is an item. */
function isOnlyShort(lines: readonly Line[], index: number): boolean {
  const siblings = siblingsOf(lines, index).filter(
    ({ level, start }) => level === lines[index]!.level && start !== lines[index]!.start,
  )
  return siblings.length > 1 && siblings.every((line) => isRunIn(line) || hasBody(lines, lines.indexOf(line)))
}

/** Between the headings above it and below it, one of its rank is a title with something below. */
function hasSiblings(lines: readonly Line[], index: number): boolean {
  const { title } = lines[index]!
  if (title.endsWith('。'))
    return title.length <= shortest && !lacking.test(title) && isOnlyShort(lines, index)
  return hasBodies(siblingsOf(lines, index), lines[index]!.level)
}

function siblingsOf(lines: readonly Line[], index: number): readonly Line[] {
  const { level } = lines[index]!
  let from = index
  while (from > 0 && !(lines[from - 1]!.level > 0 && lines[from - 1]!.level < level)) from--
  let to = index
  while (to + 1 < lines.length && !(lines[to + 1]!.level > 0 && lines[to + 1]!.level < level)) to++
  return lines.slice(from, to + 1)
}

function hasBody(lines: readonly Line[], at: number): boolean {
  const next = lines[at + 1]
  return next !== undefined && (next.level > lines[at]!.level || (next.level === 0 && next.text.length > 24))
}

/** Nothing but short lines without marks follow: office and date. */
function isSignature(lines: readonly Line[], from: number): boolean {
  return lines
    .slice(from)
    .every(({ text, level }) => level === 0 && text.length <= 24 && !/[。；，]/.test(text))
}

function say(checked: CheckedText, line: Line): Finding {
  return buildFinding(
    checked,
    { start: line.start, end: line.start + line.text.length },
    {
      rule: 'empty-section',
      severity: 'warn',
      text: `标题“${line.text}”下面没有内容`,
      fix: '补上内容，或删去这个标题并改编号',
    },
  )
}
