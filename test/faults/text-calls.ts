// Faults: how each function of the sweep is called, and at which door its text was measured before. In: a function's parameters.

import { nowhere } from '#domain/place.ts'
import { wishKinds } from '#domain/wish/wish.ts'
import { steeringPatterns } from '#draft/steer/steering-patterns.ts'
import { answerCalls } from './answer-calls.ts'
import { figureOf } from './figure-shapes.ts'
import type { TextFunction } from './find-text-functions.ts'
import { leftOut } from './left-out-texts.ts'
import type { Kit } from './open-kit.ts'
import { piecesOf, placedOf, rowMakers, rules, tableOf } from './row-shapes.ts'
import { makers } from './text-shapes.ts'

/** Strings by these names are keys of the program or of its administrator, no text of a stranger. */
const keys =
  /^(?:path|file|fileName|folder|dir|dataDir|promptsDir|modelPath|hash|token|person|id|at|iso|day|turn|format|family|password|purpose|echarts|named|location)$/

/** What a parameter is given where its type does not say it, by function. */
/** A turn that told two numbers of one measure. */
const told = {
  ...{ plain: '调解多少起', words: ['调解'], isSum: false },
  numbers: [2023, 2024].map((year) => ({
    ...{ reportId: year, index: 0, place: nowhere, year, value: year, unit: '起', kind: 'count' as const },
    ...{ indicator: '调解矛盾纠纷数', words: '调解矛盾纠纷', series: 0, isTold: true },
  })),
}

