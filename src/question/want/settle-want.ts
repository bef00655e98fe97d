// Step: what a question wants by its words alone -> what it wants of the places, years and numbers that it names, in a talk or not.
import { type Frame, isKnown, type Want } from '#domain/frame.ts'
import type { Place } from '#domain/place.ts'
import type { Found } from '#question/read-signs.ts'
import { asksNumberWritten, type WantRead } from '#question/read-want.ts'
import type { Votes } from '#question/vote-wants.ts'

/** 一共多少 of one place and year is its number; of several it is their sum. */
export function ofSeveral(
  told: Pick<Frame, 'years' | 'include' | 'wantsTowns' | 'text'>,
  votes: Votes,
  read: WantRead,
): WantRead {
  const isSeveral = told.years.length > 1 || told.include.length > 1 || told.wantsTowns
  const isNumber = ['value', 'trend', 'rank'].includes(read.want)
  // 22、23年各多少件: each of them, and no sum.
  if (read.want === 'total' && asksEach.test(told.text) && !sums.test(told.text.replace(/总[数量额]/g, '')))
    return { ...read, want: 'value' }
  // 三年开课场次和听课人次: each of them, where nothing is held against anything.
  const isOfOne = told.include.length === 1 && !told.wantsTowns
  if (read.want === 'compare' && isOfOne && !comparing.test(told.text) && listsTwo.test(told.text))
    return { ...read, want: told.years.length > 1 ? 'trend' : 'value' }
  // 主动公开信息、收到意见分别多少 of one town: nothing is put in order.
  if (read.want === 'rank' && isOfOne && told.include[0]!.town !== null && !orders.test(told.text))
    return { ...read, want: 'value' }
  const isOverYears = told.years.length > 1 && told.include.length < 2 && !told.wantsTowns
  // 历年依申请公开: each year's number, where no word asks for anything else.
  if (isOverYears && listsYears.test(told.text) && ofWords.includes(read.want) && !asksWords.test(told.text))
    return { ...read, want: 'trend' }
  // 22年和24年一共多少: the sum of the two, which nothing holds against each other.
  if (isOverYears && read.want === 'compare' && sums.test(told.text) && !against.test(told.text))
    return { ...read, want: 'total' }
  const isSum = read.want === 'total' || read.want === 'value'
  if (isOverYears && isSum && asksChange.test(told.text)) return { ...read, want: 'trend' }
  const isSummed = votes.wants.total >= saysTotal && !asksDirection.test(told.text)
  return isSeveral && isNumber && isSummed ? { ...read, want: 'total' } : read
}

/** 总量是上升还是下降: how it went, whatever it is of. */
const asksDirection =
  /(?:上升|增加|增长|[升涨增]|多了?)(?:还是|或|或者|定)(?:是)?(?:下降|减少|[降跌减]|少)|(?:下降|减少|[降跌减]|少了?)(?:还是|或|或者|定)(?:是)?(?:上升|增加|增长|[升涨增]|多)/

const listsYears = /历年|逐年|各年|每一?年|年年|各个?年度/
const ofWords: readonly Want[] = ['value', 'detail', 'whether', 'overview', 'how', 'library', 'unclear']
const asksWords =
  /[吗么没吧不][?？。]?$|是不是|是否|有没有|怎|咋|如何|为[什啥何]|哪|谁|什么|啥|情况|做法|问题|亮点/
const against = /比|较|差|谁|哪|[高低]|[增减升降涨跌]|[多少]了|多还是少|变/

const orders =
  /[最排第末尾冠哪谁]|前[一二两三四五六七八九十\d]|倒数|垫底|名[次列]|次序|[高低多少大小](?:到|往|的是|点|些|还是)/

const comparing = /比|较|差|谁|哪|[多少高低大小强弱快慢]|变|[增减升降涨跌]|相?对/
/** 场次和人次, 件数、金额 */
const listsTwo = /[\u4e00-\u9fff](?:[和与及跟、]|以及)[\u4e00-\u9fff]/

const asksEach =
  /都[给报列要说]|[一1](?:家|镇|乡|年|个)[一1][行格列栏]|[一1][行格列栏][一1](?:家|镇|乡|年|个)|表格|(?:各(?:自|是|有|为)?[\u4e00-\u9fff]{0,3}|分别[\u4e00-\u9fff]{0,3})(?:多少|好多|几)/
const sums = /合计|一共|总|共|加|相加|合起来|之和|拢/

/** 三年共降了多少: how it went, not what it makes together. */
export const asksChange =
  /(?:下降|减少|降低|增加|上升|增长|提高|少|多|降|减|增|升|涨|跌)了?(?:多少|好多|几)(?!.{0,6}(?:加起来|合计))/

/** 山林纠纷减少了几件, of one place and one year: against the year before, where there is a report of it. */
export function againstBefore<Told extends Pick<Frame, 'years' | 'include' | 'text'>>(
  told: Told,
  isHeld: (place: Place, year: number) => boolean,
): Told {
  const [year, ...others] = told.years
  const [place, ...more] = told.include
  const isOne = year !== undefined && others.length === 0 && place?.town != null && more.length === 0
  return isOne && asksGrown.test(told.text) && isHeld(place, year - 1)
    ? { ...told, years: [year - 1, year] }
    : told
}

