// Table: each verb of the desk -> how it is called for a reader so that it shows all it can, or why it shows nothing of reports and papers. A verb without a line does not compile.
import type { Desk } from '#desk/desk.ts'
import type { Reader } from '#domain/reader.ts'
import { keeper, type Office, say } from './open-office.ts'

export type Way = (office: Office, reader: Reader) => Promise<unknown>

const questions = [
  '岚水县各镇2023年调解了多少起纠纷？',
  '调解纠纷前三名',
  '全县一共追回多少工资？',
  '其他乡镇怎么处理欠薪？',
  '哪些乡镇没写普法？',
  '库里有什么',
  '云台镇2023年调解了多少起？',
  '松岗乡和枫林镇比一比',
]
const brief = { text: '写治理欠薪这段：2023年帮26名农民工追回工资41万元', place: '岚水县荷塘镇', year: 2023 }
const talk = (reader: Reader) => `web:talk-${reader.person}`

const sent = (text: string) => ({ name: '稿.txt', bytes: new TextEncoder().encode(text) })
const ofAll =
  (call: (office: Office, reader: Reader, id: number) => Promise<unknown>): Way =>
  (office, reader) =>
    Promise.all([...office.ids.values(), 9_999].map((id) => say(call(office, reader, id))))
const ofDrafts =
  (call: (office: Office, reader: Reader, id: string) => Promise<unknown>): Way =>
  async (office, reader) => {
    const others = [...office.drafts].flatMap(([person, id]) => (person === reader.person ? [] : [id]))
    return Promise.all(others.map((id) => say(call(office, reader, id))))
  }
const ofPeople =
  (call: (office: Office, reader: Reader, id: string) => Promise<unknown>): Way =>
  (office, reader) =>
    Promise.all([...office.drafts.keys()].map((id) => say(call(office, reader, id))))

const ask = async ({ desk }: Office, reader: Reader) =>
  Promise.all(questions.map((text) => desk.ask(reader, { text, askerPlace: null, context: [] })))
const compared = ['调解矛盾纠纷数', '追回工资']
const compare: Way = ({ desk }, reader) =>
  desk.compare(reader, { indicators: compared, places: [], years: [], own: null, chartYear: null })
/** What one administers would be gone for those who come after him. */
const unlessKeeper =
  (way: Way): Way =>
  async (office, reader) =>
    reader.role === 'administrator' ? null : way(office, reader)

async function listPieces({ desk }: Office, reader: Reader): Promise<readonly string[]> {
  const pieces: string[] = []
  for await (const piece of await desk.exportAudit(reader, null)) pieces.push(piece)
  return pieces
}

const previews: Way = async ({ desk }, reader) => {
  // As much of a stored report as anybody may have from elsewhere: what is like it must not be named.
  const shared = '调解记录写得不规范。'
  return say(
    desk.previewFile(
      reader,
      sent(`岚水县双河镇2023年法治政府建设工作报告\n一、做法\n${shared}`),
      talk(reader),
    ),
  )
}

