// Step of reading: a message -> numbers that what was learnt is told beside the words. Cheap signs, and what the rules make of it.
import type { WishKind } from '#domain/wish.ts'
import { namesPaper, paperForm } from '#shared/paper-names.ts'
import { findQuantities } from '#text/numbers/find-quantities.ts'
import { asksForPaper, opensPaper } from './asks-for-paper.ts'
import { peelTalk } from './peel-talk.ts'
import { readInstruction } from './read-instruction.ts'
import { isQuestion, readPoliteAsking } from './read-question.ts'
import type { RevisionRequest } from './revision-request.ts'

const ofRequest: Readonly<Record<RevisionRequest['kind'], WishKind>> = {
  undo: 'undo',
  show: 'show',
  keep: 'chat',
  correct: 'correct',
  say: 'add',
  year: 'field',
  title: 'field',
  recipient: 'field',
  issuer: 'field',
  reword: 'correct',
  names: 'drop',
  ask: 'unclear',
  date: 'field',
  paper: 'kind',
  shorten: 'shorten',
  lengthen: 'lengthen',
  remove: 'drop',
  first: 'order',
  before: 'order',
  after: 'order',
  reopen: 'tone',
  tone: 'tone',
  hints: 'drop',
}

/** What the rules take the whole message for; null where they read no instruction. */
export function kindOfRequest(request: RevisionRequest | null): WishKind | null {
  return request && ofRequest[request.kind]
}

const told: readonly WishKind[] = [
  ...(['correct', 'add', 'field', 'kind', 'shorten', 'lengthen'] as const),
  ...(['drop', 'order', 'tone', 'undo', 'show'] as const),
]

const form = new RegExp(paperForm)
const town = /[\u4e00-\u9fff]{2,6}(?:镇|乡|街道|县|区)(?!里|上)/
const others = /(?:其他|其它|别的|兄弟|周边|隔壁|邻近|外地|人家|别家|各)的?(?:乡镇|镇|乡|街道|地方|县|单位)?/
const own = /我们|咱|我[镇乡县所办]|本[镇乡]|俺|我/
const year = /20\d\d|去年|今年|上年|明年|前年/
/** Characters up to which a message is very short, short, ... */
const lengths = [4, 8, 14, 24, 40, 80]

/** Always as many numbers in the same order: the learnt weights count on it. */
export function listWishSigns(said: string, isOpen: boolean): readonly number[] {
  const text = said.trim()
  const polite = readPoliteAsking(text)
  const request = kindOfRequest(readInstruction(text) ?? (polite === null ? null : readInstruction(polite)))
  const { isCorrection, isAddition } = peelTalk(text)
  const counted = findQuantities(text).filter(({ unit }) => unit !== '' && unit !== '年').length
  const flags = [
    isOpen,
    asksForPaper(text),
    opensPaper(text),
    form.test(text),
    namesPaper(text),
    isQuestion(text),
    polite !== null,
    /[?？]/.test(text),
    /[吗么呢啊呀吧没不]\s*[。.!！?？~～]*$/.test(text),
    counted === 0,
    counted === 1,
    counted === 2,
    counted > 2,
    /\d/.test(text),
    /[一二两三四五六七八九十百千]/.test(text),
    year.test(text),
    town.test(text),
    others.test(text),
    own.test(text),
    isCorrection,
    isAddition,
    /[:：]/.test(text),
    /\n/.test(text),
    ...lengths.map((most) => text.length <= most),
  ]
  return [...flags.map(Number), ...told.map((kind) => Number(kind === request)), Number(request === null)]
}
