import { openSegmenter } from '#adapters/segmenters/open-segmenter.ts'
import { describeLibrary } from '../../contracts/library-contract.ts'
import { openWholeLibrary } from '../../fakes/whole-library.ts'

const segmenter = await openSegmenter(['@node-rs/jieba'])

describeLibrary('SQLite', (dataDir, embedder) => openWholeLibrary({ dataDir, segmenter, embedder }))
