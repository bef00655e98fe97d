import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openGazetteer } from '../../src/adapters/gazetteer/open-gazetteer.ts'
import { readReport } from '../../src/ingest/read-report.ts'
import { findIndicator } from '../../src/text/match-figure-indicator.ts'
import { parseIndicators } from '../../src/text/parse-indicators.ts'

const shared = '../shared'
const isThere = existsSync(`${shared}/corpus`)
if (!isThere) console.log('skipped: figures of the reference reports (no ../shared/corpus)')

const indicators = parseIndicators(readFileSync('prompts/indicators.tsv', 'utf8'))

function readFigures() {
  const gazetteer = openGazetteer()
  return readdirSync(`${shared}/corpus`).flatMap((file) => {
    const lines = readFileSync(`${shared}/corpus/${file}`, 'utf8').split('\n')
    const blocks = lines.map((text) => ({ kind: 'text' as const, text }))
    const extracted = { format: 'txt', blocks, properties: {}, confidence: null, notes: [] }
    const report = readReport(extracted, file, { gazetteer, book: { indicators, phrases: [] } })
    return report.figures.map((figure) => ({ file, text: report.text, ...figure }))
  })
}

function readGold() {
  const [, ...lines] = readFileSync(`${shared}/gold/figures.tsv`, 'utf8').trim().split('\n')
  return lines
    .map((line) => line.split('\t'))
    .map(([file, , , indicator, value, , , snippet, , kind]) => ({ file, indicator, value, snippet, kind }))
    .filter((row) => row.kind === 'metric')
}

const bare = (name: string) =>
  name.replace(/^[^:]*:|\([^)]*\)/g, '').replace(/(?:人数|次数|户数|件数|数|额)$/, '')

/** The same indicator of the book, or, where the book has none, most of the produced words stand in the gold name. */
function isSameIndicator(gold: string, produced: string): boolean {
  const [wanted, got] = [findIndicator(bare(gold), indicators), findIndicator(produced, indicators)]
  if (got !== null && wanted !== null && got.name === wanted.name) return true
  const letters = [...bare(produced)]
  return letters.filter((letter) => gold.includes(letter)).length / Math.max(1, letters.length) >= 0.6
}

describe.skipIf(!isThere)('figures of the reference reports', () => {
  const figures = isThere ? readFigures() : []

  it('are found with unit and qualifier, and names made of digits are not', () => {
    const produced = join(mkdtempSync(join(tmpdir(), 'figures-')), 'figures.jsonl')
    writeFileSync(
      produced,
      figures.map((figure) => JSON.stringify({ ...figure, text: undefined })).join('\n'),
    )
    const scorer = [`${shared}/score/score.mjs`, 'figures', produced, `${shared}/gold/figures.tsv`]
    const score = JSON.parse(execFileSync('node', scorer, { encoding: 'utf8' }))
    console.log(JSON.stringify(score))
    expect(score.f1).toBeGreaterThanOrEqual(0.97)
    expect(score.unitRight).toBeGreaterThanOrEqual(0.97)
    expect(score.qualifierRight).toBeGreaterThanOrEqual(0.97)
    expect(score.fooledBy).toBe(0)
  })

  it('carry the right indicator in at least 95% of the rows', () => {
    const plain = (text: string) => text.replace(/[\s,。、;:“”]/g, '')
    const free = [...figures]
    const wrong = readGold().filter((row) => {
      const at = free.findIndex(
        (figure) =>
          figure.file === row.file &&
          figure.value === Number(row.value) &&
          (plain(figure.quote).includes(plain(row.snippet ?? '')) ||
            plain(row.snippet ?? '').includes(plain(figure.quote))),
      )
      const [figure] = at < 0 ? [] : free.splice(at, 1)
      const isRight = figure !== undefined && isSameIndicator(row.indicator ?? '', figure.indicator)
      if (!isRight) console.log('indicator:', row.indicator, '<>', figure?.indicator)
      return !isRight
    })
    expect(1 - wrong.length / readGold().length).toBeGreaterThanOrEqual(0.95)
  })

  it('point at their exact words in the stored text', () => {
    for (const figure of figures) {
      expect(figure.text.slice(figure.start, figure.end)).toBe(figure.quote)
      expect(figure.text.slice(figure.at.start, figure.at.end)).toBe(figure.raw)
      expect(figure.start <= figure.at.start && figure.at.end <= figure.end).toBe(true)
    }
    expect(figures.length).toBeGreaterThan(100)
  })
})
