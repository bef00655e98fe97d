// Headline of this room: what is wanted -> the composer that answers it, conclusion first. Null: ranked sentences must answer, or nothing does.

import { answerCompare } from '#answer/answer-compare.ts'
import { answerQuality, asksFaults } from '#answer/answer-quality.ts'
import { pickApart, readListed } from '#answer/apart/pick-apart.ts'
import { type Composition, listSearched } from '#answer/compose-lines.ts'
import { findAskedTerms, findThemeTerms, shareTold } from '#answer/items/asked-terms.ts'
import { composeSource } from '#answer/items/compose-source.ts'
import type { ComposerDeps } from '#answer/items/composer-deps.ts'
import { joinCompositions } from '#answer/join-compositions.ts'
import type { ListedPart } from '#answer/list-part.ts'
import type { Made } from '#answer/made.ts'
import { readBeside } from '#answer/pick/figure-noun.ts'
import { asksOfNumber } from '#answer/pick/pick-asked.ts'
import { isMeasure } from '#answer/rows/topic-words.ts'
import { leadWithAsked } from '#answer/verdict/lead-with-asked.ts'
import type { Citation } from '#domain/answer.ts'
import { type Frame, isKnown, type Term } from '#domain/frame.ts'
import { placeOfReport } from '#domain/report.ts'
import type { StoredFigure } from '#domain/stored-report.ts'
import { startOfTurn } from '#question/follow/turns.ts'
import { callsPart } from '#question/read-want.ts'
import { readBound } from '#question/scope/read-bound.ts'
import { matchTerm } from '#retrieve/match-term.ts'
import { buildUnitPattern, readAskedUnits } from '#retrieve/read-unit.ts'
import { asksBeing } from '#text/stance.ts'
import { composeBenchmark } from './compose-benchmark.ts'
import { composeHow } from './compose-how.ts'
import { composeNumbers } from './compose-numbers.ts'
import { composeOverview } from './compose-overview.ts'
import { composePart } from './compose-part.ts'
import { asksStory, composeStory } from './compose-story.ts'
import { composeThorough } from './compose-thorough.ts'
import { composeWhether } from './compose-whether.ts'
import { composeWho } from './compose-who.ts'
import { composeWhy } from './compose-why.ts'

export async function composeByWant(frame: Frame, deps: ComposerDeps): Promise<Made | null> {
  if (frame.want === 'benchmark') return composeBenchmark(frame, deps)
  const { scope } = deps.evidence
  if (scope.reports.length === 0 || ['no-year', 'no-place', 'no-peer'].includes(scope.gap.kind)) return null
  const first = await composeInScope(frame, deps)
  const composed = first && frame.also ? await addSecond(first, { ...frame, also: frame.also }, deps) : first
  const reports = listSearched(frame, scope, deps.visible)
  return composed ? { kind: 'answer', reports, ...leadWithAsked(composed, frame) } : null
}

/** What is asked besides, after it. */
async function addSecond(
  first: Composition,
  { also, ...frame }: Frame & Required<Pick<Frame, 'also'>>,
  deps: ComposerDeps,
): Promise<Composition> {
  const second = await composeInScope({ ...frame, ...also }, deps)
  return (second && joinCompositions(first, second)) ?? first
}

async function composeInScope(asked: Frame, deps: ComposerDeps): Promise<Composition | null> {
  const { scope } = deps.evidence
  const frame = leaveOtherPart(asked, deps)
  // 第二个展开说说: the item that was listed, and not the list again.
  const part = frame.about === null ? readListedPart(frame) : null
  if (part !== null) return listAsked(frame, deps, part)
  if (frame.asksHeading) return null
  const number = await tellSaidNumber(frame, deps)
  if (number) return number
  const source = frame.takes === 'source' ? await composeSource(frame, deps) : null
  if (source) return source
  const listed = readListed(frame)
  const apart = listed && (await pickApart(listed, deps.evidence, deps))
  if (listed && apart) return composeNumbers(listed, deps, { ...deps, apart })
  const story = tellsStory(frame) ? await composeStory(frame, deps) : null
  if (story) return story
  switch (frame.want) {
    case 'compare':
    case 'value':
    case 'total':
    case 'rank':
    case 'trend':
      return tellNumbers(frame, deps)
    case 'quality':
      return composeQuality(frame, deps)
    case 'who':
      return composeWhose(frame, deps)
    case 'whether':
      return isOfSeveral(frame, deps) ? composeWho(frame, deps, deps) : composeWhether(frame, deps, deps)
    case 'why':
      return composeWhy(frame, scope, deps)
    case 'how':
      return (await overviewOfPlace(frame, deps)) ?? composeHow(frame, deps)
    case 'overview':
      return tellOverview(frame, deps)
    case 'detail':
      return (await overviewOfPlace(frame, deps)) ?? composeStory(frame, deps)
    default:
      return null
  }
}

