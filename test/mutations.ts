// The table of test/mutate.ts: 40 filters, bounds, guards and gates of all rooms, each with the change that takes it away.
// A file is named by its base name, so that it may move; `find` stands in it exactly once, without its line's blanks.

export interface Mutation {
  /** What would be lost, as a fact. */
  readonly name: string
  readonly file: string
  readonly find: string
  readonly replace: string
}

const of = (file: string, rows: readonly (readonly [string, string, string])[]): readonly Mutation[] =>
  rows.map(([name, find, replace]) => ({ name, file, find, replace }))

const text: readonly Mutation[] = [
  ...of('find-quantities.ts', [['12,345 is one number', '\\d{1,3}(?:,\\d{3})+(?!\\d)|', '']]),
  ...of('find-secrecy.ts', [
    ['a lone secrecy mark counts only near the edges', 'const edgeLines = 15', 'const edgeLines = 99999'],
  ]),
  ...of('same-unit.ts', [['人 counts no 起', 'people.has(one) && people.has(other)', 'true']]),
  ...of('model-privacy.ts', [['a number of a person goes to no model', 'isOpen ?', 'false ?']]),
]

const ingest: readonly Mutation[] = [
  ...of('read-report.ts', [
    ['a marked secret is refused', 'if (marking) {', "if (marking === '') {"],
    ['a text over the limit is refused', 'if (size > maxCharacters) {', 'if (size > maxCharacters * 9) {'],
    [
      'private numbers are masked before they are stored',
      'maskCleaned(cleanText(extracted.blocks))',
      'cleanText(extracted.blocks)',
    ],
    [
      'a text that was tampered with gives no figures',
      'const figures = tampering',
      'const figures = !tampering && []',
    ],
  ]),
  ...of('figure-context.ts', [
    ['a figure’s words go past the comma of 12,345', '&& !isThousands(folded, end)', ''],
  ]),
]

const question: readonly Mutation[] = [
  ...of('read-frame.ts', [
    [
      'a follow-up inherits the year that was named last',
      'findYearSource(placeFrom, earlier) : now',
      'placeFrom : now',
    ],
  ]),
  ...of('merge-reading.ts', [
    [
      'a model’s reading names no year that nobody said',
      'if (reading.years.some(',
      'if (false && reading.years.some(',
    ],
  ]),
]

const retrieve: readonly Mutation[] = [
  ...of('resolve-scope.ts', [
    [
      'another year’s report answers nothing',
      'query.years.includes(metadata.year))',
      'query.years.length > 0)',
    ],
    ['another place’s report answers nothing', 'matchesPlace(asked, metadata.place))', 'asked !== null)'],
    [
      'the own township is no peer',
      '!query.exclude.some((own) => isSamePlace(own, metadata.place))',
      'metadata !== null',
    ],
  ]),
]

const answer: readonly Mutation[] = [
  ...of('check-quotes.ts', [
    ['a quote is exactly what is stored', '|| texts.get(reportId)?.slice(start, end) !== quote', ''],
  ]),
  ...of('answer-by-model.ts', [
    ['a sentence with a link is not shown', 'holdsLink(one.text)', 'holdsLink("")'],
  ]),
  ...of('judge-premise.ts', [
    ['only one unit is added up', '&& unit === first.unit && parent === null', '&& parent === null'],
  ]),
  ...of('find-refusal.ts', [
    ['too little evidence is refused', 'if (!isEnough(query, evidence))', 'if (!query)'],
  ]),
]

const check: readonly Mutation[] = [
  ...of('check-claim-names.ts', [
    [
      'a quote is credited to no other town of the library',
      'deps.known.some((own) => isTown(own, named))',
      'false',
    ],
    ['a quoted name stands so in the passage', '!there.some((text) => text.includes(form))', 'false'],
  ]),
  ...of('check-claim-numbers.ts', [
    ['a number stands in its passage', 'if (!stands) return', 'if (!index && !stands) return'],
  ]),
  ...of('claim-source.ts', [
    ['the comma of 12,345 ends no clause', '|[,:：](?!\\d)|(?<!\\d)[,:：]/', '|[,:：]/'],
  ]),
  ...of('check-sources.ts', [['ten times the brief’s number is a slip of the unit', 'ratio === 10 ||', '']]),
  ...of('check-last-year.ts', [
    ['ten times last year is a slip of the unit', 'if (ratio >= 8) {', 'if (ratio >= 80) {'],
  ]),
  ...of('check-shared-runs.ts', [
    ['30 shared characters are warned of', 'const warnFrom = 30', 'const warnFrom = 45'],
    ['60 shared characters block', 'const blockFrom = 60', 'const blockFrom = 90'],
  ]),
  ...of('check-places.ts', [
    [
      'a foreign place is told',
      'if (mention.places.some((named) => isOwnOrAbove(named, own))',
      'if (mention.places.length > 0',
    ],
  ]),
]

const draft: readonly Mutation[] = [
  ...of('write-by-model.ts', [
    ['a marked brief goes to no model', 'reading.findSecrecy(job.brief.lines) !== null', 'false'],
  ]),
]

const compare: readonly Mutation[] = [
  ...of('pick-figures.ts', [
    [
      'a frequency is not compared with what was done',
      "figure.kind !== 'count' && figure.kind !== 'rate'",
      "figure.kind === 'rate' && false",
    ],
    [
      'a figure of an earlier year does not stand in for that year’s report',
      'own.has(Number(named)) ? null : Number(named)',
      'Number(named)',
    ],
  ]),
]

const desk: readonly Mutation[] = [
  ...of('export-draft.ts', [
    ['a paper with gaps is not exported as final', 'if (gap) {', "if (gap === '') {"],
  ]),
]

const channels: readonly Mutation[] = [
  ...of('telegram.ts', [
    ['nobody off the list is served', 'if (!isAllowed(ctx)) return', 'if (!ctx) return'],
    ['groups are not served', "if (ctx.chat?.type !== 'private') return", ''],
  ]),
  ...of('build-web-app.ts', [
    ['a form of another site is refused', 'csrf(), limitBodies()', 'limitBodies()'],
  ]),
  ...of('html.ts', [
    ['hidden characters are shown by their code', 'return showHidden(value)', 'return value'],
  ]),
]

const adapters: readonly Mutation[] = [
  ...of('row-filter.ts', [
    ['samples stay out once there is a report', 'withSamples ? 1 : 0', '1'],
    ['nobody sees what he has no right to', ".visible = 'all' OR", '.visible IS NOT NULL OR'],
  ]),
  ...of('checked-lookup.ts', [
    ['an address inside the office is not read', 'rule.isIntranet ? undefined :', 'rule ? undefined :'],
  ]),
  ...of('read-archive.ts', [
    [
      'overlapping entries of a zip are refused',
      'if (next && end > next.relativeOffsetOfLocalHeader) {',
      'if (next && !end) {',
    ],
  ]),
  ...of('restore-entries.ts', [
    [
      'a backup writes no file of another name',
      '[0-9a-f]{64})$/.test(entry.name)',
      '.{1,99})$/.test(entry.name)',
    ],
  ]),
]

export const mutations: readonly Mutation[] = [
  ...text,
  ...ingest,
  ...question,
  ...retrieve,
  ...answer,
  ...check,
  ...draft,
  ...compare,
  ...desk,
  ...channels,
  ...adapters,
]
