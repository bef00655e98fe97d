// Faults: how the functions that read what is wanted, judge sentences and tell numbers are called in the sweep. In: a hostile text.

import type { Entry } from '#answer/numbers/entry.ts'
import { readSaid } from '#retrieve/rank/read-said.ts'
import { figureOf } from './figure-shapes.ts'
import type { Kit } from './open-kit.ts'
import { makers } from './text-shapes.ts'

type Call = (text: string, kit: Kit) => readonly unknown[]

const entryOf = (text: string, year: number): Entry => ({
  name: text,
  town: text,
  door: text,
  county: text,
  thing: text,
  indicator: text,
  words: text,
  told: text,
  before: text,
  index: year,
  whole: null,
  year,
  value: year,
  unit: '件',
  qualifier: 'none',
  kind: 'count',
  isPart: false,
  text,
  written: text,
  period: null,
  n: 1,
})
const entriesOf = (text: string) => [entryOf(text, 2022), entryOf(text, 2023)]
const votesOf = () => ({ wants: {}, asksHeading: false })

const reportOf = (text: string, { visible }: Kit) => ({
  summary: visible[0]!,
  text,
  warnings: [],
  sections: [],
  figures: [figureOf(text)],
})
const itemOf = (text: string) => ({
  title: text,
  section: { headingSpan: { start: 0, end: text.length }, level: 3, path: text },
  sentences: [{ start: 0, end: text.length, text }],
})

const weightsOf = (text: string) => new Map(['调解', text.slice(0, 2)].map((word) => [word, 2]))

