// Step of drafting: the parts that the material is to be written in (按“基本情况—做法—问题—打算”来写) -> the outline in that order.
import { bareSection, type Outline, type OutlineSection } from '#domain/drafting-book.ts'
import type { Topic } from '#domain/paper/topic.ts'
import { findPart } from '#draft/brief/find-part.ts'

const nearTop = 300
const listed =
  /(?:按照?|分|照)[“"「]?((?:[\u4e00-\u9fff]{2,8}\s?(?:[—－～~、]|-){1,2}\s?){2,}[\u4e00-\u9fff]{2,8}?)[”"」]?(?:的?(?:顺序|思路|框架|结构|格式)|[几三四五]个?(?:部分|块|方面))?(?:来)?写/

/** In the order that was asked for; empty where none is, or none of them is a part of a paper. */
export function readOrder(text: string): readonly string[] {
  const names = (listed.exec(text.slice(0, nearTop))?.[1] ?? '').split(/[—－～~、\s-]+/).filter(Boolean)
  return names.some((name) => findPart(name, '') !== null) ? names : []
}

const ofWork = /做法|工作|成效|举措|措施|进展|开展/
const ofState = /情况|概况|背景/

/** What was done stays parted as the kind of paper has it; an empty order changes nothing. */
export function orderParts(outline: Outline, order: readonly string[], topics: readonly Topic[]): Outline {
  if (order.length === 0) return outline
  const below = outline.sections.filter(({ level, words }) => level === 2 && words.length > 0)
  const isDone = order.map((name) => ofWork.test(name) && findPart(name, '') === null)
  const sections = order.flatMap((name, at): readonly OutlineSection[] => {
    const part = findPart(name, '')
    const words = topics.find((topic) => name.includes(topic.name))?.words ?? []
    const base = { ...bareSection(), level: 1, heading: spell(name, part), takes: [] as string[] }
    if (part !== null && part !== '总述')
      return [
        {
          ...base,
          takes: part === '不足' && !order.some((one) => /原因/.test(one)) ? ['不足', '原因'] : [part],
        },
      ]
    if (isDone[at]) return [{ ...base, takes: [below.length === 0 ? '全部' : '总述'] }, ...below]
    return [
      { ...base, takes: ofState.test(name) && !isDone.includes(true) ? ['全部'] : [], words: [...words] },
    ]
  })
  return { ...outline, sections }
}

const longestScrap = 2

/** 问题 -> 存在的问题, 打算 -> 下一步打算, 做法 -> 主要做法. */
function spell(name: string, part: string | null): string {
  if (name.length > longestScrap) return name
  if (part === '不足') return `存在的${name}`
  return part === '打算' ? `下一步${name}` : ofWork.test(name) ? `主要${name}` : name
}
