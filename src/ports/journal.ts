// Port: what the office must not lose: talks, people, drafts, verdicts. Acknowledged only once written. Every value fits its schema, in and out.
import type { AwaitedPlace } from '#domain/journal/awaited-place.ts'
import type { DraftUnderWay } from '#domain/journal/draft-under-way.ts'
import type { Feedback } from '#domain/journal/feedback.ts'
import type { FinalExport } from '#domain/journal/final-export.ts'
import type { KeptDraft } from '#domain/journal/kept-draft.ts'
import type { Person } from '#domain/journal/person.ts'
import type { Talk } from '#domain/journal/talk.ts'
import type { Turn } from '#domain/journal/turn.ts'

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

export interface Journal {
  readonly turns: {
    append(conversation: string, turn: Turn): Promise<void>
    /** Oldest first; the newest `limit`. */
    list(conversation: string, limit: number): Promise<readonly Turn[]>
  }
  readonly talks: Records<Talk> & {
    /** Those that the person began, the one last updated first; at most `limit`. */
    listOf(person: string, limit: number): Promise<readonly Talk[]>
  }
  readonly people: Records<Person>
  readonly drafts: Records<KeptDraft> & {
    /** Those that are the person's, owned or shared, in the order in which they became so. */
    listOf(person: string): Promise<readonly KeptDraft[]>
    /** The one whose 接稿码 has this hash, also when its time is over. */
    findByCode(code: string): Promise<KeptDraft | null>
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
  readonly awaitedPlaces: Records<AwaitedPlace>
  readonly draftsUnderWay: Records<DraftUnderWay>
  /** True the first time this update of this channel is seen. */
  claimUpdate(channel: string, update: string): Promise<boolean>
  /** How many rows are unreadable or were put aside, by the name of the record; reads everything. */
  countUnreadable(): Promise<Readonly<Record<string, number>>>
  close(): Promise<void>
}
