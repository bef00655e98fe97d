// Step: ranked sentences -> those of the kind that is asked for: with the number, from the plan, a heading. Falls back to all when none is left.
import { asksNumber, type Frame } from '#domain/frame.ts'
import { buildUnitPattern } from '#retrieve/read-unit.ts'
import type { Evidence } from '#retrieve/retrieve.ts'
import type { ScoredSentence } from '#retrieve/sentence.ts'

/** Of the best number's share of the question, a further one must carry this much to stand beside it. */
const figureShare = 0.7

/** A number below this share of the question is another number, not the one asked for. */
const figureGain = 0.45

export function narrowEvidence(frame: Frame, evidence: Evidence): readonly ScoredSentence[] {
  const asked = frame.part === null ? evidence.sentences : preferPart(frame, evidence.sentences)
  const inPart = frame.asksHeading ? asked : preferBodies(asked)
  if (!asksNumber(frame)) return inPart
  return preferNumbers(frame, frame.part === null ? leaveAims(inPart) : inPart, evidence)
}

/** How much it was is not how much it shall be, where the report tells both. */
function leaveAims(sentences: readonly ScoredSentence[]): readonly ScoredSentence[] {
  const told = sentences.filter(({ part }) => part !== 'plan')
  return told.some(({ coverage }) => coverage >= 0.5) ? told : sentences
}

/** A short heading names a practice without telling it: it is quoted only where no sentence answers. */
function preferBodies(sentences: readonly ScoredSentence[]): readonly ScoredSentence[] {
  const bodies = sentences.filter(({ isHeading, text }) => !isHeading || text.length >= tellingHeading)
  return bodies.some(({ coverage }) => coverage >= 0.5) ? bodies : sentences
}

/** （二）与装饰行业协会推出示范合同，社区免费提供见证: such a heading is a sentence. */
const tellingHeading = 20

/** 打算 asks for plans, 问题 for problems; a sentence of another part answers only where none of that part does. */
function preferPart(frame: Frame, sentences: readonly ScoredSentence[]): readonly ScoredSentence[] {
  const asked = sentences.filter((sentence) => sentence.part === frame.part && sentence.coverage > 0.3)
  return asked.length > 0 ? asked : sentences
}

/** Sentences that hold the number asked for, and those so near in meaning that they tell it in other words. */
function preferNumbers(
  frame: Frame,
  sentences: readonly ScoredSentence[],
  { figures }: Evidence,
): readonly ScoredSentence[] {
  const best = Math.max(figureGain, figures[0]?.gain ?? 0)
  const gains = new Map<ScoredSentence, number>()
  for (const { sentence, gain } of figures) {
    gains.set(sentence, Math.max(gain, gains.get(sentence) ?? 0))
  }
  const number = buildUnitPattern(frame.text)
  const nearest = new Set(
    sentences.slice(0, nearestKept).filter(({ text }, i) => i === 0 || number.test(text)),
  )
  const holding = sentences
    .filter((sentence) => nearest.has(sentence) || (gains.get(sentence) ?? 0) >= best * figureShare)
    .map((sentence) => ({ ...sentence, score: sentence.score + (gains.get(sentence) ?? 0) }))
  return holding.length > 0 ? holding.sort((a, b) => b.score - a.score) : sentences
}

const nearestKept = 3
