// Fixture: lists as sites have them, ten shapes; each offers new reports among what is none.
import { encodeGbk } from '../fixtures/files/encode-gbk.ts'
import type { SitePage } from './serve-site.ts'
import { wrapPage, writeArticle, writeDocx } from './write-reports.ts'

export interface Shape {
  readonly list: string
  readonly pages: readonly (readonly [string, SitePage])[]
  /** 柳溪镇 2023: what a look has to bring. */
  readonly reports: readonly string[]
}

const title = (town: string, year: number) => `青禾县${town}${year}年法治政府建设年度报告`
const page = (body: string): SitePage => ({ body })
/** What stands in such columns beside reports. */
const distractors = [
  ['/x/1.html', '关于报送2024年法治政府建设年度报告的通知', '2024-12-03'],
  ['/x/2.html', '青禾县召开2024年法治政府建设工作推进会', '2024-06-03'],
  ['/x/3.html', '一图读懂青禾县2024年法治政府建设年度报告', '2025-02-03'],
  ['/x/4.html', '【转载】全国2024年法治政府建设情况报告', '2025-03-03'],
  ['/x/5.html', '青禾县石桥乡2024年度预算执行情况公开', '2025-01-09'],
  ['/x/6.html', '组图：各乡镇2024年法治政府建设报告会', '2025-01-11'],
  ['/x/7.html', '江苏省2024年法治政府建设年度报告', '2025-03-28'],
  ['/x/8.html', '青禾县2025年法治政府建设工作要点', '2025-03-01'],
] as const

type Line = readonly [href: string, words: string, date: string]
type Article = readonly [town: string, year: number]

const articlesOf = (folder: string, reports: readonly Article[]) =>
  reports.map(([town, year], index) => ({
    path: `${folder}t${year + 1}0121_${index + 1}.html`,
    line: [`./t${year + 1}0121_${index + 1}.html`, title(town, year), `${year + 1}-01-2${index % 9}`] as Line,
    page: page(writeArticle(town, year)),
    name: `${town} ${year}`,
  }))

const item = ([href, words, date]: Line) =>
  `<li><a href="${href}" target="_blank">${words}</a><span>${date}</span></li>`
const ul = (lines: readonly Line[]) => `<ul class="list">${lines.map(item).join('\n')}</ul>`

function plain(
  folder: string,
  reports: readonly Article[],
  write: (lines: readonly Line[]) => string,
): Shape {
  const articles = articlesOf(folder, reports)
  const lines = [...articles.map(({ line }) => line), ...distractors]
  const body = wrapPage('法治政府建设年度报告', write(lines))
  return {
    list: folder,
    pages: [[folder, page(body)], ...articles.map((one) => [one.path, one.page] as const)],
    reports: articles.map(({ name }) => name),
  }
}

const table = (lines: readonly Line[]) =>
  `<table><tr><th>序号</th><th>标题</th><th>附件</th><th>发布日期</th></tr>${lines
    .map(
      ([href, words, date], at) =>
        `<tr><td>${at + 1}</td><td><a href='${href}'>${words}</a></td><td><a href="/files/${at}.zip">下载</a></td><td>${date.replaceAll('-', '/')}</td></tr>`,
    )
    .join('')}</table>`

const grid = (lines: readonly Line[]) =>
  `<div class="grid">${lines
    .map(
      ([href, words, date]) =>
        `<div class="cell"><a href="${href}" title="${words}">${words.slice(0, 14)}…</a></div><div class="day">[${date}]</div>`,
    )
    .join('')}</div>`

/** 政府信息公开: number of the index, name, office, date. */
const openGovernment = (lines: readonly Line[]) =>
  `<div class="xxgk">${lines
    .map(
      ([href, words, date], at) =>
        `<dl><dt>索引号</dt><dd>01234567-8/2025-${String(at).padStart(5, '0')}</dd><dt>名称</dt><dd><a href="${href}">${words}</a></dd><dt>发文机关</dt><dd>青禾县司法局</dd><dt>生成日期</dt><dd>${date.replace(/^(\d+)-(\d+)-(\d+)$/, '$1年$2月$3日')}</dd></dl>`,
    )
    .join('')}</div>`

function byScript(): Shape {
  const articles = articlesOf('/json/', [
    ['白塔镇', 2022],
    ['白塔镇', 2023],
  ])
  const rows = [...articles.map(({ line }) => line), ...distractors].map(([href, words, date], at) => ({
    docId: 9000 + at,
    docTitle: words,
    docUrl: href,
    pubTime: Date.parse(`${date}T08:00:00+08:00`),
  }))
  const data = (part: readonly unknown[]) =>
    ({
      body: JSON.stringify({ code: 200, data: { total: rows.length, rows: part } }),
      type: 'application/json',
    }) satisfies SitePage
  const script =
    '<div id="list"></div><script>var page=1;$.getJSON("/json/list.do?col=12&page="+page,function(d){show(d.data.rows)})</script>'
  return {
    list: '/json/',
    pages: [
      ['/json/', page(wrapPage('法治政府建设年度报告', script))],
      ['/json/list.do?col=12&page=1', data(rows.slice(0, 1))],
      ['/json/list.do?col=12&page=2', data(rows.slice(1))],
      ['/json/list.do?col=12&page=3', data([])],
      ...articles.map((one) => [one.path, one.page] as const),
    ],
    reports: articles.map(({ name }) => name),
  }
}

