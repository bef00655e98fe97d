// Step of revision: words that state something (问题就写…, 普法再加一条：…) -> the facts, and the part they are to stand in.

import { type PeeledWords, peelTalk } from './peel-talk.ts'
import type { RevisionRequest } from './revision-request.ts'

const add = '(?:加上?|补充|补上|补|增加|添上?|添加|写上)'
const countOf = '(?:[一两几][条句个段项点些笔]|个(?!体|人|案|别)|句|一下)?'
/** 加一条：… */
const plainAdd = new RegExp(
  `^(?:再|还|也|另)?(?:要|得)?${add}${countOf}(?:(?:呗|吧|哈|啊)?[:：，,\\s]+|(?<=[条句个段项点]))(.{3,})$`,
  's',
)
/** 加上原因：…, 补充普法14场 */
const bareAdd = new RegExp(`^(?:再|还)?${add}(?!新)(.{3,})$`, 's')
/** 普法再加一条，… */
const addUnder = new RegExp(
  `^(?:在|给)?([\\u4e00-\\u9fff]{2,12}?)(?:那|这)?(?:里面?|部分|方面|[块段节章句条])?(?:那里|下面|里)?的?(?:(?:后面|后头|旁边)(?:再|还|也|要){0,2}(?:${add}|注明|标明|说明|带)${countOf}[:：，,\\s]{0,3}|(?:再|还|也|要|多){0,2}(?:${add}[一两几][条句个段项点][:：，,\\s]{0,3}|${add}[:：]\\s?))(.{3,})$`,
  's',
)
/** …，写到第一责任人那里 */
const putUnder =
  /[，,、\s]{1,3}(?:把它?|都|也|给我)?(?:写|放|加|记|归|列|补|算|排)(?:到|在|进|入)(.{2,12}?)(?:那里|那儿|里面?|下面|中)?(?:那|这)?(?:一)?(?:个?部分|块|段|节|章|里|中|下)?(?:去|吧|里)?$/
/** 问题就写…, 明年打算：…: the parts of a report as people name them. */
const partFirst =
  /^(?:我们?的?|我镇的?|存在的?|主要的?|目前的?){0,2}(问题|不足|短板|困难|毛病|缺点|差距|原因|打算|计划|第一责任人)(?:嘛|呢|呀|部分|方面|那里|这块)?(?:就?写[一两二三四五几][个条点][，,：:\s]{1,2}|就写|就是|就(?:一|两|三|这几)[个条点][，,：:\s]{1,2}|写上?|主要有|主要是|有|是|[:：，,\s])[:：，,\s]{0,2}(.{2,})$/s
const planFirst =
  /^(?:(20\d\d)年|明年|下一?年|来年|下一?步)的?(?:主要|工作)?(?:打算|计划|准备|拟|安排|目标|工作安排|思路|(?<=工作)(?=[:：]))(?:是|有|[:：，,\s]){0,3}(.{2,})$/s

const part =
  '(存在的?问题|问题|不足|短板|困难|毛病|缺点|差距|原因|(?:整改|改进)(?:措施|方向|打算)?|下一?步|明年|来年|下半年|打算|计划|第一责任人|(?:党委)?书记(?=[那这]块)|[乡镇]长(?=[那这]块)|主要领导(?=[那这]块)|一把手(?=[那这]块))'
const spot = '(?:这一?|那一?|最后一?|的)?(?:个?部分|方面|段|节|块|章|里头|里面?|那里|那儿|下面|中)?'
const voice = '(?:嘞|嘛|呢|呀|啊|的话|哈)?'
const put =
  '(?:[也就都要再得请]{0,3}(?:写实在|写具体|写清楚|写明白?|表述为?|表述成|写作|写成|写上)|就?写[一两二三四五几][个条点](?=[，,：:\\s])|就写成|就写|就(?:一|两|三|这几)[个条点]|为(?=[：:])|[^，,。：:\\d]{0,5}写上?(?:[一两几][句条段点])?(?=[：:])|写成|写上|写|请?补充|[加补添]上?一?[个条句点项](?!体|人|案|别)|补上?|加上?|添上?|就是|是|有|主要是|改成|改为)'