export const answerCalls: Readonly<Record<string, Call>> = {
  readPiece: (text, { book }) => [text, book.extents],
  readClaim: (text, { book, known }) => [
    text,
    { claims: book.claims, known: known.slice(0, 20), last: null },
  ],
  findGuessed: (text, { book, known }) => [
    text,
    [{ start: 0, end: 1, text: text.slice(0, 1), places: known.slice(0, 1), match: 'short' }],
    book.extents,
  ],
  readStated: (text, { book }) => [text, book.claims],
  asksToCheck: (text, { book }) => [text, book.claims],
  listOperators: (text, { book }) => [text, book.reckonings],
  judgeNumbers: (text) => [text, { numbers: [], isOfEach: true }],
  chooseTakes: (text, { query }) => [
    { ...query, text, plain: text },
    { last: query, byRule: null, reading: null },
  ],
  keepOnly: (text, { query, known }) => [
    { ...query, text, plain: text },
    known.slice(0, 1),
    known[0] ?? null,
  ],
  checkDenial: (text, kit) => [
    makers.Clause!(text, kit),
    {
      near: [makers.Clause!(text, kit)],
      passages: makers['CitedPassage[]']!(text, kit),
      clauses: [makers.Clause!(text, kit)],
    },
  ],
  asksFaults: (text) => [{ want: 'quality', text }],
  readClaimedNumber: (text) => [{ text, assertedNumbers: ['100'] }],
  readMarks: (text, { segmenter, book }) => [
    text,
    { segmenter, synonyms: book.synonyms, fillers: book.asking.fillers },
  ],
  readTopic: (text, { segmenter, book }) => [
    text,
    { segmenter, synonyms: book.synonyms, fillers: book.asking.fillers },
  ],
  readWant: (text) => [text, { votes: votesOf(), reading: null }],
  voteWants: (text, { book }) => [text, book.asking.wants],
  readSentenceKinds: (text, { book }) => [{ text, part: 'practice' }, book.sentenceKinds],
  scoreWords: (text, { segmenter }) => [text, [readSaid(text)], { idf: weightsOf(text), segmenter }],
  scorePairs: (text) => [text, [readSaid(text)], weightsOf(text)],
  readWordKinds: (text, { book }) => [text, book.sentenceKinds],
  listAskedThings: (text, { book }) => [text, book.askedThings],
  tellsOutcome: (text) => [text, text],
  holdsWord: (text) => [{ word: text.slice(0, 2), alternatives: [], weight: 1 }, text],
  weighTerms: (text) => [[{ word: text.slice(0, 2), alternatives: [], weight: 1 }], [text]],
  weighBigrams: (text) => [text.slice(0, 200), [text]],
  callsPart: (text) => [text, 'plan'],
  readAsking: (text, { book }) => [{ text, want: 'how', part: null }, book],
  asksForWords: (text) => [{ focus: { asks: { text, want: 'how' } }, reckoning: { operator: 'list' } }],
  holdsThing: (text, { book }) => [text, book.askedThings[0]!],
  'frame.namesPlace': (text) => [{ include: [], unknown: [text], ambiguous: [] }],
  groupBy: (text) => [[...text], (one: string) => one],
  measureConcrete: (text, { book }) => [text, book.sentenceKinds, [text.slice(0, 2)]],
  wordOf: (text) => [text, 'denied'],
  readStance: (text, { book }) => [
    text,
    text,
    { opposites: book.opposites, words: ['调解', text], plain: text },
  ],
  writesTopic: (text) => [text, [['调解', '的'], [text.slice(0, 2)]], true],
  findFaults: (text, kit) => [reportOf(text, kit)],
  isSideWord: (text, { book }) => [text, book.opposites],
  listAskedSides: (text, { book }) => [text, book.opposites],
  takesSides: (text, { book }) => [text, book.opposites.map((pair) => ({ ...pair, side: 'one' }))],
  holdsNumber: (text) => [text, ['件', '起']],
  hashGrams: (text) => [text, { size: 8192, longest: 5, tag: 'asked ' }],
  asksCount: (text) => [{ text }],
  quoteSpan: (text, kit) => [
    reportOf(text, kit),
    text,
    { span: { start: 0, end: text.length }, longest: 80 },
  ],
  quoteItem: (text, kit) => [reportOf(text, kit), itemOf(text), 80],
  'figure-noun.readBeside': (text) => [figureOf(text)],
  measureAlike: (text) => [figureOf(text), figureOf(`${text}数`)],
  aboutOf: (text) => [entriesOf(text)],
  tellGap: (text) => [3, entriesOf(text)],
  'tell-list.tellEntries': (text) => [entriesOf(text), { place: false, year: false }],
  tellNumbers: (text) => [{ form: 'total' }, entriesOf(text)],
  tellRanked: (text) => [
    [entryOf(text, 2023), entryOf(`${text}乡`, 2023)],
    { isLeastFirst: false, from: 1, of: 8 },
  ],
  tellPlaceOf: (text) => [
    [entryOf(text, 2023), entryOf(`${text}乡`, 2023)],
    { isLeastFirst: false, from: 1 },
  ],
  tellValue: (text) => [[entryOf(text, 2023)], { isNewest: true }],
  leaveSaid: (text) => [text, { town: text.slice(0, 3), year: 2023 }],
  nameEach: (text) => [entriesOf(text)],
  listCompound: (text) => [{ plain: text }, [{ word: text.slice(0, 2), alternatives: [], weight: 1 }]],
  tellClause: (text) => [[entryOf(text, 2023)], text],
  findClause: (text, kit) => [
    {
      quote: { text, start: 0, end: text.length },
      numbers: [{ start: 0, end: 1 }],
      frame: makers.Frame!(text, kit),
    },
  ],
  tellValues: (text) => [[entryOf(text, 2023), entryOf(text, 2023)], true],
  nameAsked: (text, kit) => [makers.Frame!(text, kit), entriesOf(text)],
  tellWording: (text, kit) => [makers.Frame!(text, kit), entriesOf(text), text],
  entryOf: (text, { visible }) => [
    figureOf(text),
    { report: visible[0]!, visible, n: 1, quote: { start: 0, quote: text } },
  ],
  keepClauses: (text) => [text, (clause: string) => clause.length > 3],
  thingOf: (text, kit) => [[{ entry: entryOf(text, 2023) }], makers.Frame!(text, kit)],
  nameThing: (text) => [entriesOf(text)],
  sortEntries: (text) => [entriesOf(text), true],
  tellChanges: (text) => [entriesOf(text), false],
  tellSum: (text) => [entriesOf(text), { addends: [text] }],
  tellTrend: (text) => [entriesOf(text), { asked: 'yes-no-up' }],
  tellYearOrder: (text) => [entriesOf(text), false],
  tellDivision: (text) => [entriesOf(text), 'each'],
  degreeOf: (text) => [entryOf(text, 2023), true],
  holdTopic: (text) => [
    [{ word: '调解', alternatives: [text.slice(0, 2)], weight: 1 }],
    [
      { place: '甲乡', text },
      { place: '乙镇', text },
    ],
  ],
  tellReckoned: (text) => [entriesOf(text), { operator: 'sum', sides: [entriesOf(text).length] }],
  ...Object.fromEntries(
    [
      'tellDifference',
      'sharePlace',
      'shareYear',
      'tell-list.leadOf',
      'tellList',
      'tellTotal',
      'tellThings',
      'tellTotals',
      'tellCounties',
      'mayAdd',
      'addUp',
      'underTown',
    ].map((name): [string, Call] => [name, (text) => [entriesOf(text)]]),
  ),
}
