// Step: brief + outline -> sections, through the gate. Prose that the gate finds fault with gives way to the template; numbers that contradict each other are marked where they stand.
import { checkText } from '#check/gate/check-text.ts'
import type { Brief } from '#domain/brief.ts'
import type { Draft, Prose } from '#domain/draft.ts'
import { checkNotice } from './check-notice.ts'
import { judgeFindings } from './doubts/judge-findings.ts'
import { markDoubted } from './doubts/mark-doubted.ts'
import type { DraftDeps } from './draft-deps.ts'
import { keyOf } from './model/write-by-model.ts'
import { renderProse, renderText } from './render-draft.ts'
import { tighten } from './steer/tighten.ts'
import { type WrittenDraft, writeDraft } from './write/write-draft.ts'
import type { WritingContext } from './write/write-section.ts'

export type Paper = Pick<Draft, 'recipient' | 'issuer' | 'signedOn' | 'missing' | 'masthead'>
export type Context = Omit<WritingContext, 'proseOf'>

/** Written, and through the gate; prose that the gate finds fault with gives way to the template. */
export async function writeChecked(
  request: { readonly brief: Brief },
  { context, prose, paper }: { context: Context; prose: readonly Prose[]; paper: Paper },
  deps: DraftDeps,
): Promise<{ written: WrittenDraft; findings: Draft['findings']; used: readonly Prose[] }> {
  const { brief } = request
  const plain = writeDraft(brief, {
    ...context,
    proseOf: (unit) => prose.find(({ key }) => key === keyOf(unit, { brief, deps }))?.paragraphs ?? null,
  })
  const written = { ...plain, sections: tighten(plain.sections, context.choices) }
  const { text, shift } = renderProse({ ...written, ...paper, scope: brief.scope.kind })
  const found = await checkText(
    {
      text,
      place: brief.place,
      year: brief.year,
      brief,
      isDraft: true,
      scope: brief.scope.kind,
    },
    deps,
  )
  const shown = { ...written, ...paper, place: brief.place, scope: brief.scope.kind }
  const findings = judgeFindings(
    found.map((one) => {
      const { start, end } = one.where
      return { ...one, where: { ...one.where, start: shift(start), end: shift(end) } }
    }),
    { sections: written.sections, text: renderText(shown), isByModel: prose.length > 0 },
    brief,
  )
  const isFaulty = ({ paragraphs }: Prose) =>
    findings.some(
      ({ rule, severity, where }) =>
        (severity === 'block' || graveRules.has(rule)) &&
        where.quote !== '' &&
        paragraphs.some(({ text }) => text.includes(where.quote)),
    )
  const sound = prose.filter((one) => !isFaulty(one))
  if (sound.length < prose.length) return writeChecked(request, { context, prose: sound, paper }, deps)
  const marked = markDoubted(written.sections, { findings, text: renderText(shown), brief })
  return {
    written: { ...written, sections: marked.sections, pending: [...marked.told, ...written.pending] },
    findings: [...marked.findings, ...checkNotice(brief.outlineText, text)],
    used: prose,
  }
}

/** Warnings that a model's text may not carry at all. */
const graveRules = new Set(['shared-run', 'same-as-last-year', 'foreign-place', 'phrase', 'private-address'])
