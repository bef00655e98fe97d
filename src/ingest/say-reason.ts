// Step: tell. An error of one file -> what failed and what to do, in one line.
import { describeError } from '#shared/errors.ts'

export function sayReason(error: unknown): string {
  return describeError(error).replace(/。?\n→ /, '；')
}
