// Rules of the gate: no foreign place, issuer, law firm or person.
import type { Finding } from '#domain/finding.ts'
import type { Place } from '#domain/place.ts'
import { isCommonNoun } from '#text/place-nouns.ts'
import { findPlaces, type PlaceMention } from '#text/places.ts'
import { isVisited } from '../wording/is-visited.ts'
import { buildFinding, type CheckedText, findSpans, type Rule, standsInBrief } from './checked-text.ts'

export const checkPlaces: Rule = (checked) => {
  const { place } = checked
  if (place === null || place.town === null) return []
  return [
    ...checkForeignPlaces(checked, place),
    ...checkUnknownTowns(checked, place.town),
    ...checkFirms(checked),
    ...checkPersons(checked),
  ]
}

function checkForeignPlaces(checked: CheckedText, own: Place): Finding[] {
  const said = new Set<string>()
  return findPlaces(checked.text, { gazetteer: checked.gazetteer, known: checked.known }).flatMap(
    (mention) => {
      if (mention.places.some((named) => isOwnOrAbove(named, own)) || isPartOfOwn(mention, own)) return []
      if (
        isOrdinaryWord(checked.text, mention, checked.drafting.checking.words) ||
        isJoining(checked, mention)
      )
        return []
      if (isHonour(checked, mention)) return []
      // 到外县桃园镇学习，桃园镇回访我镇: named as a neighbour once, it is one.
      if (isNeighbour(checked.text, mention)) said.add(mention.text)
      if (mention.match === 'similar' || standsInBrief(checked, mention.text) || said.has(mention.text))
        return []
      if (mention.match === 'short' && !isPlainName(checked.text, mention)) return []
      said.add(mention.text)
      const isNear = mention.places.some((named) => named.county !== null && named.county === own.county)
      const isUpper = mention.places.every((named) => named.town === null && named.county === null)
      const isGuest = isVisited(checked.text, mention)
      const isSure = checked.brief !== null || isSubject(checked.text, mention)
      const isMild =
        (isNear && !standsAlone(checked.text, mention)) || isUpper || mention.match === 'short' || !isSure
      const severity = isGuest ? 'note' : isMild ? 'warn' : 'block'
      return [
        buildFinding(checked, mention, {
          rule: 'foreign-place',
          severity,
          text: `“${mention.text}”不是本单位或上级（本单位：${own.county ?? ''}${own.town}）`,
          fix: isNear
            ? '同县的其他乡镇：确是合作方就保留，否则改成本单位'
            : `改成本单位的名字；确是合作方就保留`,
        }),
      ]
    },
  )
}

const townLead =
  '(?<=^|[。，；：\\n]|[一二三四五六七八九十]是|[一二三四五六七八九十\\d][）)、.．]|依托|借助|指导|学习|借鉴|联合|推动|促进|今后|以来|根据|按照|加强对|[对在赴由与向])'
const unknownTown = new RegExp(
  `${townLead}[ 　]*([\\u4e00-\\u9fff]{2,3}(?:街道|[镇乡]))(?=[\\u4e00-\\u9fff])`,
  'g',
)
const townTail =
  /^(?:综合|组织|开展|推行|积极|深入|全面|持续|不断|聚焦|立足|严格|创新|建立|探索|结合|围绕|通过|党[委工群]|人民政府|政府|司法所|派出所|人大|办事处|财政所|经验|治|部分|各村|各社区|社区|辖区|境内|统一?部署|统一?安排|安排|[将坚认与还也])/
const noName =
  /^(?:[各全本我该其两每多几从对为按以]|所有|有关|部分|周边|相关|辖区|邻近|街道|乡|镇)|[城集村乡下回返家入小大各全我本]乡?[镇乡]$|[市城村县级个由向在与和对从经将把被给为到至于及或让请归是有][镇乡]$/
const namesWord = new Intl.Segmenter('zh', { granularity: 'word' })

/** A township that no list knows, used as one: a name may be new, or invented, and is still not the own one. */
function checkUnknownTowns(checked: CheckedText, own: string): Finding[] {
  const deps = { gazetteer: checked.gazetteer, known: checked.known }
  return findSpans(checked.text, unknownTown).flatMap((found) => {
    // 在双渡镇社区: what stands before a name is no part of it.
    const name = found.match[1]!.replace(/^[在赴由与向对](?=[\u4e00-\u9fff]{2}(?:街道|[镇乡]))/, '')
    const span = { start: found.end - name.length, end: found.end }
    if (noName.test(name) || isCommonNoun(name, checked.book.placeNouns)) return []
    if (own.includes(name) || standsInBrief(checked, name) || isJoining(checked, span)) return []
    if (
      !isTownName(checked, name, span.end) ||
      isVisited(checked.text, span) ||
      findPlaces(name, deps).length > 0
    )
      return []
    return [
      buildFinding(checked, span, {
        rule: 'foreign-place',
        severity: 'warn',
        text: `“${name}”不是本单位（本单位：${own}），地名表里也没有`,
        fix: '改成本单位的名字；确是合作方就保留',
      }),
    ]
  })
}

