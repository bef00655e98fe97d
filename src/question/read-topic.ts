// Step: question without its places and years -> what is searched for, and its content words with their synonyms.

import type { Term } from '#domain/frame.ts'
import type { SynonymGroup } from '#domain/prompt-book.ts'
import type { Segmenter } from '#ports/segmenter.ts'
import { oncePer } from '#shared/once-per.ts'
import { hotlines } from '#text/numbers/hotlines.ts'
import { correctTypos, guessWords } from './correct-typos.ts'

/** Words that ask, frame or point, and carry no topic. Longest first where one holds another. */
const questionWords = new RegExp(
  [
    '请问|麻烦|劳驾|帮(?![教扶办代])(我|忙)?(查|看|找|问)?(一下|下)?|我(们)?想(要)?(学学|学习|问问?|知道|了解|看看?|借鉴|参考)?(一下|下)?',
    '(想|要)(学学|学习|问问?|知道|了解|看看?|借鉴|参考)(一下|下)?',
    '哪(一)?(个|些|几个|几家|几份)?(乡镇|镇街|镇|乡|街道|地方|单位|家|份)(里|的)?',
    '有没有|有无|是不是|是否|对不对|能不能|可不可以',
    '怎么样|怎么做的?|怎么|怎样|如何|咋样?|为什么|为何|什么(样的?)?|啥(样的?)?|(多少|几)(个|份|件|起|次|名|人|家|户|宗|条|场|项|幅|块|元|万元?|天|批|处|辆|台|成|位|期|钱)?|几何|哪几(份|个|家|镇|乡)?|哪(些|个|家|里|儿|位|一)?|谁',
    '(单独|专门)(成|写|列|作|做)?|(成|写|列)?(一|哪)(大|整)?[块节章段](一节|一节地)?|小标题|按照?(着)?|(?<![执证])照(?![料明])(着)?',
    '(这|近|最近)?(几|两|三|四|五)年(来|里|间)?(?=[\u4e00-\u9fff])|(有)?(什么|啥)?(变化|趋势|走势)|(怎么|咋)变(化)?(的)?|逐年|历年|[做建搞抓管干办](得|的)(最|比较|更)?(好|怎么样|如何|不错)?(的)?(?=[?？]|$|有|哪)|(最|更)(多|少|高|低|好|差)(的)?(?=[?？]|$|是|有)',
    '排一?排|排一?下|加(在)?一块|加(在)?一起|合起来|比一比|比一下|比较一?下?|对比一?下?|列(一下|出来?)|说说|讲讲|介绍一?下?|查一?下|看一?下',
    '一共|总共|合计|加起来|总计',
    '打算|存在|(主要)?问题|不足|短板|困难|做法|经验(?!不足)|举措|措施|具体',
    '分别|各自?(?=受|办|发|有|是|多|调|开)|具体(的|点|写)?|相关的?|有关的?|方面的?|情况|内容|之类的?|等等',
    '(这|那|该)(个|些|份|家|几)?',
    '(其他|其它|别的|外地|外面|兄弟|周边|邻近|附近|(?<!老)人家|别处|另外)(的)?(乡镇|镇街|镇|乡|街道|地方|单位|地区)?',
    '几个(地方|镇|乡|乡镇|街道|单位)|各(个)?(乡镇|镇街|镇|乡|街道|地方|地|单位)|(有|哪)(些|个)?(乡镇|镇街|街道|地方|单位)',
    '我(们)?(镇|乡|街道|单位|这里|这边)|本(镇|乡|街道|单位)|咱们?(镇|乡|街道|单位|这里|这边)?',
    '[村镇乡]里(?=$|[咋怎如谁先都有是]|什么)|资料库|材料(里面?|中)|报告(里面?|中)?(的)?|文件(里|中)|库里',
    '(写|提)(到|了|过|得)?(的)?(?=[吗么呢??]|$)|有提(到)?|写了|提到',
    '(发|搞|办|做|花|用|开|有|来|出|干|弄|收|抓|定|建|打|吃)(了|过)',
    '[吗么呢吧啊呀嘛哦哈了啦]+[??。!]*$',
  ].join('|'),
  'g',
)

