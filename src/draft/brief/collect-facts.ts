// Step of reading a brief: clauses -> facts kept whole. A sentence or a row is one fact unless it goes on to another theme; a fact that says more than its indicators stays in the user's words.
import type { BriefFigure, BriefStatement } from '#domain/brief.ts'
import { goesOn, isDated, type OpenFact, tellsOutcome } from '#draft/clause/goes-on.ts'
import { disagrees } from '#draft/doubts/leave-conflicts.ts'
import { cutIntents } from '#draft/material/cut-intents.ts'
import { cutSubjects } from '#draft/material/cut-subjects.ts'
import { groupSentences } from '#draft/material/group-sentences.ts'
import { joinParts } from '#draft/material/join-parts.ts'
import { nameCounted, nameDeed, nameOngoing } from '#draft/material/name-counted.ts'
import { nameLastYear } from '#draft/material/name-last-year.ts'
import { isOffice } from '#draft/roles/hold-label.ts'
import { joinTold } from '#draft/roles/told.ts'
import { hearPart, isAside, isAsideSentence, leaveLabel } from '#draft/roles/use-roles.ts'
import { findQuantities } from '#text/numbers/find-quantities.ts'
import { carryPart, findPart, ledBy, type PartBefore, tellsCause } from './find-part.ts'
import { joinBare, nameLeader } from './join-clauses.ts'
import { type IndicatorBook, matchTheme } from './match-indicator.ts'
import { type ClauseRequest, type ReadClause, readClause } from './read-clause.ts'
import type { BriefClause } from './split-brief.ts'
import { type Piece, wholeFact } from './whole-fact.ts'

export interface Facts {
  readonly figures: readonly BriefFigure[]
  readonly statements: readonly BriefStatement[]
  readonly remarks: readonly string[]
}

/** `theme`: that of the request or the material's title. */
export interface FactDeps {
  readonly book: IndicatorBook
  readonly theme: string | null
  readonly asked: string | null
  /** The year that is reported on. */
  readonly year: number | null
  /** What the paper is about, in its own words: 信访; empty when unsaid. */
  readonly topic: string
}

/** A year of a whole township has some hundred numbers; those beyond stay in the words they came in. */
const mostFigures = 3000

/** Subjects of one sentence are counted as parts of it. */
const mostSubjects = 1000

export function collectFacts(clauses: readonly BriefClause[], deps: FactDeps): Facts {
  const figures: BriefFigure[] = []
  const statements: BriefStatement[] = []
  const remarks: string[] = []
  let clauseIndex = 0
  let group: string | null = null
  let before: PartBefore = { part: null, label: '', line: 0 }
  const sentences = groupSentences(nameLastYear(joinParts(clauses), deps.year)).map((sentence) =>
    sentence.map((clause) => leaveLabel(clause, deps.book.roleOf)),
  )
  for (const [index, sentence] of sentences.entries()) {
    const own = leaveAsides(sentence, deps.book)
    if (own.length < sentence.length)
      remarks.push(
        sentence
          .filter((one) => !own.includes(one))
          .map(({ text }) => text)
          .join('，'),
      )
    if (own.length === 0) continue
    const place = placeSentence(own, deps, { before, next: sentences[index + 1] })
    before = { part: place.part, label: own[0]!.label, line: own[0]!.line }
    const joined = joinSentence(place.part === '打算' ? cutIntents(own) : own, { deps, part: place.part })
    if (joined.every((clause) => clause.numbers === 0) || figures.length >= mostFigures) {
      const text = joined.map((clause) => clause.text).join('，')
      const told = buildStatement(text, own[0]!, { place, deps })
      if (text.length >= 3) statements.push({ ...told, clauseIndex: clauseIndex++ })
      continue
    }
    const read = readSubjects(joined, own[0]!, { place, deps, group })
    group = read.group
    for (const fact of read.facts) {
      for (const piece of fact) {
        const at = clauseIndex++
        if (piece.figures.length === 0)
          statements.push({
            ...buildStatement(piece.text, own[0]!, {
              place: { ...place, theme: piece.theme ?? place.theme },
              deps,
            }),
            clauseIndex: at,
          })
        for (const figure of piece.figures)
          figures.push({ ...figure, id: figures.length + 1, clauseIndex: at })
      }
    }
  }
  return { figures, statements, remarks }
}

