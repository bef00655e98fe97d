// Adapter: prompts/outlines, prompts/forms, prompts/drafting and the gate's table of required items -> the drafting book, checked at start.
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { DraftingBook, PlanPeriod, RequiredItem } from '#domain/drafting-book.ts'
import type { SectionPart } from '#domain/report.ts'
import { AppError } from '#shared/errors.ts'
import { loadChecking } from './load-checking.ts'
import { loadWording } from './load-wording.ts'
import { parseForms } from './parse-forms.ts'
import { parseOutline } from './parse-outline.ts'
import { parseTheme } from './parse-theme.ts'
import { readPromptText, unreadable } from './read-table.ts'

const folders = 'outlines、forms、drafting'
const parts: readonly string[] = ['practice', 'problem', 'cause', 'leader', 'plan', 'other']

/** Reads the folder named by ANTOU_PROMPTS. Throws AppError `setting` naming file and line. */
export function loadDrafting(promptsDir: string): DraftingBook {
  return {
    outlines: readFolder(join(promptsDir, 'outlines')).map(({ name, text }) => parseOutline(text, name)),
    forms: readFolder(join(promptsDir, 'forms')).flatMap(({ name, text }) => parseForms(text, name)),
    themes: readFolder(join(promptsDir, 'drafting')).map(({ name, text }) => parseTheme(text, name)),
    requiredItems: parseRequiredItems(readText(join(promptsDir, 'required-items.tsv'))),
    plans: parsePlans(readText(join(promptsDir, 'plans.tsv'))),
    checking: loadChecking(promptsDir),
    attitude: parseWords(readText(join(promptsDir, 'drafting', 'attitude.txt'))),
    wording: loadWording((name) => readText(join(promptsDir, 'drafting', name))),
  }
}

function readFolder(folder: string): { name: string; text: string }[] {
  let names: string[]
  try {
    names = readdirSync(folder).filter((name) => name.endsWith('.md') && name !== 'README.md')
  } catch (cause) {
    throw unreadable(folder, folders, cause)
  }
  return names.sort().map((name) => ({ name, text: readText(join(folder, name)) }))
}

function readText(path: string): string {
  return readPromptText(path, folders)
}

function parseRequiredItems(text: string): RequiredItem[] {
  return text.split(/\r?\n/).flatMap((line, index) => {
    if (line.trim() === '' || line.startsWith('#')) return []
    const [name = '', part = '', heading = '', words = '', why = ''] = line
      .split('\t')
      .map((cell) => cell.trim())
    if (!parts.includes(part)) {
      throw new AppError('setting', `required-items.tsv 第 ${index + 1} 行：部分“${part}”不认识`, {
        fix: `只能是 ${parts.join('、')}`,
      })
    }
    const split = (cell: string) => cell.split(/[;；]/).filter(Boolean)
    return [{ name, part: part as SectionPart, headingWords: split(heading), textWords: split(words), why }]
  })
}

function parsePlans(text: string): PlanPeriod[] {
  return text.split(/\r?\n/).flatMap((line, index) => {
    if (line.trim() === '' || line.startsWith('#')) return []
    const [name = '', from = '', to = ''] = line.split('\t').map((cell) => cell.trim())
    if (name === '' || !/^20\d\d$/.test(from) || !/^20\d\d$/.test(to) || from > to) {
      throw new AppError('setting', `plans.tsv 第 ${index + 1} 行：要有名称、起、止三栏，年份写四位数字`, {
        fix: '按文件开头的说明改好，栏之间用 Tab 键隔开',
      })
    }
    return [{ name, from: Number(from), to: Number(to) }]
  })
}

function parseWords(text: string): string[] {
  return text
    .split(/\r?\n/)
    .filter((line) => !line.startsWith('#'))
    .flatMap((line) => line.split(/\s+/).filter(Boolean))
}
