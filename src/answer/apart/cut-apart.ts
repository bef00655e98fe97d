// Step: a question for one place and year -> its pieces that each name a thing (立案处罚多少，拆除面积呢; 案卷评查 优良率), in their order, with what each names. Fewer than two: it names one.
import type { Frame, Term } from '#domain/frame.ts'
import type { Fillers } from '#domain/prompt-book.ts'
import { startOfTurn } from '#question/follow/turns.ts'
import { joinFillers } from '#question/read-topic.ts'
import { measureWords } from '#question/read-want.ts'

export interface NamedPiece {
  /** As it was typed. */
  readonly said: string
  /** The same without what only asks. */
  readonly thing: string
  readonly terms: readonly Term[]
}

const breaks = /[，,；;。？?！!：:]+/
/** Between two things of a clause. */
const joints = /[\s、+＋]+|(?:还有|以及|另外|外加|加上)的?|[和与及跟](?=[\u4e00-\u9fff]{2})/
const leading = /^(?:的|那个?|这个?|其中|(?:里头|里面|当中)的?|全年|当年|一年|年度|有|是|各|和|跟|与|及)+/
const trailing = /(?:各自?|分别|一共|总共|共|是|有|为|达|来着|呢|啊|呀|嘛|吧|哦|咯|嘞|的|了)+$/
/** 报两个数: how many are asked for. */
const counted = /[报要查问给]?[一两二三四几][个组样项](?:数[据字]?|指标)?/
const asking = new RegExp(
  `(?:又|都|各自?|分别)?(?:一共|总共|共)?(?:是|有|为|达)?(?:多少|好多|几多|若干|(?<!十)几(?![年月号日十百千万]))(?:人次|场次|户次|平方米|${measureWords}|[\\u4e00-\\u9fff])?`,
  'g',
)
/** A clause that asks, beside which another only says of what: 抽查村账，白条入账多少笔. */
const asks = /多少|好多|几多|若干|(?<!十)几(?![年月号日十百千万])|各|分别|呢\s*$/
const joined = /^\s*(?:还有|以及|另外|外加)/
const share = /占.{0,6}(?:比例|比重|百分|几成|多少|好多)|占比/
/** Characters of a name; one that no word asks for is no 反诈 宣传. */
const length = { least: 2, terse: 3, most: 16 }
const mostPieces = 4
/** Characters of a name with what asks for it. */
const longestPiece = 40

export function cutApart(frame: Frame, fillers: Fillers): readonly NamedPiece[] {
  const whole = frame.plain === '' ? frame.text : frame.plain
  const said = whole.slice(startOfTurn(whole))
  const clauses = said.split(breaks)
  const isAsked = clauses.some((clause) => asks.test(clause))
  const least = isAsked || /[和与及跟、]/.test(said) ? length.least : length.terse
  const named: NamedPiece[] = []
  const open = clauses.filter((one) => !isAsked || asks.test(one) || joined.test(one))
  for (const piece of open
    .flatMap((one) => one.split(joints))
    .filter(({ length: own }) => own <= longestPiece)) {
    const thing = nameOf(piece, fillers)
    // 多少笔、多少钱: two numbers of one thing; 占几成 of the one before.
    if ((thing === '' && piece.search(asking) >= 0) || share.test(piece)) return []
    if (thing.length < least || thing.length > length.most) continue
    named.push({ said: piece.trim(), thing, terms: frame.terms.filter(({ word }) => piece.includes(word)) })
  }
  return named.length <= mostPieces ? named : []
}

/** 优良率 of 优良率是多少呢; nothing of 麻烦报两个数. */
function nameOf(piece: string, fillers: Fillers): string {
  const open = piece
    .replace(asking, '')
    .replace(counted, '')
    .replace(trailing, '')
    .replace(leading, '')
    .trim()
  const left = open.replace(joinFillers(fillers), '').replace(/[^\u4e00-\u9fffA-Za-z\d]/g, '')
  return left.length < length.least ? '' : open
}
