// Rule of the gate: a title in 《》 that is a law's but for a slip (《行政处法》) is told with its right form (prompts/checking/law-titles.txt).

import type { Finding } from '#domain/finding.ts'
import type { Sounds } from '#domain/prompt-book.ts'
import type { Span } from '#domain/span.ts'
import { soundsAlike } from '#text/sounds.ts'
import { buildFinding, type CheckedText, findSpans, type Rule } from '../gate/checked-text.ts'

const country = '中华人民共和国'

export const checkLawTitles: Rule = (checked): Finding[] => {
  const titles = checked.drafting.checking.lawTitles
  const bared = titles.map(bare)
  const known = new Set(bared)
  return findSpans(checked.text, /《([^《》\n]{3,40})》/g).flatMap((span) => {
    const written = bare(span.match[1]!)
    const titled = mendCountry(span.match[1]!, known)
    if (titled !== null) return [say(checked, span, { right: titled, isNational: true })]
    if (written.length < 3 || known.has(written)) return []
    const isNational = span.match[1]!.startsWith(country)
    const right =
      titles[
        bared.findIndex((title) => isSlipOf(written, title, { sounds: checked.book.sounds, isNational }))
      ] ??
      titles[bared.findIndex((title) => isStretched(written, title, isNational))] ??
      (isNational ? titles[bared.findIndex((title) => stemOf(title) === stemOf(written))] : undefined)
    if (right === undefined) return []
    return [say(checked, span, { right, isNational })]
  })
}

function say(
  checked: CheckedText,
  { start, end }: Span,
  { right, isNational }: { readonly right: string; readonly isNational: boolean },
): Finding {
  const full = `《${isNational ? country : ''}${right}》`
  return buildFinding(
    checked,
    { start, end },
    {
      rule: 'law-title',
      // What bears the country's name is one of the list, or it is wrong.
      severity: isNational ? 'block' : 'warn',
      text: `名称“${checked.text.slice(start, end)}”像是写错了，应为《${right}》`,
      fix: `核对后改成${full}`,
    },
  )
}

/** 中华人名共和国|安全生产法: the country's name with one character off, before the name of a law. Null for any other title. */
function mendCountry(written: string, known: ReadonlySet<string>): string | null {
  if (written.startsWith(country)) return null
  for (const length of [country.length, country.length - 1, country.length + 1]) {
    const [head, rest] = [written.slice(0, length), bare(written.slice(length))]
    if (known.has(rest) && isOneOff(head)) return rest
  }
  return null
}

/** One character other, lost or added, or two changed about. */
function isOneOff(head: string): boolean {
  let from = 0
  while (from < head.length && head[from] === country[from]) from++
  const most = Math.min(head.length, country.length) - from
  let tail = 0
  while (tail < most && head.at(-1 - tail) === country.at(-1 - tail)) tail++
  const [wrong, right] = [head.slice(from, head.length - tail), country.slice(from, country.length - tail)]
  const isTurned = wrong.length === 2 && wrong === [...right].reverse().join('')
  return isTurned || (from + tail > 3 && wrong.length <= 1 && right.length <= 1)
}

/** Without the country, the year in brackets, (试行) and (修订). */
function bare(title: string): string {
  return title
    .replace(country, '')
    .replace(/[（(][^）)]*[）)]/g, '')
    .replace(/\s/g, '')
}

/** 行政许可条例 for 行政许可法: what it is about, without what kind of law it is. */
function stemOf(title: string): string {
  return title.replace(/(?:法|条例|办法|规定)$/, '')
}

/** 保障农民工工资支付|管理|条例: some words too many, or too few, between its head and its end. What calls itself the country's is one of the list; other names may be a province's own. */
function isStretched(written: string, title: string, isNational: boolean): boolean {
  const [long, short] = written.length > title.length ? [written, title] : [title, written]
  const extra = long.length - short.length
  if (extra < 1 || extra > (isNational ? 3 : 2) || short.length < (isNational ? 3 : 7)) return false
  let head = 0
  while (head < short.length && long[head] === short[head]) head++
  const isWhole = long.endsWith(short.slice(head))
  return isWhole && short.length - head >= 1 && (head > 0 || isNational)
}

/** The country's laws have names of their own: one character off in a long one is a slip. */
const longNational = 5

/** 农产品安全质量法 for 农产品质量安全法: its words changed about. */
function isShuffled(written: string, title: string): boolean {
  return title.length >= longNational && [...written].sort().join('') === [...title].sort().join('')
}

/** One character lost, added or swapped with its neighbour; or written wrong: by its sound, or in a long title any one. */
function isSlipOf(
  written: string,
  title: string,
  { sounds, isNational }: { sounds: Sounds; isNational: boolean },
): boolean {
  if (Math.abs(written.length - title.length) > 1 || title.length < (isNational ? 3 : 4)) return false
  let head = 0
  while (head < title.length && written[head] === title[head]) head++
  let tail = 0
  const most = Math.min(written.length, title.length) - head
  while (tail < most && written.at(-1 - tail) === title.at(-1 - tail)) tail++
  const [wrong, right] = [written.slice(head, written.length - tail), title.slice(head, title.length - tail)]
  if (wrong.length + right.length === 1) return true
  if (wrong.length === 2 && right.length === 2) return wrong === [...right].reverse().join('')
  if (isNational && isShuffled(written, title)) return true
  if (wrong.length !== 1 || right.length !== 1) return false
  return (
    title.length >= (isNational ? longNational : 9) ||
    head === title.length - 1 ||
    soundsAlike(wrong, right, sounds)
  )
}
