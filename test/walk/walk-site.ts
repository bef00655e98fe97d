// Kit: the site of an invented county on this machine: a list with two reports and two entries that are none.
import { createServer } from 'node:http'
import { writeArticle } from '../sources/write-reports.ts'

const entries = [
  ['/a.html', '青禾县云溪镇2024年法治政府建设年度报告', '2025-01-16'],
  ['/b.html', '青禾县双塔乡2024年法治政府建设年度报告', '2025-01-15'],
  ['/c.html', '关于报送2024年法治政府建设年度报告的通知', '2025-01-03'],
  ['/d.html', '青禾县召开法治政府建设年度报告工作会议', '2025-01-02'],
] as const

const pages: Readonly<Record<string, string>> = {
  '/list.html': `<html><head><title>法治政府建设年度报告</title></head><body><ul>${entries
    .map(([path, title, date]) => `<li><a href="${path}">${title}</a><span>${date}</span></li>`)
    .join('')}</ul></body></html>`,
  '/a.html': writeArticle('青禾县云溪镇', 2024),
  '/b.html': writeArticle('青禾县双塔乡', 2024),
  '/c.html': '<html><body><p>各乡镇：请报送年度报告。</p></body></html>',
  '/d.html': '<html><body><p>会议召开。</p></body></html>',
}

const server = createServer((request, response) => {
  const page = pages[request.url ?? '']
  response.writeHead(page ? 200 : 404, { 'content-type': 'text/html; charset=utf-8' })
  response.end(page ?? '')
})

export const site = {
  origin: '',
  address: () => `${site.origin}/list.html`,
  async open() {
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
    site.origin = `http://127.0.0.1:${(server.address() as { port: number }).port}`
  },
  close: () => server.close(),
}
