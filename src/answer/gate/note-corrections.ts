// Step of the gate: quotes that an answer shows -> what a person has since corrected in them, told from the stored figures themselves; a misspelt name or one that several bear -> as which it was read.
import { renderFigure } from '#compare/render-figure.ts'
import type { AnswerLine, Citation } from '#domain/answer.ts'
import { hasOtherNumber } from '#domain/corrections/change-figures.ts'
import type { Frame } from '#domain/frame.ts'
import { placeName } from '#domain/place.ts'
import type { GateView } from './gate-view.ts'

/** 更正：原文写163起[1]，经人工更正为136起。 A quote stays as the report wrote it; a table already shows the corrected number. None when nothing was. */
export async function noteCorrections(
  citations: readonly Citation[],
  view: Pick<GateView, 'readVisible'>,
): Promise<readonly AnswerLine[]> {
  const told = new Set<string>()
  const said: string[] = []
  for (const { n, reportId, start, end } of citations) {
    const report = await view.readVisible(reportId)
    for (const figure of report?.figures ?? []) {
      const isShown = start <= figure.at.start && figure.at.end <= end
      if (!isShown || !hasOtherNumber(figure) || told.has(figure.id)) continue
      told.add(figure.id)
      said.push(`原文写${figure.raw}[${n}]，经人工更正为${renderFigure(figure)}`)
    }
  }
  return said.length === 0 ? [] : [{ kind: 'frame', text: `更正：${said.join('；')}。` }]
}

/** “务岩乡”按云岭县雾岩乡查的。 None where every name was spelt as the library has it. */
export function noteRespelt({ respelt = [] }: Pick<Frame, 'respelt'>): readonly AnswerLine[] {
  if (respelt.length === 0) return []
  const said = respelt.map(({ said, meant }) => `“${said}”按${meant}查的`)
  return [{ kind: 'frame', text: `${said.join('；')}。` }]
}

/** 柳溪镇按本镇答的；云岭县柳溪镇与本镇同名。 None where no other place bears the name. */
export function noteNamesakes({ namesakes = [] }: Pick<Frame, 'namesakes'>): readonly AnswerLine[] {
  const [first] = namesakes
  if (!first) return []
  const others = namesakes.map(placeName).join('、')
  return [{ kind: 'frame', text: `${first.town}按本镇答的；${others}与本镇同名。` }]
}
