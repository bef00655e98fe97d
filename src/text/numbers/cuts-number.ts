// Tool: does a border at `at` run through a number? A quote that begins or ends there shows another number than the report wrote.

export function cutsNumber(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - 2), at)
  const after = text.slice(at, at + 5)
  if (/\d$/.test(before) && /^(?:\d|\.\d|,\d{3}(?!\d))/.test(after)) return true
  return /\d[.]$/.test(before) ? /^\d/.test(after) : /\d,$/.test(before) && /^\d{3}(?!\d)/.test(after)
}
