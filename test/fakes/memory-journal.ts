// Fake: the journal in memory. It can be told to fail, as on a full disk.
import type { ZodType } from 'zod'
import { openMemoryPost } from '#adapters/sqlite/journal/open-memory-post.ts'
import { keptCheckSchema } from '#domain/checks/kept-check.ts'
import { accessTokenSchema } from '#domain/journal/access-token.ts'
import { type AuditRow, auditRowSchema } from '#domain/journal/audit-row.ts'
import { awaitedPlaceSchema } from '#domain/journal/awaited-place.ts'
import { draftUnderWaySchema } from '#domain/journal/draft-under-way.ts'
import { feedbackSchema } from '#domain/journal/feedback.ts'
import { type FinalExport, finalExportSchema } from '#domain/journal/final-export.ts'
import { findSchema } from '#domain/journal/find.ts'
import { draftOwners, keptDraftSchema } from '#domain/journal/kept-draft.ts'
import { passSchema } from '#domain/journal/pass.ts'
import { personSchema } from '#domain/journal/person.ts'
import { type Remark, remarkSchema } from '#domain/journal/remark.ts'
import { sourceSchema } from '#domain/journal/source.ts'
import { talkSchema } from '#domain/journal/talk.ts'
import { type Turn, turnSchema } from '#domain/journal/turn.ts'
import { setOnPageSchema } from '#domain/limits/office-settings.ts'
import { usedPaceSchema } from '#domain/limits/used-pace.ts'
import type { Journal, Records } from '#ports/journal.ts'
import { AppError } from '#shared/errors.ts'

export interface MemoryJournal extends Journal {
  /** From now on writing fails as it does when no space is left. */
  fillDisk(): void
}

/** Parsed again and again, as from a disk. */
interface Shelf<Value> extends Records<Value> {
  /** In the order in which the keys came. */
  values(): readonly Value[]
  entries(): readonly (readonly [string, Value])[]
}

export function openMemoryJournal(): MemoryJournal {
  let isFull = false
  const checkSpace = () => {
    if (isFull) throw new AppError('storage', '磁盘满了，没有存下来。', { fix: '清出空间后再试。' })
  }
  const turns = new Map<string, Turn[]>()
  const remarks = new Map<string, Remark[]>()
  const finals: FinalExport[] = []
  const audit: AuditRow[] = []
  const talks = openShelf(talkSchema, { checkSpace, isMovedByUpdate: true })
  const drafts = openShelf(keptDraftSchema, { checkSpace })
  const checks = openShelf(keptCheckSchema, { checkSpace, isMovedByUpdate: true })
  const feedback = openShelf(feedbackSchema, { checkSpace })
  const people = openShelf(personSchema, { checkSpace })
  const passes = openShelf(passSchema, { checkSpace })
  const usedPaces = openShelf(usedPaceSchema, { checkSpace })
  const tokens = openShelf(accessTokenSchema, { checkSpace })
  /** Who got which draft, in that order. */
  const lists = new Map<string, Set<string>>()
  return {
    fillDisk: () => {
      isFull = true
    },
    turns: {
      append: async (conversation, turn) => {
        checkSpace()
        turns.set(conversation, [...(turns.get(conversation) ?? []), copy(turnSchema, turn)])
      },
      list: async (conversation, limit) => (turns.get(conversation) ?? []).slice(-limit),
      remove: async (conversation) => void turns.delete(conversation),
    },
    remarks: {
      append: async (conversation, remark) => {
        checkSpace()
        remarks.set(conversation, [...(remarks.get(conversation) ?? []), copy(remarkSchema, remark)])
      },
      list: async (conversation, limit) => (remarks.get(conversation) ?? []).slice(-limit),
      remove: async (conversation) => void remarks.delete(conversation),
    },
    talks: {
      ...talks,
      listOf: async (person, limit) =>
        talks
          .values()
          .filter((talk) => talk.person === person)
          .reverse()
          .slice(0, limit),
      listShared: async (unit, limit) =>
        talks
          .values()
          .filter(({ shared }) => shared?.unit === unit)
          .reverse()
          .slice(0, limit),
    },
    passes: {
      ...passes,
      keysOf: async (person) =>
        passes.entries().flatMap(([key, one]) => (one.person === person ? [key] : [])),
    },
    tokens: {
      ...tokens,
      list: async () => tokens.values(),
      findByHash: async (hash) => tokens.values().find((one) => one.hash === hash) ?? null,
    },
    people: { ...people, list: async () => people.values() },
    audit: {
      append: async (row) => {
        checkSpace()
        audit.push(copy(auditRowSchema, row))
      },
      list: async ({ since, after, limit }) =>
        audit
          .map((row, index) => ({ seq: index + 1, row }))
          .filter(({ seq, row }) => seq > after && row.at >= since)
          .slice(0, limit),
    },
    sweep: async ({ used, audited, ended }) => {
      const old = (at: string) => used !== null && at < used
      const oldTalks = talks.values().filter(({ at }) => old(at))
      for (const { conversation } of oldTalks) {
        turns.delete(conversation)
        remarks.delete(conversation)
        await talks.update(conversation, () => null)
      }
      for (const { id, at } of checks.values()) if (old(at)) await checks.update(id, () => null)
      const oldDrafts = drafts.values().filter(({ savedAt }) => old(savedAt))
      for (const { record } of oldDrafts) await drafts.update(record.id, () => null)
      for (let at = audit.length - 1; at >= 0; at--) if ((audit[at]?.at ?? '') < audited) audit.splice(at, 1)
      for (const shelf of [passes, usedPaces])
        for (const [key, { until }] of shelf.entries()) if (until < ended) await shelf.update(key, () => null)
      return { talks: oldTalks.length, drafts: oldDrafts.length }
    },
    drafts: {
      ...drafts,
      update: async (id, next) => {
        await drafts.update(id, next)
        const kept = await drafts.read(id)
        for (const person of kept ? [kept.owner, ...kept.sharers] : [])
          lists.set(person, (lists.get(person) ?? new Set()).add(id))
      },
      listOf: async (person) => {
        const all = await Promise.all([...(lists.get(person) ?? [])].map((id) => drafts.read(id)))
        return all.filter((kept) => kept !== null).filter((kept) => draftOwners(kept).includes(person))
      },
      listShared: async (unit) => drafts.values().filter(({ shared }) => shared?.unit === unit),
      findByCode: async (code) => drafts.values().find(({ handover }) => handover?.code === code) ?? null,
    },
    checks: {
      ...checks,
      listOf: async (person, limit) =>
        checks
          .values()
          .filter(({ owner }) => owner === person)
          .reverse()
          .slice(0, limit),
    },
    finals: {
      append: async (entry) => {
        checkSpace()
        finals.push(copy(finalExportSchema, entry))
      },
      list: async (draft) => finals.filter((entry) => entry.draft === draft),
    },
    feedback: { ...feedback, list: async () => feedback.values() },
    awaitedPlaces: openShelf(awaitedPlaceSchema, { checkSpace }),
    settings: openShelf(setOnPageSchema, { checkSpace }),
    usedPaces,
    draftsUnderWay: openShelf(draftUnderWaySchema, { checkSpace }),
    ...openMemoryFinds(checkSpace),
    ...openMemoryPost(checkSpace),
    countUnreadable: async () => ({}),
    close: async () => {},
  }
}

