// Joins what drafting and checking need, once. In: opened parts. Out: the desk's draft parts.
import { loadDrafting } from '#adapters/prompts/load-drafting.ts'
import type { DraftParts } from '#chat/draft-desk.ts'
import { openReading } from '#chat/open-reading.ts'
import type { Parts } from './open-parts.ts'

/** Throws AppError `setting` naming file and line where prompts/ cannot be read. */
export function joinDraft({
  library,
  gazetteer,
  book,
  fileReader,
  promptsDir,
  place,
  writer,
  textWork,
}: Parts): DraftParts {
  return {
    draftDeps: {
      library,
      gazetteer,
      book,
      drafting: loadDrafting(promptsDir),
      reading: openReading({ gazetteer, book }),
      writer: writer ? { model: writer.model, prompt: writer.prompts.draft } : null,
    },
    draftWork: textWork,
    extractFile: async (bytes, name) => (await fileReader.read(bytes, name)).map(({ file }) => file),
    documentWriter: {
      async write(draft, options) {
        // Loaded when first used: most commands write no document.
        const { openDocxWriter } = await import('#adapters/docx/write-docx.ts')
        return openDocxWriter().write(draft, options)
      },
    },
    producer: place ?? '案头',
  }
}
