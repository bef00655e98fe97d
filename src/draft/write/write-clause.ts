// Step of writing without a model: clauses of a sentence. The user's own wording put as documents put it, and clauses joined.
import type { BriefFigure } from '#domain/brief.ts'
import type { DraftWording } from '#domain/drafting-book.ts'
import { writeTail } from '#draft/brief/write-formally.ts'
import { turnDeeds } from '#draft/clause/turn-deeds.ts'
import { writeZero } from '#draft/clause/write-zero.ts'
import { groupBy } from '#shared/group-by.ts'
import { type Piece, renderNumber, textOf } from './build-paragraph.ts'
import { giveVerbs } from './give-verbs.ts'
import { polishWords } from './polish-words.ts'
import { writePast } from './write-past.ts'

/** Clauses of the brief in the user's own words, what was said of each behind: a span counts in its own clause alone. */
export function writeClause(figures: readonly BriefFigure[], wording: DraftWording): Piece[] {
  const runs = [...groupBy(figures, ({ clause }) => clause).values()]
  return joinClauses(runs.map((run) => writeWords(run, wording)))
}

/** The cell of a village or a month stands among others. */
function isOfRow({ cell }: BriefFigure): boolean {
  return cell?.of !== undefined && cell.of.kind !== 'total'
}

/** 进京访0起 -> 未发生进京访; null for what is more than a name and its nought. */
function writeNone([figure, ...more]: readonly BriefFigure[], wording: DraftWording): Piece[] | null {
  if (figure === undefined || more.length > 0 || figure.value !== 0 || isOfRow(figure)) return null
  const { clause, at, past, unit } = figure
  const rest = clause.slice(at.end)
  const denied = /^(?:$|[，（])/.test(rest) ? writeZero(clause.slice(0, at.start), unit) : null
  if (denied === null) return null
  const before: Piece[] =
    past === undefined || past.value === 0
      ? []
      : ['（上年', { kind: 'figure', figure: past, text: renderNumber(past) }, '）']
  const behind = rest === '' ? [] : [polishWords(rest, wording)]
  const tails = renderOwnTails([figure], wording)
  return [denied.verb, { kind: 'figure', figure, text: denied.thing }, ...before, ...behind, ...tails]
}

function writeWords(given: readonly BriefFigure[], wording: DraftWording): Piece[] {
  const none = writeNone(given, wording)
  if (none !== null) return none
  const figures = given.toSorted((a, b) => a.at.start - b.at.start)
  const { clause } = figures[0]!
  const pieces: Piece[] = []
  let from = 0
  let waiting: readonly Piece[] = []
  let depth = 0
  const say = (words: string, next: string) => {
    // Last year's number stands at the end of what this year's counts.
    if (words === '' && next !== '') return
    const found = findStop(words, depth)
    depth = found.depth
    const stop = waiting.length === 0 ? -1 : found.stop
    // 198起成功194起: nothing parts them, so last year's does.
    const isTight = stop === words.length && next !== ''
    if (stop < 0) pieces.push(polishWords(words, wording, next))
    else if (isTight) pieces.push(...waiting, '，', polishWords(words, wording, next))
    else
      pieces.push(
        polishWords(words.slice(0, stop), wording, stop === words.length ? next : '，'),
        ...waiting,
        polishWords(words.slice(stop), wording, next),
      )
    if (stop >= 0) waiting = []
  }
  for (const figure of figures) {
    say(clause.slice(from, figure.at.start), figure.raw)
    pieces.push({ kind: 'figure', figure, text: renderNumber(figure) })
    // 20户50人: what was last year waits for the end of the row of numbers.
    waiting = [...waiting, ...writePast([figure])]
    from = figure.at.end
  }
  say(clause.slice(from), '')
  // A bracket that nothing closes.
  pieces.push(...waiting)
  const told = joinBrackets(pieces.filter((piece) => piece !== '').map(leavePartOfRate))
  const tails = renderOwnTails(figures, wording)
  // 2件正在仲裁: what begins with its number and says more is one clause.
  const isBare = figures.length === 1 && figures[0]!.at.start === 0 && figures[0]!.at.end === clause.length
  const joined =
    isBare && told.length === 1
      ? tails.map((tail) => (tail as string).replace(/^，(?=[已正在均未仍])/, ''))
      : tails
  return [
    ...orderClause(giveVerbs(isOfRow(figures[0]!) ? told : turnDeeds(told, wording), wording).map(sayOnce)),
    ...joined,
  ]
}

/** 其中及时受理率100%: a rate is no part. */
function leavePartOfRate(piece: Piece): Piece {
  return typeof piece === 'string' ? piece.replace(/(^|[，、])其中(?=[\u4e00-\u9fff]{2,10}率$)/, '$1') : piece
}

/** 9件（自然人8件）（上年7件） -> 9件（自然人8件；上年7件） */
function joinBrackets(pieces: readonly Piece[]): Piece[] {
  const joined: Piece[] = []
  for (const piece of pieces) {
    const last = joined.at(-1)
    const isMet =
      typeof piece === 'string' && piece.startsWith('（') && typeof last === 'string' && last.endsWith('）')
    if (isMet) joined.splice(-1, 1, `${last.slice(0, -1)}；${piece.slice(1)}`)
    else joined.push(piece)
  }
  return joined
}

