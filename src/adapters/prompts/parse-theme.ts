// Step: reading one file of prompts/drafting (a theme with its sentence patterns). Text in, Theme out; faults name file and line.
import type { DerivedRate, IndicatorWords, Theme } from '#domain/drafting-book.ts'
import { AppError } from '#shared/errors.ts'
import { hotlines } from '#text/numbers/hotlines.ts'
import { restoreWidth } from '#text/restore-width.ts'

interface GroupBuilder {
  name: string
  leads: string[]
  clauses: { indicators: string[]; texts: string[] }[]
  words: IndicatorWords[]
  rates: DerivedRate[]
}

/** Throws AppError `setting` with file and line when a line fits nothing or a pattern holds a digit of its own. */
export function parseTheme(text: string, file: string): Theme {
  const theme = {
    name: '',
    takes: [] as string[],
    words: [] as string[],
    headings: [] as string[],
    openers: [] as string[],
    hints: [] as string[],
    groups: [] as GroupBuilder[],
  }
  let part = ''
  for (const [index, raw] of text
    .replace(/<!--[^>]*-->/g, '')
    .split(/\r?\n/)
    .entries()) {
    const line = raw.trim()
    const fail = (reason: string) => fault(file, index + 1, reason)
    if (line === '' || /^\|[-:| ]+\|$/.test(line) || line.startsWith('| 指标')) continue
    if (line.startsWith('### '))
      theme.groups.push({ name: line.slice(4).trim(), leads: [], clauses: [], words: [], rates: [] })
    else if (line.startsWith('## ')) part = line.slice(3).trim()
    else if (line.startsWith('# ')) theme.name = line.slice(2).trim()
    else if (part === '' && /^(收|词)[:：]/.test(line))
      (line.startsWith('收') ? theme.takes : theme.words).push(...splitList(line.slice(2)))
    else if (part === '标题' || part === '开头')
      (part === '标题' ? theme.headings : theme.openers).push(readVariant(line, fail))
    else if (part === '待补充') theme.hints.push(...splitList(line))
    else readGroupLine(line, theme.groups.at(-1), fail)
  }
  if (theme.name === '' || theme.headings.length === 0) throw fault(file, 1, '缺主题名（# ）或 ## 标题')
  return theme
}

function readGroupLine(
  line: string,
  group: GroupBuilder | undefined,
  fail: (reason: string) => AppError,
): void {
  if (!group) throw fail('这一行之前要有 ### 句名')
  if (/^引[:：]/.test(line)) group.leads.push(...splitVariants(line.slice(2)))
  else if (/^算[:：]/.test(line)) group.rates.push(readRate(line.slice(2), fail))
  else if (line.startsWith('|')) readRow(line, group, fail)
  else throw fail(`认不出“${line.slice(0, 20)}”`)
}

function readRow(line: string, group: GroupBuilder, fail: (reason: string) => AppError): void {
  const cells = line
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim())
  if (cells.length !== 3) throw fail(`表格应有 3 列，实有 ${cells.length} 列`)
  const [names = '', words = '', texts = ''] = cells
  const variants = splitVariants(texts)
  const bad = variants.find(holdsNumber)
  if (bad) throw fail(`句式里不许有数字：${bad}`)
  const indicators = names.split('+').map((name) => name.trim())
  group.clauses.push({ indicators, texts: variants })
  const listed = splitList(words).map((word) => ({
    text: word.replace(/[[\]()（）]/g, ''),
    isWeak: /^\[?[(（]/.test(word),
    isKept: word.startsWith('['),
  }))
  const pickWords = (isMeant: (word: (typeof listed)[number]) => boolean) =>
    listed.filter(isMeant).map(({ text }) => text)
  const sorted = {
    words: pickWords((word) => !word.isWeak),
    weakWords: pickWords((word) => word.isWeak),
    keptWords: pickWords((word) => word.isKept),
  }
  for (const indicator of indicators) group.words.push({ indicator, ...sorted })
}

/** 12345 is a name. */
function holdsNumber(text: string): boolean {
  const numbers = text.replace(/\{[^}]*\}/g, '').match(/\d+/g) ?? []
  return numbers.some((digits) => !hotlines.has(digits))
}

function readRate(text: string, fail: (reason: string) => AppError): DerivedRate {
  const [, rate, part, whole] = /^(.+?)\s*=\s*(.+?)\s*÷\s*(.+)$/.exec(text.trim()) ?? []
  if (!rate || !part || !whole) throw fail('“算”要写成：率 = 部分 ÷ 总数')
  return { rate, part, whole }
}

function readVariant(line: string, fail: (reason: string) => AppError): string {
  if (!line.startsWith('- ')) throw fail('这里每行以“- ”开头')
  return restoreWidth(line.slice(2).trim())
}

function splitList(text: string): string[] {
  return text
    .split(/[;；]/)
    .map((item) => item.trim())
    .filter(Boolean)
}

function splitVariants(text: string): string[] {
  return text
    .split(/\s\/\s|^\/|\/$/)
    .map((item) => restoreWidth(item.trim()))
    .filter(Boolean)
}

function fault(file: string, line: number, reason: string): AppError {
  return new AppError('setting', `${file} 第 ${line} 行：${reason}`, {
    fix: `改这一行；写法见 prompts/drafting/README.md`,
  })
}
