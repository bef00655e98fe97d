import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { checkText } from '#check/gate/check-text.ts'
import type { Finding } from '#domain/finding.ts'
import { readBrief } from '#draft/brief/read-brief.ts'
import { openDraftDeps, ownPlace } from '../fakes/draft-deps.ts'
import { openReportLibrary } from '../fakes/library/report-library.ts'
import { drawNumbers, writeSoundReport } from '../fixtures/faulty-reports.ts'
import {
  checkSeed,
  measureFaults,
  measureSecondHand,
  measureSecondSound,
  measureSections,
  readLines,
} from '../quality/measure-gate.ts'

const { deps, briefBook } = await openDraftDeps()

test('of the planted faults, at least 97% are found, and of no kind more than one is missed', async () => {
  const rows = await measureFaults()
  const planted = rows.reduce((sum, row) => sum + row.planted, 0)
  const missed = rows.filter((row) => row.found < row.planted)
  expect(planted).toBeGreaterThanOrEqual(300)
  expect(
    missed.reduce((sum, row) => sum + row.planted - row.found, 0) / planted,
    missed.map((row) => `${row.fault}: ${row.found}`).join('\n'),
  ).toBeLessThanOrEqual(0.03)
  expect(missed.filter(({ found, planted: all }) => found < all - 1).map(({ fault }) => fault)).toEqual([])
})

test('of the sound sections of the sample corpus, at most 3% are blocked', async () => {
  const { sections, blocked } = await measureSections()
  expect(sections).toBeGreaterThanOrEqual(100)
  expect(blocked.length / sections, blocked.join('\n')).toBeLessThanOrEqual(0.03)
})

test('of faults that another hand planted, at least 97% are found, and of its sound paragraphs at most 3% are blocked', async () => {
  const { planted, missed } = await measureSecondHand()
  expect(planted).toBeGreaterThanOrEqual(90)
  expect(missed.length / planted, missed.join('\n')).toBeLessThanOrEqual(0.03)
  const { sections, blocked } = await measureSecondSound()
  expect(sections).toBeGreaterThanOrEqual(60)
  expect(blocked.length / sections, blocked.join('\n')).toBeLessThanOrEqual(0.03)
})

test('of sound reports, none is blocked, with a brief, with a library, with neither', async () => {
  for (let seed = 1; seed <= 20; seed++) {
    const text = writeSoundReport(drawNumbers(seed))
    for (const needs of ['brief', 'library', undefined] as const) {
      const findings = await checkSeed(text, seed, needs)
      expect(
        findings
          .filter((finding) => finding.severity !== 'note')
          .map((finding) => `${finding.rule}: ${finding.text}`),
      ).toEqual([])
    }
  }
})

test('a fault that runs through the whole text is one finding', async () => {
  const findings = await checkSeed(
    writeSoundReport(drawNumbers(3)).replaceAll('，', ',').replaceAll('：', ':'),
    3,
  )
  expect(findings.filter((finding) => finding.rule === 'half-width')).toHaveLength(1)
})

test('a number that fell to none is no slip of a unit; one a hundred times larger is', async () => {
  const write = (year: number, count: number) =>
    `青禾县柳溪镇${year}年法治政府建设情况报告\n一、主要做法\n全年调解矛盾纠纷${count}起，聘请法律顾问2名，开展普法活动12场次，发放资料3600份。\n`
  const library = openReportLibrary([readLines(write(2023, 12))])
  const rules = async (count: number) =>
    (await checkText({ text: write(2024, count), place: ownPlace, year: 2024 }, { ...deps, library })).map(
      ({ rule }) => rule,
    )
  expect(await rules(1200)).toContain('unit-slip')
  expect(await rules(0)).not.toContain('unit-slip')
})

test('a slip of the unit is told from ten times of last year on, a smaller change is none', async () => {
  const write = (year: number, count: number) =>
    `青禾县柳溪镇${year}年法治政府建设情况报告\n一、主要做法\n全年调解矛盾纠纷${count}起，聘请法律顾问2名。\n`
  const library = openReportLibrary([readLines(write(2023, 120))])
  const slips = async (count: number) =>
    (await checkText({ text: write(2024, count), place: ownPlace, year: 2024 }, { ...deps, library }))
      .map(({ rule }) => rule)
      .filter((rule) => rule === 'unit-slip' || rule === 'large-change')
  expect(await slips(1200)).toEqual(['unit-slip'])
  expect(await slips(12)).toEqual(['unit-slip'])
  expect(await slips(600)).toEqual(['large-change'])
})

