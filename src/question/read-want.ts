// Step: question -> what kind of reply is wanted, and which part of a report it is about. Kinds by table and by what was learnt; law and private persons by rules.

import type { Want } from '#domain/frame.ts'
import type { SectionPart } from '#domain/report.ts'
import type { QuestionReading } from '#ports/question-reader.ts'
import { hotlinePattern } from '#text/numbers/hotlines.ts'
import { startOfTurn } from './follow/turns.ts'
import { findHighest, type Votes } from './vote-wants.ts'

/** What may be counted: the words after 多少 or 几. */
export const measureWords =
  '个人|人|起|件|次|个|名|份|家|户|宗|条|场|项|幅|块|元|万|天|批|处|辆|台|成|位|期|部|趟|回|座|间|亩|栋|支|拨|辆|所|级|封|课|堂|桩|笔|张|册|本|套|遍|轮|桌|公里|小时|分'

/** What the law says of it, not a report. */
const lawWords =
  /第几条|哪一条|哪条(规定|法律)|(规定|条例|办法|法律?|纲要)第.{0,6}条|依据(什么|哪)|法律依据|(期限|时限|诉讼时效).{0,4}(是|多|几|有)|(几|多少)(天|日)内|冷静期|试用期|(?<![执司依守普学用违合非犯立释行])(?:法|法典|条例)》?(?:里|中|上)?(?:是)?(?:怎么|咋|如何)?(?:规定|要求|说)|法律(?:上)?(?:怎么|是怎么|有没有)?规定|(?:罚款|处罚|补偿|赔偿)?(?:上限|下限|最高标准)|能批(?:多|几)|(?:违|犯)(?:不违|不犯)?法(?:吗|么)|合不合法|判几年/

/** What a law or a handbook tells, asked of no township and no year: how to apply, who may, by when. */
const normWords =
  /怎么(申请|办理|领取|报销|起诉|投诉)|(需要|要)(什么|哪些)(材料|条件|手续)|(什么|哪些)(条件|情形|情况下|材料)|(有没有|有无|具有)?法律效力|(要不要|用不用)(交|收|付)|收费吗|多久(之)?内|(几|多少)年(之)?内|算不算|是什么意思|什么叫|谁(来)?(出|承担|负责)(钱|费用)?[?？]?$|(什么时候|哪年|哪天|何时|几月)(开始)?(施行|实施|生效|出台|公开|报送)|能不能|可不可以|可以.{1,10}(吗|么)|最(长|短|晚|迟|早|多|少|高|低)(不超过|是|能|要|可)?(罚|判|赔|补|处)?(几|多少)|(起征点|最低工资|标准)(是)?多少/

/** Only for questions that name no township, no year and no reports. */
export function asksNorm(question: string): boolean {
  return normWords.test(question) && !/乡镇|镇|街道|报告|材料里|地方|哪家|各家|谁家|人家|别人/.test(question)
}

/** Asks for a person who holds no office, whatever else it asks for: 哪个村谁家的. */
const privateWords =
  /身份证|手机号|(?:的|人|他|她)手机|哪(?:一|几)?户|哪个村的[?？]?$|电话(?:号|是|多少|发)|联系方式|住哪|住址|家住|谁家的|哪家人(?![最多少])|谁(?:被|欠|打|骂|告|偷|举报|上访)|(?:当事人|原告|举报人|受害人|投诉人).{0,6}(?:谁|叫|是|哪)|(?:(?<!代理)申请|信访|上访|来访|反映|求助|申诉|受援|被?执行|债权|债务|嫌疑|死|伤)[人者户].{0,4}(?:是谁|叫[什啥]|哪个|哪位|名字|姓)/
/** Of a person or of a body. */
const nameWords = /(?:叫|姓)(?:什么|啥|甚|咩|么子)|姓名|名字|大名|真名/
/** Bodies, and those who act in public for them: their names stand in reports to be read. */
const publicNames =
  /律师|律所|事务所|顾问|公司|企业|机构|单位|部门|法院|学校|银行|协会|合作社|(?:调解|工作|服务|警务|议事|便民)[室站点厅台]|[室站队厅局院所社园馆组团车会点码]的?(?:名|叫)|[更改换]了?(?:个|的|成|啥|什么)?新?(?:名|叫)|名(?:字|称)?(?:后来)?[改换]|专班|专员|品牌|项目|活动|平台|小程序|软件|报告|文件|制度|办法|做法|机制/

