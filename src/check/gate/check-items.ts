// Rules of the gate: a whole report of 法治政府建设 holds the required items (prompts/required-items.tsv).

import type { RequiredItem } from '#domain/drafting-book.ts'
import type { Finding } from '#domain/finding.ts'
import { splitSentences } from '#text/split-sentences.ts'
import { findYears } from '#text/years.ts'
import { buildFinding, buildWholeFinding, type CheckedText, type Rule } from './checked-text.ts'

/** Only for whole reports whose title or text says what they are. */
export const checkItems: Rule = (checked): Finding[] => {
  return [...checkTitle(checked), ...checkRequired(checked), ...checkThin(checked)]
}

function checkRequired(checked: CheckedText): Finding[] {
  if (!checked.isWhole || !isRuleOfLawReport(checked)) return []
  return checked.drafting.requiredItems
    .filter((item) => !hasItem(checked, item))
    .map((item) =>
      buildWholeFinding({
        rule: 'item-missing',
        severity: isDue(checked) ? 'warn' : 'note',
        text: `缺“${item.name}”:${item.why}`,
        fix: `补写“${item.name}”`,
      }),
    )
}

/** An account for one's superior (汇报) need not hold all that the yearly report must. */
function isDue({ report }: CheckedText): boolean {
  return !/汇报/.test(report.metadata.title ?? '')
}

/** 第一责任人 named in one sentence of another section is hardly an account of it. */
function checkThin(checked: CheckedText): Finding[] {
  if (!checked.isWhole || !isRuleOfLawReport(checked)) return []
  const item = checked.drafting.requiredItems.find((one) => one.part === 'leader')
  const hasHeading = checked.report.sections.some(
    (section) =>
      section.part === 'leader' || item?.headingWords.some((word) => section.heading.includes(word)),
  )
  const told = splitSentences(checked.text).filter((span) =>
    item?.textWords.some((word) => checked.text.slice(span.start, span.end).includes(word)),
  )
  if (!item || hasHeading || told.length !== 1) return []
  return [
    buildFinding(checked, told[0]!, {
      rule: 'item-thin',
      severity: 'note',
      text: `“${item.name}”没有单列，只有这一句`,
      fix: '单列一节，写清部署、过问、协调、督办的事项',
    }),
  ]
}

function hasItem(checked: CheckedText, item: RequiredItem): boolean {
  const headings = checked.report.sections.filter((section) => section.level >= 1 && section.level <= 3)
  const named = headings.filter((section) => item.headingWords.some((word) => section.heading.includes(word)))
  // A heading that promises causes is not yet a cause; a heading on anything else is the item.
  if (item.part === 'cause')
    return hasWords(
      checked.text,
      item,
      headings.map((section) => section.headingSpan),
    )
  // Practices may go by headings of their own (今年做的几件事): any section that is neither problem nor plan holds them.
  const isPart = headings.some(
    (section) => section.part === item.part || (item.part === 'practice' && section.part === 'other'),
  )
  return isPart || named.length > 0 || hasWords(checked.text, item, [])
}

function hasWords(
  text: string,
  item: RequiredItem,
  headings: readonly { start: number; end: number }[],
): boolean {
  let body = ''
  let from = 0
  for (const heading of headings) {
    if (heading.start < from) continue
    body += text.slice(from, heading.start)
    from = heading.end
  }
  body += text.slice(from)
  return item.textWords.some((word) => body.includes(word))
}

/** A whole paper has a title, and the title names place and year. */
function checkTitle(checked: CheckedText): Finding[] {
  if (!checked.isWhole || checked.report.sections.length < 3) return []
  const { title } = checked.report.metadata
  if (title === null && opensWithTitle(checked.text)) return []
  if (title === null)
    return [
      buildWholeFinding({
        rule: 'title-missing',
        severity: 'warn',
        text: '正文没有标题',
        fix: '补上标题：地名、年份、事由、文种',
      }),
    ]
  // 政府工作报告 goes by its congress, not by a year.
  // “八五”普法 and 十四五 name their years.
  if (
    findYears(title).length > 0 ||
    /政府工作报告|[“"]?[一二三四五六七八九十]{1,2}五[”"]?(?=普法|规划|时期|期间)/.test(title)
  )
    return []
  if (!(isRuleOfLawReport(checked) || /年度|总结|报告/.test(title))) return []
  const start = Math.max(0, checked.text.indexOf(title))
  return [
    buildFinding(
      checked,
      { start, end: start + title.length },
      { rule: 'title-incomplete', severity: 'warn', text: '标题里没有年份', fix: '补上报告年度' },
    ),
  ]
}

/** 政府工作报告（节选）: a line of its own at the head that names a kind of paper. */
function opensWithTitle(text: string): boolean {
  const lines = text.split('\n', 6).map((line) => line.trim())
  return lines.some(
    (line) =>
      line.length <= 50 && /报告|总结|汇报|小结|方案|通知|简报|材料/.test(line) && !/[。，；]/.test(line),
  )
}

/** By kind as ingest reads it, else by the words of its title or first lines. */
function isRuleOfLawReport(checked: CheckedText): boolean {
  const { kind, title } = checked.report.metadata
  // 法治建设工作总结 and 法治建设情况汇报 are not the report that the law asks for.
  if (title !== null && /总结|小结|汇报|述职|述法/.test(title) && !title.includes('法治政府')) return false
  if (kind === '政府工作报告' || kind === '工作总结') return false
  return (
    kind === '法治政府建设年度报告' ||
    /法治政府|法治建设/.test(title ?? checked.text.trimStart().split('\n', 3).join('').slice(0, 60))
  )
}
