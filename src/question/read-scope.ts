// Step: question -> the places and years it names, which township is the asker's own, and the text left without those names.

import type { Frame, Scope } from '#domain/frame.ts'
import { isSamePlace, matchesPlace, type Place, placeName } from '#domain/place.ts'
import type { PromptBook } from '#domain/prompt-book.ts'
import type { SectionPart } from '#domain/report.ts'
import { holds, type Span } from '#domain/span.ts'
import type { ToldTurn } from '#domain/talk/ledger.ts'
import { maxNameLength } from '#domain/text-limits.ts'
import { namesOffice } from '#text/offices.ts'
import { isCommonNoun, isNounAlways, isWordOfItsOwn, liesInWord } from '#text/place-nouns.ts'
import { findPlaces, type Gazetteer, type PlaceMention } from '#text/places.ts'
import { leaveTurn } from './follow/read-operation.ts'
import type { Extents } from './read-extent.ts'
import { findGuessed } from './scope/find-guessed.ts'
import { blankSpans } from './scope/find-short-years.ts'
import { findStrangers } from './scope/find-strangers.ts'
import { meanOwn } from './scope/mean-own.ts'
import { readArea } from './scope/read-area.ts'
import { readExclusions } from './scope/read-exclusions.ts'
import { readYears } from './scope/read-years.ts'
import { type Named, resolveMentions, settleNamesakes } from './scope/resolve-mentions.ts'
import { namesOwn, saysOwn } from './scope/says-own.ts'

export interface ScopeDeps {
  readonly gazetteer: Gazetteer
  /** Places that reports, or rows of their tables, are there of. */
  readonly known: readonly Place[]
  /** Titles and issuers of the reports. */
  readonly authors: readonly string[]
  readonly thisYear: number
  readonly book: Pick<PromptBook, 'practices' | 'placeNouns' | 'extents' | 'synonyms' | 'sounds'>
  /** Places and years of the reports. */
  readonly dated: readonly { readonly place: Place; readonly year: number | null }[]
}

export interface ReadScope extends Scope {
  readonly ambiguous: readonly Place[]
  /** The question with names of places and years blanked. */
  readonly rest: string
}

const townWords =
  /(?:各个?|哪[些几]?个?|[几\d两二三四五六七八九十]+个|每个?|所有|全部|下辖|所辖|有些|其[他它]|[几各谁哪两二三四五六七八九十])的?(?:乡镇|镇街|街镇|镇|乡|街道|苏木|家(?![企电店庭属长禽用具政]))|谁家/

interface ScopeQuestion {
  readonly text: string
  readonly own: Place | null
  readonly part: SectionPart | null
  /** What was asked about before. */
  readonly last: (Pick<Scope, 'include' | 'years' | 'isRelativeYear'> & Pick<Frame, 'ledger'>) | null
}

export function readScope(question: ScopeQuestion, deps: ScopeDeps): ReadScope {
  const { text, own } = question
  const { extents } = deps.book
  const found = findMentions(text, deps)
  const left = readExclusions(text, { mentions: found, known: deps.known, own, extents })
  const mentions = found.filter((mention) => !left.spans.some((span) => holds(span, mention)))
  const asked = blankSpans(text, left.spans)
  const guessed = findGuessed(text, mentions, extents)
  const meantOnes = mentions.filter((mention) => !guessed.includes(mention))
  const resolved = resolveMentions(meantOnes, deps.known)
  const joined = joinOnlyStreet(resolved, blankSpans(asked, mentions), deps.known)
  const meant = meanOwn(joined, { text, own, sounds: deps.book.sounds })
  const named = settleNamesakes(meant.named, { text, own })
  const spoken = question.last?.include ?? []
  const area = named.include.length > 0 ? null : readArea(asked, { own, spoken })
  const meantBy = readOwnAndPeers(asked, { own, named, extents })
  const { wantsPeers, include, exclude, said } =
    area === null ? meantBy : { ...meantBy, ...area, wantsPeers: false }
  const years = readAskedYears({ ...question, text: asked, include }, left.spans, { text, deps })
  const office = findOffice(text, named, deps)
  const strangers =
    named.include.length > 0 ? [] : findStrangers(blankSpans(asked, [...mentions, ...said]), deps)
  const spans = [
    ...named.spans,
    ...guessed,
    ...strangers,
    ...years.spans,
    ...left.spans,
    ...said,
    ...(office ? [office] : []),
  ]
  return {
    include,
    exclude: [...exclude, ...left.places],
    unknown: [...named.unknown, ...strangers.map((span) => text.slice(span.start, span.end))],
    wantsPeers,
    wantsTowns: area !== null || townWords.test(text),
    office: office && text.slice(office.start, office.end),
    period: readPeriod(text),
    ambiguous: named.ambiguous,
    years: years.years,
    isRelativeYear: years.isRelative,
    rest: blankSpans(text, spans),
    ...tellRespelt(mentions, include, meant.respelt),
    ...(named.namesakes.length > 0 ? { namesakes: named.namesakes } : {}),
  }
}

