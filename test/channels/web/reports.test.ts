// The library over HTTP: list and filters, a report with its cited span, corrections, removal, upload with preview.
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { openTestWeb, openVisitor, type TestWeb, type Visitor } from './open-test-web.ts'

let web: TestWeb
let visitor: Visitor

beforeEach(async () => {
  await web?.close()
  web = await openTestWeb()
  visitor = openVisitor(web.url)
})

afterAll(() => web.close())

const read = async (path: string) => (await visitor.get(path)).text()
const upload = async (
  files: readonly File[],
  headers = { 'hx-request': 'true' } as Record<string, string>,
) => {
  const form = new FormData()
  for (const file of files) form.append('files', file)
  return (await visitor.post('/reports/upload', form, headers)).text()
}

describe('list', () => {
  test('each report is one line with its counts, and its warnings open to text', async () => {
    const page = await read('/reports')
    expect(page.match(/<li class="report">/g)).toHaveLength(5)
    expect(page).toContain('这里缺编号（五）')
  })

  test('filters by place, year and kind narrow it together', async () => {
    const count = async (query: string) =>
      (await read(`/reports?${query}`)).match(/<li class="report">/g)?.length ?? 0
    expect(await count('year=2024')).toBe(2)
    expect(await count(`year=2024&place=${encodeURIComponent('云岭县柳溪镇')}`)).toBe(1)
    expect(await count(`kind=${encodeURIComponent('工作总结')}`)).toBe(0)
  })

  test('words find reports by title and by text, each with the place where they stand', async () => {
    const page = await read(`/reports?${new URLSearchParams({ words: '追回工资' })}`)
    expect(page).toMatch(
      /<a class="hit" href="\/reports\/1\?start=\d+&(?:amp;)?end=\d+#mark">[^<]*<b>追回工资<\/b>/,
    )
    expect(await read(`/reports?${new URLSearchParams({ words: '石桥 2023' })}`)).toContain(
      'href="/reports/1"',
    )
    expect(await read(`/reports?${new URLSearchParams({ words: '没有这个词' })}`)).toContain(
      '没有符合这些条件',
    )
  })

  test('warnings and what is unsure narrow it, and an order is kept', async () => {
    const rows = async (query: string) =>
      (await read(`/reports?${query}`)).match(/<li class="report">/g)?.length ?? 0
    expect(await rows('care=warned')).toBe(2)
    expect(await rows('care=unsure')).toBe(1)
    expect(await rows('care=sound')).toBe(2)
    const first = /<li class="report">[\s\S]*?<\/li>/.exec(await read('/reports?sort=warnings'))?.[0]
    expect(first).toContain('class="warned"')
  })

  test('what is unsure is marked', async () => {
    expect((await read('/reports')).match(/class="check"[^>]*>待核/g)).toHaveLength(1)
  })
})

