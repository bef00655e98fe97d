// Step of reading a brief: the numbers of one table row -> what each is called, with the name of its row once, and what the row belongs to.
import type { TableWords } from '#domain/prompt-book.ts'
import type { GridNumber } from '#text/tables/lay-out-grid.ts'
import { outerOf } from './table-columns.ts'

/** 场次, 人数 over a number without a unit: what it counts them in. */
export const countHead = /^(?:举办|开展|活动)?([件场次户份起人条个家处宗项篇])(?:数|次)$/

/** 检查家次. */
export const doubleCount = /(?<=[\u4e00-\u9fff]{2})(家次|户次|件次|批次|台次)$/

/** Under 总计, 合计. */
export function isTotalColumn({ heads }: GridNumber, { totals }: TableWords): boolean {
  return heads.length > 0 && heads.every((head) => totals.includes(head.replace(/\s/g, '')))
}

/** The row's own name once, then the heads that say more than that a number follows. */
export function nameOf(
  number: GridNumber,
  {
    words,
    before,
    kind,
    shared,
  }: {
    words: TableWords
    before: GridNumber | undefined
    kind: string
    shared: ReadonlySet<string>
  },
): string {
  const bare = (word: string) => word.replace(/\s/g, '')
  const label = number.labels.filter((one) => !words.totals.includes(bare(one))).at(-1) ?? ''
  const said = before !== undefined && before.labels.join() === number.labels.join()
  const isNameless = (head: string) =>
    isNamelessHead(head, words) || (label !== '' && /^内容$/.test(bare(head)))
  const heads = number.heads.filter((head) => !isNameless(head))
  const fresh = said ? heads.filter((head) => !before.heads.includes(head)) : heads
  const topic = label === '' ? topicOf(number.caption) : ''
  // 网格数15 without a unit keeps the word that says it is a count.
  const cut = (one: string) =>
    number.unit === '' && !/[\u4e00-\u9fff%]$/.test(number.words) ? one : cutCount(one)
  const plainHead = fresh.map(cut).join('')
  // 户厕改造，各村报来的 over 改造户数: the sum is called by what the table is about.
  const isOfTopic =
    before === undefined && plainHead !== '' && topic.length > plainHead.length && topic.includes(plainHead)
  const head = isOfTopic ? topic : plainHead
  // 社区 | 线索（件） | 人数（人）: the unit says it, and the name has been said.
  if (said && isTotalColumn(number, words)) return '合计'
  if (said && head === '' && number.unit !== '' && number.unit !== '%') return ''
  const outer = shared.has(label) ? cutSerial(outerOf(number)) : ''
  const own = said && head !== '' ? '' : `${outer}${cutCount(label)}`
  // Names that end and begin in digits never meet: they would read as one number.
  const mark = /\d$/.test(own) && /^\d/.test(head) ? '：' : ''
  const name = cutSerial(own === head ? own : `${own}${mark}${head}`)
  return (
    name ||
    (label === '' && number.labels.length > 0
      ? nameTotal(kind, topicOf(number.caption))
      : cutCount(number.heads.at(-1) ?? topicOf(number.caption)))
  )
}

/** 主动公开信息309条: what is summed up is called by what the table is about; where that names no thing, by what its rows are. */
function nameTotal(kind: string, topic: string): string {
  return topic !== '' && !noThing.test(topic) ? topic : `${kind || topic}合计`
}

const noThing = /(?:建设|管理|治理|工作|运行|保障|服务|整治|生产|执法|发展|情况|进展|成效|任务|指标)$/

/** Two words that say so are no longer. */
const longestPlain = 12

/** 数量, 场次, 完成数量: says only that a number stands below. */
export function isNamelessHead(head: string, { plain }: TableWords): boolean {
  const bare = head.replace(/\s/g, '')
  const isPlain = (word: string) => word === '' || plain.includes(word)
  const isJoined = Array.from({ length: Math.min(bare.length, longestPlain) }, (_, at) => at + 1).some(
    (at) => isPlain(bare.slice(0, at)) && isPlain(bare.slice(at)),
  )
  return (bare !== '' && isJoined) || countHead.test(head)
}

/** As the row's first clause begins; empty for a row of totals. */
export function ownName({ labels }: GridNumber, { totals }: TableWords): string {
  const label = labels.filter((one) => !totals.includes(one.replace(/\s/g, ''))).at(-1) ?? ''
  return cutSerial(cutCount(label))
}

const unitLine = /^(?:计量|数据|金额)?单位\s?[:：]/
const behindName = /[（(][^（）()]*[)）]\s*$/

/** 松岗乡2024年造林工作统计表 -> 造林; a line of units names nothing. */
function topicOf(caption: string): string {
  const named = caption.split('\n').filter((line) => !unitLine.test(line.trim()))
  const topic = (named.at(-1) ?? '')
    .replace(behindName, '')
    .split(/[，,：:]/)[0]!
    .replace(/^[\u4e00-\u9fff]{0,8}?(?:[镇乡县](?![村镇土])|街道)(?=\d|[\u4e00-\u9fff]{2})/, '')
    .replace(/(?:19|20)\d{2}年(?:度|上半年)?/g, '')
    .replace(/(?:工作)?(?:[月季年]报|数据|台账|统计|分类|情况|汇总|明细|总结|汇报|报告|材料)*表?$/, '')
  return /^[\u4e00-\u9fff]{2,10}$/.test(topic) ? topic : ''
}

/** 调解数, 普法场次 and 追回工资金额 say their number themselves. */
function cutCount(name: string): string {
  const bare = name
    .replace(/^其中[:：]/, '其中')
    .replace(/[:：]$/, '')
    .replace(/(?<=[\u4e00-\u9fff]{2})(?:总数|数量|[人户]数|数|场次|件数|次数|起数|合计)$/, '')
    .replace(doubleCount, '')
  return bare || name
}

function cutSerial(name: string): string {
  return name.replace(/^(?:\d{1,2}[.、]|[(（]?[一二三四五六七八九十]{1,2}[)）]?[、.])\s*/, '')
}

/** The names left of the last one, and the row across: what the row belongs to. */
export function labelOf(numbers: readonly GridNumber[], words: TableWords): string {
  const [first] = numbers
  if (!first) return ''
  const outer = first.labels.slice(0, -1).filter((label) => !words.totals.includes(label))
  return (
    [first.title, ...outer].filter((one) => one !== '' && !/[办所队科局站]$|中心$/.test(one)).at(-1) ?? ''
  )
}
