// Rule of the gate: words written wrong, left out or written twice (prompts/checking/slips.tsv).
import type { Finding } from '#domain/finding.ts'
import { buildFinding, type CheckedText, findSpans, type Rule } from '../gate/checked-text.ts'

export const checkSlips: Rule = (checked) => [...findWrong(checked), ...findDoubled(checked)]

function findWrong(checked: CheckedText): Finding[] {
  return checked.drafting.checking.slips.flatMap(({ pattern, right, why }) =>
    findSpans(checked.text, pattern).map(({ start, end, match }) =>
      buildFinding(
        checked,
        { start, end },
        {
          rule: 'slip',
          severity: 'warn',
          text: `“${match[0]}”像是${why}`,
          fix: why.startsWith('漏') ? `看前后，可能是“${right}…”` : `改成“${right}”`,
        },
      ),
    ),
  )
}

/** 推送推送, 进一步进一步; 一个一个 and 红旗社区社区矫正 are language. */
function findDoubled(checked: CheckedText): Finding[] {
  return findSpans(checked.text, /([一-鿿]{2,6})\1/g).flatMap(({ start, end, match }) => {
    const word = match[1]!
    if (word[0] === word[1] || /^[一逐各挨]|每|社区|服务|管理/.test(word)) return []
    return [
      buildFinding(
        checked,
        { start, end },
        {
          rule: 'repeated-word',
          severity: 'note',
          text: `“${word}”重复了两遍`,
          fix: '删去多出的词',
        },
      ),
    ]
  })
}
