// Step of reading a brief: a fact whose number is no whole number of the material -> left out and listed. What words, cells and names were joined to can make no new number.
import type { BriefFigure, UnusedPiece } from '#domain/brief.ts'
import { writeNumbers } from '#draft/speech/write-numbers.ts'
import { groupBy } from '#shared/group-by.ts'
import { findQuantities } from '#text/numbers/find-quantities.ts'
import { foldWidth } from '#text/numbers/quantity-masks.ts'

/** `material`: lines and cells as they came, each apart. Linear in both. */
export function keepWhole(
  figures: readonly BriefFigure[],
  material: readonly string[],
): { figures: readonly BriefFigure[]; unused: readonly UnusedPiece[] } {
  const lines = [...new Set(material.flatMap((line) => [line, writeNumbers(line)]))]
  const written = new Set(lines.flatMap(listDigits))
  const counted = new Set(lines.flatMap(findQuantities).map(({ value }) => value))
  const isWhole = (figure: BriefFigure) =>
    counted.has(figure.value) || listDigits(figure.raw).every((digits) => written.has(digits))
  const broken = groupBy(
    figures.filter((figure) => !isWhole(figure)),
    ({ clauseIndex }) => clauseIndex,
  )
  return {
    figures: broken.size === 0 ? figures : figures.filter(({ clauseIndex }) => !broken.has(clauseIndex)),
    unused: [...broken.values()].map(([figure]) => ({
      text: figure!.clause,
      reason: `“${figure!.raw}”不是素材里一个完整的数，没有写进正文`,
      source: figure!.source || `第${figure!.line}行`,
    })),
  }
}

/** 1,520 and 1520 are one number; 48600 48200 are two. */
function listDigits(text: string): string[] {
  const found = foldWidth(text).match(/\d+(?:,\d{3})*(?:\.\d+)?/g) ?? []
  return found.map((digits) => digits.replaceAll(',', ''))
}
