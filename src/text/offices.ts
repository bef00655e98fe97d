// Step: pure reading. An office as people call it (应急局) -> whether a title or a signature names it (应急管理局).

/** Characters between two letters of the name, at most. */
const widestGap = 4
/** No title and no line of signatures is longer, no office has a longer name. */
const longest = { author: 400, office: 40 }
const isHan = (char: string | undefined) => char !== undefined && char >= '\u4e00' && char <= '\u9fff'

/** Its characters stand there in order, close together. */
export function namesOffice(author: string, office: string): boolean {
  const name = office.slice(0, longest.office + 1)
  if (name.length > longest.office) return false
  const letters = [...name.replace(/^(?:人民)?政府/, '')].filter(isHan)
  const text = author.slice(0, longest.author)
  // Where the next letter may stand.
  let places = new Set(Array.from(text, (_, at) => at))
  for (const letter of letters) {
    const next = new Set<number>()
    for (const at of places) if (text[at] === letter) addReach(next, text, at + 1)
    places = next
  }
  return letters.length === 0 || places.size > 0
}

function addReach(places: Set<number>, text: string, start: number): void {
  places.add(start)
  for (let at = start; at < start + widestGap && isHan(text[at]); at++) places.add(at + 1)
}
