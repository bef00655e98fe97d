// Noun: the prompts of prompts/model, read and checked at start.

export interface ModelPrompts {
  /** Recorded with each answer: name and hash of the files, so that an edited prompt shows. */
  readonly version: string
  readonly answer: { readonly system: string; readonly user: string }
  readonly agent: { readonly system: string }
  /** Of the second reader: a question into the terms of a query. */
  readonly read: { readonly system: string; readonly user: string }
  /** For drafts; `version` is recorded with each draft that a model wrote. */
  readonly draft: { readonly version: string; readonly system: string; readonly user: string }
}
