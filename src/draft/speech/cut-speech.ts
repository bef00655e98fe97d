// Step of reading a brief: what was dictated without a stop (安委会我们开了八次检查企业四十家) -> clauses and sentences, its numbers in figures. Other lines come back as they are.
import { findPart } from '#draft/brief/find-part.ts'
import { findQuantities } from '#text/numbers/find-quantities.ts'
import { multiplyExactly, parseChineseNumber } from '#text/numbers/quantity-number.ts'
import { findUnit } from '#text/numbers/quantity-units.ts'

/** Longer without a mark, and with so many numbers, nobody writes. */
const longestWritten = 44
const leastCounts = 2
const longestUnmarked = 80
const leastUnmarked = 3
/** A line that goes on longer is no speech. */
const longestSpeech = 6000

export function cutSpeech(text: string): string {
  const lines = text.split('\n')
  const isAllSpoken = isDictated(lines)
  return lines
    .map((line) => (isAllSpoken && isBreath(line) ? cutBreath(line) : isSpeech(line) ? cutLine(line) : line))
    .join('\n')
}

/** Several lines without a mark, their numbers in words or several in one breath: the phone wrote down what was said. */
function isDictated(lines: readonly string[]): boolean {
  const said = lines.filter((line) => line.trim() !== '')
  const breaths = said.filter(isBreath)
  const spoken = breaths.reduce((sum, line) => sum + (line.match(inWords)?.length ?? 0), 0)
  const runs = breaths.filter((line) => !/\s/.test(line.trim()) && findQuantities(line).length >= leastCounts)
  const isSpoken = spoken >= leastInWords || runs.length >= leastRuns
  return breaths.length >= leastBreaths && breaths.length * 2 > said.length && isSpoken
}

const leastRuns = 3
const leastBreaths = 2
const leastInWords = 4
const shortestBreath = 16
const inWords = /[一二两三四五六七八九十百千万]+[多来几]?(?=[个件起场次名人户家份条处块宗回轮期])/g

