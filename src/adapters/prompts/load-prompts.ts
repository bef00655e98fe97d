// Start-up step: the folder prompts/ (tables an office edits) -> one checked PromptBook.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import type {
  AskedThing,
  Indicator,
  KindRule,
  ListedRule,
  NameKind,
  Opposites,
  Phrase,
  PlaceNoun,
  Practice,
  PromptBook,
  SameWords,
  SentenceWords,
  Sounds,
  SynonymGroup,
  Wording,
} from '#domain/prompt-book.ts'
import { AppError, describeError } from '#shared/errors.ts'
import { parseIndicators } from '#text/parse-indicators.ts'
import {
  parseClaims,
  parseCommands,
  parseExtents,
  parseOperations,
  parsePlainWords,
  parseReckonings,
  parseSmallTalk,
} from './parse-asking.ts'
import { parseTableWords } from './parse-table-words.ts'
import { parseFillers, parseWants } from './parse-wants.ts'
import { lineError, readLines, readTable, splitWords } from './read-table.ts'

const filled = (what: string) => z.string().min(1, `缺${what}`)
const words = (what: string) =>
  z
    .string({ error: `缺${what}` })
    .transform(splitWords)
    .refine((list) => list.length > 0, `缺${what}`)
const year = z
  .string()
  .regex(/^(?:20\d\d)?$/, '年度要写四位数字（如2021）或留空')
  .transform((text) => (text === '' ? null : Number(text)))
const columns = (count: number) =>
  z.array(z.string()).refine((cells) => cells.length === count, {
    error: `要有${count}栏，栏之间用 Tab 键隔开`,
    abort: true,
  })

const synonymRow = z
  .array(z.string())
  .refine((cells) => cells.length >= 2 && cells.length <= 4, {
    error: '要有2栏到4栏，栏之间用 Tab 键隔开',
    abort: true,
  })
  .transform(([usual = '', others = '', lay = '', same = '']) => ({
    usual,
    others: splitWords(others),
    lay: splitWords(lay),
    same: splitWords(same),
  }))
  .refine(({ usual }) => usual !== '', '缺报告里的写法')
  .refine(({ others, lay, same }) => others.length + lay.length + same.length > 0, '缺其他说法')

type SynonymRow = z.infer<typeof synonymRow>

/** Null for a row whose words only stand for each other: 签订, 签署. */
function readGroup({ usual, others, lay }: SynonymRow): SynonymGroup | null {
  if (others.length + lay.length === 0) return null
  const written = [...new Set([usual, ...others])]
  return { written, spoken: [...new Set(lay)].filter((word) => !written.includes(word)) }
}

/** The shortest stands for all, so that no wording weighs more than another. */
function readSame({ usual, same }: SynonymRow): SameWords | null {
  if (same.length === 0) return null
  const words = [...new Set([usual, ...same])].sort((a, b) => a.length - b.length)
  return { word: words[0]!, others: words.slice(1) }
}

const practiceRow = columns(3)
  .pipe(z.tuple([filled('主题'), filled('做法名称'), words('词')]))
  .transform(([topic, name, telling]): Practice => ({ topic, name, words: telling }))

const wordingRow = columns(2)
  .pipe(z.tuple([filled('报告里的写法'), words('群众的说法')]))
  .transform(([written, said]): Wording => ({ written, said }))

const nameRow = columns(2)
  .pipe(z.tuple([words('提问里的说法'), words('名称的结尾')]))
  .transform(([asked, endings]): NameKind => ({ asked, endings }))

const phraseRow = columns(5)
  .pipe(z.tuple([filled('词句'), filled('应写成什么'), year, year, filled('原因')]))
  .refine(([, , from, to]) => from === null || to === null || from <= to, '起始年度晚于截止年度')
  .transform(([wrong, right, fromYear, toYear, why]): Phrase => ({ wrong, right, fromYear, toYear, why }))

