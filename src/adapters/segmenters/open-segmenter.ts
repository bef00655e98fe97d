// Step: words for the index. In: text. Out: search-mode words by nodejieba, else by a prebuilt stand-in, else by the runtime.
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import type { Segmenter } from '#ports/segmenter.ts'
import { keepWithin } from '#shared/keep-within.ts'
import { splitDocumentNumbers } from './split-document-numbers.ts'

/** Cuts plain text, without document numbers, into words; blanks and punctuation may be among them. */
type CutWords = (text: string) => readonly string[]

/** A segmenter that says which one it is; `note` is a line for the start when it is not the usual one. */
export interface OpenedSegmenter extends Segmenter {
  readonly name: 'nodejieba' | '@node-rs/jieba' | 'Intl.Segmenter'
  readonly note: string | null
}

const require = createRequire(import.meta.url)

/** Opens the first segmenter that loads here. The dictionary (nodejieba: 0.8 s, 220 MB) is read at the first cut. */
export async function openSegmenter(
  order: readonly OpenedSegmenter['name'][] = ['nodejieba', '@node-rs/jieba', 'Intl.Segmenter'],
): Promise<OpenedSegmenter> {
  for (const name of order) {
    const cutWords = openers[name]()
    if (cutWords) return buildSegmenter(name, cutWords)
  }
  return buildSegmenter('Intl.Segmenter', openRuntimeSegmenter())
}

const openers: Record<OpenedSegmenter['name'], () => CutWords | null> = {
  nodejieba: openNodejieba,
  '@node-rs/jieba': openNodeRsJieba,
  'Intl.Segmenter': openRuntimeSegmenter,
}

function buildSegmenter(name: OpenedSegmenter['name'], cutWords: CutWords): OpenedSegmenter {
  const note = name === 'nodejieba' ? null : `分词组件 nodejieba 在本机装不上，改用 ${name}；检索照常可用。`
  return { id: `${name}/search+numbers`, name, note, cut: keepCuts((text) => cutText(text, cutWords)) }
}

/** Characters: a question and the words that reports write for it are cut for each of its searches; what is longer is cut once, when it is stored. */
const longestKept = 40
/** Characters of the texts whose words are kept. About 3 MB. */
const mostKept = 60_000

function keepCuts(cut: CutWords): CutWords {
  const kept = keepWithin<string, { readonly length: number; readonly words: readonly string[] }>(
    mostKept,
    ({ length }) => length + 1,
  )
  return (text) => {
    if (text.length > longestKept) return cut(text)
    const known = kept.get(text)
    if (known) return known.words
    const words = cut(text)
    kept.put(text, { length: text.length, words })
    return words
  }
}

function cutText(text: string, cutWords: CutWords): readonly string[] {
  const words: string[] = []
  for (const piece of splitDocumentNumbers(text.normalize('NFKC').toLowerCase())) {
    if (piece.kind === 'text') words.push(...cutWords(piece.text).filter(isWord))
    else words.push(...piece.tokens)
  }
  return words
}

function isWord(word: string): boolean {
  return /[\p{L}\p{N}]/u.test(word)
}

interface Nodejieba {
  load(dictionaries: { readonly idfDict: string; readonly stopWordDict: string }): void
  cutForSearch(text: string, hmm: boolean): string[]
}

/** Word weights serve its keyword extraction, which nobody here uses: one line instead spares 20 MB and 0.15 s. */
const noWeights = fileURLToPath(new URL('no-weights.utf8', import.meta.url))
let isNodejiebaLoaded = false

// HMM is always on: without it nodejieba cuts 2023年GDP into single characters.
function openNodejieba(): CutWords | null {
  // Its own entry looks for the native part at the first cut only.
  const hasNativePart = load('nodejieba/build/Release/nodejieba.node') !== null
  const jieba = hasNativePart ? load<Nodejieba>('nodejieba') : null
  if (!jieba) return null
  return (text) => {
    if (!isNodejiebaLoaded) jieba.load({ idfDict: noWeights, stopWordDict: noWeights })
    isNodejiebaLoaded = true
    return jieba.cutForSearch(text, true)
  }
}

function openNodeRsJieba(): CutWords | null {
  const library = load<typeof import('@node-rs/jieba')>('@node-rs/jieba')
  const words = load<typeof import('@node-rs/jieba/dict.js')>('@node-rs/jieba/dict.js')
  if (!library || !words) return null
  let jieba: import('@node-rs/jieba').Jieba | null = null
  return (text) => {
    jieba ??= library.Jieba.withDict(words.dict)
    return jieba.cutForSearch(text, true)
  }
}

function openRuntimeSegmenter(): CutWords {
  const runtime = new Intl.Segmenter('zh', { granularity: 'word' })
  return (text) => Array.from(runtime.segment(text), (piece) => piece.segment)
}

/** Null when the package is absent or its native part does not load: both are optional dependencies. */
function load<T>(name: string): T | null {
  try {
    return require(name) as T
  } catch {
    return null
  }
}
