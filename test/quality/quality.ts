// `npm run quality`: everything in ../shared that is there, through the scorer that comes with it; one table. What is absent is named as skipped. `--many`: see long/many-reports.ts.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseIndicators } from '#text/parse-indicators.ts'
import { measureHeads } from '../learn/measure-heads.ts'
import {
  askAll,
  cache,
  type GoldQuestion,
  openReports,
  print,
  readLines,
  samples,
  score,
  scorer,
  shared,
} from './ask-gold.ts'
import { measureManyReports } from './long/many-reports.ts'
import { citedSets, measureCited } from './measure-cited.ts'
import { measureGovernments } from './measure-governments.ts'
import { measurePrivate } from './measure-private.ts'
import { measureNamed } from './same-indicator.ts'
import { measureSharedSets } from './shared-sets.ts'

const own = resolve(import.meta.dirname, 'own-questions.jsonl')
const colloquial = resolve(import.meta.dirname, 'lay/colloquial-pairs.jsonl')
const lay = resolve(import.meta.dirname, 'lay-questions.jsonl')
const show = process.argv.includes('--show') ? ['--show'] : []

interface Pair {
  readonly id: string
  readonly question: string
  readonly file: string
  readonly snippet: string
}

/** Gold questions and figures over the five real reports alone. */
async function measureReal(): Promise<void> {
  const app = await openReports('real', [join(shared, 'corpus')])
  try {
    const gold = join(shared, 'gold/questions.jsonl')
    print(
      'gold/questions.jsonl',
      score('questions', await askAll(app, readLines(gold)), { gold, flags: show }),
    )
    const figures = await app.desk.listFigures(app.reader, { place: null, year: null, indicator: null })
    const table = { gold: join(shared, 'gold/figures.tsv'), flags: show }
    print('gold/figures.tsv', score('figures', figures, table))
  } finally {
    await app.close()
  }
}

function readBook() {
  return parseIndicators(readFileSync(resolve(import.meta.dirname, '../../prompts/indicators.tsv'), 'utf8'))
}

/** Excerpts of many kinds of report: figures alone; of the held-back ones only totals are printed. */
async function measureExcerpts(name: 'dev' | 'held'): Promise<void> {
  const folder = resolve(import.meta.dirname, 'excerpts', name)
  const app = await openReports(`excerpts-${name}`, listReports(folder))
  try {
    const figures = await app.desk.listFigures(app.reader, { place: null, year: null, indicator: null })
    const gold = `${folder}.tsv`
    const found = score('figures', figures, { gold, flags: name === 'dev' ? show : [] })
    print(`excerpts/${name} figures`, {
      ...found,
      ...measureNamed(figures, { gold, score: found, book: readBook() }),
    })
  } finally {
    await app.close()
  }
}

/** Beside them lie questions and figures. */
function listReports(folder: string): readonly string[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.txt'))
    .map((file) => join(folder, file))
}

/** Unseen reports of the same shape; of the held-back ones only totals are printed. */
async function measureUnseen(name: 'dev' | 'held'): Promise<void> {
  const folder = resolve(import.meta.dirname, 'unseen', name)
  if (!existsSync(folder)) return console.log(`skipped: test/quality/unseen/${name} is not there`)
  const app = await openReports(`unseen-${name}`, listReports(folder))
  try {
    const flags = name === 'dev' ? show : []
    const questions = join(folder, 'questions.jsonl')
    print(
      `unseen/${name} questions`,
      score('questions', await askAll(app, readLines(questions)), { gold: questions, flags }),
    )
    const figures = await app.desk.listFigures(app.reader, { place: null, year: null, indicator: null })
    const gold = join(folder, 'figures.tsv')
    const found = score('figures', figures, { gold, flags })
    print(`unseen/${name} figures`, {
      ...found,
      ...measureNamed(figures, { gold, score: found, book: readBook() }),
    })
  } finally {
    await app.close()
  }
}