const kindRow = z
  .array(z.string())
  .refine((cells) => cells.length >= 2 && cells.length <= 4, {
    error: '要有2栏到4栏，栏之间用 Tab 键隔开',
    abort: true,
  })
  .transform(
    ([kind = '', titled = '', untitled = '', said = '']): KindRule => ({
      kind,
      titled: splitWords(titled),
      untitled: splitWords(untitled),
      said: splitWords(said),
    }),
  )
  .refine(({ kind, titled }) => kind !== '' && titled.length > 0, '缺种类或标题里的词')

const listedRow = columns(4)
  .pipe(
    z.tuple([
      z.enum(['取', '不取', '种类'], '第一栏要写取、不取或种类'),
      words('词'),
      filled('说明'),
      filled('例子'),
    ]),
  )
  .transform(
    ([as, titled, reason, example]): ListedRule => ({ as: listedRoles[as], words: titled, reason, example }),
  )
const listedRoles = { 取: 'taken', 不取: 'skipped', 种类: 'kind' } as const

const nounRow = columns(3)
  .pipe(
    z.tuple([
      filled('词'),
      z.enum(['整个', '结尾', '开头', '简称'], '第二栏要写整个、结尾、开头或简称'),
      filled('例子'),
    ]),
  )
  .transform(([word, where]): PlaceNoun => ({ word, as: nounPlaces[where] }))
const nounPlaces = { 整个: 'whole', 结尾: 'end', 开头: 'start', 简称: 'short' } as const

const oppositesRow = columns(3)
  .pipe(z.tuple([words('一边的词'), words('另一边的词'), filled('例子')]))
  .transform(([one, other]): Opposites => ({ one, other }))

const soundRow = columns(2).pipe(z.tuple([filled('读音'), filled('字')]))

function joinSounds(rows: readonly (readonly [string, string])[]): Sounds {
  const sounds = new Map<string, string[]>()
  for (const [reading, characters] of rows)
    for (const one of characters) sounds.set(one, [...(sounds.get(one) ?? []), reading])
  return sounds
}

const thingRow = columns(3)
  .pipe(z.tuple([filled('问的东西'), words('问法'), words('句子里的词')]))
  .transform(([name, asked, told]): AskedThing => ({ name, asked, told }))

const sentenceRow = columns(2)
  .pipe(
    z.tuple([
      z.enum(['原因', '问题', '打算', '步骤', '表态'], '第一栏要写原因、问题、打算、步骤或表态'),
      words('词'),
    ]),
  )
  .transform(([kind, telling]): SentenceWords => ({ kind: sentenceKinds[kind], words: telling }))
const sentenceKinds = {
  原因: 'cause',
  问题: 'problem',
  打算: 'plan',
  步骤: 'practice',
  表态: 'stance',
} as const

