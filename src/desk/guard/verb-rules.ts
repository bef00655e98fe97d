// Table: each verb of the desk, who may use it, whether it counts against the limit of a minute and how many files against that of a day, and what is kept of its use. A verb without a line does not compile.
import type { Desk } from '#desk/desk.ts'
import type { AuditAct, AuditRow } from '#domain/journal/audit-row.ts'
import type { Reader, Role } from '#domain/reader.ts'

export type NamedReports = AuditRow['reports']

type Call = (reader: Reader, ...given: never[]) => unknown
type Given<Verb> = Verb extends (reader: Reader, ...given: infer Arguments) => unknown ? Arguments : never
type Result<Verb> = Verb extends (...given: never[]) => infer Promised ? Awaited<Promised> : never

export interface VerbRule<Verb> {
  readonly least: Role | ((...given: Given<Verb>) => Role)
  /** Null: only a refusal is kept, under `report`. */
  readonly act: AuditAct | null
  readonly isPaced?: boolean | ((given: Given<Verb>) => boolean)
  /** How many files are handed in; only of what is paced. */
  readonly files?: (given: Given<Verb>) => number
  readonly subject?: (given: Given<Verb>, result: Result<Verb> | null) => string | null
  readonly reports?: (result: Result<Verb>, given: Given<Verb>) => NamedReports
  /** Looked up before it is done: afterwards the report is gone. */
  readonly about?: (desk: Desk, reader: Reader, given: Given<Verb>) => Promise<NamedReports>
}

/** `open`: it takes no reader, and shows nothing of the library, of papers or people. */
export type VerbRules = {
  readonly [Name in keyof Desk]: Parameters<Desk[Name]>[0] extends Reader
    ? Desk[Name] extends Call
      ? VerbRule<Desk[Name]>
      : never
    : 'open'
}

const look = { least: 'reader', act: null } as const
const ofId = ([id]: readonly [string, ...unknown[]]) => id
const ofNumber = ([id]: readonly [number, ...unknown[]]) => String(id)
const byId = async (desk: Desk, reader: Reader, [id]: readonly [number, ...unknown[]]) => {
  const report = await desk.readReport(reader, id)
  return [{ id, file: report?.summary.file ?? null }]
}
const reportOfFigure = ([id]: readonly [string, ...unknown[]]) => [
  { id: Number.parseInt(id, 10) || null, file: null },
]
const files = (rows: readonly { readonly file: string }[]): NamedReports =>
  [...new Set(rows.map(({ file }) => file))].map((file) => ({ id: null, file }))
const nameFiles = (sent: readonly ({ readonly name: string } | undefined)[]): string | null =>
  sent.flatMap((file) => file?.name ?? []).join('、') || null
/** Who sees a report is an administrator's to say. */
const correcting = ({ visible }: { readonly visible?: unknown }): Role =>
  visible === undefined ? 'editor' : 'administrator'

const asking = {
  ask: {
    least: 'reader',
    act: 'question',
    // A talk that is gone through again is no new question; the doors hold how often that may be.
    isPaced: ([{ withModel = true }]) => withModel,
    reports: ({ citations }) => [
      ...new Map(citations.map(({ reportId: id, file }) => [id, { id, file }])).values(),
    ],
  },
  // Tried, not asked: the doors hold how often that may be.
  suggestNext: look,
  suggestTable: look,
  search: { least: 'reader', act: 'question', isPaced: true, reports: files },
  openTools: { least: 'reader', act: 'question', isPaced: true },
  compare: { least: 'reader', act: 'question', isPaced: true },
  compareAnswer: { least: 'reader', act: 'question', isPaced: true },
  listFigures: { least: 'reader', act: 'question', reports: files },
  listFigureChoices: look,
  renderFigures: 'open',
  renderComparison: 'open',
  renderPicture: 'open',
  tabulateComparison: 'open',
} satisfies Partial<VerbRules>

const reports = {
  ingest: { least: 'administrator', act: 'file', subject: ([paths]) => paths.join('、') },
  listReports: look,
  findReports: { least: 'reader', act: 'question', isPaced: true },
  listReportKinds: 'open',
  readReport: look,
  readOriginal: { least: 'reader', act: 'export', subject: ofNumber, about: byId },
  readOutline: look,
  readIndexState: look,
  removeReport: { least: 'administrator', act: 'removal', subject: ofNumber, about: byId },
  correctReport: { least: (_, correction) => correcting(correction), act: 'change', about: byId },
  correctFigure: {
    least: 'editor',
    act: 'change',
    subject: ofId,
    reports: (_, given) => reportOfFigure(given),
  },
  dropFigure: { least: 'editor', act: 'change', subject: ofId, reports: (_, given) => reportOfFigure(given) },
  restoreFigure: {
    least: 'editor',
    act: 'change',
    subject: ofId,
    reports: (_, given) => reportOfFigure(given),
  },
  exportLangchain: { least: 'administrator', act: 'export', subject: ofId },
  previewFile: { least: 'editor', act: 'file', isPaced: true, files: () => 1, subject: ([{ name }]) => name },
  previewAddress: { least: 'editor', act: 'file', isPaced: true, files: () => 1, subject: ofId },
  listPreviews: look,
  amendPreview: { least: (_, correction) => correcting(correction), act: null },
  confirmPreview: { least: 'editor', act: 'file', reports: ({ id, file }) => [{ id, file }] },
  readPreviewed: { least: 'editor', act: null },
  discardPreview: { least: 'editor', act: null },
} satisfies Partial<VerbRules>

