import { openSegmenter } from '#adapters/segmenters/open-segmenter.ts'
import { openLibrary } from '#adapters/sqlite/open-library.ts'
import { describePassageIndex } from '../../contracts/passage-index-contract.ts'
import { describeReportStore } from '../../contracts/report-store-contract.ts'
import { describeViews } from '../../contracts/views-contract.ts'
import { openWholeLibrary } from '../../fakes/library/whole-library.ts'

const segmenter = await openSegmenter(['@node-rs/jieba'])

describeReportStore('SQLite', (dataDir, embedder) => openWholeLibrary({ dataDir, segmenter, embedder }))
describeViews('SQLite', (dataDir) => openLibrary({ dataDir, segmenter, embedder: null }))
describePassageIndex('SQLite', (dataDir) => openLibrary({ dataDir, segmenter, embedder: null }))
