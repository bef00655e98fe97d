// Adapter: the tables of prompts/drafting for how a document says things -> spoken words, verbs of what is counted, openings of the parts.

import type { TurnedDeed } from '#domain/clauses/turned-deed.ts'
import type {
  CountedThing,
  DoubtWord,
  DraftWording,
  PartOpening,
  SpokenWord,
  SteeringWords,
} from '#domain/drafting-book.ts'
import type { Topic } from '#domain/paper/topic.ts'
import { parseSayings } from './parse-sayings.ts'
import { parseVerbs } from './parse-verbs.ts'
import { readLines, readWords, splitWords } from './read-table.ts'

/** `read` gives the text of a file of prompts/drafting. */
export function loadWording(read: (name: string) => string): DraftWording {
  const things = parseThings(read('counted-things.tsv'))
  return {
    spoken: parseSpoken(read('colloquial.tsv')),
    ownWords: parseSpoken(read('first-person.tsv')),
    sayings: parseSayings(
      read('sayings.tsv'),
      things.map(({ thing }) => thing),
    ),
    verbs: parseVerbs(read('verbs.tsv')),
    doubts: parseDoubts(read('doubts.tsv')),
    problems: readWords(read('problem-words.txt')),
    things,
    turned: parseTurned(read('turned-deeds.tsv')),
    openings: parseOpenings(read('part-openings.tsv')),
    topics: parseTopics(read('topics.tsv')),
    steering: parseSteering(read('steering.tsv')),
  }
}

function parseSpoken(text: string): SpokenWord[] {
  const words = readRows(text).map(([from = '', to = '', next = '', notAfter = '']): SpokenWord => {
    return { from, to, next: splitWords(next), notAfter }
  })
  return words.sort((a, b) => b.from.length - a.from.length)
}

function parseThings(text: string): CountedThing[] {
  const things = readRows(text).flatMap(([names = '', units = '', written = '', people = '']) =>
    splitWords(names).map(
      (thing): CountedThing => ({ thing, units: splitWords(units), text: written, people }),
    ),
  )
  return things.sort((a, b) => b.thing.length - a.thing.length)
}

function parseTurned(text: string): TurnedDeed[] {
  const deeds = readRows(text).flatMap(([verbs = '', things = '', units = '']) =>
    splitWords(verbs).map(
      (verb): TurnedDeed => ({ verb, things: splitWords(things), units: splitWords(units) }),
    ),
  )
  return deeds.sort((a, b) => b.verb.length - a.verb.length)
}

function parseDoubts(text: string): DoubtWord[] {
  const words = readRows(text).flatMap(([said = '', where = '']) =>
    splitWords(said).map((word): DoubtWord => ({ word, isBehind: where === '后' })),
  )
  return words.sort((a, b) => b.word.length - a.word.length)
}

function parseOpenings(text: string): PartOpening[] {
  return readRows(text).map(([part = '', number = '', opening = '']) => {
    return { part, isMany: number === '多', text: opening }
  })
}

function parseTopics(text: string): Topic[] {
  const topics = readRows(text).map(([name = '', words = '', family = '']): Topic => {
    return { name, words: splitWords(words), family }
  })
  return topics.sort((a, b) => b.name.length - a.name.length)
}

/** Lines of one kind are one list. */
function parseSteering(text: string): SteeringWords {
  const words: Record<string, readonly string[]> = {}
  for (const [kind = '', said = ''] of readRows(text))
    words[kind] = [...(words[kind] ?? []), ...splitWords(said)]
  return words
}

function readRows(text: string): string[][] {
  return readLines(text).map((line) => line.text.split('\t').map((cell) => cell.trim()))
}