const papers = {
  findTheme: 'open',
  readWish: 'open',
  writeDraft: { least: 'reader', act: 'draft', isPaced: true, files: ([{ files = [] }]) => files.length },
  makeDraft: {
    least: 'reader',
    act: 'draft',
    isPaced: true,
    files: ([{ files = [] }]) => files.length,
    subject: (_, made) => made?.id ?? null,
  },
  reviseDraft: {
    least: 'reader',
    act: 'draft',
    isPaced: true,
    files: ([, , { files = [] } = {}]) => files.length,
    subject: ofId,
  },
  editDraft: { least: 'reader', act: 'draft', isPaced: true, subject: ofId },
  listDrafts: look,
  shareDraft: { least: 'reader', act: 'draft', subject: ofId },
  removeDraft: { least: 'reader', act: 'removal', subject: ofId },
  viewDraft: look,
  listSharedDrafts: look,
  readDraft: look,
  offerDraft: { least: 'reader', act: 'draft', subject: ofId },
  // What is given may be a code: it is never kept.
  adoptDraft: { least: 'reader', act: 'draft', subject: (_, opened) => opened?.id ?? null },
  exportDraft: { least: 'reader', act: 'export', subject: ofId },
  makeCheck: { least: 'reader', act: 'file', isPaced: true, files: () => 1, subject: ([{ name }]) => name },
  redoCheck: {
    least: 'reader',
    act: 'file',
    isPaced: true,
    files: () => 1,
    subject: ([, { name }]) => name,
  },
  readCheck: look,
  listChecks: look,
  removeCheck: { least: 'reader', act: 'removal', subject: ofId },
  writeDocument: 'open',
  checkFile: {
    least: 'reader',
    act: 'file',
    isPaced: true,
    files: ([{ brief }]) => (brief ? 2 : 1),
    subject: ([{ file, brief }]) => nameFiles([file, brief]),
  },
} satisfies Partial<VerbRules>

const people = {
  readPlace: look,
  savePlace: look,
  clearPlace: look,
  suggestPlaces: look,
  parsePlace: 'open',
  readerFor: 'open',
  admit: 'open',
  admitUnsigned: 'open',
  listPeople: { least: 'administrator', act: null },
  allowPerson: { least: 'administrator', act: 'people', subject: ofId },
  removePerson: { least: 'administrator', act: 'people', subject: ofId },
  setPerson: { least: 'administrator', act: 'people', subject: ofId },
  joinPeople: { least: 'administrator', act: 'people', subject: ([id, into]) => `${id} → ${into}` },
  // The link is never kept.
  offerSignIn: { least: 'reader', act: 'people', isPaced: true },
  invitePerson: { least: 'administrator', act: 'people', subject: ofId },
  readLink: 'open',
  takeLink: 'open',
  openSession: 'open',
  readSession: 'open',
  closeSession: 'open',
  listTokens: { least: 'administrator', act: null },
  // What it opens with is never kept.
  addToken: {
    least: 'administrator',
    act: 'people',
    subject: (_, made) => made && `${made.person} ${made.id}`,
  },
  removeToken: { least: 'administrator', act: 'people', subject: ofId },
  hasTokens: 'open',
  openToken: 'open',
  beginTalk: look,
  isTalkOf: look,
  listTurns: look,
  keepTurn: look,
  keepRemark: look,
  listRemarks: look,
  listTalks: look,
  renameTalk: look,
  writeTalkDocument: 'open',
  shareTalk: { least: 'reader', act: 'people' },
  removeTalk: { least: 'reader', act: 'removal' },
  viewTalk: look,
  listSharedTalks: look,
  giveFeedback: look,
  listVerdicts: look,
  listFeedback: { least: 'administrator', act: 'export' },
  currentSettings: 'open',
  readSettings: { least: 'administrator', act: null },
  setSettings: { least: 'administrator', act: 'change', subject: ([given]) => Object.keys(given).join('、') },
  listAudit: { least: 'administrator', act: null },
  listLeftOut: { least: 'administrator', act: null },
  exportAudit: { least: 'administrator', act: 'export' },
} satisfies Partial<VerbRules>

const sources = {
  listSources: { least: 'editor', act: null },
  addSource: { least: 'administrator', act: 'change', subject: ([{ address }]) => address },
  setSource: { least: 'administrator', act: 'change', subject: ofId },
  removeSource: { least: 'administrator', act: 'removal', subject: ofId },
  lookAtSources: { least: 'editor', act: 'file', isPaced: true, subject: ([which]) => which },
  listFinds: { least: 'editor', act: null },
  takeFinds: {
    least: 'editor',
    act: 'file',
    reports: (taken) => taken.map(({ reportId: id, title: file }) => ({ id, file })),
  },
  refuseFinds: { least: 'editor', act: 'file' },
  readCoverage: look,
} satisfies Partial<VerbRules>

export const verbRules: VerbRules = { ...asking, ...reports, ...papers, ...people, ...sources }