async function tellNumbers(frame: Frame, deps: ComposerDeps): Promise<Composition | null> {
  const isLinedUp = frame.want === 'compare' && !(frame.takes === 'nth' && frame.asksOwnRank)
  const told =
    (isLinedUp ? await lineUp(frame, deps) : null) ??
    (await composeNumbers(frame, deps, deps)) ??
    (await whoInstead(frame, deps))
  // 这几年变化大不大 of a place: all that it does.
  const isOfAll = frame.want === 'trend' && frame.terms.every(({ isGuess }) => isGuess)
  return told ?? (isOfAll ? overviewOfPlace(frame, deps) : null)
}

async function composeWhose(frame: Frame, deps: ComposerDeps): Promise<Composition | null> {
  // 没改完的是哪个镇，几处: by what is left at each.
  const rest = frame.isOfRest ? await composeNumbers({ ...frame, want: 'rank' }, deps, deps) : null
  if (rest) return rest
  const asksHowWell = asksThorough.test(frame.text) && !frame.isNegated
  const thorough = asksHowWell ? composeThorough(frame, deps.evidence.scope, deps) : null
  return thorough ?? (await whoWithin(frame, deps)) ?? composeWho(frame, deps, deps)
}

/** 哪些镇写得具体: not who writes it, but how well. */
const asksThorough = /[写讲说抓做]得?(?:比较|最|更)?(?:具体|详细|细致|仔细|扎实|细|实(?!行|施))/

/** 那个216哪里写的: where the number stands. */
async function tellSaidNumber(frame: Frame, deps: ComposerDeps): Promise<Composition | null> {
  const isSaid = asksOfNumber(frame) && frame.assertedNumbers.length === 1
  return isSaid ? composeNumbers({ ...frame, want: 'value' }, deps, deps) : null
}

async function tellOverview(frame: Frame, deps: ComposerDeps): Promise<Composition | null> {
  // 三个月走了37个是啥情况: what stands with the number is told.
  if (frame.assertedNumbers.length > 0 && frame.include.length === 1) return composeStory(frame, deps)
  if (namesPart(frame, deps)) return composeStory({ ...frame, want: 'how' }, deps)
  return asksAbsent(frame, deps) ? null : composeOverview(frame, deps.evidence.scope, deps)
}

/** 那起欠薪把经过详细讲讲: one thing of one place is told, whatever the words ask for besides. */
function tellsStory({ want, text, include, terms }: Frame): boolean {
  const isOne =
    (include.length === 0 || (include.length === 1 && include[0]!.town !== null)) &&
    terms.some(({ isGuess }) => !isGuess)
  return isOne && ['overview', 'whether', 'why'].includes(want) && asksStory(text)
}

/** Whose rate is best by the rates; who does it most thoroughly by what they write; else the faults of one report. */
async function composeQuality(frame: Frame, deps: ComposerDeps): Promise<Composition | null> {
  const thorough = asksRate(frame) ? null : composeThorough(frame, deps.evidence.scope, deps)
  if (thorough) return thorough
  const isOfFaults = asksFaults(frame) || frame.terms.every(({ isGuess }) => isGuess)
  const told = await composeNumbers(frame, deps, deps)
  if (told || isOfFaults) return told ?? inspectOne(frame, deps)
  // 效果好不好，有数字么 of one place: its own numbers, rates or not.
  return frame.include.length === 1 ? composeNumbers({ ...frame, want: 'value' }, deps, deps) : null
}

