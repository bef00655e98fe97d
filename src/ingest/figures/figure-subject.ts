// Step: what a number counts. The words before and after it in, the noun phrase out: as a name when no indicator
// of the book fits, and as the subject.
import { stripPeriod } from './figure-period.ts'

const lead =
  /^(?:[\s、]|力争|确保|以及|及时|积极|着力|认真|共同|其中|同时|此外|另外|另有|截至目前|目前|全年|共计|总计|合计|累计|先后|分别|按照|以?每[人户月年亩](?!$)|达到了?|已经|已|共(?![同享产青管识富性和赢驻担建治创联])|均|有|了|对|把|将|在(?![册编职岗校建读矫押逃管线])|各(?=[^类项种级])|并|还|再|的(?=[一-龥]{2})|(?:和|与|及)(?!解|谐|格|时)|为(?!民)|(?:我|全|本)(?:镇|乡|县|街道|区|市)|(?:镇|乡|县|街道)(?=共|累计|先后|全年|已|有))(?=.)/
const trail =
  /(?:[\s:、]|分别|较|(?<![占同环对])比|[实现拥设配]有|下?辖|由(?:上年|去年|年初|原来|此前|过去)(?:同期)?|(?:控制|稳定|保持|维持)在|(?:提升|提高|上升|下降|降低|压缩|压降|增加|减少|降|升)(?:到|至)|仅有?|只有?|由?[月年日人户村]均|(?<!自)由|从|共计|总计|合计|累计|共|达到|达|(?<!行)为|有|了|均|已|(?<![规民签预履违节解合条公制相邀特契毁守立赴])约|各|至|到|等|总数|数量|数为|的)$/
const lightVerb =
  /^(?:组织开展|组织召开|集中开展|深入开展|扎实开展|联合开展|广泛开展|开展|组织|召开|进行|举办|举行|实施|完成|做好)了?(?=[一-龥]{2})/
const verb =
  /^(?:严厉打击|注册落地|已?取得|评选出?|组织|召开|进行|举办|举行|开展|发放|悬挂|张贴|制作|出动|播放|调处|调解|化解|受理|办理|处理|排查|摸排|检查|下达|开具|作出|发现|解决|征求|征集|吸收|采纳|清理|制定|修订|出台|聘请|设置|配备|新建|改造|新装|安装|建设|建成|打造|争取|投入|拆除|整改|帮助?|提供|接受|解答|培养|培育|推送|发布|公开|收到|答复|办结|查处|立案|打击|派发|编印|印制|录制|拍摄|演出|招聘|公开招聘|更新|收集|讨回|追回|承办|查出|审查|审看|否决|提出|列出|分解|转移|启动|编写|培训|挽回|避免)(?:了|出|并)?(?=[一-龥]{2})/
const kinds = /^(?:各类|各种|各项|各级|各|多种|一系列|相关|有关|上级)(?=[一-龥]{2})/
/** A name is kept whole; what is longer is a sentence. */
const maxNameChars = 40

/** 依托…演出法治小戏18场: what it was done with is not what is counted. */
const adverbial =
  /^(?:会同|联合|依托|利用|通过|结合|围绕|按照|根据|使用|争取|以|由|在|用|面向|针对|对)[一-龥+]{1,16}?(?=(?:开展|组织|举办|召开|演出|编印|印制|印发|组建|建立|发放|处理|办理|受理|开庭|设置|播放|推送|整治|排查|化解|调解|更新|配备|新建|增设|制作|录制|拍摄|派发)[一-龥]{2})/

export interface SubjectWords {
  readonly left: string
  readonly right: string
  /** Money, rates and thresholds are named by what stands before them. */
  readonly prefersLeft: boolean
}

export interface CountedSubject {
  /** Verb included where it tells one number from another (发现问题, 解决问题); empty when nothing is named. */
  readonly name: string
  readonly subject: string | null
  /** The noun after the number; null where it is named before it. */
  readonly counted: string | null
}

/** The noun phrase that is counted: after the number if there is one (3起群体性案件), else before it. */
export function readSubject({ left, right, prefersLeft }: SubjectWords): CountedSubject {
  const before = readLeft(left)
  const after = prefersLeft && before !== '' ? null : readRight(right)
  if (after !== null) {
    const isVerb = before.length >= 2 && before.length <= 4 && verb.test(`${before}事项`)
    return { name: `${isVerb ? before : ''}${after}`.slice(-maxNameChars), subject: after, counted: after }
  }
  if (before === '') return { name: '', subject: null, counted: null }
  const name = before.replace(lightVerb, '').replace(kinds, '')
  const subject = before.replace(verb, '').replace(kinds, '')
  return { name: name.slice(-maxNameChars), subject: subject.slice(-maxNameChars), counted: null }
}

