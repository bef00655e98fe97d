// Step of reading: 办结率重算一下, 整改率也跟着变 -> the share that was one of two numbers, as it is of them now. Null where none is named, or it was of no two numbers of the draft.
import type { BriefFigure } from '#domain/brief.ts'
import type { RevisionRequest } from '#draft/wish/revision-request.ts'
import { readMeasure } from './measure-words.ts'

const recounts =
  /重新?[算计]|再算|算[一下遍]{1,2}|跟着?[变改动调]|(?:也|都)(?:要|得|该|相应)*(?:变|改|调整?|更新)(?:一?下|过来)?(?:$|[了吧])|相应|同步|自动(?:变|改|算)/
const longest = 30

/** `versions`: the numbers of each version, the one that stands last. */
export function readRecount(
  said: string,
  versions: readonly (readonly BriefFigure[])[],
): readonly RevisionRequest[] | null {
  const figures = versions.at(-1) ?? []
  if (said.length > longest || /[\d?？]/.test(said) || !recounts.test(said)) return null
  const shares = figures.filter(({ unit }) => unit === '%')
  const named = shares.filter((one) => isNamed(said, one))
  const meant = named.length > 0 ? named : /比例|占比|百分比/.test(said) ? shares : []
  const counted = meant.map((one) => ({ one, value: recount(one, versions) }))
  const [first, ...more] = counted
  if (first === undefined || more.length > 0 || first.value === null) return null
  const { one, value } = first
  if (value === one.raw) return [{ kind: 'keep' }]
  return [{ kind: 'correct', name: one.indicator, item: null, figure: one.id, old: null, value }]
}

/** 办结率 of 信访办结率96.2%: what the words call a rate stands before the number. */
function isNamed(said: string, { indicator, clause, at }: BriefFigure): boolean {
  const names = [...said.matchAll(/[\u4e00-\u9fff]{1,6}?[率比]/g)].map(([name]) => name)
  const own = `${indicator} ${clause.slice(0, at.start)}`
  return names.some((name) => readMeasure(name).unit === '%' && own.includes(name.slice(-3)))
}

/** By the two numbers that gave it in the newest version where any two did. */
function recount(share: BriefFigure, versions: readonly (readonly BriefFigure[])[]): string | null {
  const now = versions.at(-1)!
  const digits = /\.(\d+)/.exec(share.raw)?.[1]?.length ?? 0
  const spell = (part: number, whole: number) => ((part / whole) * 100).toFixed(digits)
  for (const figures of versions.toReversed()) {
    const stood = figures.find(({ id }) => id === share.id)
    if (stood === undefined) continue
    const near = figures.filter((one) => one.sentence === stood.sentence && one.unit !== '%')
    const pairs = near.flatMap((part) => near.map((whole) => ({ part, whole })))
    const given = pairs.filter(
      ({ part, whole }) => part.value < whole.value && Number(spell(part.value, whole.value)) === stood.value,
    )
    for (const { part, whole } of given) {
      const [p, w] = [part, whole].map(({ id }) => now.find((one) => one.id === id))
      if (p !== undefined && w !== undefined && w.value > 0) return `${spell(p.value, w.value)}%`
    }
  }
  return null
}
