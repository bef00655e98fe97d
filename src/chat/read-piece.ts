// Step: a request for a few sentences of what reports tell (帮我们起草一段话，讲24年根治欠薪的) -> what they are to tell of, and the question whose quotes are the text.

import type { Answer } from '#domain/answer.ts'
import { asksNumber } from '#domain/frame.ts'
import type { Place } from '#domain/place.ts'
import type { AskingPattern, ExtentRole } from '#domain/prompt-book.ts'
import { leaveAsides } from '#question/scope/leave-asides.ts'
import { bringsFacts } from './sketch.ts'

/** `thing`: what the sentences tell of. `leansBack`: of what was told just before. */
export interface AskedPiece {
  readonly thing: string
  /** What the clauses name, one by one. */
  readonly parts: readonly string[]
  readonly leansBack: boolean
  /** 介绍我们的夜校, 讲两年的变化: what is there is to be told. */
  readonly isTold: boolean
  /** 给夜校写两句好话: it is for or about this, and what kind of words it is says nothing of reports. */
  readonly isFor: boolean
  /** 一句话: one, and no more. */
  readonly isOne: boolean
}

/** What the library holds: towns by name, and the years of one's own reports. */
export interface KnownReports {
  readonly towns: readonly string[]
  readonly ownYears: readonly number[]
}

/** 写一段, 起草一小段话, 写成几句话, 拟一段百字左右的文字, 几句话概括 */
const asks =
  /(?:写|起草|草拟|拟|编|整理?|凑|弄|缩|改|概括|总结|归纳)(?:成|上|出|个|我)?(?:[一两几三四]{1,2}|\d)?小?[段句条节](?:.{0,4}字(?:左右|上下|以内)?的?)?(?:话|文字)?|(?:[一二两三四五几]|\d)句话?(?:就行|来)?(?:概括|总结|归纳|说清|讲清)(?:一?下|楚)?/
const courtesy = /^(?:好的?|行|嗯|那个?|谢+|多谢|感谢|辛苦).{0,4}$/
/** 200字左右, 写材料要用, 发朋友圈, 要带数, 马上要: how it is to be written, and what for. */
const manner =
  /^.{0,6}(?:\d|[一二两三四五几]?百).{0,2}字.{0,5}$|^.{0,8}(?:用|就行|即可|带数字?|材料里|朋友圈)的?$|^(?:马上|立刻|急|等着|一会儿?|[今明下上]午?天?)(?:就|急)?要(?:用|交|的)?$/
const polite =
  /^(?:请|麻烦|劳驾|你|您|能不能|能|可以|我想|我要|想|要)*(?:(?:帮|给|替)(?:我们?|咱们?|忙)?)?(?:请|来|你|您)*/
const asked = /(?:来|就)?(?:(?:请|你|您)?(?:帮|给|替)(?:我们?|咱们?|忙)?)?$/
const leading =
  /^(?:按照?|照着?|学习?|参照|仿照?|根据|依据|依照|据|拿|用|把|将|围绕|结合|关于|有关|就说|说的是|写的是|内容是|主题是|讲讲?|说说?|介绍(?:一下|下)?|概括|反映|说明)/
const trailing = /(?:方面)?的?(?:工作)?(?:小?总结|小结|情况|内容|成效|成绩|简报|信息|数据?|材料|实际|话)?的?$/
const back = /(?:以上|上面|上述|刚才|刚刚|前面|前头|它|(?:那|这)个(?=$|[的，,]))(?:说的|那些?|的)?/
/** 2024年的, 那年: of nothing but what was asked before. */
const yearAlone = /^(?:(?:20)?\d\d年|那年|这年|去年|前年)的?$/
const way = /(?:经验|做法|办法|法子|那套|路子|举措)$/
const whose = /我们?(?:镇|乡|街道)?|咱们?(?:镇|乡|街道)?|本(?:镇|乡|街道)/

/** Null for a message that brings facts to write from, and for one that asks for no few sentences. */
export function readPiece(message: string, extents: readonly AskingPattern<ExtentRole>[]): AskedPiece | null {
  const text = leaveAsides(message, extents)
  if (bringsFacts(text) || !asks.test(text)) return null
  const clauses = text
    .split(/[，,。；;：:！!？?\s]+/)
    .filter((clause) => clause !== '' && !courtesy.test(clause) && !manner.test(clause))
  const whom = clauses.map((clause) => readWhom(clause)).find((one) => one !== null) ?? null
  const told = whom === null ? clauses.flatMap(readClause) : [whom]
  const leansBack = told.some((part) => back.test(part)) || yearAlone.test(told.at(-1) ?? '')
  const isTold = whom !== null || tells.test(text)
  const thing = told.map((part) => part.replace(back, '')).join(leansBack ? '，' : '')
  return {
    thing,
    parts: told,
    leansBack,
    isTold,
    isFor: whom !== null,
    isOne: /[一1]句/.test(text),
  }
}