function isBreath(line: string): boolean {
  return (
    line.length >= shortestBreath && line.length <= longestSpeech && !/[，,。；;、：:|｜\t#]/.test(line)
  )
}

function isSpeech(line: string): boolean {
  if (line.length <= longestWritten || line.length > longestSpeech || /[|｜\t#]/.test(line)) return false
  if (isBlankParted(line) || isUnmarked(line)) return true
  return line
    .split(/[，,。；;！!？?、：:（）()\s]/)
    .some((run) => run.length > longestWritten && findQuantities(run).length >= leastCounts)
}

const blankBetween = /(?<=[\u4e00-\u9fff]) +(?=[\u4e00-\u9fff])/g

/** A long line with blanks for all its marks. */
function isBlankParted(line: string): boolean {
  const isLong = line.length > longestWritten * 2 && !/[，,。；;！!？?、]/.test(line)
  return isLong && line.trim().split(/\s+/).length > leastCounts && findQuantities(line).length > leastCounts
}

/** 普法的话, 书记那块, 明年的话: what is spoken of from here on. */
const topic =
  /(?<=^|[，。\s])(?:那个|这个|然后)*([\u4e00-\u9fff]{2,8}?)(?:这一?块|那一?块|的话|这方面)(?:呢|嘛|吧)?\s*(?=[\u4e00-\u9fff\d])/g
/** 刚才执法检查那个我翻了下表上写的是78次: the same thing once more, by another source. */
const onceMore =
  /(?:刚才|前面|刚刚)(?:说的)?([\u4e00-\u9fff]{2,8}?)(?:那个|这个)?我?[又再]?(?:[翻看查]了?一?下)?(?:表|台账|本子|记录)?上?[写记]?的?是(?=\d)/g
/** Between the two nobody can say: both stand. */
const undecided = /[，,]?到底是?哪一?个[^，。；\s]{0,24}/g
/** 6次我看了台账是6次: said once more, and the same. */
const confirmed =
  /(\d+[\u4e00-\u9fff]{1,2})[，。\s]?我?[又再也]?[看翻查]了?(?:一?下)?(?:表|台账|本子|记录)上?(?:[写记]的)?也?是\1/g

/** Long, with marks at most where others put stops, and many numbers in it. */
function isUnmarked(line: string): boolean {
  const marks = line.match(/[，,。；;！!？?、：:]/g)?.length ?? 0
  return (
    line.length > longestUnmarked &&
    marks * longestUnmarked < line.length &&
    findQuantities(line).length > leastUnmarked
  )
}

/** 普法这块，进村讲了11场 */
const spokenTopic = /^(?:那个|然后|再就是)?([\u4e00-\u9fff]{2,8}?)(?:这一?块|那一?块|这方面|方面)(?:呢|嘛)?，?(?=[\u4e00-\u9fff\d]{4})/

/** A line is told of one thing: its blanks are commas. */
function cutBreath(line: string): string {
  return cutLine(line.trim().replace(/[ \u3000]+/g, '，').replace(spokenTopic, '$1：'))
}

function cutLine(given: string): string {
  const line = (isBlankParted(given) ? markBlanks(given) : given).replace(blankBetween, '。')
  const cut = cutAtCounts(writeFigures(cutAtParticles(line)))
  return cut
    .replace(/(?<=[，。](?:约|近)?\d{1,6}余?人(?:次)?参加)(?=[\u4e00-\u9fff]{4})/g, '。')
    .replace(/[，。]*。[，。]*/g, '。')
    .replace(/，{2,}/g, '，')
    .replace(/^[，。]+/, '')
}

function markBlanks(line: string): string {
  const again: string[] = []
  const told = line
    .replace(undecided, '')
    .replace(onceMore, (_, name: string) => `\u0001${name}`)
    .replace(/\u0001([^\s，。]+)/g, (_, said: string) => {
      again.push(said)
      return ''
    })
    .replace(confirmed, '$1')
    .replace(/^(?:嗯|呃|那个|我(?:跟你)?说一?下啊?)+/, '')
    .replace(/(?<=[\u4e00-\u9fff])[哦嘛呢吧啊哈嗯]+(?=\s|$)/g, '')
    .replace(/(?<=\s[\u4e00-\u9fff]{2,8})今年(?=没)/g, '')
    .replace(topic, (_, name: string) => `。${name}${findPart(name, '') === null ? '' : '：'}`)
    .replace(/(?<=[\u4e00-\u9fff])[，\s]*(?=原因(?:主要)?还?是)/g, '。')
    .trim()
  // What is said once more stands where no topic before it can take it along.
  return [...again, told]
    .join('。')
    .replace(/\s+/g, '，')
    .replace(/，*。，*/g, '。')
}

/** 呢, 啊, 然后, 还有一个就是: where people take breath. */
function cutAtParticles(line: string): string {
  return line
    .replace(/一([件家户个条项])一\1/g, '逐$1')
    .replace(/((?:我说)?你(?:记|听)(?:着|好|一下)?)(?=[\u4e00-\u9fff]{6})/g, '$1。')
    .replace(/(?<=[\u4e00-\u9fff]{4})(还?有一[个件家户](?:人|是|就))/g, '，$1')
    .replace(/就是那个/g, '是')
    .replace(/(?<=[\u4e00-\u9fff]{2})(?<!再)(?:还有)?(?=一[处个家次件户](?:是|在)[\u4e00-\u9fff])/g, '，')
    .replace(/(?<=[去来掉完好]了)(?=[给帮替为把将][\u4e00-\u9fff\d])/g, '，')
    .replace(/(?<=[\u4e00-\u9fff]了的)(?=[\u4e00-\u9fff]{4})/g, '，')
    .replace(/(?<=\d[万亿])(?=涉及|已经|还有|[给帮])/g, '，')
    .replace(/(?<=[\u4e00-\u9fff]{4})(?=搞[\d一二两三四五六七八九])/g, '，')
    .replace(/(?<=[\u4e00-\u9fff\d]{2})(?=(?:争取|力争|确保)[\u4e00-\u9fff]{2})/g, '，')
    .replace(/(?<=[\u4e00-\u9fff]{4})再一个(?=[\u4e00-\u9fff]{4})/g, '。再一个，')
    .replace(/(?<=[\u4e00-\u9fff]{2}前)(?=查了|查处|检查|排查|走访)/g, '，')
    .replace(/(?<=[\u4e00-\u9fff\d%]{2})就这些(?:了|啊|哈)*(?:说完了?|完了|讲完了?)?$/, '')
    .replace(/(?<=[\u4e00-\u9fff]{3})(?=花了[一二两三四五六七八九十百千\d])/g, '，')
    .replace(/(都是[\u4e00-\u9fff]{1,4}的)(?=[\u4e00-\u9fff]{2})/g, '$1。')
    .replace(/(?<=(?:^|[，。])[\u4e00-\u9fff]{2,4})的话，?/g, '')
    .replace(/，?(书记|[镇乡]长)(?:那|这)(?:一?块|边)(?:呢|嘛)?，?(\1)?/g, '。$1')
    .replace(noneOf, '$1，')
    .replace(outcome, '，$1。')
    .replace(wanting, '$1，')
    .replace(
      /(?<=[\u4e00-\u9fff]{3})(?=把[\u4e00-\u9fff]{2,8}?(?:搞|做|建|弄|抓|修|办|落实|完善|健全|理顺|跟上))/g,
      '，',
    )
    .replace(/(?<=没有?[\u4e00-\u9fff]{2,4}(?<![也又]))(?=没有?[\u4e00-\u9fff]{2})/g, '，')
    .replace(/(?<=[\u4e00-\u9fff]{2})，?(?=下一步)/g, '。')
    .replace(/(?<=[\u4e00-\u9fff]{2}方面)(?=[\u4e00-\u9fff]{2})/g, '，')
    .replace(/^(?:喂|嗯|呃|哎|啊|呀|那个|就是|我(?:跟你)?说(?:一下)?|听得[见到]吗)+/, '')
    .replace(/(?<=[\u4e00-\u9fff])(?:呢|嘛|吧|啊|嗯|呃|哦|哎|哈)+(?=[\d一二两三四五六七八九十百千])/g, '')
    .replace(/(?<=[\u4e00-\u9fff])(?:呢|嘛|吧|啊|嗯|呃|哦|哎|哈)+(?=[\u4e00-\u9fff])/g, '，')
    .replace(/(?<=总结|报告|汇报|材料|简报|稿子)(?:吧|，)?(?:就是|，)*(?=[\u4e00-\u9fff]{4})/g, '。')
    .replace(/(?<=[。，])(?:呢|嘛|吧|啊|嗯|呃|哦|哎|哈)+(?=[\u4e00-\u9fff])/g, '')
    .replace(/(?:呢|嘛|吧|啊|嗯|呃|哦|哎|哈)+$/, '')
    .replace(/，?(?:然后|接着|再就是|再有就是|还有就是|另外)(?:呢|那个|就是)*，?/g, '。')
    .replace(/，?(?:还有|再)一([个件户家条处])(?:问题)?就?是(?:那个)?，?/g, '。还有一$1是')
    .replace(/(?:^|(?<=[，。\s]))(?:还有)?那个(?=[\u4e00-\u9fff]{2})，?/g, '。')
    .replace(/(?<=[\u4e00-\u9fff\d])，?(?:这块|这一块|这方面)，?/g, '')
    .replace(/(?:^|(?<=[，。]))(?:就是|说是)(?=[\u4e00-\u9fff])/g, '')
    .replace(/，?(?=不对|(?<!说)错了|(?<!不对)说错了)/g, '，')
    .replace(
      /(?<=[\u4e00-\u9fff])，?(存在的问题|问题|困难|短板|不足)(?:主要是|就是|，主要是|，就是|，)/g,
      '。$1是',
    )
    .replace(
      /(?<=[\u4e00-\u9fff])，?(?=(?:明年|下一步|下半年|往后|接下来)(?:想|打算|计划|准备|要|还|再|争取))/g,
      '。',
    )
    .replace(/(?<=[\u4e00-\u9fff])，?(?=(?:今年|全年)(?:没有|没|未|无|一共|总共|共))/g, '。')
    .replace(/(?<=[\u4e00-\u9fff])，?(?=就这些|先这样|就到这|你(?:帮|给)我)/g, '。')
    .replace(
      /(?<=[\u4e00-\u9fff]{2}了)(?![一二两三四五六七八九十百千万])(?=(?:[\u4e00-\u9fff]{2,8}(?:了|收缴|开展|组织|举办|建|有)))/g,
      '，',
    )
}

/** 没有行政复议行政诉讼一件: what there is none of ends its clause. */
const noneOf =
  /((?:没有?|未发生|无)[\u4e00-\u9fff]{0,6}?(?:复议|诉讼|上访|命案|事故|事件|投诉|积案|败诉|伤亡|火灾|漏管|脱管))(?=[\u4e00-\u9fff]{3})(?!的|和|或|及|、)/g
/** 镇长出庭了胜诉行政执法…: how a case went. */
const outcome = /，?(?<=[\u4e00-\u9fff]{2})了?((?:胜诉|败诉|撤诉|调解结案))(?:了)?(?=[\u4e00-\u9fff]{4})/g
/** 执法力量不够懂法律的人少: one lack behind another. */
const wanting =
  /((?:不够|不足|不到位|不强|不高|不深|不及时|太少|偏少|薄弱|老化|单一))(?=[\u4e00-\u9fff]{2,10}(?:少|低|差|弱|不[够足高强到]|难|慢|缺|松|单一|老化|薄弱))/g

const digit = '一二两三四五六七八九'
/** 一 by itself counts only before few measure words: 一下, 一定 and 一起去 count nothing. */
const spokenNumber = new RegExp(
  `(大[概约]|差不多|约|近)?(?<![第${digit}十百千万几数]|星期|周|每)((?:[${digit}十百千万]+[${digit}十百千万零〇]+|[二两三四五六七八九十]|一(?=[家次场件条名户处](?![是在都]))))(来|多|余|几)?(万)?(?!分之)(?=(个?人(?!民)|[^\\s，。])|(?<=万)(?:[，。]|$))`,
  'g',
)

/** 罚款一万三: thousands that are left unsaid, of money. */
const spokenMoney = new RegExp(
  `(?<=罚款?|罚没|资金|投入|花了?|补贴|补助|奖金|工资|欠薪|追回|款)([${digit}十百]+)万([${digit}])(?:块钱?|元)?(?![千百十万零])`,
  'g',
)

function writeMoney(line: string): string {
  return line.replace(spokenMoney, (whole: string, scale: string, rest: string) => {
    const [value, tenth] = [parseChineseNumber(scale), parseChineseNumber(rest)]
    return value === null || tenth === null ? whole : `${value}.${tenth}万元`
  })
}

/** 二百二十七处 -> 227处, 大概五百来人 -> 约500人; only before a measure word. */
function writeFigures(line: string): string {
  const text = writeMoney(line)
  return text.replace(
    spokenNumber,
    (whole: string, about = '', digits: string, more = '', scale = '', _next: string, at: number) => {
      const behind = text.slice(at + whole.length)
      const isCounted =
        scale !== '' ||
        digits.endsWith('万') ||
        findUnit(behind, 0) !== null ||
        /^(?:个?人|块钱?)/.test(behind)
      const value = parseChineseNumber(digits)
      if (!isCounted || value === null || (more === '几' && value < 10)) return whole
      const isRound = value >= 10_000 && value % 100 === 0
      const number = isRound ? `${multiplyExactly(value, 1e-4)}万` : String(value)
      const rest = more === '' || (more === '来' && about !== '') ? '' : '余'
      return `${rest === '' && about !== '' ? '约' : ''}${number}${scale}${rest}`
    },
  )
}

/** Said of what was just counted. */
const goesOn =
  /^(?:整改|剩|其中|里头|里面|全都?|全部|都|均|一共|总共|共|还|参加|参训|[来听]的人|听课|钱(?:是|一共|总共)|金额|大[概约]|差不多|约|成功|化解|办结|办完|追回|要回|罚|停产|鉴定|涉及|查出|发现|评出|惠及|受教育|覆盖|投入|花|参与|司法确认|(?:今年|全年)?新[增考招聘])/
/** Belongs to the number itself. */
const ofNumber =
  /^(?:[的个人名之多余]|来(?=[个人名])|左右|上下|以[上下内]|块(?=钱)|元|次(?!数)|参加|在[办建册逃岗])/
const verbBefore =
  /(?:[了开办搞弄做发建修招请抓查罚种装挂印聘配放备考选派创评争签购添设]|就|有|掉|出|到)(?:大[概约]|差不多|约|近)?$/
/** 办了3期|法治培训总共来了128人次 */
const ofThing = /^[\u4e00-\u9fff]{2,8}?(?:总共|一共|共|来了|参加)/
const nextClause =
  /^(?:再|还|又|都|全|也|已|就|没|未|无|把|被|一共|总共|其中|里头|剩|整改|不|忙|因|但|有一?[个件户家条]|[\u4e00-\u9fff]{2,4}(?:就|只有|没有))/

/** A mark behind a number that ends what it counts: a comma where the next words lean on it, else a stop. */
/** 接了47条线索涉及…, 发了2000份传单公示牌立了…: what is counted, where more is told behind it; empty for none. */
function thingCounted(behind: string): string {
  const thing = /^[\u4e00-\u9fff]{1,4}?[单料册牌业索件书案会座训练栏幅器灯车品物款房店员工民众户司]/.exec(behind)?.[0] ?? ''
  const rest = behind.slice(thing.length)
  return thing !== '' && /^(?:涉及|已经?|还有|都|全都|均|百把|几十|上百|[\u4e00-\u9fff]{2,12}?\d)/.test(rest) && !/^[的里中内]/.test(rest)
    ? thing
    : ''
}

const leftOver = /(?:还有|另有|剩下?|余下)(?:约|近)?$/
const ofWhich = /^(?![来听])[\u4e00-\u9fff]{1,4}的(?=[\u4e00-\u9fff])/

function cutAtCounts(line: string): string {
  let out = ''
  let from = 0
  for (const { at, unit } of findQuantities(line)) {
    // 四个季度都走了, 15分钟就到了 say when.
    if (/^(?:季度|月|星期|小时|工作日)/.test(line.slice(at.end))) continue
    if (/^(?:分钟|小时|天|年)$/.test(unit) && /^[就才内后便]/.test(line.slice(at.end))) continue
    // 212个探头坏了34个: what begins a clause counts what follows.
    const isLeading = /(?:^|[，。：\s])(?:约|近|共)?$/.test(line.slice(0, at.start))
    if (isLeading && /^[\u4e00-\u9fff]{2,8}?(?:了\d|也|都|没)/.test(line.slice(at.end))) continue
    // 把6个村的调解室: what is done to them follows.
    if (/[把将给为对向]$/.test(line.slice(0, at.start)) || ofWhich.test(line.slice(at.end)))
      continue
    // 给那3个病人: the same ones as before.
    if (/[这那每另剩]$/.test(line.slice(0, at.start))) continue
    const people = /^人(?![民均口大才行社事员群])/.exec(line.slice(at.end))?.[0] ?? ''
    const end = at.end + people.length
    const behind = line.slice(end)
    const before = line.slice(Math.max(from, at.start - 8), at.start)
    const thing = verbBefore.test(before) ? thingCounted(behind) : ''
    out += line.slice(from, end) + thing
    from = end + thing.length
    if (thing !== '') {
      out += '，'
      continue
    }
    // 有9个实名制都上了: another thing, of which all is said.
    if (/^[\u4e00-\u9fff]{2,4}都[\u4e00-\u9fff]{1,3}了/.test(behind)) {
      out += '，'
      continue
    }
    // 来的29条12345转的11条
    if (/^12345[\u4e00-\u9fff]/.test(behind)) out += '，'
    // 还有2条走到法院去了: what follows is said of them.
    if (leftOver.test(before) && !/^[，,]?(?:[\u4e00-\u9fff]{1,4}\d|其中)/.test(behind)) continue
    if (!/^[\u4e00-\u9fff]/.test(behind) || (people === '' && ofNumber.test(behind))) continue
    if (goesOn.test(behind) || nextClause.test(behind)) out += '，'
    else if (verbBefore.test(before) && ofThing.test(behind)) continue
    else if (/^[\u4e00-\u9fff]{2,10}\d/.test(behind)) out += /^(?:今年|去年|上年)/.test(behind) ? '，' : '。'
    // 发了3000份传单: what is counted follows.
    else if (!verbBefore.test(before)) out += /^\d|^[\u4e00-\u9fff]{1,12}?\d/.test(behind) ? '。' : '，'
  }
  return out + line.slice(from)
}
