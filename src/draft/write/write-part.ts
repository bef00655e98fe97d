// Step of writing without a model: the parts beside the themes (不足, 原因, 第一责任人, 打算, 总述, 其他) -> paragraphs.

import type { BriefStatement } from '#domain/brief.ts'
import type { DraftChoices, DraftParagraph } from '#domain/draft.ts'
import { partPlans } from '#draft/place/part-plans.ts'
import { renderNumeral } from '#text/numbers/numerals.ts'
import { buildParagraph, type Piece, textOf } from './build-paragraph.ts'
import { polishWords } from './polish-words.ts'
import { pick, writeClause } from './write-clause.ts'
import { listUnits, partParagraphs, writeRun } from './write-run.ts'
import type { ThemeFacts, WritingStyle } from './write-theme.ts'

/** What to ask for where a part has nothing. */
const hints: Readonly<Record<string, string>> = {
  不足: '存在的不足',
  原因: '产生不足的原因',
  第一责任人: '党政主要负责人履行第一责任人职责的情况（亲自部署、过问、协调、督办的事项）',
  打算: '下一年的主要安排',
}
/** Told on end, sentence by sentence. */
const runs: ReadonlySet<string> = new Set(['总述', '其他'])

/** Empty when there is nothing to say. */
export function writePart(name: string, facts: ThemeFacts, style: WritingStyle): DraftParagraph[] {
  if (runs.has(name) || hints[name] === undefined) {
    return partParagraphs(writeRun(facts, style)).map((pieces) => buildParagraph(pieces, style.lastYearOf))
  }
  if (name === '打算') return writePlans(facts, style)
  const items = collectItems(facts, style)
  return items.length === 0 ? [] : [buildParagraph(joinItems(items, name, style), style.lastYearOf)]
}

const ofGoals = /目标|指标/
const ofTasks = /任务|工作|重点|措施|举措/

/** What is aimed at stands before what is to be done for it. 能办的全办完: what is planned is not done yet. */
function writePlans(facts: ThemeFacts, style: WritingStyle): DraftParagraph[] {
  const items = collectItems(partPlans(facts), style).map(openDeeds)
  const goals = items.filter(({ label }) => ofGoals.test(label) && !ofTasks.test(label))
  const tasks = items.filter((item) => !goals.includes(item))
  if (goals.length === 0 || tasks.length === 0)
    return items.length === 0 ? [] : [buildParagraph(joinItems(items, '打算', style), style.lastYearOf)]
  const aimed = goals.flatMap(({ pieces }, at) => (at === 0 ? pieces : ['；', ...pieces]))
  return [
    [`${style.next}主要预期目标：`, ...aimed, '。'],
    joinItems(tasks, '打算', { ...style, next: '' }),
  ].map((pieces) => buildParagraph(pieces, style.lastYearOf))
}

/** What to ask for where a part has nothing. */
export function hintOfPart(name: string): string {
  return hints[name] ?? ''
}

function openDeeds({ pieces, label }: Item): Item {
  return {
    label,
    pieces: pieces.map((piece) => (typeof piece === 'string' ? piece.replace(/均已经?/g, '全部') : piece)),
  }
}

interface Item {
  /** Of the material: 2025年目标. */
  readonly label: string
  readonly pieces: Piece[]
}

/** Says itself when it is to be. */
const dated = /^(?:下半年|20\d{2}年|下一年|今年|\d{1,2}月)/
const thin = 28
/** Of two. */
const thinPair = 22
const shortOpening = 18
/** One or two are told at once; from here on a phrase leads the list. */
const leastLed = 3

