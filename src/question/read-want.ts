// Step: question -> what kind of reply is wanted, and which part of a report it is about. Rules a person can read, no model.

import type { Want } from '#domain/frame.ts'
import type { SectionPart } from '#domain/report.ts'
import { hotlinePattern } from '#text/numbers/hotlines.ts'

/** What may be counted: the words after 多少 or 几. */
export const measureWords =
  '个人|人|起|件|次|个|名|份|家|户|宗|条|场|项|幅|块|元|万|天|批|处|辆|台|成|位|期|部|趟|回|座|间|亩|栋|支|拨|辆|所|级|封|课|堂|桩|笔|张|册|本|套|遍|轮|桌|公里|小时|分'

type Sign =
  | 'outside'
  | 'rule'
  | 'person'
  | 'quality'
  | 'structure'
  | 'total'
  | 'compare'
  | 'list'
  | 'name'
  | 'confirm'
  | 'figure'
  | 'practice'
  | 'benchmark'
  | 'trend'
  | 'rank'
  | 'why'
  | 'overview'
  | 'library'
  | 'fact'

const wantPatterns: readonly (readonly [Sign, RegExp])[] = [
  [
    'benchmark',
    /(?:我们|本|咱们?)(?:镇|乡|街道|单位)?.{0,6}(?:比|跟|和).{0,8}(?:差在|少写|缺|落在|不如|弱在)|少写了|差在哪|对标|查漏|补短/,
  ],
  [
    'trend',
    /逐年|历年|年年|[一几两三四五]年(?:里|来|间)?.{0,8}(?:变化|走势|趋势|排一排|升|降|涨|起伏|走向)|一年比一年|变化(?!.{0,4}工作)|趋势|走势|(?:升|涨|增|多)(?:了)?还是(?:降|跌|减|少)|三年(?:各|分别)/,
  ],
  [
    'rank',
    /[前头]\s*[\d一二两三四五六七八九十]+\s*[名家个位]|第[一二三四五六七八九十\d]名?|排(?:名|第|最|序|行|一排|个)|垫底|末位|倒数|居首|(?:哪[个家里儿]?|谁家?|哪个?(?:镇|乡|街道|地方|单位)).{0,12}最|最[多少高低大小好差].{0,6}(?:是|的|哪|谁)|各(?:个)?(?:镇|乡|乡镇|街道|家|单位).{0,10}(?:多少|几)|分别(?:是)?多少/,
  ],
  ['why', /为(?:什么|何|啥)|咋回事|原因|因为(?:啥|什么)|根子|症结|怎么(?:会|老)/],
  [
    'overview',
    /亮点|看点|大意|概况|概括|介绍|讲讲|说说.{0,8}报告|总结一下|主要(?:内容|写|讲)|写了(?:些)?(?:什么|啥)|有啥(?:看|特)|特色/,
  ],
  [
    'library',
    /(?:资料)?库里.{0,6}(?:有|收|哪)|收(?:了|录).{0,6}报告|几份报告|放进(?:去|来|库)|怎么(?:上传|入库|导入)|入库/,
  ],
  [
    'outside',
    /^(你好|您好|在吗|早上好|晚上好|谢谢|多谢|辛苦|再见|拜拜|哈哈|呵呵|嘿嘿|嗯|哦|好的)[\u4e00-\u9fff]{0,2}[!！。~?？]*$|(写|作|编|来)(一)?(首|支|个|段|篇)[\u4e00-\u9fff]{0,6}(诗|歌|故事|笑话|小说|作文|对联)|(写|作)首?诗|笑话|股市|股票|基金|彩票|天气|(吃|用)(什么|啥)药|看什么病|翻译成|算命|星座|明星|电影|球赛/,
  ],
  [
    'rule',
    /第几条|哪一条|哪条(规定|法律)|(规定|条例|办法|法律?|纲要)第.{0,6}条|依据(什么|哪)|法律依据|(期限|时限|诉讼时效).{0,4}(是|多|几|有)|(几|多少)(天|日)内|冷静期|试用期|(?<![执司依守普学用违合非犯立释行])(?:法|法典|条例)》?(?:里|中|上)?(?:是)?(?:怎么|咋|如何)?(?:规定|要求|说)|法律(?:上)?(?:怎么|是怎么|有没有)?规定|(?:罚款|处罚|补偿|赔偿)?(?:上限|下限|最高标准)|能批(?:多|几)|(?:违|犯)(?:不违|不犯)?法(?:吗|么)|合不合法|判几年/,
  ],
  [
    'person',
    /(叫什么|叫啥|姓名|名单|名字|姓什么|是谁|谁是|联系方式|电话(?:号|是|多少|发)|手机号?|身份证|住哪|住址|家住|谁家|哪家人|哪户|什么人|当事人|原告|举报人|受害人|叫啥名|姓啥|谁(?:被|欠|打|骂|告|偷|举报|上访)|哪(?:个|位|几个)(?:村民|居民|老人|工人|学生|孩子|娃|群众|队员|网格员)|哪(?:一|几)?户|哪(?:个|几个)人|哪里人|是哪的|哪个村的[?？]?$|大名|真名|多大(?:年纪|岁数)|几岁)/,
  ],
  [
    'quality',
    /毛病|错别字|错字|病句|掉.{0,2}(?:符号|标点|字)|(?:编号|序号).{0,6}(错|乱|对|问题|毛病|缺|重|连)|过时|提法.{0,4}(不对|错|旧)|写错|漏写|(报告|标题).{0,8}(规范|完整|齐全|问题)吗?|缺(哪|什么)(项|内容)|五项.{0,4}(齐|全)/,
  ],
  [
    'structure',
    /单独(写|列|成)|单列|专门(写|列|一[节章段])|[哪几][一几]?[章节]|章节|小标题|目录|(?:什么|哪种|哪个)(?:框架|结构|体例)|[一大整](?:块|节|章)(?:写|讲|的|$)|逐节/,
  ],
  ['total', /一共|总共|合计|加起来|加在一起|加一块|加一起|合起来|总计|总和|[\u4e00-\u9fff]加[\u4e00-\u9fff]/],
  [
    'compare',
    /比一比|比一下|比较|对比|相比|排一?[排下个]|哪个(镇|乡|街道|地方)?.{0,8}(多|少|高|低|大|好|强)(?!少)|谁.{0,10}(?:得多|的多|得少|更多|最多|最少|更高|最高|多$|多[?？])|(更|最)(多|少|高|低)(?!几)|排名|排第几|差多少/,
  ],
  [
    'list',
    /哪几(份|个|家|镇|乡)|哪些|有哪|哪家(?!律|人)|哪(个|一个)(镇|乡|街道|地方)|都有谁|谁(?!是|家)|有没有|有无|是否有|有提|提到|写(了|到)|列(一下|出)|有.{0,12}(吗|么|嘛)[?？]?$/,
  ],
  [
    'name',
    /哪家律|哪个(所|律所|部门|单位|机构|平台|公司|村)|什么(部门|单位|机构|平台|制度|名称)|哪(些|几)?(个)?(部门|单位|制度|法律|文件)|(请|聘)的?(谁|哪)/,
  ],
  ['confirm', /[吧吗么嘛][?？]?$|是不是|对不对|对不[?？]?$|是否|难道|不是.{1,20}[吗么嘛]/],
  [
    'figure',
    new RegExp(
      `多少|几(?!份把|乎|个?(?:地方|乡|镇|街道|单位|年))(?:${measureWords})|[\\u4e00-\\u9fff]率(?:是|有|达|能|呢|[?？]|$|各|多|怎)|数(?:是|有|呢|量|目)|金额|几何|占比|百分之|比例|(?:数|额|量)[?？]?$`,
    ),
  ],
  [
    'practice',
    /怎么(?!样的?数)|怎样|如何|咋|做法|经验|措施|办法|举措|方式|途径|靠什么|靠哪|形式|法子|(?:有|什么|啥)好?招|都干|干啥|做了(什么|哪)|打算|安排|计划/,
  ],
]

