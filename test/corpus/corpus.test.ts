import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openGazetteer } from '#adapters/gazetteer/open-gazetteer.ts'
import { loadPrompts } from '#adapters/prompts/load-prompts.ts'
import { openFileReader } from '#adapters/readers/open-file-reader.ts'
import { placeName } from '#domain/place.ts'
import type { ReadReport } from '#domain/report.ts'
import { readReport } from '#ingest/read/read-report.ts'

const folder = new URL('../../corpus/', import.meta.url).pathname
const real = '../shared/corpus'
const readme = readFileSync(`${folder}README.md`, 'utf8')
const files = readdirSync(folder).filter((name) => name !== 'README.md')

/** Signs alone, so that full and half width, blanks and line ends make no difference. */
const bare = (text: string) => text.normalize('NFKC').replace(/[\s\p{P}]/gu, '')

const gazetteer = openGazetteer()
const fileReader = openFileReader()
const reports = new Map<string, ReadReport>()
/** Every block of a file, before cleaning: what a person sees who opens it. */
const printed = new Map<string, string>()
let setPhrases: readonly string[] = []

beforeAll(async () => {
  const book = await loadPrompts(new URL('../../prompts', import.meta.url).pathname)
  setPhrases = book.setPhrases.map(bare).sort((a, b) => b.length - a.length)
  for (const name of files) {
    const bytes = readFileSync(folder + name)
    const [document] = await fileReader.read(bytes, name)
    const blocks = document!.file.blocks
    printed.set(name, blocks.map((b) => (b.kind === 'table' ? b.rows.flat().join('\n') : b.text)).join('\n'))
    reports.set(name, readReport(document!.file, name, { gazetteer, book }))
  }
})
afterAll(() => fileReader.close())

const textOf = (name: string) => reports.get(name)?.text ?? ''
const townOf = (name: string) => name.replace(/-\d{4}\..*$/, '')
const isGb18030 = (name: string) => {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(folder + name))
    return false
  } catch {
    return name.endsWith('.txt')
  }
}

/** Runs of at least `length` signs that both texts have, set phrases blanked out. */
function findShared(a: string, b: string, length: number): string[] {
  const blank = (text: string) =>
    setPhrases.reduce((left, phrase) => left.replaceAll(phrase, '\n'), bare(text))
  const [one, other] = [blank(a), blank(b)]
  const grams = new Set(
    Array.from({ length: Math.max(0, other.length - length + 1) }, (_, i) => other.slice(i, i + length)),
  )
  const runs: string[] = []
  for (let i = 0; i + length <= one.length; i++) {
    const gram = one.slice(i, i + length)
    if (gram.includes('\n') || !grams.has(gram)) continue
    let end = i + length
    while (end < one.length && other.includes(one.slice(i, end + 1))) end++
    runs.push(one.slice(i, end))
    i = end - 1
  }
  return runs
}

describe('the sample corpus', () => {
  it('holds 24 reports: 12 txt, 6 html, 4 docx, 2 pdf; four texts are GB18030', () => {
    const count = (ending: string) => files.filter((name) => name.endsWith(ending)).length
    expect([files.length, count('.txt'), count('.html'), count('.docx'), count('.pdf')]).toEqual([
      24, 12, 6, 4, 2,
    ])
    expect(files.filter(isGb18030)).toHaveLength(4)
  })

  it('covers 8 townships of 3 counties in each of 2022, 2023 and 2024, two of one name', () => {
    const places = new Map<string, number[]>()
    for (const { metadata } of reports.values()) {
      const name = placeName(metadata.place)
      places.set(name, [...(places.get(name) ?? []), metadata.year ?? 0])
    }
    for (const years of places.values()) expect(years.sort()).toEqual([2022, 2023, 2024])
    expect(places.size).toBe(8)
    expect(new Set([...places.keys()].map((name) => name.slice(0, 3)))).toEqual(
      new Set(['青禾县', '云岭县', '澄湾区']),
    )
    expect([...places.keys()].filter((name) => name.endsWith('柳溪镇'))).toHaveLength(2)
  })

  it('says near the top of every report that it is an invented sample', () => {
    for (const name of files) {
      const text = (printed.get(name) ?? '').normalize('NFKC')
      const at = text.indexOf('样例:本文为案头自带的虚构样例')
      expect(at, name).toBeGreaterThanOrEqual(0)
      expect(at, name).toBeLessThan(600)
    }
  })

  it('stands in counties that do not exist', () => {
    expect(gazetteer.find('连江县').length).toBeGreaterThan(0)
    for (const { metadata } of reports.values()) {
      const { county, town } = metadata.place
      expect(gazetteer.find(county ?? '')).toEqual([])
      expect(gazetteer.find(town ?? '').filter((place) => place.county === county)).toEqual([])
    }
  })

  it('has reports of 1,700 to 4,500 characters after cleaning, with sections, figures and a signature', () => {
    for (const [name, report] of reports) {
      expect(report.text.length, name).toBeGreaterThan(1700)
      expect(report.text.length, name).toBeLessThan(4500)
      expect(report.sections.length, name).toBeGreaterThan(10)
      expect(report.figures.length, name).toBeGreaterThan(30)
      expect(report.metadata.issuer, name).not.toBeNull()
    }
  })

  it('keeps each file small enough to ship', () => {
    for (const name of files) expect(readFileSync(folder + name).length, name).toBeLessThan(300_000)
  })

  it('tells of wages that were won back, with figures, in at least four townships', () => {
    const won = /(?:追回|讨回|要回|追发|补发|拿到|拿回)[^。]{0,12}(?:工资|工钱)[^。]{0,12}\d/
    const towns = new Set(files.filter((name) => won.test(textOf(name))).map(townOf))
    expect(towns.size).toBeGreaterThanOrEqual(4)
  })
})

