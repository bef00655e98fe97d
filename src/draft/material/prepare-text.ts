// Step of reading a brief: its text -> private data masked, titles, others' numbers and what is said to the writer left out; lines keep their place.
import type { UnusedPiece } from '#domain/brief.ts'
import type { Place } from '#domain/place.ts'
import { findPart } from '#draft/brief/find-part.ts'
import {
  findOpening,
  isBracketTitle,
  isFirstTitle,
  isFurnitureLine,
  isHeadline,
  isPlaceSubject,
  isTitleLine,
  leaveName,
  takeHeadline,
} from '#draft/brief/find-title.ts'
import { leavePeers } from '#draft/brief/leave-peers.ts'
import { maskMaterial } from '#draft/brief/mask-material.ts'
import { isSurelyToWriter } from '#draft/roles/is-to-writer.ts'
import { leaveDoubts } from '#draft/speech/leave-doubts.ts'
import { leaveTalk, leaveUnsaid } from '#draft/speech/leave-unsaid.ts'
import { mostAbove } from './stands-first.ts'

export interface PreparedText {
  /** Private data masked, titles and others' numbers left out; lines keep their place. */
  readonly text: string
  readonly title: string
  readonly unused: readonly UnusedPiece[]
  readonly masked: readonly string[]
}

/** （写到履职那一节） says where it goes, and is no fact. */
const toPlace =
  /[（(][^（）()]{0,20}(?:写到|放到|写进|放进|写成|写为|别写|不用写|不要写|不能写|不写)[^（）()]{0,20}[)）]/g

/** 防掉2个坑——这句改正式点: asked of whoever writes, behind a fact. */
const toReword =
  /(?:——|—|－|，|,|；)?\s*[这此](?:一)?[句段条](?:话)?(?:你|帮我|给我)?(?:改|写|说|换)[^，。；;\n\d]{0,10}[点些下成](?=[。；;，,\n]|$)/g

/** 在不, 您好: nothing but a call. */
const greeting = /^\s*(?:(?:在[不吗么没]|在不在|您?你?好|早上好|下午好|老师好)[啊呀哈]?[，,。！!？?～~\s]*)+$/

/** （以下数字三方核过，个别原样列出）: the brackets of a whole line part no sentence. */
const inBrackets =
  /^\s*[（(]((?!\d{1,2}[)）]|[一二三四五六七八九十]{1,3}[)）]|(?:[\u4e00-\u9fff]{0,4}(?:说明|备注|附注|要求|提示|联系人|联系方式)|注)\s?[:：])[^（）()]{6,})[)）]\s*$/

/** （办文说明：…） on a line of its own. */
const forWriter =
  /^\s*[（(](?:[\u4e00-\u9fff]{0,4}(?:说明|备注|附注|要求|提示|联系人|联系方式)|注)\s?[:：][^\n]*[)）]\s*$|^\s*[（(【][^\n]*不(?:入|进|写入|写进)正文[^\n]*[)）】]\s*$|^\s*[（(][\u4e00-\u9fff]{2,10}(?:整理|提供|供稿|填报)(?:[，,][\d年月日.]{4,12})?[)）]\s*$|^\s*(?:材料)?(?:用途|用处)[:：][^\d]{2,40}$/

/** 小李：正文统一叫“违法建设”，别写成…: asked of whoever writes, by his name. */
const toPerson =
  /^[\s>]*[小老][\u4e00-\u9fff][:：](?=.*(?:别写|不要写|不用写|统一(?:叫|写|用)|一律不|别出现|写成|改成|记得|核一下|查一下))/

/** （结尾）一年来…: a last line in the user's words, which stands under none of the headings. */
const closing = /^\s*[（(](?:结尾|结语|结束语|收尾|尾声|末尾)(?:部分|一?段)?[)）]/

/** （本人到任三个月，以下为各办报来，已逐条核对；缺的请注明，不要编）: all that brackets of a line hold, where some of it is surely said to the writer and nothing is counted. */
function isNoteInBrackets(line: string): boolean {
  const inner = inBrackets.exec(line)?.[1] ?? ''
  const isCounted = /\d/.test(inner.replace(/(?:19|20)\d{2}\s?年?(?:度)?/g, ''))
  return !isCounted && inner.split(/[，,。；;]/).some((clause) => isSurelyToWriter(clause.trim()))
}

/** （党政办整理稿） behind a name asks for nothing. */
const behindName = /[（(][^（）()]{1,24}[)）]\s*$/

export function prepareText(text: string, own: Place | null): PreparedText {
  const { text: safe, masked } = maskMaterial(text.replace(/\r\n?/g, '\n'))
  const unused: UnusedPiece[] = []
  const titles: string[] = []
  const all = safe.split('\n')
  const first = all.findIndex((line) => line.trim() !== '')
  const lines = all.map((given, index) => {
    const named = titles.length === 0 && index <= first + mostAbove ? takeHeadline(given) : null
    if (named !== null) titles.push(named.headline)
    const line = (named?.rest ?? given)
      .replace(/^\s*\*{1,2}([^*\n（(]{2,16})(?:[（(][^*\n]{1,12}[)）])?\*{1,2}\s*$/, (whole, name: string) =>
        findPart(name, '') === null ? whole : `${name}：`,
      )
      .replace(/\*\*([^*\n]+)\*\*/g, '$1')
      .replace(inBrackets, '$1')
    if (isFurnitureLine(given) || isFurnitureLine(line) || greeting.test(line)) return ''
    if (forWriter.test(line) || toPerson.test(line) || isNoteInBrackets(given)) {
      unused.push({ text: line.trim(), reason: '是给写稿人的说明，没有写进正文', source: `第${index + 1}行` })
      return ''
    }
    if (closing.test(line)) {
      const reason = '标着是结尾的话，没有写进正文，核对后可放在文末'
      unused.push({ text: line.trim(), reason, source: `第${index + 1}行` })
      return ''
    }
    if (named === null && titles.length === 1 && index <= first + mostAbove && isHeadline(line, titles[0]!)) {
      titles.unshift(leaveName(line))
      return ''
    }
    if (titles.length === 1 && index <= first + mostAbove && isPlaceSubject(line)) return ''
    const isNamed = isTitleLine(line) || (index === first && (isFirstTitle(line) || isBracketTitle(given)))
    if (isNamed && (findOpening(line.replace(behindName, '')) === '' || isBracketTitle(given))) {
      titles.push(line.replace(/^[#\s]+/, '').trim())
      return ''
    }
    const source = `第${index + 1}行`
    const sure = leaveDoubts(line, source)
    const wanted = leaveUnsaid(sure.text, source)
    const kept = leavePeers(wanted.text, { own, source })
    unused.push(...sure.unused, ...wanted.unused, ...kept.unused)
    return leaveTalk(
      kept.text
        .replace(toPlace, '')
        .replace(toReword, '')
        .replace(/\*\*([^*\n]{1,200})\*\*/g, '$1'),
    )
  })
  return { text: lines.join('\n'), title: titles[0] ?? '', unused, masked }
}
