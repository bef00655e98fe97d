// Step of revision: 问题改成…, 别说…，就说… -> the brief with other words in the place of those that stood there.
import type { Brief } from '#domain/brief.ts'
import type { IndicatorBook } from '#draft/brief/match-indicator.ts'
import { allFacts, cutOut, type Fact, findPieces } from '#draft/steer/find-pieces.ts'
import type { RevisionRequest } from '#draft/wish/revision-request.ts'
import { groupBy } from '#shared/group-by.ts'
import { addFacts } from './add-facts.ts'
import type { Changed, DraftState } from './draft-state.ts'
import { pairsOf } from './find-facts.ts'
import { rewordFacts } from './reword-facts.ts'

type Request = Extract<RevisionRequest, { kind: 'replace' }>

export function replaceFacts(state: DraftState, request: Request, book: IndicatorBook): Changed | string {
  if (request.clause !== undefined) return replaceClause(state, request, book)
  const { brief } = state
  const part = partOf(request.part)
  const items = countClauses(listItems(brief, part), request.item)
  const found = request.old === '' ? chooseItem(items, request.item) : findItem(items, request.old)
  if (found === null && items.length > 0)
    return request.old === ''
      ? `“${request.part}”里有${items.length}条：${items.map(textOf).join('；')}。改哪一条？说“第二个${request.part}改成……”。`
      : `稿子里没有找到“${request.old}”，没有改。`
  const isThere = (request.under ?? '') === ''
  if (found !== null && request.old !== '' && isThere && isSmallPart(found, request.old)) {
    const value = { kind: 'reword' as const, old: request.old, value: request.text }
    const reworded = rewordFacts(state, value)
    if (typeof reworded !== 'string') return reworded
  }
  const left = takeOut(brief, found ?? [])
  if (request.text === '')
    return found === null
      ? `稿子里没有第${request.item}个${request.part}，没有改。`
      : { ...state, brief: left, said: `删去了“${textOf(found)}”` }
  const under = request.under || found?.[0]?.label || labels[part] || ''
  const stated = { kind: 'say' as const, text: request.text, under, isCorrection: false, isAddition: true }
  const added = addFacts(left, stated, book)
  if (added.said.length === 0) return `“${request.text}”里没有读到能写进稿子的事实。`
  const said = found === null ? added.said.join('；') : `“${textOf(found)}”换成了“${request.text}”`
  const isElsewhere = found === null || !isThere
  return { ...state, brief: isElsewhere ? added.brief : putAt(added.brief, left, found[0]!), said }
}

/** 领导接访那句说成…: only the clause that is named gives way. */
function replaceClause(
  { brief, choices }: DraftState,
  request: Request,
  book: IndicatorBook,
): Changed | string {
  const cut = cutOut(brief, findPieces(brief, request.old), [])
  const gone = allFacts(cut.brief).filter((one) => cut.moved.includes(one.clauseIndex))
  const [first] = gone
  if (first === undefined) return `稿子里没有找到“${request.old}”，没有改。`
  const isKept = (one: Fact) => !cut.moved.includes(one.clauseIndex)
  const left = {
    ...cut.brief,
    figures: cut.brief.figures.filter(isKept),
    statements: cut.brief.statements.filter(isKept),
  }
  const isHere = (request.under ?? '') === ''
  const under = request.under || labels[first.theme ?? ''] || first.label
  const stated = { kind: 'say' as const, text: request.text, under, isCorrection: false, isAddition: true }
  const added = addFacts(left, stated, book)
  if (added.said.length === 0) return `“${request.text}”里没有读到能写进稿子的事实。`
  const said = `“${textOf(gone)}”换成了“${request.text}”`
  return {
    choices,
    brief: isHere && request.clause === 'here' ? putAt(added.brief, left, first) : added.brief,
    said,
  }
}

/** A sentence goes whole; of a statement told in several clauses one may go alone. */
function takeOut(brief: Brief, gone: readonly Fact[]): Brief {
  const texts = new Map(gone.map((one) => [one.clauseIndex, 'at' in one ? one.clause : one.text]))
  return {
    ...brief,
    figures: brief.figures.filter((one) => !gone.includes(one)),
    statements: brief.statements.flatMap((one) => {
      const text = texts.get(one.clauseIndex)
      if (text === undefined) return [one]
      const kept = one.text.split('，').filter((clause) => !text.split('，').includes(clause))
      return kept.length === 0 ? [] : [{ ...one, text: kept.join('，') }]
    }),
  }
}

/** 第二个问题 of 不配合，难找: where one sentence tells them all, its clauses are counted. */
function countClauses(
  items: readonly (readonly Fact[])[],
  item: number | null,
): readonly (readonly Fact[])[] {
  const [only] = items
  const [first] = only ?? []
  if (item === null || items.length !== 1 || only!.length !== 1 || first === undefined || 'at' in first)
    return items
  return first.text.split('，').map((text) => [{ ...first, text }])
}

const labels: Readonly<Record<string, string>> = { 不足: '存在问题', 原因: '原因', 打算: '下一步打算' }

function partOf(name: string): string {
  if (name === '') return ''
  return name === '原因' ? '原因' : /打算|计划|措施/.test(name) ? '打算' : '不足'
}

/** The sentences of a part, or of all of it; each as its facts. */
function listItems({ figures, statements }: Brief, part: string): readonly (readonly Fact[])[] {
  const all = [...figures, ...statements].sort((a, b) => a.clauseIndex - b.clauseIndex)
  const own = part === '' ? all : all.filter(({ theme }) => theme === part)
  return [...groupBy(own, ({ line, sentence }) => `${line} ${sentence}`).values()]
}

function textOf(facts: readonly Fact[]): string {
  return [...new Set(facts.map((one) => ('at' in one ? one.clause : one.text)))].join('，')
}

function chooseItem(items: readonly (readonly Fact[])[], item: number | null): readonly Fact[] | null {
  if (item !== null) return items[item - 1] ?? null
  return items.length === 1 ? items[0]! : null
}

/** The one that most of the words stand in. */
function findItem(items: readonly (readonly Fact[])[], words: string): readonly Fact[] | null {
  const wanted = [...pairsOf(words)]
  const scored = items.map((facts) => {
    const own = pairsOf(textOf(facts))
    return { facts, score: wanted.filter((pair) => own.has(pair)).length }
  })
  const [best] = scored.sort((a, b) => b.score - a.score)
  return best !== undefined && best.score > 0 && best.score * 2 >= wanted.length ? best.facts : null
}

/** Some words of a longer sentence, as they stand in it. */
function isSmallPart(facts: readonly Fact[], words: string): boolean {
  const text = textOf(facts)
  return text.includes(words) && words.length * 2 < text.length
}

/** What came in stands where `old` stood. */
function putAt(brief: Brief, before: Brief, old: Fact): Brief {
  const standing = new Set([...before.figures, ...before.statements].map(({ clauseIndex }) => clauseIndex))
  const all = [...brief.figures, ...brief.statements].map(({ clauseIndex }) => clauseIndex)
  const place = (at: number) => (standing.has(at) ? at : old.clauseIndex + 0.5)
  const order = [...new Set(all)].sort((a, b) => place(a) - place(b) || a - b)
  const section = old.section === undefined ? {} : { section: old.section }
  const settle = <One extends Fact>(one: One): One => ({
    ...one,
    ...(standing.has(one.clauseIndex) ? {} : section),
    clauseIndex: order.indexOf(one.clauseIndex),
  })
  return { ...brief, figures: brief.figures.map(settle), statements: brief.statements.map(settle) }
}
