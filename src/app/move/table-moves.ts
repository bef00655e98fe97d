// Step: moving. Each table of the embedded stores and the table of PostgreSQL that it becomes: by which expression rows have an order, and which column comes from what.

export interface TableMove {
  readonly store: 'library' | 'journal'
  /** Of SQLite, after FROM. */
  readonly from: string
  /** Greater than 0, or not empty, and growing: what was moved before is not moved again. */
  readonly cursor: string
  /** Compared as text, byte by byte. */
  readonly isText?: boolean
  /** Table of PostgreSQL, and its expression for the cursor. */
  readonly to: string
  readonly target: string
  /** Column of PostgreSQL -> expression of SQLite. */
  readonly columns: Readonly<Record<string, string>>
  /** Columns that are true or false there. */
  readonly flags?: readonly string[]
  /** Column that counts by itself. */
  readonly counter?: string
}

const same = (...names: readonly string[]) => Object.fromEntries(names.map((name) => [name, name]))

const library: readonly TableMove[] = [
  {
    store: 'library',
    from: 'report',
    cursor: 'id',
    to: 'report',
    target: 'id',
    counter: 'id',
    columns: same(
      ...[
        'id',
        'text',
        'text_hash',
        'metadata_read',
        'metadata',
        'sections',
        'warnings',
        'dropped',
        'counts',
      ],
      ...['is_sample', 'is_trusted', 'visible', 'stamp', 'origin', 'unused_corrections'],
    ),
  },
  {
    store: 'library',
    from: 'source',
    cursor: 'rowid',
    to: 'report_source',
    target: 'seq',
    counter: 'seq',
    columns: { seq: 'rowid', ...same('location', 'report', 'file', 'hash') },
  },
  {
    store: 'library',
    from: 'earlier',
    cursor: 'id',
    to: 'earlier',
    target: 'seq',
    counter: 'seq',
    columns: { seq: 'id', ...same('report', 'location', 'file', 'hash', 'replaced_at') },
  },
  {
    store: 'library',
    from: 'correction',
    cursor: 'location',
    isText: true,
    to: 'report_correction',
    target: 'location',
    columns: same('location', 'patch'),
  },
  {
    store: 'library',
    from: 'figure_correction',
    cursor: 'rowid',
    to: 'figure_correction',
    target: 'seq',
    counter: 'seq',
    columns: { seq: 'rowid', ...same('location', 'anchor', 'change') },
  },
  {
    store: 'library',
    from: 'passage JOIN passage_terms USING (id)',
    cursor: 'id',
    to: 'passage',
    target: 'id',
    counter: 'id',
    columns: same(
      ...['id', 'report', 'word_count', 'bigram_count', 'key', 'start', 'end', 'part', 'path', 'heading'],
      ...['sentences', 'text', 'words', 'bigrams'],
    ),
  },
  {
    store: 'library',
    from: 'figure',
    // A report has fewer figures than a million.
    cursor: 'report * 1000000 + position',
    to: 'figure',
    target: 'report::bigint * 1000000 + position',
    columns: {
      ...same('report', 'position', 'figure', 'change', 'indicator', 'id'),
      is_dropped: "coalesce(json_extract(change, '$.isDropped'), 0)",
      kind: "json_extract(figure, '$.kind')",
      row_place: "json_extract(figure, '$.rowPlace')",
    },
    flags: ['is_dropped'],
  },
  {
    store: 'library',
    from: 'embedder',
    cursor: 'id',
    to: 'embedder',
    target: 'id',
    counter: 'id',
    columns: same('id', 'name'),
  },
  {
    store: 'library',
    from: 'vector',
    cursor: 'id',
    to: 'vector',
    target: 'id',
    counter: 'id',
    columns: same('id', 'embedder', 'key', 'code'),
  },
  {
    store: 'library',
    from: 'pending',
    cursor: 'id',
    to: 'pending',
    target: 'id',
    counter: 'id',
    columns: same('id', 'report', 'rank', 'key', 'text'),
  },
  {
    store: 'library',
    from: "setting WHERE key IN ('cutting', 'pending')",
    cursor: 'key',
    isText: true,
    to: 'setting',
    target: 'key',
    columns: same('key', 'value'),
  },
]

/** Records of the journal by their columns besides seq, key and json. */
const records: Readonly<Record<string, readonly string[]>> = {
  person: [],
  talk: ['person', 'unit'],
  draft: ['code', 'unit'],
  final: [],
  feedback: [],
  remark: [],
  awaited_place: [],
  draft_under_way: [],
  used_pace: [],
  office_setting: [],
  audit: [],
  pass: ['person'],
  token: ['hash'],
  kept_check: ['person'],
  source: [],
  find: ['source', 'state'],
  inbox: ['channel', 'lane', 'state', 'at'],
  outbox: ['channel', 'lane', 'state', 'at'],
}

const bySeq = (name: string, columns: readonly string[]): TableMove => ({
  store: 'journal',
  from: name,
  cursor: 'seq',
  to: name,
  target: 'seq',
  counter: 'seq',
  columns: same('seq', ...columns),
})

const journal: readonly TableMove[] = [
  {
    ...bySeq('turn', []),
    cursor: 'id',
    columns: { seq: 'id', ...same('conversation', 'at', 'person', 'own', 'question', 'answer') },
  },
  ...Object.entries(records).map(([name, columns]) => bySeq(name, ['key', 'json', ...columns])),
  bySeq('draft_person', ['person', 'draft']),
  bySeq('aside', ['record', 'key', 'json']),
  ...['find_file', 'outbox_file'].map(
    (name): TableMove => ({
      store: 'journal',
      from: name,
      cursor: 'key',
      isText: true,
      to: name,
      target: 'key',
      columns: same('key', 'bytes'),
    }),
  ),
]

/** In the order in which they are moved: what others point at comes first. */
export const tableMoves: readonly TableMove[] = [...library, ...journal]
