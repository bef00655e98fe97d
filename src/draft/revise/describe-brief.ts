// Step of showing a brief back: what was understood -> plain lines, numbered, at most a screenful.
import type { Brief, BriefFigure } from '#domain/brief.ts'
import { renderNumber } from '#draft/write/build-paragraph.ts'
import type { Asked } from './draft-state.ts'
import { listFacts } from './list-facts.ts'

/** So few are told in one line. */
const mostInLine = 4
/** A screenful on a phone. */
const mostShown = 12

/** 我理解的数据: 调解矛盾纠纷132起 · 调解成功130起; more than a few one a line: 3. 普法宣传 15场 · 普法. `isWhole`: all of them. */
export function describeBrief(brief: Brief, { isWhole = false } = {}): string {
  return [describeFacts(brief, isWhole), ...askKind(brief), ...describeLeftOut(brief)].join('\n')
}

/** Nothing said what paper it is to be. */
function askKind({ scope, outlineText }: Brief): readonly string[] {
  const isOpen = scope.kind === 'report' && scope.outline === null && outlineText === null
  return isOpen
    ? [
        '没说写成哪一种，先按法治政府建设年度报告的提纲写。要写成工作总结、情况汇报还是简报？说“改成简报”就换。',
      ]
    : []
}

function describeFacts(brief: Brief, isWhole: boolean): string {
  const { figures, year } = brief
  if (figures.length === 0) return '素材里没有读到数。'
  if (figures.length <= mostInLine) return `我理解的数据：${figures.map(describeFigure).join(' · ')}。`
  const facts = listFacts(brief)
  const shown = isWhole ? facts : facts.slice(0, mostShown)
  const rest = facts.length - shown.length
  const when = year === null ? '' : `${year}年，`
  return [
    `我理解的数据（${when}${facts.length}条；不对就说“第3条不是26万，是25万”“第2条删掉”“第4条是去年的”）：`,
    ...shown.map(
      ({ n, figures: told }) => `${n === null ? '·' : `${n}.`} ${told.map(describeRow).join('；')}`,
    ),
    ...(rest > 0 ? [`还有${rest}条，发“看看数据”全列出来。`] : []),
  ].join('\n')
}

/** Words to the writer, and rows whose header nobody could read: asked about here. */
export function describeLeftOut({ remarks, unused }: Pick<Brief, 'remarks' | 'unused'>): readonly string[] {
  const unread = unused.filter(({ reason }) => reason.startsWith('表头没看懂'))
  return [
    ...(remarks.length === 0 ? [] : [`没有当素材写进去的话：${remarks.join('；')}。`]),
    ...(unread.length === 0
      ? []
      : [
          `表里有${unread.length}处没看懂是什么数，没有用：${unread
            .slice(0, 3)
            .map(({ text }) => `“${text.slice(0, 30)}”`)
            .join('、')}${unread.length > 3 ? '等' : ''}。是什么数、什么单位？说一句我就补上。`,
        ]),
  ]
}

function nameOf({ indicator }: BriefFigure): string {
  return indicator.replace(/(?:次数|人数|份数|条数|件数|数|金额|人次)$/, '')
}

function describeFigure(figure: BriefFigure): string {
  const added =
    figure.unit !== '' &&
    !figure.raw.includes(figure.unit) &&
    !/[元%]/.test(figure.unit) &&
    !/个$/.test(figure.raw)
      ? '（单位是我补的）'
      : ''
  return `${nameOf(figure)}${renderNumber(figure)}${added}`
}

/** Name, number, of what time, of what part. */
function describeRow(figure: BriefFigure): string {
  const part = figure.theme ?? figure.label
  const isPlan = figure.theme === '打算'
  return [
    describeFigure(figure),
    ...(figure.lastYearOf === null ? [] : ['去年的']),
    ...(part === '' ? [] : [isPlan ? '打算' : part]),
  ].join(' · ')
}

/** The first of them to choose from. */
export function optionsOf(figures: readonly BriefFigure[], value: string | null): Asked['options'] {
  return figures.slice(0, 6).map((one) => ({ label: nameFigure(one), figure: one.id, value }))
}

/** No fact is called so; what there is. */
export function sayUnknown(name: string, brief: Brief): string {
  const standing = brief.figures.slice(0, 8).map(nameFigure).join('、')
  return `素材里没有找到“${name}”。${standing === '' ? '' : `现有：${standing}。`}可以说“调解改成135起”，或“132起改成135起”；是新的数就说“加一条：……”。`
}

/** Several facts are called so. */
export function sayWhich(name: string, figures: readonly BriefFigure[]): string {
  return `“${name}”可能指：${figures.slice(0, 6).map(nameFigure).join('、')}。`
}

/** 调解矛盾纠纷132起 */
export function nameFigure(figure: BriefFigure): string {
  return `${figure.indicator}${figure.raw}`
}
