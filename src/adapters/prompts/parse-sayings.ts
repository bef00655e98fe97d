// Adapter: prompts/drafting/sayings.tsv -> patterns with slots, checked at start.
import type { Saying } from '#domain/drafting-book.ts'
import { AppError } from '#shared/errors.ts'
import { escapePattern } from '#shared/escape-pattern.ts'
import { readLines, splitWords } from './read-table.ts'

const units =
  '(?:个百分点|平方米|立方米|万元|亿元|公里|公顷|公斤|人次|户次|家次|件次|批次|毫米|万人|[个名人户家件起场次份条处项期批台宗块元吨亩米斤辆艘间座棵株张幅面只头口套所岁天年月周篇轮趟支])?'
const number = `(?!\\d{4}年)[约近]?\\d[\\d.]*(?:[万亿千百]|十)?[多余来]?${units}(?:人(?![民均口大才员]))?(?![余多]?[家户件批人]次|[余多万亿千百\\d.])`
const money = '[约近]?\\d[\\d.]*(?:[万亿千百]余?(?:元|块钱?)?|余?(?:元|块钱?))'
/** What was done something with, and not who did it. */
const affair =
  '(?!今年|去年|上年|全年|[上下]半年|本月|目前|现在|又|还|再|新|中途|半路|当场|现场|当天|临时|陆续|先后|前后|年内|全部|一年|后来|汛前|节前|平时)[\\u4e00-\\u9fff“”]{1,8}[\\u4e00-\\u9fff”](?<![镇村乡办所站队会部局院委员人们家户组校司店民众警长心位里上号年月周节季日天度期共计都新又还再另只])'
/** 主要是执法证只有7人有: what leads a clause is no part of a name. */
const named = '(?!主要|就是|还是|也是|都是|其实|另外|然后|再一|今年|去年|上年|全年)'
const chinese = '[\\u4e00-\\u9fff]'
const clauseStart = '(?<=^|[，,。；;：:、！!？?])'
const clauseEnd = '(?=$|[，,。；;！!？?])'
const token = /\^|\$|\{([数钱名物事])\}|\(([^()]+)\)(\??)/g

/** `things`: what a word in the place of {物} ends with. Throws AppError `setting` with the line. */
export function parseSayings(text: string, things: readonly string[]): Saying[] {
  return readLines(text).flatMap(({ number: line, text: row }) => {
    const [said = '', written = ''] = row.split('\t')
    return splitWords(said).map((one) => {
      try {
        return parseSaying(one, written, things)
      } catch (cause) {
        throw new AppError('setting', `sayings.tsv 第 ${line} 行：“${one}”看不懂`, {
          fix: '按文件开头的说明改好',
          cause,
        })
      }
    })
  })
}

function parseSaying(said: string, written: string, things: readonly string[]): Saying {
  const slots: string[] = []
  const literals: string[] = []
  /** The shortest list of words of which one must stand there. */
  let choice: readonly string[] = ['']
  let source = ''
  let from = 0
  for (const match of said.matchAll(token)) {
    source += addWords(said.slice(from, match.index), literals)
    from = match.index + match[0].length
    if (match[0] === '^') source += clauseStart
    else if (match[0] === '$') source += clauseEnd
    else if (match[1] !== undefined) {
      slots.push(match[1])
      source += slotOf(match[1], things)
    } else {
      slots.push('选')
      const words = match[2]!.split('|')
      source += `(${words.map((one) => addWords(one, [])).join('|')})${match[3]}`
      if (match[3] === '' && choice[0] === '') choice = words.map(longestOf)
    }
  }
  source += addWords(said.slice(from), literals)
  const key = longest(literals)
  return {
    keys: key === '' ? choice : [key],
    pattern: new RegExp(source, 'g'),
    written: parseWritten(written, slots),
  }
}

const longest = (words: readonly string[]): string => words.toSorted((a, b) => b.length - a.length)[0] ?? ''

/** The words of 掏了? that are always there. */
function longestOf(words: string): string {
  const literals: string[] = []
  addWords(words, literals)
  return longest(literals)
}

/** 掏了? takes its last character or leaves it. */
function addWords(words: string, literals: string[]): string {
  const parts = words.split(/([\u4e00-\u9fff，]\?)/)
  const isMaybe = (part: string) => part.length === 2 && part.endsWith('?')
  literals.push(...parts.filter((part) => !isMaybe(part)))
  return parts
    .map((part) => (isMaybe(part) ? `(?:${escapePattern(part.slice(0, 1))})?` : escapePattern(part)))
    .join('')
}

function slotOf(name: string, things: readonly string[]): string {
  if (name === '数') return `(${number})`
  if (name === '钱') return `(${money})`
  if (name === '事') return `(${affair})`
  if (name === '名') return `(${named}${chinese}{2,8}?)`
  return `(${chinese}{0,6}(?:${things.map(escapePattern).join('|')}))`
}

/** {数2} is the second slot of its kind. */
function parseWritten(written: string, slots: readonly string[]): Saying['written'] {
  return written
    .split(/(\{[数钱名物事选]\d?\})/)
    .filter(Boolean)
    .map((part) => {
      const named = /^\{(.)(\d?)\}$/.exec(part)
      if (named === null) return part
      const places = slots.flatMap((slot, at) => (slot === named[1] ? [at] : []))
      const at = places[Number(named[2] || 1) - 1]
      if (at === undefined) throw new Error(part)
      return at
    })
}
