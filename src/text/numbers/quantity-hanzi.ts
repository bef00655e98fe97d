// Step: telling numbers in Chinese script that count (两名, 两万余, 召开会议三次) from those that make a name
// (四个意识, 三级网格, 一支队伍, 八项规定). A candidate with its surroundings in, yes or no out.
import type { Qualifier } from '#domain/figure.ts'
import type { Span } from '#domain/span.ts'
import { parseChineseNumber } from './quantity-number.ts'
import { countingUnits } from './quantity-units.ts'

export interface ChineseCandidate {
  readonly folded: string
  readonly start: number
  /** The characters of the number alone. */
  readonly word: string
  readonly written: { readonly unit: string; readonly qualifier: Qualifier; readonly at: Span }
}

const concrete =
  /^(?:行政|自然|重点|贫困|试点|示范)?(?:村|社区|居|工作组|单位|部门|站|企业|网格|派出所|司法所|法庭|支部|党支部|合作社|中心|项目|基地|窗口|路段|学校|工地|隐患|中队|专班|小组|镇直|乡镇|街道|工作站|服务站|景区|市场|小区|点位)/
/** 建立三项机制, 三张清单: sets with a number in their name. */
const setName =
  /^(?:[一-龥]{0,4})?(?:机制|制度(?!文件)|体系|清单|责任|保障|原则|方面|重点|关键|环节|层面|维护|意识|自信|确立|规定|行动|要求|到位|结合|转变|提升|优势|网络?|报表)/
/** What was made or dealt with one by one. */
const made =
  /(?:新建|建成|建设|打造|组建|成立|设立|创建|培育|修订|出台|制定|印发|审查|拆除|取缔|化解|调处|查处|解决|发现|整治|征集|收集|评选|获评|荣获|驳回|暂停|修建|新修|铺设|硬化|开通|新增|引进|实施|签订|选派|关停|争创|命名)了?$/
/** 一家被查处, 三个未配备: of so many something is told. */
const told =
  /^[一-龥]{0,6}?(?:未(?!来)|没|被|已经?(?!久)|尚|仍|均|空缺|正在|进入|涉及|因|离职|受伤|死亡|获|通过|持证|报名|当选)/
const happened =
  /(?:发生|仅|只有|其中|另有|接报|查获|破获|受理|移送|死亡|受伤|重伤|轻伤|获救|[多增少减升降])$/
const posts =
  /(?:书记|主任|[镇乡所站队组村社]长|[队委人成组社]员|专员|干事|律师|顾问|专家|医生|教师|民警|辅警)$/
const hired = /(?:聘请|聘任|聘用|配备|配齐|设置|设立|新增|招录|招聘|新建|建成|购置|购买)了?$/
/** At the end of a clause these count what stands before them: 授课两堂. */
const endUnits: ReadonlySet<string> = new Set(
  '堂 讲 趟 回 节 轮 期 车次 项次 本 部 张 只 头 棵 箱 袋 道 口 封 面 块 版 倍 组 队 班 支 种 首 集'.split(
    ' ',
  ),
)
/** 三台县, 五家子镇: the number is part of a place's name. */
const place = /^(?![赴到在往进为向由从的])[一-龥]{0,2}(?:村(?![民干])|镇|乡|县|河|子|山|岭|坝|屯|沟|铺)/
const every = /(?:每(?:两|三|半|\d)?个?|半|双)(?:年|月|周|日|天|季度|季|半年|学期|旬|星期)[一-龥“”]{0,12}$/

