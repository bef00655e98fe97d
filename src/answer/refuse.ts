// Step: evidence too weak, or a question that reports cannot answer -> a refusal that says what was searched and what is nearest.

import type { Frame } from '#domain/frame.ts'
import { placeName } from '#domain/place.ts'
import type { ReportSummary } from '#domain/report.ts'
import { matchTerm } from '#retrieve/match-term.ts'
import type { ResolvedScope } from '#retrieve/resolve-scope.ts'
import { citeQuotes, claimReport, listPlaces, nameReportYear, nameScope } from './cite.ts'
import type { Composition } from './compose-lines.ts'
import type { Claim, DraftLine, Piece } from './gate/draft-line.ts'
import { phrases } from './gate/set-phrases.ts'
import { keepClauses } from './quotes/keep-clauses.ts'
import { cutQuote, type Quote } from './quotes/open-quote.ts'
import { claimTopic, nameSaid } from './rows/name-topic.ts'
import { nameNumber } from './rows/tell-silence.ts'
import { asksCount } from './rows/topic-words.ts'

export type RefusalReason =
  | 'weak'
  | 'no-figure'
  | 'no-place'
  | 'no-peer'
  | 'no-year'
  | 'person'
  | 'outside'
  | 'rule'
  | 'empty'

export interface Refusal {
  readonly reason: RefusalReason
  readonly frame: Frame
  readonly scope: ResolvedScope
  readonly visible: readonly ReportSummary[]
  /** The passage that comes nearest, if any is near at all. */
  readonly nearest: Quote | null
  /** Near in meaning, though they share no word: the question may ask for them in other words. Best first. */
  readonly meant: readonly Quote[]
}

export function composeRefusal(refusal: Refusal): Composition {
  const lines: DraftLine[] = [{ kind: 'frame', ...composeReason(refusal) }]
  const { nearest, meant, visible } = refusal
  const quotes = nearest ? [keepNear(nearest, refusal)] : meant
  if (meant.length > 1) lines.push({ kind: 'frame', pieces: ['意思相近的有：'] })
  const lead = nearest ? phrases.nearest : meant.length === 1 ? phrases.nearestMeant : null
  for (const [at, { report }] of quotes.entries()) {
    const n = at + 1
    if (refusal.reason === 'no-year' && report.metadata.year !== null) {
      const whose: Claim = { kind: 'report', said: nameReportYear(report, visible), n, style: 'year' }
      lines.push({ kind: 'quotes', lead: [whose, '写的是'], quotes: [n] })
      continue
    }
    const name = claimReport(report, { n, visible })
    lines.push({ kind: 'quotes', lead: lead ? [lead, name, '）'] : [name], quotes: [at + 1] })
  }
  return { lines, citations: citeQuotes(quotes) }
}

/** 拆除违法建筑30户，面积1108平方米, and not the complaints behind it: the clauses with a word of the question. */
function keepNear(quote: Quote, { frame }: Refusal): Quote {
  const terms = frame.terms.filter(({ isGuess }) => !isGuess)
  const span = keepClauses(quote.text, (clause) => terms.some((term) => matchTerm(term, clause) > 0))
  if (span === null || !/\d/.test(quote.text.slice(span.start, span.end))) return quote
  return cutQuote(quote, span)
}

interface Reason {
  readonly pieces: readonly Piece[]
  readonly otherwise?: readonly Piece[]
}

function composeReason(refusal: Refusal): Reason {
  const { reason, frame, scope, visible } = refusal
  const present: Claim = { kind: 'places', said: listPlaces(visible) }
  switch (reason) {
    case 'person':
      return composePerson(refusal)
    case 'empty':
    case 'outside':
      return { pieces: [phrases[reason]] }
    case 'no-place':
    case 'no-peer':
      return {
        pieces: [claimAbsence(refusal), ...(present.said === '' ? [] : ['。现在有：', present]), '。'],
      }
    case 'no-year': {
      const said = `资料库里没有${nameOne(scope, visible)}${frame.years.join('、')}年的报告`
      const missing: Claim = { kind: 'no-report', said, years: frame.years }
      return { pieces: [missing, '，', { kind: 'years', said: `只有${listYears(scope)}年的` }, '。'] }
    }
    case 'rule':
      return frame.terms.length === 0
        ? { pieces: [phrases.rule] }
        : { pieces: [phrases.ruleLead, claimTopic(frame), phrases.ruleEnd] }
    case 'no-figure':
    case 'weak': {
      const place = claimPlace(refusal)
      const otherwise = [...place, phrases.notFound]
      // Without a word of its own a question has nothing that a report could be silent on, but what stands behind 多少.
      const noun = frame.terms.every(({ isGuess }) => isGuess) ? readNoun(frame.text) : null
      if (noun !== null) return { pieces: [...place, claimNoun(noun), '。'], otherwise }
      if (frame.terms.every(({ isGuess }) => isGuess)) return { pieces: otherwise }
      return { pieces: [...place, claimSilence(refusal), '。'], otherwise }
    }
  }
}

