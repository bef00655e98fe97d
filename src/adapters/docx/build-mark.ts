// Step of writing docx: the hidden mark that content made with AI must carry in its file (标识办法; key names of GB 45438).
import type { DocumentOptions } from '#ports/document-writer.ts'

/** JSON of the custom property `AIGC`; Label 1 says that it is AI content for sure. */
export function buildMark(options: Pick<DocumentOptions, 'producer' | 'contentId'>): string {
  return JSON.stringify({
    Label: '1',
    ContentProducer: options.producer,
    ProduceID: options.contentId,
    ReservedCode1: '',
    ContentPropagator: options.producer,
    PropagateID: options.contentId,
    ReservedCode2: '',
  })
}
