// Step of reading a brief: how people talk -> how a document says the same: a number that is taken back, 个 of people, 万 of money, what particles part. Digits are never changed.
import { turnCounts } from '#draft/speech/turn-counts.ts'
import { findQuantities } from '#text/numbers/find-quantities.ts'

const people =
  '(?:农民工|工人|民工|群众|村民|居民|学生|学员|党员|干部|老人|儿童|志愿者|专干|社工|护工|调解员|网格员|对象|患者|大夫|医生|护士|教师|老师|司机|职工|师生|家长|代表|人员|当事人|法官|律师|专家)'
const money =
  /工资|津贴|助学|返还|止付|挽损|欠薪|薪|款|投资|产值|销售额|资金|经费|补贴|投入|投资|损失|金额|收入|要回|追回|讨回|发下去|发放(?=\d)|挽回|钱|花了|花费|贷款|花掉|少花|增收|节约|节省|随礼|礼金|彩礼|拨付|拨了|保证金|固投|税收|造价|预算|奖励|补助|补偿/
/** 不对不对，是36个 behind 63个学员; 啊不对，本子上是9次，以9次为准. */
const takenBack =
  /[，,。…]{0,3}\s?(?:哦|噢|啊|呃)?[，,]?(?:不对|错了|说错了|不是(?=[，,])|口误|[你您]就(?:写|报|记)|准数|准确数|确切数|记错了|更正一下|纠正一下)(?:[，,]?(?:不对|错了|说错了))*[，,]?(?:(?:你?等[等一]?[下会]?|稍等|让?我再?(?:翻|看|查|想|瞧|找)[\u4e00-\u9fff]{0,4})[，,。…\s]{0,6})?(?:[\u4e00-\u9fff]{0,6}上(?=应?该?是|写的是))?(?:应该?|还|就|其实|实际)?(?:[\u4e00-\u9fff]{2,4}?(?:应该?)?(?:是|为)|是|为|改成|写的是)?\s?(?=\d)/g
/** 以9次为准 says once more what was said. */
const settled = /[，,]\s?(?:就?以|按)[^，,。；;]{1,10}(?:为准|算|来)(?=[，,。；;]|$)/g

/** 护林员今年走了2个: counted people. */
const ofPeople =
  /(?<=(?:员|人|对象|矫正)[^。；;]{0,30}(?:走了|新接|解矫|解除|转入|转出|招了|离职|流失|调走|退休)了?)(\d{1,4})个(?=$|[，,。；;])/g

/** 受理142件（去年161件）: a clause as any other. */
const namedPast =
  /([\u4e00-\u9fff]{2,8})(\d[\d.]*[万亿]?[\u4e00-\u9fff%]{0,3})[（(]((?:去年|上年)(?:同期)?)(?:是|为)?(\d[\d.]*[万亿]?[\u4e00-\u9fff%]{0,3})[)）](?=[，,]其中)/g
const pastInBrackets =
  /(?<=\d[\d.]*[\u4e00-\u9fff%]{0,3})[（(]((?:去年|上年)(?:同期)?(?:是|为)?\d[\d.]*[\u4e00-\u9fff%]{0,3})[)）]/g
/** 采纳了二十……嗯，21条，对，21条: what broke off, and what was said once more. */
const brokenOff = /[一二三四五六七八九十百千\d]{1,6}(?:…+|\.{3,}|——)[，,。]?(?:[嗯呃啊哦唔]+[，,]?)?(?=\d)/g
const saidTwice = /(\d[\d.]*[万亿]?[\u4e00-\u9fff%]{1,3})[，,\s]*(?:对[，,]?\1|\1[啊呀哈])(?=[，,。；;\s]|$)/g

/** 溺水事故一起都没出: none at all. */
const noneAtAll =
  /(?<=^|[，,。；;])([\u4e00-\u9fff]{2,12}?)(?:[一1](?:起|件|例|次|个|人|场|户)也?都?)(?:没有?|未)(?:发生|出现|出|有)?过?(?=$|[，,。；;])/g

/** 没有极端事件，一起都没有: denied twice. */
const noneToo =
  /((?:没有|未发生)[^，,。；;\d]{2,24})[，,](?:一|1)(?:件|份|起|次|个|例|户)也?都?(?:没有?|没)(?:发生|出现)?过?(?=$|[，,。；;])/g
