// Step of measuring: a folder of governments' reports -> how many places, levels, years and kinds are read right, and how many questions cite the gold passage.
import { existsSync, readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Answer } from '#domain/answer.ts'
import type { Place, ReportLevel } from '#domain/place.ts'
import type { ReportMetadata, ReportSummary } from '#domain/report.ts'
import { askAll, type GoldQuestion, openReports, print, readLines } from './ask-gold.ts'

interface GoldReport {
  readonly file: string
  readonly level: ReportLevel
  readonly place: Place
  readonly year: number | null
  readonly titleYear: number | null
  readonly kind: string
}

interface GoldAsk extends GoldQuestion {
  readonly file: string
  readonly snippet: string
}

const levels = ['province', 'city', 'county', 'town'] as const
/** A shorter piece of the gold passage could stand there by chance. */
const leastQuoted = 12

/** `dev`: misses may be shown; of `held` only totals are printed, ever. */
export async function measureGovernments(name: 'dev' | 'held', isShown: boolean): Promise<void> {
  const folder = resolve(import.meta.dirname, 'governments', name)
  if (!existsSync(join(folder, 'index.jsonl')))
    return console.log(`skipped: test/quality/governments/${name} is not there`)
  const tell = name === 'dev' && isShown ? console.error : () => {}
  const reports = readdirSync(folder)
    .filter((file) => !file.endsWith('.jsonl'))
    .map((file) => join(folder, file))
  const questions = readdirSync(folder)
    .filter((file) => /^questions.*\.jsonl$/.test(file))
    .flatMap((file) => readLines<GoldAsk>(join(folder, file)))
  for (const [mode, env] of [
    ['words and vectors', process.env],
    ['words', { ...process.env, ANTOU_EMBEDDER: 'none' }],
  ] as const) {
    const app = await openReports(`governments-${name}-${mode.replaceAll(' ', '-')}`, reports, env)
    try {
      if (mode !== 'words') {
        const read = await app.desk.listReports(app.reader)
        print(
          `governments/${name} metadata`,
          measureMetadata(readLines(join(folder, 'index.jsonl')), read, tell),
        )
      }
      print(
        `governments/${name} questions, ${mode}`,
        measureAnswers(questions, await askAll(app, questions), tell),
      )
    } finally {
      await app.close()
    }
  }
}

type Tell = (...said: readonly unknown[]) => void

function measureMetadata(
  gold: readonly GoldReport[],
  read: readonly ReportSummary[],
  tell: Tell,
): Record<string, number> {
  const counts = {
    reports: gold.length,
    placeRight: 0,
    placeRightOrBlank: 0,
    inventedTowns: 0,
    levelRight: 0,
    yearRight: 0,
    titleYearRight: 0,
    kindRight: 0,
  }
  for (const one of gold) {
    const found = read.find(({ file }) => file === one.file)?.metadata
    if (!found) tell('not read', one.file)
    else countReport(one, found, { counts, tell })
  }
  return counts
}

function countReport(
  gold: GoldReport,
  found: ReportMetadata,
  { counts, tell }: { counts: Record<string, number>; tell: Tell },
): void {
  const isRight = levels.every((level) => found.place[level] === gold.place[level])
  const holds: Readonly<Record<string, boolean>> = {
    placeRight: isRight,
    placeRightOrBlank:
      isRight || levels.every((level) => [null, gold.place[level]].includes(found.place[level])),
    levelRight: found.level === gold.level,
    yearRight: found.year === gold.year,
    titleYearRight: found.titleYear === gold.titleYear,
    kindRight: found.kind === gold.kind,
  }
  for (const [name, isHeld] of Object.entries(holds)) counts[name]! += isHeld ? 1 : 0
  const isInvented = gold.place.town === null && found.place.town !== null
  counts.inventedTowns! += isInvented ? 1 : 0
  const missed = Object.keys(holds).filter((name) => !holds[name])
  if (missed.length > 0) {
    const { level, place, year, titleYear, kind } = found
    tell(gold.file, missed.join(' '), JSON.stringify({ level, place, year, titleYear, kind }))
  }
}

/** What an answer says where it denies that the library has a report, its year, or the thing asked. */
const denials = {
  toldNoReport: /资料库里没有[^。]*的报告|报告资料库里还没有/,
  toldNotWritten: /没有(?:直接)?写/,
}

function measureAnswers(
  gold: readonly GoldAsk[],
  answers: readonly (Answer & { readonly id: string })[],
  tell: Tell,
): Record<string, number> {
  const counts = { questions: gold.length, cited: 0, refused: 0, toldNoReport: 0, toldNotWritten: 0 }
  for (const one of gold) {
    const answer = answers.find(({ id }) => id === one.id)
    if (!answer) continue
    const isCited = citesGold(one, answer)
    const isRefused = answer.kind !== 'answer'
    counts.cited += isCited ? 1 : 0
    counts.refused += isRefused ? 1 : 0
    counts.toldNoReport += denials.toldNoReport.test(answer.text) ? 1 : 0
    counts.toldNotWritten += isRefused && denials.toldNotWritten.test(answer.text) ? 1 : 0
    if (!isCited || isRefused) tell(one.id, answer.kind, one.question, '|', one.snippet, '|', answer.text)
  }
  return counts
}

function citesGold({ file, snippet }: GoldAsk, { citations }: Answer): boolean {
  const wanted = plain(snippet)
  return citations.some((citation) => {
    const quote = plain(citation.quote)
    const isPiece = quote.length >= leastQuoted && wanted.includes(quote)
    return citation.file === file && (quote.includes(wanted) || isPiece)
  })
}

function plain(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/\s+/g, '')
    .replace(/[。;,.]+$/, '')
}