/** 写了具体几件没有, 那边的数字报告里有吗: whether a number is written; what is asked last decides. */
export function asksNumberWritten(text: string): boolean {
  return numberWritten.test(text.slice(startOfTurn(text)))
}

const numberWritten =
  /(?:[写提报说列有]没(?:有)?[写提报说列有]?|有没有[写提报]?)(?:过|到)?[那这]个?(?:数字|数据|数)|(?:数字|数据|具体数|数|金额|总额|面积|比例)[，,]?(?:报告|材料|年报)?(?:里面?|中)?(?:有(?:没有)?(?:写|报)?|写|报)(?:了|过)?(?:没有?|吗|么|不|没得)?[?？。]?$|(?:有没有|有无|有冇).{2,24}(?:的数据?|的?(?:数据|数字))[?？。]?$|写.{0,3}(?:几[件起条个次名人份家户万]|多少|具体数)|(?:几[件起条个次名人份家户]|多少).{0,2}(?:写了?没|有没有(?:写|报|提))/

export interface WantRead {
  readonly want: Want
  readonly asksLaw: boolean
  readonly asksHeading: boolean
}

/** The one kind of reply that is wanted most. Without `reading` the tables decide alone. */
export function readWant(
  text: string,
  { votes, reading }: { votes: Votes; reading: QuestionReading | null },
): WantRead {
  const { asksHeading } = votes
  const told = (want: Want): WantRead => ({ want, asksLaw: false, asksHeading })
  if (lawWords.test(text)) return { ...told('outside'), asksLaw: true }
  if (isPrivate(text)) return told('private')
  return told(reading ? findHighest(keepSaid(text, votes, reading)) : readByVotes(text, votes))
}

const ofReport = /库里|资料库|[这那哪几一两]份|报告|年报|材料/

function isPrivate(text: string): boolean {
  // 最新的一份是谁家的 asks whose report it is.
  const rest = ofReport.test(text) ? text.replace(/谁家的?/g, '') : text
  return privateWords.test(rest) || (nameWords.test(text) && !publicNames.test(text))
}

/**
 * What was learnt has seen the votes. Being set beside one's peers is said in words of the table, or not meant; a person
 * who holds no office is asked for in such words too, and not where a name of a public body is.
 */
function keepSaid(
  text: string,
  { wants: said }: Votes,
  { want }: QuestionReading,
): Readonly<Record<Want, number>> {
  const isPerson = said.private > 0 && !(nameWords.test(text) && publicNames.test(text))
  return {
    ...want,
    ...(said.benchmark > 0 ? {} : { benchmark: 0 }),
    ...(isPerson ? {} : { private: 0 }),
    ...(said.whether > 0 || eitherWords.test(text) ? {} : { whether: 0 }),
    ...(said.rank > 0 || orderWords.test(text) ? {} : { rank: 0 }),
    ...(said.quality > 0 || qualityWords.test(text) ? {} : { quality: 0 }),
  }
}

/** Without one of them nothing is asked to be so or not, nobody is put before another, and nothing is called good or faulty. */
const eitherWords = /[吗么吧没不否无未冇莫嘛啵噻咯?？]|对|真|准|属实|还是|都/
const orderWords =
  /[最排第首末尾冠]|前[一二两三四五六七八九十\d]|[多少高低大小快慢]|倒数|垫底|各|分别|名次|次序/
const qualityWords =
  /[好差细实牢严错乱漏缺优劣强弱]|毛病|质量|规范|扎实|到位|[高低]|效果|水平|认真|具体|完整|问题|重复|对不上|一致/

/** A part of a report as a whole, or one thing of it, where no line of the table speaks. */
function readByVotes(text: string, { wants }: Votes): Want {
  const first = findHighest(wants)
  if (wants[first] > 0) return first
  return readPart(text) === null ? 'detail' : 'overview'
}

/** 书记和镇长个人都抓了啥: what those who lead did themselves. */
const ofLeaders =
  /(?:书记|[镇乡县区]长|主任|[一二]把手|主要(?:负责人|领导)|班长)[^，,。？?]{0,4}(?:个人|自己|亲自|本人)[^，,。？?]{0,6}(?:抓|干|做|管|办|忙|带)[^，,。？?]{0,4}(?:啥|什么|哪|么子|嘛)/