/** What a law or a handbook tells, asked of no township and no year: how to apply, who may, by when. */
const normWords =
  /怎么(申请|办理|领取|报销|起诉|投诉)|(需要|要)(什么|哪些)(材料|条件|手续)|(什么|哪些)(条件|情形|情况下|材料)|(有没有|有无|具有)?法律效力|(要不要|用不用)(交|收|付)|收费吗|多久(之)?内|(几|多少)年(之)?内|算不算|是什么意思|什么叫|谁(来)?(出|承担|负责)(钱|费用)?[?？]?$|(什么时候|哪年|哪天|何时|几月)(开始)?(施行|实施|生效|出台|公开|报送)|能不能|可不可以|可以.{1,10}(吗|么)|最(长|短|晚|迟|早|多|少|高|低)(不超过|是|能|要|可)?(几|多少)|(起征点|最低工资|标准)(是)?多少/

/** Only for questions that name no township, no year and no reports. */
export function asksNorm(question: string): boolean {
  return normWords.test(question) && !/乡镇|镇|街道|报告|材料里|地方|哪家|各家|谁家|人家|别人/.test(question)
}

/** 谁 asked of one township means a person, unless an office is what answers it (谁出庭, 谁牵头). */
export function asksWho(question: string): boolean {
  return /谁(?!负责|牵头|管|来|去|审|出|签|批|主持|督|组织|定|评|监|包|接|调|办|给|说了算|带队|讲|执法|普法|代办)/.test(
    question,
  )
}

