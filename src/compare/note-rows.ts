// Step of comparing: rows -> all that must be said below them. The table and a picture of a part of it say what concerns their own rows.
import type { ComparisonRow } from '#domain/comparison.ts'
import { noteCorrected } from './note-corrected.ts'
import { noteNumbers } from './note-numbers.ts'
import { noteScope } from './note-scope.ts'

export function noteRows(rows: readonly ComparisonRow[]): readonly string[] {
  return [...noteScope(rows), ...noteNumbers(rows), ...noteCorrected(rows)]
}
