// 5,000 texts of up to 60,000 characters, with what a cut could spoil at every place: each part within its limit, the visible text as it was.
import { describe, expect, it } from 'vitest'
import { splitText } from '#chat/split-text.ts'
import { openDice } from '../fakes/open-dice.ts'

const bytes = (text: string) => Buffer.byteLength(text)
const bare = (text: string) => text.replace(/```\w*|\s/g, '')

const wholes = [
  '[1]',
  '[12]',
  '[3—5]',
  '[^7]',
  '[原文](https://a.example/r/3?s=1)',
  '<font color="info">',
  '</font>',
  '&amp;',
  '👨‍👩‍👧‍👦',
  '👍🏽',
  '🇨🇳',
  'é',
  '98.5%',
  '1,204.5',
  '**加粗的话**',
  '`代码`',
]
const rows = ['\n| 乡镇 | 2023 |\n', '\n|---|---|\n', '\n| 甲镇 | 187起[1] |\n']
const words = [
  '调解纠纷',
  '走访群众',
  '，',
  '。',
  '”',
  '“',
  '；',
  '：',
  '\n',
  '\n\n',
  ' ',
  '全年共',
  '𠮷',
  '！',
  '）',
]
const block = '\n```js\nconst a = 1\nlet b = 2\n```\n'

function makeText(dice: () => number): string {
  const length = Math.ceil(60_000 * dice() ** 8)
  const pick = (list: readonly string[]) => list[Math.floor(dice() * list.length)] as string
  const parts: string[] = []
  for (let size = 0; size < length; ) {
    const die = dice()
    const part = die < 0.25 ? pick(wholes) : die < 0.28 ? pick(rows) : die < 0.282 ? block : pick(words)
    parts.push(part)
    size += part.length
  }
  return parts.join('').slice(0, 60_000)
}

const count = (texts: readonly string[], one: string) =>
  texts.reduce((sum, text) => sum + text.split(one).length - 1, 0)

describe('splitting by bytes', () => {
  it.each([2048, 4096, 20_000])('of 5,000 texts in all keeps a limit of %i bytes and every mark', (limit) => {
    const dice = openDice(limit)
    for (let n = 0; n < 1667; n++) {
      const text = makeText(dice)
      const parts = splitText(text, limit, bytes)
      if (parts.some((part) => part === '' || bytes(part) > limit)) throw new Error(`limit, text ${n}`)
      if (bare(parts.join('\n')) !== bare(text)) throw new Error(`visible text, text ${n}`)
      if (parts.length < 2) continue
      const lost = wholes.filter((one) => count(parts, one) < count([text], one))
      if (lost.length > 0) throw new Error(`text ${n} cut ${lost.join(' ')}`)
      if (count(parts, '| 甲镇 | 187起[1] |') !== count([text], '| 甲镇 | 187起[1] |')) {
        throw new Error(`text ${n}: a row was cut`)
      }
    }
  })

  it('closes a code block that is too long for one part, and opens it again', () => {
    const block = ['```js', ...Array.from({ length: 200 }, (_, n) => `call(${n})`), '```'].join('\n')
    const parts = splitText(`前面。\n${block}\n后面。`, 500, bytes)
    expect(parts.length).toBeGreaterThan(3)
    expect(parts.every((part) => bytes(part) <= 500 && part.split('```').length % 2 === 1)).toBe(true)
    expect(bare(parts.join('\n'))).toBe(bare(`前面。\n${block}\n后面。`))
  })

  it('takes a row, a word or an emoji apart only where it is longer than a part', () => {
    const parts = splitText(`|${'格子'.repeat(300)}|\n${'a'.repeat(900)}${'\u0301'.repeat(500)}`, 300, bytes)
    expect(parts.every((part) => bytes(part) <= 300)).toBe(true)
  })
})
