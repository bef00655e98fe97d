// Tool of reading a brief: whether words only say where, when and of what paper (高桥镇, 2024年度, 简报素材 南河镇 2025年6月24日): they name the paper and are no fact.
import type { Place } from '#domain/place.ts'

const times =
  /20\d{2}\s?[年.．/-]?\s?(?:度|\d{1,2}[月.．/-](?:\d{1,2}[日号]?)?)?|\d{1,2}月?\s?[-—~～至到]\s?\d{1,2}月(?:份)?|\d{1,2}月(?:份|\d{1,2}[日号])?|[上下]半年|第?[一二三四]季度|全年|今年|本年度?/g
const papers =
  /述[职责]述[法廉]|述[职法]|政府工作报告|年度报告|年报|报告|总结|小结|汇报|通报|简报|函|通知|材料|素材|数据|台账|底稿|提纲|要点|情况说明|情况|计划|打算|安排/g
const glue =
  /^(?:就是|这是|是|写|关于)|报送|工作|汇总|统计|以及|还有|加上|[和及与暨的了啊呀吧表]|[（(][^（）()]{0,24}[)）]|[\s\u3000、：:]/g
/** 普法 手机记的: how it was set down. */
const noted = /(?:手机|随手|现场|会上|本子上?)记(?:的|录)?|随记|笔记|备忘录?/
const longest = 40

/** 某镇2024年社会救助和养老服务 before the topic is told; 民政办 alone: whose and of what the paper is. */
export function namesTopic(words: string, topic: string): boolean {
  if (/^[\u4e00-\u9fff]{2,8}(?:办|站|所|中心|局|办公室)$/.test(words)) return topic !== ''
  const bare = words.replace(/20\d{2}\s?年?(?:度)?|\d{1,2}\s?[-—~至到]\s?\d{1,2}月(?:份)?/g, '')
  return topic.length > 1 && words.length <= longest && bare.includes(topic) && !/[\d了过没未]/.test(bare)
}

/** 简报素材， of 简报素材，10月16日下午，镇里开了…: what names the paper alone before what is told; empty for none. */
export function paperBefore(line: string): string {
  const [led = '', name = ''] = /^\s*([\u4e00-\u9fff]{2,12})[，,\s]+(?=[^\n]{12})/.exec(line) ?? []
  return name !== '' && name.search(papers) >= 0 && name.replace(papers, '').replace(glue, '') === ''
    ? led
    : ''
}

/** `subjects`: words of kinds of papers (信访, 欠薪); what is left besides names something else. */
export function namesOnly(
  words: string,
  { place, subjects }: { place: Place | null; subjects: readonly string[] },
): boolean {
  if (words.length > longest) return false
  const named = [place?.county, place?.town].filter((one) => one != null && one !== '') as string[]
  const bare = [...named, ...subjects]
    .toSorted((a, b) => b.length - a.length)
    .reduce((left, one) => left.replaceAll(one, ''), words)
  const isNoted = noted.test(words) && bare !== words
  if (!isNoted && !named.some((one) => words.includes(one)) && !/20\d{2}|月|半年|季度/.test(words))
    return false
  return bare.replace(noted, '').replace(times, '').replace(papers, '').replace(glue, '') === ''
}
