// Adapter: prompts/checking -> the tables of the gate, checked at start.
import { join } from 'node:path'
import { z } from 'zod'
import type { Relations } from '#domain/checks/relations.ts'
import type { CheckTables } from '#domain/drafting-book.ts'
import { readPromptText, readTable, readWords, splitWords } from './read-table.ts'

const wholeYear = z.string().regex(/^(?:19|20)\d\d$/, '年份要写四位数字')
const amount = z
  .string()
  .refine((text) => /^\d*(?:\.\d+)?$/.test(text), '数额要写数字或留空')
  .transform((text) => (text === '' ? null : Number(text)))
const words = z.string().transform(splitWords)

const calendarRow = z
  .tuple([z.enum(['规划', '普法', '大会', '目标', '纪念', '序数']), z.string().min(1, '缺名称'), wholeYear])
  .rest(z.string())
  .transform(([kind, name, from, to = '']) => ({
    kind,
    name,
    from: Number(from),
    to: to === '' ? null : Number(to),
  }))
  .refine(
    ({ kind, from, to }) => (kind === '纪念' || kind === '序数') === (to === null) && from <= (to ?? from),
    '规划、大会要有起止两年，纪念、序数只写一年',
  )

const slipRow = z
  .tuple([z.string().min(1, '缺样子'), z.string(), z.string()])
  .rest(z.string())
  .transform(([pattern, right, why], context) => {
    try {
      return { pattern: new RegExp(pattern, 'g'), right, why }
    } catch {
      context.addIssue('样子不是能用的正则')
      return z.NEVER
    }
  })

const amountRow = z
  .tuple([words, words, amount, amount, words, amount])
  .rest(z.string())
  .transform(([names, units, least, most, per, mostEach, why = '']) => ({
    words: names,
    units,
    least,
    most,
    per,
    mostEach,
    why,
  }))

const dayRow = z
  .tuple([z.string().min(2, '缺名称'), z.string().regex(/^\d{1,2}$/), z.string().regex(/^\d{1,2}$/)])
  .transform(([name, month, day]) => ({ name, month: Number(month), day: Number(day) }))

const denialRow = z
  .tuple([words, words])
  .rest(z.string())
  .transform(([denied, shown]) => ({ denied, shown }))

const relationRow = z
  .tuple([z.enum(['收', '办', '对', '转', '新', '余', '泛', '进', '出', '果', '别']), words])
  .rest(z.string())
  .transform(([kind, named]) => ({ kind, words: named }))

/** Reads the folder `checking` of prompts. Throws AppError `setting` naming file and line. */
export function loadChecking(promptsDir: string): CheckTables {
  const pathOf = (name: string) => join(promptsDir, 'checking', name)
  const textOf = (name: string) => readPromptText(pathOf(name), 'checking')
  const table = <Row>(name: string, row: z.ZodType<Row, string[]>) =>
    readTable(pathOf(name), textOf(name), row)
  const list = (name: string) => readWords(textOf(name))
  return {
    calendar: table('calendar.tsv', calendarRow),
    days: table('days.tsv', dayRow),
    slips: table('slips.tsv', slipRow),
    amounts: table('amounts.tsv', amountRow),
    denials: table('denials.tsv', denialRow),
    relations: readRelations(table('relations.tsv', relationRow)),
    lawTitles: list('law-titles.txt'),
    notVillages: list('not-villages.txt'),
    joining: list('joining-words.txt'),
    words: list('words.txt'),
    otherWords: list('other-words.txt'),
    loneCharacters: list('lone-characters.txt').join(''),
    lookAlikes: list('look-alikes.txt'),
    doubles: list('doubles.txt'),
    reduplications: list('reduplications.txt'),
    fixedPhrases: list('fixed-phrases.txt'),
  }
}

type RelationRow = z.output<typeof relationRow>

/** Longer words first, so that 回应解决 is not taken for 回应. */
function readRelations(rows: readonly RelationRow[]): Relations {
  const wordsOf = (kind: RelationRow['kind']) =>
    rows.flatMap((row) => (row.kind === kind ? row.words : [])).sort((a, b) => b.length - a.length)
  return {
    begun: wordsOf('收'),
    done: wordsOf('办'),
    carried: wordsOf('转'),
    added: wordsOf('新'),
    left: wordsOf('余'),
    generic: wordsOf('泛'),
    come: wordsOf('进'),
    gone: wordsOf('出'),
    outcomes: wordsOf('果'),
    otherwise: wordsOf('别'),
    opposites: wordsOf('对').map((pair) => pair.split('|') as [string, string]),
  }
}
