// Step of writing without a model: the parts beside the themes (不足, 原因, 第一责任人, 打算, 总述, 其他) -> paragraphs.

import type { BriefStatement } from '#domain/brief.ts'
import type { DraftParagraph } from '#domain/draft.ts'
import { renderNumeral } from '#text/numbers/numerals.ts'
import { buildParagraph, type Piece } from './build-paragraph.ts'
import { polishWords } from './polish-words.ts'
import { pick, writeClause } from './write-clause.ts'
import { listUnits, writeRun } from './write-run.ts'
import type { ThemeFacts, WritingStyle } from './write-theme.ts'

interface PartWording {
  /** How it opens when there are several items (一是…;二是…). Empty: plain sentences. */
  readonly many: readonly string[]
  readonly one: readonly string[]
  readonly hint: string
  /** Counted items are told on end. */
  readonly isRun?: boolean
}

const wording: Readonly<Record<string, PartWording>> = {
  不足: {
    many: [
      '对照上级要求和群众期待，工作中还存在一些不足：',
      '在总结成绩的同时，也要看到工作中还存在一些不足：',
    ],
    one: ['对照上级要求和群众期待，工作中还存在不足，主要是', '也要看到，工作中还存在不足，主要是'],
    hint: '存在的不足',
  },
  原因: {
    many: ['究其原因，', '产生这些问题的原因：'],
    one: ['究其原因，主要是', '原因主要是'],
    hint: '产生不足的原因',
  },
  第一责任人: {
    many: [],
    one: [],
    hint: '党政主要负责人履行第一责任人职责的情况（亲自部署、过问、协调、督办的事项）',
  },
  打算: {
    many: ['坚持问题导向、目标导向，重点做好以下工作：', '围绕补短板、强弱项，重点做好以下工作：'],
    one: ['坚持问题导向，', '围绕补短板、强弱项，'],
    hint: '下一年的主要安排',
  },
  总述: { many: [], one: [], hint: '', isRun: true },
  其他: { many: [], one: [], hint: '', isRun: true },
}

/** Empty when there is nothing to say. */
export function writePart(name: string, facts: ThemeFacts, style: WritingStyle): DraftParagraph[] {
  const words = wording[name] ?? wording.其他!
  if (words.isRun) {
    const sentences = writeRun(facts, style)
    return sentences.length === 0
      ? []
      : [
          buildParagraph(
            sentences.flatMap((one) => [...one, '。']),
            style.lastYearOf,
          ),
        ]
  }
  const items = collectItems(facts, style)
  return items.length === 0 ? [] : [buildParagraph(joinItems(items, words, style), style.lastYearOf)]
}

/** What to ask for where a part has nothing. */
export function hintOfPart(name: string): string {
  return wording[name]?.hint ?? ''
}

interface Item {
  readonly pieces: Piece[]
}

function joinItems(items: readonly Item[], words: PartWording, style: WritingStyle): Piece[] {
  if (items.length === 1)
    return [style.isShort ? '' : pick(words.one, style.seed), ...items[0]!.pieces, '。'].filter(
      (piece) => piece !== '',
    )
  if (words.many.length === 0) return items.flatMap(({ pieces }) => [...pieces, '。'])
  return [
    pick(words.many, style.seed),
    ...items.flatMap(({ pieces }, index): Piece[] => [
      `${renderNumeral(index + 1)}是`,
      ...pieces,
      index + 1 < items.length ? '；' : '。',
    ]),
  ]
}

/** Sentences of the material, in its order; each is one item. */
function collectItems(facts: ThemeFacts, style: WritingStyle): Item[] {
  return listUnits(facts).map(({ clauses }) => ({
    pieces: clauses.flatMap((clause, index): Piece[] => {
      const pieces =
        'figures' in clause
          ? writeClause(clause.figures, style.colloquial)
          : [trimItem(clause.statement, style)]
      return index === 0 ? pieces : ['，', ...pieces]
    }),
  }))
}

function trimItem(statement: BriefStatement, style: WritingStyle): string {
  const text = statement.text
    .replace(/^[一二三四五六七八九十]是/, '')
    .replace(/^(?:究其)?(?:主要)?原因(?:主要)?(?:是|在于|有)[:：]?|^主要(?:是|在于)(?:因为|由于)?/, '')
  return polishWords(text, style.colloquial)
}
