// Rules of the gate: how lines begin and end. The mark behind a numeral, the full stop of a paragraph.
import type { Finding } from '#domain/finding.ts'
import { buildFinding, type CheckedText, findSpans, isInFurniture, type Rule } from '../gate/checked-text.ts'

export const checkLines: Rule = (checked) => {
  const findings: Finding[] = []
  let start = 0
  const lines = checked.text.split('\n')
  const following = listFollowing(lines)
  for (const [index, line] of lines.entries()) {
    const isInner = !isNumbered(line) && isNumbered(lines[index - 1]) && isNumbered(lines[index + 1])
    const isLast = isItem(lines[index + 1]) || isSignature(following[index])
    const found = [
      findNumeral(checked, line, start) ?? findOtherNumeral(checked, { lines, index, start }),
      findOpenEnd(checked, line, { start, isInner }),
      isLast
        ? (findComma(checked, line, start) ??
          findOpenItem(checked, { lines, index, start }) ??
          findSemicolon(checked, { lines, index, start }))
        : null,
    ]
    findings.push(...found.filter((finding) => finding !== null))
    start += line.length + 1
  }
  return [
    ...findings,
    ...findInner(checked),
    ...findMarks(checked),
    ...findOrdinals(checked),
    ...findUnits(checked),
  ]
}

/** ；。 and 、，: one of two marks is too many. What reading tells already (，，, ，。) is left out. */
function findMarks(checked: CheckedText): Finding[] {
  return findSpans(checked.text, /[；：、]。|、[，；：]|[，：][、；：]|；[，、：]|。[、；：]/g).map((span) =>
    buildFinding(checked, span, {
      rule: 'double-mark',
      severity: 'warn',
      text: `重复的标点：“${span.match[0]}”`,
      fix: '删去多出的标点',
    }),
  )
}

/** 2.6万元份: two measure words for one number. */
function findUnits(checked: CheckedText): Finding[] {
  const twice =
    /\d(?:\.\d+)?[万亿]?(?:元|%|％)(?:份|册|本|件|起|人次|人|名|户|场次|场|次|条|亩|公里|个|家|台|辆|处|期|篇)(?=[，。；、）)\n]|$)/gm
  return findSpans(checked.text, twice).map((span) =>
    buildFinding(checked, span, {
      rule: 'number-unit',
      severity: 'warn',
      text: `“${span.match[0]}”写了两个单位`,
      fix: '留下对的一个',
    }),
  )
}

const digits = '一二三四五六七八九十'

/** 第一，…第三，…: a paragraph that counts leaves none out. */
function findOrdinals(checked: CheckedText): Finding[] {
  const spans = findSpans(checked.text, /(?<=^|[。；：\n])第([一二三四五六七八九])(?=[，、是])/gm)
  return spans.flatMap((span, index) => {
    const before = spans[index - 1]
    const isSame = before && !checked.text.slice(before.end, span.start).includes('\n')
    const step = digits.indexOf(span.match[1]!) - (isSame ? digits.indexOf(before.match[1]!) : -1)
    if (step === 1 || (!isSame && step > 1)) return []
    return [
      buildFinding(checked, span, {
        rule: 'numeral-skipped',
        severity: 'warn',
        text: `编号跳号：“${span.match[0]}”前面是${before && isSame ? `“${before.match[0]}”` : '开头'}`,
        fix: '按顺序改编号',
      }),
    ]
  })
}

/** …存在问题。1、公开栏更新不及时: a numeral within the line. */
function findInner(checked: CheckedText): Finding[] {
  return findSpans(checked.text, /(?<=[。；：])\d{1,2}、(?=[一-鿿])/g).map((span) =>
    buildFinding(checked, span, {
      rule: 'numeral-mark',
      severity: 'note',
      text: `编号“${span.match[0]}”：阿拉伯数字的编号后面用“.”，不用顿号`,
      fix: '写成“1.”',
    }),
  )
}

function isNumbered(line = ''): boolean {
  return /^\s*(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)])/.test(line)
}

function isItem(line = ''): boolean {
  return isNumbered(line) || /^\s*(?:[一二三四五六七八九十]是|\d{1,2}[.．、]|[（(]\d{1,2}[）)])/.test(line)
}

/** The numeral without its number: 一是 and 二是 are of one kind. */
function kindOf(line = ''): string {
  const numeral = isItem(line)
    ? /^[（(]?(?:[一二三四五六七八九十]{1,3}|\d{1,2})[）)、.．是]?/.exec(line.trim())?.[0]
    : ''
  return (numeral ?? '').replace(/[一二三四五六七八九十]+/, '一').replace(/\d+/, '1')
}

interface Placed {
  readonly lines: readonly string[]
  readonly index: number
  readonly start: number
}

/** 二是化解积案3件 beside an item with its full stop: the items of one list end alike. */
function findOpenItem(checked: CheckedText, { lines, index, start }: Placed): Finding | null {
  const text = lines[index]!.trimEnd()
  const kind = kindOf(text)
  if (kind === '' || text.trim().length < 8 || !/(?:[一-鿿\d%）]|[^。！？…][”》])$/.test(text)) return null
  const beside = [lines[index - 1], lines[index + 1]].filter((line) => kindOf(line) === kind)
  // A heading above others has its like with something below.
  if (beside.length === 0 || !beside.every((line) => /^[^。]*[。；]\s*$/.test(line!))) return null
  const from = start + text.length - Math.min(14, text.trim().length)
  return buildFinding(
    checked,
    { start: from, end: start + text.length },
    {
      rule: 'open-end',
      severity: 'warn',
      text: `这一条末尾没有句号：“${text.slice(-14)}”，同列的各条都有`,
      fix: '补上句号',
    },
  )
}

