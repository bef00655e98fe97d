// Noun: what is taken away as a document without being a draft: a title, then headings, small lines, text and tables.

export type PlainBlock =
  | { readonly kind: 'heading' | 'small' | 'text'; readonly text: string }
  /** The first row is the head. */
  | { readonly kind: 'table'; readonly rows: readonly (readonly string[])[] }

export interface PlainDocument {
  readonly title: string
  readonly blocks: readonly PlainBlock[]
}