/** The pager's script stands on each page; only it says how many there are. */
function byNumber(): Shape {
  const articles = articlesOf('/idx/', [
    ['松岗乡', 2021],
    ['松岗乡', 2022],
    ['松岗乡', 2023],
  ])
  const write = (at: number) =>
    page(
      wrapPage(
        '法治政府建设',
        `${ul([articles[at]!.line, ...distractors.slice(at * 2, at * 2 + 2)])}<script>createPageHTML(3, ${at}, "index", "html");</script>`,
      ),
    )
  return {
    list: '/idx/index.html',
    pages: [
      ['/idx/index.html', write(0)],
      ['/idx/index_1.html', write(1)],
      ['/idx/index_2.html', write(2)],
      ...articles.map((one) => [one.path, one.page] as const),
    ],
    reports: articles.map(({ name }) => name),
  }
}

function byQuery(): Shape {
  const articles = articlesOf('/q/', [
    ['枫林镇', 2022],
    ['枫林镇', 2023],
  ])
  const write = (at: number) =>
    page(
      wrapPage(
        '法治政府建设',
        `${ul([articles[at]!.line, ...distractors.slice(at, at + 3)])}<p><a href="?page=1">1</a> <a href="?page=2">2</a> <a href="?page=${Math.min(2, at + 2)}">下一页</a></p>`,
      ),
    )
  return {
    list: '/q/list.jsp?page=1',
    pages: [
      ['/q/list.jsp?page=1', write(0)],
      ['/q/list.jsp?page=2', write(1)],
      ...articles.map((one) => [one.path, one.page] as const),
    ],
    reports: articles.map(({ name }) => name),
  }
}

/** The rows stand as markup in a store that the page's script reads; the next group has an address. */
function byStore(): Shape {
  const articles = articlesOf('/art/', [
    ['双河镇', 2022],
    ['双河镇', 2023],
  ])
  const store = (lines: readonly Line[], next: string) =>
    `<datastore><nextgroup><![CDATA[${next ? `<a href="${next}">下一组</a>` : ''}]]></nextgroup><recordset>${lines
      .map(
        ([href, words, date]) =>
          `<record><![CDATA[<li><span>${date}</span><a href='/art/${href}' title='${words}'>${words.slice(0, 10)}...</a></li>]]></record>`,
      )
      .join('')}</recordset></datastore>`
  const proxy = '/module/web/jpage/dataproxy.jsp?page=1&webid=3'
  const first = `<div id="3"></div><script type="text/xml">${store([articles[0]!.line, ...distractors.slice(0, 4)], proxy)}</script><script>new jPage("3", {totalRecord:8, proxyUrl:'/module/web/jpage/dataproxy.jsp'})</script>`
  return {
    list: '/col/col3/index.html',
    pages: [
      ['/col/col3/index.html', page(wrapPage('法治政府建设年度报告', first))],
      [proxy, { body: store([articles[1]!.line, ...distractors.slice(4)], ''), type: 'text/xml' }],
      ...articles.map((one) => [one.path, one.page] as const),
    ],
    reports: articles.map(({ name }) => name),
  }
}

function inGbk(): Shape {
  const shape = plain(
    '/gbk/',
    [
      ['荷塘镇', 2022],
      ['荷塘镇', 2023],
    ],
    ul,
  )
  const encode = ({ body }: SitePage): SitePage => ({
    body: encodeGbk(String(body).replace('charset="utf-8"', 'charset="gb2312"')),
    type: 'text/html',
  })
  return { ...shape, pages: shape.pages.map(([path, one]) => [path, encode(one)]) }
}

/** Files in the list itself, and a page that carries no more than its file. */
function byFiles(): Shape {
  const cover = wrapPage(
    '法治政府建设年度报告',
    `<h1>${title('云台镇', 2023)}</h1><p>附件：</p><p><a href="/f/P02025012012.docx">${title('云台镇', 2023)}.docx</a></p>`,
  )
  const type = 'application/octet-stream'
  const lines = [
    ['/f/P02024012011.docx', `${title('云台镇', 2022)}.docx`, '2023-01-20'],
    ['/f/cover.html', title('云台镇', 2023), '2024-01-20'],
    ...distractors,
  ] as const
  return {
    list: '/f/',
    pages: [
      ['/f/', page(wrapPage('法治政府建设年度报告', ul(lines)))],
      ['/f/P02024012011.docx', { body: writeDocx('云台镇', 2022), type }],
      ['/f/cover.html', page(cover)],
      ['/f/P02025012012.docx', { body: writeDocx('云台镇', 2023), type }],
    ],
    reports: ['云台镇 2022', '云台镇 2023'],
  }
}

export const shapes: Readonly<Record<string, Shape>> = {
  'a plain list': plain(
    '/ul/',
    [
      ['柳溪镇', 2022],
      ['柳溪镇', 2023],
    ],
    ul,
  ),
  'a table with files beside': plain(
    '/table/',
    [
      ['石桥乡', 2022],
      ['石桥乡', 2023],
    ],
    table,
  ),
  'a grid with titles cut short': plain(
    '/grid/',
    [
      ['杨坪镇', 2022],
      ['杨坪镇', 2023],
    ],
    grid,
  ),
  'open government with an index': plain(
    '/open/',
    [
      ['梧桐里街道', 2022],
      ['梧桐里街道', 2023],
    ],
    openGovernment,
  ),
  'a list loaded by script': byScript(),
  'pages index_N.html by script': byNumber(),
  'pages ?page=N': byQuery(),
  'a store with groups': byStore(),
  'an old encoding': inGbk(),
  'files alone': byFiles(),
}
