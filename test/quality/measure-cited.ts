// How the check of a model's sentences judges sentences whose support is known. In: lines of test/quality/cited. Out: totals, and for the set that may be read the wrong ones by rule.
import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { openGazetteer } from '#adapters/gazetteer/open-gazetteer.ts'
import { loadPrompts } from '#adapters/prompts/load-prompts.ts'
import { checkSentence } from '#check/claims/check-sentence.ts'
import type { CheckDeps, CitedPassage } from '#check/claims/cited-passage.ts'
import { nowhere, type Place } from '#domain/place.ts'
import { parsePlace } from '#text/parse-place.ts'
import { readingBook } from '../fakes/reading-book.ts'

const gazetteer = openGazetteer()

interface CitedLine {
  readonly id: string
  readonly kind: string
  readonly sentence: string
  readonly supported: boolean
  readonly passages: readonly {
    readonly n: number
    readonly place: string
    readonly year: number | null
    readonly text: string
  }[]
}

/** `own` was written by the hand that built the check, `general` is about things no township reports; of those kept back only totals are read. */
export type CitedSet = 'own' | 'dev' | 'held' | 'general' | 'general-kept'

export interface CitedTotals {
  readonly unsupported: number
  readonly stopped: number
  readonly supported: number
  readonly passed: number
  readonly stoppedShare: number
  readonly passedShare: number
}

export interface CitedMeasure {
  readonly totals: CitedTotals
  /** Supported ones that were stopped, by rule. */
  readonly blocks: Readonly<Record<string, number>>
  /** Wrong ones, with what the check said. */
  readonly wrong: readonly string[]
}

/** Null where the set is absent. */
export async function measureCited(set: CitedSet): Promise<CitedMeasure | null> {
  if (!existsSync(fileOf(set))) return null
  const { lines, deps } = await openCited(set)
  return measureLines(lines, deps)
}

const fileOf = (set: CitedSet) => resolve(import.meta.dirname, 'cited', `${set}.jsonl`)

/** The lines of a set, with what the check needs. */
async function openCited(set: CitedSet) {
  const file = fileOf(set)
  const lines = readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as CitedLine)
  const { sameWords } = await loadPrompts(resolve(import.meta.dirname, '../../prompts'))
  const known = lines.flatMap(({ passages }) => passages.map(({ place }) => parseName(place)))
  return { lines, deps: { gazetteer, known, sameWords } }
}

function measureLines(lines: readonly CitedLine[], deps: CheckDeps): CitedMeasure {
  const judged = lines.map((line) => ({
    line,
    fault: checkSentence(line.sentence, line.passages.map(openPassage), deps),
  }))
  const [sound, unsound] = [true, false].map((is) => judged.filter(({ line }) => line.supported === is)) as [
    typeof judged,
    typeof judged,
  ]
  const blocked = sound.filter(({ fault }) => fault !== null)
  const missed = unsound.filter(({ fault }) => fault === null)
  const blocks: Record<string, number> = {}
  for (const { fault } of blocked) blocks[fault!.rule] = (blocks[fault!.rule] ?? 0) + 1
  const [stopped, passed] = [unsound.length - missed.length, sound.length - blocked.length]
  return {
    totals: {
      unsupported: unsound.length,
      stopped,
      supported: sound.length,
      passed,
      stoppedShare: share(stopped, unsound.length),
      passedShare: share(passed, sound.length),
    },
    blocks,
    wrong: [...missed, ...blocked].map(
      ({ line, fault }) =>
        `${fault ? `blocked by ${fault.rule} “${fault.text}”` : 'missed'} ${line.id} ${line.kind} ${line.sentence}`,
    ),
  }
}

const share = (part: number, whole: number) => Math.round((1000 * part) / Math.max(1, whole)) / 1000

function openPassage({ n, text, place, year }: CitedLine['passages'][number]): CitedPassage {
  return { n, text, year, place: parseName(place) }
}

/** 云溪县桐岭镇, 桐岭镇 and 云溪县; a name that reads as none of them is a town's own. */
function parseName(name: string): Place {
  if (name === '') return nowhere
  const named = parsePlace(name, { gazetteer, nouns: readingBook.placeNouns })
  if (named) return named
  return /[县区市旗]$/.test(name) ? { ...nowhere, county: name } : { ...nowhere, town: name }
}

const sets = ['own', 'dev', 'general', 'general-kept', 'held'] as const satisfies readonly CitedSet[]
const isKept = (set: CitedSet) => set === 'held' || set === 'general-kept'

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const named = process.argv.slice(2).filter((word) => !word.startsWith('--')) as CitedSet[]
  for (const set of named.length > 0 ? named : sets) {
    const measured = await measureCited(set)
    if (!measured) console.log(`skipped: test/quality/cited/${set}.jsonl is not there`)
    else console.log(`cited/${set}`, JSON.stringify(measured.totals))
    if (!isKept(set) && measured) console.log('false blocks by rule', JSON.stringify(measured.blocks))
    if (!isKept(set) && process.argv.includes('--show')) console.log(measured?.wrong.join('\n'))
  }
}
