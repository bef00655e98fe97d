// Step of reading a brief: what was typed on a phone, a few words a line (调解 / 上半年 88起 / 调成 85起) -> a line a block, its topic before it. Line numbers stay; other texts come back as they are.
import { findPart } from '#draft/brief/find-part.ts'
import { namesPaper } from '#shared/paper-names.ts'
import { findQuantities } from '#text/numbers/find-quantities.ts'

/** Longer lines are sentences. */
const longestShort = 18
const longestTopic = 8
const leastBlocks = 3
const leastLines = 6
/** Of the lines that are not blank. */
const leastShare = 0.8
/** Marks, tables, headings and numbered items tell by themselves how lines hang together. */
const isMarked =
  /[，,。；;：:！!？?|｜\t#【】]|^\s*(?:[-*•·●○■◆]|\d{1,2}[.、)）]|[（(]\d|[一二三四五六七八九十]{1,3}、|[①-⑮])/

export function joinShortLines(text: string): string {
  const lines = text.split('\n')
  const told = lines.filter((line) => line.trim() !== '')
  const short = told.filter((line) => line.trim().length <= longestShort && !isMarked.test(line))
  if (short.length < leastShare * told.length || told.length < leastLines) return text
  const parted = listBlocks(lines, () => false)
  const blocks = parted.length < leastBlocks ? listBlocks(lines, opensBlock) : parted
  if (blocks.length < leastBlocks) return text
  const joined = [...lines]
  const heads = headBlocks(blocks, lines)
  for (const { from, to } of blocks.slice(0, heads)) joinTitle(joined, { from, to })
  for (const { from, to } of blocks.slice(heads)) {
    joined.fill('', from, to)
    joined[from] = joinBlock(lines.slice(from, to).map((line) => line.trim()))
  }
  return joined.join('\n')
}

interface Block {
  readonly from: number
  /** Behind its last line. */
  readonly to: number
}

/** Blank lines part them, and what `opens` one. */
function listBlocks(
  lines: readonly string[],
  opens: (line: string, next: string) => boolean,
): readonly Block[] {
  const blocks: Block[] = []
  let from = 0
  for (let at = 0; at <= lines.length; at++) {
    const line = (lines[at] ?? '').trim()
    const isOpened = line !== '' && opens(line, (lines[at + 1] ?? '').trim())
    if (line !== '' && !isOpened) continue
    if (at > from) blocks.push({ from, to: at })
    from = isOpened ? at : at + 1
  }
  return blocks
}

/** 低保 / 新进14户 without a blank line before it: a bare noun over what counts. */
function opensBlock(line: string, next: string): boolean {
  if (!/^[\u4e00-\u9fff]{2,8}$/.test(leaveYear(line)) || next === '') return false
  return (
    findPart(line, '') !== null || (line.length <= longestNoun && !clauseWords.test(line) && /\d/.test(next))
  )
}

/** 2025年打算 */
const leaveYear = (line: string) => line.replace(/^20\d{2}年度?(?=[\u4e00-\u9fff]{2})/, '')

const longestNoun = 5
const clauseWords = /[了的着过没未不有在是都也就要去来把被]/

/** What names the paper and asks for it stands first. */
function headBlocks(blocks: readonly Block[], lines: readonly string[]): number {
  const counts = blocks.slice(0, 2).map(({ from, to }) => lines.slice(from, to))
  return counts.findLastIndex((block) => block.some((line) => namesPaper(line))) + 1
}

/** 石桥乡 2025年上半年 / 工作总结: a title in two lines. */
function joinTitle(lines: string[], { from, to }: Block): void {
  for (let at = to - 2; at >= from; at--)
    if (/(?:19|20)\d{2}年(?:度|[上下]半年)?$/.test(lines[at]!.trim()) && namesPaper(lines[at + 1]!)) {
      lines[at] = `${lines[at]!.trim()}${lines[at + 1]!.trim()}`
      lines[at + 1] = ''
    }
}

function joinBlock(lines: readonly string[]): string {
  const pieces = mergeLines(lines)
  const [first, ...rest] = pieces
  if (first === undefined || rest.length === 0 || !isTopic(first)) return pieces.join('，')
  const part = findPart(first, '')
  // Each line of these is an item of its own.
  const isList = part === '不足' || part === '打算' || part === '原因'
  const topic = leaveLead(first)
  if (isList || topic.length < 2) return `${topic}：${rest.join(isList ? '；' : '，')}`
  const [told, ...more] = rest as [string, ...string[]]
  const timed = timedNumber.exec(told)
  const named = timed ? `${timed[1]}${topic}${timed[2]}` : told
  const lead = namesTopic(named, topic) ? '' : `${topic}方面，`
  return `${topic}：${lead}${[named, ...more].join('，')}`
}

/** 上半年 88起 below 调解. */
const timedNumber = /^((?:今年|全年|[上下]半年|到目前|目前|现在|一共|总共|共)*)\s*([约近]?\d.*)$/

/** 安全 / 安全检查57家次: one character of the topic says it. */
function namesTopic(line: string, topic: string): boolean {
  return [...topic].some((character) => line.includes(character))
}

function isTopic(line: string): boolean {
  const name = leaveYear(line)
  return name.length <= longestTopic && /^[\u4e00-\u9fff]+$/.test(name) && findQuantities(name).length === 0
}

/** 先说种田. */
function leaveLead(line: string): string {
  const topic = line.replace(
    /^(?:先|再|然后|接着|下面|还有)?(?:说|讲)(?:一?[下说讲])?(?=[\u4e00-\u9fff]{2})/,
    '',
  )
  return topic === '' ? line : topic
}

const bareNumber = /^(?:有|共|一共|是)?[约近]?\d[\d.]*[万亿千百]?[余多来]?[\u4e00-\u9fff%]{1,3}$/
/** 对村干部依法办事, 砖厂那两处: what is said of it stands on the next line. */
const isOpen =
  /^(?:对|把|给|跟|和|与|在|从|向|由|按|因为|由于)[^\d]*$|那(?:\d+|[一两二三四五六七八九十几])?[件处个户起条项批口座家]$/

/** 接访 / 24天: a number below its name; 学法 不系统: blanks inside a clause close. */
function mergeLines(lines: readonly string[]): readonly string[] {
  const merged: string[] = []
  for (const [at, line] of lines.entries()) {
    const closed = line.replace(/(?<=[\u4e00-\u9fff]) +(?=[\u4e00-\u9fff])/g, '')
    const last = merged.at(-1)
    const isBehind =
      last !== undefined &&
      (isOpen.test(lines[at - 1]!) || (bareNumber.test(closed) && findQuantities(last).length === 0))
    if (isBehind) merged[merged.length - 1] = last + closed
    else merged.push(closed)
  }
  return merged
}