/** 规范性文件今年一份都没发 */
const noneIssued =
  /(?<=^|[，,。；;])([\u4e00-\u9fff]{2,12}?)(?:[一1](?:份|件|个)也?都?)(?:没有?|未)(?:发|出|制定|制发|出台|印发)过?(?=$|[，,。；;])/g

/** 投资2.3亿占全年任务的57.5%, 危房27户完工25户: what is said of a number begins a clause of its own. */
const saidOf =
  /(?<=\d[\d.]{0,8}[万亿千百]?[余多]?(?:[件起场次处户家个条宗项批份座亩吨所栋盏台%人名]|元|件次|人次|家次|批次|亩次|公里|平方米)?)(?=(?:占(?:全|总|年|比|\d)|同比|环比|比上年|比去年|较上年|较去年|完工|整改|化解(?![率了完掉])|办结(?!率)|罚款|涉及|涉案|协议资金|销号|调解成功|调成|其中|剩下?\d|尚余)[\u4e00-\u9fff\d])/g

/** 问题也要写。汉语材料多: what follows is of that part. */
const partAsked =
  /^(问题|不足|短板|毛病|缺点|困难|差距|打算|计划|下一?步)(?:也|都|还)?(?:要|得)(?:写|提)(?:一下|一句|一条|一点|上|进去)?[。，,：:](?=\s*\S)/g

/** 时间2025年12月1日至7日, of what a bulletin tells. */
const whenAlone =
  /^(?:活动)?时间(?:是|为|[:：])?\s?((?:20\d{2}年)?\d{1,2}月\d{1,2}日(?:[至到—-](?:\d{1,2}月)?\d{1,2}日)?)$/g

/** 物资嘛，编织袋8500条: what is told of next; a time and 问题嘛 are no topic of the work. */
const topicSaid =
  /(?<=^|[。；;])(?!.{0,4}(?:[今明去后来前本全]年|半年|季度|月|以后|往后|现在|目前|问题|不足|困难|短板|打算|计划|原因|其中|其实|另外|还有|然后|所以|但是|当然|主要|反正|[我你他咱这那]))([\u4e00-\u9fff]{2,5})[嘛呢][，,]?(?=[\u4e00-\u9fff]{2})/g
/** 水库老，再一个队伍年纪大: one more thing, which counts nothing. */
const besides =
  /(?<=[\u4e00-\u9fff\d%])[，,](?:再一[个点条]|再有一[点条])(?:就是|是|[，,])?(?=[\u4e00-\u9fff]{2})(?!案|人|户|村|站|项目|月|季度|星期|小时|工地|企业|积案)/g

/** 问题是用地紧，再一个企业招工难: what leads one more of them is no count. */
const ofLack = /^[^，,。；;\d]{0,8}(?:问题|不足|短板|困难|难[处点题]|差距|毛病)/
const besidesOfLack =
  /(?<=[\u4e00-\u9fff\d%])[，,](?:再一[个点条]|再有一[点条]|还有一[个点条]|再就是|还有就是)(?:就是|是|[，,])?(?=[\u4e00-\u9fff]{2})(?!借调|调走|退休|请假|生病|正|在|没|未|被|已|去)/g

/** 县人社局县住建局: two offices side by side. */
const offices =
  /(?<=[县市区][\u4e00-\u9fff]{2,5}(?:局|委|法院|检察院))(?=[县市区][\u4e00-\u9fff]{2,5}(?:局|委|法院|检察院)(?:[^长员]|$))/g

/** 还有个事：8月14日…; 县级拨付14万元镇级自筹4.7万元: who gave what is told apart; 公益活动也是6次. */
function partGivers(line: string): string {
  return line
    .replace(/涉及的?人(?:数)?(?:是|有)?(\d[\d.]*)个?人?(?=$|[，,。；;\s])/g, '涉及$1人')
    .replace(/(?<=[\u4e00-\u9fff]{2})也是(?=约?\d[\d.]*[\u4e00-\u9fff]{1,2}(?:[，,。；;]|$))/g, '')
    .replace(/(?<=^|[。；;])(?:还|另外)?有?(?:一?[个件])事情?[:：，,]\s*/g, '')
    .replace(/(?<=\d[万亿]元?)(?=[县镇乡市省](?:级(?:拨付|自筹|补助|配套)|里[给出拨补拿]|财政))/g, '，')
}