/** 合法性审查审查合同: the name ends with the verb. */
function sayOnce(piece: Piece): Piece {
  return typeof piece === 'string'
    ? piece.replace(/(审查|审核|检查|调解|排查|培训|宣传|化解|走访|演练)\1/g, '$1')
    : piece
}

/** Where a count ends: a mark outside brackets, or the end; -1 within 118次（安全52次、环保31次）. */
function findStop(words: string, from: number): { readonly stop: number; readonly depth: number } {
  let depth = from
  let stop = -1
  for (const [at, char] of words.split('').entries()) {
    if (/[（(]/.test(char)) depth++
    else if (/[）)]/.test(char)) depth = Math.max(0, depth - 1)
    else if (stop < 0 && depth === 0 && /[，；、：:]/.test(char)) stop = at
  }
  return { stop: stop < 0 && depth === 0 ? words.length : stop, depth }
}

/** 召开4次平安例会 -> 召开平安例会4次, as documents put it. */
function orderClause(pieces: readonly Piece[]): readonly Piece[] {
  const [verb, number, noun] = pieces
  const isMovable =
    pieces.length === 3 &&
    typeof verb === 'string' &&
    typeof noun === 'string' &&
    /(?:召开|开展|组织|举办|办理|制作|印制|悬挂|发放|建成|新建|修建|旁听|走访|慰问|参加|组织了|完成)了?$/.test(
      verb,
    ) &&
    /^(?!(?:村|社区|小区|镇|乡|街道|单位|部门|学校|企业)[\u4e00-\u9fff]{2})[\u4e00-\u9fff“”]{2,12}$/.test(
      noun,
    ) &&
    typeof number !== 'string'
  return isMovable ? [verb.replace(/了$/, '') + noun, number!] : pieces
}

/** What was said of these figures without a number, and last year's beside them. */
export function renderTails(figures: readonly BriefFigure[], wording: DraftWording): Piece[] {
  return [...renderOwnTails(figures, wording), ...writePast(figures)]
}

function renderOwnTails(figures: readonly BriefFigure[], wording: DraftWording): Piece[] {
  const tails = [...new Set(figures.map((figure) => figure.tail).filter(Boolean))]
  return tails.map((tail) => `，${polishTail(tail, wording)}`)
}

/** 都整改了 -> 均已整改; 全走了程序 -> 全部走了程序. */
function polishTail(tail: string, wording: DraftWording): string {
  return writeTail(polishWords(tail, wording)).replace(/^全(?!部|程|面|覆)/, '全部')
}

/** 办理人大代表建议9件、政协提案4件: the same verb is said once. */
export function joinClauses(clauses: readonly Piece[][]): Piece[] {
  return clauses.flatMap((clause, index) => {
    const [verb, before] = [verbOf(clause), lastVerb(clauses[index - 1] ?? [])]
    if (index === 0) return clause
    // 楼栋12、480户: two numbers and a comma would be one.
    if (/\d$/.test(textOf(clauses[index - 1]!)) && /^\d/.test(textOf(clause))) return ['、', ...clause]
    // 其中政策文件27条，其中财政资金64条: parts of one whole open once.
    const goesOn = clauses.slice(0, index).some(opensParts) && opensParts(clause)
    if (goesOn) return ['、', (clause[0] as string).replace(parts, ''), ...clause.slice(1)]
    // 未发生行政复议、行政诉讼
    const [denial] = clause
    const isDenied = typeof denial === 'string' && /^(?:未..|无)$/.test(denial)
    if (isDenied && clauses[index - 1]![0] === denial) return ['、', ...clause.slice(1)]
    // What was said of the clause before would seem to be said of both.
    if (verb === null || verb !== before || clauses[index - 1]!.length > 2) return ['，', ...clause]
    return ['、', (clause[0] as string).slice(verb.length), ...clause.slice(1)]
  })
}

const parts = /^其中[:：]?/

function opensParts([first]: readonly Piece[]): boolean {
  return typeof first === 'string' && parts.test(first)
}

const verbs =
  /^(?:办理|受理|化解|制作|清理|发放|开展|组织|举办|配备|购置|安装|建成|设有|设立|发放|悬挂|召开|共有|现有)(?=[\u4e00-\u9fff“]{2})/

/** Of a clause that may open otherwise (物资方面，配备…), the verb of its last words. */
function lastVerb(clause: readonly Piece[]): string | null {
  const [first, ...rest] = clause
  return typeof first === 'string' ? verbOf([first.slice(first.lastIndexOf('，') + 1), ...rest]) : null
}

/** Of a clause that is a verb, its noun and one number. */
function verbOf(clause: readonly Piece[]): string | null {
  const [first] = clause
  const isPlainClause = typeof first === 'string' && typeof clause[1] === 'object' && clause.length <= 3
  return isPlainClause ? (verbs.exec(first)?.[0] ?? null) : null
}

/** A variant by number; empty when there is none. */
export function pick(variants: readonly string[], seed: number): string {
  return variants[seed % Math.max(1, variants.length)] ?? ''
}
