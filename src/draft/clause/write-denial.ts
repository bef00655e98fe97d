// Step of writing a clause: what was not done as it is said (没扣分, 没有发生火灾, 4户没谈好) -> as a document denies it (未扣分, 未发生火灾, 4户未谈妥).
import type { SpokenVerbs } from '#domain/clauses/spoken-verb.ts'
import { findVerb } from './find-verb.ts'

/** 没收, 淹没 and 没有 are words of their own; 没收的, 没收齐 are not. */
const bare =
  /(?<![淹沉埋出泯湮覆吞隐罚抄籍])没(?![落有没入顶辙事关法得啥人空来])(?!收(?!$|[的上齐到完]))(?=[\u4e00-\u9fff])/
/** 没人, 没车: there is none. */
const lacking =
  /(?<![淹沉埋出罚抄])没(?=(?:钱|车|证|房|地方|经费|资金|编制|专职|专人|船|设备|场地|办公|机构|手续|台账|记录|制度|依据|条件|能力|经验)(?:[\u4e00-\u9fff]|$)|(?:电|水|网|灯|油|药|信号)$)/
/** What is done, behind 没有. */
const deeds =
  '发生|出现|出过?(?!庭)|制定|制发|出台|发现|建立|完成|落实|开展|形成|到位|达到|收到|接到|按期|及时|引发|造成|受到|办结|化解|整改|通过|参加|缴纳|签订|配备|新增|清理|更换|修复|开设|公开|更新|纳入|查出|受理|检查|走访|设立|安装|覆盖|解决|启动|开工|竣工|销号|扣分|被'
const happens = new RegExp(`没有(?=${deeds})`)
/** 没签, 没申请: done, and not had (没合同, 没资质). */
const deed = new RegExp(
  `^(?:${deeds}|[签交装修改审办建还拆报考用收付查管盖种缴拨批挂动开核录备验送谈跟请退搬处答回公登申启投解销达超进入走持列增减硬按再检]|[\\u4e00-\\u9fff](?:[的了过]|$))|(?:完|好|到|成|过|齐|清|上|下|来|去|妥|拢|掉|住|出|够|准|透|实|细|严|位|全)了?$`,
)
/** 没有火灾: what happens is named alone. */
const ills =
  /没有(?=[\u4e00-\u9fff]{0,8}(?:事故|火灾|上访|群体性事件|疫情|险情|伤亡事件|诉讼|复议|命案|刑事案件|舆情|投诉|溺水|脱管漏管|脱管|漏管|失控|反弹)(?:$|[，,（]))/
const ill = /未(?:出现|出)过?(?=[^，。]{0,12}(?:事故|案件?|事件|上访|疫情|火灾|险情|伤亡|问题|投诉|舆情))/
const longest = 40

/** `counted`: the measure word of what it is said of; empty for none. */
export function writeDenial(clause: string, verbs: SpokenVerbs, counted = ''): string {
  if (!clause.includes('没') || clause.length > longest) return clause
  const lacked = clause
    .replace(/没有(?=被[^，]{1,8}的[\u4e00-\u9fff]{2})/, '无')
    .replace(happens, '未')
    .replace(ills, '未发生')
    .replace(lacking, '无')
  // 没合同没考勤: what there is none of, one beside the other.
  const pair =
    /^(?!.*(?:所以|因此|但|就|也))(.{0,6}?)没有?([\u4e00-\u9fff]{2,4}?)没有?([\u4e00-\u9fff]{2,4})$/.exec(
      clause,
    )
  if (pair !== null) return `${pair[1]}无${pair[2]}、无${pair[3]}`
  const at = bare.exec(lacked)?.index
  if (at === undefined) return lacked.replace(ill, '未发生')
  const behind = lacked.slice(at + 1).replace(/(?<=[\u4e00-\u9fff]{2})(?:过|的)$/, '')
  const found = findVerb(`${behind}${/了$/.test(behind) ? '' : '了'}`, {
    counted,
    behind: '',
    verbs,
  })
  const isVerb = found !== null && found.thing === '' && found.lead === '' && found.manner === ''
  if (!isVerb && !deed.test(behind)) return `${lacked.slice(0, at)}没有${behind}`
  return `${lacked.slice(0, at)}未${isVerb ? found.written : behind}`.replace(ill, '未发生')
}
