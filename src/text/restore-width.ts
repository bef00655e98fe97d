// Step: pure reading. Chinese prose with half-width punctuation -> full-width, as a document prints it.

/** Names of documents, addresses, decimals, times and thousands keep their own marks. */
const kept = /《[^》\n]{0,120}》|https?:\/\/[^\s\u4e00-\u9fff]{1,200}|(?<!\d)\d+(?:[.,:]\d+)+/g
const wide: Readonly<Record<string, string>> = {
  ',': '，',
  ';': '；',
  ':': '：',
  '!': '！',
  '?': '？',
  '(': '（',
  ')': '）',
}
const han = /[\u4e00-\u9fff\u3000-\u303f\uff00-\uffef“”‘’—…%]/

/** Full-width , ; : ! ? ( ) and a closing 。 wherever Chinese stands beside them; what is kept is named above. */
export function restoreWidth(text: string): string {
  let out = ''
  let from = 0
  for (const match of text.matchAll(kept)) {
    out += widen(text, from, match.index) + match[0]
    from = match.index + match[0].length
  }
  return out + widen(text, from, text.length)
}

function widen(text: string, start: number, end: number): string {
  let out = ''
  for (let at = start; at < end; at++) {
    const char = text.charAt(at)
    const mark = wide[char]
    if (mark !== undefined && isChinese(text, at)) out += mark
    else if (char === '.' && endsSentence(text, at)) out += '。'
    else out += char
  }
  return out
}

/** A mark belongs to Chinese text when a Chinese character stands within two places of it, on its own line. */
function isChinese(text: string, at: number): boolean {
  for (let distance = 1; distance <= 2; distance++) {
    if (han.test(text.charAt(at - distance)) || han.test(text.charAt(at + distance))) return true
  }
  return /[(（]$/.test(text.slice(Math.max(0, at - 4), at).replace(/\d+$/, '')) || hasHanOnLine(text, at)
}

function hasHanOnLine(text: string, at: number): boolean {
  return /[\u4e00-\u9fff]/.test(text.slice(Math.max(0, at - 12), at + 13))
}

function endsSentence(text: string, at: number): boolean {
  const after = text.charAt(at + 1)
  return (
    /[\u4e00-\u9fff”）》]/.test(text.charAt(at - 1)) &&
    (after === '' || after === '\n' || /[\u4e00-\u9fff\s]/.test(after))
  )
}
