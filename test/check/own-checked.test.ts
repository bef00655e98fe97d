// A set of whole papers of several kinds: what was planted in them is found, what is sound stays untouched.
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { checkText } from '#check/gate/check-text.ts'
import type { Finding } from '#domain/finding.ts'
import { parsePlace } from '#text/parse-place.ts'
import { openDraftDeps } from '../fakes/draft-deps.ts'
import { openReportLibrary } from '../fakes/library/report-library.ts'
import { readingBook } from '../fakes/reading-book.ts'
import { readLines } from '../quality/measure-gate.ts'

interface Paper {
  readonly kind: 'faulty' | 'sound'
  readonly place: string
  readonly year: number
  readonly text: string
  /** `mark`: as it stands there, either of several parted by |. `says`: what a finding must speak of. */
  readonly faults?: readonly { readonly mark: string; readonly says: string }[]
}

const { deps } = await openDraftDeps()
const read = (name: string) => readFileSync(new URL(`../fixtures/${name}`, import.meta.url), 'utf8')
const library = openReportLibrary([readLines(read('own-checked-library.txt'))])
const papers = read('own-checked.jsonl')
  .split('\n')
  .filter(Boolean)
  .map((line): Paper => JSON.parse(line))

function checkPaper({ text, place, year }: Paper): Promise<Finding[]> {
  const own = parsePlace(place, { gazetteer: deps.gazetteer, nouns: readingBook.placeNouns })
  return checkText({ text, place: own, year }, { ...deps, library })
}

/** The finding stands in the sentence of the fault. */
function isAbout({ where, text, fix, rule }: Finding, paper: string, fault: { mark: string; says: string }) {
  if (!new RegExp(fault.says).test(rule + text + fix)) return false
  return fault.mark.split('|').some((mark) => {
    const at = paper.indexOf(mark)
    const start = Math.max(paper.lastIndexOf('。', at), paper.lastIndexOf('\n', at)) + 1
    const end = at + mark.length + paper.slice(at + mark.length).search(/[。\n]/) + 1
    return where.start < end && start < where.end
  })
}

test('of the faults planted in papers of several kinds, at least 95% are found', async () => {
  const missed: string[] = []
  let planted = 0
  for (const paper of papers.filter(({ kind }) => kind === 'faulty')) {
    const findings = await checkPaper(paper)
    for (const fault of paper.faults ?? []) {
      planted++
      if (!findings.some((finding) => isAbout(finding, paper.text, fault))) missed.push(fault.mark)
    }
  }
  expect(planted).toBeGreaterThanOrEqual(60)
  expect(missed.length / planted, missed.join('\n')).toBeLessThanOrEqual(0.05)
})

test('sound papers of several kinds have no block and no warning', async () => {
  const said: string[] = []
  for (const paper of papers.filter(({ kind }) => kind === 'sound'))
    for (const finding of await checkPaper(paper))
      if (finding.severity !== 'note')
        said.push(`${paper.text.slice(0, 20)}: ${finding.rule} ${finding.text}`)
  expect(papers.filter(({ kind }) => kind === 'sound').length).toBeGreaterThanOrEqual(12)
  expect(said).toEqual([])
})

test.each([
  ['会同县应急管理局检查企业4家。', false],
  ['联合镇派出所巡逻9次。', false],
  ['新建镇级综治中心1个。', false],
  ['会同县的做法值得借鉴。', true],
])('in %s a word for what is done is no place, a name is one', async (sentence, isForeign) => {
  const text = `青禾县柳溪镇2024年法治政府建设情况报告\n一、主要做法\n${sentence}\n`
  const own = { province: null, city: null, county: '青禾县', town: '柳溪镇' }
  const findings = await checkText({ text, place: own, year: 2024, scope: 'section' }, deps)
  expect(findings.some(({ rule }) => rule === 'foreign-place')).toBe(isForeign)
})

test('a marked text has its other faults told as well', async () => {
  const own = { province: null, city: null, county: '青禾县', town: '柳溪镇' }
  const text = '机密\n全年受理12件，办结15件。联系人手机13812345670。\n'
  const rules = (await checkText({ text, place: own, year: 2024, scope: 'section' }, deps)).map(
    ({ rule }) => rule,
  )
  expect(rules).toContain('secrecy-mark')
  expect(rules).toContain('part-over-whole')
  expect(rules).toContain('phone-number')
})
