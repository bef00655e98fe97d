// Quality: what 200 long generated reports (`--many=N`: N) and the samples, added to the five real ones, cost the gold questions that name
// their place. In: gold questions. Out: two tables. `--no-vectors` searches by words alone (a first run with vectors takes long).
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type GeneratedReport, generateReports } from '../ingest/generate-reports.ts'
import {
  askAll,
  cache,
  type GoldQuestion,
  openReports,
  print,
  readLines,
  samples,
  score,
  shared,
} from './ask-gold.ts'

/** Characters of a long report. */
const long = 5000
const seed = 20_260_505

/** Pages have 700 to 4,800 characters: paragraphs of other pages are put into their middle. */
function writeLongReports(count: number): string {
  const folder = join(cache, `generated-${count}`)
  mkdirSync(folder, { recursive: true })
  const pages = generateReports(seed, count)
  const spare = generateReports(seed + 1, 10 * count).flatMap(listParagraphs)
  for (const [index, page] of pages.entries()) {
    const lines = listLines(page)
    const middle = Math.ceil(lines.length / 2)
    for (let length = lines.join('\n').length; length < long && spare.length > 0; ) {
      const paragraph = spare.pop()!
      lines.splice(middle, 0, paragraph)
      length += paragraph.length
    }
    writeFileSync(join(folder, `${index}-${page.fileName}`), lines.join('\n'))
  }
  return folder
}

function listLines({ blocks }: GeneratedReport): string[] {
  return blocks.flatMap((block) => (block.kind === 'text' ? [block.text] : []))
}

/** Text without a numeral of its own. */
function listParagraphs(page: GeneratedReport): readonly string[] {
  return listLines(page).filter((line) => line.length >= 80 && /^\s*[\u4e00-\u9fff]{4}/.test(line))
}

/** The same questions asked of the five reports alone and among the added ones. */
export async function measureManyReports(flags: readonly string[]): Promise<void> {
  const withVectors = !process.argv.includes('--no-vectors')
  const env = withVectors ? process.env : { ...process.env, ANTOU_EMBEDDER: 'none' }
  const count = Number(process.argv.find((arg) => arg.startsWith('--many='))?.slice(7) ?? 200)
  const real = join(shared, 'corpus')
  const few = await openReports(withVectors ? 'few' : 'few-words', [real], env)
  const towns = (await few.desk.listReports(few.reader)).map(({ metadata }) => metadata.place.town ?? '')
  const questions = readLines<GoldQuestion>(join(shared, 'gold/questions.jsonl')).filter(({ question }) =>
    towns.some((town) => town !== '' && question.includes(town.slice(0, 2))),
  )
  const gold = join(cache, 'named.jsonl')
  writeFileSync(gold, questions.map((question) => JSON.stringify(question)).join('\n'))
  const measure = async (name: string, app: Awaited<ReturnType<typeof openReports>>) => {
    print(name, score('questions', await askAll(app, questions), { gold, flags }))
    await app.close()
  }
  await measure('gold questions that name their place', few)
  const folders = [real, samples, writeLongReports(count)]
  const many = await openReports(`${withVectors ? 'many' : 'many-words'}-${count}`, folders, env)
  await measure(
    `the same among ${(await many.desk.listReports(many.reader)).length} reports, may cost 5 points`,
    many,
  )
}
