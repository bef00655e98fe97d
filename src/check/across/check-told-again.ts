// Rule of the gate: what a shortcoming says of the whole year or place is the number that the paper gave, in whatever words. 领导接访共46次 beside 镇领导班子成员接访48次; 普法经费不足，全年仅5.6万元 beside 安排普法经费6.5万元.
import type { Relations } from '#domain/checks/relations.ts'
import type { Finding } from '#domain/finding.ts'
import { behindOf, type Fact, isBehindNumber, item } from '../facts/read-facts.ts'
import type { CheckedText } from '../gate/checked-text.ts'
import { isAlike, isGiven, isPlain, ofPart, sayOther } from './check-restated.ts'

/** No paper takes up more; a hostile one is not held pair by pair. */
const mostAgain = 60
const mostGiven = 200
/** Numbers of a time, a drive or an item of their own. */
const narrow =
  /\d月|月份|季度|[上下]半年|期间|专项|行动|其中|每|均|分别|第[一二三四五六七八九十]|个别|部分|少数|有的/
/** From the number to where its noun ends: 在建工地|的监管需要. */
const nounEnd =
  /[的中里仍虽还尚要需均都由靠]|大?多[数半]|大多|主要|集中|难以|无法|没有|不足|进行|开展|管理|监管/
const only = /[仅只才]/
/** 受理总量142件: no part of it. */
const total = /总[量数]$/
const scopes = /全年|[今本]年|年内|一年|全[镇乡县]|全街道|辖区|本级|现有|总[量数]|[共仅只才]|虽|达到?$/

export function checkToldAgain(checked: CheckedText, facts: readonly Fact[]): Finding[] {
  const again = facts.filter((fact) => isPlain(fact) && (fact.part === 'problem' || fact.part === 'cause'))
  if (again.length === 0) return []
  const { relations } = checked.drafting.checking
  const given = facts
    .filter((fact) => isGiven(fact) && !narrow.test(fact.lead))
    .slice(0, mostGiven)
    .map((fact) => describe(checked, fact, relations))
  return again.slice(0, mostAgain).flatMap((fact) => {
    const names = namesOf(checked, fact, relations)
    const first = names.flatMap((words) => findGiven(given, { fact, words }) ?? [])[0]
    return first ? [sayOther(checked, first, fact)] : []
  })
}

const longestTitle = 60

interface Given {
  readonly fact: Fact
  /** As it stands around the number, and what of it tells what is counted. */
  readonly own: string
  readonly before: string
  readonly words: readonly string[]
}

function describe(checked: CheckedText, fact: Fact, relations: Relations): Given {
  const own = `${fact.lead}|${nounBehind(checked, fact)}`
  const before = checked.text.slice(fact.sentence.start, fact.at.start)
  const title = checked.text.slice(0, longestTitle).split('\n', 1)[0]!
  // 欠薪线索 are the 线索 of a paper on 欠薪.
  const words = contentOf(fact.lead.replace(item, ''), relations).filter(
    (word) => !title.includes(word) && !relations.begun.includes(word),
  )
  return { fact, own, before, words }
}

function nounBehind(checked: CheckedText, fact: Fact): string {
  const behind = behindOf(checked, fact)
  const end = behind.search(nounEnd)
  return end < 0 ? behind : behind.slice(0, end)
}

/** The words that tell what the number counts; none where it speaks of a part. */
function namesOf(checked: CheckedText, fact: Fact, relations: Relations): readonly (readonly string[])[] {
  const lead = fact.lead.replace(item, '')
  const clauses = checked.text.slice(fact.sentence.start, fact.at.start).split(/[，,；;：:]/)
  if (narrow.test(lead) || !scopes.test(lead) || clauses.slice(-3, -1).some((clause) => ofPart.test(clause)))
    return []
  // 2名干部要管|辖区6家养老机构: a number right before it begins the clause of the other.
  const isJoined = isBehindNumber(checked, fact)
  const behind = contentOf(nounBehind(checked, fact), relations)
  if (isJoined || (behind.length > 0 && !only.test(lead)))
    return behind.length > 0 && scopes.test(lead.slice(-4)) && !only.test(lead) ? [behind] : []
  const words = [...contentOf(lead, relations), ...behind]
  if (words.join('').length > 1) return [words]
  const before = (clauses.at(-2) ?? '').replace(item, '')
  if (/\d/.test(before) || narrow.test(before)) return []
  // 调解补贴|偏低，全年只有4.6万元: its last word says how much that is.
  const said = contentOf(before, relations)
  return said.slice(0, -1).join('').length > 2 ? [said, said.slice(0, -1)] : [said]
}

const dictionary = new Intl.Segmenter('zh', { granularity: 'word' })

/** Without words for doing, for how much and how well; single characters side by side are one word. */
function contentOf(said: string, { generic }: Relations): readonly string[] {
  const words: string[] = []
  let last = -1
  for (const { segment, index } of dictionary.segment(said.replace(/[仅只才]/g, '，'))) {
    if (!/[一-鿿]/.test(segment) || generic.includes(segment)) continue
    const isOne = segment.length === 1
    if (isOne && last === index && words.at(-1)!.length < longestRun) words.push(words.pop()! + segment)
    else words.push(segment)
    last = isOne ? index + 1 : -1
  }
  return words
}

const longestRun = 3

/** The one number whose words hold all of these: another where its words are no more, a greater one where they are. */
function findGiven(
  given: readonly Given[],
  { fact, words }: { readonly fact: Fact; readonly words: readonly string[] },
): Fact | null {
  const size = words.join('').length
  if (size < 2) return null
  const holds = ({ own, before }: Given) =>
    words.every((word) => own.includes(word) || before.includes(word)) &&
    words.filter((word) => own.includes(word)).join('').length * 2 >= size
  const all = given.filter((one) => isAlike(one.fact, fact) && holds(one))
  const said = words.join('|')
  const exact = all.filter((one) => one.words.every((word) => said.includes(word)))
  const same = exact.length > 0 ? exact : all
  const [first] = same
  if (!first || all.some((one) => one.fact.value === fact.value)) return null
  if (new Set(same.map((one) => one.fact.value)).size > 1) return null
  const isAll = exact.length > 0 || total.test(fact.lead)
  return isAll || fact.value < first.fact.value ? first.fact : null
}
