// Step of reading a brief: a clause of the first lines -> whether it only says what the paper is, whose and for whom, and is no fact.

import type { Place } from '#domain/place.ts'
import { isFirstTitle } from '#draft/brief/find-title.ts'
import type { AskedHead } from '#draft/brief/read-asked.ts'
import type { BriefClause } from '#draft/brief/split-brief.ts'
import { namesOnly, namesTopic } from './names-only.ts'

/** 是高坡苗族乡, 龙潭乡党委书记2024年: whose paper it is, and of when; 数如下 leads on. */
const namesItself =
  /^(?:[\u4e00-\u9fff]{1,8}(?:镇|乡|街道))(?:党委|党工委|办事处)?(?:副?书记|副?[镇乡]长|副?主任)[、兼]?(?:副?书记|副?[镇乡]长|副?主任)?[\u4e00-\u9fff]{2,3}$|^(?:我们?|咱们?)?(?:这里|这边)?是[\u4e00-\u9fff]{2,8}(?:镇|乡|街道)$|^[\u4e00-\u9fff]{1,8}(?:镇|乡|街道)[\u4e00-\u9fff]{0,8}20\d{2}年(?:度|[上下]半年)?(?:第\d{1,3}期)?$|^[^\d]{0,12}(?:数[据字]?|情况|材料|要点|内容)如下$/

/** 报县里: whom it goes to; 民政办，: whose numbers they are. */
const handsOn =
  /^(?:要|是|得)?(?:上?报|呈|送|交)(?:送|给|到|至)?[省市县区镇乡](?:里|上|委|政府|信访局|[\u4e00-\u9fff]{1,6}[局办委])?(?:的|用)?$|^[\u4e00-\u9fff]{1,5}(?:[办所站局股队]|中心)$/

/** 出一期简报，讲某街道加装电梯: what it is to tell of. */
const tellsSubject = /^(?:讲|说|反映|主题|内容)(?:的?是|：)?[\u4e00-\u9fff“”]{4,30}$/

/** Lines in which a paper is named. */
const nearHead = 4
const nearName = 2

/** Whose paper it is, what was asked for, and the subjects that have papers of their own. */
interface Naming {
  readonly head: AskedHead
  readonly request: string
  readonly place: Place | null
  readonly subjects: readonly string[]
}

/** What only says what the paper is about is no fact. */
export function isOfHead(
  { text: told, line }: BriefClause,
  { head, request, place, subjects }: Naming,
): boolean {
  return (
    namesItself.test(told) ||
    (line === 1 && request !== '' && tellsSubject.test(told)) ||
    (line <= nearHead && namesOnly(told, { place, subjects })) ||
    (handsOn.test(told) && head.head.includes(told)) ||
    (line <= nearName && head.head.includes(told) && namesTopic(told, head.asked.topic)) ||
    (head.subject !== undefined &&
      head.head.includes(told) &&
      !/\d/.test(told) &&
      /[我你您]|各位|大家|汇总|一下/.test(told)) ||
    (head.head.split(/[\n，,。：:]/).some((one) => one.trim() === told) && isFirstTitle(told))
  )
}
