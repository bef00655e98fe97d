// Step of writing: what the facts say of their paper: whether plans are of this year still, whether causes are told, whether a law asks for them.
import type { Brief } from '#domain/brief.ts'
import type { Outline } from '#domain/drafting-book.ts'
import type { ThemeFacts } from './write-theme.ts'

const month = /(?<!明年|20\d{2}年)(?<!\d)(\d{1,2})月/g

/** 从11月15日到明年1月底 begins this year. */
const span = /\d{1,2}月(?:\d{1,2}[日号]|初|中旬|底|份)?(?:起|开始)?[到至—-](?:明年|来年|20\d{2}年)/

/** 10月底前回头看 in a paper on October: what is planned is of this year still. */
function isPlannedSoon({ figures, statements }: Pick<Brief, 'figures' | 'statements'>): boolean {
  const texts = [...figures.map(({ theme, clause }) => ({ theme, text: clause })), ...statements]
  const monthsOf = (isWanted: (theme: string | null) => boolean) =>
    texts.flatMap(({ theme, text }) =>
      isWanted(theme) ? [...text.matchAll(month)].map(([, digits]) => Number(digits)) : [],
    )
  const planned = texts.filter(({ theme }) => theme === '打算')
  if (planned.some(({ text }) => /明年|来年|20\d{2}年/.test(text.replace(span, '')))) return false
  if (planned.some(({ text }) => span.test(text))) return true
  const latest = Math.max(0, ...monthsOf((theme) => theme !== '打算'))
  const last = Math.max(0, ...monthsOf((theme) => theme === '打算'))
  return latest > 0 && last >= latest
}

/** Its law asks for the causes: the heading stays, and they are asked for. */
export function isLegal({ title }: Outline): boolean {
  return /法治政府建设/.test(title)
}

export function saysCause({ figures, statements }: ThemeFacts): boolean {
  return [...figures.map((one) => ({ ...one, text: one.clause })), ...statements].some(
    ({ theme, text }) => theme === '原因' || /原因|因为|由于|主要是/.test(text),
  )
}

const nextOf: Readonly<Record<string, string>> = {
  上半年: '下半年',
  三季度: '四季度',
  第三季度: '四季度',
  前三季度: '四季度',
}

/** 上半年 -> 下半年. */
function nameNext(period: string, year: number | null): string {
  if (period === '') return year === null ? '下一年' : `${year + 1}年`
  return nextOf[period] ?? '下一步'
}

/** Nobody says 2026年 for him who said 下一步. */
function saysSoonAlone({ lines, year }: Brief): boolean {
  const next = year === null ? /(?!)/ : new RegExp(`${year + 1}(?!\\d)`)
  const isNext = lines.some((line) => /明年|来年|下一?年度?(?!来)|新的?一年/.test(line) || next.test(line))
  return (
    !isNext &&
    lines.some((line) => soon.test(line.replace(/^[\s#*·●○■◆▪►>\d.、①-⑮（()）一二三四五六七八九十-]+/, '')))
  )
}

/** What is planned for: the next period, unless the material itself says no more than 下步 or names months of this year. */
export function nameNextOf(brief: Brief): string {
  const { figures, statements, asked, year } = brief
  const told = [...figures.map((one) => ({ ...one, text: one.clause })), ...statements].filter(
    ({ theme }) => theme === '打算',
  )
  const period = asked?.period ?? ''
  if (period === '')
    return isPlannedSoon(brief) || (told.length > 0 && saysSoonAlone(brief)) ? '下一步' : nameNext('', year)
  const isSoon = told.length > 0 && told.every(({ label }) => soon.test(label))
  return isSoon ? '下一步' : nameNext(period, year)
}

/** 2025年， before what is planned; empty where the heading says it, and for a bulletin, which is of no year. */
export function openPlans(brief: Brief, { forms }: Pick<Outline, 'forms'>): string {
  const next = nameNextOf(brief)
  const isOfYear = /^20\d{2}年$/.test(next) && forms.includes('简报')
  return /^下一/.test(next) || isPlannedSoon(brief) || isOfYear ? '' : next
}

/** 下一步打算 is the label of all that is planned. */
const soon = /^(?:下一?步(?!打算)|下来|下一?阶段|今后|往后|接下来)/
