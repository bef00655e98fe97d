// Step of reading a brief: lines in blocks of which only the first says whose they are (【农业办】播种3万亩 / 复耕120亩) -> the name that the lines below it go by.
import { findPart } from '#draft/brief/find-part.ts'

const bracketed = /^【(?!待)([^】\d]{2,12})】\s*(?=\S)/
const office = /^([\u4e00-\u9fff]{2,8}(?:办公室|[办所站队局科]|中心))\s*[:：]\s*(?=\S)/
const named = /^([\u4e00-\u9fff“”、和与及]{2,12})\s*[:：]/
/** One office alone may be the one line that says where it comes from. */
const leastOffices = 2

/** Of a material's lines -> by line, cleaned of its bullet, the name that lines without one go by from here on: empty ends it (问题：…), null leaves it as it is. */
export function openHeldLabels(lines: readonly string[]): (line: string) => string | null {
  const isOfOffices = lines.filter((line) => office.test(line.trim())).length >= leastOffices
  return (line) => {
    const block = bracketed.exec(line) ?? (isOfOffices ? office.exec(line) : null)
    if (block !== null) return block[1]!
    const own = named.exec(line)?.[1]
    return own !== undefined && findPart(own, '') !== null ? '' : null
  }
}

/** 党政办, 综合执法队: who tells it, which says less of what it is about than a name of work does. */
export function isOffice(label: string): boolean {
  return /(?:办公室|(?<![查承协代举催])办|(?<!场)所|站|队|局|科|中心|委|部门|社区)$/.test(label)
}
