// Step: a long reply -> messages within a channel's limit, cut at paragraph or sentence ends, never inside a citation, tag, link, table row, emoji, number or code block.

/** Size of a text in the channel's own unit; of two texts together it is the sum of both. */
export type Measure = (text: string) => number

/** A piece that is not cut, its size, and how good a place its end is. */
interface Atom {
  readonly text: string
  readonly size: number
  readonly rank: number
}

/** Where a cut falls best. `joined` is the place before a citation or a closing quote: only where nothing else is. */
const rank = { joined: 0, anywhere: 1, clause: 2, sentence: 3, line: 4, paragraph: 5 }

/** A part is not cut shorter than this share of the limit for the sake of a nicer place. */
const leastShare = 0.4

const fence = '^```[^\\n]*(?:\\n(?!```)[^\\n]*)*(?:\\n```[^\\n]*)?\\n?'
const row = '^[ \\t]*\\|[^\\n]*\\n?'
/** What a cut inside would spoil on a line; each alternative stops at its own opening sign, so that reading stays linear. */
const wholes = [
  '\\r?\\n(?:[ \\t\\u3000]*\\r?\\n)*',
  '!?\\[[^\\[\\]\\n]{0,300}\\]\\([^()\\s]{0,2000}\\)',
  '\\[\\^?\\d[\\d,，、—–-]{0,40}\\]',
  '<[a-zA-Z/!][^<>\\n]{0,500}>',
  '&(?:#\\d{1,7}|[a-z]{2,8});',
  '\\*\\*[^*\\n]{1,300}\\*\\*',
  '`[^`\\n]{1,300}`',
  'https?://[^\\s<>()（）“”，。；]{1,2000}',
  '[A-Za-z0-9][A-Za-z0-9.,_%‰~+/-]*',
]
/** A few words at once: a place between any two characters is not needed. */
const words = '[\\u4e00-\\u9fff]{1,8}'
const grapheme = '\\p{RI}\\p{RI}|[^](?:[\\p{M}\\p{EMod}\\u{E0020}-\\u{E007F}]|\\u200d(?!\\s)[^])*'

const whole = new RegExp([words, fence, row, ...wholes, grapheme].join('|'), 'gmu')
const withoutBlocks = new RegExp([words, ...wholes, grapheme].join('|'), 'gmu')

type Sign = 'end' | 'clause' | 'closer' | 'citation' | 'line' | 'none'

const signs = new Map<string, Sign>([
  ...[...'。！？!?；;…'].map((sign) => [sign, 'end'] as const),
  ...[...'，,、：:'].map((sign) => [sign, 'clause'] as const),
  ...[...'”’」』）)》】'].map((sign) => [sign, 'closer'] as const),
])
const citation = /^\[\^?\d[^\]]*\]$/

function readSign(text: string): Sign {
  const first = text.charCodeAt(0)
  if (text.charCodeAt(text.length - 1) === 10) return 'line'
  if (first >= 0x4e00 && first <= 0x9fff) return 'none'
  if (first === 0x5b && citation.test(text)) return 'citation'
  return signs.get(text.charAt(0)) ?? 'none'
}

/**
 * Parts of at most `limit` by `measure` (UTF-16 units where none is given), none empty; joined they give the text
 * back but for blanks at the cuts. A code block that is too long for one part is closed and opened again.
 */
export function splitText(
  text: string,
  limit: number,
  measure: Measure = (part) => part.length,
): readonly string[] {
  const trimmed = text.trim()
  if (measure(trimmed) <= limit) return trimmed === '' ? [] : [trimmed]
  const atoms = rankEnds(readAtoms(trimmed, whole, { limit, measure }))
  const parts: string[] = []
  for (let start = 0; start < atoms.length; ) {
    const end = findEnd(atoms, start, limit)
    const part = joinAtoms(atoms, start, end).trim()
    if (part !== '') parts.push(part)
    start = end
    while (atoms[start]?.text.trim() === '') start++
  }
  return parts
}

interface Bounds {
  readonly limit: number
  readonly measure: Measure
}

type Sized = Omit<Atom, 'rank'>

