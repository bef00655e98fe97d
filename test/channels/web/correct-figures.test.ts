// A report's numbers on its page: listed with their sentences, set right, taken out and brought back, with script and without.
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { openTestWeb, openVisitor, type TestWeb, type Visitor } from './open-test-web.ts'

let web: TestWeb
let visitor: Visitor
beforeEach(async () => {
  await web?.close()
  web = await openTestWeb()
  visitor = openVisitor(web.url)
})
afterAll(() => web.close())

const page = async () => (await visitor.get('/reports/1?figures=1')).text()
const readReport = async () => (await web.desk.readReport(web.reader, 1))!
const findFigure = async () => (await readReport()).figures.find(({ raw }) => raw === '187起')!
const post = async (fields: Record<string, string>, headers = {}) => {
  const { id } = await findFigure()
  return visitor.post(`/reports/1/figures/${id}`, { page: '1', ...fields }, headers)
}
const asShown = { value: '187', unit: '起', indicator: '调解矛盾纠纷数' }

describe('the numbers of a report', () => {
  it('stand on its page with their sentence and a plain form', async () => {
    const text = await page()
    expect(text).toContain('<details class="figures" id="figures" open>')
    expect(text).toContain('“全年调解各类矛盾纠纷187起”')
    expect(text).toContain('name="value" value="187"')
    expect(await (await visitor.get('/reports/1')).text()).toContain('<details class="figures" id="figures">')
  })

  it('are set right without script, marked, and shown beside what the report wrote', async () => {
    const response = await post({ ...asShown, act: 'set', value: '136件' })
    expect(response.headers.get('location')).toBe('/reports/1?figures=1#figures')
    expect(await findFigure()).toMatchObject({ value: 136, unit: '件', raw: '187起' })
    const text = await page()
    expect(text).toContain(
      '<b>136件</b> 调解矛盾纠纷数 <span class="tag">已更正</span> <small>原文写187起</small>',
    )
    expect(text).toContain('更正过 1 个')
  })

  it('exchange only their section with script', async () => {
    const text = await (
      await post({ ...asShown, act: 'set', indicator: '化解数' }, { 'hx-request': 'true' })
    ).text()
    expect(text).toMatch(/^<details class="figures" id="figures" open>/)
    expect(text).toContain('原来记作“调解矛盾纠纷数”')
  })

  it.each([
    ['without script', {}, 400],
    ['with script', { 'hx-request': 'true' }, 200],
  ])(
    'that cannot be understood are told %s, nothing changes and what was typed stays',
    async (_, headers, status) => {
      const response = await post({ ...asShown, act: 'set', value: '很多', unit: '万起' }, headers)
      expect(response.status).toBe(status)
      const text = await response.text()
      expect(text).toContain('看不懂“很多”是多少')
      expect(text).toContain('name="value" value="很多"')
      expect(text).toContain('name="unit" value="万起"')
      expect(await findFigure()).toMatchObject({ value: 187, asRead: null })
    },
  )

  it('that are none are gone, listed, and come back', async () => {
    const { id } = await findFigure()
    await post({ ...asShown, act: 'drop' })
    expect((await readReport()).figures.some((figure) => figure.id === id)).toBe(false)
    const text = await page()
    expect(text).toContain('去掉 1 个')
    expect(text).toContain('<s>187起</s>')
    await visitor.post(`/reports/1/figures/${id}`, { act: 'restore' })
    expect(await findFigure()).toMatchObject({ value: 187, asRead: null })
  })

  it('show the correction in 数', async () => {
    await post({ ...asShown, act: 'set', value: '136' })
    const query = new URLSearchParams({ indicator: '调解矛盾纠纷数' })
    const text = await (await visitor.get(`/figures?${query}`)).text()
    expect(text).toContain('青禾县石桥乡2023年的136起经人工更正，原文写187起。')
  })

  it('that are not there any more are told, and cost nothing', async () => {
    const response = await visitor.post('/reports/1/figures/1-0', { ...asShown, act: 'drop' })
    expect(response.status).toBe(404)
    expect(await response.text()).toContain('这份报告里没有这个数了')
  })
})