/** Asks for a person who holds no office, whatever else it asks for: 哪个村谁家的. */
const privateWords =
  /身份证|手机|哪(?:一|几)?户|哪(?:个|几个)人|哪个村的[?？]?$|电话(?:号|是|多少|发)|联系方式|住哪|住址|家住|谁家|哪家人|哪户|当事人|原告|举报人|受害人/

/** All kinds of reply the words hint at; `fact` when none. */
function readSigns(question: string): ReadonlySet<Sign> {
  const found = new Set<Sign>(
    wantPatterns.filter(([, pattern]) => pattern.test(question)).map(([sign]) => sign),
  )
  if (found.has('person') && privateWords.test(question)) found.delete('name')
  return found.size > 0 ? found : new Set<Sign>(['fact'])
}

/** The one kind of reply that the words ask for most. */
export function readWant(question: string): { want: Want; asksLaw: boolean; asksHeading: boolean } {
  const signs = readSigns(question)
  const has = (...asked: Sign[]) => asked.some((sign) => signs.has(sign))
  const asksHeading = signs.has('structure')
  const asksLaw = signs.has('rule')
  const told = (want: Want) => ({ want, asksLaw, asksHeading })
  if (has('outside', 'rule')) return told('outside')
  if (has('person') && !has('name', 'rank', 'compare', 'list')) return told('private')
  const table: readonly (readonly [Want, readonly Sign[]])[] = [
    ['quality', ['quality']],
    ['library', ['library']],
    ['benchmark', ['benchmark']],
    ['trend', ['trend']],
    ['total', ['total']],
    ['rank', ['rank']],
    ['compare', ['compare']],
    ['why', ['why']],
    ['overview', ['overview']],
    ['who', ['list']],
    ['value', has('confirm') && /吧|对不|是不是|[吗么]/.test(question) ? [] : ['figure']],
    ['whether', ['confirm']],
    ['how', ['practice']],
    ['detail', ['name', 'structure']],
  ]
  const first = table.find(([, own]) => has(...own))?.[0]
  return told(first ?? (readPart(question) === null ? 'detail' : 'overview'))
}

const partPatterns: readonly (readonly [SectionPart, RegExp])[] = [
  ['plan', /打算|准备怎|下一?年|明年|来年|计划(?!生育)|下一?步|今后|接下来|准备(怎|做|抓)|工作安排|主要安排/],
  ['cause', /原因|为什么|为何|根源|症结/],
  ['problem', /存在.{0,4}(问题|不足)|不足|短板|困难|薄弱|差距|哪些问题|什么问题|有啥问题/],
]

/** The part of a report the question is about, or null. 做法 questions search everywhere: officials ask them of plans too. */
export function readPart(question: string): SectionPart | null {
  return partPatterns.find(([, pattern]) => pattern.test(question))?.[0] ?? null
}

const assertedNumber = /\d+(?:\.\d+)?(?:万|亿)?(?=[\u4e00-\u9fff%％]|$|[?？,，。吧吗])/g

/** 百分百, 百分之百 -> 100%: what people say for the number. */
export function spellAllPercent(question: string): string {
  return question.replace(/百分之?百/g, '100%')
}

const yearOrLine = new RegExp(
  `(?<!\\d)(?:(?:19|20)\\d\\d(?:年|—|-)?|[12]\\d(?=年)|${hotlinePattern})(?!\\d)`,
  'g',
)

/** Numbers that stand in the question as claims; years and 12345-like names are left out. */
export function readAssertedNumbers(question: string): readonly string[] {
  const plain = spellAllPercent(question).replace(yearOrLine, ' ')
  return plain.match(assertedNumber) ?? []
}