/** How people put what they did and did not: before anything else is read. */
function turnPhrases(given: string): string {
  return leaveBreath(
    partGivers(given)
      .replace(offices, '、')
      .replace(/(?<=^|[，,。；;])后半年/g, '下半年')
      .replace(brokenOff, '')
      .replace(saidTwice, '$1')
      .replace(partAsked, '$1：')
      .replace(topicSaid, '$1方面，')
      .split(/(?<=[。；;])/)
      .map((sentence) => sentence.replace(ofLack.test(sentence) ? besidesOfLack : besides, '。'))
      .join('')
      .replace(whenAlone, '$1开展活动')
      .replace(namedPast, '$1$2，$3$1$4')
      .replace(pastInBrackets, '，$1')
      .replace(
        /(没(?:有)?(?:出|制定|制发|发|发生|开展)?)[，,](?:一|1)(?:件|份|起|次|个)也?都?(?:没有?|没)(?=[，,。；;]|$)/g,
        '$1',
      )
      .replace(noneToo, '$1')
      .replace(
        noneIssued,
        (_, thing: string) => `没有制发${thing.replace(/(?:今年|全年|目前|也是?|都|更是?)+$/, '')}`,
      )
      .replace(
        noneAtAll,
        (_, thing: string) => `没有${thing.replace(/(?:今年|全年|目前|也是?|都|更是?)+$/, '')}`,
      )
      .replace(/(?<=^|[，,。；;])(?:我们|咱们?|我[镇乡])(?:搞|弄|做|办)的是(?=[“\u4e00-\u9fff])/g, '开展')
      .replace(/(?<=^|[，,。；;]|今年|全年)会(?:一共|总共|共)?开了(?=\d)/g, '召开会议')
      .replace(
        /(?<=[\u4e00-\u9fff]{2})[这那]一?块(?=[，,。；;\u4e00-\u9fff])(?![地田牌山]|[\u4e00-\u9fff][地田])/g,
        '',
      )
      .replace(/(?<=\d[日号]\s?(?:凌晨|早上|上午|中午|下午|晚上|夜里)?\d{1,2})点(?!\d)/g, '时')
      .replace(/(?<=岁以[上下]的?(?:有)?\d{1,5})个(?=$|[，,。；;、])/g, '人')
      // 人员流动大今年流失3人: what is told of it begins a clause.
      .replace(/(?<=[\u4e00-\u9fff]{3}[大高少低弱差快慢])(?=(?:今年|全年|去年|目前)[\u4e00-\u9fff])/g, '，'),
  )
}

/** 干信访的就我跟小杨2个人: nobody of the office is named. */
const usTwo = /就?(?:只?有)?我(?:[跟和与、][老小][\u4e00-\u9fff])+(?:一?共|总共|两|俩)?(?=\d+个?人)/g

/** 3个调解员, 调解员3个: people are counted in 名. */
const ofPerson = new RegExp(
  `(?<=\\d[多余来]?)个(?![没无缺有未不])(?=[\\u4e00-\\u9fff]{0,3}${people}(?!\\d))`,
  'g',
)
const afterPeople = new RegExp(
  `(?<=${people}(?:一?共|有|共有)?[约近]?\\d[\\d.]{0,6}[万千百]?[多余]?)个(?=$|[，,。；;、])`,
  'g',
)

/** 涉及工人276: people are counted though nobody says in what. */
const peopleAlone = new RegExp(`(?<=${people}(?:约|近|共)?)(\\d{1,6})(?=$|[，,。；;、])`, 'g')

/** Without two characters together, or one behind a number, nothing is said in any way. */
const isSaid = /[\u4e00-\u9fff\d][\u4e00-\u9fff]/

