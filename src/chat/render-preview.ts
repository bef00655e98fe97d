// Step: a preview, and what became of it -> plain text for a chat.
import type { Preview, ReplacedReport } from '#desk/previews/preview.ts'

/** Lines shown of outline and warnings before 等N条; a preview should fit one phone screen. */
const most = { outline: 12, warnings: 5 }

/** What would be stored, what to look at, what it replaces; without the question whether to store it. */
export function renderPreview(preview: Preview): string {
  const lines = [
    `《${preview.title ?? preview.file}》`,
    ...(preview.title ? [`文件：${preview.file}`] : []),
    `地区：${preview.place || '没认出来'}${mark(preview, '地区')}`,
    `年份：${preview.year ?? '没认出来'}${mark(preview, '年份')}`,
    `种类：${preview.kind}${mark(preview, '种类')}`,
    `读出：${preview.passages}个段落，${preview.figures}个数据`,
    ...renderOutline(preview),
    ...renderWarnings(preview.warnings),
  ]
  if (preview.unsure.length > 0) lines.push('待核的要是不对，回“年份是2023”或“地区是青禾县柳溪镇”就能改。')
  if (preview.replaces !== null) lines.push(renderReplaced(preview.replaces))
  return lines.join('\n')
}

function renderReplaced({ name, place, year, isKept }: ReplacedReport): string {
  const origin = [place, year === null ? '' : `${year}年`].filter(Boolean).join('，')
  const which = `《${name}》${origin ? `（${origin}）` : ''}`
  return isKept ? `库里已有这一份：${which}，入库不会有变化。` : `入库后替换库里的${which}；它的原件还留着。`
}

/** One sentence, after `confirmPreview`. */
export function renderOutcome(file: string, outcome: 'added' | 'updated' | 'unchanged'): string {
  if (outcome === 'unchanged') return `《${file}》与库里的一样，没有变化。`
  return outcome === 'updated' ? `《${file}》已更新，旧的一份不再引用。` : `《${file}》已入库，现在就可以问。`
}

function mark(preview: Preview, field: string): string {
  return preview.unsure.includes(field) ? '（待核）' : ''
}

function renderOutline({ outline }: Preview): readonly string[] {
  if (outline.length === 0) return ['提纲：没认出标题层次']
  const shown = outline.length <= most.outline ? outline : outline.filter(({ level }) => level === 1)
  const lines = shown
    .slice(0, most.outline)
    .map(({ level, heading }) => `${'　'.repeat(level)}${clip(heading)}`)
  return [`提纲：${outline.length}个标题`, ...lines]
}

function renderWarnings(warnings: readonly string[]): readonly string[] {
  if (warnings.length === 0) return []
  const lines = warnings.slice(0, most.warnings).map((text) => `　· ${text}`)
  return [`提醒：${warnings.length}条`, ...lines, ...(warnings.length > most.warnings ? ['　· ……'] : [])]
}

function clip(heading: string): string {
  return heading.length > 32 ? `${heading.slice(0, 31)}…` : heading
}
