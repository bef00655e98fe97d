// Step of writing without a model: facts in the user's own order and words -> sentences. What was one sentence stays one; short ones share one.
import type { Brief, BriefFigure } from '#domain/brief.ts'
import type { DraftWording } from '#domain/drafting-book.ts'
import { findPart } from '#draft/brief/find-part.ts'
import { familyOf } from '#draft/headings/fit-heading.ts'
import { groupBy } from '#shared/group-by.ts'
import { listPairs } from '#shared/list-pairs.ts'
import { type Piece, textOf } from './build-paragraph.ts'
import { polishWords } from './polish-words.ts'
import { joinClauses, writeClause } from './write-clause.ts'
import { type Clause, gatherPlaces, type RunUnit, writePlaces } from './write-places.ts'

type Run = Pick<Brief, 'figures' | 'statements'>

interface RunStyle {
  readonly wording: DraftWording
  readonly heading: string
  readonly isByLines: boolean
  readonly period: string
}

/** Opens a sentence that begins a paragraph of its own. */
const newParagraph = '\n'
const longSentence = 60
const shortSentence = 16

/** One list of pieces a sentence, without its stop. */
export function writeRun(facts: Run, { wording, heading, isByLines, period }: RunStyle): Piece[][] {
  const sentences: Piece[][] = []
  let label = ''
  let isOpen = false
  let isHeaded = false
  let [line, table] = [-1, -1]
  let family = ''
  const units = listUnits(facts)
  const headings = findHeadings(units.map((one) => one.label))
  for (const unit of gatherPlaces(units)) {
    if ('rows' in unit) {
      const own = new Set(unit.rows)
      const others = units.filter((one) => !own.has(one)).flatMap(figuresOf)
      const [said, ...more] = writePlaces(unit, { wording, others })
      if (said === undefined) continue
      const told = { heading, text: textOf(said), isHeading: false, period }
      const topic = unit.part === 'rows' ? '' : leadOf(unit.rows[0]!.label, told)
      const first = topic === '' ? said : [topic, ...said]
      const isMany =
        unit.part !== 'whole' && unit.rows.length >= leastRows && spanOf(sentences) >= shortParagraph
      sentences.push(isMany ? [newParagraph, ...first] : first, ...more)
      isOpen = false
      continue
    }
    const pieces = joinClauses(unit.clauses.map((clause) => [...writeOne(clause, wording)]))
    dropTopic(pieces, heading)
    const isHeading = headings.has(unit.label)
    const own = isByLines ? familyOf(textOf(pieces), wording.topics) : ''
    const most = isRow(unit) && tableOf(unit) === table ? longestTable : longest(own, family)
    const isTurn = isByLines && unit.line !== line && spanOf(sentences) >= most
    line = unit.line
    table = tableOf(unit)
    if (own !== '' || isTurn) family = own
    const mark = isTurn || (unit.label !== label && (isHeading || isHeaded)) ? [newParagraph] : []
    // A row of a table names itself.
    const isNew = unit.label !== label && !isRow(unit)
    label = unit.label
    if (isNew) takeObject(pieces, unit.label)
    const told = { heading, text: textOf(pieces), isHeading, period }
    const lead = isNew ? leadOf(unit.label, told) : ''
    const last = sentences.at(-1)
    const isPlain = !isNew && isOpen && mark.length === 0 && unit.isCounted && lead === ''
    const isShared = last !== undefined && isPlain && isShort(pieces) && fits(last, pieces)
    if (isShared) last.push('，', ...pieces)
    else sentences.push([...mark, ...(lead === '' ? [] : [lead]), ...pieces])
    isHeaded = isHeading
    isOpen = isShort(pieces) && unit.isCounted
  }
  return sentences
}

function fits(last: readonly Piece[], pieces: readonly Piece[]): boolean {
  const said = textOf(last)
  // 行政复议1件，维持: what was said of it ends the sentence.
  return (
    said.length + textOf(pieces).length <= longSentence &&
    !/，[^，、\d]+$/.test(said.replace(/（[^）]*）$/, ''))
  )
}