const shows = {
  ask,
  suggestNext: async ({ desk }, reader) => {
    const turns = await desk.listTurns(reader, talk(reader))
    return Promise.all(
      turns.map(({ at }) => desk.suggestNext(reader, { conversation: talk(reader), turn: at })),
    )
  },
  suggestTable: async ({ desk }, reader) => {
    const turns = await desk.listTurns(reader, talk(reader))
    return Promise.all(
      turns.map(({ at }) => desk.suggestTable(reader, { conversation: talk(reader), turn: at })),
    )
  },
  search: ({ desk }, reader) =>
    desk.search(reader, { text: '调解纠纷 欠薪', place: null, year: null, limit: 50 }),
  openTools: async ({ desk }, reader) => {
    const tools = await desk.openTools(reader)
    return Promise.all(
      ['欠薪', '云台镇', '松岗乡', '1'].flatMap((text) => tools.map((tool) => say(tool.run(text)))),
    )
  },
  compare,
  // Of an answer that was given to one who sees all.
  compareAnswer: async ({ desk }, reader) => {
    const [text] = questions
    const answer = await desk.ask(keeper, { text: text!, askerPlace: null, context: [] })
    return desk.compareAnswer(reader, answer, null)
  },
  listFigures: ({ desk }, reader) => desk.listFigures(reader, {}),
  listFigureChoices: ({ desk }, reader) => desk.listFigureChoices(reader),
  listReports: ({ desk }, reader) => desk.listReports({ ...reader, withSamples: true }),
  findReports: ({ desk }, reader) =>
    Promise.all(['调解', '欠薪', '云台', '松岗'].map((words) => desk.findReports(reader, words))),
  readReport: ofAll(({ desk }, reader, id) => desk.readReport(reader, id)),
  readOriginal: ofAll(async ({ desk }, reader, id) =>
    new TextDecoder().decode((await desk.readOriginal(reader, id)) ?? undefined),
  ),
  readOutline: ofAll(({ desk }, reader, id) => desk.readOutline(reader, String(id))),
  readIndexState: ({ desk }, reader) => desk.readIndexState(reader),
  removeReport: unlessKeeper(ofAll(({ desk }, reader, id) => desk.removeReport(reader, id))),
  correctReport: ofAll(({ desk }, reader, id) => desk.correctReport(reader, id, {})),
  correctFigure: ofAll(({ desk }, reader, id) => desk.correctFigure(reader, `${id}-0`, {})),
  dropFigure: async (office, reader) => {
    const all = [...office.ids.values()]
    const dropped = await Promise.all(all.map((id) => say(office.desk.dropFigure(reader, `${id}-0`))))
    await Promise.all(all.map((id) => say(office.desk.restoreFigure(reader, `${id}-0`))))
    return dropped
  },
  restoreFigure: ofAll(({ desk }, reader, id) => desk.restoreFigure(reader, `${id}-0`)),
  exportLangchain: ({ desk }, reader) => say(desk.exportLangchain(reader, '/nowhere')),
  previewFile: previews,
  listPreviews: ({ desk }, reader) => desk.listPreviews(reader, talk(reader)),
  writeDraft: ({ desk }, reader) => desk.writeDraft(reader, brief),
  makeDraft: ({ desk }, reader) => desk.makeDraft(reader, brief),
  reviseDraft: ofDrafts(({ desk }, reader, id) => desk.reviseDraft(reader, id, '换个开头')),
  editDraft: ofDrafts(({ desk }, reader, id) => desk.editDraft(reader, id, { version: 1, added: '巡查9次' })),
  listDrafts: async ({ desk }, reader) => (await desk.listDrafts(reader)).length,
  shareDraft: ofDrafts(({ desk }, reader, id) => desk.shareDraft(reader, id, 'edit')),
  removeDraft: ofDrafts(({ desk }, reader, id) => desk.removeDraft(reader, id)),
  viewDraft: ofDrafts(({ desk }, reader, id) => desk.viewDraft(reader, id)),
  listSharedDrafts: ({ desk }, reader) => desk.listSharedDrafts(reader),
  readDraft: ofDrafts(({ desk }, reader, id) => desk.readDraft(reader, id)),
  offerDraft: ofDrafts(({ desk }, reader, id) => desk.offerDraft(reader, id)),
  adoptDraft: ofDrafts(({ desk }, reader, id) => desk.adoptDraft(reader, id)),
  exportDraft: ofDrafts(
    async ({ desk }, reader, id) => (await desk.exportDraft(reader, id, { format: 'txt' })).bytes.length,
  ),
  checkFile: ({ desk }, reader) =>
    desk.checkFile(reader, {
      file: sent('荷塘镇2023年法治政府建设工作报告\n有些村的调解记录写得不规范。\n全年没有发生民转刑案件。'),
      place: '岚水县荷塘镇',
    }),
  makeCheck: ({ desk }, reader) =>
    desk.makeCheck(reader, sent('荷塘镇2023年法治政府建设工作报告\n有些村的调解记录写得不规范。')),
  readCheck: async ({ desk }, reader) => {
    const [own] = await desk.listChecks(reader)
    return [own && (await desk.readCheck(reader, own.id)), await desk.readCheck(reader, 'unknown')]
  },
  listChecks: ({ desk }, reader) => desk.listChecks(reader),
  redoCheck: ({ desk }, reader) => desk.redoCheck(reader, 'unknown', sent('一、做法')),
  removeCheck: ({ desk }, reader) => desk.removeCheck(reader, 'unknown'),
  suggestPlaces: ({ desk }, reader) =>
    Promise.all(['岚水', '镇', '乡'].map((text) => desk.suggestPlaces(reader, text))),
  listPeople: ({ desk }, reader) => say(desk.listPeople(reader)),
  listTokens: ({ desk }, reader) => say(desk.listTokens(reader)),
  exportAudit: (office, reader) => say(listPieces(office, reader)),
  listTurns: async (office, reader) => {
    await ask(office, reader)
    const talks = [...office.drafts.keys()].map((person) => `web:talk-${person}`)
    return Promise.all(talks.map((conversation) => office.desk.listTurns(reader, conversation)))
  },
  listRemarks: async ({ chat, desk }, reader) => {
    const conversation = `web:remarks-${reader.person}`
    for (const text of ['其他乡镇调解了多少纠纷', '看[1]的原文', '资料'])
      for await (const _ of chat.converse({ conversation, reader, text }));
    return desk.listRemarks(reader, conversation)
  },
  listTalks: ({ desk }, reader) => desk.listTalks(reader),
  viewTalk: ofPeople(({ desk }, reader, id) => desk.viewTalk(reader, `web:talk-${id}`)),
  shareTalk: ofPeople(async ({ desk }, reader, id) =>
    id === reader.person ? null : desk.shareTalk(reader, `web:talk-${id}`, 'edit'),
  ),
  renameTalk: ofPeople(async ({ desk }, reader, id) =>
    id === reader.person ? null : say(desk.renameTalk(reader, `web:talk-${id}`, '改名')),
  ),
  removeTalk: ofPeople(async ({ desk }, reader, id) =>
    id === reader.person ? null : desk.removeTalk(reader, `web:talk-${id}`),
  ),
  listSharedTalks: ({ desk }, reader) => desk.listSharedTalks(reader),
  isTalkOf: ofPeople(({ desk }, reader, id) => desk.isTalkOf(reader, `web:talk-${id}`)),
  beginTalk: ofPeople(({ desk }, reader, id) => desk.beginTalk(reader, `web:talk-${id}`)),
  giveFeedback: ({ desk }, reader) =>
    say(
      desk.giveFeedback(reader, {
        conversation: 'web:talk-wecom:sifa',
        turn: '2026-01-01',
        verdict: 'useful',
      }),
    ),
  listLeftOut: ({ desk }, reader) => say(desk.listLeftOut(reader)),
  listAudit: ({ desk }, reader) => say(desk.listAudit(reader, { days: 365, words: '' })),
  listVerdicts: ({ desk }, reader) => say(desk.listVerdicts(reader, 'web:talk')),
  listFeedback: ({ desk }, reader) => say(desk.listFeedback(reader)),
  readCoverage: ({ desk }, reader) => desk.readCoverage(reader),
  listSources: ({ desk }, reader) => say(desk.listSources(reader)),
  listFinds: ({ desk }, reader) => say(desk.listFinds(reader, ['waiting', 'known', 'stored'])),
  takeFinds: ({ desk }, reader) => say(desk.takeFinds(reader, ['none'])),
} satisfies Partial<Record<keyof Desk, Way>>

