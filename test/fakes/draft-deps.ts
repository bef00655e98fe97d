// What drafting and checking need, from the real prompts and the real gazetteer.

import { openReading } from '#desk/open-reading.ts'
import type { DocumentOptions } from '#ports/document-writer.ts'
import { openGazetteer } from '../../src/adapters/gazetteer/open-gazetteer.ts'
import { loadDrafting } from '../../src/adapters/prompts/load-drafting.ts'
import { loadPrompts } from '../../src/adapters/prompts/load-prompts.ts'

const prompts = new URL('../../prompts', import.meta.url).pathname
const gazetteer = openGazetteer()

/** The deps of `draft` and `checkText`, and the book of `readBrief`. */
export async function openDraftDeps() {
  const book = await loadPrompts(prompts)
  const drafting = loadDrafting(prompts)
  const deps = { book, drafting, gazetteer, reading: openReading({ gazetteer, book }) }
  return {
    deps,
    briefBook: { indicators: book.indicators, tableWords: book.tableWords, sounds: book.sounds, drafting },
  }
}

/** Invented; no place of the gazetteer. */
export const ownPlace = { province: null, city: null, county: '青禾县', town: '柳溪镇' }

/** How a document is written where a test does not say otherwise. */
export const documentOptions: DocumentOptions = {
  linePitch: 28,
  isBoldHeadings: false,
  withSources: false,
  isLabelled: true,
  producer: '青禾县柳溪镇',
  contentId: 'draft-1',
}
