// Step: words about a draft -> replies: the brief as understood, the text, what to do next; a file handed in -> findings.

import type { DraftRevision, OpenedDraft } from '#desk/drafts/draft-room.ts'
import { confirmation } from '#desk/drafts/export-draft.ts'
import { sayOffer, unknownOffer, unknownOfferFix } from '#desk/drafts/hand-over.ts'
import type { SentFile } from '#desk/previews/preview-desk.ts'
import { listLostPieces } from '#domain/brief.ts'
import { contradictionLead } from '#domain/draft.ts'
import type { DraftTalk } from '#domain/journal/draft-under-way.ts'
import { AppError } from '#shared/errors.ts'
import type { ReplyEvent } from './chat.ts'
import type { Conversation } from './conversation.ts'
import { type DraftIntent, isBareRequest } from './draft-words.ts'
import { renderFindings } from './render-findings.ts'

type Replies = AsyncGenerator<ReplyEvent>

const label = 'AI辅助生成，须人工核实。'
/** Under the facts of a draft, and under the draft: words like those that are typed. */
const offered = { facts: ['对', '改'], draft: ['存为草稿', '再改', '导出Word'] }
const choicesOf = (labels: readonly string[]) => labels.map((one) => ({ label: one, place: one }))

/** Whether a button says this about the draft under way. */
export function isDraftChoice(label: string): boolean {
  return Object.values(offered).flat().includes(label)
}

/** The id of the draft under way here; null when there is none. */
export async function readDraftNow({ message, journal }: Conversation): Promise<string | null> {
  return (await journal.draftsUnderWay.read(message.conversation))?.draft ?? null
}

/** Whether the last reply asked which number is meant, or told some. */
export async function hasAskedBack({ message, journal }: Conversation): Promise<boolean> {
  const talk = (await journal.draftsUnderWay.read(message.conversation))?.talk
  return talk !== undefined && talk.options.length + talk.told.length > 0
}

/** Which draft this conversation works on, and what the last reply left open, outlive a restart. */
async function keepDraftNow(
  draft: string,
  { message, journal }: Conversation,
  talk?: DraftTalk,
): Promise<void> {
  await journal.draftsUnderWay.update(message.conversation, () => ({ draft, ...(talk ? { talk } : {}) }))
}

/** Null where nothing changes: most replies leave nothing open, and none did before. */
async function keepTalk(
  revision: DraftRevision,
  { now, before }: { now: string; before: DraftTalk | null },
  conversation: Conversation,
): Promise<void> {
  const options = revision.kind === 'unclear' ? (revision.options ?? []) : []
  const told = revision.kind === 'told' || revision.kind === 'unclear' ? (revision.told ?? []) : []
  const isOpen = options.length + told.length > 0
  if (!isOpen && before === null) return
  const { desk, message } = conversation
  const opened = isOpen ? await desk.readDraft(message.reader, now) : null
  const talk = opened ? { version: opened.draft.version, options, told } : undefined
  await keepDraftNow(now, conversation, talk)
}

/** Writes from the message and its files, stores the draft and makes it the one under way. */
export async function* writeDraft(text: string, conversation: Conversation): Replies {
  const { message, desk } = conversation
  yield { kind: 'step', text: '正在写……' }
  const before = await readDraftNow(conversation)
  const files = message.files ?? []
  const said = files.length > 0 && isBareRequest(text) ? '' : text
  const opened = await desk.makeDraft(message.reader, { text: said, files })
  await keepDraftNow(opened.id, conversation)
  const beside = before === null ? '' : await sayBeside(before, conversation)
  yield { kind: 'notice', text: opened.understood + beside, choices: choicesOf(offered.facts) }
  yield showDraft(opened)
}

/** A new draft never takes the place of the open one without a word. */
async function sayBeside(id: string, { message, desk }: Conversation): Promise<string> {
  const open = (await desk.listDrafts(message.reader)).find((one) => one.id === id)
  return open ? `\n这是另开的一份；《${open.title}》还在，要接着改它，发：接稿 ${id}` : ''
}

function showDraft(opened: OpenedDraft, said = ''): ReplyEvent {
  const lead = said === '' ? [] : [`第${opened.draft.version}稿：${said.replace(/。+$/, '')}。`, '']
  const text = [...lead, opened.text, '', renderGate(opened), label].join('\n')
  return { kind: 'notice', about: 'draft', text, choices: choicesOf(offered.draft), opened }
}

