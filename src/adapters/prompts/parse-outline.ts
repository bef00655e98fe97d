// Step: reading one file of prompts/outlines. Text in, Outline out; faults name file and line.
import { bareSection, type Outline, type OutlineSection } from '#domain/drafting-book.ts'
import { AppError } from '#shared/errors.ts'
import { restoreWidth } from '#text/restore-width.ts'
import { blankComments, splitWords } from './read-table.ts'

type Open<T> = { -readonly [K in keyof T]: T[K] extends readonly (infer E)[] ? E[] : T[K] }
type OpenSection = Open<OutlineSection>

/** Throws AppError `setting` with file and line when a line fits nothing. */
export function parseOutline(text: string, file: string): Outline {
  const outline: Open<Omit<Outline, 'sections'>> = {
    name: '',
    forms: [],
    words: [],
    looseForms: [],
    title: '',
    isAddressed: true,
    addressee: '',
    isPersonal: false,
    isBySubject: false,
    isPasted: false,
    leads: [],
    closing: '',
  }
  const sections: OpenSection[] = []
  let isClosing = false
  for (const [index, raw] of blankComments(text).split(/\r?\n/).entries()) {
    const line = raw.trim()
    const heading = /^#{2,3} ([一二])级 (.+)$/.exec(line)
    if (line === '' || line === '## 导语') continue
    if (line === '## 结语') {
      isClosing = true
      continue
    }
    if (heading) isClosing = false
    if (heading) sections.push(openSection(heading[1] === '一' ? 1 : 2, restoreWidth(heading[2]!)))
    else if (line === '## 正文') sections.push(openSection(0, ''))
    else if (line.startsWith('# ')) outline.title = restoreWidth(line.slice(2).trim())
    else if (line.startsWith('- ') && isClosing) outline.closing = restoreWidth(line.slice(2).trim())
    else if (line.startsWith('- ') && sections.length === 0)
      outline.leads.push(restoreWidth(line.slice(2).trim()))
    else if (!readSetting(line, outline, sections.at(-1)))
      throw fault(file, index + 1, `认不出“${line.slice(0, 20)}”`)
  }
  if (outline.name === '' || outline.title === '' || sections.length === 0) {
    throw fault(file, 1, '要有“# 标题”“名称：”和至少一节“## 一级 …”或“## 正文”')
  }
  return { ...outline, sections }
}

/** 名称:… of the outline, 收:… of the section that was opened last; false for a line that is neither. */
function readSetting(
  line: string,
  outline: Open<Omit<Outline, 'sections'>>,
  section: OpenSection | undefined,
): boolean {
  const [, name = '', value = ''] = /^([\u4e00-\u9fff]{1,3})[:：](.*)$/.exec(line) ?? []
  const list = splitWords(value)
  if (name === '名称') outline.name = value.trim()
  else if (name === '文种') outline.forms = list
  else if (name === '泛称') outline.looseForms = list
  else if (name === '主送') outline.isAddressed = !/无/.test(value)
  else if (name === '称呼') outline.addressee = value.trim()
  else if (name === '落款') outline.isPersonal = /本人/.test(value)
  else if (name === '分节') outline.isBySubject = /随主题/.test(value)
  else if (name === '词') (section ?? outline).words = list
  else if (section === undefined) return false
  else if (name === '收') section.takes = list
  else if (name === '引') section.openers = list.map(restoreWidth)
  else if (name === '表') section.form = value.trim()
  else if (name === '可省') section.isOptional = /是/.test(value)
  else if (name === '合称') section.joined = restoreWidth(value.trim())
  else if (name === '另称') section.otherNames.push(readOtherName(value))
  else return false
  return true
}

/** 信访工作=信访,上访 */
function readOtherName(value: string): OutlineSection['otherNames'][number] {
  const [heading = '', words = ''] = value.split('=')
  return { heading: restoreWidth(heading.trim()), words: words.split(/[,，]/).map((word) => word.trim()) }
}

/** A level-2 section whose heading is a theme's name takes that theme unless told otherwise. */
function openSection(level: number, heading: string): OpenSection {
  return { ...bareSection(), level, heading, takes: level === 2 ? [heading] : [] }
}

function fault(file: string, line: number, reason: string): AppError {
  return new AppError('setting', `${file} 第 ${line} 行：${reason}`, {
    fix: '改这一行；写法见 prompts/outlines/annual-report.md 开头的说明',
  })
}