/** 古榕镇|部分: what stands before 镇 is no word of official papers; where a dictionary knows it, the town must do what a town does. */
function isTownName({ text, drafting }: CheckedText, name: string, end: number): boolean {
  const stem = name.replace(/(?:街道|[镇乡])$/, '')
  const { words, joining } = drafting.checking
  const pieces = [stem, stem.slice(0, 2), stem.slice(-2)]
  if (pieces.some((piece) => words.includes(piece) || joining.includes(piece))) return false
  const behind = text.slice(end, end + 6)
  if (/^(?:村|级|直|域|容|情|里|上|下|区|内|街)/.test(behind)) return false
  const tokens = [...namesWord.segment(stem)]
  // （一）苦竹街道人民调解工作: a numeral or 一是 stands right before it.
  if (/[）)、.．是]\s*$/.test(text.slice(Math.max(0, end - name.length - 2), end - name.length))) return true
  return townTail.test(behind) || tokens.every(({ segment }) => segment.length === 1)
}

/** In a title or a signature: a line of its own. */
function standsAlone(text: string, { start, end }: { start: number; end: number }): boolean {
  const lineStart = text.lastIndexOf('\n', start - 1) + 1
  const line = text.slice(lineStart, (text.indexOf('\n', end) + 1 || text.length + 1) - 1)
  return line.length < 40 && !/[，。；]/.test(line)
}

/** In a text that was handed in: where another town does what the own one should do, or stands in a title or under it. */
function isSubject(text: string, { start, end }: PlaceMention): boolean {
  if (standsAlone(text, { start, end })) return true
  const lineStart = text.lastIndexOf('\n', start - 1) + 1
  const opens = /(?:^|[，。；：、\n\s]|[年月]|以来)[省市县区一-鿿]{0,6}$/.test(
    text.slice(Math.max(lineStart, start - 8), start),
  )
  return (
    opens &&
    /^(?:党委|党工委|政府|人民政府|办事处|[坚认积深严持创始牢]|综合|组织|开展|推行|全面|聚焦|立足|围绕|通过|以|将|把|按照|根据|紧扣|紧盯)/.test(
      text.slice(end, end + 8),
    )
  )
}

/** The own town, and each level above it, in whatever reading of a name that recurs. */
function isOwnOrAbove(named: Place, own: Place): boolean {
  if (named.town !== null)
    return (
      named.town === own.town && (own.county === null || named.county === null || named.county === own.county)
    )
  if (named.county !== null) return own.county === null || named.county === own.county
  if (named.city !== null) return own.city === null || named.city === own.city
  return own.province === null || named.province === own.province
}

/** A name within the own names (吴川 of 吴川市) is no foreign one. */
function isPartOfOwn(mention: PlaceMention, own: Place): boolean {
  return [own.town, own.county, own.city, own.province].some((name) => name?.includes(mention.text))
}

/** 小城镇, 集镇, 全镇 are no names; neither is what ends inside a word: 平安乡|村, 和平区|域. */
function isOrdinaryWord(text: string, mention: PlaceMention, words: readonly string[]): boolean {
  const after = text.slice(mention.end, mention.end + 2)
  if (/乡$/.test(mention.text) && /^(?:村(?![民干委里])|镇|贤|土|亲|音)/.test(after)) return true
  // 办|理县人大建议: its first character ends the word before it, and 县 speaks of the own one.
  const [head = ''] = mention.text
  const joined = text.charAt(mention.start - 1) + head
  if (mention.text.length === 2 && words.includes(joined)) return true
  if (isSlogan(text, mention)) return true
  if (/[市区县州省]$/.test(mention.text) && /^(?:场|民|容|域|划|间|级|情)/.test(after)) return true
  if (/^(?:[城郊矿林新东西南北老山库景园片社校厂港湖牧农灾营小]|开发|高新|示范|居民)区$/.test(mention.text))
    return true
  return (
    mention.text.length <= 4 &&
    /(?:[小林型色代大古新水山]城|集|[各本全该两小重强]|村)[镇乡]$/.test(mention.text)
  )
}

/** “产业|兴县、生态立县”: the end of a phrase of four that quotes or commas bound. */
function isSlogan(text: string, { start, end }: PlaceMention): boolean {
  return (
    end - start === 2 &&
    /(?:^|[“”‘、，,\s])[一-鿿]{2}$/.test(text.slice(Math.max(0, start - 3), start)) &&
    /^(?:[”’、，,]|战略|目标|理念)/.test(text.slice(end, end + 2)) &&
    /[“‘、]/.test(text.slice(Math.max(0, start - 3), start - 2) + text.charAt(end))
  )
}

const striving =
  /(?:争创|创建|创成|打造|建成|建设|荣获|获评|评为|授予|命名为|争当|争做|申报|[省市县区国]级|全[国省市县区])[“"]?(?:[省市县区国家全]{1,3}级?)?[“"]?$/

