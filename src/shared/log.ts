// What the running server tells the person who keeps it; adapters/log writes it.

export interface Log {
  /** One line for a person, such as what opened or came in. */
  say(line: string): void
  /** An unknown error behind a door (`web`, `api`, `v1`, `mcp`, `sources`); whoever asked was told only that there is one. */
  fail(door: string, error: unknown): void
  /** Something that happened, by name, with plain values: never words of a question or a report. */
  note(event: string, fields: Readonly<Record<string, unknown>>): void
}
