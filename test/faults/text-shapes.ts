// Faults: a hostile text in the shape that a parameter asks for. In: the parameter's type as written. Out: a maker of such a value.
import type { CheckedText } from '#check/gate/checked-text.ts'
import { readChecked } from '#check/gate/read-checked.ts'
import type { Block, ExtractedFile } from '#domain/block.ts'
import { emptyMetadata, type ReportSummary } from '#domain/report.ts'
import { readBrief } from '#draft/brief/read-brief.ts'
import { findQuantities } from '#text/numbers/find-quantities.ts'
import { ownPlace } from '../fakes/draft-deps.ts'
import { briefFigureOf, figureOf } from './figure-shapes.ts'
import type { Kit } from './open-kit.ts'

type Make = (text: string, kit: Kit) => unknown

const blocksOf = (text: string): Block[] => text.split('\n').map((line) => ({ kind: 'text', text: line }))

const fileOf = (text: string): ExtractedFile => ({
  format: 'txt',
  blocks: blocksOf(text),
  properties: {},
  confidence: null,
  notes: [],
})

const spanOf = (text: string) => ({ start: 0, end: text.length })

/** Read or not: the clause is what a rule gets, the reading of it has its own line in the table. */
const clauseOf = (text: string) => ({
  raw: text,
  start: 0,
  form: text,
  quantities: findQuantities(text),
  isHead: true,
})

const quantityOf = (text: string) => ({
  value: 3,
  unit: '件',
  qualifier: 'none',
  raw: text,
  at: spanOf(text),
  isAddend: false,
})

const passagesOf = (text: string) => [{ n: 1, text, place: ownPlace, year: 2023 }]

const sentenceOf = (text: string) => ({
  ...spanOf(text),
  reportId: 1,
  text,
  section: '一',
  heading: text,
  part: 'practice',
  isHeading: false,
  meaning: null,
  score: 1,
  coverage: 1,
})

const quoteOf = (text: string, kit: Kit) => ({
  ...spanOf(text),
  report: kit.visible[0]!,
  text,
  section: '一',
  score: 1,
  coverage: 1,
})

const lineOf = (text: string) => ({
  cells: [{ text, x: 0, end: 100 }],
  text,
  x: 0,
  end: 100,
  y: 0,
  size: 10,
  confidence: 1,
  marked: null,
  table: null,
  isTable: false,
  isIndented: false,
})

const linesOf = (text: string) => text.split('\n').map(lineOf)

const metadata: ReportSummary['metadata'] = {
  ...emptyMetadata,
  title: null,
  place: ownPlace,
  year: 2023,
  kind: '其他',
  issuer: null,
  issuedOn: null,
  evidence: {},
}

/** As the gate sees a text, without having read its outline: that is the line of `readChecked`. */
function checkedOf(text: string, kit: Kit): CheckedText {
  const { reading } = kit.deps
  const isShort = text.length <= 1000
  const { report, furniture } = isShort
    ? readChecked(text, reading)
    : { report: { metadata, sections: [], figures: [], warnings: [] }, furniture: [] }
  return {
    text,
    report,
    furniture,
    place: ownPlace,
    year: 2023,
    brief: null,
    isWhole: true,
    isDraft: false,
    others: [{ name: '石桥乡', place: ownPlace, isOwn: false, text }],
    lastYear: [],
    known: kit.known,
    book: kit.book,
    drafting: kit.drafting,
    gazetteer: kit.gazetteer,
    privates: reading.findPrivate(text),
    quantities: findQuantities(text),
  }
}

const lineFields = (text: string) => ({ kind: 'same', text })
const rowsOf = (text: string) => text.split('\n').map((line) => line.split('|'))
const checkDeps: Make = (_, { gazetteer, known, book }) => ({
  gazetteer,
  known,
  sameWords: book.sameWords,
})
const readingOf = (text: string, kit: Kit) => ({ topic: text, want: 'detail' as const, kit })

