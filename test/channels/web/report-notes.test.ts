// What the library's pages say of how a report was read: level, years of title and text, what was inferred, what was not read.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ReportCorrection } from '#desk/report-desk.ts'
import type { ReportMetadata, Warning } from '#domain/report.ts'
import { openTestWeb, openVisitor, type TestWeb } from './open-test-web.ts'

let web: TestWeb
/** Also what only reading sets: the fake takes it all in. */
const change = (metadata: Partial<ReportMetadata>) =>
  web.desk.correctReport(web.reader, 2, metadata as ReportCorrection)
beforeAll(async () => {
  const notes: readonly Warning[] = [{ rule: 'reading', text: '第3页的图片没有读', where: null }]
  web = await openTestWeb({ notes })
  await change({ level: '县', titleYear: 2025, inferred: ['county'] })
})
afterAll(() => web.close())

const read = async (path: string) => (await openVisitor(web.url).get(path)).text()

describe('a report’s page', () => {
  it('says the level, and the year of the title where the text tells of another', async () => {
    const page = await read('/reports/2')
    expect(page).toContain('县级 · ')
    expect(page).toContain('标题年份2025，写的是2024年')
    expect(await read('/reports/1')).not.toContain('标题年份')
  })

  it('marks an inferred county', async () => {
    expect(await read('/reports/2')).toContain('杨坪镇（青禾县，推断）')
    expect(await read('/reports/1')).not.toContain('推断')
  })

  it('shows what was not read in sight, apart from the warnings', async () => {
    const page = await read('/reports/2')
    expect(page).toMatch(/没有读到的部分：<\/p><ul class="texts"><li>第3页的图片没有读/)
    expect(page).not.toContain('id="warnings"')
  })

  it('offers the kinds of the table and the levels', async () => {
    const page = await read('/reports/2')
    expect(page).toContain('<option>政府信息公开工作年度报告</option>')
    expect(page).toContain('<option>其他</option>')
    expect(page).toContain('<option selected>县</option>')
  })
})

describe('the list', () => {
  it('marks an inferred county and a level other than 乡镇, and filters by level', async () => {
    const page = await read('/reports')
    expect(page.match(/>推断<\/span>/g)).toHaveLength(1)
    expect(page).toContain('法治政府建设年度报告（县）')
    const found = await read(`/reports?level=${encodeURIComponent('县')}`)
    expect(found.match(/<li class="report">/g)).toHaveLength(1)
    expect(found).toContain('<option value="县" selected>县</option>')
  })

  it('stands in the order that was chosen', async () => {
    const page = await read('/reports?sort=year')
    expect(page).toContain('<option value="year" selected>按年份</option>')
    const years = [...page.matchAll(/<span class="year">(\d{4})/g)].map(([, year]) => Number(year))
    expect(years).toEqual([2024, 2024, 2023, 2023, 2022])
  })
})
