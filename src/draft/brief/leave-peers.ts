// Step of reading a brief: what another township did (像松岗乡70件，我们50件) -> left out and listed; what is said of one's own keeps its subject.
import type { UnusedPiece } from '#domain/brief.ts'
import type { Place } from '#domain/place.ts'
import { findQuantities } from '#text/numbers/find-quantities.ts'

const cue = '(?:而|其中|比如|例如|譬如|像|如|旁边的?|隔壁的?|邻近的?|邻居|周边的?|兄弟|对比)'
const others = /(?:其他|别的|兄弟|周边|邻近|旁边|隔壁|外)(?:乡镇|镇街|镇|乡|街道)/
const named = new RegExp(
  `^${cue}*((?:(?!的)[\\u4e00-\\u9fff]){2,4}?(?:镇|乡(?![亲镇土间下音贤愁情])|街道))(?![\\u4e00-\\u9fff]?(?:级|村)|[长里委上]|干部|政府|党委)`,
)
/** 推动建成镇综治中心, 召开街道推进会: a verb and what is one's own. */
const deed =
  /^(?:推[动进]|建[成立设好]|打造|完善|升级|改造|成立|设立|组建|启用|新建|投用|完成|运行|依托|落实|实现|加强|召开|主持|组织|开展|举办|参加|参与|列席|承办|编制|制定|修订|印发|出台|调整|充实|指导|督促|带领|协助|配合|联合|会同|牵头)/
const times =
  /^(?:今年|去年|上年|全年|年内|[上下]半年|本年|以来|目前|截至|下一?步|明年|同时|此外|另外|接着|随后|近期|日前|当天|后面|前面|往后|今后|以后|接下来|眼下|现在)+/
const noName =
  /(?:我|我们|咱|咱们|全|整个|各|本|该|乡|城|集|古|小|中心|各个|一个|每个|所有|重点)(?:镇|乡|街道)$/

/** One line; `own` null: only what calls itself another's is left out. */
export function leavePeers(
  line: string,
  { own, source }: { own: Place | null; source: string },
): { text: string; unused: readonly UnusedPiece[] } {
  if (!/\d|[旁隔邻周兄]/.test(line) || !/镇|乡|街道/.test(line)) return { text: line, unused: [] }
  const unused: UnusedPiece[] = []
  const leave = (text: string) =>
    unused.push({ text: text.trim(), reason: '是别的乡镇的数，不写成本单位的', source })
  const open = line.replace(/[（(]([^（）()]{2,60})[)）]/g, (whole, inner: string) => {
    if (!isPeer(inner, own)) return whole
    leave(inner)
    return ''
  })
  let subject = ''
  let isBeside = false
  const kept = open.split(/(?<=[，,。；;])/).flatMap((clause) => {
    if (isPeer(clause, own)) {
      leave(clause.replace(/[，,。；;]$/, ''))
      subject = subjectOf(clause)
      isBeside = true
      return []
    }
    // 我们没搞 says it of what the others did.
    if (isBeside && denial.test(clause)) {
      leave(clause.replace(/[，,。；;]$/, ''))
      return []
    }
    isBeside = false
    const ours = /^(?:而)?(?:我们?|咱们?|本)(?:镇|乡|街道)?(?:这里|这边)?(?:是|为|有)?(?=\d)/.exec(clause)
    const said = ours && subject !== '' ? subject + clause.slice(ours[0].length) : clause
    subject = ''
    return [said]
  })
  return { text: unused.length === 0 ? line : kept.join(''), unused }
}

const beside =
  /^(?:而|像|比如|例如)?(?:旁边|隔壁|邻近|邻居|周边|兄弟)的?[\u4e00-\u9fff]{1,4}?(?:镇|乡|街道)(?!村)/
const denial =
  /^(?:但|可|而)?(?:我们?|咱们?|本)(?:镇|乡|街道)?(?:这里|这边)?(?:还|都|就)?没有?(?:搞|弄|做|办|开展|有|学|这么[搞做])?过?[，,。；;]*$/

function isPeer(clause: string, own: Place | null): boolean {
  if (beside.test(clause.trim()) && !/联合|会同|共同|一起|协作/.test(clause)) return true
  if (!/\d/.test(clause)) return false
  if (others.test(clause)) return true
  const name = named.exec(clause.trim())?.[1]
  // 今年以来街道…, 下步街道…: when, and one's own.
  if (name === undefined || noName.test(name.replace(times, '我')) || deed.test(name) || own?.town == null)
    return false
  return !name.endsWith(own.town) && !own.town.endsWith(name)
}

/** 松岗乡办理市民热线70件 -> 办理市民热线. */
function subjectOf(clause: string): string {
  const before = clause.slice(0, findQuantities(clause)[0]?.at.start ?? clause.search(/\d/))
  return before.replace(/^.*(?:镇|乡|街道)/, '').replace(/[了是有为共达：:\s]+$/, '')
}