/** By the type as it is written, `readonly` left out. */
export const makers: Readonly<Record<string, Make>> = {
  string: (text) => text,
  'string | null': (text) => text,
  'string | undefined': (text) => text,
  'string[]': (text) => [text],
  '(string[])[]': rowsOf,
  '((string | number | null)[])[]': rowsOf,
  DraftWording: (_, { drafting }) => drafting.wording,
  "Pick<DraftWording, 'spoken'>": (_, { drafting }) => drafting.wording,
  number: () => 0,
  'number | null': () => 2023,
  boolean: () => true,
  'SectionPart | null': () => null,
  'ReadonlySet<string>': (text) => new Set([text]),
  'ReadonlyMap<string, number>': () => new Map(),
  RegExp: () => /[0-9]+/g,
  Uint8Array: (text) => new TextEncoder().encode(text),
  Place: () => ownPlace,
  Span: spanOf,
  'Span[]': (text) => [spanOf(text)],
  '{ start: number; end: number }[]': () => [],
  'Span & { text: string }': (text) => ({ ...spanOf(text), text }),
  'Section[]': () => [],
  'Quantity[]': (text) => findQuantities(text),
  Gazetteer: (_, { gazetteer }) => gazetteer,
  Segmenter: (_, { segmenter }) => segmenter,
  'Indicator[]': (_, { book }) => book.indicators,
  Indicator: (_, { book }) => book.indicators[0]!,
  'SynonymGroup[]': (_, { book }) => book.synonyms,
  'Phrase[]': (_, { book }) => book.phrases,
  'Practice[]': (_, { book }) => book.practices,
  'Theme[]': (_, { drafting }) => drafting.themes,
  DraftingBook: (_, { drafting }) => drafting,
  IndicatorBook: (_, { briefBook }) => briefBook,
  CheckDeps: checkDeps,
  Wording: checkDeps,
  '{ gazetteer: Gazetteer; known: Place[] }': checkDeps,
  '{ gazetteer: Gazetteer; known?: Place[] }': checkDeps,
  "Pick<ScopeDeps, 'gazetteer' | 'known'>": checkDeps,
  ScopeDeps: (_, { gazetteer, known, book }) => ({
    ...{ gazetteer, known, book, thisYear: 2026 },
    authors: ['青禾县司法局2023年法治政府建设年度报告'],
    dated: known.map((place) => ({ place, year: 2023 })),
  }),
  TextReading: (_, { deps }) => deps.reading,
  ReadingDeps: (_, { gazetteer, book }) => ({ gazetteer, book, minCharacters: 1 }),
  FrameDeps: (_, { queryDeps }) => queryDeps,
  '{ segmenter: Segmenter; synonyms: SynonymGroup[] }': (_, { segmenter, book }) => ({
    segmenter,
    synonyms: book.synonyms,
  }),
  '{ visible: ReportSummary[]; gazetteer: Gazetteer }': (_, { visible, gazetteer }) => ({
    visible,
    gazetteer,
  }),
  '{ indicators: Indicator[] }': (_, { book }) => ({ indicators: book.indicators }),
  'ReportSummary[]': (_, { visible }) => visible,
  'Block[]': blocksOf,
  ExtractedFile: fileOf,
  'ExtractedFile[]': (text) => [fileOf(text)],
  'Figure[]': (text) => [figureOf(text), figureOf(text)],
  'FigureRow[]': (text) => [figureOf(text)],
  Subject: (text) => ({ text, sections: [], metadata }),
  CheckedText: checkedOf,
  "Pick<CheckedText, 'text'>": (text) => ({ text }),
  "Pick<CheckedText, 'furniture'>": (text) => ({ furniture: [spanOf(text)] }),
  CheckRequest: (text) => ({ text, place: null, year: null }),
  Clause: clauseOf,
  "Omit<Clause, 'form'>": clauseOf,
  'Clause[]': (text) => [clauseOf(text)],
  'CitedPassage[]': passagesOf,
  '{ near: Clause[]; passages: CitedPassage[] }': (text) => ({
    near: [clauseOf(text)],
    passages: passagesOf(text),
  }),
  Claim: (text, kit) => ({
    clause: clauseOf(text),
    passages: passagesOf(text),
    each: [],
    beside: [],
    before: text,
    sentence: text,
    deps: checkDeps(text, kit),
  }),
  Quantity: quantityOf,
  SentenceFacts: (text) => ({ numbers: [], texts: [text], years: [2023], own: ownPlace }),
  'DroppedLine[]': (text) => [{ text, reason: '页码' }],
  Finding: (text) => ({
    rule: 'x',
    severity: 'warn',
    text,
    where: { ...spanOf(text), quote: text },
    fix: text,
  }),
  'Finding[]': (text) => [
    { rule: 'x', severity: 'warn', text, where: { ...spanOf(text), quote: text }, fix: text },
  ],
  CheckedFile: (text) => ({ text, findings: [] }),
  'Line[]': linesOf,
  'FrameLine[]': linesOf,
  'PrintedLine[]': linesOf,
  'PageLines[]': (text) => [{ lines: linesOf(text), height: 800, width: 600 }],
  Passage: (text) => ({ ...sentenceOf(text), path: '一', sentences: [spanOf(text)] }),
  "Pick<Passage, 'heading' | 'text'>": sentenceOf,
  'Sentence[]': (text) => [sentenceOf(text)],
  ScoredSentence: sentenceOf,
  'ScoredSentence[]': (text) => [sentenceOf(text)],
  'Quote[]': (text, kit) => [quoteOf(text, kit), quoteOf(text, kit)],
  Question: (text) => ({ text, askerPlace: text, context: [text] }),
  Frame: (text, { query }) => ({ ...query, text, topic: text, plain: text }),
  "Pick<Frame, 'topic' | 'text' | 'plain'>": (text) => ({ topic: text, text, plain: text }),
  "Pick<Frame, 'terms'>": (text) => ({ terms: [{ word: text, alternatives: [], weight: 1 }] }),
  'Term[]': (text) => [{ word: text, alternatives: [], weight: 1 }],
  Term: (text) => ({ word: text, alternatives: [], weight: 1 }),
  Reading: readingOf,
  'Choice[]': () => [{ label: '青禾县石桥乡', place: '青禾县石桥乡' }],
  'Citation[]': (text) => [
    {
      n: 1,
      reportId: 1,
      file: 'a.txt',
      place: '石桥乡',
      year: 2023,
      section: '一',
      quote: text.slice(0, 400),
    },
  ],
  AnswerLine: (text) => ({ kind: 'frame', text }),
  'AnswerLine[]': (text) => [{ kind: 'sentence', text: `${text}[1]` }],
  'Turn[]': () => [],
  BriefInput: (text) => ({ text }),
  Brief: (text, kit) => readBrief({ text: text.slice(0, 5000) }, kit.briefBook),
  BriefFigure: briefFigureOf,
  'BriefFigure[]': (text) => [briefFigureOf(text)],
  ClauseRequest: (text) => ({
    text,
    tail: text,
    previous: text,
    line: 1,
    theme: null,
    part: null,
    group: null,
    clauseIndex: 0,
    firstId: 1,
  }),
  MatchRequest: (text) => ({
    before: text,
    after: text,
    context: text,
    unit: '件',
    group: null,
    theme: null,
  }),
  SubjectWords: (text) => ({ left: text, right: text, prefersLeft: false }),
  FigureWords: (text) => ({ context: text, left: text, right: text, unit: '件' }),
  KindClues: (text) => ({ quantity: quantityOf(text), before: text, right: text, isPlan: false }),
  'BriefClause[]': (text) => [{ text, line: 1, sentence: 1, label: text }],
  'JoinedClause[]': (text) => [{ text, tail: text, line: 1, numbers: 1 }],
  'LedgerTable[]': (text) => [{ rows: rowsOf(text) }],
  Material: (text) => ({ text, tables: [{ rows: rowsOf(text) }] }),
  'LineChange[]': (text) => text.split('\n').map(lineFields),
  TextLine: (text) => ({ number: 1, text }),
  'AsyncIterable<string>': async function* (text: string) {
    for (let at = 0; at < text.length; at += 64) yield text.slice(at, at + 64)
  },
  BareText: (text) => ({ text, starts: Array.from({ length: text.length + 1 }, (_, at) => at) }),
}