/** 请在问题部分写上：…, 最后一节明年打算写：…, 不足我问到了，是… */
const partLead = new RegExp(
  `^(?:那么?|请|然后|还有|另外|再|在|把|最后一?[段节块部分条点]{1,2}[，,]?|存在的?|主要|工作|我们?的?|我[镇乡]的?){0,4}${part}${part}?(?:工作)?${spot}${voice}(?:我?[^，,。：:\\d]{0,3}[到好有]了)?[，,：:\\s]{0,2}(?:请|要|再|都|给我|就){0,2}${put}?[：:，,\\s]{0,2}(.{3,})$`,
  's',
)
const partTail = new RegExp(
  `[，,、\\s]{0,2}(?:你|请|给我|给|帮我|帮|麻烦|把它?|都|也|要|这个|就|直接|应该){0,4}(?:写|放|加|补|记|归|列|算|添|填|塞|搁|摆)(?:到|在|进|入)(?:[^，,。\\d]{0,4}?)((?:下半年|明年|来年|下一?步|下阶段|今后)的?(?:工作)?(?:计划|打算|安排|思路)|${part.slice(1, -1)}|[\\u4e00-\\u9fff]{2,10}?)${spot}${spot}(?:头|去|吧|来|哈|啊|了)*$`,
)
/** …，放第一责任人那一节 */
const barePartTail = new RegExp(
  `[，,、\\s]{1,2}(?:都|也|就|给我)?(?:写|放|归|列|算|记|摆|搁)${part}${spot}${spot}(?:去|吧|里|了)?$`,
)
/** 还有4户没签字，这是难点 */
const isProblem =
  /[，,](?:这|也|都)*(?:就|也)?是(?:一?个)?(?:主要)?(?:难点|问题|短板|不足|困难|弱项|堵点)[。]?$/
/** 书记那句话加进去：“…” */
const putIn =
  /^(?:把|将)?[^，,。；;：:\d]{2,12}?(?:也|都|给我|一并)*(?:加|写|放|补|添)(?:进去|进来|上去?|进稿子)[：:]\s*(.{4,})$/s
/** 也加上，9次; 要写明; 这个莫搞忘了: words to the writer that stand beside the fact. */
const addAside =
  /(?:也|都|给我|帮我|一并|你){0,3}(?:加上|写上|补上|添上|加进去|补进去|写进去)(?=[，,：:\s]|$)/g
/** 再添一条车辆方面的，…: behind what was added first. */
const oneMore =
  /(?<=[。；;，,])(?:再|还|另)(?:加|添|补|写)(?:上)?[一两几][条句个点](?:[^，,。；;：:\d]{1,8}(?:方面|这块|那块)的?)?[，,：:]/g
const tailAsides = [
  /[，,、\s]+(?:再|也)?(?:加|做|写|作)个?(?:对比|比较|同比)(?:吧|哈)?$/g,
  /[，,、\s]+[\u4e00-\u9fff、]{2,10}(?:都|也)?(?:不变|没变|不动|照旧|没动)$/g,
  /[，,、\s]+(?:这个|这条|这些|那个|这一?点|这一?句)(?:事|情况|话)?$/g,
  /[，,、\s]*(?:这个|这条|这一?点|那个)?(?:你)?(?:千万)?(?:别|莫|不要|可别)(?:搞|给我|再)?(?:忘|漏|掉|落)了?$/g,
  /[，,、\s]*(?:这个|这条|这一?点|那个)?(?:要|得|也|给我|请)?(?:写明|注明|写清楚|说清楚|记一下|记下来?|体现一?下?|带上|提一[下句嘴])(?:吧|哈|啊|了)?$/g,
]

/** Where a fact is to stand is said in fewer characters at the end; the rest of a message is not searched for it. */
const longestTail = 80

function findTail(pattern: RegExp, text: string): RegExpExecArray | null {
  const from = Math.max(0, text.length - longestTail)
  const found = pattern.exec(text.slice(from))
  if (found) found.index += from
  return found
}

function takeAsides(text: string): string {
  const said = text.replace(addAside, '').replace(oneMore, '')
  const from = Math.max(0, said.length - longestTail)
  const tail = tailAsides.reduce((left, aside) => left.replace(aside, ''), said.slice(from))
  return (said.slice(0, from) + tail).trim()
}

/** `year` is that of the report: what is planned for the next one stands among the plans. */
export function readStatement(
  { text, isCorrection, isAddition }: PeeledWords,
  year: number | null,
): StatedFacts {
  const problem = isProblem.exec(text)
  if (problem && problem.index >= 4)
    return {
      kind: 'say',
      text: text.slice(0, problem.index),
      under: '存在问题',
      isCorrection,
      isAddition: true,
    }
  const put = putIn.exec(text)?.[1]
  if (put !== undefined) return { kind: 'say', text: put, under: '', isCorrection: false, isAddition: true }
  const turned = putSubjectFirst(text)
  if (turned) return { kind: 'say', text: turned, under: '', isCorrection, isAddition: true }
  const placed = findTail(putUnder, text) ?? findTail(partTail, text) ?? findTail(barePartTail, text)
  if (placed && placed.index >= 4) {
    const rest = takeAsides(text.slice(0, placed.index))
    return { kind: 'say', text: rest, under: nameOf(placed[1]!), isCorrection, isAddition: true }
  }
  const under = addUnder.exec(text)
  // 下面加一条：… names no part.
  if (under && noPart.test(under[1]!))
    return {
      kind: 'say',
      ...readPart(takeAsides(under[2]!), year),
      isCorrection: false,
      isAddition: true,
    }
  if (under)
    return {
      kind: 'say',
      text: takeAsides(under[2]!),
      under: partOf(under[1]!),
      isCorrection: false,
      isAddition: true,
      ...(/^.{2,14}(?:后面|后头|旁边)/.test(text) || leansOn.test(under[2]!) ? { after: under[1]! } : {}),
    }
  const added = (plainAdd.exec(text) ?? bareAdd.exec(text))?.[1]
  const said = leaveFillers(takeAsides(added?.trim() ?? text))
  return { kind: 'say', ...readPart(said, year), isCorrection, isAddition: isAddition || added !== undefined }
}

