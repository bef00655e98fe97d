// Faults: a hostile text in every field of a figure, of a report and of a brief.
import type { BriefFigure } from '#domain/brief.ts'

export const figureOf = (text: string) => ({
  ...{ start: 0, end: text.length },
  indicator: text,
  kind: 'count',
  subject: text,
  channel: null,
  period: text,
  value: 3,
  unit: text,
  qualifier: 'none',
  raw: text,
  quote: text,
  section: '一',
  parent: null,
  at: { start: 0, end: text.length },
  rowPlace: null,
  reportId: 1,
  index: 0,
  id: '1-a',
  asRead: null,
})

/** Where such a figure stands. */
export const anchorOf = (text: string) => ({ raw: text, quote: text, section: '一', occurrence: 0, twins: 1 })

export const briefFigureOf = (text: string): BriefFigure => ({
  id: 1,
  indicator: text,
  isKnown: false,
  theme: null,
  value: 3,
  unit: text,
  qualifier: 'none',
  raw: text,
  clause: text,
  at: { start: 0, end: text.length },
  isOwnWords: true,
  tail: text,
  clauseIndex: 0,
  line: 1,
  sentence: 0,
  label: '',
  source: '',
  lastYearOf: null,
  note: text,
})
