// Tool: a quote that goes through steps (第一步是摸底，…；第二步是对症，…) -> what each of them is called, exact pieces of it. Empty where it counts fewer than three.

const mark = /(?:第([一二三四五六七八九])步(?:是|[，,：:])?|([一二三四五六七八九])是)/g
const numerals = '一二三四五六七八九'
/** A longer one is no name of a step. */
const longest = 14
const least = 3

export function nameSteps(quote: string): readonly string[] {
  const names: string[] = []
  for (const found of quote.matchAll(mark)) {
    if ((found[1] ?? found[2]) !== numerals[names.length]) continue
    const from = found.index + found[0].length
    const name = /^[^，,。；;：:、]*/.exec(quote.slice(from, from + longest + 1))?.[0] ?? ''
    if (name.length === 0 || name.length > longest) return []
    names.push(name)
  }
  return names.length < least ? [] : names
}
