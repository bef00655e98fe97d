// Step of reading a brief: lines that name what they are about before a blank (民生 医保参保率98.2%…) -> the same with a colon; a unit in brackets goes behind its number.
import { findPart } from '#draft/brief/find-part.ts'
import { isFirstTitle } from '#draft/brief/find-title.ts'
import { findUnit } from '#text/numbers/quantity-units.ts'

const led =
  /^\s*(?:\d{1,2}[.．、]\s?)?([\u4e00-\u9fff]{2,6}?|20\d{2}(?:年?(?:度|的)?(?:工作)?(?:打算|计划|安排|目标|思路|想法))?)(?:上|这一?块|这边)?[么嘛呢吧啊]?[ \u3000]+(?=[\u4e00-\u9fff“\d][^\n]{4})/
/** 我们 开展…, 全镇 调解…, 没有人员伤亡 …: a sentence that was typed with a blank in it. */
const noLabel =
  /^(?:没有?|未|无(?!障碍|诈|毒|讼|黑)|不|全部|都|均|我们?|咱们?|全[镇乡年]|本[镇乡年]|今年|去年|上半年|下半年|目前|截[至止]|共|累计|一共|其中|另外|还有|联合|会同|配合|依托|围绕|通过|利用|结合|开展|组织|召开|举办|完成|收到|调解|检查|排查)/
const fewest = 2

/** 小麦收获面积（亩）	48600: the unit stands in the name. */
const keyed =
  /^\s*([\u4e00-\u9fff“”]{2,20})[（(]((?:[万亿千百]?[\u4e00-\u9fff]{1,4}(?:\/[\u4e00-\u9fff]{1,2})?|%))[）)][\s:：]*(\d[\d,.]*)\s*$/

/** Line by line: 小麦收获面积48600亩; 受理 23 件 -> 受理23件. */
export function joinUnits(text: string): string {
  return text
    .split('\n')
    .map((line) => closeNumbers(line.replace(keyed, '$1$3$2')))
    .join('\n')
}

/** 补贴信息 7 个工作日内公开: a line with one such number is no row of a table, unless names of columns stand in the text. */
export function closeAlone(text: string): string {
  const lines = text.split('\n')
  if (!lines.some((line) => countApart(line) === 1) || lines.some(isOfColumns)) return text
  return lines.map((line) => (countApart(line) === 1 ? closeNumbers(line) : line)).join('\n')
}

const countApart = (line: string) =>
  /[|｜\t]| {2}/.test(line)
    ? 0
    : [...line.matchAll(apartNumber)].filter(
        ({ 0: whole, index }) => findUnit(line, index + whole.length) !== null,
      ).length

/** 指标 数值 单位 */
const isOfColumns = (line: string) =>
  /^[^\d，,。；;：:]{4,40}$/.test(line) && line.trim().split(/[ \u3000]+/).length > 2

const apartNumber = /(?<![\d.\s]) ?(\d[\d,]{0,12}(?:\.\d{1,4})?) (?=[\u4e00-\u9fff%])/g

/** 工程项目 14 个 as some type: a number with blanks around it stands with its measure word, and with the word before it. */
function closeNumbers(line: string): string {
  if (/[|｜\t]/.test(line)) return line
  return line.replace(apartNumber, (written, number: string, at: number) => {
    const end = at + written.length
    if (findUnit(line, end) === null) return written
    // 表彰 2 人 3 次: the blank behind a number's measure word parts.
    const isOpen =
      written.startsWith(' ') && /\d\s?[\u4e00-\u9fff]{1,2}$/.test(line.slice(Math.max(0, at - 4), at))
    return `${isOpen ? ' ' : ''}${number}`
  })
}

/** 问题, 下半年, 2026 name a part wherever they lead a line. */
function namesPart(label: string): boolean {
  return /^20\d{2}$/.test(label) || findPart(label, '') !== null
}

/** 下半年, 2025年打算, 存在的问题: a line of its own that names the part of what follows. */
const alone =
  /^\s*((?:存在的?|主要|工作)*(?:问题|不足|困难|短板|难点|差距|薄弱环节)|(?:明年|来年|下一?年|下一?步|下半年|今后|接下来|后续)的?(?:工作)?(?:打算|计划|安排|思路|想法)?|20\d{2}年度?的?(?:工作)?(?:打算|计划|安排|目标|思路|想法)|打算|计划|原因)(?:[（(][^（）()]{1,12}[)）])?\s*$/

/** 先讲低保，年底在册218户: what the speaker comes to. */
const comesTo =
  /(?<=^|[。；;])\s*(?:先|再|接着|然后|最后|下面|首先)来?(?:讲|说|汇报|谈|念)(?:一?下|说|讲)?([\u4e00-\u9fff]{2,6})[，,：:](?=[^。；;\n]{0,12}\d)/g

/** 不足：服务不均衡——律师少: what lacks, and why. */
const ofLack = /^\s*(?:存在的?|主要)*(?:问题|不足|短板|困难|难点|差距)[:：]/
const because = /(?<=[\u4e00-\u9fff]{3})(?:——|—|--)([\u4e00-\u9fff]{2}[^；;。]*)/g

export function markLabels(text: string): string {
  const lines = text
    .split('\n')
    .map((line) =>
      ofLack.test(line)
        ? line.replace(because, (_, why: string) => `，原因是${why.replace(/[，,]/g, '、')}`)
        : line,
    )
    .map((line) => line.replace(alone, '$1：').replace(comesTo, '$1：'))
  const first = lines.findIndex((line) => line.trim() !== '')
  const labels = lines.map((line, at) => {
    // 述法报告  龙王镇镇长 2025 names the paper.
    if (at === first && isFirstTitle(line)) return null
    const label = led.exec(line)?.[1]
    return label === undefined || (noLabel.test(label) && !namesPart(label)) ? null : label
  })
  const counting = new Set(labels.filter((label, at) => label !== null && /\d/.test(lines[at]!)))
  const isListed = counting.size >= fewest
  return lines
    .map((line, at) => {
      const label = labels[at] ?? ''
      return label === '' || !(isListed || namesPart(label))
        ? line
        : line.replace(led, `${label.replace(/^(20\d{2})年?/, '$1年')}：`)
    })
    .join('\n')
}