const given: Readonly<Record<string, (text: string, kit: Kit) => readonly unknown[]>> = {
  ...answerCalls,
  fillSlots: (text) => [
    text,
    { values: new Map(), buildBody: () => '', buildTail: () => '', kept: new Set() },
  ],
  fillOutline: (text) => [
    text,
    {
      figures: [],
      statements: [],
      year: 2024,
      place: null,
      asked: { topic: text, form: '', period: '', office: '' },
    },
    text,
  ],
  nameSentFile: (text) => [text, Buffer.from(text)],
  setProperty: (text) => [text, 'run', { name: 'highlight', attributes: '' }],
  readCommand: (text, { book }) => [text, book.commands],
  kindOfTitle: (text, { book }) => [text, book.kinds],
  readSmallTalk: (text, { book }) => [text, book.smallTalk],
  askForPiece: (text) => [
    { thing: text, leansBack: false },
    { towns: [text], ownYears: [2024] },
  ],
  sketchDraft: (text, { book }) => [text, { desk: { findTheme: () => null }, book }],
  asksNumber: (text) => [{ want: 'whether', assertedNumbers: [text] }],
  findStrangers: (text, { queryDeps }) => [text, queryDeps],
  yearBefore: (text) => [text, [2023], { held: [2022, 2023], thisYear: 2026 }],
  openWithStranger: (text, { queryDeps }) => [
    text,
    { ...queryDeps, lexicon: { isWritten: () => false, isRare: () => false } },
  ],
  cutApart: (text, { book, query }) => [{ ...query, text, plain: text }, book.asking.fillers],
  readListed: (text, { query }) => [{ ...query, want: 'overview', text, plain: text }],
  readExclusions: (text, { book, known }) => [
    text,
    { mentions: [], known, own: null, extents: book.extents },
  ],
  readExtent: (text, { book }) => [text, book.extents],
  leaveAsides: (text, { book }) => [text, book.extents],
  findShortYears: (text) => [text, { held: [2022, 2023, 2024] }],
  spreadFrom: (text) => [text, [{ start: 0, end: 2, year: 2022, endYear: 2022 }], { held: [2022, 2024] }],
  readDeed: (text) => [{ plain: '', text }],
  readArea: (text, { known }) => [text, { own: known[0] ?? null, spoken: [] }],
  readOthers: (text, { known }) => [text, { spoken: known.slice(0, 1), known }],
  nameOwn: (text, { known }) => [text, { own: known[0] ?? null, known }],
  nameTowns: (text) => [{ thing: text, parts: [text] }, ['石桥']],
  orderAround: (text) => [{ text }],
  ranksAll: (text) => [{ text, terms: [] }],
  rankAll: (text) => [{ text, terms: [], own: null, include: [], asksOwnRank: true }],
  saysOwn: (text, { book }) => [text, book.extents],
  leaveCourtesy: (text, { book }) => [text, book.smallTalk],
  readYears: (text) => [text, { thisYear: 2026, part: null, held: [2022, 2023], last: [2023] }],
  readReckoning: (text, { book, query, known }) => [
    { ...query, text, plain: text },
    {
      last: { ...query, ledger: [told] },
      spoken: known.slice(0, 2),
      reckonings: book.reckonings,
      lexicon: null,
    },
  ],
  sayPlainly: (text, { book }) => [text, book.plainWords],
  readPieceWish: (text) => [text, { spoken: [text], told: 0 }],
  readRetelling: (text, { book }) => [text, book.reckonings],
  asksRetold: (text, { book, query }) => [text, { ...query, ledger: [told] }, book.reckonings],
  namePointed: (text, { known }) => [
    text,
    {
      places: { sorted: [text, text].map((name) => ({ name, year: 2024, unit: '件' })), isLeastFirst: false },
      years: null,
      named: known.slice(0, 2),
      lately: known.slice(0, 2),
      year: 2024,
      about: null,
      isPointed: true,
    },
  ],
  readOperation: (text, { book, query }) => [
    { ...query, text, plain: text },
    { last: query, operations: book.operations, isNth: true },
  ],
  meanOwn: (text, { book, known }) => [
    { include: [], unknown: [], ambiguous: [], spans: [] },
    { text, own: known[0]!, sounds: book.sounds },
  ],
  pointsBack: (text) => [{ plain: text }],
  pointsToThing: (text) => [{ plain: text }],
  findPlaces: (text, { gazetteer, known, book }) => [text, { gazetteer, known, sounds: book.sounds }],
  correctSounds: (text, { book, segmenter }) => [
    text,
    { ...book, segmenter, lexicon: { isWritten: () => false, isRare: () => false } },
  ],
  soundsAlike: (text, { book }) => [text, text.replaceAll('法', '发'), book.sounds],
  readTwoParts: (text, { book }) => [{ text, rest: text, want: 'how' }, book.asking.wants],
  staysAtPlace: (text, { query }) => [{ ...query, text, plain: text }, query],
  settleNamesakes: (text) => [
    { include: [], ambiguous: [nowhere], unknown: [], spans: [] },
    { text, own: null },
  ],
  resolveMentions: (text, { known }) => [
    [{ start: 0, end: text.length, text, places: known, match: 'short' }],
    known,
  ],
  noteNamesakes: (text) => [{ namesakes: [{ ...nowhere, town: text }] }],
  noteRespelt: (text) => [{ respelt: [{ said: text, meant: text }] }],
  takeUp: (text, { query, known }) => [
    { frame: query, lines: [{ kind: 'sentence', text }], citations: [] },
    { ...query, text, plain: text, takes: 'nth', n: 1 },
    { known, isHeld: () => true, readTopic: () => ({ topic: '', terms: [] }) },
  ],
  isObjection: (text) => [{ text, assertedNumbers: ['1'] }],
  findSuffix: (text) => [text, 0, '件'],
  cutTerms: (text, { segmenter }) => [text, segmenter],
  readClauses: (text, { book }) => [text, book],
  readForm: (text, { book }) => [text, book.sameWords],
  'claim-source.readContent': (text, { book }) => [{ raw: text, start: 0, quantities: [] }, [], book],
  checkNegation: (text, kit) => [
    makers.Clause!(text, kit),
    {
      near: [makers.Clause!(text, kit)],
      passages: makers['CitedPassage[]']!(text, kit),
      clauses: [makers.Clause!(text, kit)],
    },
  ],
  checkScope: (text, kit) => [
    makers.Claim!(text, kit),
    text,
    { near: makers['Clause[]']!(text, kit), clauses: makers['Clause[]']!(text, kit) },
  ],
  checkPlan: (text, kit) => [
    makers.Clause!(text, kit),
    text,
    { before: text, clauses: makers['Clause[]']!(text, kit) },
  ],
  foldWords: (text, { book }) => [text, book.sameWords],
  isSwapped: (text, kit) => {
    const clause = makers.Clause!(text, kit) as { readonly quantities: readonly unknown[] }
    const quantity = clause.quantities[0] ?? makers.Quantity!(text, kit)
    return [
      quantity,
      { clause, names: [], wording: kit.book, before: text },
      { sources: [[clause]], isSame: () => false, isOfUnit: () => true },
    ]
  },
  isSequenceTurned: (text) => [text, text, (piece: string) => piece],
  checkWritten: (text, { library, gazetteer, book, visible }) => [
    text,
    {
      citations: { get: () => ({ reportId: 1, start: 0, end: 1, quote: text }) },
      read: library.readReport,
      reports: visible,
    },
    { gazetteer, sameWords: book.sameWords },
  ],
  readSentenceKinds: (text, { book }) => [{ text, part: 'practice' }, book.sentenceKinds],
  measureConcrete: (text, { book }) => [text, book.sentenceKinds, [text.slice(0, 2)]],
  splitText: (text) => [text, 4000],
  unrollTables: (text) => [text],
  sealMessage: (text) => [{ aesKey: new Uint8Array(32), receiver: '' }, text],
  unsealMessage: (text) => [{ aesKey: new Uint8Array(32), receiver: '' }, text],
  isSignedSo: (text) => [{ token: 'a', timestamp: '1', nonce: text, encrypted: text }, text],
  fieldText: (text) => [{ [text]: text }, text],
  splitSentences: (text) => [text],
  findRelativeYears: (text) => [text, 2023],
  findSharedRuns: (text) => [bare(text), bare(text), 30],
  stripPhrases: (text, { book }) => [text, book.setPhrases],
  measureResidue: (text) => [text, [], ['调解', '纠纷']],
  checkText: (text, { deps }) => [{ text, place: null, year: null }, deps],
  coverWords: (text) => [text, text],
  classifyPart: (text) => [text, null, 2023],
  polishWords: (text, { drafting }) => [text, drafting.wording, text],
  splitBrief: (text, { drafting }) => [text, drafting.wording],
  sayFormally: (text, { drafting }) => [text, drafting.wording.sayings],
  namesOnly: (text) => [text, { place: null, subjects: ['信访', '欠薪'] }],
  isOfHead: (text) => [
    { text, line: 1, sentence: 1, label: '', source: '' },
    {
      head: { head: text, asked: { topic: '信访' }, subject: '信访' },
      request: text,
      place: null,
      subjects: ['信访'],
    },
  ],
  writeSpoken: (text, { drafting }) => [text, drafting.wording.verbs],
  isTorn: (text) => [text, `${text}检查`],
  keepsSense: (text, { drafting }) => [text, `${text}开展`, drafting.wording.verbs],
  writeDeed: (text, { drafting }) => [text, drafting.wording.verbs],
  writePlain: (text, { drafting }) => [text, drafting.wording.verbs],
  writeDenial: (text, { drafting }) => [text, drafting.wording.verbs],
  writeKind: (text, { drafting }) => [text, drafting.wording.verbs],
  writeUncounted: (text, { drafting }) => [text, { verbs: drafting.wording.verbs, counted: '' }],
  'find-verb.findVerb': (text, { drafting }) => [
    text,
    { counted: '', behind: '', verbs: drafting.wording.verbs },
  ],
  markDoubts: (text, { drafting }) => [[{ text, isListed: false }], drafting.wording.doubts],
  carryPart: (text, { drafting }) => [
    { label: '', line: 2, text },
    { part: '打算', label: '', line: 1 },
    drafting.wording.problems,
  ],
  findBinaryFormat: (text) => [new TextEncoder().encode(text), '报告.txt'],
  readTextFile: (text) => [new TextEncoder().encode(text), '报告.txt'],
  decodeText: (text) => [new TextEncoder().encode(text)],
  buildFinding: (text) => [
    { text },
    { start: 0, end: text.length },
    { rule: 'x', severity: 'warn', text, fix: text },
  ],
  isInFurniture: (text) => [{ furniture: [{ start: 0, end: text.length }] }, { start: 1, end: 2 }],
  readChannel: (text) => [text, text],
  readTail: (text) => [text, { start: 0, numberEnd: 1, value: 1, infix: '' }],
  finishQuantity: (text) => [text, { start: 0, numberEnd: 1, value: 1, unit: '件', unitEnd: 2 }],
  holdNumber: (text) => [text, Object.assign(['1'], { index: 0, input: text }), []],
  readAddends: (text) => [
    text,
    { value: 1, unit: '件', qualifier: 'none', at: { start: 0, end: 1 }, isAddend: false, factor: 1 },
  ],
  splitAround: (text) => [
    { raw: text, start: 0, form: text, quantities: [] },
    { at: { start: 1, end: 2 }, raw: text, value: 3, unit: '件', qualifier: 'none', isAddend: false },
  ],
  layOutTables: (text, { book }) => [text, [tableOf(text)], book.tableWords],
  readClues: (text, kit) => [
    rowMakers.CleanedText!(text, kit),
    { fileName: '报告.txt', properties: { title: text } },
  ],
  readMetadata: (text, kit) => [
    rowMakers.CleanedText!(text, kit),
    { fileName: '报告.txt', properties: { title: text, source: text }, sections: [] },
    { gazetteer: kit.gazetteer, book: kit.book },
  ],
  standInList: (text) => {
    const { figure } = namedFigure(text)
    const counted = { ...figure, kind: 'count' as const, qualifier: 'none' as const }
    const end = text.length
    return [text, { ...counted, at: { start: 0, end: 0 } }, { ...counted, at: { start: end, end } }]
  },
  nameAlone: (text) => [
    text,
    {
      text,
      quantity: {
        value: 3,
        unit: '%',
        qualifier: 'none',
        raw: '3%',
        at: { start: text.length, end: text.length },
      },
      right: text,
      before: Array.from({ length: 40 }, () => namedFigure(text)),
      run: { place: 0, length: 1 },
    },
  ],
  findTableWarnings: (text, { book }) => [
    { text, sections: [], year: 2023, tables: [tableOf(text)] },
    book.tableWords,
  ],
  findRuledTables: (text) => [piecesOf(text), rules],
  findUnsureFigures: (text, kit) => [makers['Figure[]']!(text, kit), [{ start: 0, end: 1, confidence: 0.5 }]],
  buildTableFigures: (text, { book }) => [
    { text, sections: [], year: 2023, tables: [tableOf(text)] },
    { indicators: book.indicators, tableWords: book.tableWords, findSection: () => null },
  ],
  buildZeroFigures: (text, { book }) => [
    { text, sections: [], year: 2023 },
    { indicators: book.indicators, findSection: () => null },
  ],
  dropContents: (text, kit) => [makers['Line[]']!(text, kit), []],
  buildLines: (text) => [piecesOf(text)],
  buildScan: (text) => [
    text.split('\n').map((line, at) => ({
      text: line,
      confidence: 1,
      box: { x: 0, y: at * 20, width: 600, height: 15, angle: 0 },
    })),
    { width: 800, height: 1000 },
  ],
  readScope: (text, kit) => [{ text, own: null, part: null, last: null }, makers.ScopeDeps!(text, kit)],
  namesOffice: (text) => [text, text.slice(0, 40)],
  isWordOfItsOwn: (text, { book }) => ['平安', { before: text, after: text }, book.placeNouns],
  readCellLines: (text, { book: { tableWords } }) => [
    [tableWords.heads[0]!, '数量', ...text.split('\n')],
    0,
    tableWords,
  ],
  answerFigures: (text, { visible }) => [
    [{ figure: { ...figureOf(text), quote: `一 | ${text}` }, report: visible[0], gain: 1 }],
    { visible, gap: [] },
  ],
  composeGap: (text, kit) => [
    makers.Frame!(text, kit),
    { gap: { kind: 'other-year', years: [2022] }, reports: kit.visible },
  ],
  listSearched: (text, kit) => [
    makers.Frame!(text, kit),
    { gap: { kind: 'other-year', years: [2022] }, reports: [] },
    kit.visible,
  ],
  findFigures: (text, kit) => [
    { ...kit.query, topic: text, plain: text, text: `多少${text}` },
    kit.visible,
    { library: { ...kit.library, listFigures: async () => [figureOf(text)] }, book: kit.book },
  ],
  noteCorrections: (text) => [
    [{ n: 1, reportId: 1, start: 0, end: text.length }],
    {
      readVisible: async () => ({
        figures: [{ ...figureOf(text), asRead: { ...figureOf(text), value: 4 } }],
      }),
    },
  ],
  buildGrid: (text) => [placedOf(text), true],
  layOutSheet: (text) => [
    { cells: placedOf(text), rowAt: (row: number) => row, columnAt: (at: number) => at },
    text,
  ],
  measureCoverage: (text) => [
    [{ word: '调解', alternatives: [text.slice(0, 2)], weight: 1 }],
    [{ text, heading: text }],
    new Map(),
  ],
  matchTerm: (text) => [{ word: text.slice(0, 2), alternatives: ['调解'], weight: 1 }, text],
  readHead: (text) => [text, [{ word: '调解', alternatives: [], weight: 1 }]],
  rankSentences: (text, kit) => [
    kit.query,
    [makers.ScoredSentence!(text, kit)],
    {
      idf: { words: new Map(), bigrams: new Map() },
      segmenter: kit.segmenter,
      asksNumber: true,
      kinds: kit.book.sentenceKinds,
      things: kit.book.askedThings,
    },
  ],
  trimQuote: (text, { query }) => [{ start: 0, end: text.length, text }, query, 120],
  groupPractices: (text, kit) => [makers['Quote[]']!(text, kit), kit.book.practices],
  readContext: (text) => [[], text],
  joinBare: (text, { briefBook }) => [
    [{ text, line: 1, sentence: 1, label: text }],
    { book: briefBook, part: null },
  ],
  nameLeader: (text) => [[{ text, tail: text, line: 1, numbers: 1 }], { label: text, part: null }],
  buildParagraph: (text) => [[text, text], () => null],
  giveVerbs: (text, { drafting }) => [
    [text, { kind: 'figure', figure: { value: 1 }, text: '1次' }, text],
    drafting.wording,
  ],
  turnDeeds: (text, { drafting }) => [
    [text, { kind: 'figure', figure: { value: 1 }, text: '1次' }, text],
    drafting.wording,
  ],
  joinClauses: (text) => [[[text], [text]]],
  correctBrief: (text, kit) => [
    makers.Brief!(text, kit),
    { name: text, item: null, old: text, value: text },
    kit.briefBook,
  ],
  findFacts: (text, kit) => [
    makers.Brief!(text, kit),
    { name: text, item: null, old: null, unit: text },
    kit.briefBook,
  ],
  findTarget: (text, { briefBook }) => [
    text,
    {
      draft: { sections: [{ id: text, heading: text, level: 1, paragraphs: [{ text, sources: [] }] }] },
      book: briefBook,
    },
  ],
  moveFacts: (text, kit) => [
    makers.Brief!(text, kit),
    { target: text, other: text, side: 'after' },
    { draft: writtenAs(text), book: kit.briefBook },
  ],
  readOrders: (text, { drafting }) => [
    text,
    {
      ...{ figures: [], words: drafting.wording.steering, last: [], year: 2024, isUndone: false },
      ...{ speaksOfWork: () => false, nameFact: () => null },
    },
  ],
  talksToWriter: (text, { drafting }) => [text, drafting.wording.steering],
  readRecount: (text) => [text, [[], [figureOf(text)]]],
  readValues: (text, { drafting }) => [
    text,
    { name: '', old: null, isExplicit: false, set: [] },
    { figures: [], patterns: steeringPatterns(drafting.wording.steering), last: [] },
  ],
  readSwap: (text, { drafting }) => [text, { figures: [], words: drafting.wording.steering }],
  readAppended: (text) => [text, { figures: [], nameFact: () => null }],
  clearField: (text) => [
    { turns: {}, short: [], removed: [], first: [], title: text, withHints: true },
    text,
  ],
  mendTypos: (text, kit) => [text, makers.Brief!(text, kit), kit.briefBook],
  readMoves: (text) => [text, { tellsOf: () => true, year: 2024 }],
  readClauseWording: (text) => [text, { tellsOf: () => true, year: 2024 }],
  readShortReply: (text) => [
    text,
    {
      figures: [],
      talk: { version: 1, options: [{ label: text, figure: 1, value: null }], told: [] },
      changed: [],
    },
  ],
  namesUnit: (text) => [text, { unit: '元' }],
  withUnit: (text) => [text, { raw: '21.6万元', unit: '元' }],
  holdsWords: (text, kit) => [text, { draft: writtenAs(text), brief: makers.Brief!(text, kit) }],
  tellOfDraft: (text, kit) => [
    { kind: 'tell', about: 'presence', words: text },
    writtenAs(text),
    makers.Brief!(text, kit),
  ],
  readDraftQuestion: (text) => [text, () => true],
  readByRules: (text) => [text, [[/^(.{0,20}?)a$/, () => null]]],
  readRevision: (text) => [text, { year: 2024, figures: [], findParts: () => [], speaksOfWork: () => true }],
  readLooseOrder: (text) => [
    text,
    [
      { target: '第三部分', at: 0 },
      { target: '普法', at: 3 },
    ],
  ],
  readLooseCorrection: (text) => [text, []],
  readRestored: (text) => [text, 'undo', { figures: [] }],
  readReturned: (text) => [text, { figures: [], earlier: [] }],
  isOf: (text) => [
    { value: 1, raw: text, unit: '' },
    { value: 2, raw: text, unit: '', start: 0, end: 1, isDenied: false },
  ],
  undoVersions: (text) => [{ id: 'd', versions: [] }, text],
  readNumberPairs: (text) => [text, []],
  holdsNumber: (text) => [text, []],
  voteWish: (text) => [
    Object.fromEntries(wishKinds.map((kind) => [kind, 1 / wishKinds.length])),
    text,
    { isOpen: true, ruled: null, holdsNumber: true },
  ],
  readStatement: (text) => [{ text, isCorrection: false, isAddition: false }, 2024],
  addFacts: (text, kit) => [
    makers.Brief!(text, kit),
    { kind: 'say', text, under: text, isCorrection: true, isAddition: false },
    kit.briefBook,
  ],
  citeSentence: (text, kit) => [
    text,
    { passages: [], citations: [], deps: { gazetteer: kit.gazetteer, known: kit.known } },
  ],
  nameFile: (text) => [new URL('http://localhost/a'), text],
  parseHostRules: (text) => [{ allowed: [text], intranet: [] }],
  scrubSecrets: (text) => [text, ['0123456789']],
  pick: (text) => [[text], 1],
  compareDrafts: (text) => [text, `${text}。`],
  comparePieces: (text) => [text, `${text}。`],
}

