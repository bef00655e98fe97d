// Step of writing with a model: themes with facts -> checked prose, sentence by sentence; what does not hold or was left out is the template's.
import { checkDraftSentence, type ToldNumber } from '#check/draft/check-draft-sentence.ts'
import { coverWords, readContent } from '#check/draft/cover-words.ts'
import type { Brief } from '#domain/brief.ts'
import type { DraftParagraph, Prose } from '#domain/draft.ts'
import type { Place } from '#domain/place.ts'
import type { DraftDeps, DraftWriter } from '#draft/draft-deps.ts'
import { buildParagraph, type Piece, textOf } from '#draft/write/build-paragraph.ts'
import { hashText } from '#draft/write/hash-text.ts'
import type { ThemeUnit } from '#draft/write/write-section.ts'
import { writePieces } from '#draft/write/write-theme.ts'
import { AppError } from '#shared/errors.ts'
import { buildFacts, type UnitFacts } from './build-facts.ts'
import { learnStructure } from './learn-structure.ts'
import { readProse } from './read-prose.ts'

interface ModelJob {
  readonly brief: Brief
  readonly known: readonly Place[]
  readonly deps: DraftDeps
}

const maxTokens = 700
/** So many themes are asked for at once. */
const atOnce = 3
/** All themes together may take so many times what one answer may. */
const mostTimes = 2
/** More digits in a row than any figure has: a number of a person or of a card. */
const longDigits = /\d{11,}/

/** What names a unit's prose: its facts, heading and choices. */
export function keyOf(unit: ThemeUnit, { brief, deps }: Omit<ModelJob, 'known'>): string {
  const { lines, phrases } = factsOf(unit, { brief, deps })
  const { heading, seed, isShort } = unit.style
  return `${unit.theme.name}-${hashText([heading, seed, isShort, ...lines, ...phrases].join('\n'))}`
}

/** Throws nothing: a theme that fails, is too late or may not be sent is simply absent. Each has the model's time for one answer, so that one that hangs costs the others nothing; all together take at most twice that. */
export async function writeByModel(
  units: readonly ThemeUnit[],
  writer: DraftWriter,
  job: ModelJob,
): Promise<readonly Prose[]> {
  const { reading, drafting, library } = job.deps
  if (reading.findSecrecy(job.brief.lines) !== null) return []
  const structure = await learnStructure(drafting.themes, library)
  const { timeoutMs } = writer.model
  const whole = AbortSignal.timeout(timeoutMs * mostTimes)
  const waiting = [...units]
  const written: Prose[] = []
  const work = async () => {
    for (let unit = waiting.shift(); unit && !whole.aborted; unit = waiting.shift()) {
      const signal = AbortSignal.any([whole, AbortSignal.timeout(timeoutMs)])
      const paragraphs = await writeUnit(unit, { writer, structure, signal }, job).catch(() => null)
      if (paragraphs === null) continue
      written.push({
        key: keyOf(unit, job),
        paragraphs,
        by: writer.model.name,
        prompt: writer.prompt.version,
      })
    }
  }
  await Promise.all(Array.from({ length: atOnce }, work))
  return written
}

interface Asking {
  readonly writer: DraftWriter
  readonly structure: ReadonlyMap<string, string>
  readonly signal: AbortSignal
}

async function writeUnit(unit: ThemeUnit, { writer, structure, signal }: Asking, job: ModelJob) {
  const facts = factsOf(unit, job)
  const sent = facts.lines.join('\n')
  if (sent === '' || longDigits.test(sent) || job.deps.reading.findPrivate(sent).length > 0) return null
  const slots: Readonly<Record<string, string>> = {
    heading: unit.style.heading.replace(/^（.{1,3}）/, ''),
    structure: `${structure.get(unit.theme.name) ?? ''}${unit.style.isShort ? '这一次只写一到两句，不用开头的话。' : ''}`,
    phrases: facts.phrases.join(';'),
    facts: sent.replace(/[<>{}]/g, ''),
  }
  const user = writer.prompt.user.replace(/\{\{(\w+)\}\}/g, (_, slot: string) => slots[slot] ?? '')
  const pieces = writer.model.complete({ system: writer.prompt.system, user, maxTokens, signal })
  return joinProse(unit, { facts, sentences: await inTime(readProse(pieces), signal) }, job)
}

/** Also where the model itself does not hear the signal, as from a thread. */
function inTime<Made>(made: Promise<Made>, signal: AbortSignal): Promise<Made> {
  return new Promise((resolve, reject) => {
    signal.addEventListener(
      'abort',
      () => reject(new AppError('remote', '这一节没有按时写完', { fix: '' })),
      {
        once: true,
      },
    )
    made.then(resolve, reject)
  })
}

interface Answered {
  readonly facts: UnitFacts
  readonly sentences: readonly string[]
}

/** Null when nothing that was written holds. */
function joinProse(unit: ThemeUnit, { facts, sentences }: Answered, job: ModelJob): DraftParagraph[] | null {
  const told = new Set<string>()
  const kept: Piece[] = []
  const deps = { gazetteer: job.deps.gazetteer, known: job.known }
  for (const sentence of sentences) {
    const checked = checkDraftSentence(sentence, facts.check, deps)
    // A number that was told already is told once.
    if (checked.kind === 'dropped' || checked.numbers.some(({ id }) => told.has(id))) continue
    for (const { id } of checked.numbers) told.add(id)
    kept.push(...splitAtNumbers(sentence, checked.numbers, facts))
  }
  if (told.size === 0) return null
  const rest = writeRest(unit, { told, text: textOf(kept) }, facts)
  return [
    buildParagraph(
      [...kept, ...rest].filter((piece) => piece !== ''),
      unit.style.lastYearOf,
    ),
  ]
}

/** The numbers as the brief has them, whatever face the model gave them. */
function splitAtNumbers(sentence: string, numbers: readonly ToldNumber[], { pieces }: UnitFacts): Piece[] {
  const parts: Piece[] = []
  let from = 0
  for (const { id, start, end } of numbers) {
    const piece = pieces.get(id)!
    const text = sentence.slice(start, end)
    parts.push(sentence.slice(from, start), typeof piece === 'string' ? piece : { ...piece, text })
    from = end
  }
  return [...parts, sentence.slice(from)].filter((piece) => piece !== '')
}

/** What the model left out, in the template's words. */
function writeRest(
  { theme, facts, style }: ThemeUnit,
  { told, text }: { told: ReadonlySet<string>; text: string },
  { figures }: UnitFacts,
): Piece[] {
  const left = facts.figures.filter((figure) => !figures.includes(figure) || !told.has(`f${figure.id}`))
  const content = readContent(text)
  const statements = facts.statements.filter(
    (statement) => coverWords(readContent(statement.text), content).share < 0.8,
  )
  if (left.length === 0 && statements.length === 0) return []
  return writePieces(theme, { figures: left, statements }, { ...style, isShort: true }).flat()
}

function factsOf(unit: ThemeUnit, { brief, deps }: Omit<ModelJob, 'known'>): UnitFacts {
  return buildFacts(unit, { brief, drafting: deps.drafting, indicators: deps.book.indicators })
}
