// Step of the gate: a name that the question misspells -> the line that says as which name of the library it was read.
import type { AnswerLine } from '#domain/answer.ts'
import type { Frame } from '#domain/frame.ts'

/** “务岩乡”按云岭县雾岩乡查的。 None where every name was spelt as the library has it. */
export function noteRespelt({ respelt = [] }: Pick<Frame, 'respelt'>): readonly AnswerLine[] {
  if (respelt.length === 0) return []
  const said = respelt.map(({ said, meant }) => `“${said}”按${meant}查的`)
  return [{ kind: 'frame', text: `${said.join('；')}。` }]
}
