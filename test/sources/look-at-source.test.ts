// Sites of this machine with lists as real ones have them: what a look brings, what it leaves, and whom it asks.
import { afterEach, describe, expect, it } from 'vitest'
import { shapes } from './list-shapes.ts'
import { type Looking, type LookingSettings, openLooking } from './open-looking.ts'
import { type Site, type SitePage, serveSite } from './serve-site.ts'
import { wrapPage, writeArticle, writeDocx } from './write-reports.ts'

const open: { close(): Promise<void> }[] = []
afterEach(async () => {
  for (const one of open.splice(0).reverse()) await one.close()
})

async function serve(pages: Iterable<readonly [string, SitePage]> = []): Promise<Site> {
  const site = await serveSite(pages)
  open.push(site)
  return site
}

async function openOver(site: Site, settings: Partial<LookingSettings> = {}): Promise<Looking> {
  const looking = await openLooking({ hosts: [site.base], ...settings })
  open.push(looking)
  return looking
}

const list = (rows: string): SitePage => ({ body: wrapPage('法治政府建设年度报告', `<ul>${rows}</ul>`) })
const row = (href: string, town: string, year: number, date = `${year + 1}-01-21`) =>
  `<li><a href="${href}">青禾县${town}${year}年法治政府建设年度报告</a><span>${date}</span></li>`

