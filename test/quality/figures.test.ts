import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readReport } from '#ingest/read/read-report.ts'
import { openGazetteer } from '../../src/adapters/gazetteer/open-gazetteer.ts'
import { parseIndicators } from '../../src/text/parse-indicators.ts'
import { readingBook } from '../fakes/reading-book.ts'
import { listFalseNames, measureIndicators, readGoldFigures } from './same-indicator.ts'

const shared = '../shared'
const isThere = existsSync(`${shared}/corpus`)
if (!isThere) console.log('skipped: figures of the reference reports (no ../shared/corpus)')

const indicators = parseIndicators(readFileSync('prompts/indicators.tsv', 'utf8'))

function readFigures(folder: string) {
  const gazetteer = openGazetteer()
  const files = readdirSync(folder).filter((file) => file.endsWith('.txt'))
  return files.flatMap((file) => {
    const lines = readFileSync(`${folder}/${file}`, 'utf8').split('\n')
    const blocks = lines.map((text) => ({ kind: 'text' as const, text }))
    const extracted = { format: 'txt', blocks, properties: {}, confidence: null, notes: [] }
    const report = readReport(extracted, file, { gazetteer, book: { ...readingBook, indicators } })
    return report.figures.map((figure) => ({ file, text: report.text, ...figure }))
  })
}

function scoreFigures(figures: ReturnType<typeof readFigures>, gold: string) {
  const produced = join(mkdtempSync(join(tmpdir(), 'figures-')), 'figures.jsonl')
  writeFileSync(produced, figures.map((figure) => JSON.stringify({ ...figure, text: undefined })).join('\n'))
  const scorer = [`${shared}/score/score.mjs`, 'figures', produced, gold]
  const score = JSON.parse(execFileSync('node', scorer, { encoding: 'utf8' }))
  console.log(gold, JSON.stringify(score))
  return score
}

describe.skipIf(!isThere).each([
  {
    name: 'the reference reports',
    folder: `${shared}/corpus`,
    gold: `${shared}/gold/figures.tsv`,
    f1: 0.97,
    named: 0.95,
    falseNames: 1,
  },
  // Names of its gold are free words, so that a right name may share few letters with them.
  {
    name: 'reports of the same shape',
    folder: 'test/quality/unseen/dev',
    gold: 'test/quality/unseen/dev/figures.tsv',
    f1: 0.95,
    named: 0.85,
    falseNames: 9,
  },
  {
    name: 'excerpts of many kinds of report',
    folder: 'test/quality/excerpts/dev',
    gold: 'test/quality/excerpts/dev.tsv',
    f1: 0.985,
    named: 0.9,
    falseNames: 18,
  },
])('figures of $name', ({ folder, gold, f1, named, falseNames }) => {
  const figures = isThere ? readFigures(folder) : []

  it('are found with unit and qualifier, and names made of digits are not', () => {
    const score = scoreFigures(figures, gold)
    expect(score.f1).toBeGreaterThanOrEqual(f1)
    expect(score.unitRight).toBeGreaterThanOrEqual(0.97)
    expect(score.qualifierRight).toBeGreaterThanOrEqual(0.97)
    expect(score.fooledBy).toBe(0)
  })

  it('carry the right indicator', () => {
    const { right, wrong } = measureIndicators(readGoldFigures(gold), figures, indicators)
    console.log('indicators:', right.toFixed(3), wrong.join('; '))
    expect(right).toBeGreaterThanOrEqual(named)
    const wrongly = listFalseNames(readGoldFigures(gold), figures, indicators)
    console.log('no word shared with the name of a careful hand:', wrongly.length, wrongly.join('; '))
    expect(wrongly.length).toBeLessThanOrEqual(falseNames)
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
