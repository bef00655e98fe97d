// Tool of the sentence check: how much of a written clause's words a passage carries.
import type { Clause } from './claim-source.ts'

export interface Support {
  /** Content characters of the written clause that nothing carries; a lone character near by counts half. */
  readonly missing: number
  /** 0 to 1. */
  readonly share: number
  /** The longest run that no two characters of the source carry. */
  readonly gap: string
  /** Share that stands near: in the best clause or its neighbours, 0 to 1. */
  readonly nearShare: number
  /** Share of single characters that stand in the best clause or its neighbours, 0 to 1. */
  readonly letters: number
  /** The longest run of characters that stand nowhere in the passage. */
  readonly novel: number
  /** The best clause with its neighbours. */
  readonly near: readonly Clause[]
}

/** A clause so long was joined from several. */
const longForm = 24

/** The best place of a passage for these words; the rest of the passage may lend its words, for a model says the subject again. */
export function measureSupport(form: string, clauses: readonly Clause[]): Support {
  const reach = form.length > longForm ? 2 : 1
  const whole = clauses.map((one) => one.form).join('|')
  let best: Near = { missing: form.length, share: 0, gap: form, nearShare: 0, near: [] }
  for (let at = 0; at < clauses.length; at++) {
    const near = clauses.slice(Math.max(0, at - reach), at + reach + 1)
    const support = measure(form, { near, whole })
    if (scoreOf(support) > scoreOf(best)) best = support
  }
  return { ...best, ...measureLetters(form, best.near, clauses) }
}

type Near = Omit<Support, 'letters' | 'novel'>

function measureLetters(
  form: string,
  near: readonly Clause[],
  clauses: readonly Clause[],
): Pick<Support, 'letters' | 'novel'> {
  const [close, all] = [near, clauses].map(
    (some): ReadonlySet<string> => new Set(some.map((one) => one.form + one.raw).join('')),
  ) as [ReadonlySet<string>, ReadonlySet<string>]
  let [held, run, novel] = [0, 0, 0]
  for (const letter of form) {
    if (close.has(letter)) held++
    run = all.has(letter) ? 0 : run + 1
    novel = Math.max(novel, run)
  }
  return { letters: held / Math.max(1, form.length), novel }
}

const scoreOf = ({ share, nearShare }: Near) => share + nearShare

function measure(form: string, { near, whole }: { near: readonly Clause[]; whole: string }): Near {
  const close = near.map((one) => one.form).join('|')
  let [missing, nearby] = [0, 0]
  let [run, gap] = ['', '']
  for (let at = 0; at < form.length; ) {
    const here = countRun(form, at, close)
    const length = here >= 2 ? here : countRun(form, at, whole)
    if (length >= 2 || (length === 1 && form.length === 1)) {
      if (here >= 2) nearby += here
      at += length
      run = ''
      continue
    }
    missing += here === 1 ? 0.5 : 1
    run += form.charAt(at)
    if (run.length > gap.length) gap = run
    at++
  }
  const total = Math.max(1, form.length)
  return { missing, share: 1 - missing / total, gap, nearShare: nearby / total, near }
}

function countRun(form: string, at: number, source: string): number {
  let length = 0
  while (at + length < form.length && source.includes(form.slice(at, at + length + 1))) length++
  return length
}

/** Share of one content form that another carries in runs of two or more, 0 to 1. */
export function measureCover(form: string, source: string): number {
  let covered = 0
  for (let at = 0; at < form.length; ) {
    const length = countRun(form, at, source)
    const isCarried = length >= 2 || (length === 1 && form.length === 1)
    if (isCarried) covered += length
    at += isCarried ? length : 1
  }
  return form.length === 0 ? 1 : covered / form.length
}

/**
 * Fitted on clauses of sentences of several hands, sound and invented; `gap`, `novel` and `length` count characters up to
 * a limit. A clause with a number that stands in the passage needs fewer of its words there.
 */
const weights = {
  base: -1.35,
  share: 2.4,
  near: 0.6,
  letters: 2.9,
  gap: -0.27,
  novel: -0.54,
  length: -0.08,
  number: 0.4,
  numberLetters: 1,
}
const most = { gap: 8, novel: 6, length: 12 }

/** Whether a clause's words stand in the passage; what its numbers, names, yes and no say is checked apart. */
export function isCarried(
  support: Support,
  { length, hasNumber }: { length: number; hasNumber: boolean },
): boolean {
  const { share, nearShare, letters, gap, novel } = support
  const sum =
    weights.base +
    weights.share * share +
    weights.near * nearShare +
    weights.letters * letters +
    weights.gap * Math.min(gap.length, most.gap) +
    weights.novel * Math.min(novel, most.novel) +
    weights.length * Math.min(length, most.length)
  return sum + (hasNumber ? weights.number + weights.numberLetters * letters : 0) > 0
}