describe.each(Object.entries(shapes))('%s', (_, shape) => {
  it('brings every new report once, none of the distractors, and nothing on a second look', async () => {
    const [site, elsewhere] = [await serve(shape.pages), await serve()]
    const body = site.pages.get(shape.list)
    expect(body).toBeDefined()
    const looking = await openOver(site)
    const { id } = await looking.add(`${site.base}${shape.list}`)
    const first = await looking.look(id)
    expect(first?.finds.filter(({ state }) => !['stored', 'opened'].includes(state))).toEqual([])
    expect(first?.result).toMatchObject({
      problem: null,
      stored: shape.reports.length,
      failed: 0,
      waiting: 0,
    })
    expect(await looking.stored()).toEqual([...shape.reports].sort())
    expect(site.seen.paths.filter((path) => path.startsWith('/x/'))).toEqual([])
    expect(site.seen.mostAtOnce).toBe(1)
    const asked = site.seen.paths.length
    const again = await looking.look(id)
    expect(again?.result).toMatchObject({ problem: null, stored: 0, known: 0, failed: 0, waiting: 0 })
    expect(await looking.stored()).toHaveLength(shape.reports.length)
    // Only the pages of the list are asked for again, and none of them has changed.
    expect(
      site.seen.paths.slice(asked).every((path) => !/\/t\d{8}|\/f\//.test(path) || path === shape.list),
    ).toBe(true)
    expect(elsewhere.seen.connections).toBe(0)
  })
})

describe('a source that is not trusted', () => {
  it('keeps what it found with its file until a person decides, also over a restart of the looker', async () => {
    const shape = shapes['a plain list']!
    const site = await serve(shape.pages)
    const looking = await openOver(site)
    const { id } = await looking.add(`${site.base}${shape.list}`, { isTrusted: false })
    expect((await looking.look(id))?.result).toMatchObject({ stored: 0, waiting: 2 })
    expect(await looking.stored()).toEqual([])
    const waiting = await looking.journal.finds.list({ source: id, states: ['waiting'], limit: 10 })
    expect(waiting.map(({ reading }) => `${reading?.place} ${reading?.year}`)).toEqual([
      '青禾县柳溪镇 2022',
      '青禾县柳溪镇 2023',
    ])
    const { acceptFind, refuseFind } = await import('#sources/accept-find.ts')
    const keys = waiting.map(({ source, address }) => `${source} ${address}`)
    expect(await acceptFind(keys[0]!, null, looking.parts)).toMatchObject({ state: 'stored' })
    await refuseFind(keys[1]!, looking.parts)
    expect(await looking.stored()).toEqual(['柳溪镇 2022'])
    expect(await looking.journal.finds.readBytes(keys[0]!)).toBeNull()
    await expect(acceptFind(keys[1]!, null, looking.parts)).rejects.toThrow('已经处理过')
    site.pages.set(shape.list, { body: `${String(site.pages.get(shape.list)!.body)}<!-- changed -->` })
    expect((await looking.look(id))?.result).toMatchObject({ stored: 0, waiting: 0, known: 0 })
  })
})

describe('what is in the library', () => {
  it('is known by its address, by its text from another column, and goes to a person where only place and year agree', async () => {
    const site = await serve([
      ['/a/', list(row('/a/1.html', '柳溪镇', 2023))],
      ['/a/1.html', { body: writeArticle('柳溪镇', 2023) }],
      ['/b/', list(row('/b/9.html', '柳溪镇', 2023))],
      ['/b/9.html', { body: writeArticle('柳溪镇', 2023).replace('<nav>', '<nav><a href="/b/">栏目</a>') }],
      ['/c/', list(row('/c/2.html', '柳溪镇', 2023))],
      ['/c/2.html', { body: writeArticle('柳溪镇', 2023).replace(/全年开展/g, '一年中先后安排了') }],
    ])
    const looking = await openOver(site)
    const [a, b, c] = [
      await looking.add(`${site.base}/a/`),
      await looking.add(`${site.base}/b/`),
      await looking.add(`${site.base}/c/`),
    ]
    expect((await looking.look(a.id))?.result).toMatchObject({ stored: 1 })
    expect((await looking.look(b.id))?.result).toMatchObject({ stored: 0, known: 1 })
    const third = await looking.look(c.id)
    expect(third?.result).toMatchObject({ stored: 0, waiting: 1 })
    expect(third?.finds[0]?.notes.join()).toContain('库里有')
    expect(await looking.stored()).toEqual(['柳溪镇 2023'])
  })
})

describe('what goes wrong at a site', () => {
  it('a report that is gone is told, tried three times and then let be', async () => {
    const site = await serve([['/a/', list(row('/a/1.html', '柳溪镇', 2023))]])
    const looking = await openOver(site)
    const { id } = await looking.add(`${site.base}/a/`)
    for (const failed of [1, 1, 1, 0]) expect((await looking.look(id))?.result).toMatchObject({ failed })
    expect(site.seen.paths.filter((path) => path === '/a/1.html')).toHaveLength(3)
    const [find] = await looking.journal.finds.list({ source: id, states: ['failed'], limit: 5 })
    expect(find?.reason).toContain('网页没有了（404）')
  })

  it('a moved page is followed on its site, and never to a host that is not allowed', async () => {
    const elsewhere = await serve([['/1.html', { body: writeArticle('柳溪镇', 2022) }]])
    const site = await serve([
      ['/old/', { body: '', status: 301, headers: { location: '/new/' } }],
      ['/new/', list(row('/a/1.html', '柳溪镇', 2023) + row('/a/2.html', '柳溪镇', 2022))],
      ['/a/1.html', { body: '', status: 302, headers: { location: '/art/1.html' } }],
      ['/art/1.html', { body: writeArticle('柳溪镇', 2023) }],
      ['/a/2.html', { body: '', status: 302, headers: { location: `${elsewhere.base}/1.html` } }],
    ])
    const looking = await openOver(site)
    const { id } = await looking.add(`${site.base}/old/`)
    const looked = await looking.look(id)
    expect(looked?.result).toMatchObject({ stored: 1, failed: 1 })
    expect(looked?.result.notes.join()).toContain(`列表搬到了${site.base}/new/`)
    expect(looked?.finds.find(({ state }) => state === 'failed')?.reason).toContain('ANTOU_ALLOWED_HOSTS')
    expect(elsewhere.seen.connections).toBe(0)
  })

  it('links and attachments elsewhere are not asked for', async () => {
    const elsewhere = await serve()
    const site = await serve([
      ['/a/', list(row(`${elsewhere.base}/1.html`, '柳溪镇', 2023) + row('/a/2.html', '白塔镇', 2023))],
      [
        '/a/2.html',
        {
          body: wrapPage(
            '报告',
            `<p><a href="${elsewhere.base}/f.docx">青禾县白塔镇2023年法治政府建设年度报告.docx</a></p>`,
          ),
        },
      ],
    ])
    const looking = await openOver(site)
    const { id } = await looking.add(`${site.base}/a/`)
    expect((await looking.look(id))?.result).toMatchObject({ stored: 0, failed: 2 })
    expect(elsewhere.seen.connections).toBe(0)
  })

  it('a list that is gone, and one that robots.txt closes, is told on the source', async () => {
    const site = await serve([
      ['/robots.txt', { body: 'User-agent: *\nDisallow: /closed/\nCrawl-delay: 7', type: 'text/plain' }],
      ['/closed/', list(row('/a/1.html', '柳溪镇', 2023))],
    ])
    const looking = await openOver(site)
    const [gone, closed] = [
      await looking.add(`${site.base}/gone/`),
      await looking.add(`${site.base}/closed/`),
    ]
    expect((await looking.look(gone.id))?.result.problem).toContain('网页没有了（404）')
    expect((await looking.look(closed.id))?.result.problem).toContain('robots.txt')
    expect(site.seen.paths).toEqual(['/robots.txt', '/gone/'])
    expect(looking.waits).toEqual([7000])
  })

  it('a site that says it is busy is left alone for as long as it asks', async () => {
    const site = await serve([['/a/', { body: '', status: 503, headers: { 'retry-after': '120' } }]])
    const looking = await openOver(site)
    const { id } = await looking.add(`${site.base}/a/`)
    expect((await looking.look(id))?.result.problem).toContain('网站说忙')
    const asked = site.seen.paths.length
    await looking.look(id)
    expect(site.seen.paths).toHaveLength(asked)
    looking.pass(121_000)
    await looking.look(id)
    expect(site.seen.paths.length).toBeGreaterThan(asked)
  })

  it('dates that cannot be are said, and what they stand on waits for a person', async () => {
    const site = await serve([
      [
        '/a/',
        list(row('/a/1.html', '柳溪镇', 2023, '2052-01-05') + row('/a/2.html', '白塔镇', 2023, '2024-13-45')),
      ],
      ['/a/1.html', { body: writeArticle('柳溪镇', 2023) }],
      ['/a/2.html', { body: writeArticle('白塔镇', 2023) }],
    ])
    const looking = await openOver(site)
    const { id } = await looking.add(`${site.base}/a/`)
    const looked = await looking.look(id)
    expect(looked?.result).toMatchObject({ waiting: 2, stored: 0 })
    expect(looked?.finds.map(({ notes }) => notes.join())).toEqual([
      expect.stringContaining('2052-01-05比今天还晚'),
      expect.stringContaining('没有这一天'),
    ])
  })

  it('a pager without end is left after the page that brings nothing new', async () => {
    const site = await serve([['/a/1.html', { body: writeArticle('柳溪镇', 2023) }]])
    site.fallback = (path) => {
      const at = Number(/^\/a\/list\?page=(\d+)$/.exec(path)?.[1] ?? 0)
      if (at === 0) return null
      return {
        body: wrapPage(
          '列表',
          `<ul>${row('/a/1.html', '柳溪镇', 2023)}</ul><a href="?page=${at + 1}">下一页</a>`,
        ),
      }
    }
    const looking = await openOver(site)
    const { id } = await looking.add(`${site.base}/a/list?page=1`)
    expect((await looking.look(id))?.result).toMatchObject({ stored: 1, pages: 2 })
    expect(site.seen.paths.filter((path) => path.startsWith('/a/list'))).toHaveLength(2)
  })

  it('one that always has something new is left after a hundred pages, and says so', async () => {
    const site = await serve()
    site.fallback = (path) => {
      const at = Number(/^\/a\/list\?page=(\d+)$/.exec(path)?.[1] ?? 0)
      if (at === 0) return null
      return {
        body: wrapPage(
          '列表',
          `<ul><li><a href="/n/${at}.html">今日天气第${at}期</a> 2025-01-01</li></ul><a href="?page=${at + 1}">下一页</a>`,
        ),
      }
    }
    const looking = await openOver(site)
    const { id } = await looking.add(`${site.base}/a/list?page=1`)
    const looked = await looking.look(id)
    expect(looked?.result.pages).toBe(100)
    expect(looked?.result.notes.join()).toContain('翻了100页')
  })

  it('of a thousand lines the one report is found', async () => {
    const site = await serve([['/n/500.html', { body: writeArticle('柳溪镇', 2023) }]])
    site.fallback = (path) => {
      const at = Number(
        /^\/a\/index(?:_(\d+))?\.html$/.exec(path)?.[1] ?? (path === '/a/index.html' ? 0 : Number.NaN),
      )
      if (Number.isNaN(at) || at >= 50) return null
      const rows = Array.from({ length: 20 }, (_, index) => {
        const number = at * 20 + index
        return number === 500
          ? row('/n/500.html', '柳溪镇', 2023)
          : `<li><a href="/n/${number}.html">青禾县第${number}期政务简报</a><span>2024-05-0${(index % 9) + 1}</span></li>`
      })
      return {
        body: wrapPage(
          '列表',
          `<ul>${rows.join('')}</ul><script>createPageHTML(50, ${at}, "index", "html")</script>`,
        ),
      }
    }
    const looking = await openOver(site)
    const { id } = await looking.add(`${site.base}/a/index.html`)
    expect((await looking.look(id))?.result).toMatchObject({ stored: 1, pages: 50, problem: null })
  })

  it('a file of 10 MB is read, one beyond the limit is told', async () => {
    // A picture that nobody reads makes it large.
    const docx = writeDocx('柳溪镇', 2023, 10 * 1024 * 1024)
    const type = 'application/octet-stream'
    const site = await serve([
      ['/a/', list(row('/a/1.docx', '柳溪镇', 2023) + row('/a/2.docx', '白塔镇', 2023))],
      ['/a/1.docx', { body: docx, type }],
      ['/a/2.docx', { body: new Uint8Array(12 * 1024 * 1024), type }],
    ])
    const looking = await openOver(site, { maxBytes: 11 * 1024 * 1024 })
    const { id } = await looking.add(`${site.base}/a/`)
    const looked = await looking.look(id)
    expect(looked?.result).toMatchObject({ stored: 1, failed: 1 })
    expect(looked?.finds.find(({ state }) => state === 'failed')?.reason).toContain('11 MB')
  })
})
