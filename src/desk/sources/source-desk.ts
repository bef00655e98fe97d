// The desk's verbs over sources: list pages of sites that are looked through for new reports, and what they offered.
import { type Find, type FindState, keyOfFind } from '#domain/journal/find.ts'
import type { LookResult, Source } from '#domain/journal/source.ts'
import type { Reader } from '#domain/reader.ts'
import type { Journal } from '#ports/journal.ts'
import type { Views } from '#ports/views.ts'
import { AppError } from '#shared/errors.ts'
import type { Looker, LookStep } from '#sources/open-looker.ts'
import {
  type BuildParts,
  buildSource,
  changeSource,
  type SourceGiven,
  type SourcePatch,
} from './build-source.ts'

/** A line of `sources --json`. */
export interface ListedSource
  extends Pick<
    Source,
    | 'id'
    | 'address'
    | 'name'
    | 'place'
    | 'kinds'
    | 'isTrusted'
    | 'isPaused'
    | 'isTold'
    | 'addedBy'
    | 'lookedAt'
  > {
  readonly last: LookResult | null
  /** Reports that wait for a yes, and that could not be read. */
  readonly waiting: number
  readonly failed: number
  /** How far a look under way is; null: there is none. */
  readonly underWay: Pick<LookStep, 'done' | 'total'> | null
}

/** What a source offered, as its reader may know it. */
export interface ListedFind extends Omit<Find, 'source'> {
  /** Names it in `takeFinds` and `refuseFinds`. */
  readonly key: string
  /** Name of the source. */
  readonly from: string
}

/** What a yes came to. */
export interface TakenFind {
  readonly key: string
  readonly title: string
  readonly reportId: number | null
  /** Why it is not there; null: it is. */
  readonly problem: string | null
}

export interface SourceDesk {
  listSources(reader: Reader): Promise<readonly ListedSource[]>
  /** Throws AppError `input` for no address or one that is there, `setting` where its host is not allowed. */
  addSource(reader: Reader, given: SourceGiven): Promise<ListedSource>
  /** By id or address. Throws AppError `missing`. */
  setSource(reader: Reader, which: string, patch: SourcePatch): Promise<ListedSource>
  /** What it brought stays; what waits goes. False where there is none. By id or address. */
  removeSource(reader: Reader, which: string): Promise<boolean>
  /** Resolves when they were looked at; null: all that are not paused. Throws AppError `missing`. */
  lookAtSources(
    reader: Reader,
    which: string | null,
    onStep?: (step: LookStep) => void,
  ): Promise<readonly ListedSource[]>
  /** The newest 500 in these states, in the order in which they were found. */
  listFinds(reader: Reader, states: readonly FindState[]): Promise<readonly ListedFind[]>
  /** Into the library; what fails is told, and the others go on. */
  takeFinds(reader: Reader, keys: readonly string[]): Promise<readonly TakenFind[]>
  /** How many were waiting, and are not asked for again. */
  refuseFinds(reader: Reader, keys: readonly string[]): Promise<number>
}

export interface SourceParts extends BuildParts {
  readonly views: Views
  readonly journal: Pick<Journal, 'sources' | 'finds'>
  readonly looker: Looker
  readonly acceptFind: (key: string, source: Source) => Promise<Find>
  readonly refuseFind: (key: string) => Promise<void>
}

const mostListed = 500

export function openSourceDesk(parts: SourceParts): SourceDesk {
  const { journal, looker } = parts
  const describe = (source: Source) => describeSource(source, parts)
  return {
    listSources: async () => Promise.all((await journal.sources.list()).map(describe)),
    async addSource(reader, given) {
      const source = await buildSource(given, reader, parts)
      await journal.sources.update(source.id, () => source)
      return describe(source)
    },
    async setSource(_, which, patch) {
      const { id } = await findSource(which, parts)
      const change = changeSource(patch, parts)
      await journal.sources.update(id, (present) => present && { ...present, ...change })
      return describe(await findSource(id, parts))
    },
    async removeSource(_, which) {
      const source = await findSource(which, parts).catch(() => null)
      if (!source) return false
      await journal.sources.update(source.id, () => null)
      await journal.finds.removeOf(source.id)
      return true
    },
    async lookAtSources(_, which, onStep) {
      const asked = which === null ? await listActive(parts) : [await findSource(which, parts)]
      for (const source of asked) await looker.look(source, onStep)
      const after = await Promise.all(asked.map(({ id }) => journal.sources.read(id)))
      return Promise.all(after.filter((source) => source !== null).map(describe))
    },
    listFinds: (reader, states) => listFinds(states, reader, parts),
    takeFinds: (_, keys) => takeFinds(keys, parts),
    async refuseFinds(_, keys) {
      let refused = 0
      for (const key of keys)
        if ((await journal.finds.read(key))?.state === 'waiting') {
          await parts.refuseFind(key)
          refused++
        }
      return refused
    },
  }
}

async function listActive({ journal }: SourceParts): Promise<readonly Source[]> {
  return (await journal.sources.list()).filter(({ isPaused }) => !isPaused)
}

async function findSource(which: string, { journal }: SourceParts): Promise<Source> {
  const found = (await journal.sources.list()).find(({ id, address }) => id === which || address === which)
  if (found) return found
  throw new AppError('missing', `没有这个来源：${which.slice(0, 200)}`, {
    fix: '用 antou sources 或网页“来源”看有哪些。',
  })
}

async function describeSource(source: Source, { journal, looker }: SourceParts): Promise<ListedSource> {
  const { pages: _, judgedBy: __, addedAt: ___, ...shown } = source
  const finds = await journal.finds.list({
    source: source.id,
    states: ['waiting', 'failed'],
    limit: mostListed,
  })
  const of = (state: FindState) => finds.filter((find) => find.state === state).length
  const step = looker.underWay().get(source.id)
  return {
    ...shown,
    waiting: of('waiting'),
    failed: of('failed'),
    underWay: step ? { done: step.done, total: step.total } : null,
  }
}

/** Ids of reports that this reader may not see are left out. */
async function listFinds(
  states: readonly FindState[],
  reader: Reader,
  { journal, views }: SourceParts,
): Promise<readonly ListedFind[]> {
  const names = new Map((await journal.sources.list()).map(({ id, name }) => [id, name]))
  const seen = new Set((await views.viewFor(reader).listReports()).map(({ id }) => id))
  const may = (id: number | null) => (id !== null && seen.has(id) ? id : null)
  const finds = await journal.finds.list({ source: null, states, limit: mostListed })
  return finds.map((find) => {
    const { source, reading, ...rest } = find
    return {
      ...rest,
      key: keyOfFind(find),
      from: names.get(source) ?? '',
      reportId: may(find.reportId),
      reading: reading && { ...reading, replaces: may(reading.replaces) },
    }
  })
}

async function takeFinds(keys: readonly string[], parts: SourceParts): Promise<readonly TakenFind[]> {
  const taken: TakenFind[] = []
  for (const key of keys) {
    const find = await parts.journal.finds.read(key)
    const source = find && (await parts.journal.sources.read(find.source))
    const title = find?.title ?? ''
    try {
      if (!source) throw new AppError('missing', '这份已经不在了。', { fix: '刷新一下页面。' })
      const { reportId } = await parts.acceptFind(key, source)
      taken.push({ key, title, reportId, problem: null })
    } catch (error) {
      if (!(error instanceof AppError) || error.kind === 'busy') throw error
      taken.push({ key, title, reportId: null, problem: `${error.message}${error.fix}` })
    }
  }
  return taken
}
