// The desk over sources: who may, what is added and refused, what waits, and the table of which townships have which years.
import { afterEach, expect, test } from 'vitest'
import { openGazetteer } from '#adapters/gazetteer/open-gazetteer.ts'
import { openWebSource } from '#adapters/web-source/open-web-source.ts'
import { verbRules } from '#desk/guard/verb-rules.ts'
import { openCoverageDesk } from '#desk/sources/coverage-desk.ts'
import { openSourceDesk } from '#desk/sources/source-desk.ts'
import { nowhere } from '#domain/place.ts'
import { acceptFind, refuseFind } from '#sources/accept-find.ts'
import { describeLooked } from '#sources/describe-looked.ts'
import { type LookerParts, openLooker } from '#sources/open-looker.ts'
import { readSite } from '#sources/source-parts.ts'
import { everyReader } from '../fakes/library/whole-library.ts'
import { shapes } from '../sources/list-shapes.ts'
import { openLooking } from '../sources/open-looking.ts'
import { serveSite } from '../sources/serve-site.ts'

const open: { close(): Promise<void> }[] = []
afterEach(async () => {
  for (const one of open.splice(0).reverse()) await one.close()
})

async function openDesk(more: Partial<LookerParts> = {}) {
  const shape = shapes['a plain list']!
  const site = await serveSite(shape.pages)
  open.push(site)
  const looking = await openLooking({ hosts: [site.base] })
  open.push(looking)
  const { parts, library, journal } = looking
  const looker = openLooker({ ...parts, ...more })
  let tokens = 0
  const desk = openSourceDesk({
    ...{ views: library.views, journal, looker, kinds: ['法治政府建设年度报告', '政府工作报告'] },
    checkAddress: openWebSource({ hosts: { allowed: [], intranet: [site.base] } }).checkAddress,
    acceptFind: (key, source) => acceptFind(key, readSite(source, parts), parts),
    refuseFind: (key) => refuseFind(key, parts),
    newToken: () => `source-${++tokens}`,
    now: parts.now,
  })
  return { desk, site, looking, looker, list: `${site.base}${shape.list}` }
}

test('an administrator adds and removes, an editor looks and decides, a reader does neither', () => {
  const least = (verb: keyof typeof verbRules) => (verbRules[verb] as { least: unknown }).least
  expect(['addSource', 'setSource', 'removeSource'].map((verb) => least(verb as 'addSource'))).toEqual(
    Array(3).fill('administrator'),
  )
  expect(
    ['listSources', 'lookAtSources', 'listFinds', 'takeFinds', 'refuseFinds'].map((verb) =>
      least(verb as 'listFinds'),
    ),
  ).toEqual(Array(5).fill('editor'))
})

test('what is no source is refused with what to do, before anybody is asked', async () => {
  const { desk, site, list } = await openDesk()
  const add = (address: string, kinds: readonly string[] = []) =>
    desk.addSource(everyReader, { address, kinds })
  await expect(add('青禾县政府网')).rejects.toMatchObject({ kind: 'input' })
  await expect(add('http://127.0.0.1:9/')).rejects.toMatchObject({ kind: 'setting' })
  await expect(add('file:///etc/passwd')).rejects.toMatchObject({ kind: 'input' })
  await expect(add(list, ['日报'])).rejects.toThrow('没有“日报”这个种类')
  await add(`${list}#top`)
  await expect(add(list)).rejects.toThrow('已经是来源')
  expect(site.seen.connections).toBe(0)
})