/** 锦和镇2022、2023年: whose reports were read, of one place with their years. */
function claimPlace({ scope, visible }: Refusal): readonly Piece[] {
  const place: Claim = { kind: 'scope-place', said: nameScope(scope.reports, visible) }
  const years = nameOne(scope, visible) === '' ? '' : listYears(scope)
  return years === '' ? [place] : [place, { kind: 'years', said: `${years}年` }]
}

/** 沙汀镇2022、2023年的报告里没有查到书记的电话: what is asked of whom, where the question says both. */
function composePerson(refusal: Refusal): Reason {
  const { frame } = refusal
  const asked = personal.find(([words]) => words.test(frame.text))
  const roles = [...frame.text.matchAll(role)].map(([said]) => said)
  const who =
    roles.at(-1) ?? frame.terms.find(({ word, isGuess }) => !isGuess && frame.text.includes(word))?.word
  if (!asked || who === undefined || refusal.scope.reports.length === 0) return { pieces: [phrases.person] }
  const person: Claim = { kind: 'topic', said: who }
  const pieces = [...claimPlace(refusal), phrases.personLead, person, phrases[asked[1]]]
  return { pieces, otherwise: [phrases.person] }
}

const role =
  /(?:副)?(?:党委书记|书记|镇长|乡长|主任|所长|站长|局长|队长)|(?:申请|当事|信访|投诉|举报|反映|来访|上访|被执行|嫌疑|受害|负责|经办|承办|联系)人|律师|法律顾问|网格员|调解员|明白人|村民|业主|工人/g
const personal = [
  [/电话|手机|号码|联系方式/, 'personPhone'],
  [/住址|地址|住哪|家住|住在/, 'personHome'],
  [/身份证|证件/, 'personPapers'],
  [/姓|叫|名字|大名|是谁|哪[个位]|谁/, 'personName'],
] as const

/** The place is not there; or it is, and no other. */
function claimAbsence({ scope, visible }: Refusal): Claim {
  const { gap } = scope
  const names = gap.kind === 'no-place' || gap.kind === 'no-peer' ? gap.names : []
  const isHeld = names.every((name) => visible.some(({ metadata }) => placeName(metadata.place) === name))
  const told = names.join('、')
  return isHeld
    ? { kind: 'only', said: `资料库里这一范围只有${told}一家，没有别的可看`, names }
    : { kind: 'no-report', said: `资料库里没有${told}的报告`, names }
}

function claimSilence({ reason, frame, meant }: Refusal): Claim {
  const topic = nameSaid(frame)
  const { terms } = frame
  return reason === 'no-figure' || asksCount(frame)
    ? { kind: 'silent', said: `的报告没有写${nameNumber(topic)}`, terms, needsNumber: true }
    : {
        kind: 'silent',
        said: `的报告没有${meant.length > 0 ? '直接' : ''}写到${topic}`,
        terms,
        needsNumber: false,
      }
}

/** 人口 of 有多少人口, which is no word of any report. */
function readNoun(text: string): string | null {
  return (
    /(?:多少|好多|几多)(?:个|名|件|条)?([\u4e00-\u9fff]{2,6}?)[了的呢啊呀吗]?[?？。]?$/.exec(text)?.[1] ??
    null
  )
}

function claimNoun(noun: string): Claim {
  const terms = [{ word: noun, alternatives: [], weight: 1 }]
  return { kind: 'silent', said: `的报告没有写${nameNumber(noun)}`, terms, needsNumber: true }
}

function listYears({ reports }: ResolvedScope): string {
  return [...new Set(reports.flatMap(({ metadata }) => metadata.year ?? []))].sort().join('、')
}

/** The one place searched; empty when there are several. */
function nameOne({ reports }: ResolvedScope, visible: readonly ReportSummary[]): string {
  const places = new Set(reports.map(({ metadata }) => placeName(metadata.place)))
  return places.size === 1 ? nameScope(reports, visible) : ''
}
