// Every county of China: townships drawn from the gazetteer, half of them with namesakes elsewhere, in the places where pages name them.

import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { openGazetteer } from '#adapters/gazetteer/open-gazetteer.ts'
import { type Place, placeFullName } from '#domain/place.ts'
import { readReport } from '#ingest/read/read-report.ts'
import { openDice } from '../fakes/open-dice.ts'
import { readingBook } from '../fakes/reading-book.ts'

type Town = Place & { readonly county: string; readonly town: string }

interface Page {
  readonly lines: readonly string[]
  readonly fileName?: string
  readonly properties?: Readonly<Record<string, string>>
}

const deps = { gazetteer: openGazetteer(), book: readingBook }
const text =
  '把普法宣传送到田间地头,先后举办院坝会31场,发放宣传单2600余份,解答疑问480多人次,群众遇事找法的意识明显增强。'

function listTowns(): Town[] {
  const file = readFileSync(new URL('../../src/adapters/gazetteer/places.txt', import.meta.url), 'utf8')
  return file.split('\n').flatMap((line) => {
    const [province = '', city = '', county = '', towns = ''] = line.split('\t')
    if (line.startsWith('#') || towns === '') return []
    return towns.split(' ').map((town) => ({ province, city: city || null, county, town }))
  })
}

function listPages({ province, city, county, town }: Town, year: number): readonly Page[] {
  const authority = town.endsWith('街道') ? `${town}办事处` : `${town}人民政府`
  const short = `${town}${year}年法治政府建设情况报告`
  const nameless = `${year}年度法治政府建设情况报告`
  const inCity = city === province ? '' : (city ?? '')
  const signed = (issuer: string) => [
    nameless,
    text,
    '一、做法',
    text,
    '二、打算',
    text,
    issuer,
    `${year + 1}年1月9日`,
  ]
  return [
    { lines: [`${county}${short}`] },
    { lines: [`${province}${inCity}${county}${authority}${year}年度法治政府建设工作报告`] },
    { lines: [`${year}年${county}${town}法治政府建设工作总结`] },
    { lines: [`关于${county}${short}`] },
    { lines: [`${county}${authority}`, `关于${nameless}`] },
    { lines: [`${county}人民政府${authority}${year}年法治政府建设年度报告`] },
    { lines: [`中共${county}${town}委员会 ${county}${authority}`, `关于${nameless}`] },
    { lines: [`${county}-${short}`] },
    { lines: [`发布时间:${year + 1}-02-03 来源:${county}司法局`, short] },
    { lines: [`当前位置:首页 > ${county}政务公开 > 乡镇 > ${town}`, short] },
    { lines: [short, `${county}人民政府:`] },
    { lines: [short], properties: { title: `${short}_${county}人民政府` } },
    { lines: [nameless], fileName: `${county}${town}${year}.txt` },
    { lines: signed(`${county}${authority}`) },
    { lines: [`《${county} ${town} ${year} 年法治政府建设情况报告》`] },
  ]
}

test('300 townships in 15 kinds of pages are read with county, city, province and year for 99%', () => {
  const dice = openDice(2026)
  const pick = <T>(list: readonly T[]): T => list[Math.floor(dice() * list.length)]!
  const towns = listTowns()
  const counts = new Map<string, number>()
  for (const { town } of towns) counts.set(town, (counts.get(town) ?? 0) + 1)
  const namesakes = towns.filter(({ town }) => counts.get(town)! > 1)
  const misses: string[] = []
  for (let draw = 0; draw < 300; draw++) {
    const town = pick(dice() < 0.5 ? namesakes : towns)
    const year = 2021 + Math.floor(dice() * 5)
    const { lines, fileName = 'doc.txt', properties = {} } = pick(listPages(town, year))
    const rest = [
      `一年来,${text}`,
      '一、主要做法',
      text,
      `与邻近的${pick(towns).town}联调纠纷3件。`,
      '二、打算',
      text,
    ]
    const blocks = [...lines, ...rest].map((line) => ({ kind: 'text' as const, text: line }))
    const { metadata } = readReport(
      { format: 'txt', blocks, properties, confidence: null, notes: [] },
      fileName,
      deps,
    )
    const read = `${placeFullName(metadata.place)} ${metadata.year}`
    const wanted = `${placeFullName(town)} ${year}`
    if (read !== wanted) misses.push(`${wanted} was read as ${read}: ${lines.join(' / ')} ${fileName}`)
  }
  expect(misses.length, misses.join('\n')).toBeLessThanOrEqual(3)
})
