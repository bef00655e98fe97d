// Rule of the gate: a set phrase with a piece left out (prompts/set-phrases.txt): 习近平新时代中国特色思想 lacks 社会主义.
import type { Finding } from '#domain/finding.ts'
import { oncePer } from '#shared/once-per.ts'
import { buildFinding, type CheckedText, type Rule } from '../gate/checked-text.ts'

/** Shorter ones are words like any other. */
const shortest = 9
/** So many characters of a phrase find where it is meant. */
const leadLength = 5
/** More than so many left out is another phrase. */
const mostLeftOut = 5
const fewestLeftOut = 2
/** Names of doctrine are whole or wrong; other phrases are shortened as people like. */
const doctrine = /习近平|主义|中华民族|人民民主|国家安全观/
/** Lists, sessions and years are written in many ways that are right. */
const varies = /[、，和及届次年\d]|大/

const listPhrases = oncePer((phrases: readonly string[]) => {
  const names = [...new Set(phrases)].filter(
    (phrase) => phrase.length >= shortest && doctrine.test(phrase) && !varies.test(phrase),
  )
  return { names, all: phrases }
})

export const checkSetPhrases: Rule = (checked) => {
  const { names, all } = listPhrases(checked.book.setPhrases)
  return names.flatMap((name) => findShort(checked, name, all))
}

function findShort(checked: CheckedText, name: string, all: readonly string[]): Finding[] {
  const { text } = checked
  const findings: Finding[] = []
  const lead = name.slice(0, leadLength)
  const tail = name.slice(-2)
  for (let at = text.indexOf(lead); at >= 0; at = text.indexOf(lead, at + 1)) {
    const near = text.slice(at, at + name.length)
    const said = near.slice(0, near.indexOf(tail, leadLength) + tail.length)
    if (!lacksPiece(said, name) || all.some((phrase) => phrase !== name && phrase.includes(said))) continue
    findings.push(
      buildFinding(
        checked,
        { start: at, end: at + said.length },
        {
          rule: 'set-phrase',
          severity: 'warn',
          text: `“${said}”像是固定表述漏了字`,
          fix: `写全：“${name}”`,
        },
      ),
    )
  }
  return findings
}

/** One piece in the middle is missing and nothing else differs. */
function lacksPiece(said: string, name: string): boolean {
  const lack = name.length - said.length
  if (said === '' || lack < fewestLeftOut || lack > mostLeftOut) return false
  let same = 0
  while (same < said.length && said[same] === name[same]) same++
  return name.endsWith(said.slice(same)) && said.length - same >= 2
}
