// The gate's reading as the app joins it: ingest's own functions over plain lines.
import type { TextReading } from '#check/gate/read-checked.ts'
import { type ReadingDeps, readReport } from '#ingest/read/read-report.ts'
import { findSecrecy } from '#text/private/find-secrecy.ts'
import { maskPrivate } from '#text/private/mask-private.ts'

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
    maskPrivate,
    findSecrecy,
  }
}