/** 队员 of 11名队员中持证8名: what the number counts, and not what some of it are. */
const among = /(?<=[一-龥]{2})中(?![心学小医央国间级型年期层枢午])(?=[一-龥]{2}).*$/

/** 起群体性案件 -> 群体性案件; null when what follows is no noun of its own. */
function readRight(right: string): string | null {
  const words = /^的?([一-龥“”A-Za-z(][一-龥“”A-Za-z()]{0,39})/.exec(right)?.[1]
  if (words === undefined) return null
  const noun = words
    .replace(among, '')
    .replace(
      /(?:(?:精简|压减|压缩|优化|整合|合并|缩减|减少|增加|扩大|提升|降低)(?:至|到|为|成)|共计|(?<![公中])共(?![同享产青管识富性和赢驻担]|建(?![成设立])|治(?!理)|创(?!建)|联(?!系)|商(?!谈))|累计|先后|均|已|都|达到?|在(?![编职册岗校建读矫押])|对(?=[一-龥]{2})|任(?=副?[组主])|未|仍|配备|召开|举行|被|到|由|参加|报名|开展|进行|下放|承接|配(?=[一-龥]{1,4}[员人])|(?<!调解|党|社会)组织(?!员)|完成|实现|纳入|获评|获得|并|通过|全部|高标准|用于|接受(?!度)|组成|担任|参与|入驻|进驻|坐镇|负责(?!人)|承担|分片|签订|持有|没有|无|尚|还|需|要(?![素件求])|作为|组建|讨回|追回|挽回|因|以|超期|立(?![案项])|从|改[用由为成]|每[月年季周日天半]|一律|逐[一月]|实行|当[场天日]).*$/,
      '',
    )
    .replace(/(?:和|及|与|的|等)$/, '')
    .replace(/\([^)]*$|[“”]/g, '')
  if (/^[村社组镇乡县居户所站]$/.test(noun) || /^(?:行政|自然)村$/.test(noun)) return noun
  return noun.length >= 2 &&
    !/^(?:[中里内]|台账|档案|名册|名单|清单|[降升增减](?:为|至|到)|以上|以下|发生|次数|全覆盖|集中|下降|上升|提升|提高|增[加长至到]|减[少至到]|压[减缩]|精简|优化为|扩大|缩[短减])/.test(
      noun,
    )
    ? noun
    : null
}

const acts =
  /组织|发放|调解|化解|受理|办理|处理|排查|检查|审查|审核|发现|解决|征求|采纳|清理|修订|新建|改造|安装|建设|拆除|整改|参与|登记|培养|查处|打击|收缴|更换|修复|发布|公开/
const longestList = 20

/** 审查草场流转、项目建设合同: the first item has the verb of all, so that the list is counted as one. */
function isOneThing(phrase: string): boolean {
  const [first = '', ...others] = phrase.trim().split('、')
  return (
    phrase.length <= longestList &&
    acts.test(first.slice(0, -1)) &&
    !others.some((item) => acts.test(item) || /开展|举办|送/.test(item))
  )
}

function readLeft(left: string): string {
  const bare = left.replace(/\([^()]*、[^()]*\)\s*$/, '').replace(/^[^()]*\)/, '')
  let phrase = stripPeriod(bare.split(/[,;:]/).at(-1) ?? '').replace(/[“”"]/g, '')
  const list = phrase.lastIndexOf('、')
  if (list >= 0 && phrase.length - list > 2 && !isOneThing(phrase)) phrase = phrase.slice(list + 1)
  phrase = phrase
    .replace(/(?:19|20)\d{2}年(?:度|底前?|末|前)?/, '')
    .replace(/^(?:以?每[人户月年亩]|按照?|以)+$/, '')
  phrase = phrase.replace(/^.*等(?![次级候待额同于])(?=(?:其他|各类|各种|各项)?[一-龥]{2})/, '')
  phrase = phrase.replace(adverbial, '')
  const total = phrase.search(
    /(?<!公|中)(?:共(?![同享产青管识富性和赢驻担建治创联商])|累计|先后)(?=[一-龥]{2})/,
  )
  if (total > 0) phrase = phrase.slice(total)
  for (let next = ''; next !== phrase; ) {
    next = phrase
    phrase = phrase.replace(lead, '').replace(trail, '')
  }
  return phrase.trim()
}
