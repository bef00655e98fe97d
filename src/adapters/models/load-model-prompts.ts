// Start-up step: prompts/model/*.md -> ModelPrompts. Slots are checked, so that an edited file that lost one is refused at once.
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ModelPrompts } from '#domain/model-prompt.ts'
import { AppError } from '#shared/errors.ts'

/** Throws AppError `setting` that names the file and what is missing in it. */
export function loadModelPrompts(promptsDir: string): ModelPrompts {
  const answer = readParts(join(promptsDir, 'model', 'answer.md'), ['question', 'scope', 'passages'])
  const agent = readParts(join(promptsDir, 'model', 'agent.md'), [])
  const read = readParts(join(promptsDir, 'model', 'read.md'), [
    'question',
    'context',
    'last',
    'places',
    'years',
  ])
  const draft = readParts(join(promptsDir, 'model', 'draft.md'), ['heading', 'structure', 'phrases', 'facts'])
  return {
    version: `answer-${hashOf(answer.text, agent.text, read.text)}`,
    answer: { system: answer.system, user: answer.user },
    agent: { system: agent.system },
    read: { system: read.system, user: read.user },
    draft: { version: `draft-${hashOf(draft.text)}`, system: draft.system, user: draft.user },
  }
}

function hashOf(...texts: readonly string[]): string {
  const hash = createHash('sha256')
  for (const text of texts) hash.update(text)
  return hash.digest('hex').slice(0, 8)
}

function readParts(file: string, slots: readonly string[]): { text: string; system: string; user: string } {
  const text = readText(file)
  const [system = '', user = ''] = text
    .replace(/^# 系统\s*\n/, '')
    .split(/^# 用户\s*\n/m)
    .map((part) => part.trim())
  const missing = slots.filter((slot) => !user.includes(`{{${slot}}}`))
  const unknown = Array.from(text.matchAll(/\{\{([^{}]{1,40})\}\}/g), (match) => match[1]!).filter(
    (slot) => !slots.includes(slot),
  )
  if (system === '' || missing.length > 0 || unknown.length > 0) {
    const what = [
      system === '' ? '没有“# 系统”一节' : '',
      ...missing.map((slot) => `“# 用户”里缺 {{${slot}}}`),
      ...unknown.map((slot) => `多了不认识的 {{${slot}}}`),
    ].filter(Boolean)
    throw new AppError('setting', `${file}:${what.join(';')}`, {
      fix: '把缺的补上、多的去掉；或从安装包里复制回原来的文件',
    })
  }
  return { text, system, user }
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (cause) {
    throw new AppError('setting', `提示词文件读不出来：${file}`, {
      fix: '从安装包里把 prompts/model 文件夹复制回来',
      cause,
    })
  }
}
