import { openSegmenter } from '#adapters/segmenters/open-segmenter.ts'
import { openLibrary } from '#adapters/sqlite/open-library.ts'
import { describeLibrary } from '../../contracts/library-contract.ts'

const segmenter = await openSegmenter(['@node-rs/jieba'])

describeLibrary('SQLite', (dataDir, embedder) => openLibrary({ dataDir, segmenter, embedder }))
