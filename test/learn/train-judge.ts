// Tool: learns the weights of src/answer/pick/judge-figure.ts: `node --import tsx test/learn/train-judge.ts [TALKS.jsonl …]`, talks whose replies name the numbers that answer; their libraries are taken in anew. Prints how often the right figure comes first, each set judged by what the others taught (one set: each half by the other), and the weights that all teach.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { type FigureSigns, openFigureSigns, weighFigureSigns } from '#answer/pick/judge-figure.ts'
import { openFitness } from '#answer/pick/line-up-kind.ts'
import { weighFigures } from '#answer/pick/pick-figures.ts'
import type { PickedFigure } from '#answer/pick/picked-figure.ts'
import { joinDesk } from '#app/join-desk.ts'
import { openParts } from '#app/open-parts.ts'
import { resolveChoice } from '#chat/memory/resolve-choice.ts'
import { readConfig } from '#config.ts'
import { readContext, readLast } from '#desk/read-context.ts'
import type { Frame } from '#domain/frame.ts'
import type { Turn } from '#domain/journal/turn.ts'
import { retrieve } from '#retrieve/retrieve.ts'
import { groupBy } from '#shared/group-by.ts'

interface Talk {
  readonly library: string
  readonly asker_place: string | null
  readonly turns: readonly Said[]
}
interface Said {
  readonly say: string
  readonly must: readonly string[]
  readonly cites?: readonly Cite[]
}
interface Cite {
  readonly place: string
  readonly year: number | null
  readonly has: string
}
interface Candidate {
  /** What lineUpKind weighs besides, then the signs. */
  readonly values: readonly number[]
  readonly isRight: boolean
}
/** The figures of one place and year; those of one question count less each, the more places it asks about. */
interface Asked {
  readonly set: string
  readonly candidates: readonly Candidate[]
  readonly weight: number
}

const shared = resolve(import.meta.dirname, '../../../shared/talks')
const signNames: readonly (keyof FigureSigns)[] = [
  'asked',
  'told',
  'focus',
  'measure',
  'isOtherMoney',
  'isOld',
  'isOtherRate',
  'order',
]
/** Further down none is right, but for those that are marked so. */
const mostCandidates = 60
const rounds = 300
const rate = 0.05
/** Where it starts, and is pulled to: what is weighed besides counts so much, the signs nothing. */
const start = [5, ...signNames.map(() => 0)]
const without = [1, ...signNames.map(() => 0)]

async function main() {
  const files = process.argv.length > 2 ? process.argv.slice(2) : [join(shared, 'handed.jsonl')]
  const folder = mkdtempSync(join(tmpdir(), 'antou-judge-'))
  try {
    const asked = await readAll(files, folder)
    reportLeftOut(files.length > 1 ? asked : asked.map((one, i) => ({ ...one, set: `half ${(i % 2) + 1}` })))
    const [scale = 1, ...learnt] = train(asked)
    console.log(
      Object.fromEntries(signNames.map((name, i) => [name, Math.round((learnt[i]! / scale) * 100) / 100])),
    )
  } finally {
    rmSync(folder, { recursive: true })
  }
}

async function readAll(files: readonly string[], folder: string): Promise<readonly Asked[]> {
  const talks = files.flatMap((set) =>
    readFileSync(set, 'utf8')
      .split('\n')
      .filter(Boolean)
      .map((line) => ({ set, talk: JSON.parse(line) as Talk })),
  )
  const asked: Asked[] = []
  for (const [library, own] of groupBy(talks, ({ talk }) => talk.library)) {
    const dataDir = join(folder, library)
    const source = join(shared, 'library', library)
    const command = ['--import', 'tsx', resolve(import.meta.dirname, '../../src/main.ts')]
    execFileSync(process.execPath, [...command, '--data', dataDir, 'ingest', source, '--json'], {
      stdio: 'pipe',
    })
    const room = await openRoom(dataDir)
    for (const { set, talk } of own) asked.push(...(await readTalk(talk, set, room)))
    await room.parts.close()
  }
  return asked
}

type Room = Awaited<ReturnType<typeof openRoom>>

async function openRoom(dataDir: string) {
  const parts = await openParts(readConfig(process.env, { dataDir }), { access: 'read', withSamples: true })
  const desk = joinDesk(parts)
  const library = parts.views.viewFor({
    person: 'terminal',
    unit: null,
    role: 'administrator',
    withSamples: true,
  })
  return { parts, desk, library, visible: await library.listReports() }
}

async function readTalk(talk: Talk, set: string, room: Room): Promise<readonly Asked[]> {
  const reader = await room.desk.readerFor('terminal')
  const turns: Turn[] = []
  const asked: Asked[] = []
  for (const said of talk.turns) {
    const text = resolveChoice(said.say, turns) ?? said.say
    const answer = await room.desk.ask(reader, {
      text,
      askerPlace: talk.asker_place ?? null,
      context: readContext(turns, text),
      last: readLast(turns, text),
      onLine() {},
      onStep() {},
    })
    turns.push({ at: '', person: 'terminal', question: text, answer } as Turn)
    if (answer.frame && said.cites?.length)
      asked.push(...(await readGroups(said, { set, frame: answer.frame, room })))
  }
  return asked
}

