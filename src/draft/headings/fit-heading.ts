// Step of writing: a heading and the text below it -> the heading without what the text says no word of (公共安全 over nothing but 重点人群); where it says nothing of all it names, what the text tells most of.
import type { DraftSection } from '#domain/draft.ts'
import type { Topic } from '#domain/paper/topic.ts'

/** 【待核实：与台账的数不一致】 tells of no work. */
export function leaveGaps(text: string): string {
  return text.replace(/【待[^】]*】/g, '')
}

/** A heading over other headings names them all, and stays. */
export function fitHeadings(
  sections: readonly DraftSection[],
  topics: readonly Topic[],
): readonly DraftSection[] {
  return sections.map((section) => {
    const cells = section.table?.rows.flat() ?? []
    const text = leaveGaps([...section.paragraphs.map((one) => one.text), ...cells].join(''))
    return text === '' ? section : { ...section, heading: fitHeading(section.heading, text, topics) }
  })
}

function fitHeading(heading: string, text: string, topics: readonly Topic[]): string {
  const named = findNamed(heading, topics)
  if (named.length === 0) return heading
  const isTold = ({ name, words }: Topic) => text.includes(name) || words.some((word) => text.includes(word))
  const untold = named.filter((one) => !isTold(one))
  if (untold.length === 0) return heading
  if (untold.length < named.length || hasOther(heading, named))
    return untold.reduce((left, { name }) => leave(left, name), heading)
  const best = findMost(text, topics)
  return best === null ? heading : `${best.name}${/工作$/.test(best.name) ? '' : '工作'}情况`
}

/** Longest first; 公共法律服务 is not 法律服务 besides. */
function findNamed(heading: string, topics: readonly Topic[]): readonly Topic[] {
  let left = heading
  return topics.filter(({ name }) => {
    const isNamed = left.includes(name)
    if (isNamed) left = left.replace(name, '｜')
    return isNamed
  })
}

/** 夯实基层基础，做好公共安全工作: a part between commas that names no topic of the table stays. */
function hasOther(heading: string, named: readonly Topic[]): boolean {
  const parts = heading.split(/[，、和与]/)
  return parts.some((part) => part !== '' && !named.some(({ name }) => part.includes(name)))
}

/** 做好重点人群和公共安全工作 -> 做好重点人群工作; between commas the whole part goes. */
function leave(heading: string, name: string): string {
  const parts = heading.split('，')
  if (parts.length > 1) {
    const kept = parts.flatMap((part) => {
      const left = part.includes(name) ? leave(part, name) : part
      return left === part && part.includes(name) ? [] : [left]
    })
    return kept.length === 0 ? heading : kept.join('，')
  }
  const bare = heading.replace(new RegExp(`[、和与]${name}`), '').replace(new RegExp(`${name}[、和与]`), '')
  // 联合执法、维权服务 alone are joined as two things are.
  return /^[^、和与]+、[^、和与]+$/.test(bare) ? bare.replace('、', '和') : bare
}

const leastTold = 4

function findMost(text: string, topics: readonly Topic[]): Topic | null {
  const scored = topics.map((topic) => ({
    topic,
    told: sumOf(topic.words.filter((word) => text.includes(word))),
  }))
  const [first] = scored.toSorted((a, b) => b.told - a.told)
  return first === undefined || first.told < leastTold ? null : first.topic
}

/** What is told together: of the topics whose words the text says, the one it says most of, the first said of two; empty for none. */
export function familyOf(text: string, topics: readonly Topic[]): string {
  const said = topics.flatMap(({ words, family }) => {
    const own = family === '' ? [] : words.filter((word) => text.includes(word))
    if (own.length === 0) return []
    return [{ family, told: sumOf(own), at: Math.min(...own.map((word) => text.indexOf(word))) }]
  })
  return said.toSorted((a, b) => b.told - a.told || a.at - b.at)[0]?.family ?? ''
}

function sumOf(words: readonly string[]): number {
  return words.reduce((sum, word) => sum + word.length, 0)
}
