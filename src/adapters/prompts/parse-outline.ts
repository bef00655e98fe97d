// Step: reading one file of prompts/outlines. Text in, Outline out; faults name file and line.
import type { Outline, OutlineSection } from '#domain/drafting-book.ts'
import { AppError } from '#shared/errors.ts'
import { restoreWidth } from '#text/restore-width.ts'

/** Throws AppError `setting` with file and line when a line fits nothing. */
export function parseOutline(text: string, file: string): Outline {
  const outline = { name: '', words: [] as string[], title: '', leads: [] as string[] }
  const sections: { level: number; heading: string; takes: string[]; isOptional: boolean }[] = []
  for (const [index, raw] of blankComments(text).split(/\r?\n/).entries()) {
    const line = raw.trim()
    const heading = /^#{2,3} ([一二])级 (.+)$/.exec(line)
    if (line === '' || line === '## 导语') continue
    if (heading) sections.push(openSection(heading[1] === '一' ? 1 : 2, restoreWidth(heading[2]!)))
    else if (line.startsWith('# ')) outline.title = restoreWidth(line.slice(2).trim())
    else if (/^名称[:：]/.test(line)) outline.name = line.slice(3).trim()
    else if (/^词[:：]/.test(line)) outline.words = splitList(line.slice(2))
    else if (line.startsWith('- ') && sections.length === 0)
      outline.leads.push(restoreWidth(line.slice(2).trim()))
    else if (/^收[:：]/.test(line) && sections.length > 0) sections.at(-1)!.takes = splitList(line.slice(2))
    else if (/^可省[:：]/.test(line) && sections.length > 0) sections.at(-1)!.isOptional = /是/.test(line)
    else throw fault(file, index + 1, `认不出“${line.slice(0, 20)}”`)
  }
  if (outline.name === '' || outline.title === '' || sections.length === 0) {
    throw fault(file, 1, '要有“# 标题”“名称：”和至少一节“## 一级 …”')
  }
  return { ...outline, sections }
}

/** A level-2 section whose heading is a theme's name takes that theme unless told otherwise. */
function openSection(
  level: number,
  heading: string,
): OutlineSection & { takes: string[]; isOptional: boolean } {
  return { level, heading, takes: level === 2 ? [heading] : [], isOptional: false }
}

function blankComments(text: string): string {
  return text.replace(/<!--[\s\S]*?-->/g, (comment) => comment.replace(/[^\n]/g, ''))
}

function splitList(text: string): string[] {
  return text
    .split(/[;；]/)
    .map((item) => item.trim())
    .filter(Boolean)
}

function fault(file: string, line: number, reason: string): AppError {
  return new AppError('setting', `${file} 第 ${line} 行：${reason}`, {
    fix: '改这一行；写法见 prompts/outlines/annual-report.md 开头的说明',
  })
}
