// Step: encode. In: the reports that are to go. Out: the question before they do.
import { type Html, html } from '#channels/web/frame/html.ts'
import type { ReportSummary } from '#domain/report.ts'
import { nameOrigin, nameReport } from './name-report.ts'

export function renderRemoval(reports: readonly ReportSummary[]): Html {
  const [first] = reports
  const isOne = reports.length === 1
  const sum = (of: (report: ReportSummary) => number) => reports.reduce((total, one) => total + of(one), 0)
  const items = reports.map(
    (report) =>
      html`<li><strong>${nameReport(report)}</strong><br>${nameOrigin(report.metadata)}<input type="hidden" name="id" value="${report.id}"></li>`,
  )
  const keep = isOne ? `/reports/${first?.id}` : '/reports'
  return html`<div class="sheet narrow"><p class="back"><a href="${keep}">← ${isOne ? '返回报告' : '库'}</a></p><h1>移除${isOne ? '这份报告' : `这 ${reports.length} 份报告`}？</h1>
<form method="post" action="/reports/remove"><ul class="leaving">${items}</ul>
<p>移除后，${isOne ? '它' : '它们'}的 ${sum(({ counts }) => counts.passages)} 段正文和 ${sum(({ counts }) => counts.figures)} 个数不再用来回答；以前的回答里，指向${isOne ? '它' : '它们'}的引用会打不开。要恢复，重新放一次文件。</p>
<p class="choices"><button class="main danger">移除</button><a class="button" href="${keep}">不移除</a></p></form></div>`
}
