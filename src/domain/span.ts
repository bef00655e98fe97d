// Noun: a piece of a report's stored text. Everything that is shown to a person can be pointed at by one.

/** `[start, end)` in UTF-16 code units of the stored (cleaned) text of one report. */
export interface Span {
  readonly start: number
  readonly end: number
}

export function holds(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end
}

/** Of one text: they share a character. */
export function overlaps(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end
}
