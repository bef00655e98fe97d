// Step of revision: other words for what facts say (册子 becomes 宣传手册), names of private persons left out -> the brief with them.
import type { Brief } from '#domain/brief.ts'
import type { DraftChoices } from '#domain/draft.ts'
import { escapePattern } from '#shared/escape-pattern.ts'
import { findNames } from '#text/private/find-names.ts'

interface State {
  readonly brief: Brief
  readonly choices: DraftChoices
}
type Reworded = State & { readonly said: string }

/** A string says why nothing is done. */
export function rewordFacts(
  { brief, choices }: State,
  { old, value }: { readonly old: string; readonly value: string },
): Reworded | string {
  // 冬病夏治专项行动 becomes 冬季清欠行动: what ends both is not said twice.
  const end = value.slice(-2)
  const twice = new RegExp(`${escapePattern(old)}[\\u4e00-\\u9fff]{0,3}${escapePattern(end)}`, 'g')
  // 救灾 of 救灾物资价值 is not said twice where it becomes 救灾资金.
  const start = value.slice(0, 2)
  const ahead = new RegExp(`${escapePattern(start)}${escapePattern(old)}`, 'g')
  const changed = mapWords(brief, (text) =>
    (old.endsWith(end) ? text : text.replace(twice, () => value))
      .replace(ahead, () => (old.startsWith(start) ? start + value : value))
      .replaceAll(old, value),
  )
  if (changed === null)
    return `素材里没有“${old}”这几个字，稿子没有动。要改单位名称就说“地名改成……”，要改数就说“普法改成15场”。`
  return { brief: changed, choices, said: `“${old}”改成“${value}”` }
}

/** 王大柱 becomes 王某: as papers write it. */
export function hideNames({ brief, choices }: State): Reworded | string {
  const names = new Set(
    [
      ...brief.lines,
      ...brief.figures.map(({ clause }) => clause),
      ...brief.statements.map((one) => one.text),
    ].flatMap((text) => findNames(text).map(({ start, end }) => text.slice(start, end))),
  )
  const hide = (text: string) =>
    [...names].reduce((left, name) => left.replaceAll(name, `${name.charAt(0)}某`), text)
  const changed = names.size === 0 ? null : mapWords(brief, hide)
  if (changed === null) return '稿子里没有认出个人姓名，没有动。是哪个名字，就说“把……删掉”。'
  return {
    brief: changed,
    choices,
    said: `个人姓名不写全：${[...names].map((name) => `${name.charAt(0)}某`).join('、')}`,
  }
}

/** Over every sentence of the brief; numbers stay where they stand. Null where nothing changes. */
function mapWords(brief: Brief, change: (text: string) => string): Brief | null {
  const figures = brief.figures.map((figure) => {
    const { clause, at, raw } = figure
    const before = change(clause.slice(0, at.start))
    const after = change(clause.slice(at.end))
    // A word that reaches over the number is left.
    return {
      ...figure,
      clause: before + clause.slice(at.start, at.end) + after,
      at: { start: before.length, end: before.length + (at.end - at.start) },
      indicator: figure.isKnown ? figure.indicator : change(figure.indicator),
      tail: change(figure.tail),
      raw,
    }
  })
  const statements = brief.statements.map((one) => ({ ...one, text: change(one.text) }))
  const lines = brief.lines.map(change)
  // What was typed around the facts is not in the paper.
  const said = (one: Pick<Brief, 'figures' | 'statements'>) => JSON.stringify([one.figures, one.statements])
  return said({ figures, statements }) === said(brief) ? null : { ...brief, figures, statements, lines }
}
