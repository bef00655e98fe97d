// Step of writing: {地名} {年份} {时段} {下期} {主题} of an outline -> what this brief says.
import type { Brief } from '#domain/brief.ts'
import { spellGap } from '#domain/draft.ts'
import type { Theme } from '#domain/drafting-book.ts'
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
    .replaceAll('{地名}', shortPlace(brief.place))
    .replaceAll('{主题}工作', `${topic}工作`)
    .replaceAll('{主题}', topic || '工作')
    .replaceAll('{事}', (asked?.topic ?? '').replace(/工作$/, ''))
    .replaceAll('{时段}', period)
    .replaceAll('{下期}', nameNextOf(brief))
    .replaceAll('{职务}', asked?.office ?? '')
    .replace(/\{文种[:：]([^}]*)\}/g, (_, usual: string) => asked?.form || usual)
    .replace(/^[，,]+/, '')
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
