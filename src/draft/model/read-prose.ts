// Step of writing with a model: the stream of an answer -> its sentences, free of what is no prose.
import { restoreWidth } from '#text/restore-width.ts'
import { splitSentences } from '#text/split-sentences.ts'

/** A theme has a handful of sentences; what goes on is an accident. */
const mostSentences = 10
const mostCharacters = 4000
const longestSentence = 200

/** Thoughts, markup, links, headings and sentences of another script are left out. */
export async function readProse(pieces: AsyncIterable<string>): Promise<readonly string[]> {
  let text = ''
  for await (const piece of pieces) {
    text += piece
    if (text.length > mostCharacters) break
  }
  const plain = text
    .replace(/<think>[\s\S]*?(?:<\/think>|$)/g, '')
    .replace(/```\w*|[*_`#>|]+/g, '')
    .replace(/^\s*(?:[-•]|\d{1,2}[.、)）])\s*/gm, '')
  return splitSentences(plain)
    .map(({ start, end }) => restoreWidth(plain.slice(start, end).replace(/\s+/g, '')))
    .filter((sentence) => /[。；]$/.test(sentence) && sentence.length <= longestSentence)
    .filter((sentence) => !/https?:|www\.|[<>{}[\]【】]|[A-Za-z]{12}/.test(sentence))
    .map((sentence) => sentence.replace(/；$/, '。'))
    .slice(0, mostSentences)
}
