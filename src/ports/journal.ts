// Port: what the office must not lose: talks, people, drafts, verdicts. Acknowledged only once written. Every value fits its schema, in and out.

import type { KeptCheck } from '#domain/checks/kept-check.ts'
import type { AccessToken } from '#domain/journal/access-token.ts'
import type { AuditRow } from '#domain/journal/audit-row.ts'
import type { AwaitedPlace } from '#domain/journal/awaited-place.ts'
import type { DraftUnderWay } from '#domain/journal/draft-under-way.ts'
import type { Feedback } from '#domain/journal/feedback.ts'
import type { FinalExport } from '#domain/journal/final-export.ts'
import type { Find, FindState } from '#domain/journal/find.ts'
import type { InboxEntry, InboxState } from '#domain/journal/inbox-entry.ts'
import type { KeptDraft } from '#domain/journal/kept-draft.ts'
import type { OutboxEntry, OutboxState } from '#domain/journal/outbox-entry.ts'
import type { Pass } from '#domain/journal/pass.ts'
import type { Person } from '#domain/journal/person.ts'
import type { Remark } from '#domain/journal/remark.ts'
import type { Source } from '#domain/journal/source.ts'
import type { Talk } from '#domain/journal/talk.ts'
import type { Turn } from '#domain/journal/turn.ts'
import type { SetOnPage } from '#domain/limits/office-settings.ts'
import type { UsedPace } from '#domain/limits/used-pace.ts'

/** Values by key. What lies there in another shape (damaged, foreign) is unreadable: lists leave it out. */
export interface Records<Value> {
  /**
   * Null when there is none. An unreadable draft or verdict throws AppError `storage`; of the others an unreadable one
   * counts as none, because a person can say it again and must not be kept from everything else by it.
   */
  read(key: string): Promise<Value | null>
  /**
   * `next` gets the present value (null: none, or unreadable) and gives the one to keep; null deletes. Nothing comes
   * between, also from other processes, so `next` does not wait for anything. What was unreadable is put aside, not lost.
   */
  update(key: string, next: (present: Value | null) => Value | null): Promise<void>
}

/** Which entries of the inbox or the outbox; `chat` of one channel, absent: of all. */
export interface PostQuery<State> {
  readonly states: readonly State[]
  readonly channel?: string
  readonly chat?: string
  /** The oldest so many. */
  readonly limit: number
}

/** What of a channel or of all is in which state. */
export interface Post<Entry, State extends string> extends Records<Entry> {
  /** In the order in which they came. */
  list(query: PostQuery<State>): Promise<readonly Entry[]>
  /** How many are in each state; a state without any is absent. */
  count(): Promise<Readonly<Partial<Record<State, number>>>>
  /** The chats of a channel that have entries in these states, the one that has waited longest first. */
  listChats(channel: string, states: readonly State[]): Promise<readonly string[]>
  /** Deletes what is in these states and came before (ISO time); returns how many. */
  clean(states: readonly State[], before: string): Promise<number>
}

/** An entry of the outbox with the bytes that go with it. */
export interface Parcel {
  readonly entry: OutboxEntry
  readonly bytes: Uint8Array | null
}

/** Where several processes share a journal: who answers in a chat. */
export interface LaneKeeper {
  /** `lane`: channel and chat. Null while another process works there; one that is gone is taken over within 15 s. Throws AppError `storage`. */
  take(lane: string): Promise<{ release(): Promise<void> } | null>
}

