// Rules of the gate: form. Width of punctuation, brackets in pairs, document numbers, placeholders, requests, length.
import type { Finding } from '#domain/finding.ts'
import type { Span } from '#domain/span.ts'
import { restoreWidth } from '#text/restore-width.ts'
import {
  buildFinding,
  buildWholeFinding,
  type CheckedText,
  findSpans,
  isInFurniture,
  type Rule,
} from './checked-text.ts'

/** 整治形式主义为基层减负若干规定: a comprehensive paper has at most 5,000 characters. */
const mostCharacters = 5000

export const checkForm: Rule = (checked) => [
  ...checkWidth(checked),
  ...checkBrackets(checked),
  ...checkNumbers(checked),
  ...checkNumeralYears(checked),
  ...checkBlanks(checked),
  ...checkSerialMarks(checked),
  ...checkHeadingEnds(checked),
  ...checkPlaceholders(checked),
  ...checkRequests(checked),
  ...checkLength(checked),
]

/** Up to three places are named one by one; more run through the text and are one finding. */
function checkWidth(checked: CheckedText): Finding[] {
  const right = restoreWidth(checked.text)
  const spans: Span[] = []
  for (let at = 0; at < right.length; at++)
    if (right.charAt(at) !== checked.text.charAt(at)) spans.push({ start: at, end: at + 1 })
  return nameWidth(
    checked,
    spans.filter((span) => !isInFurniture(checked, span)),
  )
}

function nameWidth(checked: CheckedText, spans: readonly Span[]): Finding[] {
  const said = {
    rule: 'half-width',
    severity: 'note' as const,
    fix: '导出 Word 时会还原成全角；也可全文替换',
  }
  if (spans.length > 3)
    return [buildFinding(checked, spans[0]!, { ...said, text: `全文有 ${spans.length} 处半角标点` })]
  return spans.map((span) =>
    buildFinding(checked, span, { ...said, text: `半角标点“${checked.text.charAt(span.start)}”` }),
  )
}

const pairs: readonly (readonly [string, string, RegExp])[] = [
  ['(（', ')）', /[(（)）]/g],
  ['《', '》', /[《》]/g],
  ['“', '”', /[“”]/g],
  ['【', '】', /[【】]/g],
]

/** Per line; a heading's half bracket is ingest's to report. */
function checkBrackets(checked: CheckedText): Finding[] {
  const reported = checked.report.warnings
    .filter((warning) => warning.rule === 'half-bracket')
    .map((warning) => warning.where)
  const findings: Finding[] = []
  let start = 0
  for (const line of checked.text.split('\n')) {
    for (const [open, close, pattern] of pairs) {
      const at = findUnpaired(line, { open, close, pattern })
      if (
        at === null ||
        reported.some((span) => span && span.start >= start && span.start <= start + line.length)
      )
        continue
      const span = { start: start + at, end: start + at + 1 }
      findings.push(
        buildFinding(checked, span, {
          rule: 'half-bracket',
          severity: 'warn',
          text: `“${line.charAt(at)}”没有成对：“${line.slice(Math.max(0, at - 6), at + 8)}”`,
          fix: '补全另一半',
        }),
      )
    }
    start += line.length + 1
  }
  return findings
}

/** 1) at a line's start is a numeral. */
function findUnpaired(
  line: string,
  { open, close, pattern }: { open: string; close: string; pattern: RegExp },
): number | null {
  const stack: number[] = []
  for (const match of line.matchAll(pattern)) {
    if (open.includes(match[0])) stack.push(match.index)
    else if (close.includes(match[0]) && stack.pop() === undefined)
      return /^\s*[\d①-⑮]{1,2}$/.test(line.slice(0, match.index)) ? null : match.index
  }
  return stack.at(-1) ?? null
}

/** The year of a document number stands in 〔〕. */
function checkNumbers(checked: CheckedText): Finding[] {
  return findSpans(checked.text, /[[【(（［〔]((?:19|20)\d{2})[\]】)）］〕]\s?第?(\d{1,5})\s?号/g)
    .filter((span) => !/^〔.*〕\d/.test(span.match[0]))
    .map((span) =>
      buildFinding(checked, span, {
        rule: 'document-number',
        severity: 'warn',
        text: `文号的年份用六角括号:“${span.match[0]}”`,
        fix: `写成“〔${span.match[1]}〕${span.match[2]}号”`,
      }),
    )
}

/** GB/T 15835: the year of a document number is in Arabic numerals: 〔二〇二五〕3号. */
function checkNumeralYears(checked: CheckedText): Finding[] {
  return findSpans(checked.text, /〔[〇零一二三四五六七八九]{4}〕/g).map((span) =>
    buildFinding(checked, span, {
      rule: 'document-number',
      severity: 'warn',
      text: `文号的年份用阿拉伯数字：“${span.match[0]}”`,
      fix: '年份改成阿拉伯数字，如〔2025〕',
    }),
  )
}

