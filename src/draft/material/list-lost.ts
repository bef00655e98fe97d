// Step after writing: every whole number and date of the material against the text and what is listed already -> those that stand in neither, each with its words. What was lost on any way is found here.
import { lostReason, type UnusedPiece } from '#domain/brief.ts'
import { isFurnitureLine, isTitleLine } from '#draft/brief/find-title.ts'
import { takeBack } from '#draft/brief/write-formally.ts'
import { pairsOf } from '#draft/revise/find-facts.ts'
import { isToWriter } from '#draft/roles/is-to-writer.ts'
import { isNumbered } from '#draft/speech/mark-items.ts'
import { writeNumbers } from '#draft/speech/write-numbers.ts'
import { groupBy } from '#shared/group-by.ts'
import { breakLine } from '#text/break-lines.ts'
import { blankMasked, foldWidth } from '#text/numbers/quantity-masks.ts'
import { multiplyExactly, parseChineseNumber } from '#text/numbers/quantity-number.ts'

interface Mention {
  readonly value: number
  /** Without 万 and 亿. */
  readonly bare: number
  /** The clause around it. */
  readonly words: string
  readonly line: number
}

const scales: Readonly<Record<string, number>> = { 万: 1e4, 亿: 1e8, 千: 1e3, 百: 100 }
const digits = /\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?/g
const spelled =
  /[一二三四五六七八九]?[十百千][一二三四五六七八九十百千零〇]{0,8}(?=[余多来几]?[万个名人户件起次场份处家亩元条吨])/g
/** Says when, what comes next or on which line, and counts nothing. */
const uncounted =
  /^\s*\d{1,3}\s*(?=\|)|\d{1,4}(?=[件项个点条](?:大?事|工作)?\s?[:：]|分钟的?汇报)|\d{2,5}(?=字(?:左右|以内|之内|以上|上下)?(?:$|[，,。：:；;]))|(?<![\d.])(?:19|20)\d{2}(?=\s?(?:年|的(?!\d)|[-—~]|$|[^\d.,万亿千百余多\u4e00-\u9fff]))|(?<![\d.]|\|\s?)20[12]\d[.．/-](?:1[0-2]|0?[1-9])(?:[.．/-]\d{1,2})?(?![\d.万亿%\u4e00-\u9fff])|(?:^\s*|(?<=[。；;：:]\s?))(?:\d{1,2}[.、．)）]|[（(]\d{1,2}[)）])(?!\d)|(?<=[，,\s])[（(]\d{1,2}[)）](?=[\u4e00-\u9fff])|(?<=[\u4e00-\u9fff])[（(][1-9][)）](?=[\u4e00-\u9fff]{2})|\d{1,2}:\d{2}(?::\d{2})?|(?:\d{1,2}\s?[-—~至到]\s?)?\d{1,2}(?=\s?月(?!\d*\s?元))|(?<=月)\d{1,2}(?=\s?[日号、至到—~-])|(?<=[日号至到—~、-])\d{1,2}(?=[日号])/g
/** 1 拆违 in a list that counts on; 25年打算. */
const serial = /^\s*\d{1,2}\s+(?=[\u4e00-\u9fff])/
const shortYear = /(?<![\d.])(2\d)年(?=打算|计划|招|再|要|想|争取|准备|新)/
/** 7点20, 7时20分 */
const clock = /\d{1,2}[点时:]\d{1,2}分?/g
const date = /\d{1,2}月\d{1,2}(?=[日号])/g
const stops = /[，。；;！!？?|\n\t]|,(?!\d{3})/
/** Of what was told the whole sentence may say it. */
const sentenceEnds = /[。；;！!？?\n]/
const longestWords = 40
/** A line of a table or a message is no longer. */
const longestLine = 2000
/** Of one value so many are told apart by their words. */
const mostAlike = 20
const mostListed = 80

/** `material`: its lines; `told`: the text of the draft and all that is listed. Linear but for numbers that are alike. */
export function listLost(material: readonly string[], told: readonly string[]): readonly UnusedPiece[] {
  const lines = material.flatMap((line) => line.split('\n'))
  const isListed = isNumbered(lines)
  const own = lines
    .flatMap((line) => breakLine(line, longestLine))
    .map((line) => (isListed ? line.replace(serial, '') : line).replace(shortYear, '20$1年'))
    .map((line) =>
      isFurnitureLine(line) || isTitleLine(line) ? '' : writeNumbers(takeBack(line)).replace(clock, ''),
    )
  const given = own.flatMap((line, index) => listMentions(line, index + 1))
  const text = told
    .flatMap((one) => one.split('\n'))
    .flatMap((line) => breakLine(line, longestLine))
    .join('\n')
  // 21.6 under 万元 is printed as 21.6万元.
  const there = groupBy(
    listMentions(text, 0, sentenceEnds).flatMap((one) =>
      one.bare === one.value ? [one] : [one, { ...one, value: one.bare }],
    ),
    ({ value }) => value,
  )
  const lost = [...groupBy(given, ({ value }) => value)].flatMap(([value, same]) =>
    leaveTold(same, there.get(value) ?? []),
  )
  const folded = foldWidth(text)
  const unsaid = listUnsaid(own, told)
  const undated = own.flatMap((line, index) => listUndated(foldWidth(line), folded, index + 1))
  // A line that came in two ways is told once.
  const open = new Map(
    [...lost, ...undated, ...unsaid].sort((a, b) => b.line - a.line).map((one) => [one.words, one]),
  )
  return [...open.values()]
    .reverse()
    .slice(0, mostListed)
    .map(({ words, line }) => ({
      text: words,
      reason: lostReason,
      source: `第${line}行`,
    }))
}

