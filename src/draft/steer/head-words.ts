// Tool of revision: the word right before a number, said and as it stands -> which fact it speaks for.
import type { BriefFigure } from '#domain/brief.ts'
import type { Said } from '#draft/speech/list-numbers.ts'
import { isOf, spare, wordsBefore } from './name-fact.ts'

/** What stands right before a number: 累计 of 累计是51家 and of 累计49家, 改 of 改了214 and of 整改205条. */
function headOf(text: string, at: number): string {
  return bareHead(
    text
      .slice(Math.max(0, at - 10), at)
      .split(/[\d，,、；;。]/)
      .at(-1)!,
  )
}

function bareHead(before: string): string {
  return before.replace(/(?:应该?|实际|其实|现在|正确的?|数字?|是|为|有|了|共|的|[：:\s])+$/, '').slice(-2)
}

export function headScore(
  { text, at }: { text: string; at: number },
  figure: BriefFigure,
  among: readonly BriefFigure[],
): number {
  const said = headOf(text, at)
  const own = (one: BriefFigure) => bareHead(wordsBefore(one))
  if (said === '' || spare.test(said)) return 0
  // 整改73处 of 隐患76处改了71处.
  const isStem = own(figure).length === 1 && said.endsWith(own(figure))
  if (said.length === 2 && isStem) return among.filter((one) => own(one) === own(figure)).length === 1 ? 2 : 0
  if (said.length === 2) return own(figure) === said ? 3 : 0
  const ends = (one: BriefFigure) => own(one).endsWith(said)
  return ends(figure) && among.filter(ends).length === 1 ? 2 : 0
}

/** 办结76 beside 来信76件次: the number stands, and the word before it names another fact. */
export function isOfAnother(
  { text, at }: { readonly text: string; readonly at: number },
  said: Said,
  figures: readonly BriefFigure[],
): boolean {
  const head = headOf(text, at)
  if (head.length < 2 || spare.test(head)) return false
  const isNamed = (one: BriefFigure) => bareHead(wordsBefore(one)) === head
  const holders = figures.filter((one) => isOf(one, said))
  return !holders.some(isNamed) && figures.some((one) => isNamed(one) && !isOf(one, said))
}