/** As it was named before, right in front of the number. */
const writtenAs = (text: string) => ({
  title: text,
  scope: 'report',
  kind: text,
  year: 2024,
  sections: [{ id: text, heading: text, level: 1, paragraphs: [{ text, sources: [] }] }],
  missing: [],
  pending: [],
  unusedFigures: [],
})

const namedFigure = (text: string) => ({
  figure: { ...figureOf(text), at: { start: text.length - 10, end: text.length - 5 } },
  own: text.slice(0, 80),
  topic: text.slice(0, 80),
  isPart: false,
})

const bare = (text: string) => ({ text, starts: Array.from({ length: text.length + 1 }, (_, at) => at) })

/** The arguments for one text; null where nothing says how the function is called. */
export function buildCall(one: TextFunction): ((text: string, kit: Kit) => readonly unknown[]) | null {
  const own = given[one.key] ?? given[one.name]
  if (own) return own
  const builders = one.parameters
    .filter(({ isOptional }) => !isOptional)
    .map(({ name, type }) =>
      type === 'string' && keys.test(name) ? () => '报告.txt' : (rowMakers[type] ?? makers[type]),
    )
  if (builders.some((build) => build === undefined)) return null
  return (text, kit) => builders.map((build) => build!(text, kit))
}

/** Why a function is not swept: only keys are strings in it, or it is named in the list; null where it is. */
export function whyLeftOut(one: TextFunction): string | null {
  const isKeysAlone = one.parameters.every(
    ({ name, type, holdsText }) => !holdsText || (type === 'string' && keys.test(name)),
  )
  return isKeysAlone ? 'only keys are strings in it' : (leftOut[one.key] ?? leftOut[one.name] ?? null)
}
