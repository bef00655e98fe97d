// Noun: a private detail in a text, and what kind it is. Ingest masks it, the gate names it; both find it by `findPrivate`.
import type { Span } from '#domain/span.ts'

export type PrivateKind =
  | 'id-number'
  | 'bank-card'
  | 'phone-number'
  | 'email'
  | 'account'
  | 'plate'
  | 'private-address'
  | 'private-person'

export interface PrivateSpan extends Span {
  readonly kind: PrivateKind
}