/** True when the number counts something. 二 and a lone 百, 千, 万 need a qualifier; 一 needs the most. */
export function acceptChineseNumber(candidate: ChineseCandidate): boolean {
  const { folded, start, word, written } = candidate
  const value = parseChineseNumber(word)
  const before = folded.slice(Math.max(0, start - 24), start)
  const after = folded.slice(written.at.end, written.at.end + 6)
  if (value === null || /[第前同唯某另单每逐这那哪下再万专统任]$|成百上$/.test(before)) return false
  // 一点五万元; 八点五分 is a time.
  if (word.includes('点')) return !['', '分'].includes(written.unit)
  const isFrequency =
    every.test(before) &&
    /^[次场期轮遍回]/.test(written.unit) &&
    !/^[一-龥]/.test(after.replace(/^[排检会调活培学集专例以]/, ''))
  if (isFrequency || (every.test(before) && written.unit === '次')) return true
  if (/^[一二三四五六七八九十两0-9]/.test(after))
    return value > 10 || (value > 1 && isPair(written.unit, after))
  // 万元以上采购: a bare 万 or 百 is a name of the order, not a number.
  if (/^[百千万亿]+$/.test(word) && written.qualifier === '以上' && written.at.start === start) return false
  if (written.qualifier !== 'none' || written.unit === '年') return true
  if (folded[start + word.length] === '成') return isTenths(before, after)
  if (/^[百千万亿]/.test(word) || (word === '二' && !/^[人名]$/.test(written.unit))) return false
  const endsClause = /^(?:[,;。、)(:\n]|$)/.test(after)
  if (value === 1)
    return acceptOne({ unit: written.unit, before, after: folded.slice(written.at.end, written.at.end + 12) })
  if (/^(?:联|代|位一体)/.test(after) || (written.unit !== '个' && place.test(after))) return false
  if (value === 24 && written.unit === '小时') return false
  if (value > 10) return !['字', '条', '级', '种', '类'].includes(written.unit) || endsClause
  if (written.unit === '人')
    return (
      (endsClause && /[一-龥]$/.test(before)) ||
      (/^(?:参加|组成|入驻|赴)/.test(after) && /[一-龥]$/.test(before)) ||
      told.test(after)
    )
  if (['张', '项', '条', '个'].includes(written.unit) && setName.test(after)) return false
  if (countingUnits.has(written.unit)) return true
  if (written.unit === '个')
    return (
      concrete.test(after) ||
      made.test(before) ||
      told.test(after) ||
      (endsClause && /[一-龥]$/.test(before) && !/[以如]下$/.test(before))
    )
  if (['条', '项', '支'].includes(written.unit) && made.test(before)) return true
  if (endsClause && endUnits.has(written.unit)) return /[一-龥]$/.test(before)
  return (
    ['条', '项', '支'].includes(written.unit) &&
    endsClause &&
    /(?:意见|建议|事项|队伍|线索|问题|措施|制度|任务)$/.test(before)
  )
}

/** 两户六人: two counts of the same thing; 三会一课 is a name. */
function isPair(unit: string, after: string): boolean {
  const next = /^[一二三四五六七八九十两百0-9]{1,6}([户人名件起批次场家处])(?![一-龥])/.exec(after)
  return next !== null && /^[户人名件起批次场家处]$/.test(unit) && next[1] !== unit
}

/** 占三成, 下降四成: tenths stand after a word that measures, or end their clause. */
function isTenths(before: string, after: string): boolean {
  return /(?:[占达超近约有由从]|比|长|降|少|升|高|至|到|为)$/.test(before) || /^(?:[,;。、)的]|$)/.test(after)
}

/** 一 counts after its noun at the end of a clause (开展培训一次) or where something is hired or set up (聘请一名律师). */
function acceptOne({ unit, before, after }: { unit: string; before: string; after: string }): boolean {
  const endsClause = /^(?:[,;。、)(:\n]|$)/.test(after)
  // 刻在一起 is together; 发现一起处置一起 is each as it comes.
  const again = `一${unit}`
  if (unit === '起' && /[在到和同与走住聚坐]$/.test(before)) return false
  if ((/[^,;。\n]*$/.exec(before.slice(-8))?.[0] ?? '').includes(again) || after.slice(0, 8).includes(again))
    return false
  if (/(?:未|没有?|无)(?:再)?[一-龥]{0,2}$/.test(before)) return false
  const isLimit = /[次门扇趟窗]/.test(unit) && /(?:只|最多|至多|仅)[一-龥]{0,3}$/.test(before)
  if (/最后$|[进之不又为]$/.test(before) || isLimit) return false
  if (unit === '个') return concrete.test(after) && told.test(after)
  if (unit === '条') return /(?:新建|建成|打造|修建|新修|开通|铺设|硬化)了?$/.test(before)
  if (!countingUnits.has(unit)) return false
  if (happened.test(before) || (unit !== '起' && posts.test(before)))
    return endsClause || /^[一-龥]{2}/.test(after)
  if (['名', '家', '户', '起', '件', '人'].includes(unit) && told.test(after)) return true
  if (['名', '家', '台', '辆', '处', '座'].includes(unit) && (hired.test(before) || made.test(before)))
    return true
  return endsClause && unit !== '人' && unit !== '公里' && /[一-龥]{2}$/.test(before)
}