function asksRate({ terms, head }: Frame): boolean {
  return [head, ...terms].some((term) => term !== null && /[率度]$/.test(term.word))
}

/** 哪个镇成功率高过98%: by their numbers. */
async function whoWithin(frame: Frame, deps: ComposerDeps): Promise<Composition | null> {
  const isOfAll = frame.include.every(({ town }) => town === null) && !frame.isNegated
  return isOfAll && readBound(frame.text) !== null
    ? composeNumbers({ ...frame, want: 'rank', n: null }, deps, deps)
    : null
}

/** 哪些地方做了X，各多少: where no numbers line up, at least who writes it with one. */
async function whoInstead(frame: Frame, deps: ComposerDeps): Promise<Composition | null> {
  if (frame.include.length > 0) return null
  const made = await composeWho(frame, deps, deps)
  const number = buildUnitPattern(frame.text)
  const counted = made?.citations.filter(({ quote }) => number.test(quote)) ?? []
  const figures = await deps.library.listFigures([...new Set(counted.map(({ reportId }) => reportId))])
  const units = readAskedUnits(frame.text)
  // 食堂改造…补发工资7.9万元 tells no number of 食堂.
  const isOfIt = ({ reportId, start, end }: Citation) => {
    const inside = figures.filter(
      (one) => one.reportId === reportId && start <= one.at.start && one.at.end <= end,
    )
    const fitting = units === null ? inside : inside.filter(({ unit }) => units.includes(unit))
    return fitting.length === 0 || fitting.some((figure) => saysOf(figure, frame.terms))
  }
  return made && counted.some(isOfIt) ? made : null
}

/** A word of the question stands in the figure's own words or in its clause. */
function saysOf(figure: StoredFigure, terms: Frame['terms']): boolean {
  const { before, after } = readBeside(figure)
  const own = `${figure.indicator} ${figure.subject ?? ''} ${figure.channel ?? ''} ${before} ${after}`
  return terms.some((term) => !term.isGuess && matchTerm(term, own) > 0)
}

/** 外地乡镇有没有提X: asked of many, it is who does. */
function isOfSeveral({ include, text, assertedNumbers }: Frame, { evidence }: ComposerDeps): boolean {
  const places = new Set(evidence.scope.reports.map(placeOfReport))
  return include.length === 0 && places.size > 1 && assertedNumbers.length === 0 && asksBeing(text)
}

/** 哪座电站的什么问题: what is asked stands plainly in another part. */
function leaveOtherPart(frame: Frame, { evidence }: ComposerDeps): Frame {
  if (frame.part === null || frame.want !== 'detail') return frame
  const best = (isIn: boolean) =>
    evidence.sentences.find(
      ({ part, isHeading, coverage }) =>
        !isHeading && coverage >= fullCoverage && (part === frame.part) === isIn,
    )?.score ?? 0
  return best(false) > best(true) + clearlyBetter ? { ...frame, part: null } : frame
}

const fullCoverage = 0.9
const clearlyBetter = 1

/** The part as a whole, or null where the part says something of what is asked. What calls the part (来年, 不到位) is no topic. */
async function listAsked(frame: Frame, deps: ComposerDeps, part: ListedPart): Promise<Composition | null> {
  const terms = frame.terms.filter(
    ({ word, alternatives }) => ![word, ...alternatives].some((one) => callsPart(one, part)),
  )
  const rest = { ...frame, terms }
  if (tellsOfTopic(rest, deps)) return null
  // 夜校还有新动作吗: that the part has nothing of it is told first.
  const said = frame.text.slice(startOfTurn(frame.text))
  // 新动作 asks, and is no thing.
  const named = said.replace(asksMoreOf, '')
  const isSaid = (term: Term) => !term.isGuess && !isMeasure(term) && named.includes(term.word)
  const asked = asksMoreOf.test(said) ? terms.filter(isSaid) : []
  return composePart(rest, deps.evidence.scope, { ...deps, asked }, part)
}

