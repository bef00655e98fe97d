// Table and step: what the boxes of this page offer to be typed. Each was tried: test/channels/web/drafts/examples.test.ts types all of them.
import type { Draft } from '#domain/draft.ts'

/** A whole brief, for the box of a new draft. */
export const briefExample = '写化解纠纷这段：调处132起，成功130起，帮18名农民工讨薪25万元'

/** Words for the draft that is open, made of what stands in it; at most three. */
export function suggestRevisions({ sections, usedFigures, version }: Draft): readonly string[] {
  const paragraphs = sections.reduce((sum, one) => sum + one.paragraphs.length, 0)
  const counted = usedFigures.find(
    ({ isKnown, unit, lastYearOf }) => isKnown && unit !== '' && unit !== '%' && lastYearOf === null,
  )
  return [
    ...(counted ? [`${counted.indicator}改成${counted.value + 3}${counted.unit}`] : []),
    '换个开头',
    ...(version > 1 ? ['撤销'] : paragraphs > 0 ? ['加一条：开展安全巡查9次'] : []),
  ]
}
