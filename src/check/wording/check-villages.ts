// Rule of the gate: villages and communities that stand in another place's report and in none of the own.
import type { Finding } from '#domain/finding.ts'
import { buildFinding, type CheckedText, findSpans, type Rule, standsInBrief } from '../gate/checked-text.ts'

const edge = '(?<=^|[^\\u4e00-\\u9fff]|[在到于和与由以对及将为镇乡道是如])'
const named = new RegExp(
  `${edge}([\\u4e00-\\u9fff]{2,3})(村|社区)(?![民干委里级容貌规务集庄组社居医支])`,
  'gm',
)

export const checkVillages: Rule = (checked): Finding[] => {
  const others = checked.others.filter((report) => !report.isOwn)
  if (others.length === 0 || checked.place === null) return []
  const own = checked.others.filter((report) => report.isOwn).map((report) => report.text)
  const namesOf = others.map((report) => new Set(findSpans(report.text, named).map(({ match }) => match[0])))
  const told = new Set<string>()
  return findSpans(checked.text, named).flatMap((span) => {
    const name = span.match[0]
    if (told.has(name) || isOrdinary(checked, span.match[1]!) || own.some((text) => text.includes(name)))
      return []
    if (standsInBrief(checked, name)) return []
    if (isCommon(span.match[1]!, [checked.text, ...checked.others.map(({ text }) => text)])) return []
    const other = others[namesOf.findIndex((names) => names.has(name))]
    if (!other) return []
    told.add(name)
    const { start, end } = span
    return [
      buildFinding(
        checked,
        { start, end },
        {
          rule: 'foreign-village',
          severity: 'warn',
          text: `“${name}”是${other.name}的报告里的地名，不像本单位的`,
          fix: '改成本单位的村、社区；确是本单位的就保留',
        },
      ),
    ]
  })
}

const dictionary = new Intl.Segmenter('zh', { granularity: 'word' })

/** 制定|社区工作清单: a word of the dictionary that stands in these papers without 村 or 社区 behind it, too. */
function isCommon(stem: string, texts: readonly string[]): boolean {
  if ([...dictionary.segment(stem)].length > 1) return false
  return texts.some((text) => new RegExp(`${stem}(?![一-鿿]{0,2}(?:村|社区))`).test(text))
}

function isOrdinary({ drafting }: CheckedText, stem: string): boolean {
  return drafting.checking.notVillages.some(
    (word) => stem === word || (word.length > 1 && stem.endsWith(word)),
  )
}
