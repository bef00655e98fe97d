// Step of writing: a clause that only counts (执法记录仪7台) -> with the verb of prompts/drafting/counted-things.tsv, which says no more than that the thing is there or was done.
import type { CountedThing, DraftWording } from '#domain/drafting-book.ts'
import { readsSound } from '#draft/clause/reads-sound.ts'
import type { Piece } from './build-paragraph.ts'

/** The pieces of one clause; those that have a verb of their own stay. */
export function giveVerbs(pieces: readonly Piece[], { things }: Pick<DraftWording, 'things'>): Piece[] {
  const given: Piece[] = []
  let last: CountedThing | null = null
  let isParted = false
  let verb = ''
  for (const [index, piece] of pieces.entries()) {
    if (typeof piece === 'string' || piece.kind !== 'figure') {
      isParted ||= typeof piece === 'string' && parted.test(piece)
      given.push(piece)
      continue
    }
    const before = given.at(-1)
    const said = typeof before === 'string' ? before : ''
    const isFirst = typeof before === 'string' && given.length === 1
    const spot = { said, isFirst, isBeside: index > 0 && typeof before !== 'string' }
    const isEnd = isOpenBehind(pieces[index + 1])
    if (isEnd && isPeople(piece.text) && last !== null && last.people !== '' && isBare(spot))
      given.push(spot.isBeside ? `、${last.people}` : last.people)
    // 执法人员18人，持证13人: who they are has been said.
    const isOfThose =
      isPeople(piece.text) &&
      isAfterPeople(pieces, index) &&
      said.replace(/^[，,、]/, '').length <= mostQuality
    const found = isEnd && !isParted && !isOfThose ? findThing(piece, spot, things) : null
    const isSame =
      found !== null && found.thing.text === verb && found.words.startsWith(`，${verb.replace('{物}', '')}`)
    verb = found?.thing.text ?? ''
    if (found !== null && isSame) {
      // 配备沙袋620条、抽水泵11台: the verb is said once.
      given.pop()
      given.push(found.words.replace(`，${verb.replace('{物}', '')}`, '、'))
    } else if (found !== null) {
      given.pop()
      given.push(found.words)
    }
    // What has a verb of its own (举办培训2次) still tells who came.
    last = found?.thing ?? (isPeople(piece.text) ? null : matchThing(said, piece, things))
    given.push(piece)
  }
  return given
}

/** 持证, 专职 */
const mostQuality = 2

/** The number before it counts people. */
function isAfterPeople(pieces: readonly Piece[], index: number): boolean {
  const before = pieces.slice(0, index).findLast((piece) => typeof piece !== 'string')
  return typeof before === 'object' && isPeople(before.text)
}

interface Spot {
  /** The words between the number before and this one. */
  readonly said: string
  readonly isFirst: boolean
  /** Nothing stands between the number before and this one: 3次172人次. */
  readonly isBeside: boolean
}

