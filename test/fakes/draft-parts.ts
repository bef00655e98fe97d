// The real drafting of the desk: this repository's prompts, no library; files are read as plain text.
import { openDocxWriter } from '#adapters/docx/write-docx.ts'
import { openGazetteer } from '#adapters/gazetteer/open-gazetteer.ts'
import { loadDrafting } from '#adapters/prompts/load-drafting.ts'
import { loadPrompts } from '#adapters/prompts/load-prompts.ts'
import type { DraftParts } from '#chat/draft-desk.ts'
import { openReading } from '#chat/open-reading.ts'
import { openDraftWork } from '#draft/draft-work.ts'

const book = await loadPrompts('prompts')
const gazetteer = openGazetteer()

const draftDeps = {
  book,
  gazetteer,
  drafting: loadDrafting('prompts'),
  reading: openReading({ gazetteer, book }),
}

export const draftParts: DraftParts = {
  draftDeps,
  draftWork: openDraftWork(draftDeps),
  extractFile: async (bytes) => [
    {
      format: 'txt',
      blocks: new TextDecoder()
        .decode(bytes)
        .split('\n')
        .map((text) => ({ kind: 'text' as const, text })),
      properties: {},
      confidence: null,
      notes: [],
    },
  ],
  documentWriter: openDocxWriter(),
  producer: '案头',
}
