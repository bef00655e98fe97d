// Step of reading a brief: the clauses of a sentence, some said without being sure (prompts/drafting/doubts.tsv) -> the same, what is doubtful as 【待核实：…】.

import type { DoubtWord } from '#domain/drafting-book.ts'
import { disagrees } from '#draft/doubts/leave-conflicts.ts'
import { isNote } from '#draft/roles/is-note.ts'

const gap = (text: string) => `【待核实：${text}】`
/** A clause that says no more than the doubt. */
const longestRest = 5
const ends = /[，,的了吧呢啊\s]+$/

export interface DoubtfulClause {
  readonly text: string
  readonly isListed: boolean
}

/** Clauses as `splitClauses` gives them; those without a doubt come back as they are. */
export function markDoubts(
  clauses: readonly DoubtfulClause[],
  doubts: readonly DoubtWord[],
): readonly DoubtfulClause[] {
  // Two counts of one thing are told together, by leaveConflicts.
  if (clauses.some(({ text }) => disagrees.test(text))) return clauses
  const marked: DoubtfulClause[] = []
  for (const clause of clauses) {
    const found = doubts.filter(({ word }) => clause.text.includes(word))
    // 格式可能乱了: of the material, and no fact to be looked into.
    if (found.length === 0 || isNote(clause.text)) {
      marked.push(clause)
      continue
    }
    const { before, doubtful } = partDoubt(clause.text, found)
    const last = marked.at(-1)
    const isBare = found.every(({ isBehind }) => isBehind) && before.length + doubtful.length <= longestRest
    if (isBare && !/\d/.test(before + doubtful)) {
      if (last !== undefined && !last.text.startsWith('【'))
        marked[marked.length - 1] = { ...last, text: gap(last.text) }
    } else {
      if (before !== '') marked.push({ ...clause, text: before })
      if (doubtful !== '') marked.push({ text: gap(doubtful), isListed: before === '' && clause.isListed })
    }
  }
  return marked
}

/** 发了3次好像是1万条记不清 -> 发了3次 and 1万条; without a number before it, the clause is doubtful as a whole. */
function partDoubt(text: string, found: readonly DoubtWord[]): { before: string; doubtful: string } {
  const ahead = found.find(({ isBehind }) => !isBehind)
  const at = ahead === undefined ? 0 : text.indexOf(ahead.word)
  const head = /\d/.test(text.slice(0, at)) ? text.slice(0, at).replace(ends, '') : ''
  const rest = text.slice(head.length)
  const doubtful = found.reduce((left, { word }) => left.replace(word, ''), rest)
  return { before: head, doubtful: doubtful.replace(ends, '').trim() }
}
