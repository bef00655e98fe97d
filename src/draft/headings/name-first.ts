// Step of writing: the paragraphs of a part that stands alone -> the first sentence says of when and of whom it tells (2024年，全乡…).
import type { Brief } from '#domain/brief.ts'
import type { DraftParagraph } from '#domain/draft.ts'
import { joinTwo } from '#draft/write/arrange-sections.ts'
import { buildParagraph } from '#draft/write/build-paragraph.ts'

/** 3月28日柑橘分拣中心投产: the year stands before it without a comma. */
const dated = /^\d{1,2}月(?!份)/
const timed = /^(?:20\d{2}年|今年|年内|截[至止]|上半年|下半年|[一二三四]季度)/
/** What the year says already. */
const allYear = /^全年[，,]?/
/** 全乡, 本人, 镇党委, 大桥村: whose it is stands there. */
const ofWhom =
  /^(?:全[镇乡街市县]|我[镇乡们街]|本[镇乡街人]|[镇乡]|街道|[\u4e00-\u9fff]{1,3}(?<![农乡各全个建])(?:村(?![民级务集里])|社区))/

export function nameFirst(paragraphs: readonly DraftParagraph[], brief: Brief): readonly DraftParagraph[] {
  const [given, ...others] = paragraphs
  if (given === undefined) return paragraphs
  const first =
    brief.year !== null && allYear.test(given.text)
      ? cutStart(given, allYear.exec(given.text)![0].length)
      : given
  const lead = leadOf(first.text, brief)
  return lead === ''
    ? paragraphs
    : [
        joinTwo(
          buildParagraph([lead], () => null),
          first,
        ),
        ...others,
      ]
}

function cutStart({ text, sources }: DraftParagraph, length: number): DraftParagraph {
  const moved = sources.map((one) => ({ ...one, start: one.start - length, end: one.end - length }))
  return { text: text.slice(length), sources: moved }
}

function leadOf(text: string, { year, place, asked }: Brief): string {
  const town = place?.town ?? ''
  const isNamed = ofWhom.test(text) || (town !== '' && text.includes(town.slice(0, -1)))
  const all = /街道$/.test(town) ? '全街道' : /[镇乡]$/.test(town) ? `全${town.slice(-1)}` : ''
  const isDated = dated.test(text)
  const time =
    year === null || timed.test(text) ? '' : `${year}年${asked?.period ?? ''}${isDated ? '' : '，'}`
  return isDated || isNamed ? time : `${time}${all}`
}
