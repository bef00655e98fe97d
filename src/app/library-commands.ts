// The commands that look things up or correct them: outline, search, corrections. In: opened parts. Out: rows of the contract.
import { basename } from 'node:path'
import type { App, OutlineRow } from '#channels/terminal/app-port.ts'
import { placeName } from '#domain/place.ts'
import type { ReportSummary, Section } from '#domain/report.ts'
import { readFile } from '#ingest/read-file.ts'
import { readOwnPlace } from '#question/read-scope.ts'
import { visibleReports } from '#retrieve/resolve-scope.ts'
import { searchReports } from '#retrieve/search.ts'
import { AppError } from '#shared/errors.ts'
import type { Parts } from './open-parts.ts'

type Commands = Pick<App, 'readOutline' | 'search' | 'setReport' | 'exportLangchain'>

export function buildCommands(parts: Parts): Commands {
  return {
    readOutline: (fileOrId) => readOutline(fileOrId, parts),
    search: (query) => search(query, parts),
    setReport: (id, patch) => setReport(id, patch, parts),
    exportLangchain: (call) => exportLangchain(call, parts),
  }
}

async function listVisible(withSamples: boolean, { library }: Parts): Promise<readonly ReportSummary[]> {
  return visibleReports(await library.listReports(), withSamples)
}

async function readOutline(fileOrId: string, parts: Parts): Promise<readonly OutlineRow[]> {
  const { library, fileSystem } = parts
  const stored = (await library.listReports()).find(
    (report) => String(report.id) === fileOrId || report.file === basename(fileOrId),
  )
  const report = stored ? await library.readReport(stored.id) : null
  if (report) return report.sections.map(outlineRow)
  const bytes = await fileSystem.readFile(fileOrId).catch((cause: unknown) => {
    const fix = '用 antou reports 看编号和文件名，或给出文件的路径。'
    throw new AppError('input', `没有编号或文件名是“${fileOrId}”的报告，也没有这个文件。`, { fix, cause })
  })
  const documents = await readFile(bytes, basename(fileOrId), parts)
  return documents.flatMap(({ report: { sections } }) => sections.map(outlineRow))
}

function outlineRow({ path, level, heading, start, end }: Section): OutlineRow {
  return { path, level, heading, start, end }
}

async function search(query: Parameters<App['search']>[0], parts: Parts): ReturnType<App['search']> {
  const visible = await listVisible(query.withSamples, parts)
  const found = await searchReports(query, { ...parts, visible, thisYear: new Date().getFullYear() })
  return found.map(({ report, section, text, start, end, score }) => ({
    file: report.file,
    place: placeName(report.metadata.place),
    year: report.metadata.year,
    section,
    text,
    start,
    end,
    score: Math.round(score * 1e4) / 1e4,
  }))
}

async function exportLangchain(
  { dir, withSamples }: Parameters<App['exportLangchain']>[0],
  parts: Parts,
): ReturnType<App['exportLangchain']> {
  const { library, embedder } = parts
  if (!embedder)
    throw new AppError('setting', '没有启用句向量，没有可导出的。', {
      fix: '把 ANTOU_EMBEDDER 设为 onnx 或 openai。',
    })
  const { writeLangchainFolder } = await import('#adapters/langchain/write-langchain-folder.ts')
  const rows: Parameters<typeof writeLangchainFolder>[1][number][] = []
  let leftOut = 0
  for (const { id, file, metadata } of await listVisible(withSamples, parts)) {
    const place = placeName(metadata.place)
    for (const { passage, vector } of await library.listPassages(id)) {
      const { text, path: section, start, end } = passage
      if (vector)
        rows.push({ passage: { file, place, year: metadata.year, section, text, start, end }, vector })
      else leftOut++
    }
  }
  if (rows.length === 0)
    throw new AppError('input', '资料库里还没有带句向量的段落，没有导出。', {
      fix: '先运行 antou ingest 目录，等它做完。',
    })
  await writeLangchainFolder(dir, rows, embedder)
  return { dir, passages: rows.length, leftOut, dimensions: embedder.dimensions }
}

async function setReport(
  id: number,
  patch: { place?: string; year?: number },
  parts: Parts,
): Promise<boolean> {
  const { library, gazetteer } = parts
  const reports = await library.listReports()
  if (!reports.some((report) => report.id === id)) return false
  const known = reports.map(({ metadata }) => metadata.place)
  const place = patch.place === undefined ? undefined : readOwnPlace(patch.place, { gazetteer, known })
  if (place === null) {
    throw new AppError('input', `没认出“${patch.place}”是哪个乡镇或街道。`, {
      fix: `写全称，例如 antou reports set ${id} place=青禾县柳溪镇`,
    })
  }
  await library.setMetadata(id, { ...(place ? { place } : {}), ...(patch.year ? { year: patch.year } : {}) })
  return true
}
