// The desk's verbs over checks that are kept: handed in, opened, handed in again after a change, taken away. Each is its owner's alone.
import type { SentFile } from '#desk/previews/preview-desk.ts'
import type { KeptCheck } from '#domain/checks/kept-check.ts'
import type { Reader } from '#domain/reader.ts'
import type { Journal } from '#ports/journal.ts'
import { AppError } from '#shared/errors.ts'
import type { CheckDesk, CheckedFile } from './check-desk.ts'

export type ListedCheck = Omit<KeptCheck, 'text' | 'owner'>

/** A kept text with what the gate finds in it now. */
export interface OpenedCheck extends CheckedFile {
  readonly check: ListedCheck
}

export interface KeptChecksDesk {
  /** Checked and kept. Throws AppError `input` as `checkFile`, and for what bears a mark of secrecy, which is not kept. */
  makeCheck(reader: Reader, file: SentFile): Promise<OpenedCheck>
  /** The same paper again, changed. Null where there is none, or it is not his. */
  redoCheck(reader: Reader, id: string, file: SentFile): Promise<OpenedCheck | null>
  /** Looked through anew, over what he may see now. */
  readCheck(reader: Reader, id: string): Promise<OpenedCheck | null>
  /** Newest first. */
  listChecks(reader: Reader): Promise<readonly ListedCheck[]>
  /** False where there is none, or it is not his. */
  removeCheck(reader: Reader, id: string): Promise<boolean>
}

export interface KeptChecksParts {
  readonly journal: Pick<Journal, 'checks'>
  readonly newToken: () => string
  readonly now: () => Date
}

const checksListed = 100

export function openKeptChecks(
  { journal: { checks }, newToken, now }: KeptChecksParts,
  { checkFile }: CheckDesk,
): KeptChecksDesk {
  const readOwn = async ({ person }: Reader, id: string) => {
    const kept = await checks.read(id)
    return kept?.owner === person ? kept : null
  }
  const keep = (reader: Reader, file: SentFile, before: KeptCheck | null) =>
    keepChecked({ reader, file, before }, { journal: { checks }, newToken, now, checkFile })
  return {
    makeCheck: (reader, file) => keep(reader, file, null),
    async redoCheck(reader, id, file) {
      const before = await readOwn(reader, id)
      return before && keep(reader, file, before)
    },
    async readCheck(reader, id) {
      const kept = await readOwn(reader, id)
      if (kept === null) return null
      return { ...(await checkFile(reader, { file: asFile(kept) })), check: list(kept) }
    },
    listChecks: async ({ person }) => (await checks.listOf(person, checksListed)).map(list),
    async removeCheck({ person }, id) {
      let isHis = false
      await checks.update(id, (present) => {
        isHis = present?.owner === person
        return isHis ? null : present
      })
      return isHis
    },
  }
}

interface Handed {
  readonly reader: Reader
  readonly file: SentFile
  /** The paper as it was handed in before. */
  readonly before: KeptCheck | null
}

async function keepChecked(
  { reader, file, before }: Handed,
  { journal: { checks }, newToken, now, checkFile }: KeptChecksParts & Pick<CheckDesk, 'checkFile'>,
): Promise<OpenedCheck> {
  const checked = await checkFile(reader, { file })
  const secret = checked.findings.find(({ rule }) => rule === 'secrecy-mark')
  // What bears a mark of secrecy is not to lie here.
  if (secret) throw new AppError('input', secret.text, { fix: secret.fix })
  const faults = checked.findings.filter(({ severity }) => severity === 'block').length
  const kept: KeptCheck = {
    id: before?.id ?? newToken().slice(0, 12),
    owner: reader.person,
    name: file.name,
    text: checked.text,
    at: now().toISOString(),
    times: (before?.times ?? 0) + 1,
    faults,
    hints: checked.findings.length - faults,
  }
  await checks.update(kept.id, (present) => {
    if (present !== null && present.owner !== reader.person) throw gone()
    return kept
  })
  return { ...checked, check: list(kept) }
}

function list({ text: _, owner: __, ...listed }: KeptCheck): ListedCheck {
  return listed
}

/** `-`: plain text, whatever the file was. */
function asFile({ text }: KeptCheck): SentFile {
  return { name: '-', bytes: new TextEncoder().encode(text) }
}

function gone(): AppError {
  return new AppError('missing', '没有这次核对，或者它不是你的。', { fix: '到“稿”里重新查一次。' })
}
