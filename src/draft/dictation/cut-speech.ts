// Step of reading a brief: what was dictated without a stop (安委会我们开了八次检查企业四十家) -> clauses and sentences, its numbers in figures. Other lines come back as they are.
import { findPart } from '#draft/brief/find-part.ts'
import { findQuantities } from '#text/numbers/find-quantities.ts'
import { cutAtCounts } from './cut-at-counts.ts'
import { cutAtParticles } from './cut-at-particles.ts'
import { cutAtPredicates } from './cut-at-predicates.ts'
import { takeBackSaid } from './take-back-said.ts'
import { writeFigures } from './write-figures.ts'

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
    .map((line) => {
      if (isAllSpoken && isSaid(line)) return cutBreath(line)
      return isSpeech(line) ? cutLine(line) : isAllSpoken ? line.replace(ends, '') : line
    })
    .join('\n')
}

/** Several lines without a mark, their numbers in words or several in one breath: the phone wrote down what was said. */
function isDictated(lines: readonly string[]): boolean {
  const said = lines.filter((line) => line.trim() !== '')
  const breaths = said.filter(isBreath)
  const spoken = breaths.reduce((sum, line) => sum + (line.match(inWords)?.length ?? 0), 0)
  const runs = breaths.filter(
    (line) =>
      line.length >= shortestRun &&
      talk.test(line) &&
      !/\s/.test(line.trim()) &&
      findQuantities(line).length >= leastCounts,
  )
  const isSpoken = spoken >= leastInWords || runs.length >= leastRuns
  return breaths.length >= leastBreaths && breaths.length * 2 > said.length && isSpoken
}

const leastRuns = 3
const shortestRun = 20
/** What is written without it is no speech: 事项由23项压减至14项. */
const talk = /[了就都]|的(?=[是有\d])|[来去](?=的|了)/
const leastBreaths = 2
const leastInWords = 4
const shortestBreath = 12
const inWords =
  /[一二两三四五六七八九十百千万]+[多来几]?(?=[个件起场次名人户家份条处块宗回轮期])|[一二两三四五六七八九十百千]+万(?=[元块]|\s|$)/g

function isBreath(line: string): boolean {
  return line.length >= shortestBreath && isUncut(line)
}

/** Beside the others a short line is said as well. */
function isSaid(line: string): boolean {
  return isBreath(line) || (isUncut(line) && (line.match(inWords)?.length ?? 0) > 0)
}

function isUncut(line: string): boolean {
  return line.length <= longestSpeech && !/[，,。；;、：:|｜\t#]/.test(line)
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
const spokenTopic =
  /^(?:那个|然后|再就是)?([\u4e00-\u9fff]{2,8}?)(?:这一?块|那一?块|这方面|方面)(?:呢|嘛)?，?(?=[\u4e00-\u9fff\d]{4})/

/** A line is told of one thing: its blanks are commas. */
function cutBreath(line: string): string {
  const told = line
    .trim()
    .replace(/[ \u3000]+/g, '，')
    .replace(spokenTopic, '$1：')
  return isPaused(line) ? writeFigures(takeBackSaid(told)).replace(ends, '') : cutLine(told)
}

/** 李镇长主持 各村书记和12个企业负责人来了 一共38个人: whoever types blanks for marks has cut it himself. */
function isPaused(line: string): boolean {
  const runs = line.trim().split(/[ \u3000]+/)
  const isOne = (run: string) => run.split(/[和及与]/).every((part) => findQuantities(part).length < 2)
  return (
    runs.length > 1 &&
    (runs.length >= leastPaused || runs.every(isOne)) &&
    runs.every((run) => run.length <= longestPaused)
  )
}

const leastPaused = 3
const longestPaused = 28

/** 好了就这么多啊: nothing more is told. */
const ends =
  /(?:^|[，。])(?:好|完|行|嗯)?了?[，。]?(?:就|先|大概)+(?:说)?(?:这么多|这些|这样|到这(?:里|儿)?)(?:说完|讲完|完)?了?[吧啊哈呀]?[，。]*$/

function cutLine(given: string): string {
  const line = takeBackSaid(isBlankParted(given) ? markBlanks(given) : given).replace(blankBetween, '。')
  const cut = cutAtPredicates(cutAtCounts(writeFigures(cutAtParticles(line))))
  return cut
    .replace(ends, '')
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
