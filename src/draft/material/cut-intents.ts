// Step of reading a brief: a sentence of plans without the words that its heading says anyway (明年打算再考2个执法证 -> 再考2个执法证).
import type { BriefClause } from '#draft/brief/split-brief.ts'

/** 明年, alone says what its heading says. */
export function cutIntents(sentence: readonly BriefClause[]): readonly BriefClause[] {
  const told = sentence
    .map(cutIntent)
    .filter(({ text }) => !/^(?:明年|来年|下一?步|接下来|今后|往后)?(?:打算|计划|准备)?$/.test(text))
  return told.length > 0 ? told : sentence
}

/** 明年打算再考2个执法证 under a heading that says so: 再考2个执法证. */
function cutIntent(clause: BriefClause): BriefClause {
  const text = clause.text
    .replace(/^(?:明年|来年|下一?步|接下来|往后|今后|下来|以后)[，,]?(?=[\u4e00-\u9fff\d“]{3})/, '')
    .replace(
      /^(?:20\d{2}年|明年|下一?年|下半年|下一?步|往后|今后|下来|后面|接下来)?[，,]?(?:我们?|我镇|我乡)?(?:打算|计划|准备|想着?|想要|拟)(?=[\u4e00-\u9fff\d“]{3})/,
      '',
    )
  return { ...clause, text }
}