/** Whole sentences first: what is told to the writer at length says less in each of its clauses. */
function leaveAsides(sentence: readonly BriefClause[], { roleOf }: IndicatorBook): readonly BriefClause[] {
  if (isAsideSentence(sentence, roleOf) && !sentence.some(({ text }) => disagrees.test(text))) return []
  const whole = { text: joinTold(sentence), label: sentence[0]!.label }
  // What stands against another number is told by leaveConflicts.
  let isLed = true
  return sentence.filter((clause) => {
    const isLeft = !disagrees.test(clause.text) && isAside(clause, roleOf, { ...whole, isLed })
    isLed &&= isLeft
    return !isLeft
  })
}

interface Place {
  readonly part: string | null
  readonly theme: string | null
}

function placeSentence(
  sentence: readonly BriefClause[],
  { book, theme, asked, year }: FactDeps,
  { before, next }: { before: PartBefore; next: readonly BriefClause[] | undefined },
): Place {
  const { label, line } = sentence[0]!
  const whole = joinTold(sentence)
  const named = findPart(label, whole, year) ?? partOf(whole, asked)
  const said = named === '不足' && turnsToPlans(whole, { label, line, before }) ? '打算' : named
  const carried = carryPart({ label, line, text: whole }, before, book.drafting.wording.problems)
  const isBad = isCaused(sentence, next) || tellsCause(whole, label)
  const heard = hearPart(sentence, { roleOf: book.roleOf, before: before.part })
  // What goes on with the sentence before it may turn to what is planned.
  const goesOn = carried === '不足' && heard === '打算' ? null : carried
  const ruled = said ?? goesOn ?? findLed(label, { whole, book }) ?? (isBad ? '不足' : null)
  const part = ruled ?? heard
  return { part, theme: part ?? matchTheme(label, book.drafting.themes)?.name ?? theme }
}

/** 争取明年培养10名 under 问题: what is still to come, and what goes on with it on its line. */
function turnsToPlans(
  whole: string,
  { label, line, before }: { label: string; line: number; before: PartBefore },
): boolean {
  const goesOn = before.part === '打算' && before.line === line && before.label === label
  return goesOn || (meant.test(whole) && !/没有?|不够|缺少?|滞后/.test(whole))
}

const meant =
  /^(?:争取|力争|计划|打算|准备|拟(?!定)|明年|来年|下一?步|下半年)|[，,](?:计划|打算|准备|争取|力争)[\u4e00-\u9fff]{1,6}\d/

/** 文字 over 党委书记主持研究…: a name that tells no theme keeps nothing from the part that the sentence opens with; nor does an office what the leader did. */
function findLed(label: string, { whole, book }: { whole: string; book: IndicatorBook }): string | null {
  if (label === '' || findPart('', whole) !== '第一责任人') return null
  const isNamed = matchTheme(label, book.drafting.themes) !== null
  return !isNamed || (isOffice(label) && ledBy.test(whole)) ? '第一责任人' : null
}

/** 泵站坏了没人修。原因是经费少: what has a cause to be told is a shortcoming. */
function isCaused(sentence: readonly BriefClause[], next: readonly BriefClause[] | undefined): boolean {
  const [first] = next ?? []
  const label = sentence[0]!.label
  if (first === undefined || first.line !== sentence[0]!.line || findPart(label, '') !== null) return false
  const isCause =
    first.label === '原因' || (first.label === label && findPart('', joinTold(next!)) === '原因')
  return isCause && findQuantities(joinTold(sentence)).length === 0
}

/** Everything said belongs to the part that was asked for; 主要是…… behind shortcomings is their cause. */
function partOf(whole: string, asked: string | null): string | null {
  return asked === '不足' && /^(?:究其|主要(?:是|在于|因为))/.test(whole) ? '原因' : asked
}

function joinSentence(
  sentence: readonly BriefClause[],
  { deps, part }: { deps: FactDeps; part: string | null },
) {
  const { label } = sentence[0]!
  const named = nameOngoing(
    nameCounted(nameDeed(sentence, part), { label, part, topic: deps.topic }),
    deps.topic,
  )
  return nameLeader(joinBare(named, { book: deps.book, part }), { label, part })
}