/** Words left over that would match everything. */
const emptyWords = new Set(
  '的 了 着 过 地 得 是 有 无 在 和 与 及 或 把 被 给 对 向 从 到 为 以 于 就 都 也 还 又 再 很 最 更 不 没 没有 个 些 份 家 件 起 次 人 名 宗 条 场 项 年 月 日 上 下 中 里 内 外 前 后 来 去 做 搞 弄 抓 让 能 会 要 想 用 靠 干 发 开 办 说 讲 写 提 请 聘 工作 情况 方面 报告 乡镇 街道 镇 乡 村 我们 他们 你们 你 我 他 它 其 这 那 那个 这个 全 各 每 该 本 几 多少 什么 怎么 如何 一 二 三 一个 一年 全年 年度 今年 开展 进行 推进 加强 落实 实施 几份 单独 处理 解决 应对 对待 时候 地方 呢 吗 啊 吧 都是 不是 自己 百分百 百分之百 越来越 算得 对得 抓到 不对 没得 有点 一下 搞了 弄些 后来 后头 那次 到底 究竟 大概 大约 现在 目前 专门 主要 真的 是不是 已经 还是 总共 合计 怎么 打过 打算 说说 降到 升到 涨到 增到 降了 升了 达到'.split(
    ' ',
  ),
)

export interface Topic {
  readonly topic: string
  readonly terms: readonly Term[]
}

/** Content words longest first where they overlap; words of one synonym group make one term. */
export function readTopic(
  question: string,
  { segmenter, synonyms }: { segmenter: Segmenter; synonyms: readonly SynonymGroup[] },
): Topic {
  const topic = question
    .replace(questionWords, ' ')
    .replace(/[,,。??!!、;;::“”"'()()]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  const corrected = correctTypos(topic, synonyms)
  const grouped = findGroups(corrected, synonyms)
  const ungrouped = grouped.reduce((text, found) => text.replaceAll(found.word, ' '), corrected)
  const latin = findLatin(ungrouped)
  const rest = latin.reduce((text, { word }) => text.replaceAll(word, ' '), ungrouped)
  const cut = segmenter.cut(rest).map((word) => word.replace(/(?<=.)[有没了]$/, ''))
  const words = keepLongest(cut).filter(
    (word) => !emptyWords.has(word) && !isSmall(word) && !isPlainNumber(word),
  )
  const plain = words.map((word): Term => ({ word, alternatives: [], weight: 1 }))
  const guessed = guessWords(rest, { segmenter, synonyms }).filter(({ word }) => !emptyWords.has(word[0]!))
  return { topic: corrected, terms: [...grouped, ...latin, ...plain, ...guessed] }
}

/** PM2.5, APP: whole, in capitals or not. */
function findLatin(text: string): readonly Term[] {
  const words = new Set(text.match(/[A-Za-z][A-Za-z0-9]+(?:\.\d+)?/g) ?? [])
  return [...words].map((word): Term => {
    const alternatives = [word.toUpperCase(), word.toLowerCase()].filter((other) => other !== word)
    return { word, alternatives, weight: 1 }
  })
}

/** 离婚率 is not what 离婚 is. */
const measuredSuffix = /^率/

interface Member {
  readonly word: string
  /** What reports write for it. */
  readonly group: readonly string[]
}

/** All words of the table, longest first. */
const listMembers = oncePer((synonyms: readonly SynonymGroup[]): readonly Member[] =>
  synonyms
    .flatMap(({ written, spoken }) =>
      [...written, ...spoken].map((word): Member => ({ word, group: written })),
    )
    .sort((a, b) => b.word.length - a.word.length),
)

function findGroups(text: string, synonyms: readonly SynonymGroup[]): readonly Term[] {
  const found: Term[] = []
  let rest = text
  for (const { word, group } of listMembers(synonyms)) {
    const at = rest.indexOf(word)
    if (at < 0) continue
    const suffix = measuredSuffix.exec(rest.slice(at + word.length))?.[0] ?? ''
    rest = rest.replaceAll(word + suffix, ' ').replaceAll(word, ' ')
    const alternatives = group.filter((other) => other !== word).map((other) => other + suffix)
    found.push({ word: word + suffix, alternatives, weight: 1 })
  }
  return found.sort((a, b) => text.indexOf(a.word) - text.indexOf(b.word))
}

/** Search-mode cutting gives 法律, 顾问 and 法律顾问: only the longest is a term. */
function keepLongest(words: readonly string[]): readonly string[] {
  const unique = [...new Set(words)]
  return unique.filter((word) => !unique.some((other) => other !== word && other.includes(word)))
}

/** A number in a question is a claim to be checked (readAssertedNumbers), not a topic; 12345 and the like are names. */
function isPlainNumber(word: string): boolean {
  return /^\d+(?:\.\d+)?[%％万亿]?$/.test(word) && !hotlines.has(word)
}

/** One character, or only characters that carry no topic (人有, 数是): cutting leaves such pieces behind. */
function isSmall(word: string): boolean {
  return (
    (word.length === 1 && !/[a-z0-9]/i.test(word)) ||
    /^[人数量有是的了吗呢把被给持个这那也都还几多少被搞怎么在和]+$/.test(word)
  )
}
