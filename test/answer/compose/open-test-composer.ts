// Kit: short invented reports, and a question whose frame a test may set; what the composer says comes through the gate.
import { composeByWant } from '#answer/compose/compose-by-want.ts'
import { openGate } from '#answer/gate/open-gate.ts'
import { findEvidence } from '#answer/quotes/find-evidence.ts'
import type { Answer } from '#domain/answer.ts'
import type { Frame } from '#domain/frame.ts'
import { readFrame } from '#question/read-frame.ts'
import { openTestLibrary } from '../../fakes/open-test-library.ts'

export async function openTestComposer(texts: Readonly<Record<string, string>>) {
  const office = await openTestLibrary(texts)
  const { library } = office.deps
  const visible = await library.listReports()
  return {
    /** Null where the general path answers. */
    async compose(
      text: string,
      changes: Partial<Frame> & { readonly askerPlace?: string } = {},
    ): Promise<Answer | null> {
      const { askerPlace = null, ...given } = changes
      const read = await readFrame({ text, askerPlace, context: [] }, { ...office.deps, visible })
      const frame = { ...read, ...given }
      const evidence = await findEvidence(frame, visible, office.deps)
      const made = await composeByWant(frame, { ...office.deps, evidence, visible })
      return made && openGate({ ...office.deps, frame, visible }).pass(made, () => ({ elapsedMs: 1 }))
    },
    close: () => office.close(),
  }
}

export type TestComposer = Awaited<ReturnType<typeof openTestComposer>>
