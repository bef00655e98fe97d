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
  const parts: string[] = []
  // Of a long text no more is held than one part may take.
  const held: Atom[] = []
  let size = 0
  const cut = () => {
    const taken = held.splice(0, findEnd(held, limit))
    const part = taken
      .map((atom) => atom.text)
      .join('')
      .trim()
    if (part !== '') parts.push(part)
    const next = held.findIndex((atom) => atom.text.trim() !== '')
    held.splice(0, next < 0 ? held.length : next)
    size = held.reduce((sum, atom) => sum + atom.size, 0)
  }
  for (const atom of rankEnds(readAtoms(trimmed, whole, { limit, measure }))) {
    if (held.length === 0 && atom.text.trim() === '') continue
    held.push(atom)
    size += atom.size
    while (size > limit && held.length > 1) cut()
  }
  while (held.length > 0) cut()
  return parts
}

interface Bounds {
  readonly limit: number
  readonly measure: Measure
}

type Sized = Omit<Atom, 'rank'>

/** A piece above the limit is taken apart: a block into lines, a line into words, a word into characters. */
function* readAtoms(text: string, pattern: RegExp, bounds: Bounds): Generator<Sized> {
  for (let start = 0; start < text.length; ) {
    // Each character is matched by something: pieces lie side by side.
    pattern.lastIndex = start
    pattern.test(text)
    const piece = text.slice(start, pattern.lastIndex)
    start = pattern.lastIndex
    const size = bounds.measure(piece)
    if (size <= bounds.limit) yield { text: piece, size }
    else yield* takeApart(piece, pattern, bounds)
  }
}

function takeApart(piece: string, pattern: RegExp, bounds: Bounds): Iterable<Sized> {
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
function* rankEnds(atoms: Iterable<Sized>): Generator<Atom> {
  let open = rank.anywhere
  let before: Sized | null = null
  for (const atom of atoms) {
    const next = readSign(atom.text)
    const clings = next === 'closer' || next === 'end' || next === 'citation'
    if (before) yield { ...before, rank: clings ? rank.joined : open }
    open = rankAfter(next, atom.text, open)
    before = atom
  }
  if (before) yield { ...before, rank: open }
}

function rankAfter(sign: Sign, text: string, before: number): number {
  if (sign === 'line') return /\n\s*\n$/.test(text.slice(-20)) ? rank.paragraph : rank.line
  if (sign === 'end') return rank.sentence
  if (sign === 'clause') return rank.clause
  if (sign === 'citation') return Math.max(Math.min(before, rank.sentence), rank.clause)
  return sign === 'closer' ? Math.min(before, rank.sentence) : rank.anywhere
}

/** How many atoms make the first part; at least one is taken. */
function findEnd(atoms: readonly Atom[], limit: number): number {
  let size = 0
  let best = 1
  let bestRank = -1
  for (const [at, atom] of atoms.entries()) {
    if (size + atom.size > limit) return best
    size += atom.size
    // Below the least share only the last place counts, whatever it is.
    const worth = size < limit * leastShare ? -1 : atom.rank
    if (worth < bestRank) continue
    best = at + 1
    bestRank = worth
  }
  return atoms.length
}