describe('one report', () => {
  test('the cited span is marked once and carries the anchor', async () => {
    const report = (await web.desk.readReport(web.reader, 1))!
    const start = report.text.indexOf('帮42名农民工')
    const page = await read(`/reports/1?start=${start}&end=${start + 6}`)
    expect(page).toContain('<mark id="mark" tabindex="-1">帮42名农民</mark>')
    expect(page.match(/<mark/g)).toHaveLength(1)
  })

  test('a span over two lines is marked in both, with one anchor', async () => {
    const { text } = (await web.desk.readReport(web.reader, 1))!
    const start = text.indexOf('现将有关情况')
    const page = await read(`/reports/1?start=${start}&end=${text.indexOf('主要做法') + 4}`)
    expect(page.match(/<mark/g)).toHaveLength(2)
    expect(page.match(/id="mark"/g)).toHaveLength(1)
  })

  test('the text is there in full, in order', async () => {
    const { text } = (await web.desk.readReport(web.reader, 1))!
    const doc = (await read('/reports/1?start=3&end=40')).split('<div class="doc">')[1]!
    const plain = doc
      .split('</div>')[0]!
      .replace(/<[^>]+>/g, '')
      .replaceAll('&quot;', '"')
    expect(plain).toBe(text.replaceAll('\n', ''))
  })

  test('rows of a table stand as a table, with the mark inside its cell', async () => {
    const { text } = (await web.desk.readReport(web.reader, 2))!
    const start = text.indexOf('58件 | 58件')
    const page = await read(`/reports/2?start=${start}&end=${start + 3}`)
    expect(page.match(/<tr>/g)).toHaveLength(3)
    expect(page).toContain('<td><mark id="mark" tabindex="-1">58件</mark></td><td>58件</td>')
    const whole = await read(`/reports/2?start=${start - 4}&end=${start + 10}`)
    expect(whole.match(/<mark/g)).toHaveLength(3)
    expect(whole.match(/id="mark"/g)).toHaveLength(1)
  })

  test('each heading of the outline leads to a place in the text', async () => {
    const page = await read('/reports/1')
    const anchors = [...page.matchAll(/href="#(s\d+)"/g)].map((match) => match[1])
    expect(anchors).toHaveLength(8)
    for (const anchor of anchors) expect(page).toContain(`id="${anchor}"`)
  })

  test('a citation whose words are no longer there says so and marks nothing', async () => {
    const page = await read('/reports/1/passage?start=3&end=9&h=00000000')
    expect(page).toContain('后来更新过')
    expect(page).not.toContain('<mark')
    expect(await read('/reports/1?start=5&end=99999999')).not.toContain('<mark')
  })

  test('dropped lines can be seen with their reason', async () => {
    const page = await read('/reports/1')
    expect(page).toContain('去掉了 2 行')
    expect(page).toContain('面包屑')
  })

  test('the original comes as a download that no browser renders', async () => {
    const response = await visitor.get('/reports/5/original')
    expect(response.headers.get('content-disposition')).toMatch(/^attachment; filename\*=UTF-8''[\w%.!~-]+$/)
    expect(response.headers.get('content-type')).toBe('application/octet-stream')
    expect(await response.text()).toBe((await web.desk.readReport(web.reader, 5))!.text)
  })

  test('place and year are corrected by hand', async () => {
    const fields = { province: '临江省', city: '', county: '青禾县', town: '白塔镇', year: '2021' }
    expect((await visitor.post('/reports/3/metadata', fields)).status).toBe(303)
    const { metadata } = (await web.desk.readReport(web.reader, 3))!
    expect(metadata.place).toEqual({ province: '临江省', city: null, county: '青禾县', town: '白塔镇' })
    expect(metadata.year).toBe(2021)
  })

  test('kind and title are corrected with them, and stay as they were read where nobody touched them', async () => {
    const before = (await web.desk.readReport(web.reader, 3))!.metadata
    const place = { county: '云岭县', town: '柳溪镇', year: '2024' }
    await visitor.post('/reports/3/metadata', { ...place, kind: '工作总结', title: '柳溪镇2024年总结' })
    expect((await web.desk.readReport(web.reader, 3))!.metadata).toMatchObject({
      kind: '工作总结',
      title: '柳溪镇2024年总结',
    })
    await visitor.post('/reports/3/metadata', { ...place, kind: '没有这一种', title: '' })
    expect((await web.desk.readReport(web.reader, 3))!.metadata).toMatchObject({
      kind: '工作总结',
      title: '柳溪镇2024年总结',
    })
    expect(before.kind).not.toBe('工作总结')
  })

  test('a year that is none is refused and nothing changes', async () => {
    const response = await visitor.post('/reports/3/metadata', {
      county: '青禾县',
      town: '白塔镇',
      year: '二三',
    })
    expect(response.status).toBe(400)
    expect((await web.desk.readReport(web.reader, 3))!.metadata.year).toBe(2024)
  })

  test('removal asks first, naming all that goes, and only then removes', async () => {
    const asked = await read('/reports/remove?id=2&id=3')
    expect(asked).toMatch(/移除这 2 份报告？[\s\S]*name="id" value="2"[\s\S]*name="id" value="3"/)
    expect(await web.desk.readReport(web.reader, 2)).not.toBeNull()
    const form = new FormData()
    for (const id of ['2', '3']) form.append('id', id)
    expect((await visitor.post('/reports/remove', form)).headers.get('location')).toBe('/reports')
    expect(await read('/reports')).toContain('移除了 2 份报告')
    expect(await web.desk.readReport(web.reader, 2)).toBeNull()
    expect((await visitor.get('/reports/3')).status).toBe(404)
  })
})

describe('upload', () => {
  const file = (name: string, text: string) => new File([text], name)

  test('files are previewed, a bad one is reported and the rest goes on; nothing has entered yet', async () => {
    const cards = await upload([
      file('a.txt', '双河镇总结\n一、做法'),
      file('b.txt', ''),
      file('c.txt', '第二份'),
    ])
    expect(cards.match(/hx-post="\/reports\/confirm"/g)).toHaveLength(2)
    expect(cards).toContain('b.txt 是空文件')
    expect(cards).toContain('一、做法')
    expect(cards).toContain('待核')
    expect(await web.desk.listReports(web.reader)).toHaveLength(5)
  })

  test('a confirmed preview enters and leads to its report; what is unsure is named', async () => {
    const token = /name="token" value="(\w+)"/.exec(
      await upload([file('a.txt', '双河镇总结\n一、做法')]),
    )![1]!
    const response = await visitor.post('/reports/confirm', { token }, { 'hx-request': 'true' })
    const card = await response.text()
    expect(card).toContain('已入库')
    expect(card).toContain('待核：年份')
    expect(await web.desk.listReports(web.reader)).toHaveLength(6)
  })

  test('a discarded preview leaves nothing, and cannot be confirmed any more', async () => {
    const token = /name="token" value="(\w+)"/.exec(await upload([file('a.txt', '双河镇总结')]))![1]!
    await visitor.post('/reports/discard', { token })
    const card = await (await visitor.post('/reports/confirm', { token }, { 'hx-request': 'true' })).text()
    expect(card).toContain('已经处理过')
    expect(await web.desk.listReports(web.reader)).toHaveLength(5)
  })

  test('without script several files are shown on a page and enter together', async () => {
    const page = await upload([file('a.txt', '甲'), file('b.txt', '乙')], {})
    expect(page).toContain('<!doctype html>')
    expect(page).toContain('2 份全部入库')
  })
})
