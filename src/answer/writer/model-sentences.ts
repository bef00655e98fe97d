// Step: a model's stream -> whole sentences with [n] marks, cleaned of everything that could become markup, a link or an image.

/** More than this without an end is no sentence. */
const longest = 400

/** Sentences in order; marks after the stop belong to the sentence before it. What a thinking model thinks, and what was said before, is left out. */
export async function* readSentences(pieces: AsyncIterable<string>): AsyncGenerator<string> {
  const told = new Set<string>()
  let rest = ''
  for await (const piece of pieces) {
    rest = dropThoughts(rest + piece)
    if (rest.startsWith('<think>')) continue
    for (let cut = findEnd(rest); cut > 0; cut = findEnd(rest)) {
      const sentence = cut > longest ? '' : cleanSentence(rest.slice(0, cut))
      rest = rest.slice(cut)
      if (sentence === '' || told.has(sentence)) continue
      told.add(sentence)
      yield sentence
    }
    if (rest.length > longest) rest = ''
  }
  const last = rest.startsWith('<think>') || rest.length > longest ? '' : cleanSentence(rest)
  if (last !== '' && !told.has(last)) yield last
}

function dropThoughts(text: string): string {
  return text.replace(/^\s*<think>[\s\S]*?<\/think>/, '').trimStart()
}

/** Past the stop and the marks that follow it; 0 while more of them may come. A sentence with marks before its stop is done. */
function findEnd(text: string): number {
  const match = /[。！!？?；;\n](?:[”"』」）)]?)(?:\s*[[【［][\d,，、\s\-–]{1,20}[\]】］])*/.exec(text)
  if (!match) return 0
  const end = match.index + match[0].length
  const next = text.slice(end).trimStart()
  if (/[\]】］]\s*$/.test(text.slice(0, match.index))) return end
  return next === '' || /^[[【［][\d,，、\s\-–]*$/.test(next) ? 0 : end
}

/** 【1】, [1,2] and [1-3] become [1][2][3]; a stop comes last; headings, bullets, fences, links and tags go. */
function cleanSentence(text: string): string {
  const plain = text
    .replace(/!\[[^\]]*\](?:\([^)]*\)|\[[^\]]*\])?/g, '')
    .replace(/\[([^\]\d][^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/[[【［]([\d,，、\s\-–]{1,20})[\]】］](?:\([^)]*\))?/g, (_, inner: string) => writeMarks(inner))
    .replace(/^[\s#>*+-]+|[*_`~|]+/g, '')
    .replace(/^\d{1,2}[.、)）]\s*(?!\d)/, '')
    // Marks that came after the stop of a sentence that was done.
    .replace(/^(?:\s*\[\d{1,3}\])+(?=.)/, '')
    .replace(/\s+/g, ' ')
    .trim()
  return plain
    .replace(/([。！!？?；;])((?:\s*\[\d{1,3}\])+)\s*$/, '$2$1')
    .replace(/\s+(?=\[)/g, '')
    .replace(/^(?:\[\d{1,3}\])+$|^[\p{P}\s]+$/u, '')
}

function writeMarks(inner: string): string {
  const numbers: number[] = []
  for (const part of inner.split(/[,，、\s]+/)) {
    const [from = Number.NaN, to = from] = part.split(/[-–]/).map(Number)
    for (let n = from; n <= Math.min(to, from + 5); n++) numbers.push(n)
  }
  return numbers.map((n) => `[${n}]`).join('')
}

/** A link, a tag or an address: such a sentence is not shown whatever it says. */
export function holdsLink(sentence: string): boolean {
  return /https?:|ftp:|www\.|:\/\/|javascript:|data:|<[a-z/!]|\]\(|[\w.-]@[\w-]+\.|\w-*\.(?:com|cn|net|org|gov|io|top|xyz)\b/i.test(
    sentence,
  )
}
