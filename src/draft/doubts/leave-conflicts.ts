// Step of reading a brief: a sentence that says itself that it disagrees with the rest (台账上写的是43件，跟上面的对不上) -> left out of the text, and a doubt that names both numbers.
import type { BriefFigure, BriefStatement, UnusedPiece } from '#domain/brief.ts'
import { apart, lastWords, tail } from '#draft/material/find-doubles.ts'
import { groupBy } from '#shared/group-by.ts'
import { listPairs } from '#shared/list-pairs.ts'

export interface HeldFacts {
  readonly figures: readonly BriefFigure[]
  readonly statements: readonly BriefStatement[]
}

interface Settled extends HeldFacts {
  readonly unused: readonly UnusedPiece[]
  readonly doubts: readonly string[]
}

/** 跟上面的对不上, 与台账不符: said of two counts of one thing. */
export const disagrees =
  /(?:[跟和与同](?:上面|前面|上述|这[个里]|那[个边]|台账|报表|[^，。；]{0,8}(?:报|给|写|提供)的?)[^，。；]{0,8}|数字?|口径|两[个边处]|前后)(?:都|也|又)?(?:对不上|不一致|不相符|不符|不一样|有出入|打架|差着|冲突)|(?:到底|究竟)?哪(?:一?个|边)(?:数字?)?(?:才?是?)?(?:准|对|算数|为准)|(?:账上|账面|台账|系统|表上|平台)(?:上)?(?:是|写的?|记的?|显示)[^，,。；]{0,10}\d[^，,。；]{0,6}[，,](?:但|可|而)?(?:我们?|这边)(?:自己)?(?:记|统计|报|算)的(?:却|就)?是/

/** 台账上写的是78户: another count, and no shortcoming. */
const another =
  /(?:台账|报表|统计表|系统|平台|本子|后台|[办所站局])(?:上|里)?(?:写|报|记|登|统计|显示)(?:的|着)?(?:数)?(?:是|为|有|了)?\d/

export function leaveConflicts({ figures, statements }: HeldFacts): Settled {
  const told = [...figures.map((one) => ({ ...one, text: `${one.clause}${one.tail}` })), ...statements]
  const sentences = groupBy(told, ({ line, sentence }) => `${line} ${sentence}`)
  const conflicts = new Map(
    [...sentences].flatMap(([key, facts]) => {
      const texts = [...new Set(facts.map(({ text }) => text))]
      const isApart = facts.some(({ theme }) => apart.has(theme)) && !texts.some((text) => another.test(text))
      return !isApart && texts.some((text) => disagrees.test(text)) ? [[key, texts.join('，')] as const] : []
    }),
  )
  if (conflicts.size === 0) return { figures, statements, unused: [], doubts: [] }
  const isHeld = (one: { line: number; sentence: number }) => conflicts.has(`${one.line} ${one.sentence}`)
  const open = figures.filter((one) => !isHeld(one))
  // What goes on behind it (正在改的4个) is no second count of the same.
  const found = figures.filter(isHeld).flatMap((held) => findTwin(held, open))
  const twins = found.filter((twin, at) => found.findIndex(({ one }) => one === twin.one) === at)
  const paired = new Set(twins.map(({ held }) => held.sentence))
  return {
    figures: open.map((one) => ({ ...one, ...rivalOf(one, twins) })),
    statements: statements.filter((one) => !isHeld(one)),
    unused: [...conflicts].flatMap(([key, text]) => {
      const [line, sentence] = key.split(' ').map(Number)
      const reason = paired.has(sentence!)
        ? '和别处是同一件事的两个数，正文里标了【待核实】，核定后再写'
        : '自己说和别处对不上，没有写进正文，核定后再写'
      return [{ text, reason, source: `第${line}行` }]
    }),
    doubts: twins.map(tellTwin),
  }
}

interface Twin {
  readonly held: BriefFigure
  readonly one: BriefFigure
  /** 综治中心台账; empty where nobody knows which is right. */
  readonly from: string
}

/** 受理欠薪线索 as counted in the report: the nearest of the same unit whose words agree. */
function findTwin(held: BriefFigure, figures: readonly BriefFigure[]): readonly Twin[] {
  const all = figures.filter(
    (one) =>
      isCountedAlike(one.unit, held.unit) &&
      one.lastYearOf === null &&
      !apart.has(one.theme) &&
      one.value !== held.value,
  )
  const best = (wordsOf: (figure: BriefFigure) => string, least: number) => {
    const words = wordsOf(held).replace(tail, '')
    const [first] = all
      .map((one) => ({ one, shared: countShared(words, wordsOf(one).replace(tail, '')) }))
      .toSorted((a, b) => b.shared - a.shared)
    return first === undefined || first.shared < least ? undefined : first.one
  }
  const named = lastWords(held).replace(tail, '')
  // 化解47件 beside 走访期间化解纠纷49件: the whole name of the one stands in the other's.
  const within = all
    .filter((one) => {
      const own = lastWords(one).replace(tail, '')
      return own.length >= leastShared && named.includes(own)
    })
    .toSorted((a, b) => Math.abs(a.value - held.value) - Math.abs(b.value - held.value))[0]
  const one =
    within ??
    best(lastWords, leastShared) ??
    best(wordsAround, leastShared) ??
    best(wordsAround, all.length === 1 ? 1 : leastShared)
  if (one === undefined) return []
  const ledger = held.clause.match(/[\u4e00-\u9fff]{0,8}(?:台账|报表|统计表|系统|平台|本子|后台)/)?.[0]
  return [{ held, one, from: ledger ?? '' }]
}

/** 86名 and 68人. */
function isCountedAlike(one: string, other: string): boolean {
  const ofPeople = ['人', '名']
  return one === other || (ofPeople.includes(one) && ofPeople.includes(other))
}

/** 帮助86名农民工追回: what is counted may stand behind its number. */
function wordsAround({ clause, at }: BriefFigure): string {
  return clause.slice(Math.max(0, at.start - around), at.end + around).replace(/\d+/g, '')
}

const around = 10

function rivalOf(figure: BriefFigure, twins: readonly Twin[]): Pick<BriefFigure, 'rival'> {
  const twin = twins.find(({ one }) => one === figure)
  return twin === undefined ? {} : { rival: { raw: twin.held.raw, from: twin.from } }
}

function tellTwin({ held, one, from }: Twin): string {
  const before = lastWords(one).replace(tail, '')
  const after = one.clause.slice(one.at.end).match(/^[\u4e00-\u9fff]{0,8}/)![0]
  const name = before.length < leastName ? `${before}${after}` || one.indicator : before
  return from === ''
    ? `“${name}”有两个数：${one.raw}、${held.raw}`
    : `“${name}”有两个数：本材料是${one.raw}，${from}是${held.raw}`
}

/** 一共帮 names nothing without what stands behind the number. */
const leastName = 4
const leastShared = 2

/** Characters of the end that the two names have in common, wherever they stand. */
function countShared(a: string, b: string): number {
  const pairs = new Set(listPairs(a))
  return listPairs(b).filter((pair) => pairs.has(pair)).length
}
