// Port: what the conversation must not lose: turns, people, updates seen, drafts. Acknowledged only once written.
import type { Answer } from '#domain/answer.ts'

export interface Turn {
  readonly at: string
  readonly question: string
  readonly answer: Answer
}

export interface Person {
  /** `telegram:123`, `web:…`, `terminal`. */
  readonly id: string
  readonly name: string | null
  /** 本单位, as the person gave it: 青禾县柳溪镇. */
  readonly place: string | null
}

export interface Journal {
  appendTurn(conversation: string, turn: Turn): Promise<void>
  /** Oldest first; the newest `limit`. */
  listTurns(conversation: string, limit: number): Promise<readonly Turn[]>
  readPerson(id: string): Promise<Person | null>
  savePerson(person: Person): Promise<void>
  /** True the first time this update of this channel is seen. */
  claimUpdate(channel: string, update: string): Promise<boolean>
  /** Small named values that outlive a restart (a pending preview, a draft): JSON texts by key. */
  putNote(key: string, json: string): Promise<void>
  readNote(key: string): Promise<string | null>
  deleteNote(key: string): Promise<void>
  close(): Promise<void>
}
