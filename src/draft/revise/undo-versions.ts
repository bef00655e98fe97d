// Step of revision: 撤销, 前两次都退掉, 退回第一稿 -> the record with the version that is meant standing again.
import type { DraftRecord } from '#domain/draft.ts'
import { parseCount } from '#text/numbers/numerals.ts'

const numeral = '([一二两三四五六七八九十\\d]{1,3})'
const toVersion = new RegExp(`第${numeral}[稿版]`)
const toFirst = /(?:最初|最早|最开始|一开始|原)的?(?:[那的]?[稿版]|样子)|[初原]稿/
const bySteps = new RegExp(`(?<![第\\d一二两三四五六七八九十])${numeral}(?:次|步|处|回|下)`)

/** How many versions stand after it; null where there is none to go back to. */
function countLeft(said: string, standing: number): number | null {
  const version = toVersion.exec(said)?.[1]
  const steps = bySteps.exec(said)?.[1]
  const left =
    version !== undefined
      ? parseCount(version)
      : toFirst.test(said)
        ? 1
        : standing - ((steps === undefined ? null : parseCount(steps)) ?? 1)
  return left === null || left < 1 || left >= standing ? null : left
}

/** `undone`: what had been said for the versions that go, oldest first. Null where nothing can be undone as said. */
export function undoVersions(
  record: DraftRecord,
  said: string,
): { readonly record: DraftRecord; readonly undone: readonly string[] } | null {
  const left = countLeft(said, record.versions.length)
  if (left === null) return null
  const undone = record.versions.slice(left).map(({ instruction }) => instruction)
  const { id, versions } = record
  return { record: { id, versions: versions.slice(0, left), undone: versions.slice(left) }, undone }
}

/** 还是恢复回来: what was undone last stands again. */
export function redoVersions({ id, versions, undone = [] }: DraftRecord): {
  readonly kind: 'revised'
  readonly record: DraftRecord
  readonly said: string
} {
  const said = undone.map(({ instruction }) => `恢复了“${instruction}”`).join('；')
  return { kind: 'revised', record: { id, versions: [...versions, ...undone] }, said }
}