/** 7800份 。: a blank before a mark. */
function checkBlanks(checked: CheckedText): Finding[] {
  return findSpans(checked.text, /(?<=[一-鿿\d%）])[ \u3000]{1,4}(?=[，。；、：！？])/g)
    .filter((span) => !isInFurniture(checked, span))
    .map(({ start, end }) =>
      buildFinding(
        checked,
        { start: start - 1, end: end + 1 },
        {
          rule: 'blank-before-mark',
          severity: 'warn',
          text: `标点前多了空格：“${checked.text.slice(Math.max(0, start - 4), end + 1)}”`,
          fix: '删去空格',
        },
      ),
    )
}

/** GB/T 15834: nothing between titles or quotations side by side. One finding for the text. */
function checkSerialMarks(checked: CheckedText): Finding[] {
  const spans = findSpans(checked.text, /[》”]、(?=[《“])/g).filter((span) => !isInFurniture(checked, span))
  if (spans.length === 0) return []
  return [
    buildFinding(checked, spans[0]!, {
      rule: 'serial-mark',
      severity: 'note',
      text: `并列的书名号、引号之间通常不加顿号（${spans.length} 处）`,
      fix: '删去顿号',
    }),
  ]
}

/** A heading on a line of its own ends without a full stop. */
function checkHeadingEnds(checked: CheckedText): Finding[] {
  const spans = checked.report.sections
    .filter((section) => section.level >= 1 && section.level <= 2)
    .map((section) => ({ ...section.headingSpan, line: lineAt(checked.text, section.headingSpan.start) }))
    .filter(
      ({ line, start, end }) =>
        line.length <= 40 && /[。.]$/.test(line) && end - start >= line.length - 1 && !/[。；]./.test(line),
    )
    .filter(({ end }) => hasBody(checked.text, end))
  if (spans.length === 0) return []
  return [
    buildFinding(checked, spans[0]!, {
      rule: 'heading-stop',
      severity: 'note',
      text: `独行的标题末尾不用句号（${spans.length} 处）`,
      fix: '删去句号',
    }),
  ]
}

/** （一）举办宣讲不少于20场。 with nothing below it is an item of a list, not a heading. */
function hasBody(text: string, end: number): boolean {
  const below = text.slice(text.indexOf('\n', end) + 1 || text.length).trimStart()
  const next = below.split('\n', 1)[0]!
  return next.length > 20 && !/^[（(]?[一二三四五六七八九十]{1,3}[、）)]/.test(next)
}

function lineAt(text: string, start: number): string {
  const end = text.indexOf('\n', start)
  return text.slice(start, end < 0 ? text.length : end).trim()
}

function checkPlaceholders(checked: CheckedText): Finding[] {
  if (checked.isDraft) return []
  const spans = findSpans(
    checked.text,
    /【待[补核][^】\n]{0,80}】|[×X]{3,}(?=[\u4e00-\u9fff])|(?<![A-Za-z×])(?:[Xx×＊*○□]{2}|_{2,6})(?=人次|场次|万元|亿元|[件起次场户份条处个名元家期年月日%％])|[（(]\s*(?:此处|待定|待填|略)[^）)\n]{0,20}[）)]/g,
  )
  return spans.map((span) =>
    buildFinding(checked, span, {
      rule: 'placeholder',
      severity: 'warn',
      text: `还有没补的内容：“${span.match[0].slice(0, 24)}”`,
      fix: '补上，或删去',
    }),
  )
}

const request =
  /(?:妥否|当否|可否|是否妥当)[，,]?\s?请[^。\n]{0,6}(?:批示|批复|审批|核准|审定)|(?:恳请|请予|恳求|请求|敬请|请|希望)(?:上级|县|区|市|省)?[^。，,；\n]{0,20}(?:批准|批复|拨付|拨款|经费支持|支持经费|解决.{0,4}(?:经费|资金|编制)|给予.{0,6}(?:经费|资金|支持|倾斜)|增加(?:编制|经费))|(?:恳请|恳求|敬请|特请)[^。；\n]{0,30}(?:支持|解决|安排|批准|拨付|倾斜|研究)|请(?:县|区|市|省|上级)[^。，,；\n]{0,8}(?:研究|协调|支持|解决|批准|帮助)|特此请示/g

/** 党政机关公文处理工作条例: a report must not carry requests. */
function checkRequests(checked: CheckedText): Finding[] {
  return findSpans(checked.text, request).map((span) =>
    buildFinding(checked, span, {
      rule: 'request-in-report',
      severity: 'warn',
      text: `报告里不夹带请示事项：“${span.match[0]}”`,
      fix: '删去，另行文请示',
    }),
  )
}

function checkLength(checked: CheckedText): Finding[] {
  const length = checked.text.replace(/\s/g, '').length
  if (length <= mostCharacters) return []
  return [
    buildWholeFinding({
      rule: 'too-long',
      severity: 'note',
      text: `全文约 ${length} 字，超过 ${mostCharacters} 字`,
      fix: '压缩到 5000 字以内',
    }),
  ]
}