test('a look brings finds; a yes stores them under their address, a no is kept', async () => {
  const { desk, looking, list } = await openDesk()
  const { id } = await desk.addSource(everyReader, { address: list, place: '青禾县' })
  const [looked] = await desk.lookAtSources(everyReader, null)
  expect(looked).toMatchObject({ id, waiting: 2, failed: 0, underWay: null, last: { waiting: 2, stored: 0 } })
  const finds = await desk.listFinds(everyReader, ['waiting'])
  expect(finds.map(({ reading }) => reading?.place)).toEqual(['青禾县柳溪镇', '青禾县柳溪镇'])
  expect(await desk.refuseFinds(everyReader, [finds[1]!.key, 'unknown'])).toBe(1)
  const taken = await desk.takeFinds(
    everyReader,
    finds.map(({ key }) => key),
  )
  expect(taken.map(({ problem }) => problem === null)).toEqual([true, false])
  expect(await looking.stored()).toEqual(['柳溪镇 2022'])
  const [report] = await looking.library.listReports()
  const stored = await looking.library.readReport(report!.id)
  expect(stored?.sources.map(({ location }) => location)).toEqual([finds[0]!.address])
  expect(await desk.removeSource(everyReader, list)).toBe(true)
  expect(await desk.listFinds(everyReader, ['waiting', 'stored', 'refused'])).toEqual([])
  expect(await looking.stored()).toEqual(['柳溪镇 2022'])
})

test('what is due is looked at once a day, a paused source never, one whose look was cut off again', async () => {
  const day = 24 * 3600_000
  const { looker, looking, list, site } = await openDesk()
  const source = await looking.add(list)
  const asked = async () => {
    const before = site.seen.paths.length
    await looker.lookDue(day)
    return site.seen.paths.length > before
  }
  expect(await asked()).toBe(true)
  expect(await asked()).toBe(false)
  looking.pass(day)
  expect(await asked()).toBe(true)
  looking.pass(3600_000)
  const now = looking.parts.now().toISOString()
  await looking.journal.sources.update(source.id, (present) => present && { ...present, lookedAt: now })
  expect(await asked()).toBe(true)
  await looking.journal.sources.update(source.id, (present) => present && { ...present, isPaused: true })
  looking.pass(3 * day)
  expect(await asked()).toBe(false)
})

test('what came is told in words, and nothing where nothing came', async () => {
  const told: (string | null)[] = []
  const { desk, list } = await openDesk({
    onLooked: async (looked) => void told.push(describeLooked(looked)),
  })
  const { id } = await desk.addSource(everyReader, {
    address: list,
    name: '年报栏目',
    place: '青禾县',
    isTrusted: true,
  })
  await desk.lookAtSources(everyReader, id)
  await desk.lookAtSources(everyReader, id)
  expect(told[0]).toContain('来源“年报栏目”：2份新报告')
  expect(told[0]).toContain('已入库：《青禾县柳溪镇2022年法治政府建设年度报告》')
  expect(told[1]).toBeNull()
})

test('coverage has every township of the county, and the years in which each has a report', async () => {
  const { looking, list, desk } = await openDesk()
  const { id } = await desk.addSource(everyReader, { address: list, place: '青禾县', isTrusted: true })
  await desk.lookAtSources(everyReader, id)
  const coverage = openCoverageDesk({
    views: looking.library.views,
    listTowns: () => ['石桥乡', '柳溪镇'],
  })
  const ids = (await looking.library.listReports()).map((report) => [report.id])
  expect(await coverage.readCoverage(everyReader)).toEqual([
    {
      county: '青禾县',
      years: [2022, 2023],
      rows: [
        { town: '石桥乡', cells: [[], []] },
        { town: '柳溪镇', cells: ids },
      ],
      towns: 1,
      filled: 2,
    },
  ])
  expect(await coverage.readCoverage(everyReader, { county: '云岭' })).toEqual([])
})

test('the list of places knows the townships of a county, and of none that it cannot tell apart', () => {
  const { listTowns } = openGazetteer()
  expect(listTowns({ ...nowhere, county: '连江县' })).toContain('敖江镇')
  expect(listTowns({ ...nowhere, county: '鼓楼区' })).toEqual([])
  expect(listTowns({ ...nowhere, county: '青禾县' })).toEqual([])
})