/** 核对：5个数都有出处（98.5%=130÷132）。没有用到别的乡镇的数字和原句。 */
function renderGate({ draft }: OpenedDraft): string {
  const sources = draft.sections.flatMap(({ paragraphs }) => paragraphs.flatMap((one) => one.sources))
  const told = sources.filter(({ kind }) => kind !== 'request')
  const sums = sources.flatMap((one) => (one.kind === 'arithmetic' ? [`${one.raw}=${one.formula}`] : []))
  const faults = draft.findings.filter(({ severity }) => severity === 'block')
  const computed = sums.length > 0 ? `（${sums.join('；')}）` : ''
  const asked = draft.pending.filter((one) => one.startsWith(contradictionLead))
  const pending = draft.pending
    .filter((one) => !asked.includes(one))
    .map((one) => one.replace(/^【待补充】/, ''))
  const unused = [
    ...draft.unusedFigures.map(({ indicator, raw }) => `${indicator}${raw}`),
    ...listLostPieces(draft.unused).map(({ text }) => text),
  ]
  return [
    faults.length > 0
      ? renderFindings(faults).replace(/^查了：/, '核对：')
      : `核对：${told.length}个数都有出处${computed}。没有用到别的乡镇的数字和原句。`,
    ...asked.map((one) => `${one}。`),
    ...(pending.length > 0 ? [`还可以补充：${pending.join('；')}。`] : []),
    ...(unused.length > 0 ? [`素材没用上：${unused.join('、')}。`] : []),
  ].join('\n')
}

/** A button or a word about the draft under way. */
export async function* followDraft(
  intent: DraftIntent,
  now: string | null,
  conversation: Conversation,
): Replies {
  const { message, desk } = conversation
  if (intent.kind === 'adopt') return yield* adoptDraft(intent.id, conversation)
  if (intent.kind === 'list' || now === null) {
    const drafts = await desk.listDrafts(message.reader)
    const lines = drafts.map(({ id, title, version }) => `${title} · 第${version}稿 · 接着改发：接稿 ${id}`)
    yield {
      kind: 'notice',
      text: lines.length > 0 ? lines.join('\n') : '还没有稿子。说“写……这段：”加素材，就能起草。',
    }
    return
  }
  if (intent.kind === 'offer') {
    yield { kind: 'notice', text: sayOffer(await desk.offerDraft(message.reader, now)), isPassing: true }
    return
  }
  if (intent.kind === 'word') {
    const file = await desk.exportDraft(message.reader, now, { format: 'docx' })
    yield { kind: 'file', ...file, draft: now }
    return
  }
  if (intent.kind === 'answer-for') {
    const choice = { format: 'docx', confirmed: confirmation } as const
    const file = await desk.exportDraft(message.reader, now, choice)
    yield { kind: 'file', ...file, draft: now }
    return
  }
  if (intent.kind === 'show' || intent.kind === 'check') {
    const opened = await desk.readDraft(message.reader, now)
    if (opened)
      yield intent.kind === 'show'
        ? showDraft(opened)
        : { kind: 'notice', text: renderFindings(opened.draft.findings) }
    return
  }
  const said = {
    confirm: '好，按这些数写的。稿子要改就直接说，例如“第二段短一点”。',
    amend: '哪里要改？直接说，例如“调解改成135起”“第二段短一点”“换个开头”“撤销”。',
    final: `定稿不带“AI辅助生成”那一行，文件属性里的标识保留，谁、何时、导出的是哪一稿会记下来。逐条核实过了，请回复：${confirmation}`,
    chat: '好，稿子在这里。要改就直接说，例如“第二段短一点”“普法改成15场”；导出就说“导出Word”。',
    keep: '已经存好，在“稿”里能看到。换个渠道接着改，先在这里说“接稿码”。',
  }[intent.kind]
  yield { kind: 'notice', text: said }
}

async function* adoptDraft(idOrCode: string, conversation: Conversation): Replies {
  const { message, desk } = conversation
  const opened = await desk.adoptDraft(message.reader, idOrCode)
  if (!opened) {
    yield { kind: 'notice', text: `${unknownOffer(idOrCode)}${unknownOfferFix}` }
    return
  }
  await keepDraftNow(opened.id, conversation)
  yield showDraft(opened)
}

/** True when the words were an instruction about the draft under way, and were carried out or explained. */
export async function* reviseDraft(
  words: string,
  { now, files }: { now: string; files: readonly SentFile[] },
  conversation: Conversation,
): AsyncGenerator<ReplyEvent, boolean> {
  const { message, journal, desk } = conversation
  const before = (await journal.draftsUnderWay.read(message.conversation))?.talk ?? null
  const revision = await desk
    .reviseDraft(message.reader, now, words, { files, talk: before })
    .catch((error: unknown) => {
      // The draft is another person's or gone: then the words are for the library.
      if (error instanceof AppError && error.kind === 'missing') return { kind: 'none' as const }
      throw error
    })
  if (revision.kind === 'none') return false
  await keepTalk(revision, { now, before }, conversation)
  if (revision.kind === 'told') yield { kind: 'notice', about: 'answer', text: revision.text }
  else if (revision.kind === 'unclear') yield { kind: 'notice', text: revision.text }
  else yield showDraft(revision.opened, revision.said)
  return true
}

/** A bad file is reported and the others go on. */
export async function* checkFiles({ message, desk }: Conversation): Replies {
  for (const file of message.files ?? []) {
    yield { kind: 'step', text: `正在核对《${file.name}》……` }
    try {
      const { findings } = await desk.checkFile(message.reader, { file })
      yield { kind: 'notice', about: 'checked', text: `《${file.name}》\n${renderFindings(findings)}` }
    } catch (error) {
      if (!(error instanceof AppError)) throw error
      yield { kind: 'error', text: `《${file.name}》没读成：${error.message}`, fix: error.fix }
    }
  }
}
