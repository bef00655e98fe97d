// Tool of the gate: a total and parts that do not make it -> the finding, and where it is to be read.
import type { Finding } from '#domain/finding.ts'
import type { Span } from '#domain/span.ts'
import type { Fact } from '../facts/read-facts.ts'
import { buildFinding, type CheckedText } from '../gate/checked-text.ts'

/** The total; where whole sentences lie between, the parts, where it is to be read. */
function placeOf({ text }: CheckedText, parts: readonly Fact[], total: Fact): Span {
  const [first, last] = [parts[0]!, parts.at(-1)!]
  const isFar = /。[^。]*。/.test(text.slice(total.at.end, first.at.start))
  return isFar ? { start: first.at.start - first.lead.length, end: last.at.end } : total.at
}

/** A total and what its parts make. */
export function sayUnequal(
  checked: CheckedText,
  { parts, total, sum, isSure }: { parts: readonly Fact[]; total: Fact; sum: number; isSure: boolean },
): Finding {
  const shown = total.value >= 10_000 && parts.every((part) => part.raw.includes('万')) ? sum / 10_000 : sum
  return buildFinding(checked, placeOf(checked, parts, total), {
    rule: 'child-sum',
    severity: isSure ? 'block' : 'warn',
    text: `“${total.raw}”的各分项（${parts.map((part) => part.raw).join('、')}）相加是 ${shown}`,
    fix: '核对总数和分项；只列了一部分的，写明“等”',
  })
}