test.each([
  ['12起', '120起'],
  ['12起', '1200起'],
  ['12起', '12000起'],
  ['12起', '12万起'],
  ['0.7万元', '7万元'],
  ['4.1万元', '0.41万元'],
])('%s of the brief written as %s is a slip of the unit', async (given, written) => {
  const brief = readBrief({ text: `调解矛盾纠纷${given}`, place: ownPlace, year: 2024 }, briefBook)
  const request = { place: ownPlace, year: 2024, brief, scope: 'section' as const }
  const rules = async (said: string) =>
    (await checkText({ ...request, text: `全年调解矛盾纠纷${said}。` }, deps)).map(({ rule }) => rule)
  expect(await rules(written)).toContain('unit-slip')
  expect(await rules(written.replace(/\d/, '3'))).not.toContain('unit-slip')
})

test("a page's own lines are not the author's, and hide no fault of his", async () => {
  const n = drawNumbers(3)
  const page = `时间: ${n.year + 1}-02-05 08:10 来源: 青禾县\n${writeSoundReport(n).replaceAll('，', ',')}\n扫一扫在手机打开当前页\n`
  const findings = await checkSeed(page, 3)
  expect(findings.filter(({ rule }) => rule === 'half-width')).toHaveLength(1)
  expect(findings.some(({ where }) => /扫一扫|来源/.test(where.quote))).toBe(false)
})

test('the same report in the library is left out of the comparison', async () => {
  const n = drawNumbers(4)
  const text = writeSoundReport(n)
  const library = openReportLibrary([readLines(text), readLines(text.replace('柳溪镇', '柳西镇'))])
  const findings = await checkText({ text, place: ownPlace, year: n.year }, { ...deps, library })
  expect(findings.filter((finding) => finding.rule === 'shared-run')).toEqual([])
})

test('each finding points at what it speaks of, and a private number does not travel with it', async () => {
  const text = `${writeSoundReport(drawNumbers(5))}\n联系人13812345678`
  const findings = await checkSeed(text, 5)
  for (const { where } of findings.filter((finding) => finding.rule !== 'phone-number')) {
    expect(text.slice(where.start, where.end)).toBe(where.quote)
  }
  const phone = findings.find((finding) => finding.rule === 'phone-number')!
  expect(text.slice(phone.where.start, phone.where.end)).toBe('13812345678')
  expect(JSON.stringify(phone)).not.toContain('13812345678')
})

test('an adversarial text of 100 kB is checked', async () => {
  const texts = [
    '（'.repeat(30_000),
    '1.'.repeat(30_000),
    '其中1件'.repeat(15_000),
    '镇乡区县市'.repeat(12_000),
  ]
  for (const text of texts) expect(Array.isArray(await checkSeed(text, 1, 'library'))).toBe(true)
})

const realReports = '../shared/corpus'
if (!existsSync(realReports)) console.log('skipped: the five real reports are not here')

describe.skipIf(!existsSync(realReports))('the five real reports, as if handed in', () => {
  const found = async (name: string) => {
    const file = readdirSync(realReports).find((one) => one.startsWith(name))!
    const text = readFileSync(`${realReports}/${file}`, 'utf8')
    return checkText({ text, place: null, year: null }, deps)
  }
  const rules = (findings: readonly Finding[]) =>
    findings
      .filter((finding) => finding.severity !== 'note')
      .map((finding) => `${finding.rule} ${finding.where.quote.slice(0, 6)}`)

  test('the faults that are known are found, and nothing else', async () => {
    expect(rules(await found('000'))).toEqual(['numeral-missing ()强化法治', 'item-missing '])
    expect(rules(await found('001'))).toEqual([
      'stale-year 2024年来',
      'numeral-repeated 二、2026',
      'slip 对仍存在',
      'numeral-skipped 三是法治力量',
      'slip 进完善',
    ])
    expect(rules(await found('002'))).toEqual(['item-missing ', 'cause-missing 二、存在的不'])
    expect(rules(await found('003'))).toEqual(['title-missing ', 'item-missing ', 'cause-missing 二、2022'])
    expect(rules(await found('004'))).toEqual([
      'item-missing ',
      'repeated-character 的的',
      'phrase 工职人员',
      'phrase 为全面建成小',
      'phrase 刑法司法',
    ])
  })
})
