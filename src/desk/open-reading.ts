// Joins ingest's own reading for the gate, so that a draft and a report are read by the same rules.
import type { TextReading } from '#check/gate/read-checked.ts'
import { type ReadingDeps, readReport } from '#ingest/read/read-report.ts'
import { findSecrecy } from '#text/private/find-secrecy.ts'
import { findPrivateSpans } from '#text/private/mask-private.ts'

/** Reads plain lines as a text file would be read. */
export function openReading(deps: ReadingDeps): TextReading {
  return {
    read: (text) =>
      readReport(
        {
          format: 'txt',
          blocks: text.split('\n').map((line) => ({ kind: 'text' as const, text: line })),
          properties: {},
          confidence: null,
          notes: [],
        },
        '送检.txt',
        { ...deps, minCharacters: 1 },
      ),
    findPrivate: findPrivateSpans,
    findSecrecy,
  }
}
