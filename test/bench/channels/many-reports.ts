// Tool of the benches: a library of so many generated long reports, kept between runs, and questions about it by what is wanted.
import { existsSync, mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { openApp } from '#app/open-app.ts'
import { readConfig } from '#config.ts'
import { placeName } from '#domain/place.ts'
import { writeLongReports } from '../../quality/long/write-long-reports.ts'

export const cache = resolve(import.meta.dirname, '../../../.cache/bench/channels')

export interface Library {
  readonly dataDir: string
  /** Some of its townships, with a year that is reported. */
  readonly places: readonly { readonly name: string; readonly county: string; readonly year: number }[]
  readonly reports: number
}

/** Kept between runs. */
export async function prepareLibrary(
  count: number,
  env: NodeJS.ProcessEnv,
  withVectors: boolean,
): Promise<Library> {
  const dataDir = join(cache, `library-${count}${withVectors ? '-vectors' : ''}`)
  const isNew = !existsSync(join(dataDir, 'library.db'))
  mkdirSync(dataDir, { recursive: true })
  const app = await openApp(readConfig(env, { dataDir }), { access: 'write', withSamples: false })
  try {
    if (isNew) {
      process.stderr.write(`${count} reports are taken in ...\n`)
      const folder = writeLongReports(join(cache, `texts-${count}`), count)
      const settings = { waitForVectors: withVectors, onProgress: () => {} }
      const { added, elapsedMs } = await app.desk.ingest(app.reader, [folder], settings)
      process.stderr.write(`${added} in ${Math.round(elapsedMs / 1000)} s\n`)
    }
    const reports = await app.desk.listReports(app.reader)
    const named = reports.flatMap(({ metadata: { place, year } }) =>
      place.town && place.county && year ? [{ name: placeName(place), county: place.county, year }] : [],
    )
    const step = Math.max(1, Math.floor(named.length / 12))
    return {
      dataDir,
      places: named.filter((_, at) => at % step === 0).slice(0, 12),
      reports: reports.length,
    }
  } finally {
    await app.close()
  }
}

/** By what is wanted: of one place, of a county, of all. */
export function listQuestions({
  places,
}: Library): readonly { readonly kind: string; readonly text: string }[] {
  const of = (kind: string, write: (one: Library['places'][number]) => string) =>
    places.map((one) => ({ kind, text: write(one) }))
  const all = (kind: string, ...texts: readonly string[]) => texts.map((text) => ({ kind, text }))
  return [
    ...of('one place, a number', ({ name, year }) => `${name}${year}年调解了多少纠纷`),
    ...of('one place, how', ({ name }) => `${name}是怎么做普法宣传的`),
    ...of('one place, whether', ({ name, year }) => `${name}${year}年有没有聘法律顾问`),
    ...of('a county', ({ county }) => `${county}各乡镇排查隐患数比一下`),
    ...all(
      'who',
      '哪些乡镇写了法律顾问',
      '哪些乡镇写了村规民约',
      '哪些乡镇没有写普法',
      '2023年哪些镇搞了应急演练',
      '谁家建了综治中心',
    ),
    ...all('how, all', '其他乡镇怎么处理矛盾纠纷的', '其他乡镇合法性审查怎么做的', '别的镇安全生产怎么抓的'),
    ...all('rank', '调解纠纷数前三名是哪些乡镇', '2023年哪个乡镇联合检查次数最多'),
    ...all(
      'total',
      '2023年一共化解了多少起纠纷',
      '2022年各乡镇一共开展联合检查多少次',
      '2024年排查隐患总共多少处',
    ),
    ...all('trend', '这几年各乡镇调解纠纷数的变化', '排查隐患数逐年是升是降'),
    ...all('problems', '各乡镇存在的问题主要有哪些'),
  ]
}
