// Step of reading: 婚姻和土地两个数对调一下, 来访和来信写反了 -> each of two facts gets the other's number. Null where these are no two facts that count alike.
import type { BriefFigure } from '#domain/brief.ts'
import type { SteeringWords } from '#domain/drafting-book.ts'
import { matchOne } from '#draft/steer/match-fact.ts'
import { steeringPatterns } from '#draft/steer/steering-patterns.ts'
import type { RevisionRequest } from '#draft/wish/revision-request.ts'
import { findByName, isCounted } from './find-meant.ts'

const exchanged =
  '(?:反了?|颠倒了?|对调|互换|换一?下|调换|调一?下|换过来|调过来|倒过来|弄混了?|搞混了?|串了?|岔了?)'
const both = new RegExp(
  `^(?:[哦噢啊嗯不对，,]*)(?:把|将)?([\\u4e00-\\u9fff]{1,10}?)(?:的?数)?(?:和|跟|与|同|、)([\\u4e00-\\u9fff]{1,10}?)的?(?:这|那)?(?:两个|俩|2个)?(?:数字?|数据)?(?:我|给|都|是|应该)*(?:写|弄|搞|说|填|记|报|打)?${exchanged}(?:一下|过来)?[了吧啊哈。]*$`,
)
/** Of sections it is said as well: 第二段和第三段换一下. */
const ofNumbers = /数|[写弄搞说填记报打][反串岔]|反了|颠倒|弄混|搞混/

export function readSwap(
  text: string,
  { figures, words }: { readonly figures: readonly BriefFigure[]; readonly words: SteeringWords },
): readonly RevisionRequest[] | null {
  const [, one = '', other = ''] = both.exec(text) ?? []
  if (one === '' || !ofNumbers.test(text)) return null
  const { fillers } = steeringPatterns(words)
  const [first, second] = [one, other]
    .map((name) => name.replace(fillers, ''))
    .map((name) => findByName(name, figures, false) ?? matchOne(name, figures))
  if (!first || !second || first === second || !isCounted(first.unit, second.unit)) return null
  return [setRaw(first, second.raw), setRaw(second, first.raw)]
}

function setRaw(figure: BriefFigure, value: string): RevisionRequest {
  return { kind: 'correct', name: figure.indicator, item: null, figure: figure.id, old: null, value }
}