/** Characters behind which what is told of `own` begins a paragraph, after what was told of `before`. */
function longest(own: string, before: string): number {
  if (own === '' || before === '') return fullParagraph
  return own === before ? longParagraph : shortTurn
}

/** Villages that are told apart from the rest. */
const leastRows = 3
const shortParagraph = 60
/** Where no heading parts it, a line of the material begins a new paragraph behind so much. */
const fullParagraph = 90
/** What is told of another kind of thing begins one sooner, of the same kind later. */
const shortTurn = 40
const longParagraph = 200

/** Characters since the last paragraph began. */
function spanOf(sentences: readonly Piece[][]): number {
  const from = Math.max(
    0,
    sentences.findLastIndex(([first]) => first === newParagraph),
  )
  return sentences.slice(from).reduce((sum, sentence) => sum + textOf(sentence).length, 0)
}

/** Whether a sentence begins a paragraph, and what it says. */
export function takeMark(given: Piece[]): { readonly isNew: boolean; readonly sentence: Piece[] } {
  const isNew = given[0] === newParagraph
  return { isNew, sentence: isNew ? given.slice(1) : given }
}

/** Sentences as paragraphs, each with its stop. */
export function partParagraphs(sentences: readonly Piece[][]): Piece[][] {
  const paragraphs: Piece[][] = []
  for (const given of sentences) {
    const { isNew, sentence } = takeMark(given)
    if (isNew || paragraphs.length === 0) paragraphs.push([])
    paragraphs.at(-1)!.push(...sentence, '。')
  }
  return paragraphs
}

/** 防汛方面没有险情 under 抓好防汛抗旱: the heading has said so. */
function dropTopic(pieces: Piece[], heading: string): void {
  const [first] = pieces
  const topic = typeof first === 'string' ? /^([\u4e00-\u9fff]{2,4})方面[，,]?/.exec(first) : null
  if (topic !== null && heading.includes(topic[1]!)) pieces[0] = (first as string).slice(topic[0].length)
}

/** 路灯：新装145盏 -> 新装路灯145盏: the label is what it was done to. */
function takeObject(pieces: Piece[], label: string): void {
  const [first, second] = pieces
  if (typeof first !== 'string' || typeof second !== 'object' || second.kind !== 'figure') return
  const isPerson = /[人员长手医者师]$/.test(label) && /(?:\d|[名人位])$/.test(second.text)
  const isThing =
    /^[\u4e00-\u9fff]{2,5}$/.test(label) && !noObject.test(label) && (isPerson || things.test(second.text))
  if (isThing && verbAlone.test(first)) pieces[0] = first + label
}

const verbAlone =
  /^(?:今年|全年|共|已|累计)?(?:[\u4e00-\u9fff]{0,4}(?:通报|监测发现|监测到|巡查发现|排查出)|年初(?:有|存)?|年末|上年结转|上年遗留|新装|新建|新修|新增|安装|建成|建设|修建|整修|修复|改造|维修|办理|发放|印制|悬挂|清理|清运|种植|栽植|收获|播种|硬化|购置|配备|设有|制作|储备|新培养|培养|聘请|新聘|选聘|招募)$/
const things = /(?:[件起户盏张条座台处个亩份套辆吨块株棵间所头口根部本册面]|公里|平方米|立方米)$/
const noObject = /[全防疫策法训查保障老设治理贴助金费款]$|工作|情况|方面|其他|另外|救助|宣传|活动/

function figuresOf({ clauses }: RunUnit): readonly BriefFigure[] {
  return clauses.flatMap((clause) => ('figures' in clause ? clause.figures : []))
}

/** The rows of one table are told together. */
const longestTable = 320

/** -1: no table holds it. */
function tableOf(unit: RunUnit): number {
  return figuresOf(unit)[0]?.cell?.table ?? -1
}

function isRow({ clauses: [first] }: RunUnit): boolean {
  return first !== undefined && 'figures' in first && first.figures[0]!.source !== ''
}

function isShort(pieces: readonly Piece[]): boolean {
  return textOf(pieces).length <= shortSentence
}