/** 法治文化墙，建了2处: said with a pause behind what it is of. */
const topicFirst = /^([\u4e00-\u9fff]{2,8})，(?=(?:一共|总共|共)?[\u4e00-\u9fff]{1,2}了\d)/

/** 就是 那个 法治文化墙 */
function leaveFillers(text: string): string {
  const said = text.replace(topicFirst, '$1')
  return said.replace(/^(?:(?:就是|那个|嗯+|呃|啊|然后|这个|什么)[，,、\s]+)+(?=.{4})/, '')
}

/** 改进措施中 */
function partOf(said: string): string {
  const name = said.replace(/(?<=.{3})(?:之中|中|里面?)$/, '')
  return /^(?:整改|改进)(?:措施|方向|打算)$/.test(name) ? nameOf(name) : name
}

/** 其中企业职工800人: of the number that is named. */
const leansOn = /^(?:其中|包括|里面有?|同比|比去年|比上年)/

const noPart =
  /^(?:在|就|那么?|最)?(?:下面|后面|前面|末尾|最后|底下|里面|里头|这里|这儿|那里|中间|稿子|文章|再|另外|还)$/

export type StatedFacts = Extract<RevisionRequest, { kind: 'say' }>

function readPart(said: string, year: number | null): { text: string; under: string } {
  const part = findNamedPart(said, year)
  // 打算写两条：一是…: how many is not written.
  return { ...part, text: part.text.replace(/^(?:就|要)?写[一两二三四五几][个条点][：:，,\s]+/, '') }
}

/** 还差个问题，…写进去 */
const missing =
  /^(?:还|另外)?(?:差|缺|少|漏|有)了?(?:一|个|一[个条点])?(问题|不足|短板|困难|原因|打算|计划)(?:没写|没说)?[，,：:\s]+(.{4,})$/s

function findNamedPart(text: string, year: number | null): { text: string; under: string } {
  const lacking = missing.exec(text)
  if (lacking) return { text: lacking[2]!, under: nameOf(lacking[1]!) }
  const plan = planFirst.exec(text)
  const isNext = plan !== null && (plan[1] === undefined || Number(plan[1]) === (year ?? 0) + 1)
  if (isNext) return { text: plan[2]!, under: '下一步打算' }
  const first = partFirst.exec(text)
  if (first) return { text: first[2]!, under: nameOf(first[1]!) }
  const led = partLead.exec(text)
  return led ? { text: led[3]!, under: nameOf(led[2] ?? led[1]!) } : { text, under: '' }
}

function nameOf(said: string): string {
  if (/打算|计划|下一?步|明年|来年|下半年|整改|改进/.test(said)) return '下一步打算'
  if (/^(?:党委)?书记$|^[乡镇]长$|^主要领导$|^一把手$/.test(said)) return '第一责任人'
  return /问题|不足|短板|困难|毛病|缺点|差距/.test(said) ? '存在问题' : said
}

/** True where the words say outright that something is to be written, or in which part. */
export function isStated(said: string): boolean {
  const { under, isAddition, text } = readStatement(peelTalk(said), null)
  return (under !== '' || isAddition) && text.length > 2
}

const subjectBehind =
  /^(?:(?:今年|现在|目前|我们|咱们?|本镇|我镇|这边)*(?:是|有)?)(?=[约近\d零〇一二两三四五六七八九十百千])([^，,。；;]{1,16})[，,\s]+(?:你?(?:把|将|给))([\u4e00-\u9fff]{2,12}?)(?:也|都|给我|一并|一起)*(?:写|加|补|放|添)(?:进去|上去|进来|上|进)(?:吧|哈|啊|了)?$/

/** 今年是58名，把巡河员也写进去: the number first, and behind it whose it is. */
function putSubjectFirst(text: string): string | null {
  const said = subjectBehind.exec(text)
  return said && said[2]! + said[1]!
}
