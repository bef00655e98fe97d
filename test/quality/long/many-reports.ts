// Quality: what 200 long generated reports (`--many=N`: N) and the samples, added to the five real ones, cost the gold questions that name
// their place. In: gold questions. Out: two tables. `--no-vectors` searches by words alone (a first run with vectors takes long).
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
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
} from '../ask-gold.ts'
import { writeLongReports } from './write-long-reports.ts'

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
  const folders = [real, samples, writeLongReports(join(cache, `generated-${count}`), count)]
  const many = await openReports(`${withVectors ? 'many' : 'many-words'}-${count}`, folders, env)
  await measure(
    `the same among ${(await many.desk.listReports(many.reader)).length} reports, may cost 5 points`,
    many,
  )
}