const emptyLabels =
  /^(?:底数|基数|部分|项目)$|[\u4e00-\u9fff][与和及、][\u4e00-\u9fff]|^(?:镇里|乡里|街道|村里)?(?:另外|其他|其余|自己)(?:搞|做|办|开展)?的?$|^(?:履职|履责|零碎|零散|杂七杂八|杂|别|剩下|其他|其它)的?(?:事|活)?$|^20\d{2}年|(?:[^，。]{2}(?:提|口述|汇总|摘)|说|讲|(?<![直申填通举日简快])报)的?$|^(?:事实|素材|数字|实际|(?:数字|数据|统计)?口径|上年可比口径)$|(?:提供|报送|上报|填报|报来|整理)$|^[\u4e00-\u9fff]{2,6}(?:[办所站科]|办公室|中心)$|^(?:重点|主要|(?:我们|我镇|我乡|以下|本单位)的?(?:材料|情况|数据)|其中|其他|另外|(?:跟|和|与|同)(?:去年|上年)(?:相?比|对比)|此外|备注|说明|[同环]比|(?:今年|本年|全年|上半年|下半年)?(?:所?做|干|开展|完成)的(?:事|活|工作)?|补充(?:说明)?|分管(?:范围|工作|领域)内?|.{0,4}(?:情况|数据|素材|摘录|台账|附|工作|做法|成效|亮点|举措|措施|活动|案例|方面|内容))$/

/** 健全机制, 突出重点: an aim, which says of nothing what it is. */
const slogan =
  /^(?:健全|完善|突出|创新|夯实|强化|加强|压实|压紧|备足|盯[紧牢]|快速|推[进动]|抓[好实牢紧]|严格|深化|优化|规范|落实|聚焦|坚持|狠抓|紧[盯扣]|做[好实优]|提[升高]|拓宽|凝聚|守[牢住]|筑牢|织密|打[造好])/

const leastHeadings = 3
const leastHeading = 5

/** 一曲渔鼓唱法理, 一张板凳拉家常, 一盏明灯解民忧: verses of one length head what they lead. */
function findHeadings(labels: readonly string[]): ReadonlySet<string> {
  const verses = [...new Set(labels)].filter(
    (label) => label.length >= leastHeading && !/(?:工作|情况|方面|建设|管理|治理|服务|制度)$/.test(label),
  )
  const alike = [...groupBy(verses, ({ length }) => length).values()].filter(
    (same) => same.length >= leastHeadings,
  )
  return new Set(alike.flat())
}

/** What is left of 主要举措和成效 without such words says nothing. */
const generic =
  /主要|重点|具体|突出|工作|做法|举措|措施|成效|成绩|成果|亮点|情况|进展|特色|经验|推进|开展|落实|完成|取得|采取|履行|今年|全年|方面|[的和与及、]/g

/** 河道清淤：完成9公里 -> 河道清淤方面，完成9公里; nothing that the heading or the sentence itself says. */
function leadOf(
  label: string,
  { heading, text, isHeading, period }: { heading: string; text: string; isHeading: boolean; period: string },
): string {
  if (isHeading) return `${label}。`
  if (label.replace(generic, '') === '') return ''
  if (findPart(label, '') === '不足') return /^存在|问题/.test(text) ? '' : '存在的主要问题是'
  const kind = /^[按从]?(类型|类别|构成|性质|来源|渠道)(?:划?分|看)?$/.exec(label)?.[1]
  if (kind !== undefined) return `从${kind}看，`
  const parted = /^[按分](?![时期照规要])([\u4e00-\u9fff]{2,4}?)(?:来?(?:划?分|看|统计))?$/.exec(label)?.[1]
  if (parted !== undefined) return `按${parted}分，`
  // 党委会：研究法治4次
  if (doers.test(label) && deed.test(text)) return label
  const example = /^(?:典型|案例|事例)(?:案例|事例|做法)?(\d{0,2})$/.exec(label)?.[1]
  if (example !== undefined) return example === '1' || example === '' ? '例如，' : '又如，'
  if (
    label.length < 2 ||
    label.replace(/\d/g, '').length > 8 ||
    emptyLabels.test(label) ||
    slogan.test(label)
  )
    return ''
  // 党建 under 党的建设: the heading has said so.
  if ([...label].every((char) => heading.includes(char))) return ''
  // 上半年——: when, and not on what.
  if (periods.test(label)) return text.includes(label) || period.includes(label) ? '' : `${label}，`
  if (isTime.test(label)) return text.includes(label) ? '' : `${label}期间，`
  if (isCampaign.test(label)) return text.includes(label) ? '' : `${label}中，`
  const field = fieldOf(label)
  if (field !== '' && !heading.includes(field) && !text.includes(field)) return `${field}方面，`
  if (heading.includes(label.slice(0, 2)) || listPairs(label).some((pair) => text.includes(pair))) return ''
  if (/通报|反馈$/.test(label)) return `据${label}，`
  const isOpen = isField.test(label) && ![...label].some((char) => text.includes(char))
  return saysItself(text) && !isOpen ? '' : `${label}方面，`
}

