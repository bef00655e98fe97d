// Step of the sentence check: why and how well. A cause, and praise or blame, are the passage's own.
import { normalise } from '#text/normalise.ts'
import type { SentenceFault } from './cited-passage.ts'
import { type Clause, readClauses, readContent } from './claim-source.ts'
import { readForm } from './claim-wording.ts'
import { measureCover } from './measure-support.ts'
import type { Claim } from './read-claims.ts'

const cause =
  /由于|因为|(?<![基原起成诱病])因(?![此而地素果])|导致|致使|促使|促成|带动(?!\d)|得益于|有赖于|归功于|受[^，。]{1,12}影响/
const causeSaid =
  /由于|因|导致|致使?|促|带动|带来|得益于|有赖于|归功于|受[^，。]{1,20}影响|造成|使|原因|推动|鉴于|为此|所以|从而|拉动|引发|引起/

/** By so few words a clause is not found: those before it help. */
const least = 4
/** A cause stands at most so many clauses away. */
const aside = 8
/** So many characters of content name a reason; more than this share of them stands in the passage. */
const reasonLength = 4
const reasonShare = 0.5
/** Or so many of its characters one by one. */
const reasonLetters = 0.75
/** So much of cause and effect stands in two clauses side by side. */
const adjacent = 0.6
const lacking = /不足|短缺|缺[乏口少]|多发|频发|困难|有限|薄弱|老化|滞后|不够|偏[少低高大小弱]/

/** Words of judgement; those of one row say the same. */
const praise: readonly RegExp[] = [
  /好评|赞誉|称赞|赞扬|赞赏|点赞|欢迎|认可|肯定|拥护|满意(?![率度]|测评|调查|评价)/,
  /显著|明显|大幅|大为|大大/,
  /成效|成果|效果|实效|奏效/,
  /焕然一新|改观|面貌一新|旧貌换新/,
  /扭转|遏制|根治|根本|杜绝/,
  /后顾之忧/,
  /主渠道|主力军|支柱|关键|重要(?=作用|力量|支撑|保障|渠道|抓手)/,
  /零(?:差错|投诉|失误|事故|容忍|距离|发生|上访)/,
  /典范|样板|标杆|亮点|楷模|榜样|模范|经验/,
  /高度重视|重视/,
  /有力|极大|充分(?!听取|征求|考虑)|卓越|突出|优异|圆满|良好|扎实/,
  /稳步|快速|迅速|飞速|跨越/,
  /深受|一致(?!意|认|性)|广泛(?!征|听|收)/,
  /获得感|幸福感|安全感/,
  /严重|糟糕|恶劣|堪忧|落后/,
  /高于|低于|优于|领跑|遥遥领先|名列前茅/,
]

/** 没有充分覆盖 praises nothing. */
const denied = /(?:没有?|未能?|不够?|并非|难以)(?:充分|明显|显著|根本|重视|有力|广泛|圆满)/g

export function checkStance(claim: Claim): SentenceFault | null {
  const { clause, passages } = claim
  const raw = normalise(clause.raw).text
  const texts = passages.map(({ text }) => normalise(text).text)
  const said = raw.replace(denied, '')
  const isUnsaid = praise.some((word) => word.test(said) && !texts.some((text) => word.test(text)))
  if (isUnsaid) return { rule: 'praise', text: clause.raw }
  return cause.test(raw) && !givesCause(claim) ? { rule: 'cause', text: clause.raw } : null
}

/** What is lacking says why by itself (报名人数不足，仅配备5名); else a word of cause stands in a sentence that says the same. */
function givesCause(claim: Claim): boolean {
  const { clause, before, passages, deps } = claim
  if (isGivenBefore(claim)) return true
  if (!isReasonSaid(claim)) return false
  const lack = lacking.exec(clause.raw)?.[0]
  if (lack && passages.some(({ text }) => text.includes(lack))) return true
  const form = clause.form.length >= least ? clause.form : readContent(clause, [], deps) + before
  return passages.some(({ text }) => {
    const clauses = readClauses(text, deps)
    const best = Math.max(0, ...clauses.map((one) => measureCover(form, one.form)))
    return clauses.some(
      (one, at) =>
        measureCover(form, one.form) >= best &&
        sentenceOf(clauses, at).some(({ raw }) => causeSaid.test(raw)),
    )
  })
}

const reasonPattern = /(?:由于|因为|因|受)(.{2,})/

/** The words that name a reason; undefined where the clause names none. */
function readReason({ clause, deps }: Claim): string | undefined {
  const reason = reasonPattern.exec(clause.raw)?.[1]
  return reason === undefined ? undefined : readForm(normalise(reason).text, deps.sameWords)
}

/** What comes right after 因 or 由于 stands in the passage in these words. */
function isReasonSaid(claim: Claim): boolean {
  const { clause, passages, deps } = claim
  const lack = lacking.exec(clause.raw)?.[0]
  const form = readReason(claim)?.slice(0, reasonLength)
  if (form === undefined) return true
  const holds = (source: string) =>
    measureCover(form, source) > reasonShare ||
    [...form].filter((letter) => source.includes(letter)).length >= form.length * reasonLetters
  return passages.some(({ text }) => {
    const clauses = readClauses(text, deps)
    return clauses.some((_, at) => {
      const own = sentenceOf(clauses, at)
      return (
        holds(own.map((one) => one.form).join('|')) &&
        own.some(({ raw }) => causeSaid.test(raw) || (lack !== undefined && raw.includes(lack)))
      )
    })
  })
}

/** 及时改正，依清单不予处罚: the passage puts the one right before the other, and so does the claim. */
function isGivenBefore(claim: Claim): boolean {
  const { clause, sentence, passages, deps } = claim
  const reason = readReason(claim) ?? clause.form
  const after = readClauses(sentence.slice(sentence.indexOf(clause.raw) + clause.raw.length), deps)
  const effect = after[0]?.form ?? ''
  if (effect.length < 2) return false
  return passages.some(({ text }) => {
    const clauses = readClauses(text, deps)
    return clauses.some((one, at) => {
      const next = clauses.slice(at, at + 3).filter(({ isHead }, i) => i === 0 || !isHead)
      const given = measureCover(reason, one.form) >= adjacent
      return (
        given &&
        measureCover(
          effect,
          next
            .slice(1)
            .map(({ form }) => form)
            .join('|'),
        ) >= adjacent
      )
    })
  })
}

/** The clauses of the sentence that one stands in. */
function sentenceOf(clauses: readonly Clause[], at: number): readonly Clause[] {
  let [start, end] = [at, at + 1]
  while (start > 0 && at - start < aside && !clauses[start]!.isHead) start--
  while (end < clauses.length && end - at < aside && !clauses[end]!.isHead) end++
  return clauses.slice(start, end)
}
