// Tool: the places that questions name -> a library that has one report of each, so that their names are read as names.
import { levelOf, nowhere, type Place } from '#domain/place.ts'
import { emptyMetadata, type ReportSummary } from '#domain/report.ts'
import type { Asked } from './read-asked.ts'

/** Counties by their ending; all else is a township, under the ending that another question gives it. */
export function buildAskedLibrary(questions: readonly Asked[]): readonly ReportSummary[] {
  const names = new Set(
    questions.flatMap(({ text, places }) => places.map(({ start, end }) => text.slice(start, end))),
  )
  const places = [...names].flatMap((name) => readName(name, names))
  return places.map((place, i) => buildReport(place, i + 1))
}

function readName(name: string, all: ReadonlySet<string>): readonly Place[] {
  if (!/^[\u4e00-\u9fff]{2,8}$/.test(name)) return []
  if (/[县区市旗]$/.test(name) && name.length > 2) return [{ ...nowhere, county: name }]
  if (/(?:[镇乡]|街道|苏木)$/.test(name) && name.length > 2) return [{ ...nowhere, town: name }]
  const suffixed = ['镇', '乡', '街道', '县', '区', '市'].some((suffix) => all.has(name + suffix))
  return suffixed ? [] : [{ ...nowhere, town: `${name}镇` }]
}

function buildReport(place: Place, id: number): ReportSummary {
  return {
    id,
    file: `${id}.txt`,
    metadata: {
      ...emptyMetadata,
      title: null,
      place,
      year: 2023,
      kind: levelOf(place) === '县' ? '政府工作报告' : '法治政府建设年度报告',
      issuer: null,
      issuedOn: null,
      evidence: {},
    },
    rowPlaces: [],
    isSample: false,
    isTrusted: true,
    visible: 'all',
    counts: { sections: 0, passages: 0, figures: 0 },
    warnings: [],
  }
}
