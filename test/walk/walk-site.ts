// Kit: the site of an invented county on this machine: a list with two reports and two entries that are none.
import { type Site, type SitePage, serveSite } from '../sources/serve-site.ts'
import { writeArticle } from '../sources/write-reports.ts'

const entries = [
  ['/a.html', '青禾县云溪镇2024年法治政府建设年度报告', '2025-01-16'],
  ['/b.html', '青禾县双塔乡2024年法治政府建设年度报告', '2025-01-15'],
  ['/c.html', '关于报送2024年法治政府建设年度报告的通知', '2025-01-03'],
  ['/d.html', '青禾县召开法治政府建设年度报告工作会议', '2025-01-02'],
] as const

const pages: readonly (readonly [string, SitePage])[] = [
  [
    '/list.html',
    {
      body: `<html><head><title>法治政府建设年度报告</title></head><body><ul>${entries
        .map(([path, title, date]) => `<li><a href="${path}">${title}</a><span>${date}</span></li>`)
        .join('')}</ul></body></html>`,
    },
  ],
  ['/a.html', { body: writeArticle('青禾县云溪镇', 2024) }],
  ['/b.html', { body: writeArticle('青禾县双塔乡', 2024) }],
  ['/c.html', { body: '<html><body><p>各乡镇：请报送年度报告。</p></body></html>' }],
  ['/d.html', { body: '<html><body><p>会议召开。</p></body></html>' }],
]

let served: Site | null = null

export const site = {
  origin: () => served?.base ?? '',
  address: () => `${served?.base}/list.html`,
  async open() {
    served = await serveSite(pages)
  },
  close: () => served?.close(),
}