/** One line of the material. */
export function writeFormally(line: string): string {
  if (!isSaid.test(line)) return line
  return leaveBreath(
    turnCounts(writeMoney(turnPhrases(takeBack(line))))
      .replace(usTwo, '仅有')
      .replace(/(?<=\d)回(?=$|[，,。；;、（）()\s])/g, '次')
      .replace(/(?<=(?:\d|每)月\d{1,2})号/g, '日')
      .replace(/(?<=\d月\d{1,2}日?(?:[、和到至—-]|号到)\d{1,2})号/g, '日')
      .replace(
        /(?<=\d)个(?![没无缺有未不])(?=[\u4e00-\u9fff]{1,4}(?:员|医生|律师)(?![会工作村证]|\d))/g,
        '名',
      )
      .replace(/(?<=\d[万千百]?[多余来]?)个人(?=$|[，,。；;、\s]|[^民均口大才行社事员群])/g, '人')
      .replace(ofPerson, '名')
      .replace(
        /(?<=[\u4e00-\u9fff][员警](?:一共|总共|共|现|有|配|配备|聘|聘请)?了?\d+)个(?=[，,。；;]|$)/g,
        '名',
      )
      .replace(
        /(?<=[\u4e00-\u9fff，,])来了(?:大?[约概]|差不多)?(?=\d)(\d[\d.]*[万千百]?[多余来]?人次?)(?=$|[，,。；;])/g,
        arrive,
      )
      .replace(
        /(?<=[\u4e00-\u9fff])(?:也是|也|是)?(?:全都|全部都|全|都)([\u4e00-\u9fff])了的?(?=$|[，,。；;])/g,
        '都$1了',
      )
      .replace(/(?<=^|[，,。；;])[跟和与]([\u4e00-\u9fff]{2,8})一[起道块](?=[\u4e00-\u9fff])/g, '会同$1')
      .replace(ofPeople, '$1人')
      .replace(afterPeople, '名')
      .replace(peopleAlone, '$1人'),
  )
}

/** Particles, words of places and what only fills a sentence. */
function leaveBreath(line: string): string {
  return (
    line
      .replace(/(?<=\d)来(?=[名个份件起场次户家人])/g, '余')
      .replace(/(?<=[\u4e00-\u9fff])(?:[嘛呢呗哈哦嗯哎]|(?<![酒网贴水])吧)(?=[，,。；;]|$)/g, '')
      .replace(/(?<=[\u4e00-\u9fff]{2})[嘛呢](?=[\u4e00-\u9fff])/g, '')
      .replace(/(?<=^|[，,。；;])(?:这\d+[件起个户人名条]?)?(?:里头|里面(?=[\u4e00-\u9fff]{2,8}\d))/g, '其中')
      .replace(/(?<=^|[，,。；;])成了的?(?=\d)/g, '成功')
      // 6月18日挂的牌
      .replace(/(?<=\d[日号])([挂揭开竣完动复停结封])的([牌工业幕会馆题])(?=$|[，,。；;])/g, '$1$2')
      .replace(/里头/g, '内')
      // 冇得进京上访滴, 没命案: as it is said in places
      .replace(/(?:冇|莫|没)得(?=[\u4e00-\u9fff])|冇(?=[\u4e00-\u9fff])/g, '没有')
      .replace(/(?<=^|[，,。；;])没(?![有能过在来去得到])(?=[\u4e00-\u9fff]{2,6}(?:[，,。；;]|$))/g, '没有')
      .replace(/(?<=[\u4e00-\u9fff])滴(?=[，,。；;]|$|[多少高低大小好])/g, '的')
      // 搞了个“板凳会”
      .replace(
        /一?个(?=“|[\u4e00-\u9fff]{3})(?<=[搞办弄建设招立展组织做]了?一?个)(?!个|[月小钟半]|人(?!民|大|才|员)|[多把])/g,
        '',
      )
      .replace(/(?<=[\u4e00-\u9fff]|^|[，,。；;])那个(?=[\u4e00-\u9fff]{2})/g, '')
      .replace(/(?<=[\u4e00-\u9fff])啊(?=[，,。；;\u4e00-\u9fff])/g, '')
      .replace(saidOf, '，')
      .replace(/(?<=(?:同比|环比|比上年|比去年|较上年|较去年)(?:同期)?)[增降](?=\d)/g, (way) =>
        way === '增' ? '增长' : '下降',
      )
  )
}

/** 听课来了50人 -> 听课50人参加, 来了大概50人 -> 约50人参加. */
function arrive(said: string, people: string): string {
  return `${/[约概]|差不多/.test(said) ? '约' : ''}${people}参加`
}

