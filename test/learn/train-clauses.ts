// Trains the head of clauses into src/adapters/heads/clauses.bin from test/learn/clauses and the samples of corpus/; --across: each hand read by what the others taught, totals only.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { openOnnxEmbedder } from '#adapters/embedders/open-onnx-embedder.ts'
import { buildClauseInput, tableSizes } from '#adapters/heads/head-inputs.ts'
import { packTables } from '#adapters/heads/head-weights.ts'
import { clausesFile, encodeTold } from '#adapters/heads/open-clause-head.ts'
import { type Head, runHead, toShares } from '#adapters/heads/run-head.ts'
import { type ClauseRole, clauseRoles } from '#domain/clauses/clause-role.ts'
import { listClauseSigns } from '#draft/roles/list-clause-signs.ts'
import { openCache } from './collect-sayings.ts'
import { type Example, openRandom, trainHead } from './train-head.ts'

interface Row {
  readonly role: ClauseRole
  readonly label: string
  readonly text: string
}

const hands = ['a', 'b', 'c', 'd', 'e']
const folder = resolve(import.meta.dirname, 'clauses')

function readRows(name: string): readonly Row[] {
  let role: ClauseRole = 'done'
  return readFileSync(resolve(folder, `${name}.txt`), 'utf8')
    .split('\n')
    .flatMap((line) => {
      if (line === '' || line.startsWith('#')) return []
      const named = /^= (.*)/.exec(line)?.[1]
      if (named) {
        role = clauseRoles.find((one) => one === named)!
        return []
      }
      return [{ role, label: '', text: line }]
    })
}

/** Sentences of reports by the heading they stand under. */
function readReports(dir: string): readonly Row[] {
  return readdirSync(dir)
    .filter((file) => /\.txt$/.test(file))
    .flatMap((file) => readReport(decode(readFileSync(resolve(dir, file)))))
}

function decode(bytes: Uint8Array): string {
  const text = new TextDecoder().decode(bytes)
  return text.includes('\ufffd') ? new TextDecoder('gb18030').decode(bytes) : text
}

const headings: readonly (readonly [ClauseRole, RegExp])[] = [
  ['lack', /不足|问题/],
  ['plan', /打算|安排|计划|下一步|下步/],
  ['done', /举措|成效|情况|主要工作|开展/],
]

function readReport(text: string): readonly Row[] {
  let role: ClauseRole | null = null
  return text.split('\n').flatMap((line): readonly Row[] => {
    const bare = line.trim()
    const heading = /^[一二三四五六七八九十]{1,2}、(.*)$/.exec(bare)?.[1]
    if (heading !== undefined && heading.length < 40)
      role = headings.find(([, pattern]) => pattern.test(heading))?.[0] ?? null
    if (role === null || bare.length < 30) return []
    const own = role
    return bare
      .split(/[。；]/)
      .map((one) => one.replace(/^[（(]?[一二三四五六七八九十\d]{1,2}[)）、.是]+/, '').trim())
      .filter((one) => one.length >= 8 && one.length <= 120)
      .map((one) => ({ role: /原因/.test(one) && own === 'lack' ? 'cause' : own, label: '', text: one }))
  })
}

/** Most texts stand under a label of their own role, some under none; a label alone tells as well. */
function spread(rows: readonly Row[], labels: readonly Row[], seed: number): readonly Row[] {
  const random = openRandom(seed)
  const pick = (role: ClauseRole) => {
    const own = labels.filter((one) => one.role === role)
    return own[Math.floor(random() * own.length)]!.text
  }
  return rows.flatMap((row) => {
    const other =
      row.role === 'done' || row.role === 'plan' ? pick(row.role === 'done' ? 'plan' : 'done') : ''
    const told = [row, { ...row, label: pick(row.role) }]
    // What is counted without a word of when belongs to the label.
    if (row.role === 'plan') return [...told, { ...row, label: other }]
    if (row.role === 'aside')
      return [...told, { ...row, label: pick('done') }, { ...row, label: pick('plan') }]
    if (row.role === 'done' && random() < 0.5)
      return [...told, { role: 'plan', label: other, text: row.text.replace(/了/g, '') }]
    if (row.role === 'cause') return [...told, { ...row, label: pick('lack') }]
    return told
  })
}

const embedder = await openOnnxEmbedder()
const encode = openCache(embedder)

async function build(rows: readonly Row[]): Promise<readonly Example[]> {
  const examples: Example[] = []
  for (const row of rows)
    examples.push({
      input: buildClauseInput({ ...row, signs: listClauseSigns(row) }, await encodeTold(row, encode)),
      label: clauseRoles.indexOf(row.role),
    })
  return examples
}

async function train(rows: readonly Row[]): Promise<Head> {
  const labels = readRows('labels')
  const named = labels.map(({ role, text }) => ({ role, label: text, text: '' }))
  return trainHead(await build([...spread(rows, labels, 5), ...named]), {
    rows: clauseRoles.length,
    tableSize: tableSizes.clause,
    rounds: 10,
    decay: { dense: 3e-4, pieces: 1e-2 },
    hidden: 0.3,
    meanFrom: 4,
  })
}

async function score(head: Head, rows: readonly Row[]) {
  const missed: Record<string, number> = {}
  const examples = await build(rows)
  for (const [i, { input }] of examples.entries()) {
    const shares = toShares(runHead(head, input))
    const { role, text } = rows[i]!
    const best = clauseRoles[shares.indexOf(Math.max(...shares))]!
    if (best === role) continue
    missed[`${role} as ${best}`] = (missed[`${role} as ${best}`] ?? 0) + 1
    if (process.argv.includes('--show')) console.log(role, best, Math.max(...shares).toFixed(2), text)
  }
  const wrong = Object.values(missed).reduce((sum, one) => sum + one, 0)
  return { of: rows.length, right: Number((1 - wrong / rows.length).toFixed(3)), ...missed }
}

const reports = readReports(resolve(import.meta.dirname, '../../corpus'))
const foreign = process.argv.find((one) => one.startsWith('--on='))?.slice(5)
if (process.argv.includes('--across')) {
  for (const held of hands) {
    const head = await train([...hands.filter((one) => one !== held).flatMap(readRows), ...reports])
    console.log(held, JSON.stringify(await score(head, readRows(held))))
  }
  const head = await train([...hands.flatMap(readRows), ...reports])
  if (foreign) console.log('reports', JSON.stringify(await score(head, readReports(foreign))))
} else {
  const { dense, pieces } = await train([...hands.flatMap(readRows), ...reports])
  const packed = packTables({ dense, pieces })
  writeFileSync(clausesFile, packed)
  console.log(`${reports.length} sentences of reports, ${packed.length} bytes`)
}
await embedder.close()
