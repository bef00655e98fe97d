// Step: sources. What an administrator typed -> a source, or why it is none.
import type { Source } from '#domain/journal/source.ts'
import type { Reader } from '#domain/reader.ts'
import { maxNameLength } from '#domain/text-limits.ts'
import type { Journal } from '#ports/journal.ts'
import { AppError } from '#shared/errors.ts'

/** What can be changed later. */
export interface SourcePatch {
  readonly name?: string
  /** Whose site it is: 青禾县; empty: nobody says. */
  readonly place?: string
  /** Kinds of report that are looked for; none: the usual ones. */
  readonly kinds?: readonly string[]
  readonly isTrusted?: boolean
  readonly isPaused?: boolean
  readonly isTold?: boolean
}

export interface SourceGiven extends Omit<SourcePatch, 'isPaused'> {
  /** Of the list page. */
  readonly address: string
}

const mostSources = 200
const longestAddress = 1000

export interface BuildParts {
  readonly journal: Pick<Journal, 'sources'>
  /** One form for one address. Throws AppError `input` or `setting`. */
  readonly checkAddress: (address: string) => string
  /** Names of kinds of report. */
  readonly kinds: readonly string[]
  readonly newToken: () => string
  readonly now: () => Date
}

/** Throws AppError `input` or `setting`. */
export async function buildSource(given: SourceGiven, reader: Reader, parts: BuildParts): Promise<Source> {
  if (given.address.length > longestAddress) throw refuse('网址太长了。', '只填列表页的网址。')
  const address = parts.checkAddress(addScheme(given.address.trim()))
  const present = await parts.journal.sources.list()
  if (present.some((source) => source.address === address))
    throw refuse('这个列表页已经是来源了。', '在“来源”里找到它；要改就改那一条。')
  if (present.length >= mostSources) throw refuse(`来源已有${mostSources}个。`, '先去掉不用的。')
  const patch = changeSource(given, parts)
  return {
    ...{ id: parts.newToken(), address, name: new URL(address).hostname, place: null, kinds: [] },
    ...{ isTrusted: false, isPaused: false, isTold: false, addedBy: reader.person },
    ...{ addedAt: parts.now().toISOString(), lookedAt: null, last: null, pages: [], judgedBy: null },
    ...patch,
  }
}

/** People copy www.example.gov.cn/list.html as the browser shows it. */
function addScheme(typed: string): string {
  return /^[a-z\d-]+(?:\.[a-z\d-]+)+(?:[:/]|$)/i.test(typed) ? `https://${typed}` : typed
}

/** Throws AppError `input` for a kind that is none. */
export function changeSource(patch: SourcePatch, { kinds }: Pick<BuildParts, 'kinds'>): Partial<Source> {
  const { name, place, isTrusted, isPaused, isTold } = patch
  const unknown = (patch.kinds ?? []).find((kind) => !kinds.includes(kind))
  if (unknown !== undefined) throw refuse(`没有“${unknown}”这个种类。`, `种类有：${kinds.join('、')}。`)
  const short = (text: string) => text.trim().slice(0, maxNameLength)
  return {
    ...(name?.trim() ? { name: short(name) } : {}),
    ...(place === undefined ? {} : { place: short(place) || null }),
    ...(patch.kinds ? { kinds: patch.kinds } : {}),
    ...(isTrusted === undefined ? {} : { isTrusted }),
    ...(isPaused === undefined ? {} : { isPaused }),
    ...(isTold === undefined ? {} : { isTold }),
  }
}

function refuse(message: string, fix: string): AppError {
  return new AppError('input', message, { fix })
}
