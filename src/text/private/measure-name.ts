// Step: mask. What stands after a role, or before a word -> how many characters of it are a person's name.
import { isGivenName, readSurname } from './name-characters.ts'
import { bodyAhead, deedAfter, nameEnd, neverGiven, startsWithWord } from './not-names.ts'

/** Characters that are looked at: a name, and what follows it. */
export const nameAhead = 18

/** Characters of the name that a text starts with; 0 when it is none or in doubt (already 某, a word, no end). */
export function measureName(text: string, isLoose: boolean): number {
  const surname = readSurname(text)
  if (surname === null || startsWithWord(text)) return 0
  const isBody = bodyAhead.test(text)
  const lengths = [surname.length + 2, surname.length + 1].filter((length) => isShaped(text, surname.length, length))
  const fits = (length: number) => {
    const isChosen = isGivenName(text.slice(surname.length, length))
    const after = text.slice(length)
    const isClosed = nameEnd.test(after)
    if (isBody && !isClosed) return false
    if (length === surname.length + 1) {
      if (!isClosed) return false
      return isLoose || surname.isDoubtful ? isChosen && deedAfter.test(after) : true
    }
    if (isChosen) return isClosed || !surname.isDoubtful
    return isClosed && !surname.isDoubtful && !isLoose
  }
  const [long, short] = [surname.length + 2, surname.length + 1].map((length) => lengths.includes(length) && fits(length))
  if (long && short) return preferLong(text, surname.length) ? surname.length + 2 : surname.length + 1
  if (long) return surname.length + 2
  return short ? surname.length + 1 : 0
}

function isShaped(text: string, surname: number, length: number): boolean {
  const given = text.slice(surname, length)
  return given.length === length - surname && /^\p{Script=Han}+$/u.test(given) && !neverGiven.test(given)
}

/** 李建国在 is three characters, 陈明建房 and 张三达成 two. */
function preferLong(text: string, surname: number): boolean {
  const long = surname + 2
  return isGivenName(text.slice(surname, long)) && nameEnd.test(text.slice(long))
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