/** The number that was taken back goes, the one that was meant stands in its place; without such words the line comes back as it is. */
export function takeBack(line: string): string {
  let out = line
  for (const match of [...line.matchAll(takenBack)].reverse()) {
    const end = match.index + match[0].length
    const behind = out.slice(end, end + nearby)
    const right = findQuantities(behind).find(({ at }) => at.start === 0) ?? findBare(behind)
    const from = Math.max(0, match.index - nearby)
    const before = out.slice(from, match.index)
    const wrong =
      findQuantities(before).findLast(
        (one) => one.unit === right?.unit || right?.unit === '' || one.unit === '',
      ) ?? findBare(before)
    if (right === null || wrong === null) continue
    const kept = before.slice(0, wrong.at.start) + right.raw + before.slice(wrong.at.end)
    out = out.slice(0, from) + kept + out.slice(end + right.at.end)
  }
  return out === line ? line : out.replace(settled, '')
}

/** 12台，4.8万: what is no count of anything is money. */
const bareMoney = /(?<=[，,、])(\d[\d.]*[万亿])(?=$|[，,。；;])/g

/** What is taken back was said a moment ago. */
const nearby = 60

/** A number without a unit (1.2万): that at the start, else the last one. */
function findBare(text: string) {
  const found = /^\d[\d.]*[万亿]?/.exec(text) ?? [...text.matchAll(/\d[\d.]*[万亿]?/g)].at(-1)
  return found
    ? { raw: found[0], unit: '', at: { start: found.index, end: found.index + found[0].length } }
    : null
}

/** 要回来131万 -> 131万元 where the sentence speaks of money. */
function writeMoney(line: string): string {
  return line
    .replace(bareMoney, '$1元')
    .split(/(?<=[。；;])/)
    .map((sentence) =>
      money.test(sentence)
        ? sentence.replace(
            /(?<=\d)([万亿])(余?)(?=$|[，,。；;、）)\s]|(?:未|没|尚|已|全部|都|到位|到账|发[到放给]|占(?:全|总|年|比)|同比|环比|比上年|比去年|较上年))/g,
            '$1$2元',
          )
        : sentence,
    )
    .join('')
}

/** 办了3场讲座 -> 办了讲座3场, as documents put it. One clause. */
export function orderWords(given: string): string {
  const clause = given
    .replace(/(?<=[\u4e00-\u9fff]{2})(?:我们|咱们)(?=[搞弄做开办]了?\d)/, '')
    .replace(
      /^([\u4e00-\u9fff]{2,8})(?<!我们|咱们|今年|全年|一共|总共|还|又|也|只|仅|才|就|都|已|共|刚|先|再|新|另外?|累计)[搞弄做]了(?=\d)/,
      '$1',
    )
  const found =
    /^(.{0,30}?[\u4e00-\u9fff]了)(\d[\d.]*[万千百]?[多余]?[件起场次份户家条处名个期批项宗块台])([\u4e00-\u9fff“”]{2,10})$/.exec(
      clause,
    )
  if (
    !found ||
    // 做了89个娃娃: what is done to people names nothing that is counted by it.
    // 谈了7次谈下来了: what came of it is no name either.
    /[做帮带教管陪]了$/.test(found[1]!) ||
    found[3]!.endsWith('了') ||
    // 27个项目次: all of it is the measure.
    /[次期批]$/.test(found[3]!) ||
    /^(?:有|是|的|都|均|全|已|还|参|来|以|左|进|在|到|没|无|不|缺|需|等|未|要|才|就|仍|只)/.test(found[3]!)
  )
    return clause
  return `${found[1]}${found[3]}${found[2]}`
}

/** 都整改了 -> 均已整改, where it ends a clause. */
export function writeTail(tail: string): string {
  return tail
    .replace(/^(?:全都|全部都|也都|都)(?=已|按)/, '均')
    .replace(/^(?:全都|全部都|也都|都)([\u4e00-\u9fff]{2,8}?)了$/, '均已$1')
    .replace(/^(?:全都|全部都|也都|都)(?=.了$)/, '都')
    .replace(/^(?:全都|全部都|也都|都)(?!.了$)/, '均')
}