const partPatterns: readonly (readonly [SectionPart, RegExp])[] = [
  [
    'plan',
    /打算|下一?年|明年|来年|(?:20)?\d\d年?(?:说)?(?:要|准备|想)(?:干|做|抓|搞|办)(?:些|点|了)?(?:啥|什么|哪|嘛)|计划(?!生育)|下一?步|今后|接下来|准备(?:怎|咋|啷|如何|做|抓|干|搞|开展|推|弄)|工作安排|主要安排|[年对]的?安排|工作思路|年的?思路/,
  ],
  ['leader', ofLeaders],
  ['cause', /原因|成因|根由|病根|为什么|为何(?!物|人|地|时|处|者|[?？]?$)|根源|症结/],
  [
    'problem',
    /存在.{0,4}(问题|不足)|问题(?:都|主要)?(?:是|有)(?:哪|什么|啥)|不足|短板|软肋|弱项|检讨|不到位的(?:地方|有)|困难(?!户|群|职工|家庭|学生|人[员群]|老人|妇女|儿童|党员|企业|农户|补助|救助|残疾)|薄弱|差距|(?<![查发遇碰解处抽][出现到决理]了?)(?:哪些|(?<!的)什么|有啥)问题|(?:自己|主动|自我)(?:承认|认|查|摆|找|讲|说|检讨|剖析)(?:的|了|出)?(?:哪|几|个|啥|些|什么|有){0,3}(?:问题|毛病|不是)|(?:承认|自认|查摆|剖析)(?:出|出来|到)?的?(?:主要)?(?:问题|毛病)|[挑提找摆](?:了|出)?(?:些|哪些|啥|什么|几个)毛病|(?:哪些|啥|什么)毛病(?![在出])|没(?:有)?(?:做|干|办|弄|搞|抓|整)(?:得)?(?:好|到位|实)的?(?!吗|么|没|吧)|(?:不行|不好|不够|不足|差劲?)的(?:地方|方面)|自[己我](?:主动)?(?:讲|说|写|认|承认|点|检讨|剖析)(?:的|了|出)?[^，,。？?]{0,12}(?:[差弱缺欠]|不够|不足)在?(?:哪|啥|什么)|(?:还?有|存在|碰到|遇到)(?:些|的)?(?:啥子?|什么|哪些|么子|嘛)(?:难处|难点|难题|堵点|卡点|痛点|困难)|(?:啥|什么|哪些|有)(?:个)?难处(?!理)|欠火候|欠账|短处|难(?:点|处)?在(?:哪|什么|啥)|(?:做|干|搞|弄)得(?:不好|不够|差|不行)的/,
  ],
]

/** The part of a report the question is about, or null. 做法 questions search everywhere: officials ask them of plans too. */
export function readPart(question: string): SectionPart | null {
  return partPatterns.find(([, pattern]) => pattern.test(question))?.[0] ?? null
}

/** A word of a question names the part itself (来年, 不到位, 书记), and nothing that stands in it. */
export function callsPart(word: string, part: SectionPart): boolean {
  return readPart(word) === part || (part === 'leader' && leaders.test(word))
}

const leaders = /书记|[镇乡县区]长|主任|把手|负责人|责任人|领导|班长|个人|本人/
const assertedNumber = /\d+(?:\.\d+)?(?:万|亿)?(?=[\u4e00-\u9fff%％]|$|[?？,，。吧吗])/g

/** 百分百, 百分之百 -> 100%: what people say for the number. */
export function spellAllPercent(question: string): string {
  return question.replace(/百分之?百/g, '100%')
}

const yearOrLine = new RegExp(
  `(?<!\\d)(?:(?:19|20)\\d\\d(?:年|—|-)?|[12]\\d(?=年)|${hotlinePattern})(?!\\d)`,
  'g',
)

/** 我记得是两件: a number in characters, where it is held against what was said. */
const remembered = new RegExp(
  `(?:记得|印象[里中]?|以为|应该|听说)(?:是|有|才|只有|就|说|好像)*([一两二三四五六七八九十百千万]+)(?:${measureWords})`,
)

/** Numbers that stand in the question as claims; years and 12345-like names are left out. */
export function readAssertedNumbers(question: string): readonly string[] {
  const plain = spellAllPercent(question).replace(yearOrLine, ' ')
  const numbers = plain.match(assertedNumber) ?? []
  const spelt = remembered.exec(plain)?.[1]
  return numbers.length === 0 && spelt !== undefined ? [spelt] : numbers
}