function joinItems(items: readonly Item[], name: string, style: WritingStyle): Piece[] {
  const said = items.map(({ pieces }) => textOf(pieces))
  // No heading says that it is still to come.
  const isBare = name === '打算' && style.isUnheaded && style.next === ''
  if (isBare && !/^下一?步/.test(said[0]!)) return ['下一步，', ...joinOpened(items, name, style)]
  // 2025年，重点做好以下工作: once, where no item says so.
  const isSaid = name !== '打算' || style.next === '' || said.some((text) => text.includes(style.next))
  // 3月底前… alone is of the year that plans are for.
  const isMonth = !isSaid && said.length === 1 && /^\d{1,2}月/.test(said[0]!) && /年$/.test(style.next)
  if (isMonth) return [style.next, ...joinOpened(items, name, style)]
  if (isSaid || (said.length === 1 && dated.test(said[0]!))) return joinOpened(items, name, style)
  const isShort = style.isShort || (items.length === 1 && style.self === '')
  return [`${style.next}，`, ...joinOpened(items, name, { ...style, isShort })]
}

function joinOpened(items: readonly Item[], name: string, style: WritingStyle): Piece[] {
  // What the leader did is told on end.
  if (!style.wording.openings.some(({ part }) => part === name))
    return items.flatMap(({ pieces }) => [...pieces, '。'])
  const opening = openingOf(items, name, style)
  const lead = opening === '' ? [] : [opening]
  const [only] = items
  if (only !== undefined && items.length === 1) return [...lead, ...only.pieces, '。']
  return [
    ...lead,
    ...items.flatMap(({ pieces }, index): Piece[] => [
      `${renderNumeral(index + 1)}是`,
      ...pieces,
      index + 1 < items.length ? '；' : '。',
    ]),
  ]
}

/** Empty where the few items say it all. */
function openingOf(items: readonly Item[], name: string, style: WritingStyle): string {
  const said = items.map(({ pieces }) => textOf(pieces)).join('')
  // A few words alone make no section: the opening that says more leads them.
  const most = items.length === 1 ? thin : thinPair
  const isThin = name === '不足' && items.length < leastLed && said.length <= most && !/\d/.test(said)
  // A cause alone would read as one more shortcoming.
  const isTold = isThin || name === '原因' || (name === '不足' && style.isUnheaded)
  // Who reports on himself says what he will do.
  const isOwn = name === '打算' && style.self !== ''
  if (!isTold && !isOwn && (items.length < leastLed || style.isShort)) return ''
  const texts = style.wording.openings
    .filter((one) => one.part === name && one.isMany === (isOwn || items.length > 1))
    .map(({ text }) => text)
  const opening = pick(
    texts.filter(
      (text) =>
        text.length > shortOpening === isThin &&
        (!isOwn || /^重点/.test(text)) &&
        (!style.isUnheaded || name !== '不足' || /不足|问题/.test(text)),
    ),
    style.seed,
  )
  return isOwn ? `${style.self}将${opening}` : opening
}

/** Sentences of the material, in its order; each is one item. */
function collectItems(facts: ThemeFacts, style: WritingStyle): Item[] {
  return listUnits(facts).map(({ clauses, label }) => ({
    label,
    pieces: clauses.flatMap((clause, index): Piece[] => {
      const pieces =
        'figures' in clause ? writeClause(clause.figures, style.wording) : [trimItem(clause.statement, style)]
      return index === 0 ? pieces : ['，', ...pieces]
    }),
  }))
}

function trimItem(statement: BriefStatement, style: WritingStyle): string {
  const text = statement.text
    .replace(/^[一二三四五六七八九十]是/, '')
    .replace(/^(?:究其)?(?:主要)?原因(?:主要)?(?:是|在于|有)[:：]?|^主要(?:是|在于)(?:因为|由于)?/, '')
  return polishWords(text, style.wording)
}

/** The plainest stands first. A lead-in that is to be short is its last sentence, which says what follows. */
export function pickLead(leads: readonly string[], { turns, short }: DraftChoices): string {
  const lead = pick(leads, turns.lead ?? 0)
  return short.includes('lead') ? lead.split(/(?<=。)(?=.)/).at(-1)! : lead
}
