// Rules of the gate: how lines begin and end. The mark behind a numeral, the full stop of a paragraph.
import type { Finding } from '#domain/finding.ts'
import { buildFinding, type CheckedText, isInFurniture, type Rule } from '../gate/checked-text.ts'

export const checkLines: Rule = (checked) => {
  const findings: Finding[] = []
  let start = 0
  const lines = checked.text.split('\n')
  for (const [index, line] of lines.entries()) {
    const isInner = !isNumbered(line) && isNumbered(lines[index - 1]) && isNumbered(lines[index + 1])
    const found = [
      findNumeral(checked, line, start),
      findOpenEnd(checked, line, { start, isInner }),
      findBare(checked, line, start),
    ]
    findings.push(...found.filter((finding) => finding !== null))
    start += line.length + 1
  }
  return findings
}

function isNumbered(line = ''): boolean {
  return /^\s*(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)])/.test(line)
}

const numerals: readonly (readonly [RegExp, string, string])[] = [
  [/^\d{1,2}、/, '阿拉伯数字的编号后面用“.”，不用顿号', '写成“1.”'],
  [/^[一二三四五六七八九十]{1,3}[.．，,](?!\d)/, '第一层编号后面用顿号', '写成“一、”'],
  [/^[（(][一二三四五六七八九十]{1,3}[）)][、.．，,]/, '带括号的编号后面不加标点', '写成“（一）”'],
  [/^[（(]\d{1,2}[）)][、.．，,]/, '带括号的编号后面不加标点', '写成“（1）”'],
]

/** GB/T 9704: 一、 （一） 1. （1）. */
function findNumeral(checked: CheckedText, line: string, start: number): Finding | null {
  const indent = line.length - line.trimStart().length
  const own = line.slice(indent, indent + 8)
  for (const [pattern, text, fix] of numerals) {
    const match = pattern.exec(own)
    if (!match) continue
    const at = { start: start + indent, end: start + indent + match[0].length }
    return buildFinding(checked, at, {
      rule: 'numeral-mark',
      severity: 'note',
      text: `编号“${match[0]}”：${text}`,
      fix,
    })
  }
  return null
}

/** （二） and nothing behind it. */
function findBare(checked: CheckedText, line: string, start: number): Finding | null {
  const bare =
    /^[\s　]*((?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)]))[\s　]*$/.exec(line)
  if (!bare) return null
  const from = start + line.indexOf(bare[1]!)
  return buildFinding(
    checked,
    { start: from, end: from + bare[1]!.length },
    {
      rule: 'empty-section',
      severity: 'warn',
      text: `编号“${bare[1]}”后面没有内容`,
      fix: '补上标题和正文，或删去',
    },
  )
}

/** A paragraph has marks inside and none at its end; `isInner`: between two numbered headings stands nothing else. Titles, headings, addressees, signatures and rows of tables have their own ways. */
function findOpenEnd(
  checked: CheckedText,
  line: string,
  { start, isInner }: { readonly start: number; readonly isInner: boolean },
): Finding | null {
  const text = line.trimEnd()
  if (/[\d一-鿿][，、,]$/.test(text) && text.length >= 8 && /\d|是/.test(text))
    return sayOpenEnd(checked, { text, start })
  if (text.length < 8 || !/[一-鿿\d%％）)]$/.test(text) || /[\t|│]| {3}/.test(text.trim())) return null
  const isSaid =
    /[。；;]/.test(text) ||
    (/[，,]/.test(text) && (isInner || /\d|^\s*[一二三四五六七八九十]是|原因/.test(text)))
  if (!isSaid || isApart(checked, { text, start })) return null
  return sayOpenEnd(checked, { text, start })
}

function sayOpenEnd(checked: CheckedText, { text, start }: { text: string; start: number }): Finding {
  const from = Math.max(start, start + text.search(/[^。；，;,]*[，、,]?$/))
  const isComma = /[，、,]$/.test(text)
  return buildFinding(
    checked,
    { start: from, end: start + text.length },
    {
      rule: 'open-end',
      severity: 'warn',
      text: isComma
        ? `这一段以“${text.slice(-1)}”收尾，末尾没有句号：“${text.slice(-14)}”`
        : `这一段末尾没有句号：“${text.slice(-14)}”`,
      fix: isComma ? '改成句号，或补上后面的话' : '补上句号',
    },
  )
}

function isApart(checked: CheckedText, { text, start }: { text: string; start: number }): boolean {
  const span = { start, end: start + text.length }
  if (isInFurniture(checked, span) || /^\s*(?:附件|附：|注：|联系人|抄送|主送|来源|时间|日期)/.test(text))
    return true
  if (/(?:19|20)\d\d年\d{1,2}月\d{1,2}日$/.test(text) && text.length < 40) return true
  if (checked.report.metadata.title?.includes(text.trim())) return true
  // 抓学习，法治思维更牢固 on a line of its own is a heading; a numeral before a whole sentence is none.
  return (
    !/[。；;]/.test(text) &&
    !/^\s*[一二三四五六七八九十]是/.test(text) &&
    checked.report.sections.some(
      ({ level, headingSpan }) =>
        level >= 1 &&
        level <= 4 &&
        headingSpan.start >= start &&
        headingSpan.end >= span.end - 1 &&
        headingSpan.start <= start + 4,
    )
  )
}