const tells = /介绍|概括|反映|说明|(?:^|[，,。；;：:\s话句段])(?:讲|说)(?!稿|话)/

/** 夜校 of 给夜校写两句好话: what the words are for. Null where another thing is named behind (给调解员写几句反诈的话), or it is for somebody to say. */
function readWhom(clause: string): string | null {
  const said = asks.exec(clause)
  if (!said) return null
  const whom = /(?:给|替|为)(?!我|咱|领导|书记|[镇乡县区]长|主任)([^给替为]{2,12})$/.exec(
    clause.slice(0, said.index),
  )?.[1]
  return whom !== undefined && kinds.test(clause.slice(said.index + said[0].length)) ? whom : null
}

/** 好话, 表扬, 鼓励的话, 宣传语 */
const kinds = /^(?:[的\s]|[\u4e00-\u9fff]{1,4}(?:话|语|词|句|扬|励|赏|彩))?$/

/** Before the verb, behind it, or where another clause names the thing. */
function readClause(clause: string): readonly string[] {
  const said = asks.exec(clause)
  const parts = said
    ? [
        clause.slice(0, said.index).replace(polite, '').replace(asked, ''),
        clause.slice(said.index + said[0].length),
      ]
    : [clause]
  return parts.flatMap((part) => {
    const opened = part.replace(leading, '')
    return yearAlone.test(opened) ? [opened] : opened.replace(trailing, '') || []
  })
}

/** The question that a report answers; null where none in the library can. */
export function askForPiece(piece: AskedPiece, { towns, ownYears }: KnownReports): string | null {
  const { leansBack } = piece
  if (piece.thing === '') return null
  if (leansBack) return piece.thing
  const thing = nameTowns(piece, towns)
  const isNamed = towns.some((town) => thing.includes(town))
  if (isNamed && way.test(thing)) return `${thing}，说两条`
  const year = /(?:20)?(\d\d)年/.exec(thing)?.[1]
  if (year === undefined) return null
  if (isNamed) return `${thing}情况说说`
  if (!ownYears.includes(2000 + Number(year))) return null
  return `${whose.test(thing) ? '' : '我们'}${thing}情况说说`
}

/** 学石桥那个路子，拟条短信，催他们抓紧: of the clause that names a town, where one does; what else is said is what it is for. */
export function nameTowns(
  { thing, parts }: Pick<AskedPiece, 'thing' | 'parts'>,
  towns: readonly string[],
): string {
  return parts.find((part) => towns.some((town) => part.includes(town))) ?? thing
}

/** 石桥乡 and 石桥. */
export function listTowns(places: readonly { readonly place: Place }[]): readonly string[] {
  const towns = new Set(places.flatMap(({ place }) => place.town ?? []))
  return [...towns].map((town) => (town.length > 2 ? town.replace(/(?:镇|乡|街道)$/, '') : town))
}

/** What is asked of the library where nothing shows that a report answers it; the answer must show it. */
export function askAnyhow({ thing, isTold, isOne }: AskedPiece): string {
  return isTold && !measures.test(thing) ? `介绍一下${thing}${isOne ? '，说一条' : ''}` : thing
}

const measures = /变化|多少|[几哪谁最]|[率数量额]|排|总|升|降|增|减/

/** Numbers of places or years that were named, or one place told of: what the library has, and no text that is still to be given. */
export function suitsPiece({ isTold }: AskedPiece, { kind, frame, citations }: Answer): boolean {
  if (kind !== 'answer' || frame === undefined || citations.length === 0) return false
  const { include, years, wantsTowns, takes } = frame
  const isOpen = include.length === 0 && years.length === 0 && !wantsTowns && takes === null
  return asksNumber(frame) ? !isOpen : isTold && include.length === 1 && include[0]!.town !== null
}

/** 我们的夜校 */
export const namesOwn = (thing: string): boolean => whose.test(thing) || /我们|咱们/.test(thing)
