// Step of reading a brief: one clause as it is said -> as a document says it, by the verbs of prompts/drafting/verbs.tsv. Numbers, subjects and denials stay.
import type { SpokenVerbs } from '#domain/clauses/spoken-verb.ts'
import { keepsSense } from './keep-sense.ts'
import { writeDeed, writePlain } from './write-deed.ts'
import { writeDenial } from './write-denial.ts'
import { writeKind } from './write-kind.ts'

/** Longer, and with a mark in it, it is no clause that people say. */
const longest = 60
const quoted = /[“”《》【】（）()]/

export function writeSpoken(clause: string, verbs: SpokenVerbs): string {
  if (clause.length > longest || !/[\u4e00-\u9fff]{2}/.test(clause)) return clause
  if (quoted.test(clause)) return leaveEnd(writeDenial(clause, verbs))
  const kind = writeKind(clause, verbs)
  if (kind !== clause && keepsSense(clause, kind, verbs)) return kind
  const denied = writeDenial(clause, verbs)
  const written = putFirst(writePlain(writeDeed(denied, verbs), verbs))
  // First do no harm: what would break stays as it was said.
  return leaveEnd(
    keepsSense(clause, written, verbs) ? written : keepsSense(clause, denied, verbs) ? denied : clause,
  )
}

const topic = '([\\u4e00-\\u9fff]{2,10}?)'
/** 法律明白人现在73名: what there is stands first. */
const standing = new RegExp(
  `^(?:村里面?|镇里|乡里|全镇|全乡)?${topic}(?:现在|目前|(?<![发出实体展兑呈表])现)(?:一?共)?(?:是|有)?(?=约?\\d)`,
)
/** 办结现在58条: what was done is not there. */
const doing = /(?:办[结理妥好完]|完成|化解|整改|解决|答复|回复|落实|修复|拆除|追回|到位|结案)$/
/** 规范性文件今年未制定. */
const undone = new RegExp(`^${topic}(今年|全年|本年度?)?未(制定|制发|出台|修订|召开|开展|举办|聘请)$`)
/** D级1栋5月20日已经拆除. */
const dated =
  /^([^，\d]{1,8}\d?[\u4e00-\u9fff]{0,6}?)((?:20\d{2}年)?\d{1,2}月\d{1,2}日)已(?:经(?!济|营|费|过))?(?=[\u4e00-\u9fff])/

/** 开展2期执法人员培训. */
const held =
  /^((?:今年|全年|共|又|另)*)(开展|召开|举办|组织|搞了|办了|开了)([\d两二三四五六七八九十]{1,4}[期次场轮届])([\u4e00-\u9fff“”]{2,12})$/
/** 3个化解了. */
const became =
  /^(约?\d+[\u4e00-\u9fff])(?:已经?)?(化解|办结|整改|解决|完工|竣工|销号|达标|通过|签约|开工|息访|修复|拆除|搬迁)了?$/

function putFirst(clause: string): string {
  return clause
    .replace(standing, (whole: string, what: string) =>
      doing.test(what) ? whole : `现有${what.replace(/的$/, '人员')}`,
    )
    .replace(held, '$1$2$4$3')
    .replace(became, '$2$1')
    .replace(undone, (_, what: string, when = '', verb: string) => `${when}未${verb}${what}`)
    .replace(dated, '$1已于$2')
}

/** 参与了合同审查: the verb needs no 了. */
const done =
  /(?<=参与|参加|承办|协办|印发|下发|出台|建立|成立|设立|制定|修订|召开|举办|组织|开展|完成|落实|推进|推动|实施|启动|新建|改造|整改|排查|化解|受理|签订|签署|开设|配备|安排|投入|争取|拨付|追回|移送|通过|纳入|实现|解决|检查|走访|提出|提供|聘请|购置|安装)了(?=[\u4e00-\u9fff“\d])/g

/** 招2个年轻的: people are named, not only what they are like. */
const hired =
  /((?:^|[\u4e00-\u9fff])[招聘配派选考][\u4e00-\u9fff]{0,3})(\d+)[个名位]([\u4e00-\u9fff]{2,6})的$/

/** 镇长出庭应诉的, 对方撤了: what only speech ends with. */
function leaveEnd(clause: string): string {
  return clause
    .replace(hired, '$1$2名$3人员')
    .replace(/^(?!.*(?:有|是|为|没|未|无))([\u4e00-\u9fff\d.%]{4,})的$/, '$1')
    .replace(done, '')
    .replace(
      /(?<=[种装修建补换关写签存带买记用][上下]|[\u4e00-\u9fff][出回来去掉完好成到])了(?=[\u4e00-\u9fff“]{2})/,
      '',
    )
}
