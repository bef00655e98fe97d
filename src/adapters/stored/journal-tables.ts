// Step: storage. The records of the Journal port as tables of any store: one a record, every value through its schema.
import type { ZodType } from 'zod'
import { type KeptCheck, keptCheckSchema } from '#domain/checks/kept-check.ts'
import { type AccessToken, accessTokenSchema } from '#domain/journal/access-token.ts'
import { auditRowSchema } from '#domain/journal/audit-row.ts'
import { awaitedPlaceSchema } from '#domain/journal/awaited-place.ts'
import { draftUnderWaySchema } from '#domain/journal/draft-under-way.ts'
import { feedbackSchema } from '#domain/journal/feedback.ts'
import { finalExportSchema } from '#domain/journal/final-export.ts'
import { type Find, findSchema } from '#domain/journal/find.ts'
import { type InboxEntry, inboxEntrySchema } from '#domain/journal/inbox-entry.ts'
import { type KeptDraft, keptDraftSchema } from '#domain/journal/kept-draft.ts'
import { type OutboxEntry, outboxEntrySchema } from '#domain/journal/outbox-entry.ts'
import { type Pass, passSchema } from '#domain/journal/pass.ts'
import { personSchema } from '#domain/journal/person.ts'
import { remarkSchema } from '#domain/journal/remark.ts'
import { type Source, sourceSchema } from '#domain/journal/source.ts'
import { type Talk, talkSchema } from '#domain/journal/talk.ts'
import { setOnPageSchema } from '#domain/limits/office-settings.ts'
import { usedPaceSchema } from '#domain/limits/used-pace.ts'
import type { RecordTable } from './record-table.ts'

export const talkTable: RecordTable<Talk> = {
  name: 'talk',
  schema: talkSchema,
  finders: [
    { column: 'person', of: ({ person }) => person },
    { column: 'unit', of: ({ shared }) => shared?.unit ?? null },
  ],
  isMovedByUpdate: true,
  isSaidAgain: true,
}
export const draftTable: RecordTable<KeptDraft> = {
  name: 'draft',
  schema: keptDraftSchema,
  finders: [
    { column: 'code', of: ({ handover }) => handover?.code ?? null },
    { column: 'unit', of: ({ shared }) => shared?.unit ?? null },
  ],
}
export const checkTable: RecordTable<KeptCheck> = {
  name: 'kept_check',
  schema: keptCheckSchema,
  finders: [{ column: 'person', of: ({ owner }) => owner }],
  isMovedByUpdate: true,
}
export const passTable: RecordTable<Pass> = {
  name: 'pass',
  schema: passSchema,
  finders: [{ column: 'person', of: ({ person }) => person }],
  isSaidAgain: true,
}
export const tokenTable: RecordTable<AccessToken> = {
  name: 'token',
  schema: accessTokenSchema,
  finders: [{ column: 'hash', of: ({ hash }) => hash }],
  isSaidAgain: true,
}
export const sourceTable: RecordTable<Source> = { name: 'source', schema: sourceSchema, isSaidAgain: true }
export const findTable: RecordTable<Find> = {
  name: 'find',
  schema: findSchema,
  finders: [
    { column: 'source', of: ({ source }) => source },
    { column: 'state', of: ({ state }) => state },
  ],
  isSaidAgain: true,
}
export const personTable = { name: 'person', schema: personSchema, isSaidAgain: true }
export const finalTable = { name: 'final', schema: finalExportSchema }
export const remarkTable = { name: 'remark', schema: remarkSchema }
export const feedbackTable = { name: 'feedback', schema: feedbackSchema }
export const awaitedPlaceTable = { name: 'awaited_place', schema: awaitedPlaceSchema, isSaidAgain: true }
export const draftUnderWayTable = { name: 'draft_under_way', schema: draftUnderWaySchema, isSaidAgain: true }
export const settingTable = { name: 'office_setting', schema: setOnPageSchema, isSaidAgain: true }
export const usedPaceTable = { name: 'used_pace', schema: usedPaceSchema, isSaidAgain: true }

/** What both boxes are found by. */
interface Posted {
  readonly channel: string
  readonly chat: string
  readonly state: string
}

const postFinders = [
  { column: 'channel', of: ({ channel }: Posted) => channel },
  { column: 'lane', of: ({ channel, chat }: Posted) => `${channel} ${chat}` },
  { column: 'state', of: ({ state }: Posted) => state },
]

export const inboxTable: RecordTable<InboxEntry> = {
  name: 'inbox',
  schema: inboxEntrySchema,
  finders: [...postFinders, { column: 'at', of: ({ takenAt }) => takenAt }],
  isSaidAgain: true,
}
export const outboxTable: RecordTable<OutboxEntry> = {
  name: 'outbox',
  schema: outboxEntrySchema,
  finders: [...postFinders, { column: 'at', of: ({ at }) => at }],
  isSaidAgain: true,
}

/** All but the turns, whose rows have columns of their own. */
export const journalTables: readonly { readonly name: string; readonly schema: ZodType }[] = [
  talkTable,
  draftTable,
  checkTable,
  personTable,
  passTable,
  tokenTable,
  finalTable,
  feedbackTable,
  remarkTable,
  awaitedPlaceTable,
  draftUnderWayTable,
  usedPaceTable,
  settingTable,
  inboxTable,
  outboxTable,
  sourceTable,
  findTable,
  { name: 'audit', schema: auditRowSchema },
]