export const asksGrowth = (text: string): boolean => asksGrown.test(text)

/** 新增几名 counts what is new; 比22年多几件 says against what. */
const asksGrown =
  /^(?!.*[比较]).*(?:([涨降升增减跌])(?:没|没有|了没|了没有|没得)\1?(?=$|[，,。？?\s])|(?:下降|减少|降低|增加|上升|增长|提高|[降减升涨]了|(?<![至最不])[少多][\u4e00-\u9fff]?了)(?:了|出)?(?:多少|好多|几|百分之几))/

/** 别的镇写了没 asks who does; 成功率比那年涨了没得 asks how it went. */
export function ofScope(
  {
    wantsPeers,
    include,
    years,
    assertedNumbers,
    text,
    part,
  }: Pick<Found, 'wantsPeers' | 'include' | 'years' | 'assertedNumbers' | 'text'> & Pick<Frame, 'part'>,
  read: WantRead,
): WantRead {
  // 咱乡跟它差几个点 is of one number, and no benchmark.
  if (read.want === 'benchmark' && /差(?:了|着)?(?:几|多少|好多)/.test(text))
    return { ...read, want: 'compare' }
  // 自己讲差在哪里 is of its own report, and no benchmark.
  if (read.want === 'benchmark' && part === 'problem' && !wantsPeers) return { ...read, want: 'overview' }
  if (read.want === 'value' && /(?:怎么|咋|如何|怎样)(?:写|说|讲)的/.test(text))
    return { ...read, want: 'how' }
  if (include.length > 0 && ofNumbers.includes(read.want) && asksNumberWritten(text))
    return { ...read, want: 'value' }
  if (read.want !== 'whether') return read
  if (asksNumber.test(text) && !asksWhether.test(text)) return { ...read, want: 'value' }
  if (assertedNumbers.length > 0) return read
  // 写了具体几件没有 is answered by the number, or by that none is written.
  if (asksNumberWritten(text)) return { ...read, want: 'value' }
  if (wantsPeers && include.length === 0) return { ...read, want: 'who' }
  const isCourse = years.length > 1 && /[涨降升增减多少高低][了过](?:没|吗|么|不|点|些)/.test(text)
  return isCourse ? { ...read, want: 'trend' } : read
}

/** 听说…，各答对多少道 */
const asksNumber = /多少|好多|几多/
const asksWhether = /[吧吗么嘛没不][?？。]?$|吧[，,]|是不是|是否|对不|有没有|[写提报]没/

/** 大山江的数字报告里有吗 */
const ofNumbers: readonly Want[] = ['library', 'quality', 'detail', 'unclear']

/** 哪个乡唱山歌普法: of a place, a year or all towns, in a word that reports speak of, something of the reports is asked. */
export function ofReports(
  {
    include,
    years,
    wantsTowns,
    terms,
    text,
    isAfter,
  }: Pick<Frame, 'include' | 'years' | 'wantsTowns' | 'terms' | 'text'> & { readonly isAfter: boolean },
  read: WantRead,
): WantRead {
  const isScoped = wantsTowns || include.length > 0 || years.length > 0
  // 24年又修订，明确了啥 goes on with the talk.
  const isSpoken = terms.some(isKnown) || (isAfter && read.want === 'outside')
  // 有人重新表决吗 in a talk is of what is spoken of.
  const isOfThem = isAfter || include.length > 0
  // 告知行政诉讼情况 asks for no number.
  if (['value', 'trend'].includes(read.want) && years.length < 2 && asksState.test(text))
    return { ...read, want: 'overview' }
  if (isOfThem && read.want === 'library' && !ofLibrary.test(text)) return { ...read, want: 'detail' }
  // 由哪几道防线组成 of one town asks for no town.
  if (read.want === 'who' && include.length === 1 && !wantsTowns && asksParts.test(text))
    return { ...read, want: 'how' }
  if (isOfThem && !wantsTowns && asksWhoDid.test(text)) return { ...read, want: 'detail' }
  if (read.asksLaw || !isScoped || !isSpoken || !ofNoReport.includes(read.want)) return read
  return { ...read, want: wantsTowns ? 'who' : 'detail' }
}

const asksParts = /哪[几些][道步项类种样块关]/

const asksState =
  /^(?!.*(?:多少|好多|几|[数率额]|[增降涨跌升变比]|走势)).*[\u4e00-\u9fff]{2}情况[呢吗]?[。?？]?$/

/** 不够的钱是哪个垫的 */
const asksWhoDid =
  /(?:谁|哪个|哪位|哪家)(?:单位|部门|人|领导)?(?![镇乡街村年月])[\u4e00-\u9fff]{1,2}的(?:头|钱|字|板)?[呢呀啊嘛]?[?？。]?$/

const ofLibrary =
  /报告|年报|资料|材料|文件|总结|库|[收存录导传查]|[几份哪]份|哪几?[个家镇乡]|哪几年|哪年(?!.{0,4}[多少高低大小])|你/
const ofNoReport: readonly Want[] = ['outside', 'check', 'unclear', 'chat']

/** Weight of one line of prompts/asking/wants.tsv that surely asks for a sum. */
const saysTotal = 6