/** For each line the next that is not blank. */
function listFollowing(lines: readonly string[]): readonly (string | undefined)[] {
  const following: (string | undefined)[] = []
  let next: string | undefined
  for (const [index, line] of [...lines.entries()].reverse()) {
    following[index] = next
    if (line.trim() !== '') next = line
  }
  return following
}

/** Nothing more, or a short line without marks: an office or a date. */
function isSignature(next: string | undefined): boolean {
  return next === undefined || (next.length < 30 && !/[，。；]/.test(next) && !isNumbered(next))
}

/** 每半年开展1期， and then the next item: a comma ends no paragraph. */
function findComma(checked: CheckedText, line: string, start: number): Finding | null {
  const text = line.trimEnd()
  if (text.length < 6 || !/[一-鿿\d%）][，,、]$/.test(text)) return null
  const at = { start: start + text.length - 1, end: start + text.length }
  return buildFinding(
    checked,
    { start: Math.max(start, at.start - 6), end: at.end },
    {
      rule: 'open-end',
      severity: 'warn',
      text: `这一段末尾是“${text.at(-1)}”，没有句号：“${text.slice(-14)}”`,
      fix: '改成句号，或补上没写完的话',
    },
  )
}

/** …，办结6388件； at the end of a paragraph: only items of a list go on so, and then more than one of them does. */
function findSemicolon(checked: CheckedText, { lines, index, start }: Placed): Finding | null {
  const text = lines[index]!.trimEnd()
  if (text.length < 8 || !/[一-鿿\d%）》”][；;]$/.test(text)) return null
  const kind = kindOf(text)
  const beside = [lines[index - 1], lines[index + 1]].filter(
    (line) => line !== undefined && line.trim() !== '',
  )
  const alike = kind === '' ? beside : beside.filter((line) => kindOf(line) === kind)
  if (alike.some((line) => /[；;]\s*$/.test(line!))) return null
  // The first of two items: the next one of its list ends it.
  const isWhole = /[。][^。]*[；;]$/.test(text)
  if (!isWhole && kind !== '' && kindOf(lines[index + 1]) === kind) return null
  if (!isWhole && kind === '' && !isNumbered(lines[index + 1]) && !isSignature(lines[index + 1])) return null
  const end = start + text.length
  return buildFinding(
    checked,
    { start: Math.max(start, end - 7), end },
    {
      rule: 'open-end',
      severity: 'warn',
      text: `这一段末尾是“；”，没有句号：“${text.slice(-14)}”`,
      fix: '改成句号，或补上没写完的话',
    },
  )
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

const ordinal = /^\s*(?:(\d{1,2})[.．、]|([一二三四五六七八九十])是|第([一二三四五六七八九十])[，、])/

/** 2、… and then 三是…: the list goes on under another kind of numeral. */
function findOtherNumeral(checked: CheckedText, { lines, index, start }: Placed): Finding | null {
  const [before, own] = [ordinal.exec(lines[index - 1] ?? ''), ordinal.exec(lines[index]!)]
  if (!before || !own) return null
  const [last, next] = [before, own].map(([, arabic, spoken, counted]) =>
    arabic ? Number(arabic) : digits.indexOf(spoken ?? counted ?? '') + 1,
  )
  const kinds = [before, own].map(([, arabic, spoken]) => (arabic ? 1 : spoken ? 2 : 3))
  if (kinds[0] === kinds[1] || next !== (last ?? 0) + 1) return null
  const at = { start: start + own[0].length - own[0].trimStart().length, end: start + own[0].length }
  return buildFinding(checked, at, {
    rule: 'numeral-mark',
    severity: 'warn',
    text: `编号“${own[0].trim()}”与前一条的“${before[0].trim()}”写法不同`,
    fix: '同一层编号用一种写法',
  })
}

/** A paragraph has marks inside and none at its end; `isInner`: between two numbered headings stands nothing else. Titles, headings, addressees, signatures and rows of tables have their own ways. */
function findOpenEnd(
  checked: CheckedText,
  line: string,
  { start, isInner }: { readonly start: number; readonly isInner: boolean },
): Finding | null {
  const text = line.trimEnd()
  if (
    text.length < 8 ||
    !/(?:[一-鿿\d%％）)]|[^。！？…][”》])$/.test(text) ||
    /[\t|│]| {3}/.test(text.trim())
  )
    return null
  const isSaid =
    /[。；;]/.test(text) ||
    (/[，,]/.test(text) && (isInner || /\d|^\s*[一二三四五六七八九十]是|原因/.test(text)))
  if (!isSaid || isApart(checked, { text, start })) return null
  const end = start + text.length
  const from = start + 1 + Math.max(...[...'。；，;,'].map((mark) => text.lastIndexOf(mark)))
  return buildFinding(
    checked,
    { start: from, end },
    {
      rule: 'open-end',
      severity: 'warn',
      text: `这一段末尾没有句号：“${text.slice(-14)}”`,
      fix: '补上句号',
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
