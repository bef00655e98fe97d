// `node --import tsx test/learn/list-other-words.ts DICTIONARY > prompts/checking/other-words.txt`: words of two characters that sound or look like one of words.txt and are words themselves.
// DICTIONARY is jieba's (`word frequency tag` a line), which comes with the optional segmenter.
import { readFileSync } from 'node:fs'
import { soundsAlike } from '#text/sounds.ts'
import { openDraftDeps } from '../fakes/draft-deps.ts'

const { deps } = await openDraftDeps()
const { words, lookAlikes } = deps.drafting.checking
const leastFrequency = 3
const mostInLine = 36

const looksAlike = (one: string, other: string) =>
  lookAlikes.some((group) => group.includes(one) && group.includes(other))
const isNear = (one: string, other: string) =>
  soundsAlike(one, other, deps.book.sounds) || looksAlike(one, other)
const listed = words.filter((word) => word.length === 2)
const known = new Set(listed)

const dictionary = readFileSync(process.argv[2]!, 'utf8')
  .split('\n')
  .map((line) => line.split(' '))
  .filter(([word = '', frequency]) => /^[一-鿿]{2}$/.test(word) && Number(frequency) >= leastFrequency)
  .map(([word]) => word!)
const others = dictionary.filter(
  (word) =>
    !known.has(word) &&
    listed.some(
      ([first, second]) =>
        (word[0] === first && isNear(word[1]!, second!)) || (word[1] === second && isNear(word[0]!, first!)),
    ),
)
console.log(
  '# 与常用词同音或形近、自己也是词的两字词：不当错字。由 test/learn/list-other-words.ts 生成，词取自 jieba 词典（MIT 许可）。',
)
for (let at = 0; at < others.length; at += mostInLine)
  console.log(others.slice(at, at + mostInLine).join(' '))