/** Reads the tables of `folder`. Throws AppError `setting` that names the file and, where it can, the line. */
export async function loadPrompts(folder: string): Promise<PromptBook> {
  const read = (name: string) => readText(join(folder, name))
  const [
    indicators,
    synonyms,
    wordings,
    practices,
    names,
    phrases,
    setPhrases,
    kinds,
    nouns,
    tableWords,
    statutory,
    sentences,
  ] = await Promise.all([
    read('indicators.tsv'),
    read('synonyms.tsv'),
    read('wordings.tsv'),
    read('practices.tsv'),
    read('names.tsv'),
    read('phrases.tsv'),
    read('set-phrases.txt'),
    read('reading/kinds.tsv'),
    read('reading/not-places.tsv'),
    read('reading/table-words.tsv'),
    read('reading/statutory-tables.tsv'),
    read('reading/sentence-kinds.tsv'),
  ])
  const rows = readTable(join(folder, 'synonyms.tsv'), synonyms, synonymRow)
  return {
    ...(await loadAsking(folder)),
    indicators: parseIndicatorFile(join(folder, 'indicators.tsv'), indicators),
    synonyms: rows.flatMap((row) => readGroup(row) ?? []),
    sameWords: rows.flatMap((row) => readSame(row) ?? []),
    wordings: readTable(join(folder, 'wordings.tsv'), wordings, wordingRow),
    practices: readTable(join(folder, 'practices.tsv'), practices, practiceRow),
    names: readTable(join(folder, 'names.tsv'), names, nameRow),
    phrases: readTable(join(folder, 'phrases.tsv'), phrases, phraseRow),
    kinds: readTable(join(folder, 'reading/kinds.tsv'), kinds, kindRow),
    listed: await loadListed(join(folder, 'reading/listed-titles.tsv')),
    placeNouns: readTable(join(folder, 'reading/not-places.tsv'), nouns, nounRow),
    tableWords: parseTableWords(
      { file: join(folder, 'reading/table-words.tsv'), text: tableWords },
      { file: join(folder, 'reading/statutory-tables.tsv'), text: statutory },
    ),
    sentenceKinds: readTable(join(folder, 'reading/sentence-kinds.tsv'), sentences, sentenceRow),
    setPhrases: parseSetPhrases(join(folder, 'set-phrases.txt'), setPhrases),
  }
}

async function loadListed(file: string): Promise<PromptBook['listed']> {
  return readTable(file, await readText(file), listedRow)
}

/** How people ask, how they go on from an answer, over what they ask, and what they say besides. */
async function loadAsking(folder: string): Promise<Pick<PromptBook, AskingTable>> {
  const read = async (name: string) => {
    const file = join(folder, 'asking', `${name}.tsv`)
    return { file, text: await readText(file) }
  }
  const opposites = await read('opposites')
  const sounds = await read('sounds')
  const things = await read('asked-things')
  return {
    asking: { wants: parseWants(await read('wants')), fillers: parseFillers(await read('fillers')) },
    operations: parseOperations(await read('operations')),
    reckonings: parseReckonings(await read('reckonings')),
    plainWords: parsePlainWords(await read('plain-words')),
    extents: parseExtents(await read('extents')),
    claims: parseClaims(await read('claims')),
    smallTalk: parseSmallTalk(await read('small-talk')),
    commands: parseCommands(await read('commands')),
    opposites: readTable(opposites.file, opposites.text, oppositesRow),
    sounds: joinSounds(readTable(sounds.file, sounds.text, soundRow)),
    askedThings: readTable(things.file, things.text, thingRow),
  }
}

type AskingTable =
  | ('asking' | 'operations' | 'reckonings' | 'plainWords' | 'extents' | 'smallTalk')
  | ('claims' | 'commands' | 'opposites' | 'sounds' | 'askedThings')

async function readText(path: string): Promise<string> {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(await readFile(path))
  } catch (cause) {
    const problem = cause instanceof TypeError ? '不是 UTF-8 编码' : '读不出来'
    throw new AppError('setting', `提示词文件${problem}:${path}`, {
      fix: '用记事本另存为 UTF-8；文件丢了就从安装包里把 prompts 文件夹复制回来',
      cause,
    })
  }
}

function parseIndicatorFile(file: string, text: string): readonly Indicator[] {
  try {
    return parseIndicators(text)
  } catch (cause) {
    throw new AppError('setting', `${file}:${describeError(cause)}`, {
      fix: `打开 ${file}，按文件开头的说明改好，再重新启动`,
      cause,
    })
  }
}

/** A set phrase under 4 characters would blank out ordinary words when copies are looked for. */
function parseSetPhrases(file: string, text: string): readonly string[] {
  return readLines(text).map((line) => {
    if (line.text.includes('\t')) throw lineError(file, line, '一行只写一条，不要用 Tab 键')
    if (line.text.trim().length < 4) throw lineError(file, line, '太短，固定表述至少4个字')
    return line.text.trim()
  })
}