/** 争创|平安街道: a title that places strive for is named after what is good (prompts/checking/not-villages.txt). */
function isHonour({ text, drafting }: CheckedText, { start, end }: { start: number; end: number }): boolean {
  const stem = text.slice(start, end).replace(/(?:街道|[镇乡])$/, '')
  const isGood = drafting.checking.notVillages.includes(stem)
  return (
    isGood &&
    (striving.test(text.slice(Math.max(0, start - 12), start)) ||
      /^[”"]?(?:创建|建设|称号|荣誉)/.test(text.slice(end, end + 5)))
  )
}

/** 邻镇柳河镇: the text says itself that it is a neighbour's. */
function isNeighbour(text: string, { start }: { start: number }): boolean {
  return /(?:邻|相邻的?|邻近的?|毗邻的?|周边的?|外|兄弟)(?:乡镇|镇街|街道|[镇乡县区市])的?$/.test(
    text.slice(Math.max(0, start - 8), start),
  )
}

/** 会同|县司法局, 联合|镇派出所, 新建|镇级综治中心: a word for what is done, and an office, a rank or people of the own place. */
function isJoining({ text, drafting }: CheckedText, { start, end }: { start: number; end: number }): boolean {
  const name = text.slice(start, end)
  if (/[省市州县]$/.test(text.slice(start - 1, start))) return false
  return (
    drafting.checking.joining.some((word) => name.slice(0, -1) === word) &&
    office.test(text.slice(end, end + 14))
  )
}

const office =
  /^(?:级|直|党委|党政|人民政府|政府|机关|干部|村|各|相关|有关|人大|政协|纪委|政法委|组织部|宣传部|统战部|团委|妇联|工会|武装部|人民法院|法院|检察院|[一-鿿]{0,9}(?:局|所|办|站|队|中心|中队|大队|支队|院|校|学|部门|单位|企业|平台|窗口|专班|协会|工会|商会|联合会|公司|委员会|调委会|网格))/

/** A short form of two characters may be an ordinary word (太平, 和平); it must be used as a name. */
function isPlainName(text: string, mention: PlaceMention): boolean {
  const before = text.slice(Math.max(0, mention.start - 2), mention.start)
  const after = text.slice(mention.end, mention.end + 3)
  return (
    mention.text.length >= 3 ||
    /[在到赴向法治“]$/.test(before) ||
    /^(?:镇|乡|县|市|经验|派出所|司法所|综治|调委会|指导|落地|实际)/.test(after)
  )
}

/** A firm or person of another place's report; with a brief, any that the brief does not name. */
function checkFirms(checked: CheckedText): Finding[] {
  return findSpans(checked.text, /[\u4e00-\u9fff]{2,6}律师事务所/g).flatMap((span) => {
    const name = span.match[0].replace(/^.*(?:聘请|聘任|委托|邀请|由|与|和|请|是)/, '')
    return checkForeignName(checked, { start: span.end - name.length, end: span.end }, '律师事务所')
  })
}

const surname =
  '[王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许邓冯韩曹曾彭萧肖蔡潘田董袁于余叶蒋杜苏魏程吕丁沈任姚卢傅钟姜崔谭廖范汪陆金石戴贾韦夏邱方侯邹熊孟秦江阎薛尹段雷黎史龙陶贺顾毛郝龚邵万钱严赖覃洪武莫孔向汤容]'
const persons = new RegExp(
  `(?:律师|书记|镇长|乡长|所长|主任|院长|局长)(${surname}[\\u4e00-\\u9fff]{1,2})(?=[，。、；,;）)为担作任主\\n]|$)|(${surname}[\\u4e00-\\u9fff]{1,2})(?=同志|律师(?!事务所))`,
  'g',
)

/** 书记|任|组长, 法律|顾问: an office, or a word of official papers, is nobody's name. */
function isWord(name: string, words: readonly string[]): boolean {
  return /^[任兼](?:组长|主任|书记|委员|队长|所长|站长|主席|成员|副)/.test(name) || words.includes(name)
}

function checkPersons(checked: CheckedText): Finding[] {
  return findSpans(checked.text, persons).flatMap((span) => {
    const name = span.match[1] ?? span.match[2] ?? ''
    if (isWord(name, checked.drafting.checking.words)) return []
    const start = checked.text.indexOf(name, span.start)
    return checkForeignName(checked, { start, end: start + name.length }, '姓名')
  })
}

function checkForeignName(
  checked: CheckedText,
  span: { start: number; end: number },
  kind: string,
): Finding[] {
  const name = checked.text.slice(span.start, span.end)
  if (standsInBrief(checked, name)) return []
  const other = checked.others.find((report) => !report.isOwn && report.text.includes(name))
  const isOwn = checked.others.some((report) => report.isOwn && report.text.includes(name))
  if (isOwn || (other === undefined && checked.brief === null)) return []
  const reason = other ? `也出现在${other.name}的报告里` : '素材里没有'
  return [
    buildFinding(checked, span, {
      rule: kind === '姓名' ? 'foreign-person' : 'foreign-firm',
      severity: 'block',
      text: `${kind}“${name}”${reason}`,
      fix: '改成本单位的，或删去',
    }),
  ]
}