/** Our own questions over the sample corpus; even ids are never looked at one by one. */
async function measureSamples(): Promise<void> {
  const app = await openReports('samples', [samples])
  try {
    const all = readLines<GoldQuestion>(own)
    for (const [name, rest] of [
      ['odd ids', 1],
      ['even ids', 0],
    ] as const) {
      const questions = all.filter(({ id }) => Number(id.replace(/\D/g, '')) % 2 === rest)
      const gold = join(cache, `own-${rest}.jsonl`)
      writeFileSync(gold, questions.map((question) => JSON.stringify(question)).join('\n'))
      const flags = rest === 1 ? show : []
      print(`own questions, ${name}`, score('questions', await askAll(app, questions), { gold, flags }))
    }
  } finally {
    await app.close()
  }
}

/** Share of lay questions whose passage is among the first found over these reports. */
async function measureLay(name: string, pairs: readonly Pair[], reports: readonly string[]): Promise<void> {
  const app = await openReports(name, reports)
  const plain = (text: string) => text.normalize('NFKC').replace(/\s+/g, '')
  const depths = [1, 5, 10]
  try {
    const ranks: number[] = []
    for (const { question, file, snippet, id } of pairs) {
      const rows = await app.desk.search(app.reader, { text: question, place: null, year: null, limit: 10 })
      const at = rows.findIndex((row) => row.file === file && plain(row.text).includes(plain(snippet)))
      const rank = at < 0 ? Infinity : at
      ranks.push(rank)
      if (show.length > 0 && rank >= 5) console.error('not in the first five', id, question, snippet)
    }
    const share = (depth: number) => ranks.filter((rank) => rank < depth).length / pairs.length
    print(name, {
      pairs: pairs.length,
      ...Object.fromEntries(
        depths.map((depth) => [`recall@${depth}`, Math.round(1000 * share(depth)) / 1000]),
      ),
    })
  } finally {
    await app.close()
  }
}

/** Pairs that nothing is fitted on, and questions that search was fitted on. */
async function measurePairs(): Promise<void> {
  const folders = [samples, join(shared, 'corpus')].filter(existsSync)
  const pairs = readLines<Pair>(colloquial).filter(({ file }) =>
    folders.some((folder) => existsSync(join(folder, file))),
  )
  await measureLay('colloquial pairs', pairs, folders)
  const dev = resolve(import.meta.dirname, 'unseen/dev')
  await measureLay('lay questions', readLines<Pair>(lay), [samples, ...listReports(dev)])
}

async function measureAll(): Promise<void> {
  await measureHeads(print, process.argv.includes('--show') ? 'want' : null)
  if (existsSync(scorer)) {
    await measureReal()
    await measureSamples()
    await measureUnseen('dev')
    await measureUnseen('held')
    await measureExcerpts('dev')
    await measureExcerpts('held')
  } else
    console.log(
      'skipped: ../shared is not there: gold questions, gold figures, own questions (they need its scorer)',
    )
  await measurePairs()
  await measureGovernments('dev', show.length > 0)
  await measureGovernments('held', false)
  for (const set of ['dev', 'held'] as const) {
    const measured = measurePrivate(set)
    if (measured) print(`private/${set}`, { ...measured.totals })
    else console.log(`skipped: test/quality/private/${set}.jsonl is not there`)
  }
  for (const set of citedSets) {
    const measured = await measureCited(set)
    if (measured) print(`cited/${set}`, { ...measured.totals })
    else console.log(`skipped: test/quality/cited/${set}.jsonl is not there`)
    if (measured && set !== 'web-kept' && show.length > 0) console.error(measured.wrong.join('\n'))
  }
  measureSharedSets()
}

if (!process.argv.some((arg) => arg.startsWith('--many'))) await measureAll()
else if (existsSync(scorer)) await measureManyReports(show)
else console.log('skipped: ../shared is not there: many reports')
