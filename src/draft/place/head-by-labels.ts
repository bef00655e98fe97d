// Step of writing: a section that takes all of what was done -> with the material's own headings below it (走访慰问：…, 就业：…), where most of it stands under some.
import type { BriefFigure } from '#domain/brief.ts'
import { bareSection, type OutlineSection } from '#domain/drafting-book.ts'
import { findPart } from '#draft/brief/find-part.ts'
import { readShape } from '#draft/write/row-shape.ts'
import type { ThemeFacts } from '#draft/write/write-theme.ts'
import { listPairs } from '#shared/list-pairs.ts'
import { type Fact, listSentences } from './list-sentences.ts'
import type { PlacedSection } from './place-facts.ts'

const leastHeadings = 3
const mostHeadings = 9
/** Of the sentences. */
const leastHeaded = 0.6
/** Characters a heading leads on average: less is a list, and no report. */
const leastLed = 20
/** Of so many characters alone nothing is headed. */
const leastTold = 16
const heading = /^[\u4e00-\u9fff“”、和与及]{2,12}$/
/** Names no work: where it comes from, when, whose, or nothing at all. */
const noHeading =
  /(?:[镇乡村组办所站科队局]|街道|社区|中心|部门)$|提供|[报说讲]的?$|^(?:其中|其他|其它|另外|此外|还有|备注|说明|合计|总计|今年|去年|全年|[上下]半年|目前|数据|素材|材料|情况|标题|时间|地点|主送|落款|做法|成效|亮点|举措|措施|工作|重点|主要|分类|分项|基本)|方面$|[了过着]/

/** Any other section comes back as it is. */
export function headByLabels(placed: readonly PlacedSection[]): readonly PlacedSection[] {
  return placed.flatMap((one) => {
    const isOpen = one.section.level === 1 && one.section.takes.includes('全部')
    return isOpen ? headOne(one) : [one]
  })
}

function headOne({ section, facts }: PlacedSection): readonly PlacedSection[] {
  const sentences = listSentences([...facts.figures, ...facts.statements])
  const labels = [...new Set(sentences.map(labelOf).filter((label) => label !== ''))]
  const headed = sentences.filter((own) => labelOf(own) !== '')
  const isOfWork =
    labels.length >= leastHeadings &&
    labels.length <= mostHeadings &&
    headed.length / sentences.length >= leastHeaded &&
    lengthOf(headed) / labels.length >= leastLed &&
    labels.every((label) => lengthOf(headed.filter((own) => labelOf(own) === label)) >= leastTold)
  if (!isOfWork) return [{ section, facts }]
  const homes = findHomes(sentences, labels)
  const take = (label: string): ThemeFacts => {
    const own = new Set(sentences.filter((_, at) => homes[at] === label).flat())
    return {
      figures: facts.figures.filter((one) => own.has(one)),
      statements: facts.statements.filter((one) => own.has(one)),
    }
  }
  return [
    { section, facts: take('') },
    ...labels.map((label) => ({ section: nameSection(label), facts: take(label) })),
  ]
}

/** What stands before the first heading stays above them; what stands behind one without a label of its own goes where the same is told, else on with what stands before it. */
function findHomes(sentences: readonly (readonly Fact[])[], labels: readonly string[]): readonly string[] {
  let last = ''
  return sentences.map((own) => {
    const label = labelOf(own)
    if (label !== '') last = label
    if (label !== '' || last === '') return label
    const told = own.map(textOf).join('，')
    return labels.find((one) => listPairs(one).some((pair) => told.includes(pair))) ?? last
  })
}

function labelOf(own: readonly Fact[]): string {
  const { label } = own[0]!
  const figures = own.flatMap((one) => ('clause' in one ? [one] : []))
  const isRow = figures.some(({ source }) => source !== '') || (figures.length > 0 && isOfPlace(figures))
  return !isRow && heading.test(label) && !noHeading.test(label) && findPart(label, '') === null ? label : ''
}

function isOfPlace(figures: readonly BriefFigure[]): boolean {
  return readShape(figures)?.isPlace === true
}

function textOf(one: Fact): string {
  return 'clause' in one ? one.clause : one.text
}

function lengthOf(sentences: readonly (readonly Fact[])[]): number {
  return sentences.reduce((sum, own) => sum + [...new Set(own.map(textOf))].join('').length, 0)
}

function nameSection(label: string): OutlineSection {
  return { ...bareSection(), level: 2, heading: label, takes: [], isOptional: true }
}
