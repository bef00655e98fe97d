// How the check of a model's sentences judges sentences whose support is known. In: lines of test/quality/cited. Out: totals, and for the set that may be read the wrong ones by rule.
import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { openOnnxEmbedder } from '#adapters/embedders/open-onnx-embedder.ts'
import { openGazetteer } from '#adapters/gazetteer/open-gazetteer.ts'
import { openMeaning } from '#adapters/heads/open-meaning.ts'
import { loadPrompts } from '#adapters/prompts/load-prompts.ts'
import { bareSentence } from '#check/claims/bare-sentence.ts'
import { checkSentence } from '#check/claims/check-sentence.ts'
import type { CheckDeps, CitedPassage, SentenceFault } from '#check/claims/cited-passage.ts'
import { nowhere, type Place } from '#domain/place.ts'
import { parsePlace } from '#text/parse-place.ts'
import { readingBook } from '../fakes/reading-book.ts'

const gazetteer = openGazetteer()

export interface CitedLine {
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

/**
 * `own` was written by the hand that built the check; `general` and `web` are about things no township reports, `web` as freely
 * worded as a model words what it finds on pages; `mixed` is free retelling beside its smallest untruths. Of `held` and the kept ones only totals are read.
 */
export type CitedSet = (typeof citedSets)[number]
export const citedSets = [
  'own',
  'dev',
  'held',
  'general',
  'general-kept',
  'web',
  'web-kept',
  'mixed',
  'mixed-kept',
] as const

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
  const measured = await measureLines(lines, deps)
  await deps.close()
  return measured
}

const fileOf = (set: CitedSet) => resolve(import.meta.dirname, 'cited', `${set}.jsonl`)

/** The lines of a set, with what the check needs; all is encoded. */
export async function openCited(set: CitedSet) {
  const texts = readFileSync(fileOf(set), 'utf8').split('\n').filter(Boolean)
  const lines = texts.flatMap((text) => {
    const line = JSON.parse(text) as CitedLine | WebLine
    return 'sentences' in line ? readWeb(line) : [line]
  })
  const { sameWords } = await loadPrompts(resolve(import.meta.dirname, '../../prompts'))
  const known = lines.flatMap(({ passages }) => passages.map(({ place }) => parseName(place)))
  const embedder = await openOnnxEmbedder()
  const meaning = openMeaning(embedder)
  return { lines, deps: { gazetteer, known, sameWords, meaning, close: () => embedder.close() } }
}

interface WebLine {
  readonly id: string
  readonly passages: readonly { readonly n: number; readonly text: string }[]
  readonly sentences: readonly {
    readonly text: string
    readonly cites: readonly number[]
    /** Each carries it alone. */
    readonly supports: readonly number[]
    readonly together?: readonly number[]
    readonly full: boolean
    /** What is wrong with it, where that is named. */
    readonly fault?: string
  }[]
}

/** Each sentence as it is cited; and a sound one citing the next passage that does not carry it. */
function readWeb({ id, passages, sentences }: WebLine): readonly CitedLine[] {
  const sources = passages.map((passage) => ({ ...passage, place: '', year: null }))
  return sentences.flatMap(({ text, cites, supports, together = [], full, fault = 'invented' }, at) => {
    const write = (kind: string, marks: readonly number[], supported: boolean): CitedLine => {
      const sentence = text
        .trim()
        .replace(/[。！？；]?$/, (end) => marks.map((n) => `[${n}]`).join('') + (end || '。'))
      return { id: `${id}-${at}-${kind}`, kind, sentence, supported, passages: sources }
    }
    if (!full) return [write(fault, cites, false)]
    const used = new Set([...cites, ...supports, ...together])
    const other = passages.map(({ n }) => n).filter((n) => !used.has(n))
    const next = other.find((n) => n > (cites[0] ?? 0)) ?? other[0]
    return [write('sound', cites, true), ...(next === undefined ? [] : [write('mismatch', [next], false)])]
  })
}

async function measureLines(lines: readonly CitedLine[], deps: CheckDeps): Promise<CitedMeasure> {
  const judged: { line: CitedLine; fault: SentenceFault | null }[] = []
  for (const line of lines) {
    const passages = await preparePassages(line, deps)
    judged.push({ line, fault: checkSentence(line.sentence, passages, deps) })
  }
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

/** With what `checkSentence` will ask the encoder about. */
export async function preparePassages(
  line: CitedLine,
  { meaning }: CheckDeps,
): Promise<readonly CitedPassage[]> {
  const passages = line.passages.map(openPassage)
  await meaning?.prepare(
    bareSentence(line.sentence),
    passages.map(({ text }) => text),
  )
  return passages
}

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

/** They neither teach the weights nor are read line by line. */
const isKept = (set: CitedSet) => set === 'held' || set.endsWith('-kept')

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const named = process.argv.slice(2).filter((word) => !word.startsWith('--')) as CitedSet[]
  for (const set of named.length > 0 ? named : citedSets) {
    const measured = await measureCited(set)
    if (!measured) console.log(`skipped: test/quality/cited/${set}.jsonl is not there`)
    else console.log(`cited/${set}`, JSON.stringify(measured.totals))
    if (!isKept(set) && measured) console.log('false blocks by rule', JSON.stringify(measured.blocks))
    if (!isKept(set) && process.argv.includes('--show')) console.log(measured?.wrong.join('\n'))
  }
}
