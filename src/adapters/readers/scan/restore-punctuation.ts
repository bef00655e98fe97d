// Step: recognised text -> text as printed. PP-OCR prints half-width marks; Chinese text has full-width ones.

const wide: Readonly<Record<string, string>> = {
  ',': '\uff0c',
  ';': '\uff1b',
  ':': '\uff1a',
  '!': '\uff01',
  '?': '\uff1f',
  '(': '\uff08',
  ')': '\uff09',
}
const han = /[\p{Script=Han}\u3001-\u3011\u2018-\u201d\uff01-\uff5e]/u

const endsWide = /[\p{Script=Han}\u3001-\u3011\uff01-\uff5e]$/u
const beginsWide = /^[\p{Script=Han}\u3001-\u3011\uff01-\uff5e]/u

/** Marks beside a Chinese character become full-width; figures (1,234; 12:30; 3.5), addresses and 1. at a start stay. */
export function restorePunctuation(text: string): string {
  const joined = text.replace(/ +/g, (blanks, at: number) =>
    endsWide.test(text.slice(Math.max(0, at - 2), at)) ||
    beginsWide.test(text.slice(at + blanks.length).slice(0, 2))
      ? ''
      : blanks,
  )
  const chars = [...joined]
  const hasHan = chars.some((char) => han.test(char))
  let isOpen = false
  return chars
    .map((char, at) => {
      const before = chars[at - 1] ?? ''
      const after = chars[at + 1] ?? ''
      // An opening mark inside a quotation is a closing one misread; a closing one alone ends the line before's.
      if (char === '"' || char === '\u201c' || char === '\u201d') {
        isOpen = char !== '\u201d' && !isOpen
        return isOpen ? '\u201c' : '\u201d'
      }
      if (char === '.') return restoreStop(before, after)
      const mark = wide[char]
      return mark && isChinese(char, { before, after, hasHan }) ? mark : char
    })
    .join('')
}

/** Between two digits or letters a mark is part of a figure or name; brackets look at what they enclose. */
function isChinese(
  char: string,
  { before, after, hasHan }: { before: string; after: string; hasHan: boolean },
): boolean {
  if (/[\p{Script=Latin}\d]/u.test(before) && /[\p{Script=Latin}\d]/u.test(after)) {
    // `2023,2024` is a list in Chinese text, `1,234` a figure.
    return char === '(' || char === ')'
  }
  return han.test(before) || han.test(after) || hasHan
}

/** A point after a Chinese character is a comma in the middle of a line (the usual misreading) and a full stop at its end. */
function restoreStop(before: string, after: string): string {
  if (!/[\p{Script=Han}\u201d\uff09%]/u.test(before)) return '.'
  if (after === '') return '\u3002'
  return han.test(after) ? '\uff0c' : '.'
}
