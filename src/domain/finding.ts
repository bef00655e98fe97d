// Noun: one thing that the gate found in a draft or in a text that a person wrote (`check --json`, docs/command-line.md).
import type { Span } from './span.ts'

/** `block`: must be mended before it goes out. `warn`: should be looked at. `note`: good to know. */
export type Severity = 'block' | 'warn' | 'note'

export interface Finding {
  /** Name of the rule, kebab-case. */
  readonly rule: string
  readonly severity: Severity
  /** What is wrong and why, in one sentence for the reader. */
  readonly text: string
  /** Span of the checked text; `quote` is what stands there. A finding about the whole text has an empty span at 0. */
  readonly where: Span & { readonly quote: string }
  /** What to do, or the wording proposed instead. */
  readonly fix: string
}
