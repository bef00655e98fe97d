// Commands that write and check: draft (a brief becomes a first draft), check (what a person wrote is looked through).
import { readFileSync, writeFileSync } from 'node:fs'
import { basename } from 'node:path'
import type { Command } from 'commander'
import type { SentFile } from '#desk/previews/preview-desk.ts'
import type { Draft } from '#domain/draft.ts'
import type { Finding } from '#domain/finding.ts'
import { AppError } from '#shared/errors.ts'
import { type Session, writeJson } from './session.ts'
import { readNumber } from './usage.ts'

interface DraftOptions {
  readonly place?: string
  readonly year?: number
  readonly outline?: string
  readonly out?: string
  readonly sources?: boolean
  readonly template?: string
  readonly json?: boolean
}

interface CheckOptions {
  readonly brief?: string
  readonly place?: string
  readonly year?: number
  readonly json?: boolean
}

const yearRange = { least: 1949, most: 2100 }
const severities = { block: '必改', warn: '建议', note: '提示' } as const

export function buildDraftCommands(program: Command, session: Session): void {
  buildDraft(program, session)
  buildCheck(program, session)
}

function buildDraft(program: Command, session: Session): void {
  program
    .command('draft <素材>')
    .description('按你给的数和事写初稿，一个数也不编；素材是 txt、md、docx、xlsx，或 - 表示从标准输入读')
    .option('--place <单位>', '本单位，例如 青禾县柳溪镇')
    .option('--year <年份>', '写哪一年', readNumber('年份', yearRange))
    .option('--outline <提纲>', '提纲的名字，或上级通知的文件')
    .option('--out <文件>', '存成 Word')
    .option('--sources', 'Word 后面附数据出处表')
    .option('--template <docx>', '用本单位的 Word 模板，正文放在它写着 {{正文}} 的地方')
    .option('--json', '结果以 JSON 输出')
    .action((file: string, options: DraftOptions) =>
      session.run('read', async ({ desk, reader }) => {
        const outline = options.outline ? { outline: readOutline(options.outline) } : {}
        const call = { files: [readSent(file)], ...pickScope(options), ...outline }
        const { draft, text } = await desk.writeDraft(reader, call)
        if (options.out) {
          const template = options.template ? { template: readSent(options.template).bytes } : {}
          const choice = { withSources: options.sources ?? false, ...template }
          writeBytes(options.out, await desk.writeDocument(draft, choice), session)
        }
        if (options.json) writeJson(session, { ...pickShown(draft), text })
        else if (!options.out) session.io.out(`${text}\n\nAI辅助生成，须人工核实。\n`)
        if (!options.json && draft.pending.length > 0)
          session.io.err(`还可以补充：${draft.pending.join('；')}。\n`)
        if (!options.json) session.io.err(renderFindings(draft.findings))
      }),
    )
}

function buildCheck(program: Command, session: Session): void {
  program
    .command('check <文件>')
    .description('核对一份写好的稿子：数字、年份、地名、编号、必写的内容、雷同')
    .option('--brief <素材>', '素材，用来核对每个数的出处')
    .option('--place <单位>', '本单位，例如 青禾县柳溪镇')
    .option('--year <年份>', '这是哪一年的报告', readNumber('年份', yearRange))
    .option('--json', '结果以 JSON 输出')
    .action((file: string, options: CheckOptions) =>
      session.run('read', async ({ desk, reader }) => {
        const brief = options.brief ? { brief: readSent(options.brief) } : {}
        const call = { file: readSent(file), ...brief, ...pickScope(options) }
        const { findings } = await desk.checkFile(reader, call)
        if (options.json) writeJson(session, { findings })
        else session.io.out(renderFindings(findings) || '没有查出要改的地方。\n')
      }),
    )
}

function pickShown(draft: Draft) {
  const { title, kind, scope, sections, recipient, issuer, signedOn, findings, pending } = draft
  const { usedFigures, unusedFigures, unused, masked } = draft
  const fields = { recipient, issuer, signedOn, missing: draft.missing }
  const paper = { title, kind, scope, ...fields, sections, findings, pending }
  return { ...paper, usedFigures, unusedFigures, unused, masked }
}

function pickScope({ place, year }: { readonly place?: string; readonly year?: number }) {
  return { ...(place === undefined ? {} : { place }), ...(year === undefined ? {} : { year }) }
}

/** A name stays a name; a file becomes its text. */
function readOutline(given: string): string {
  try {
    return readFileSync(given, 'utf8')
  } catch {
    return given
  }
}

function readSent(path: string): SentFile {
  try {
    return { name: path === '-' ? '-' : basename(path), bytes: readFileSync(path === '-' ? 0 : path) }
  } catch (cause) {
    throw new AppError('input', `读不了文件：${path}`, { fix: '看看路径对不对。', cause })
  }
}

function writeBytes(file: string, bytes: Uint8Array, { io }: Session): void {
  try {
    writeFileSync(file, bytes)
  } catch (cause) {
    throw new AppError('input', `写不了文件：${file}`, { fix: '换一个能写的位置。', cause })
  }
  io.err(`已存到 ${file}\n`)
}

function renderFindings(findings: readonly Finding[]): string {
  return findings
    .map(({ severity, text, where, fix }) => {
      const quote = where.quote && !text.includes(where.quote) ? `“${where.quote}”` : ''
      return `[${severities[severity]}] ${text}${quote}${fix ? ` → ${fix}` : ''}\n`
    })
    .join('')
}