/** 交通, 消防: a field of the work, which nothing else in its sentence says. */
const isField = /^(?![调化]解|信访|执法|普法|组织)[\u4e00-\u9fff]{2}$/

/** 反诈百日行动: what the numbers are of. */
const isCampaign = /(?:专项|百日|集中|清零|攻坚|整治|排查|宣传)(?:行动|攻坚战?|战役|活动)$|(?:行动|攻坚战)$/

/** 消防专项, 渔船安全: the field whose sentence does not say it. */
function fieldOf(label: string): string {
  return (
    /^([\u4e00-\u9fff]{2,4}?)(?:安全)?(?:专项(?:整治|行动|治理|检查)?|(?<=安全)|安全监管|整治|监管)$/.exec(
      label,
    )?.[1] ?? ''
  )
}

const doers = /^[\u4e00-\u9fff]{0,6}(?:党委|党工委|政府|人大|[委队]|(?<=[委席公])会)$/
const deed = /^(?:专题|定期|集中)?(?:研究|召开|审议|听取|部署|检查|排查|巡逻|出动|开展|组织|学习|督办|督查)/
const periods = /^(?:20\d{2}年)?(?:[上下]半年|[前第]?[一二三四]季度|今年|全年|本年度?|年初|年底)$/

/** 宪法宣传周：12月4日… */
const isTime = /^[\u4e00-\u9fff“”]{3,}(?:周|月|日)$/

/** 完成9公里 needs to be told of what; 主题党日6次 and 劝阻群众汇款 do not. */
function saysItself(text: string): boolean {
  const [first = ''] = text.split(/[，,、（(；]/)
  const named = first.replace(/^(?:全[年镇乡]|今年|年底|年末|目前|累计|共|新)*/, '').replace(/\d.*$/, '')
  return (named.match(/[\u4e00-\u9fff]/g)?.length ?? 0) >= leastNamed
}

const leastNamed = 4

function writeOne(clause: Clause, wording: DraftWording): readonly Piece[] {
  return 'figures' in clause
    ? writeClause(clause.figures, wording)
    : [polishWords(clause.statement.text, wording)]
}

/** Sentences of the material in its order, each with its clauses. */
export function listUnits({ figures, statements }: Run): readonly RunUnit[] {
  const counted = [...groupBy(figures, ({ clauseIndex }) => clauseIndex).values()].map((list) => ({
    fact: list[0]!,
    clause: { figures: list } as Clause,
  }))
  const said = statements.map((statement) => ({ fact: statement, clause: { statement } as Clause }))
  const all = [...counted, ...said].sort((a, b) => a.fact.clauseIndex - b.fact.clauseIndex)
  const groups = groupBy(all, ({ fact }) => `${fact.line} ${fact.sentence}`)
  return [...groups.values()].map((group) => ({
    clauses: group.map(({ clause }) => clause),
    label: group[0]!.fact.label,
    line: group[0]!.fact.line,
    isCounted: group.every(({ clause }) => 'figures' in clause),
  }))
}
