// Kit: the site of an invented county on this machine: a list with two reports and two entries that are none.
import { createServer } from 'node:http'

const report = (
  town: string,
  count: number,
) => `<html><head><title>青禾县${town}2024年法治政府建设年度报告</title></head><body><div class="content">
<h1>青禾县${town}2024年法治政府建设年度报告</h1><p>发布日期：2025-01-16</p>
<p>一、主要工作</p><p>（一）依法化解矛盾纠纷。全年共调处各类矛盾纠纷${count}起，调处成功${count - 1}起。</p>
<p>（二）加强普法宣传。开展普法活动9场次，发放宣传资料1800份。</p><p>二、存在的不足</p><p>执法人员业务能力有待提高。</p>
<p>三、下一步打算</p><p>继续推进依法行政。</p><p>青禾县${town}人民政府</p><p>2025年1月15日</p></div></body></html>`

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
  '/a.html': report('云溪镇', 71),
  '/b.html': report('双塔乡', 64),
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