function buildStatement(
  text: string,
  { line, sentence, label, cell }: BriefClause,
  { place, deps }: { place: Place; deps: FactDeps },
): Omit<BriefStatement, 'clauseIndex'> {
  const theme = place.part ?? matchTheme(text, deps.book.drafting.themes)?.name ?? place.theme
  return { text, theme, line, sentence, label, ...(cell ? { cell } : {}) }
}

type Joined = ReturnType<typeof joinSentence>[number]

/** What people go on to say in one breath is parted by its subjects; a row stays one. */
function readSubjects(
  joined: readonly Joined[],
  first: BriefClause,
  { place, deps, group: before }: { place: Place; deps: FactDeps; group: string | null },
): { facts: Piece[][]; group: string | null } {
  const isTold = place.part === null && first.source === '' && !first.isWhole
  let group = before
  const facts = (isTold ? cutSubjects(joined) : [joined]).flatMap((clauses, at) => {
    const sentence = first.sentence + at / mostSubjects
    const read = readSentence(clauses, { ...first, sentence }, { place, deps, group })
    group = read.group
    return read.facts
  })
  return { facts, group }
}

/** The facts of one sentence, each as the clauses it is told in. */
function readSentence(
  joined: readonly Joined[],
  { sentence, label, source, isWhole = false }: BriefClause,
  { place, deps, group: before }: { place: Place; deps: FactDeps; group: string | null },
): { facts: Piece[][]; group: string | null } {
  const { themes } = deps.book.drafting
  const facts: OpenFact[] = []
  // What stands under a name of its own is about that.
  const isNamed = label !== '' && matchTheme(label, themes) !== null
  let group = before
  for (const [index, clause] of joined.entries()) {
    const last = facts.at(-1)
    const request = {
      ...clause,
      previous: joined[index - 1]?.text ?? '',
      theme: last?.theme ?? place.theme,
      part: place.part,
      group,
      clauseIndex: 0,
      firstId: 0,
      sentence,
      label,
      source: clause.source || source,
    }
    const read = clause.numbers === 0 ? { figures: [], group } : readNamed(request, clause, deps)
    group = read.group ?? group
    const known = read.figures.find(({ isKnown }) => isKnown)?.theme
    const own = place.part ?? known ?? matchTheme(clause.text, themes)?.name ?? null
    const piece = {
      text: read.figures[0]?.clause ?? clause.text,
      theme: own,
      figures: read.figures,
      isListed: clause.isListed,
    }
    const isFixed = isWhole || place.part !== null || isNamed
    const isOn = () => isFixed || goesOn(last!, { own, text: clause.text, isKnown: known !== undefined })
    if (last !== undefined && isOn()) {
      // 综治中心受理218件，调成211件: what came of it says what it was.
      if (known != null && tellsOutcome(last, clause.text)) last.theme = own
      last.pieces.push(piece)
      last.theme ??= own
    } else facts.push({ theme: own, pieces: [piece], isDated: isDated(clause.text) })
  }
  // 放管服：承接权力48项: what it stands under says where it belongs.
  // 综治办：调解213起: an office tells of more than its own work.
  const isTold = facts.some(({ pieces }) => pieces.some(({ figures }) => figures.some((one) => one.isKnown)))
  const isHome = isNamed && !(isTold && place.part === null && isOffice(label))
  const homeOf = (theme: string | null) => (isHome ? place.theme : null) ?? theme ?? place.theme
  return { group, facts: facts.map((one) => wholeFact(one.pieces, { theme: homeOf(one.theme), isWhole })) }
}

function readNamed(request: ClauseRequest, joined: Joined, { book }: FactDeps): ReadClause {
  return nameSources(readClause(request, book), joined)
}

/** Each number names its own cell, also where clauses of several were joined. */
function nameSources(read: ReadClause, { cell: own, sources = [] }: Joined): ReadClause {
  if (sources.length === 0 && own === undefined) return read
  return {
    ...read,
    figures: read.figures.map((figure) => {
      const stand = sources.findLast(({ from }) => from <= figure.at.start)
      const cell = stand === undefined ? own : stand.cell
      return { ...figure, source: stand?.source || figure.source, ...(cell ? { cell } : {}) }
    }),
  }
}