const asksMoreOf = /有没有|有无|还有[^，。]{0,8}[吗么]|[写提]没[写提]|新(?:动作|安排|打算|举措|计划)/

/** The part says something of what is asked, and is not asked for as a whole. */
function tellsOfTopic(frame: Frame, { evidence }: ComposerDeps): boolean {
  const terms = findThemeTerms(frame, evidence)
  return evidence.sentences.some(
    ({ part, text, heading }) =>
      part === frame.part && shareTold(terms, `${heading} ${text}`) >= leastCoverage,
  )
}

const leastCoverage = 0.6

/** The faults of one report, or of one place's. */
async function inspectOne(frame: Frame, deps: ComposerDeps): Promise<Composition | null> {
  const { reports } = deps.evidence.scope
  const isOne = new Set(reports.map(placeOfReport)).size === 1
  return isOne ? answerQuality(frame.text, reports, deps) : null
}

/** A topic of more characters names something, though no report has its words: 那个防骗手机软件. */
const mostLeft = 4

/** 石桥怎么做的 without a topic asks for all that it does. */
async function overviewOfPlace(frame: Frame, deps: ComposerDeps): Promise<Composition | null> {
  const said = frame.topic.match(/[\u4e00-\u9fff]/g)?.length ?? 0
  const isOpen =
    findAskedTerms(frame, deps.evidence).length === 0 && said <= mostLeft && !asksAbsent(frame, deps)
  return isOpen && frame.include.length > 0 ? composeOverview(frame, deps.evidence.scope, deps) : null
}

/** 第一责任人职责方面写了哪些事: a whole part of one place's report, by its heading, is told on. */
function namesPart({ include, terms, part }: Frame, { evidence }: ComposerDeps): boolean {
  // A part of a part is named by more than one word.
  const isHeld = (text: string) => topHeading.test(text) || (known.length > 1 && innerHeading.test(text))
  const known = findAskedTerms({ terms }, evidence).filter(isKnown)
  const isOne = include.length === 1 && include[0]!.town !== null && part === null
  const isNamed = (text: string) => known.length > 0 && known.every((term) => matchTerm(term, text) > 0)
  return isOne && evidence.sentences.some(({ isHeading, text }) => isHeading && isHeld(text) && isNamed(text))
}

const innerHeading = /^[（(][一二三四五六七八九十]{1,3}[)）]/
const topHeading = /^[一二三四五六七八九十]{1,3}[、.．]/

/** 食堂怎么管的, where only others write of it, 幼儿园, where nobody does: a thing is named, and the place is not asked about as a whole. */
function asksAbsent({ terms, part }: Frame, { evidence }: ComposerDeps): boolean {
  const named = terms.filter(({ word, isGuess, alternatives }) => {
    const isThing = evidence.rareTerms.has(word) || (word.length > 2 && alternatives.length === 0)
    // 法治政府建设 is what each report is about.
    const isTitle = evidence.scope.reports.some(({ metadata }) =>
      (metadata.title ?? metadata.kind).includes(word),
    )
    return !isGuess && isThing && !isTitle
  })
  return part === null && named.length > 0 && findAskedTerms({ terms }, evidence).length === 0
}

/** A part that is asked for as a whole, or what it says of something. */
function readListedPart({ part, want }: Frame): ListedPart | null {
  // 哪家最扎实，为什么: why of what is told, and no list of causes.
  if (part === 'cause' && want === 'quality') return null
  if (!['overview', 'how', 'who', 'detail', 'quality', 'value', 'compare'].includes(want)) return null
  return part === 'other' || part === 'practice' ? null : part
}

/** All places side by side in a table; one or two that are named are told in a sentence. */
async function lineUp(frame: Frame, deps: ComposerDeps): Promise<Composition | null> {
  const { reports } = deps.evidence.scope
  const isSeveral = reports.length > 1 || reports.some(({ rowPlaces }) => rowPlaces.length > 1)
  const isNamed = frame.include.length === 1 || frame.include.length === 2
  return isSeveral && !isNamed ? answerCompare(frame, reports, deps) : null
}