describe('the faults that corpus/README.md lists', () => {
  const rows = [...readme.matchAll(/^\| (\S+) \| [^|]+ \| ([^|]+) \| `([^`]+)` \|$/gm)].map((row) =>
    row.slice(1),
  )

  it('are twenty, in files that are there', () => {
    expect(rows).toHaveLength(20)
    for (const [file] of rows) expect(files).toContain(file)
  })

  it('stand in their files, word for word', () => {
    for (const [file = '', fault, quote = ''] of rows)
      expect(bare(textOf(file)).includes(bare(quote)), `${file}: ${fault}`).toBe(true)
  })

  it('name every file of the corpus in the table of reports', () => {
    for (const name of files) expect(readme).toContain(name)
  })

  it('do not add up where they should not: rate, parts, two totals', () => {
    const rate = /纠纷(\d+)起.调处成功(\d+)起.成功率([\d.]+)%/.exec(textOf('qinghe-shiqiao-2023.html'))!
    expect((100 * Number(rate[2])) / Number(rate[1])).not.toBeCloseTo(Number(rate[3]), 1)
    const parts = /纠纷(\d+)件次.*?当事人(\d+)件次.村集体(\d+)件次.提供协调(\d+)件次/.exec(
      textOf('yunling-liuxi-2023.txt'),
    )!
    expect(Number(parts[1]) - Number(parts[2]) - Number(parts[3]) - Number(parts[4])).toBe(1)
    const totals = [...textOf('chengwan-shating-2022.txt').matchAll(/全年(?:调解矛盾纠纷)?(\d+)起/g)].map(
      (match) => match[1],
    )
    expect(totals).toEqual(['124', '112'])
  })

  it('leave out the cause, the title and the leaders where they say so', () => {
    const baita = textOf('qinghe-baita-2022.txt')
    const problems = baita.slice(baita.indexOf('二、存在的不足和原因'), baita.indexOf('三、党政'))
    expect(problems.match(/原因|由于|因为/g)).toEqual(['原因'])
    expect(reports.get('qinghe-baita-2023.txt')?.metadata.title).toBeNull()
    expect(textOf('yunling-liuxi-2024.txt')).not.toContain('第一责任人')
    const without = files.filter((name) => !/第一责任人|主要负责人/.test(textOf(name)))
    expect(without).toEqual(['yunling-liuxi-2024.txt'])
  })
})

describe('wording shared between reports', () => {
  it('is two sentences of the county, each in three townships, and nothing else of 30 signs', () => {
    const sharers = new Map<string, Set<string>>()
    for (const [index, a] of files.entries())
      for (const b of files.slice(index + 1))
        for (const run of findShared(textOf(a), textOf(b), 30)) {
          const key = run.includes('一镇一品') ? '2023' : run.includes('法律明白人') ? '2024' : run
          sharers.set(key, new Set([...(sharers.get(key) ?? []), a, b]))
        }
    expect([...sharers.keys()].sort()).toEqual(['2023', '2024'])
    expect([...sharers.get('2023')!].map(townOf).sort()).toEqual([
      'qinghe-baita',
      'qinghe-liuxi',
      'qinghe-shiqiao',
    ])
    expect([...sharers.get('2024')!].map(townOf).sort()).toEqual([
      'qinghe-liuxi',
      'qinghe-shiqiao',
      'qinghe-yangping',
    ])
  })

  const isThere = existsSync(real)
  if (!isThere) console.warn('skipped: real reports to compare the samples with are not here')
  it.skipIf(!isThere)('is under 20 signs with any real report', () => {
    for (const other of readdirSync(real)) {
      const text = readFileSync(`${real}/${other}`, 'utf8')
      for (const name of files) expect(findShared(textOf(name), text, 20), `${name} and ${other}`).toEqual([])
    }
  })
})
