// Step of reading a brief: last year's numbers as people set them down (2024年49起 behind 37起, 去年调解176起成功171起, under 上年同期：) -> one clause a number that says 上年.
import { isPastClause } from '#draft/brief/find-past.ts'
import type { BriefClause } from '#draft/brief/split-brief.ts'
import { findQuantities } from '#text/numbers/find-quantities.ts'

const ofPast = /^(?:而|其中)?(?:去年|上年度?|上一年)(?:同期|全年|[上下]半年)?(?:是|为|有)?/
const labelled = /^(?:去年|上年|上一年)(?:度|同期|全年|可比口径|口径|数据?|情况)*$/
/** 2024年49起, 2024年受理58件: the year, and what it counted. */
const dated = /^(20\d{2})年(?:度|同期|全年)?(?:是|为|有)?(?=[\u4e00-\u9fff]{0,8}?[约近]?\d)/

/** `year`: the one reported on; null: only what says so in words. */
export function nameLastYear(given: readonly BriefClause[], year: number | null): readonly BriefClause[] {
  const clauses = given.flatMap(openBracket)
  return clauses.flatMap((clause, at) => {
    const before = clauses[at - 1]
    const isBehind = before !== undefined && before.sentence === clause.sentence
    const near = clauses.slice(Math.max(0, at - reach), at)
    const told = near.filter(({ line }) => line === clause.line)
    return cutPast(sayPast(clause, { year, isBehind }), told.length > 0 ? told : near)
  })
}

/** 首违不罚6件（去年立案22件，罚没款5.1万元）: what was last year is no part of the number it stands behind. */
function openBracket(clause: BriefClause): readonly BriefClause[] {
  const found = /[（(]((?:去年|上年|上一年)[^（）()]*\d[^（）()]*)[)）]$/.exec(clause.text)
  const pieces = (found?.[1] ?? '').split(/[，,、]/)
  if (found === null || pieces.length < 2 || !pieces.every((one) => findQuantities(one).length === 1))
    return [clause]
  const told = pieces.map((one) => (ofPast.test(one) ? one : `上年${one}`))
  return [
    { ...clause, text: clause.text.slice(0, found.index) },
    ...told.map((text) => ({ ...clause, text, isListed: false })),
  ]
}

function sayPast(clause: BriefClause, { year, isBehind }: { year: number | null; isBehind: boolean }) {
  const said = dated.exec(clause.text)
  const isYear = said !== null && year !== null && Number(said[1]) === year - 1
  const isUnder = labelled.test(clause.label)
  if (isYear && (isBehind || isUnder))
    return {
      ...clause,
      text: `${sameYear(said[0])}${clause.text.slice(said[0].length)}`,
      label: isUnder ? '' : clause.label,
    }
  const isOpen = isUnder && !isPastClause(clause.text) && findQuantities(clause.text).length === 1
  return isOpen ? { ...clause, text: `${sameYear(clause.label)}${clause.text}`, label: '' } : clause
}

const reach = 8

/** 去年同期 said once is of all that it leads. */
export function sameYear(said: string): string {
  return said.includes('同期') ? '上年同期' : '上年'
}

/** 去年同期81条530人 behind 63条、412人: each number of last year's a clause of its own. */
function cutPast(clause: BriefClause, told: readonly BriefClause[]): readonly BriefClause[] {
  const led = ofPast.exec(clause.text)
  if (led === null) return [clause]
  const quantities = findQuantities(clause.text)
  if (quantities.length < 2 || /[（(，,比增降减]/.test(clause.text)) return [clause]
  const units = new Set(told.flatMap(({ text }) => findQuantities(text).map(({ unit }) => unit)))
  if (!quantities.every(({ unit }) => units.has(unit))) return [clause]
  let from = led[0].length
  const pieces = quantities.map(({ at }, index) => {
    const end = index + 1 < quantities.length ? at.end : clause.text.length
    const text = clause.text.slice(from, end)
    from = end
    return text
  })
  const isPlain = pieces.every((piece) =>
    /^[\u4e00-\u9fff]{0,8}[约近]?\d[\d.,]*[万亿]?[\u4e00-\u9fff%]{1,4}$/.test(piece),
  )
  return isPlain
    ? pieces.map((piece, index) => ({
        ...clause,
        text: `${index === 0 ? led[0] : sameYear(led[0])}${piece}`,
        isListed: index > 0 || clause.isListed === true,
      }))
    : [clause]
}
