// Step: does what the words count agree with an indicator? The words around a number and those that the indicator is
// called by in, false out where the text names another thing (入驻部门8个 is no 入驻事项数, 出动巡逻 no 执法).

/** Words around a number as they are read for an indicator. */
export interface CountedWords {
  /** From the number or stop before, up to this number. */
  readonly left: string
  /** From after the unit up to the next stop or number. */
  readonly right: string
  /** The noun that follows the number and is counted; null where none does. */
  readonly counted: string | null
  /** As written. */
  readonly unit: string
}

/** What says that something was done or how many there were, and names nothing. */
const light =
  '其中|包括|另外|此外|同时|全年|年内|今年|本年度?|当年|目前|截至|年初|年末|年底|现有?|共计?|总计|合计|累计|先后|分别|平均|已经?|均|都|全部|全|各类?|各级|有|为|是|了|的|等|至|到|约|近|逾|由|从|达到?|超过?|仅|只|组成|线上|线下|报名|保持|稳定|提升|提高|上升|下降|降低|增加|减少|增|减|升|降|率|实现|完成|开展|组织|召开|举办|举行|进行|实施|建立|建成|设立|成立|配备|配齐|聘请|选聘|聘用|发展|培养|培育|选育|评选|创建|发放|派发|印发|制作|张贴|悬挂|设置|安装|更新|新增|新建|打造|播放|播出|发布|推送|编发|发送|提供|收到|接到|下达|发出|开具|作出|投入|出动|参加|参与|参训|取得|获得|持有|通过|在册|在岗|上岗|登记|共有|设有|拥有|涉及|惠及|覆盖|服务|直接|主动|依法|按时|及时|成功|当场|严格|认真|全面|集中|联合|带头|自行|入库|到账|总数|总量|总|数量?|件数|份数|次数|人数|人次|户数|人员|人民币|群众|村民|居民|职工|干部|党员|学生|师生|工作|活动|情况|任务|队伍|团队|案件|信息|(?:法律|普法|法治)?知识|以上|左右|多|余|人|名|个|件|次|场|户|家|额|款|在|对|向|将|把|被|并|再|又|还|也|与|和|及|、'
const kinds =
  '专题|主题|专项|日常|常态化?|定期|大型|系列|特色|全员|骨干|镇|乡|村|社区|街道|县|区|市|级|政府|政务|门户|网站|平台|利用|重大|一般|综合|集体|行政|有效|资格证?|机关|年度?|我|本|其他'
const generalRun = new RegExp(`^(?:${kinds}|${light}|[^一-龥A-Za-z]){0,24}$`)
const lightRun = new RegExp(`^(?:${light}|[^一-龥A-Za-z]){0,24}$`)
/** Who did it or what else happened stands before the last of these. */
const farthest = 24
/** 71名网格员改用手机填报: what the counted ones do is not what they are. */
const predicate =
  /(?:全年|采取|改用|使用|利用|通过|受理|办理|接受|参加|能够?|可以|[里中]有|管着|[一-龥]{2}率$|《).*$/
const people = /^(?:人|名|位|人次|户)$/

/** After these begins the noun that is counted. */
const opened =
  /.*(?:开展|组织|举办|举行|召开|进行|参加|参与|接受|受理|办理|处理|接待|化解|调解|解答|提供|发放|派发|印发|印制|制作|张贴|悬挂|建成|建立|成立|配备|聘请|查处|作出|下达|下发|收到|接到|新收|新增|公布|编制|制定|讲|[,;:、)])/

/** Opens the agreement of one indicator: `called` are all words of its name and synonyms. */
export function openAgreement(name: string, called: readonly string[]) {
  const known = [...new Set(called)]
  const title = name.slice(0, 2)
  /** `told` are the words of the synonym that was found. */
  return (words: CountedWords, told: readonly string[]): boolean => {
    const { left, right, counted } = words
    const [last = ''] = told.slice(-1)
    const isWhole = told.length > 1 || last.includes(title)
    if (!isWhole && !isOfKind(dropMarks(counted?.includes(last) ? counted : left), { last, title, known }))
      return false
    if (counted !== null)
      return isCalled(counted, known) || isToldOf(words, right.slice(counted.length), told)
    const after = left.includes(last) ? -1 : right.indexOf(last)
    if (after >= 0) return generalRun.test(dropWords(right.slice(0, after), [...told, ...known]))
    const bare = dropMarks(left)
    return lightRun.test(bare.slice(endOfLast(bare, known)).slice(-farthest))
  }
}

/** 反诈培训, 禁牧巡查, 游客满意度: where the word alone is less than the indicator's name, nothing else may narrow it. */
function isOfKind(
  words: string,
  { last, title, known }: { last: string; title: string; known: readonly string[] },
): boolean {
  const at = words.lastIndexOf(last)
  if (at < 0) return true
  const before = words.slice(0, at).replace(opened, '')
  return (
    generalRun.test(before) ||
    before.includes(title) ||
    /法/.test(before) ||
    known.some((word) => word !== last && before.includes(word))
  )
}

/** 52名采摘工追回工钱, 9名队员全部持证: what was done to whom or by whom is said after the noun. */
function isToldOf({ unit }: CountedWords, rest: string, told: readonly string[]): boolean {
  const [last = ''] = told.slice(-1)
  return people.test(unit)
    ? rest.includes(last)
    : told.length > 1 && told.every((word) => rest.includes(word))
}

/** Nothing but light words follows the last word that the indicator is called by. */
function isCalled(noun: string, known: readonly string[]): boolean {
  const bare = noun.replace(predicate, '')
  return lightRun.test(bare.slice(endOfLast(bare, known)))
}

/** 宣讲《信访工作条例》 is 宣讲, “两违”建筑 is 两违建筑. */
function dropMarks(words: string): string {
  return words.replace(/《[^《》]*》|[“”"]/g, '')
}

function dropWords(text: string, words: readonly string[]): string {
  return words.reduce((rest, word) => rest.replace(word, ''), text)
}

function endOfLast(words: string, known: readonly string[]): number {
  let end = 0
  for (const word of known) {
    const at = words.lastIndexOf(word)
    if (at < 0) continue
    // 法律进林场: the word wants one more.
    const open = word.endsWith('进')
      ? (/^[一-龥]{1,3}/.exec(words.slice(at + word.length))?.[0].length ?? 0)
      : 0
    end = Math.max(end, at + word.length + open)
  }
  return end
}
