// Table of this room: what each sign of a sentence weighs, where a follow-up goes on inside what was told.

/** Learnt by test/learn/ranking/train-focus.ts from follow-ups of talks by several hands with the sentence that answers each by how well each tells them apart (of 214 turns of nine sets, each of a set that did not teach, 169 first and 200 among three). */
export const focusWeights = {
  /** It has a number in a unit that is asked for; it has none. */
  unit: 1.95,
  noUnit: -1.95,
  /** Of the things of prompts/asking/asked-things.tsv that are asked for, the share that it holds. */
  asked: 1.25,
  /** What is asked for: a cause, a plan, what is done about it, what is wrong. */
  cause: 3.2,
  plan: 2.7,
  remedy: 2.05,
  problem: 2.05,
  /** Several things are asked for, and it lists them. */
  list: 2.25,
  /** It stands among the plans, which were not asked for. */
  otherPart: -2.4,
  /** Of the follow-up's own words and pairs of characters, and of the thing's words in it and over it; what few sentences have weighs more. */
  terms: 2.85,
  bigrams: 3.1,
  thing: 3.7,
  heading: 1.2,
  headed: 1.9,
  /** Of the pairs of what was told last, in what goes on from it. */
  echo: 1.3,
  /** Where it stands to what was told. */
  told: -0.35,
  beside: 1.15,
  section: 0.1,
  report: -0.25,
  place: -0.7,
  /** All of it was told already. */
  repeated: 1,
  /** Told already, and without all that is asked for. */
  bare: -1.55,
  /** Each of its clauses counts, where words are asked for. */
  counting: -1.95,
  /** Of a year that the question is about, said or taken along. */
  ofYear: 1.8,
  /** For each answer since then. */
  age: -0.45,
  /** Cosines to the follow-up, to it with the thing, and to what was told. */
  own: 5.1,
  whole: 8.5,
  like: 0.6,
  /** Of a later year than what was told, where what came later is asked for; of an earlier one; from what to what. */
  later: 2.75,
  earlier: 2.35,
  range: 1.8,
  /** It has a number where one is asked for in no unit. */
  counted: 1.45,
  /** Where it is counted in a word that no table has (改了几稿), few sentences have that word, and it does. */
  measured: 2.35,
  /** Of the newest year. */
  newest: 0.75,
  /** 第三起案子: it opens with the numeral that is asked for; set by hand, no talk that taught has one. */
  ordinal: 6,
  /** Of 80 characters. */
  length: -0.5,
}
export type FocusSign = keyof typeof focusWeights
