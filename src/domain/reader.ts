// Noun: who reads. Every verb of the desk takes one; what a reader may see is decided in one place, by the view made for him.

/** A reader asks, looks up, writes and checks his own papers; an editor takes in and corrects; an administrator does the rest. */
export type Role = 'reader' | 'editor' | 'administrator'

const ranks: Readonly<Record<Role, number>> = { reader: 0, editor: 1, administrator: 2 }

/** Whether he may do what takes at least this role. */
export function mayAs({ role }: Pick<Reader, 'role'>, least: Role): boolean {
  return ranks[role] >= ranks[least]
}

export interface Reader {
  /**
   * `telegram:123`, `web:…`, `terminal`: whom drafts, talks and uploads belong to. One who speaks in a group is somebody else
   * there, `wecom:group:ID#wecom:zhangsan`: what is his alone does not show among others.
   */
  readonly person: string
  /** The office whose own reports he may see; null where he belongs to none that is known. */
  readonly unit: string | null
  readonly role: Role
  /** Samples are left out once he may see another report, unless this is true. */
  readonly withSamples: boolean
}

/** Who may see a report: everybody, the people of one unit, one person, or administrators alone. */
export type Visibility = 'all' | `unit:${string}` | `person:${string}` | 'admin'

/** What somebody typed; null where it is none of the four. */
export function parseVisibility(text: string): Visibility | null {
  return /^(?:all|admin|(?:unit|person):.{1,100})$/.test(text) ? (text as Visibility) : null
}
