// Step of answering: a question of the draft itself -> what it has: its length, its gaps, where a number is from, where something stands. Nothing is changed.
import type { Brief } from '#domain/brief.ts'
import { type Draft, type NumberSource, spellGap } from '#domain/draft.ts'
import { renderText } from '#draft/render-draft.ts'
import { listNumbers } from '#draft/speech/list-numbers.ts'
import { isOf } from '#draft/steer/name-fact.ts'
import type { DraftQuestion } from '#draft/wish/read-question.ts'
import { pairsOf } from './find-facts.ts'

/** Numbers of the facts, or most of the words, in the draft or in what it was written from. */
export function holdsWords(words: string, { draft, brief }: { draft: Draft; brief: Brief }): boolean {
  const text = renderText(draft)
  const numbers = listNumbers(words)
  if (numbers.length > 0)
    return numbers.some((one) => brief.figures.some((figure) => isOf(figure, one)) || text.includes(one.raw))
  const wanted = [...pairsOf(words)]
  const own = pairsOf(`${brief.lines.join('\n')}\n${text}`)
  return wanted.length > 0 && wanted.filter((pair) => own.has(pair)).length * 2 > wanted.length
}

export function tellOfDraft({ about, words }: DraftQuestion, draft: Draft, brief: Brief): string {
  if (about === 'length') return tellLength(draft)
  if (about === 'gaps') return tellGaps(draft)
  if (about === 'field') return tellField(words, draft)
  if (about === 'state')
    return `现在是第${draft.version}稿。问库里的话、没听懂的话都不动稿子；要看全文就说“看看稿子”，要退就说“撤销”。`
  return about === 'source' ? tellSource(words, draft) : tellPresence(words, draft, brief)
}

/** 标题：…; what is not set is said so. */
function tellField(name: string, draft: Draft): string {
  const { title, recipient, copiedTo, issuer, signedOn, year } = draft
  const held: readonly (readonly [RegExp, string, string | null])[] = [
    [/标题|题目/, '标题', title],
    [/主送|抬头/, '主送', recipient],
    [/抄送/, '抄送', copiedTo ?? null],
    [/日期/, '落款日期', signedOn],
    [/落款|署名/, '落款', issuer],
    [/年/, '年份', year === null ? null : `${year}年`],
  ]
  const [, label = name, value = null] = held.find(([pattern]) => pattern.test(name)) ?? []
  return value === null || value === ''
    ? `${label}还没有填。直接说“${label}……”就填上。`
    : `${label}：${value}。要改就说“${label}改成……”。`
}

function tellLength(draft: Draft): string {
  const count = renderText(draft).replace(/\s/g, '').length
  const parts = draft.sections.filter(({ level }) => level === 1).length
  const paragraphs = draft.sections.flatMap((one) => one.paragraphs).length
  return `全文${count}字（连标题和标点），${parts > 1 ? `${parts}个部分，` : ''}${paragraphs}段。要短就说“写短一点”，要长就补事实。`
}

function tellGaps({ year, missing, pending, unusedFigures }: Draft): string {
  const gaps = [...(year === null ? ['年份'] : []), ...missing].map(spellGap)
  return [
    gaps.length > 0
      ? `要填的：${gaps.join('')}。直接说“主送……”“落款日期……”就填上。`
      : '主送、落款、日期都填了。',
    ...(pending.length > 0 ? [`素材里没有、还可以补的：${pending.join('；')}。没有就不写。`] : []),
    ...(unusedFigures.length > 0
      ? [`素材给了、没写进正文的：${unusedFigures.map(({ indicator, raw }) => indicator + raw).join('、')}。`]
      : []),
  ].join('\n')
}

const mostTold = 4

function tellSource(words: string, draft: Draft): string {
  const numbers = listNumbers(words)
  const told = draft.sections.flatMap(({ paragraphs }) =>
    paragraphs.flatMap(({ sources }) => sources.filter((one) => isAsked(one, numbers, words))),
  )
  const own = told.filter((one) => 'quote' in one && standsRightBefore(one, words))
  const lines = [...new Set((own.length > 0 ? own : told).map(spellSource))].slice(0, mostTold)
  if (lines.length > 0) return lines.join('\n')
  if (numbers.length > 0) return `正文里没有${numbers.map(({ raw }) => raw).join('、')}这个数。`
  return '要看哪个数？连数一起说，例如“212处哪来的”。正文里每个数都来自你给的材料，或是按材料算的。'
}

/** 接访 of 领导接访42次: of the numbers of one sentence those that the word stands before. */
function standsRightBefore({ quote, raw }: { quote: string; raw: string }, words: string): boolean {
  const said = words.replace(/[这那]个?数?|的/g, '')
  const before = quote
    .slice(0, quote.indexOf(raw))
    .split(/[\d，,、；;]/)
    .at(-1)!
  return said.length >= 2 && before.includes(said)
}

function isAsked(source: NumberSource, numbers: ReturnType<typeof listNumbers>, words: string): boolean {
  const held = listNumbers(source.raw)
  if (numbers.length > 0) return numbers.some((one) => held.some((two) => two.value === one.value))
  const said = words.replace(/[这那]个?数?|的/g, '')
  return said.length >= 2 && 'quote' in source && source.quote.includes(said)
}

function spellSource(source: NumberSource): string {
  if (source.kind === 'request') return `${source.raw}：写的时候说的年份。`
  if (source.kind === 'arithmetic') return `${source.raw}：算出来的，${source.formula}。`
  const where = source.source === '' ? `素材第${source.line}行` : source.source
  return `${source.raw}：来自${where}，“${source.quote}”。`
}

function tellPresence(words: string, draft: Draft, brief: Brief): string {
  const numbers = listNumbers(words)
  const wanted = [...pairsOf(words.replace(/\d[\d.]*/g, ''))]
  const scored = draft.sections.flatMap(({ heading, paragraphs }) =>
    paragraphs.flatMap(({ text }) =>
      text.split(/(?<=[。；])/).map((sentence) => {
        const own = pairsOf(sentence)
        const shared = wanted.filter((pair) => own.has(pair)).length
        const held = listNumbers(sentence)
        const counted = numbers.filter((one) => held.some(({ value }) => value === one.value)).length
        const isMeant = counted > 0 || shared * 2 > wanted.length
        return { heading, sentence, score: shared + counted * 3, isMeant }
      }),
    ),
  )
  const [best] = scored.filter(({ isMeant }) => isMeant).sort((a, b) => b.score - a.score)
  if (best) return `写了，在“${best.heading || '开头'}”：“${best.sentence.trim()}”`
  const left = new Set(draft.unusedFigures.map(({ id }) => id))
  const unused = brief.figures.filter(
    (one) => left.has(one.id) && numbers.some((number) => isOf(one, number)),
  )
  if (unused.length > 0)
    return `没有写进正文，素材里有：${unused.map(({ clause }) => clause).join('；')}。要写就说“加一条：……”。`
  return `正文里没有“${words}”。是新的事实就说“加一条：……”。`
}
