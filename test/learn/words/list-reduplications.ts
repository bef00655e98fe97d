// `node --import tsx test/learn/words/list-reduplications.ts DICTIONARY > prompts/checking/reduplications.txt`: words that hold one character twice in a row (喜滋滋, 津津有味).
// DICTIONARY is jieba's (`word frequency tag` a line), which comes with the optional segmenter.
import { readFileSync } from 'node:fs'

const leastFrequency = 3
const mostInLine = 30
/** By shape, the tags that are language and no names or song titles. */
const shapes: readonly { readonly shape: RegExp; readonly tags: RegExp }[] = [
  { shape: /^(.)(?!\1)(.)\2$/, tags: /^(?:z|i|l|d|v|m|mq|a|ad)$/ },
  { shape: /^(.)(.)(?!\2)(.)\3$/, tags: /^(?:i|l|z)$/ },
  { shape: /^(.)\1(?!\1)(.)(?!\2).$/, tags: /^(?:i|l|z)$/ },
]

const words = readFileSync(process.argv[2]!, 'utf8')
  .split('\n')
  .map((line) => line.split(' '))
  .filter(
    ([word = '', frequency, tag = '']) =>
      /^[一-鿿]{3,4}$/.test(word) &&
      Number(frequency) >= leastFrequency &&
      shapes.some(({ shape, tags }) => shape.test(word) && tags.test(tag)),
  )
  .map(([word]) => word!)
console.log(
  '# 叠字词，空格隔开：稿子里写到的不当多字。由 test/learn/words/list-reduplications.ts 生成，词取自 jieba 词典（MIT 许可）。',
)
for (let at = 0; at < words.length; at += mostInLine) console.log(words.slice(at, at + mostInLine).join(' '))
