// Step of writing: {地名} {年份} {时段} {下期} {主题} of an outline -> what this brief says.
import type { Brief } from '#domain/brief.ts'
import { spellGap } from '#domain/draft.ts'
import type { Outline, Theme } from '#domain/drafting-book.ts'
import type { Place } from '#domain/place.ts'
import { nameNextOf } from './judge-facts.ts'

export function fillOutline(text: string, brief: Brief, theme: string): string {
  const { year, asked } = brief
  const topic = asked?.topic.replace(/(?:这块|这边|方面)$/, '') || theme
  const period = asked?.period ?? ''
  // Without a year the headings go without one; the title alone asks for it.
  const dated =
    year === null
      ? text.replace(/\{年份\}年度?[，,]?/g, '').replace(/\{下一年\}年度?/g, '下一年')
      : text.replaceAll('{年份}', String(year)).replaceAll('{下一年}', String(year + 1))
  return dated
    .replace(/本人作为\{地名\}\{职务\}[,，]/g, (whole) => (asked?.office ? whole : ''))
    .replace(/^\{地名\}\{职务\}/, (whole) => (asked?.office ? whole : ''))
    .replace('履职和述法情况', (whole) => (/法/.test(asked?.form || '法') ? whole : '履职情况'))
    .replaceAll('{地名}', shortPlace(brief.place))
    .replaceAll('{主题}工作', `${topic}${/(?:纠纷|事件|事故|案件|积案)$/.test(topic) ? '处置' : ''}工作`)
    .replaceAll('{主题}', topic || '工作')
    .replaceAll('{事}', (asked?.topic ?? '').replace(/工作$/, ''))
    .replaceAll('{时段}', period)
    .replaceAll('{下期}', nameNextOf(brief))
    .replaceAll('{职务}', spellOffice(asked?.office ?? ''))
    .replace(
      /(.?)\{文种[:：]([^}]*)\}/g,
      (_, before: string, usual: string) => before + nameForm(asked, { before, usual }),
    )
    .replace(/情况(?=\{如下)/g, `情况${plansOf(asked?.form)}`)
    .replace(/\{如下[:：]([^}]*)\}/g, (_, usual: string) => `${tellsOf(asked?.form || usual)}如下`)
    .replaceAll('{期号}', asked?.issue === undefined ? '' : `（${asked.issue}）`)
    .replaceAll('{第一责任人}', /^副|助理$/.test(asked?.office ?? '') ? '' : '第一责任人')
    .replace(/^[，,]+/, '')
    .replaceAll('本人', asked?.self ?? '本人')
}

/** 总结 of 法治政府建设 is 工作总结; a report in no more than that word is called as usual. */
function nameForm(asked: Brief['asked'], { before, usual }: { before: string; usual: string }): string {
  const form = asked?.form ?? ''
  if (form === '' || (form === '报告' && usual.endsWith('报告'))) return usual
  return before !== '作' && usual.endsWith('报告') && /总结|汇报/.test(form) ? `工作${form}` : form
}

/** 总结及下半年工作计划: what stands behind the first form. */
const plansBehind = /^(?:情况)?(?:总结|汇报)((?:和|及|暨|与|以及).+)$/
function plansOf(form = ''): string {
  const [, behind = ''] = plansBehind.exec(form) ?? []
  return behind.replace(/^暨/, '及')
}

/** 总结, 汇报 or 报告: what the paper does with its facts. What is planned is no part of a 总结. */
function tellsOf(form: string): string {
  if (plansOf(form) !== '') return '报告'
  return /总结|小结/.test(form) ? '总结' : /汇报/.test(form) ? '汇报' : '报告'
}

/** A summary of one's own work is addressed to nobody unless someone is named. */
export function isSummary(brief: Brief, { title }: Outline): boolean {
  const usual = /\{文种[:：]([^}]*)\}/.exec(title)?.[1]
  return usual !== undefined && /总结|小结/.test(brief.asked?.form || usual)
}

function shortPlace(place: Place | null): string {
  return place?.town ?? place?.county ?? spellGap('单位')
}

export function themeWord(brief: Brief, themes: readonly Theme[]): string {
  const counts = themes.map((theme) => ({
    name: theme.name,
    n: brief.figures.filter((figure) => figure.theme === theme.name).length,
  }))
  const [most] = counts.sort((a, b) => b.n - a.n)
  return most !== undefined && most.n * 2 >= brief.figures.length ? most.name : ''
}

/** 书记 alone is 党委书记. */
export function spellOffice(office: string): string {
  return office.replace(/^书记$/, '党委书记')
}