async function readGroups(
  said: Said,
  { set, frame, room }: { set: string; frame: Frame; room: Room },
): Promise<readonly Asked[]> {
  const { parts, library, visible } = room
  const deps = { ...parts, library }
  const candidates = await weighFigures(frame, await retrieve(frame, visible, deps), deps)
  const describe = openDescribe(frame, said)
  const groups = [...groupBy(candidates, ({ place, year }) => `${place} ${year}`).values()]
    .map((own) => [...own].sort((a, b) => b.gain - a.gain).map(describe))
    .map((own) => own.filter(({ isRight }, i) => isRight || i < mostCandidates))
    .filter((own) => own.some(({ isRight }) => isRight))
  return groups.map((own) => ({ set, candidates: own, weight: 1 / Math.sqrt(groups.length) }))
}

/** openFitness less what the weights of today add. */
function openDescribe(frame: Frame, said: Said): (one: PickedFigure) => Candidate {
  const fitness = openFitness(frame)
  const describe = openFigureSigns(frame)
  return (one) => {
    const signs = describe(one)
    const besides = fitness(one) - weighFigureSigns(signs)
    return { values: [besides, ...signNames.map((name) => signs[name])], isRight: isAnswer(one, said) }
  }
}

/** It stands in the passage that is to be cited, and the reply must have it. */
function isAnswer({ figure, sentence, report, place }: PickedFigure, { must, cites = [] }: Said): boolean {
  const text = leaveBlanks(`${sentence?.text ?? ''} ${figure.quote}`)
  const isCited = cites.some(
    (cite) =>
      (place.includes(cite.place) || cite.place.includes(place) || place.includes(cite.place.slice(-2))) &&
      (cite.year ?? report.metadata.year) === report.metadata.year &&
      text.includes(leaveBlanks(cite.has)),
  )
  return (
    isCited && must.some((one) => [figure.raw, String(figure.value)].some((own) => new RegExp(one).test(own)))
  )
}

function leaveBlanks(text: string): string {
  return text.replace(/\s/g, '')
}

function reportLeftOut(all: readonly Asked[]) {
  const count = (asked: readonly Asked[], weights: readonly number[]) =>
    asked.filter(({ candidates }) => {
      const scores = candidates.map((one) => weigh(one, weights))
      return candidates[scores.indexOf(Math.max(...scores))]!.isRight
    }).length
  let first = 0
  for (const set of new Set(all.map((one) => one.set))) {
    const held = all.filter((one) => one.set === set)
    const right = count(held, train(all.filter((one) => one.set !== set)))
    first += right
    console.log(`${set}: ${right} first, ${count(held, without)} without, of ${held.length}`)
  }
  console.log(`all: ${first} first, ${count(all, without)} without, of ${all.length}`)
}

const weigh = ({ values }: Candidate, weights: readonly number[]) =>
  values.reduce((sum, value, i) => sum + value * weights[i]!, 0)

/** Softmax over the figures of a place and year, by Adam over all at once. */
function train(all: readonly Asked[]): readonly number[] {
  let weights: readonly number[] = start
  let mean = start.map(() => 0)
  let square = start.map(() => 0)
  for (let round = 1; round <= rounds; round++) {
    const slope = sumSlopes(all, weights)
    mean = mean.map((one, i) => 0.9 * one + 0.1 * slope[i]!)
    square = square.map((one, i) => 0.99 * one + 0.01 * slope[i]! ** 2)
    const step = (i: number) =>
      mean[i]! / (1 - 0.9 ** round) / (Math.sqrt(square[i]! / (1 - 0.99 ** round)) + 1e-8)
    weights = weights.map((one, i) => one - rate * step(i))
  }
  return weights
}

function sumSlopes(all: readonly Asked[], weights: readonly number[]): readonly number[] {
  const slope = weights.map((one, i) => one - start[i]!)
  for (const { candidates, weight } of all) {
    const scores = candidates.map((one) => weigh(one, weights))
    const most = Math.max(...scores)
    const raised = scores.map((score) => Math.exp(score - most))
    const total = raised.reduce((sum, one) => sum + one, 0)
    const ofRight = raised.reduce((sum, one, i) => sum + (candidates[i]!.isRight ? one : 0), 0)
    for (const [i, { values, isRight }] of candidates.entries()) {
      const error = weight * (raised[i]! / total - (isRight ? raised[i]! / ofRight : 0))
      for (const [k, value] of values.entries()) slope[k]! += error * value
    }
  }
  return slope
}

await main()