/** A piece above the limit is taken apart: a block into lines, a line into words, a word into characters. */
function readAtoms(text: string, pattern: RegExp, bounds: Bounds): readonly Sized[] {
  const atoms: Sized[] = []
  for (const piece of text.match(pattern) ?? []) {
    const size = bounds.measure(piece)
    if (size <= bounds.limit) atoms.push({ text: piece, size })
    else for (const part of takeApart(piece, pattern, bounds)) atoms.push(part)
  }
  return atoms
}

function takeApart(piece: string, pattern: RegExp, bounds: Bounds): readonly Sized[] {
  const lines = pattern === whole && piece.startsWith('```') ? splitFence(piece, bounds) : null
  if (lines) return lines
  if (pattern === whole) return readAtoms(piece, withoutBlocks, bounds)
  return [...piece].map((character) => ({ text: character, size: bounds.measure(character) }))
}

/** A code block as several, each whole for itself; null where the limit is too small for its fences. */
function splitFence(block: string, { limit, measure }: Bounds): readonly Sized[] | null {
  const lines = block.trimEnd().split('\n')
  const isClosed = lines.length > 1 && lines.at(-1)?.startsWith('```')
  const open = `${lines[0]}\n`
  const close = isClosed ? `\n${lines.at(-1)}\n` : '\n```\n'
  const room = limit - measure(open + close)
  if (room < limit / 2) return null
  const inside = lines.slice(1, isClosed ? -1 : undefined).join('\n')
  return cutLines(inside, { limit: room, measure }).map((text) => {
    const piece = open + text + close
    return { text: piece, size: measure(piece) }
  })
}

/** Whole lines as far as they fit; a line that is too long by characters. */
function cutLines(text: string, { limit, measure }: Bounds): readonly string[] {
  const parts: string[] = []
  let part = ''
  let size = 0
  const add = (piece: string) => {
    const pieceSize = measure(piece)
    if (size + pieceSize > limit && part !== '') {
      parts.push(part.replace(/\n$/, ''))
      part = ''
      size = 0
    }
    part += piece
    size += pieceSize
  }
  for (const line of text.split('\n').map((one) => `${one}\n`)) {
    if (measure(line) <= limit) add(line)
    else for (const character of line) add(character)
  }
  parts.push(part.replace(/\n$/, ''))
  return parts
}

/** Closing quotes and citation marks stay with the sentence or clause before them. */
function rankEnds(atoms: readonly Sized[]): readonly Atom[] {
  const read = atoms.map(({ text }) => readSign(text))
  let open = rank.anywhere
  return atoms.map(({ text, size }, at) => {
    open = rankAfter(read[at] as Sign, text, open)
    const next = read[at + 1]
    const clings = next === 'closer' || next === 'end' || next === 'citation'
    return { text, size, rank: clings ? rank.joined : open }
  })
}

function rankAfter(sign: Sign, text: string, before: number): number {
  if (sign === 'line') return /\n\s*\n$/.test(text.slice(-20)) ? rank.paragraph : rank.line
  if (sign === 'end') return rank.sentence
  if (sign === 'clause') return rank.clause
  if (sign === 'citation') return Math.max(Math.min(before, rank.sentence), rank.clause)
  return sign === 'closer' ? Math.min(before, rank.sentence) : rank.anywhere
}

/** Index behind the last atom of the part that starts at `start`; at least one atom is taken. */
function findEnd(atoms: readonly Atom[], start: number, limit: number): number {
  let size = 0
  let best = start + 1
  let bestRank = -1
  let end = start
  for (; end < atoms.length; end++) {
    const atom = atoms[end] as Atom
    if (size + atom.size > limit) break
    size += atom.size
    // Below the least share only the last place counts, whatever it is.
    const worth = size < limit * leastShare ? -1 : atom.rank
    if (worth < bestRank) continue
    best = end + 1
    bestRank = worth
  }
  return end === atoms.length ? end : Math.max(best, start + 1)
}

function joinAtoms(atoms: readonly Atom[], start: number, end: number): string {
  let text = ''
  for (let at = start; at < end; at++) text += atoms[at]?.text
  return text
}
