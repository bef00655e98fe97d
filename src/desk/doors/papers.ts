// Operations over papers: a first draft from one's own facts; a text looked through. Neither is kept.
import { z } from 'zod'
import type { NumberSource } from '#domain/draft.ts'
import type { Finding } from '#domain/finding.ts'
import { maxBriefLength, maxMaterialLength } from '#domain/text-limits.ts'
import { defineOperation } from './operation.ts'
import { findingShape, ownPlaceInput, yearInput } from './shapes.ts'

const sourceShape = z.object({
  kind: z
    .enum(['brief', 'statement', 'arithmetic', 'request'])
    .describe('brief：素材里的数；statement：素材里用话说的；arithmetic：按素材算的；request：要求里的年份'),
  raw: z.string().describe('正文里的写法'),
  start: z.int(),
  end: z.int(),
  quote: z.string().nullable().describe('素材原话'),
  formula: z.string().nullable().describe('算式，例如 130÷132'),
})

function describeSource(source: NumberSource): z.infer<typeof sourceShape> {
  const { kind, raw, start, end } = source
  const quote = 'quote' in source ? source.quote : null
  return { kind, raw, start, end, quote, formula: 'formula' in source ? source.formula : null }
}

const label = 'AI辅助生成，须人工核实。'

export const draftOperation = defineOperation({
  name: 'draft',
  title: '按素材起草',
  help: '把自己的数和事写成一节或一份初稿：只用素材里的数，不用别的乡镇的数和原句；缺什么列在 pending 里。不保存，要接着改请到网页。',
  input: z.object({
    text: z.string().min(1).max(maxBriefLength).describe('素材，例如 写化解纠纷这段：调处132起，成功130起'),
    place: ownPlaceInput.optional(),
    year: yearInput.optional(),
    outline: z.string().max(maxBriefLength).optional().describe('提纲的名字，或上级通知的正文'),
  }),
  output: z.object({
    title: z.string(),
    kind: z.string(),
    text: z.string().describe('整篇初稿'),
    sections: z.array(
      z.object({
        heading: z.string(),
        level: z.int(),
        paragraphs: z.array(z.object({ text: z.string(), sources: z.array(sourceShape) })),
      }),
    ),
    findings: z.array(findingShape),
    pending: z.array(z.string()).describe('还可以补充的'),
    unusedFigures: z.array(z.object({ indicator: z.string(), raw: z.string() })).describe('素材里没用上的数'),
    label: z.string().describe('要和初稿一起给人看'),
  }),
  async run(reader, { text: brief, place, year, outline }, desk) {
    const call = { text: brief, ...pick({ place, year, outline }) }
    const { draft, text } = await desk.writeDraft(reader, call)
    const sections = draft.sections.map(({ heading, level, paragraphs }) => ({
      heading,
      level,
      paragraphs: paragraphs.map((one) => ({ text: one.text, sources: one.sources.map(describeSource) })),
    }))
    const unusedFigures = draft.unusedFigures.map(({ indicator, raw }) => ({ indicator, raw }))
    const { title, kind, pending, findings } = draft
    const lacks = pending.length > 0 ? ['', `还可以补充：${pending.join('；')}。`] : []
    const unused = unusedFigures.map(({ indicator, raw }) => `${indicator}${raw}`)
    const left = unused.length > 0 ? [`素材没用上：${unused.join('、')}。`] : []
    return {
      data: {
        title,
        kind,
        text,
        sections,
        findings: [...findings],
        pending: [...pending],
        unusedFigures,
        label,
      },
      text: [text, ...lacks, ...left, '', label].join('\n'),
    }
  },
})

export const checkOperation = defineOperation({
  name: 'check',
  title: '核对稿子',
  help: '查一份写好的稿子：数字前后不一、年份、地名、编号、必写的内容、和同行雷同；给了素材还查每个数的出处。',
  input: z.object({
    text: z.string().min(1).max(maxMaterialLength).describe('稿子正文'),
    brief: z.string().max(maxMaterialLength).optional().describe('素材，用来核对每个数的出处'),
    place: ownPlaceInput.optional(),
    year: yearInput.optional(),
  }),
  output: z.object({ findings: z.array(findingShape).describe('重的在前') }),
  async run(reader, { text, brief, place, year }, desk) {
    const sent = (name: string, words: string) => ({ name, bytes: new TextEncoder().encode(words) })
    const material = brief === undefined ? {} : { brief: sent('素材.txt', brief) }
    const call = { file: sent('送检.txt', text), ...material, ...pick({ place, year }) }
    const { findings } = await desk.checkFile(reader, call)
    return { data: { findings: [...findings] }, text: renderFindings(findings) }
  },
})

function renderFindings(findings: readonly Finding[]): string {
  const names = { block: '必改', warn: '建议', note: '提示' } as const
  const lines = findings.map(({ severity, text, where: { quote }, fix }) => {
    const shown = quote && !text.includes(quote) ? `“${quote}”` : ''
    return `[${names[severity]}] ${text}${shown}${fix ? ` → ${fix}` : ''}`
  })
  return lines.length > 0 ? lines.join('\n') : '没有查出要改的地方。数对不对、事实有没有，还要人核一遍。'
}

/** What was given. */
function pick<Fields extends Record<string, unknown>>(fields: Fields) {
  const given = Object.entries(fields).filter(([, value]) => value !== undefined)
  return Object.fromEntries(given) as { [Name in keyof Fields]?: Exclude<Fields[Name], undefined> }
}