const made = 'puts what a verb gave into another form'
const waits = 'is of a preview, by the token that only its person was told'
const own = 'is his own, and no report'
const people = 'is of people, and an administrator’s'
const door = 'is of who he is, and no report'
const words = 'is read from words and tables alone'

const showsNothing = {
  renderFigures: made,
  renderComparison: made,
  renderPicture: made,
  tabulateComparison: made,
  writeDocument: made,
  writeTalkDocument: made,
  ingest: 'takes paths of the machine, and is an administrator’s',
  listReportKinds: words,
  amendPreview: waits,
  confirmPreview: waits,
  readPreviewed: waits,
  discardPreview: waits,
  previewAddress: 'reads what anybody may read there, then as previewFile',
  findTheme: words,
  readWish: words,
  parsePlace: words,
  readPlace: own,
  savePlace: own,
  clearPlace: own,
  keepTurn: own,
  keepRemark: own,
  allowPerson: people,
  removePerson: people,
  setPerson: people,
  joinPeople: people,
  invitePerson: people,
  addToken: people,
  removeToken: people,
  readerFor: door,
  admit: door,
  admitUnsigned: door,
  offerSignIn: door,
  readLink: door,
  takeLink: door,
  openSession: door,
  readSession: door,
  closeSession: door,
  hasTokens: door,
  openToken: door,
  addSource: 'takes the address of a public page, and is an administrator’s',
  setSource: 'is of a source, and an administrator’s',
  removeSource: 'is of a source, and an administrator’s',
  lookAtSources: 'asks public pages; what it finds is in listFinds',
  refuseFinds: 'says how many',
  currentSettings: 'is numbers that were set, and of nobody',
  readSettings: 'is numbers that were set, and an administrator’s',
  setSettings: 'is numbers that are set, and an administrator’s',
} satisfies Partial<Record<keyof Desk, string>>

/** Every verb stands in one of the two. */
export const verbWays: Readonly<Record<keyof Desk, Way | string>> = { ...shows, ...showsNothing }