/** 那街道呢, 把街道也算上: the one that is no 镇 or 乡, where the library has only one. */
function joinOnlyStreet(named: Named, text: string, known: readonly Place[]): Named {
  const said = onlyStreet.exec(text)
  const streets = known.filter(({ town }) => town !== null && /街道$/.test(town))
  const isElsewhere = named.unknown.length > 0 || named.include.some((place) => streets.includes(place))
  if (!said || streets.length !== 1 || isElsewhere) return named
  const span = { start: said.index, end: said.index + said[0].length }
  return { ...named, include: [...named.include, streets[0]!], spans: [...named.spans, span] }
}

const onlyStreet = /(?<=^|[，,。、\s那把和跟与比年])街道(?=[呢的是也有比和跟与，,？?。]|$)/

/** 务岩乡 for 雾岩乡: told, because it is a guess. */
function tellRespelt(
  mentions: readonly PlaceMention[],
  include: readonly Place[],
  ofOwn: NonNullable<Scope['respelt']>,
): Pick<Scope, 'respelt'> {
  const found = mentions.flatMap(({ text, match, places }) => {
    const meant =
      match === 'similar' ? include.find((one) => places.some((place) => isSamePlace(one, place))) : undefined
    return meant ? [{ said: text, meant: placeName(meant) }] : []
  })
  const respelt = [...found, ...ofOwn]
  return respelt.length > 0 ? { respelt } : {}
}

/** 我们镇 is one's own; with 别的镇 it is what the others are held against. */
function readOwnAndPeers(
  text: string,
  { own, named, extents }: { own: Place | null; named: Named; extents: Extents },
): Pick<ReadScope, 'wantsPeers' | 'include' | 'exclude'> & { readonly said: readonly Span[] } {
  const peers = findSaid('peers', leaveTurn(text), extents)
  // 隔壁石桥 is that town.
  const wantsPeers = peers.some(({ end }) => !named.spans.some(({ start }) => start === end))
  const asksOwn = !wantsPeers && own !== null && saysOwn(text, extents)
  // 咱想看看石桥的: beside a name it is a place of its own only where the two are held against each other.
  const isMeant = named.include.length === 0 || namesOwn(text) || held.test(text)
  const isNew = asksOwn && isMeant && !named.include.some((place) => isSamePlace(place, own))
  const isNear = wantsPeers && own?.county != null && named.include.length === 0 && ofOneCounty.test(text)
  return {
    wantsPeers,
    include: isNew ? [own, ...named.include] : isNear ? [{ ...own, town: null }] : named.include,
    exclude: wantsPeers && own ? [own] : [],
    said: peers,
  }
}

/** 同县的: those of one's own county. */
const ofOneCounty = /同(?:一个)?[县区市]/

/** One against the other, or both. */
const held = /[比差]|[跟和与同](?:我|咱|俺)|(?:我们?|咱们?|俺们?)[跟和与同]|谁|哪(?:个|家|边|里)|[加合]|各/

function findSaid(as: 'peers', text: string, extents: Extents): readonly Span[] {
  return extents.flatMap((one) => {
    const match = one.as === as ? one.pattern.exec(text) : null
    const end = match ? match.index + match[0].length : 0
    const isOther =
      !match || ofWorkers.test(text.slice(end)) || (isRest.test(match[0]) && ofThings.test(text.slice(end)))
    return isOther ? [] : [{ start: match.index, end }]
  })
}

/** 外头打工的, 外地来的工人: people, and no places to be held against. */
const ofWorkers = /^(?:来的?)?(?:打工|务工|做工|做事|做活|干活|上班|民工|工人|人员)/

/** 民法典等其他法治宣传, 其余普法活动: other things that are counted, and no other places. */
const isRest = /^(?:其他|其它|其余)$/
const ofThings =
  /^(?:的)?(?!(?:的|几|各|那|这|两|三|四|五|七|八|所有|\d)?(?:些|个|家)?(?:乡镇|镇街|镇|乡|街道|地方|地区|单位|县|区|村|兄弟|同行|报告|家|人|呢|都|也|有|没|是|写|做|搞|咋|怎|如何|什么|哪|谁|情况|年|比|跟|和))[\u4e00-\u9fff]{0,8}(?:活动|案件|案|纠纷|宣传|检查|演练|问题|工单|事项|隐患|投诉|会议|培训|处罚|人员|收入|支出|经费|资金|类|项)/

