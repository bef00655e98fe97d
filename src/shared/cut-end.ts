// Tool: takes what no one meant off the end of a text, in one look from behind. `/x+$/` looks from every x and is slow where x runs long.

/** The text without the characters at its end that fit; `one` is a pattern of a single character. */
export function cutEnd(text: string, one: RegExp): string {
  let end = text.length
  while (end > 0 && one.test(text.charAt(end - 1))) end--
  return text.slice(0, end)
}
