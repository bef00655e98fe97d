// Step of reading a brief: a clause and its label -> what rules find in them, for what was learnt of clauses (ports/clauses/clause-reader.ts).
import { findPart } from '#draft/brief/find-part.ts'
import { findQuantities } from '#text/numbers/find-quantities.ts'
import { isToWriter } from './is-to-writer.ts'

const parts = ['不足', '原因', '第一责任人', '打算', '总述']
const longest = 40

/** Each 0 to 1, always as many. */
export function listClauseSigns({ text, label }: { text: string; label: string }): readonly number[] {
  const [own, named] = [findPart('', text), findPart(label, '')]
  const counted = findQuantities(text).length
  return [
    ...parts.map((part) => Number(own === part)),
    ...parts.map((part) => Number(label !== '' && named === part)),
    Number(label !== ''),
    Number(isToWriter(text)),
    Number(/[你您]/.test(text)),
    Number(/我(?!们|镇|乡|县)/.test(text)),
    Number(counted > 0),
    Number(counted > 1),
    Math.min(1, text.length / longest),
    Number(/没有|未|无|不/.test(text)),
  ]
}
