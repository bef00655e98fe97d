// Step of reading: numbers said anew by the words they stand behind (接访25次 75人次 经费是20万) -> which facts get them. Every number has to be spoken for.
import type { BriefFigure } from '#domain/brief.ts'
import { listNumbers, type Said } from '#draft/speech/list-numbers.ts'
import { writeNumbers } from '#draft/speech/write-numbers.ts'
import type { RevisionRequest } from '#draft/wish/revision-request.ts'
import { parseCount } from '#text/numbers/numerals.ts'
import { isSameUnit } from '#text/numbers/same-unit.ts'
import { isOf, wordsBefore } from './name-fact.ts'
import { correctionOf } from './with-unit.ts'

/** Words between a name and its number. */
const joins =
  /(?:那个|那条|这个|这条)?的?(?:还|就|都|应该?|要)*(?:是|为|(?:改|调|变|换)(?:成|为|作|到)?|应为|更正为)?$/
const changes = /^[，,\s]*(?:这个数)?(?:改|调|变|换)(?:成|为|作|到)?$/
/** 二十四条: what a law would count is a number of things here. */
const spelled =
  /(?<![第\d一二三四五六七八九十百])[一二三四五六七八九十百]{2,5}(?=[条个次场件起处名人户份家期批](?!件))/g
const closers = /(?:只有|仅有|共有|现有|共计|累计|[只仅共有为达])+$/
/** Beside what stands. */
const adds = /^(?:再|还|另外?|又)?(?:加|补|添|有)|另外|还有|补充|新增/
/** A message of more is material. */
const mostNumbers = 8
const longest = 120

/** Null where a number is of no fact, or of several, or nothing changes. */
export function readSetAnew(
  spoken: string,
  figures: readonly BriefFigure[],
): readonly RevisionRequest[] | null {
  if (spoken.length > longest || adds.test(spoken)) return null
  const text = writeNumbers(spoken)
    .replace(spelled, (digits) => String(parseCount(digits) ?? digits))
    .replace(/[。.！!吧了哈\s]+$/, '')
  const said = listNumbers(text)
  if (said.length < 2 || said.length > mostNumbers) return null
  if (text.length > said.at(-1)!.end) return null
  const meant: { figure: BriefFigure; said: Said }[] = []
  for (const [index, one] of said.entries()) {
    const words = text.slice(said[index - 1]?.end ?? 0, one.start)
    const last = meant.at(-1)
    if (last && changes.test(words) && isOf(last.figure, last.said)) {
      last.said = one
      continue
    }
    const next = said[index + 1]
    const isOld = next !== undefined && changes.test(text.slice(one.end, next.start))
    const figure = isOld
      ? findStanding(words, one, figures)
      : findNamed(bareName(words), one, { figures, last: last?.figure ?? null })
    if (figure === null || meant.some((other) => other.figure === figure)) return null
    meant.push({ figure, said: one })
  }
  const changed = meant.filter(({ figure, said: one }) => !isOf(figure, one))
  return changed.length === 0 ? null : changed.map(setTo)
}

function bareName(words: string): string {
  return words
    .replace(/^[，,、；;。：:\s]+/, '')
    .replace(/^(?:把|将|然后|那)/, '')
    .replace(joins, '')
}

/** 下半年那个13场改成14场: the one of that number, of what is planned where the words say so. */
function findStanding(words: string, said: Said, figures: readonly BriefFigure[]): BriefFigure | null {
  const all = figures.filter((one) => isOf(one, said))
  const isAhead = /下一?年|明年|来年|计划|打算|下半年|下一?步/.test(words)
  const meant = all.length > 1 ? all.filter(({ theme }) => (theme === '打算') === isAhead) : all
  return meant.length === 1 ? meant[0]! : null
}

/** By its words; without any the one number beside the fact before. */
function findNamed(
  name: string,
  said: Said,
  { figures, last }: { figures: readonly BriefFigure[]; last: BriefFigure | null },
): BriefFigure | null {
  const fitting = figures.filter(
    (one) => one.theme !== '打算' && (said.unit === '' || isSameUnit(one.unit, said.unit)),
  )
  const found =
    name === ''
      ? fitting.filter((one) => last !== null && one !== last && one.clauseIndex === last.clauseIndex)
      : name.length < 2
        ? []
        : fitting.filter((one) => isCalled(one, name))
  return found.length === 1 ? found[0]! : null
}

/** 调解成功 of 成功95起 in 调解97起，成功95起. */
function isCalled(one: BriefFigure, name: string): boolean {
  const words = wordsBefore(one).replace(closers, '')
  if (words.endsWith(name)) return true
  return words.length > 1 && name.endsWith(words) && one.clause.includes(name.slice(0, -words.length))
}

function setTo({ figure, said }: { figure: BriefFigure; said: Said }): RevisionRequest {
  const isBare = said.unit === '' || said.unit === '元'
  return correctionOf(figure, isBare ? { raw: bareOf(said, figure), unit: '' } : said)
}

/** 20万 for 18万元. */
function bareOf({ raw }: Said, { unit }: BriefFigure): string {
  return raw.endsWith(unit) ? raw.slice(0, raw.length - unit.length) : raw
}