export interface Journal {
  readonly inbox: Post<InboxEntry, InboxState> & {
    /** All in one update; says of each whether it was new. */
    take(entries: readonly InboxEntry[]): Promise<readonly boolean[]>
    /** What `next` makes of the entry and the replies to it, in one update. */
    finish(
      key: string,
      next: (present: InboxEntry | null) => InboxEntry | null,
      parcels: readonly Parcel[],
    ): Promise<void>
  }
  readonly outbox: Post<OutboxEntry, OutboxState> & {
    /** In one update; an entry whose key is there already is left as it is. */
    put(parcels: readonly Parcel[]): Promise<void>
    /** Null for an entry without a file, and for one that was sent. */
    readBytes(key: string): Promise<Uint8Array | null>
  }
  readonly turns: {
    append(conversation: string, turn: Turn): Promise<void>
    /** Oldest first; the newest `limit`. */
    list(conversation: string, limit: number): Promise<readonly Turn[]>
    /** All of the conversation. */
    remove(conversation: string): Promise<void>
  }
  readonly remarks: {
    append(conversation: string, remark: Remark): Promise<void>
    /** Oldest first; the newest `limit`. */
    list(conversation: string, limit: number): Promise<readonly Remark[]>
    /** All of the conversation. */
    remove(conversation: string): Promise<void>
  }
  readonly talks: Records<Talk> & {
    /** Those that the person began, the one last updated first; at most `limit`. */
    listOf(person: string, limit: number): Promise<readonly Talk[]>
    /** Those that are shared with the unit, the one last updated first; at most `limit`. */
    listShared(unit: string, limit: number): Promise<readonly Talk[]>
  }
  readonly people: Records<Person> & {
    /** In the order in which they came. */
    list(): Promise<readonly Person[]>
  }
  readonly passes: Records<Pass> & {
    /** Keys of the person's. */
    keysOf(person: string): Promise<readonly string[]>
  }
  readonly tokens: Records<AccessToken> & {
    /** In the order in which they were made. */
    list(): Promise<readonly AccessToken[]>
    /** The one of this hash. */
    findByHash(hash: string): Promise<AccessToken | null>
  }
  readonly drafts: Records<KeptDraft> & {
    /** Those that are the person's, owned or shared, in the order in which they became so. */
    listOf(person: string): Promise<readonly KeptDraft[]>
    /** Those that are shared with the unit, oldest first. */
    listShared(unit: string): Promise<readonly KeptDraft[]>
    /** The one whose 接稿码 has this hash, also when its time is over. */
    findByCode(code: string): Promise<KeptDraft | null>
  }
  readonly checks: Records<KeptCheck> & {
    /** The person's, the one last handed in first; at most `limit`. */
    listOf(person: string, limit: number): Promise<readonly KeptCheck[]>
  }
  readonly finals: {
    append(entry: FinalExport): Promise<void>
    /** Oldest first. */
    list(draft: string): Promise<readonly FinalExport[]>
  }
  readonly feedback: Records<Feedback> & {
    /** In the order of the first verdict on each answer. */
    list(): Promise<readonly Feedback[]>
  }
  readonly sources: Records<Source> & {
    /** In the order in which they were added. */
    list(): Promise<readonly Source[]>
  }
  readonly finds: Records<Find> & {
    /** In the order in which they were found; `source`: null for all, at most `limit` (the newest). */
    list(query: {
      readonly source: string | null
      readonly states: readonly FindState[]
      readonly limit: number
    }): Promise<readonly Find[]>
    /** Keeps a find that waits together with its file, in one update. */
    keep(key: string, find: Find, bytes: Uint8Array): Promise<void>
    /** Of a find that waits; null for any other: its file goes with the waiting. */
    readBytes(key: string): Promise<Uint8Array | null>
    /** All of a source. */
    removeOf(source: string): Promise<void>
  }
  /** What was set on the page; one row. */
  readonly settings: Records<SetOnPage>
  /** By kind and person or group. */
  readonly usedPaces: Records<UsedPace>
  readonly audit: {
    /** Also where the journal was opened for reading, beside a server. */
    append(row: AuditRow): Promise<void>
    /** Rows from `since` (ISO time) on, in the order of writing, after number `after`; at most `limit`. */
    list(part: {
      readonly since: string
      readonly after: number
      readonly limit: number
    }): Promise<readonly { readonly seq: number; readonly row: AuditRow }[]>
  }
  /**
   * Deletes talks with their turns and remarks, and drafts that were last touched before `used`, audit rows of before `audited`, passes
   * and used paces that ended before `ended` (ISO times; null: none). What was exported as final stays known.
   */
  sweep(before: { readonly used: string | null; readonly audited: string; readonly ended: string }): Promise<{
    readonly talks: number
    readonly drafts: number
  }>
  readonly awaitedPlaces: Records<AwaitedPlace>
  readonly draftsUnderWay: Records<DraftUnderWay>
  /** How many rows are unreadable or were put aside, by the name of the record; reads everything. */
  countUnreadable(): Promise<Readonly<Record<string, number>>>
  close(): Promise<void>
}