const marks = /[，,、；;。（(：:]/

/** Where the clause of a number starts in the words before it; -1: it goes on from the number before. */
function startOf({ said, isFirst }: Spot): number {
  const at = [...said].findLastIndex((char) => marks.test(char))
  return at < 0 && !isFirst ? -1 : at + 1
}

function isBare(spot: Spot): boolean {
  return spot.isBeside || (!spot.isFirst && /^[，,]共?$/.test(spot.said))
}

function isPeople(text: string): boolean {
  return /[\d万千百余多](?:人次|人|名)$/.test(text)
}

/** The number ends its clause. */
function isOpenBehind(next: Piece | undefined): boolean {
  return next === undefined || (typeof next === 'string' ? next === '' || marks.test(next.charAt(0)) : true)
}

type FigurePiece = Extract<Piece, { kind: 'figure' }>

/** The clause put with its verb, or null where it needs none. */
function findThing(
  piece: FigurePiece,
  spot: Spot,
  things: readonly CountedThing[],
): { thing: CountedThing; words: string } | null {
  const start = startOf(spot)
  if (start < 0 || piece.figure.value === 0) return null
  const clause = spot.said.slice(start)
  const lead = leads.exec(clause)![0]
  const noun = clause.slice(lead.length).replace(isThere, '')
  const thing = matchThing(noun, piece, things)
  if (thing === null || !/^[\u4e00-\u9fff“”]+$/.test(noun)) return null
  const owner = noun.slice(0, -thing.thing.length)
  const actor = actors.exec(owner)?.[0] ?? ''
  if (owner.length > longestOwner || hasVerb(owner) || hasVerb(owner.slice(actor.length))) return null
  if (spot.said.charAt(start - 1) === '、') return listThing(spot, { thing, noun })
  // 全乡划分网格42个
  if (owner.includes(thing.text.replace('{物}', ''))) return null
  const verbed = thing.text.replace('{物}', owner.slice(actor.length) + thing.thing)
  // 划网格: half of the verb is said.
  if (!readsSound(noun, verbed)) return null
  return { thing, words: spot.said.slice(0, start) + lead + actor + verbed }
}

/** 植树节、爱鸟周等主题活动3场: the verb leads what is listed; in a list of numbers the first one's verb holds. */
function listThing(
  { said, isFirst }: Spot,
  { thing, noun }: { thing: CountedThing; noun: string },
): { thing: CountedThing; words: string } | null {
  const isListed =
    isFirst && noun.includes('等') && !/[，,；;：:（(]/.test(said) && !hasVerb(said.replace(noun, ''))
  return isListed ? { thing, words: thing.text.replace('{物}', said) } : null
}

/** 护林员有42名, 消防站一共有9个 */
const isThere = /(?<=[\u4e00-\u9fff]{2}[^没只仅还占])(?:一?共|总共)?有$/
const longestOwner = 10
export const leads =
  /^(?:(?:\d{1,2})?[月年季]底?前|节前|汛前|每[月周年日天季]度?|全年|今年|年内|一年来|上半年|下半年|目前|累计|共|另|再|新)*/
/** Whose words are counted as parts need no verb. */
const parted = /其中|包括|分别|含|只有|仅有/
/** Who does it stands before the verb: 公众号“…”发布推文. */
export const actors =
  /^.*(?:[镇乡村所队局站]|街道|社区|中心|委员会|党委会|安委会|书记|[镇乡]长|部门|单位|带队|公众号(?:“[^”]*”)?)(?![员长级内里组村居委干民级支两务])/

const verbs =
  /主持|粉刷|喷刷|书写|研究|协调|划分|翻新|修缮|维修|改建|扩建|新装|拆除|硬化|参与|承办|带队|曝光|打|培育|培养|授课|开展|召开|举办|组织|配备|采购|购置|购买|新增|新建|新装|新修|成立|设立|设置|建成|建立|发放|印制|印发|制作|悬挂|聘请|安装|更换|办理|受理|发布|推送|更新|参加|完成|落实|实施|改造|评为|获得|争取|增加|减少|达到|缺少?|不足|发生|出动|查处|配套|招聘|选聘|选派|播放|放映|储备|清[理运]|填平|拆除|关停|停用|修[复补]|搭建|[铺架敷]设|开挖|[栽种]植|收[获缴]|整治|拨付|缴纳|追回|输送|查[出获扣]|排查|劝[返阻离]|拦[停截]|捣毁|签订|接待|招聘|选出|考取|讲授|宣讲|撰写|张贴|拍摄|划定|演出/
const verbAtEnd = /[设开办做发建购买送挂贴装换讲授上听审评有为是到了给把补备配]$/
/** 视频号发普法短视频: a verb of one character within. */
const verbInside =
  /(?<![开研出颁分印转下])发(?![展现改明票电动生卡货育放布酵达])|讲(?![座解堂师述])|搞|上台|亲自|自己|走村|串寨|入户|进村|去年|上年/
const verbAtStart =
  /^[划搬扛运抬筑垒堆立竖设讲授评考读学录印写练教开办做发建购买送挂贴装换放修增减聘请派招组设配缺少把进到给]/

export function hasVerb(owner: string): boolean {
  return verbs.test(owner) || verbInside.test(owner) || verbAtEnd.test(owner) || verbAtStart.test(owner)
}

/** The longest thing that the words end with and that this measure word counts. */
function matchThing(
  noun: string,
  { text }: FigurePiece,
  things: readonly CountedThing[],
): CountedThing | null {
  const unit = text.replace(/^[^\u4e00-\u9fff]*[万亿千百]?[余多]?/, '')
  const fits = ({ thing, units }: CountedThing) =>
    noun.endsWith(thing) && (units.length === 0 || units.includes(unit))
  return things.find(fits) ?? null
}
