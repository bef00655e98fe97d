// What a desk in tests is opened with: the real drafting with this repository's prompts, files read as plain text, no encoder.
import { openDocxWriter } from '#adapters/docx/write-docx.ts'
import { openGazetteer } from '#adapters/gazetteer/open-gazetteer.ts'
import { loadDrafting } from '#adapters/prompts/load-drafting.ts'
import { loadPrompts } from '#adapters/prompts/load-prompts.ts'
import { openWebSource } from '#adapters/web-source/open-web-source.ts'
import type { DraftParts } from '#desk/drafts/draft-room.ts'
import type { DeskParts } from '#desk/open-desk.ts'
import { openReading } from '#desk/open-reading.ts'
import { openDraftWork } from '#draft/draft-work.ts'

const book = await loadPrompts('prompts')
const gazetteer = openGazetteer()

export const draftDeps = {
  book,
  gazetteer,
  drafting: loadDrafting('prompts'),
  reading: openReading({ gazetteer, book }),
}

const draftParts: Pick<
  DraftParts,
  'draftWorkOver' | 'briefBook' | 'extractFile' | 'documentWriter' | 'producer'
> = {
  draftWorkOver: (library) => openDraftWork(library ? { ...draftDeps, library } : draftDeps),
  briefBook: {
    indicators: book.indicators,
    tableWords: book.tableWords,
    sounds: book.sounds,
    drafting: draftDeps.drafting,
  },
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

const unscripted = () => Promise.reject(new Error('not in this fake'))

/** Everything but library, journal, answers and the reading of files, which each kit scripts for itself. */
export const deskParts = {
  ...draftParts,
  searchDeps: {
    book,
    gazetteer,
    embedder: null,
    reranker: null,
    wordings: () => null,
    segmenter: { id: 'characters', cut: (text) => [...text] },
    thisYear: 2025,
  },
  admitted: 'everybody',
  ingest: unscripted,
  readBytes: unscripted,
  fetchAddress: unscripted,
  listTowns: gazetteer.listTowns,
  looker: {
    look: async () => null,
    lookDue: async () => {},
    underWay: () => new Map(),
    stop: async () => {},
  },
  checkAddress: openWebSource({ hosts: { allowed: ['www.qinghe.example'], intranet: [] } }).checkAddress,
  acceptFind: unscripted,
  refuseFind: unscripted,
  hasEmbedder: true,
  writeFolder: null,
  ownPlace: null,
  withSamples: false,
  versions: { antou: 'test' },
  indicators: [],
  kinds: book.kinds.map(({ kind }) => kind),
  drawPicture: async () => new Uint8Array(),
  writeSheets: async () => new Uint8Array(),
} satisfies Partial<DeskParts>