/** The years asked for, less those that are left out. */
function readAskedYears(
  question: ScopeQuestion & Pick<Scope, 'include'>,
  left: readonly Span[],
  { text, deps }: { text: string; deps: ScopeDeps },
): ReturnType<typeof readYears> {
  const places = question.include.length > 0 ? question.include : (question.last?.include ?? [])
  const own = deps.dated.filter(({ place }) => places.some((asked) => matchesPlace(asked, place)))
  const dated = (own.length > 0 ? own : deps.dated).flatMap(({ year }) => year ?? [])
  const held = [...new Set(dated)].sort((a, b) => a - b)
  const last = question.last?.years ?? []
  const isLastRelative = question.last?.isRelativeYear ?? false
  const told = listToldYears(question.last?.ledger ?? [], places)
  const base = { thisYear: deps.thisYear, part: question.part, held, last, isLastRelative, told }
  const years = readYears(question.text, base)
  const out = left.flatMap(({ start, end }) => readYears(text.slice(start, end), base).years)
  if (out.length === 0) return years
  // 24年不要，另外两年: of all that were spoken of.
  const isRest = /(?:另外|其余|剩下?|余下)(?:的|那)*[两三]年/.test(text)
  const from =
    [isRest ? [] : years.years, last, held].find(({ length }) => length > 1 || (!isRest && length > 0)) ?? []
  return { ...years, years: from.filter((year) => !out.includes(year)) }
}

/** The first first. */
function listToldYears(ledger: readonly ToldTurn[], places: readonly Place[]): readonly number[] {
  const numbers = ledger.flatMap((turn) => turn.numbers.filter(({ isTold }) => isTold))
  const own = numbers.filter(({ place }) => places.some((asked) => matchesPlace(asked, place)))
  return [...new Set(own.flatMap(({ year }) => year ?? []))].sort((a, b) => a - b)
}

/** Names in the text, without common nouns that end or sound like one: 中心镇 is one only behind its county, 平安 not in 平安建设. */
function findMentions(text: string, deps: ScopeDeps): readonly PlaceMention[] {
  // 比一下各镇: 下各镇 is a real town, but not here
  const readable = text.replace(/(?<=[比看查列说问算讲])一?下/g, (cut) => ' '.repeat(cut.length))
  const nouns = deps.book.placeNouns
  const found = findPlaces(readable, { ...deps, sounds: deps.book.sounds })
  return found.filter(({ text: name, places, match, start, end }) => {
    if (match === 'short')
      return !isWordOfItsOwn(name, { before: text.slice(0, start), after: text.slice(end) }, nouns)
    // 人民调 of 人民调解 is no misspelt 人民路
    if (match === 'similar' && liesInWord(text, { start, end }, deps.book.synonyms)) return false
    // 于城镇 of 低于城镇 is a town somewhere; it is meant only where the library has it
    const isHeld = places.some((place) => deps.known.some((one) => isSamePlace(one, place)))
    const isNoun = isHeld ? isNounAlways(name, nouns) : isCommonNoun(name, nouns)
    if (!isNoun && !/^(?:街道|苏木)$/.test(name)) return true
    const area = found.find((other) => other.end === start)
    return places.some((place) => area?.places.some((one) => one.town === null && matchesPlace(one, place)))
  })
}

const officeWords =
  /^(?:人民)?(?:政府)?[\u4e00-\u9fff]{1,10}?(?:局|厅|委员会|委|办公室|法院|检察院|中心|大队|支队)(?![长员])/

/** 司法局 of 洛宁县司法局, where a report names it as its own. */
function findOffice(text: string, named: Named, { authors }: Pick<ScopeDeps, 'authors'>): Span | null {
  for (const { end } of named.spans) {
    const office = officeWords.exec(text.slice(end))?.[0]
    if (office && authors.some((author) => namesOffice(author, office)))
      return { start: end, end: end + office.length }
  }
  return null
}

/** 上半年, 三季度, as a report's own period is written. */
function readPeriod(text: string): string | null {
  return /[上下]半年|(?:前|第)?[一二三四]个?季度/.exec(text)?.[0] ?? null
}

/** 青禾县柳溪镇 or 柳溪镇, as a person gave it, as a place; the library's own wins over the gazetteer's. Null when it names none. */
export function readOwnPlace(name: string, deps: Pick<ScopeDeps, 'gazetteer' | 'known'>): Place | null {
  if (name.length > maxNameLength) return null
  const same = deps.known.find((place) => placeName(place) === name)
  if (same) return same
  const mentions = findPlaces(name, deps)
  const areas = mentions.flatMap(({ places }) => places.filter((place) => place.town === null))
  const towns = mentions.flatMap(({ places }) => places.filter((place) => place.town !== null))
  const within = towns.filter((town) => areas.some((area) => matchesPlace(area, town)))
  const known = towns.filter((town) => deps.known.some((place) => isSamePlace(place, town)))
  const plain = name.match(
    /^(?:.*(?:省|自治区))?(?:[^省]{2,8}[市州盟])?([^市州盟]{1,10}[县区市旗])?([^县区市旗]{1,10}(?:镇|乡|街道|苏木))/,
  )
  // A county that no list knows is not a namesake's county elsewhere.
  const county = plain?.[1]
  const meant = within[0] ?? known[0] ?? towns.find((town) => !county || town.county === county)
  if (meant) return meant
  return plain ? { province: null, city: null, county: plain[1] ?? null, town: plain[2] ?? null } : null
}
