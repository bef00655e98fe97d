// Step: mask. What stands after a role, or before a word -> how many characters of it are a person's name.
import { isGivenName, readSurname } from './name-characters.ts'
import { deedAfter, endsName, namesBody, neverGiven, startsWithWord, strictEnd } from './not-names.ts'

/** Characters that are looked at: a name, and what follows it. */
export const nameAhead = 18

/** Characters of the name that a text starts with; 0 when it is none or in doubt (already 某, a word, no end). */
export function measureName(text: string, isLoose: boolean): number {
  const surname = readSurname(text)
  if (surname === null || startsWithWord(text) || isJoined(text)) return 0
  const size = surname.length
  const isLong = fits(text, { ...surname, given: 2, isLoose })
  const isShort = fits(text, { ...surname, given: 1, isLoose })
  // 李建国在 is three characters, 陈明建房 and 张三达成 two.
  if (isLong && (!isShort || (isGivenName(text.slice(size, size + 2)) && endsName(text.slice(size + 2)))))
    return size + 2
  return isShort ? size + 1 : 0
}

const dictionary = new Intl.Segmenter('zh', { granularity: 'word' })

/** 老人|和娃娃: a surname that joins words, before a word that the dictionary knows. */
function isJoined(text: string): boolean {
  if (text.charAt(0) !== '和') return false
  const [first] = dictionary.segment(text.slice(1, 5))
  return (first?.segment.length ?? 0) > 1
}

interface Shape {
  /** Characters of the surname and of the given name. */
  readonly length: number
  readonly given: number
  readonly isDoubtful: boolean
  readonly isLoose: boolean
}

function fits(text: string, { length, given: count, isDoubtful, isLoose }: Shape): boolean {
  const given = text.slice(length, length + count)
  if (given.length < count || !/^[\u3400-\u9fff]+$/.test(given) || neverGiven.test(given)) return false
  const after = text.slice(length + count)
  const isChosen = isGivenName(given)
  const isClosed = endsName(after)
  if (!isChosen && (count === 1 || !isClosed)) return false
  if (namesBody(text)) return isChosen && strictEnd.test(after) && !(isLoose && isDoubtful)
  if (count === 1) return isClosed && (!(isLoose || isDoubtful) || deedAfter.test(after))
  if (isChosen) return isClosed || !isDoubtful
  return !isDoubtful && !isLoose && [...given].some(isGivenName)
}

/** The name that ends where `before` ends: characters of it, 0 for none. It must be made of given-name characters after a start. */
export function measureNameBack(before: string, isStart: (head: string) => boolean): number {
  for (const length of [3, 2, 4]) {
    const name = before.slice(-length)
    if (name.length < length) continue
    const surname = readSurname(name)
    if (surname === null || startsWithWord(name)) continue
    const given = name.slice(surname.length)
    if (given.length > 2 || !isGivenName(given) || neverGiven.test(given)) continue
    if (surname.isDoubtful && given.length < 2) continue
    if (isStart(before.slice(0, -length))) return length
  }
  return 0
}
