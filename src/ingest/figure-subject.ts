// Step: what a number counts, who counted and when, as written. The words around it in, noun, channel, period out.

const lead =
  /^(?:[\s、和及与并也还又再]|(?:其中|同时|此外|另外|另有|截至目前|目前|全年|今年以来|今年来|今年|年内|共计|总计|合计|累计|先后|分别|已经|已|共|均|有|为|了|对|把|将|在|通过|利用|依托|我|全|本)(?=[^\s])|(?:镇|乡|县|区|街道|市)(?=共|累计|先后|全年|已|有))/
const trail = /(?:[\s::、]|共计|总计|合计|累计|共|达到|达|为|有|了|均|已|约|各|至|到|等|总数|数量|数为|的)$/
const lightVerb =
  /^(?:组织开展|组织召开|集中开展|深入开展|扎实开展|联合开展|开展|组织|召开|进行|举办|举行|实施|完成|做好)了?(?=[一-龥]{2})/
const anyVerb =
  /^(?:组织|召开|进行|举办|发放|悬挂|张贴|制作|出动|播放|调处|调解|化解|受理|办理|处理|排查|摸排|检查|下达|开具|作出|发现|解决|征求|征集|吸收|采纳|清理|制定|修订|出台|聘请|设置|配备|新建|改造|新装|安装|建设|建成|打造|争取|投入|拆除|整改|帮助?|提供|接受|解答|培养|培育|评选出?|推送|发布|公开|收到|答复|办结|查处|立案|严厉打击|打击|注册落地|取得|已取得)(?:了|出|并)?(?=[一-龥]{2})/
const kinds = /^(?:各类|各种|各项|各级|各|多种|一系列|相关|有关|上级)(?=[一-龥]{2})/

/** The noun phrase that is counted, verb included where it tells one number from another (发现问题, 解决问题). */
export function readSubject(
  left: string,
  right: string,
): { readonly indicator: string; readonly subject: string | null } {
  const after = readRight(right)
  const before = readLeft(left)
  const phrase = after ?? before
  if (phrase === '') return { indicator: '', subject: null }
  const subject = phrase.replace(anyVerb, '').replace(kinds, '')
  const named = after !== null ? after : phrase.replace(lightVerb, '').replace(kinds, '')
  return { indicator: named.slice(-20), subject: subject.slice(-20) }
}

/** 起群体性案件 -> 群体性案件; null when what follows is no noun of its own. */
function readRight(right: string): string | null {
  const words = /^(?:的|左右)?([一-龥“”A-Za-z]{2,24})/.exec(right)?.[1]
  if (words === undefined) return null
  const noun = words
    .replace(
      /(?:共计|共|累计|先后|均|已|都|达到?|为|在|被|到|由|参加|报名|开展|进行|组织|完成|实现|纳入|获评|获得|并|通过).*$/,
      '',
    )
    .replace(/(?:和|及|与|的|等)$/, '')
  return noun.length >= 2 && !/^(?:以上|以下|发生|次数)/.test(noun) ? noun : null
}

function readLeft(left: string): string {
  let phrase = left.split(/[,;:()]/).at(-1) ?? ''
  phrase = phrase.replace(/[“”"]/g, '')
  phrase = phrase.replace(/^.*(?:年度?(?:以来|来)?|月份?|季度|上半年|下半年|期间|截至目前|今年以?来)/, '')
  const list = phrase.lastIndexOf('、')
  if (list >= 0 && phrase.length - list > 2) phrase = phrase.slice(list + 1)
  phrase = phrase.replace(/^.*等(?=(?:其他|各类|各种|各项)?[一-龥]{2})/, '')
  const total = phrase.search(/(?:共|累计|先后)(?=[一-龥]{2})/)
  if (total > 0) phrase = phrase.slice(total)
  for (let next = ''; next !== phrase; ) {
    next = phrase
    phrase = phrase.replace(lead, '').replace(trail, '')
  }
  return phrase.trim()
}

const channels =
  /((?:[镇乡县区市村]|街道|社区|[一-龥]{0,6}?)(?:综治中心|矛调中心|调解中心|服务中心|调委会|调解委员会|派出所|司法所|市场监管所|国土所|人民法庭|法庭|法院|检察院|公安局|执法大队|执法队|执法中队|信访办|道安办|综治办|应急办|安监办|便民中心|党群中心|司法局|市监所|村委会|居委会|法律援助工作站|党委会|职工会))(?=共|累计|先后|全年|已|受理|调|化|处|排|办|开|组|出|接|委托|联|解|检|查|下|发|立|达|的|今年|,)/g

/** 镇综治中心, 派出所: who counted, when the sentence names one as the one that acts; null for the whole place. */
export function readChannel(context: string, left: string): string | null {
  const own = [...left.matchAll(channels)].at(-1)?.[1] ?? null
  if (own !== null) return trimChannel(own)
  const clauses = context.split(/[;]/).at(-1) ?? ''
  if (/(?:全镇|全乡|全县|全街道|我镇|我乡|本镇|本乡|各村)/.test(left)) return null
  const earlier = [...clauses.matchAll(channels)].at(-1)
  return earlier && /[镇乡共累受调]/.test(clauses) ? trimChannel(earlier[1] ?? '') : null
}

function trimChannel(channel: string): string {
  return channel.replace(/^.*(?:年度?|来|由|与|和|向|经|请)(?=[一-龥]{3})/, '')
}

const periods =
  /(?:19|20)\d{2}\s?年(?:度|以来|来|全年|上半年|下半年|底)?(?:\d{1,2}月(?:份|底|\d{1,2}日)?)?|今年以?来|今年|本年度|全年|上半年|下半年|去年|上年度?|第?[一二三四]季度|\d{1,2}\s?月?(?:[-—至和、]|月和)\d{1,2}\s?月份?|\d{1,2}\s?月份|截至目前|自?[一-龥“”]{2,12}(?:专项行动|行动|活动)期间|期间|近[一二两三四五\d]年/g

/** The last period named before the number in its sentence, as written; null when none is. */
export function readPeriod(before: string): string | null {
  return [...before.matchAll(periods)].at(-1)?.[0] ?? null
}
