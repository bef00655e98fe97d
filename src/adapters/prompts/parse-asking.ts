// Reads prompts/asking/operations.tsv, reckonings.tsv, plain-words.tsv, extents.tsv, small-talk.tsv and commands.tsv: what a follow-up does, over what a question goes, what is no question.
import type { Operation, operations } from '#domain/frame.ts'
import type {
  AskingPattern,
  ClaimRole,
  Command,
  claimRoles,
  commands,
  ExtentRole,
  extentRoles,
  SmallTalk,
  smallTalks,
} from '#domain/prompt-book.ts'
import type { Operator, operators, Retelling } from '#domain/talk/ledger.ts'
import { stripBrackets } from '#shared/strip-brackets.ts'
import { compileAsking } from './compile-asking.ts'
import { lineError, readLines } from './read-table.ts'

const operationNames: Readonly<Record<string, Operation>> = {
  第几: 'nth',
  别的: 'other',
  去掉: 'remove',
  加上: 'add',
  合计: 'sum',
  缩短: 'shorten',
  展开: 'expand',
  为什么: 'why',
  出处: 'source',
} satisfies Partial<Record<string, (typeof operations)[number]>>

const operatorNames: Readonly<Record<string, Operator | Retelling>> = {
  合计: 'sum',
  相差: 'difference',
  涨幅: 'growth',
  占比: 'share',
  倍数: 'times',
  平均: 'mean',
  均摊: 'each',
  剩下: 'rest',
  成表: 'table',
  成文: 'text',
  短些: 'short',
} satisfies Partial<Record<string, (typeof operators)[number] | Retelling>>

const roleNames: Readonly<Record<string, ExtentRole>> = {
  '不要（前）': 'out-before',
  '不要（后）': 'out-after',
  只要: 'only',
  倒数: 'least',
  没写: 'negated',
  本单位: 'own',
  不指本单位: 'not-own',
  同行: 'peers',
  旁白: 'aside',
  所猜: 'guessed',
  摆法: 'form',
} satisfies Record<string, (typeof extentRoles)[number]>

const claimNames: Readonly<Record<string, ClaimRole>> = {
  求证: 'asking',
  核对: 'checking',
  '求证（中）': 'asking-within',
  引子: 'lead',
  走高: 'up',
  走低: 'down',
  谁: 'who',
} satisfies Record<string, (typeof claimRoles)[number]>

const talkNames: Readonly<Record<string, SmallTalk>> = {
  招呼: 'greeting',
  道谢: 'thanks',
  道别: 'bye',
  知道了: 'heard',
  身份: 'self',
  不满: 'complaint',
  入库: 'adding',
  导出: 'exporting',
  写一段: 'section',
  写打算: 'plan',
} satisfies Record<string, (typeof smallTalks)[number]>

const commandNames: Readonly<Record<string, Command>> = {
  问: 'ask',
  比: 'compare',
  起草: 'draft',
  检查: 'check',
  资料: 'library',
  我的乡镇: 'place',
  帮助: 'help',
  停: 'stop',
  登录: 'sign-in',
  给看: 'share-read',
  给改: 'share-edit',
  收回: 'share-end',
  看原文: 'passage',
  出图: 'chart',
  出表: 'sheet',
} satisfies Record<string, (typeof commands)[number]>

interface AskingFile {
  readonly file: string
  readonly text: string
}

/** Throws AppError `setting` naming file and line; also where a line's example is not what its pattern finds. */
export function parseOperations(file: AskingFile): readonly AskingPattern<Operation>[] {
  return parsePatterns(file, operationNames)
}

/** Throws AppError `setting` naming file and line; also where a line's example is not what its pattern finds. */
export function parseReckonings(file: AskingFile): readonly AskingPattern<Operator | Retelling>[] {
  return parsePatterns(file, operatorNames)
}

/** The first column is what is put in the place of what was found. Throws as `parseOperations` does. */
export function parsePlainWords(file: AskingFile): readonly AskingPattern<string>[] {
  const words = readLines(file.text).map(({ text }) => text.split('\t', 1)[0]!.trim())
  return parsePatterns(file, Object.fromEntries(words.map((word) => [word, word])))
}

/** Throws AppError `setting` naming file and line; also where a line's example is not what its pattern finds. */
export function parseExtents(file: AskingFile): readonly AskingPattern<ExtentRole>[] {
  return parsePatterns(file, roleNames)
}

/** Throws AppError `setting` naming file and line; also where a line's example is not what its pattern finds. */
export function parseClaims(file: AskingFile): readonly AskingPattern<ClaimRole>[] {
  return parsePatterns(file, claimNames)
}

/** Throws AppError `setting` naming file and line; also where a line's example is not what its pattern finds. */
export function parseSmallTalk(file: AskingFile): readonly AskingPattern<SmallTalk>[] {
  return parsePatterns(file, talkNames)
}

/** What is said is compared without brackets. Throws as `parseOperations` does. */
export function parseCommands(file: AskingFile): readonly AskingPattern<Command>[] {
  return parsePatterns(file, commandNames, stripBrackets)
}

function parsePatterns<As>(
  { file, text }: AskingFile,
  names: Readonly<Record<string, As>>,
  clean: (example: string) => string = (example) => example,
): readonly AskingPattern<As>[] {
  return readLines(text).map((line) => {
    const [name = '', written = '', example = ''] = line.text.split('\t').map((cell) => cell.trim())
    const as = names[name]
    if (as === undefined) throw lineError(file, line, `第一栏只能是 ${Object.keys(names).join('、')}`)
    const pattern = compileAsking(written)
    if (pattern === null) throw lineError(file, line, '说法写得不对，括号要成对')
    if (!pattern.test(clean(example))) throw lineError(file, line, '例子认不出来')
    return { as, pattern, example }
  })
}