function listMentions(given: string, line: number, ends = stops): readonly Mention[] {
  const folded = foldWidth(given)
  const text = blankMasked(folded.replace(uncounted, (whole) => '×'.repeat(whole.length)))
  const found: Mention[] = []
  for (const match of text.matchAll(digits)) {
    const scale = scales[text.charAt(match.index + match[0].length)] ?? 1
    const bare = Number(match[0].replaceAll(',', ''))
    const value = multiplyExactly(bare, scale)
    if (value === 0) continue
    found.push({ value, bare, words: wordsAround(folded, match.index, ends), line })
  }
  for (const match of text.matchAll(spelled)) {
    const value = parseChineseNumber(match[0])
    if (value !== null && value >= 10)
      found.push({ value, bare: value, words: wordsAround(folded, match.index, ends), line })
  }
  return found
}

function wordsAround(text: string, at: number, ends = stops): string {
  // A row is told whole: a cell alone says nothing.
  if (text.includes(' | ')) return text.trim().slice(0, longestWords * 2)
  const before = text.slice(Math.max(0, at - longestWords), at)
  const behind = text.slice(at, at + longestWords)
  const from = Math.max(...[...before].map((char, index) => (ends.test(char) ? index + 1 : 0)), 0)
  const end = behind.search(ends)
  return (before.slice(from) + (end < 0 ? behind : behind.slice(0, end))).trim()
}

/** As often as a value stands there it is told; of the others the words say whether one of those told them as well. */
function leaveTold(given: readonly Mention[], there: readonly Mention[]): readonly Mention[] {
  if (there.length >= given.length || given.length > mostAlike)
    return there.length === 0 ? given.slice(0, mostAlike) : []
  const pairs = there.map(({ words }) => pairsOf(words))
  const scored = given
    .map((one) => {
      const own = [...pairsOf(one.words)]
      const shared = Math.max(0, ...pairs.map((all) => own.filter((pair) => all.has(pair)).length))
      return { one, share: own.length === 0 || shared >= sharedPairs ? 1 : shared / own.length }
    })
    .sort((a, b) => b.share - a.share)
  return scored.slice(there.length).flatMap(({ one, share }) => (share >= alike ? [] : [one]))
}

/** Said once more in much the same words. */
const alike = 0.3
const sharedPairs = 2

function listUndated(line: string, text: string, at: number): readonly Mention[] {
  return [...line.matchAll(date)].flatMap((match) =>
    text.includes(match[0]) ? [] : [{ value: 0, bare: 0, words: wordsAround(line, match.index), line: at }],
  )
}

/** 没有发生…, 还在期限内: what was denied, and what a number stands under. */
const qualifies =
  /没(?!收|落|入)|未(?!来|成年|必|婚)|无(?!法|人机|线|论|障碍|害化|偿|缝|纸)|不是|不属于|(?:还|仍|尚|都)在[^，。]{1,8}内|(?:期限|时限|限期)内/
/** Neither says what the clause is about. */
const common = /[没有未无是不还仍尚都在的了也全均已个一内过被出发生\s，,、]/g
const leastOwn = 2
const mostOwn = 24
/** Said in other words it still has so many of its own. */
const leastKept = 0.5

/** Clauses without a number that deny or qualify, and of whose words no sentence that is told has half. */
function listUnsaid(own: readonly string[], told: readonly string[]): readonly Mention[] {
  const sentences = told.flatMap((one) => one.split(/[。；;\n]/)).map((one) => new Set(one))
  return own.flatMap((line, index) =>
    line.split(clauseEnds).flatMap((clause): Mention[] => {
      const words = [...new Set(clause.replace(common, ''))].filter((char) => /[\u4e00-\u9fff]/.test(char))
      const isOpen = qualifies.test(clause) && !/\d/.test(clause) && !isToWriter(clause.trim())
      if (!isOpen || words.length < leastOwn || words.length > mostOwn) return []
      const most = Math.max(0, ...sentences.map((all) => words.filter((char) => all.has(char)).length))
      return most / words.length >= leastKept
        ? []
        : [{ value: 0, bare: 0, words: clause.trim(), line: index + 1 }]
    }),
  )
}

const clauseEnds = /[，,。；;！!？?|\n\t：:（）()]/
