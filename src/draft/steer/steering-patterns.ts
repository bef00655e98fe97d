// Tool of revision: the table prompts/drafting/steering.tsv -> patterns for the clauses that people say to a draft.
import type { SteeringWords } from '#domain/drafting-book.ts'
import { escapePattern } from '#shared/escape-pattern.ts'
import { oncePer } from '#shared/once-per.ts'

export interface SteeringPatterns {
  /** Something is not wanted. */
  readonly removes: RegExp
  readonly withdraws: RegExp
  readonly returns: RegExp
  /** Of what was done last. */
  readonly ofLast: RegExp
  readonly isWrong: RegExp
  /** At the end of what stands before a number: it is to be the number. */
  readonly becomes: RegExp
  /** At the beginning of a clause: it is said to be more. */
  readonly adds: RegExp
  readonly compares: RegExp
  /** 别的不变; what stays is the first group, empty for all else. */
  readonly stays: RegExp
  readonly points: RegExp
  /** Said to the writer, and in no report. */
  readonly talk: RegExp
  /** Words that name nothing. */
  readonly fillers: RegExp
}

export const steeringPatterns = oncePer((words: SteeringWords): SteeringPatterns => {
  const any = (kind: string) =>
    (words[kind] ?? [])
      .toSorted((a, b) => b.length - a.length)
      .map(escapePattern)
      .join('|')
  return {
    // 别写得太死 says how it is to be written.
    removes: new RegExp(`(?:${any('删')})(?![得成]|那么|这么|太)`),
    withdraws: new RegExp(`(?:${any('撤')})`, 'g'),
    returns: new RegExp(`(?:${any('复')})`),
    ofLast: new RegExp(`(?:${any('刚')})`, 'g'),
    isWrong: new RegExp(`(?:${any('错')})`),
    // 整改|改成 names 整改.
    becomes: new RegExp(`(?<![整修技危厕旧棚](?=改))(?:${any('成')})+$`),
    adds: new RegExp(`^(?:${any('增')})`),
    compares: new RegExp(`(?:${any('比')})`),
    stays: new RegExp(`^(.{0,8}?)(?:都|也|就|先|还|全)?(?:${any('不动')})(?:了|的)?$`),
    talk: new RegExp(`(?:${any('话')})`),
    points: new RegExp(`(?:${any('词尾')})`),
    fillers: new RegExp(`(?:${any('空')})`, 'g'),
  }
})
