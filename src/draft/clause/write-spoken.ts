// Step of reading a brief: one clause as it is said -> as a document says it, by the verbs of prompts/drafting/verbs.tsv. Numbers, subjects and denials stay.
import type { SpokenVerbs } from '#domain/spoken-verb.ts'
import { writeDeed } from './write-deed.ts'
import { writeDenial } from './write-denial.ts'
import { writeKind } from './write-kind.ts'

/** Longer, and with a mark in it, it is no clause that people say. */
const longest = 60
const quoted = /[“”《》【】（）()]/

export function writeSpoken(clause: string, verbs: SpokenVerbs): string {
  if (clause.length > longest || quoted.test(clause)) return clause
  const kind = writeKind(clause, verbs)
  if (kind !== clause) return kind
  return leaveEnd(writeDeed(writeDenial(clause, verbs), verbs))
}

/** 镇长出庭应诉的, 对方撤了: what only speech ends with. */
function leaveEnd(clause: string): string {
  return clause
    .replace(/^(?!.*(?:有|是|没|未|无))([\u4e00-\u9fff\d.%]{4,})的$/, '$1')
    .replace(/(?<=[\u4e00-\u9fff][上下出回来去掉完好成到])了(?=[\u4e00-\u9fff“]{2})/, '')
}