function openMemoryFinds(checkSpace: () => void): Pick<Journal, 'sources' | 'finds'> {
  const sources = openShelf(sourceSchema, { checkSpace })
  const finds = openShelf(findSchema, { checkSpace })
  const files = new Map<string, Uint8Array>()
  const update: Journal['finds']['update'] = async (key, next) => {
    await finds.update(key, next)
    if ((await finds.read(key))?.state !== 'waiting') files.delete(key)
  }
  return {
    sources: { ...sources, list: async () => sources.values() },
    finds: {
      ...finds,
      update,
      list: async ({ source, states, limit }) =>
        finds
          .values()
          .filter((find) => states.includes(find.state) && (source === null || find.source === source))
          .slice(-limit),
      keep: async (key, find, bytes) => {
        await update(key, () => find)
        files.set(key, bytes)
      },
      readBytes: async (key) => files.get(key) ?? null,
      removeOf: async (source) => {
        for (const [key, find] of finds.entries()) if (find.source === source) await update(key, () => null)
      },
    },
  }
}

function openShelf<Value>(
  schema: ZodType<Value>,
  { checkSpace, isMovedByUpdate = false }: { checkSpace: () => void; isMovedByUpdate?: boolean },
): Shelf<Value> {
  const kept = new Map<string, Value>()
  return {
    read: async (key) => kept.get(key) ?? null,
    update: async (key, next) => {
      checkSpace()
      const value = next(kept.get(key) ?? null)
      if (value === null || isMovedByUpdate) kept.delete(key)
      if (value !== null) kept.set(key, copy(schema, value))
    },
    values: () => [...kept.values()],
    entries: () => [...kept.entries()],
  }
}

function copy<Value>(schema: ZodType<Value>, value: Value): Value {
  const parsed = schema.safeParse(JSON.parse(JSON.stringify(value)))
  if (parsed.success) return parsed.data
  throw new AppError('storage', '要存的内容形状不对，没有存。', { fix: '请把刚才做的事告诉管理员。' })
}
