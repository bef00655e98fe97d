// Step of reading a brief: the pieces of one fact -> the clauses it is told in, one where it says more than its indicators.
import type { BriefFigure } from '#domain/brief.ts'
import { writeTail } from './write-formally.ts'

export interface Piece {
  readonly text: string
  readonly theme: string | null
  readonly figures: readonly BriefFigure[]
  /** A 、 parts it from the piece before it. */
  readonly isListed?: boolean
}

/** A fact that is longer is told in several sentences. */
const longestFact = 160

/** 调处100起 … 调处135起: the same words with two numbers contradict each other; 来信9件、来访52批 are kinds. */
function isSaidTwice(pieces: readonly Piece[]): boolean {
  const bare = pieces.map(({ text }) => text.replace(/\d[\d.]*/g, ''))
  return new Set(bare).size < bare.length
}

/** Plain counts of one theme keep their own clauses, to be told by its patterns; anything that says more is one piece. */
export function wholeFact(
  pieces: readonly Piece[],
  { theme, isWhole }: { theme: string | null; isWhole: boolean },
): Piece[] {
  const figures = pieces.flatMap((piece) => piece.figures)
  const names = figures.map(({ indicator }) => indicator)
  const isPlain =
    !isWhole &&
    pieces.every((piece) => piece.figures.length > 0) &&
    figures.every(({ isKnown, isOwnWords, theme: own }) => isKnown && !isOwnWords && own === theme) &&
    (new Set(names).size === names.length || isSaidTwice(pieces))
  const themed = pieces.map((piece) => ({
    ...piece,
    theme,
    figures: piece.figures.map((figure) => ({ ...figure, theme })),
  }))
  if (isPlain) return themed
  const chunks: Piece[][] = []
  for (const piece of themed) {
    const chunk = chunks.at(-1)
    const length = (chunk ?? []).reduce((sum, { text }) => sum + text.length, piece.text.length)
    if (chunk === undefined || length > longestFact) chunks.push([piece])
    else chunk.push(piece)
  }
  return chunks.map((chunk) => joinPieces(chunk, theme))
}

/** 34起均已处理: what is said of a bare number goes on with it. */
function joinTail(text: string, figures: readonly BriefFigure[]): string {
  const tails = figures.map(({ tail }) => writeTail(tail)).filter(Boolean)
  const isBare = figures.length === 1 && figures[0]!.at.start === 0 && figures[0]!.at.end === text.length
  return isBare && /^[均已都全]/.test(tails[0] ?? '') ? text + tails.join('，') : [text, ...tails].join('，')
}

/** One clause with all their numbers, each where it stood. */
function joinPieces(pieces: readonly Piece[], theme: string | null): Piece {
  const texts = pieces.map(({ text, figures }) => joinTail(text, figures))
  // 楼栋12、480户: two numbers with a comma between them would be one.
  const isBare = (all: string, one: string) => /\d$/.test(all) && /^\d/.test(one)
  const text = texts.reduce(
    (all, one, index) => `${all}${pieces[index]!.isListed || isBare(all, one) ? '、' : '，'}${one}`,
  )
  let from = 0
  const figures = pieces.flatMap((piece, index) => {
    const shift = from
    from += texts[index]!.length + 1
    return piece.figures.map(
      (figure): BriefFigure => ({
        ...figure,
        clause: text,
        at: { start: figure.at.start + shift, end: figure.at.end + shift },
        isOwnWords: true,
        tail: '',
      }),
    )
  })
  return { text, theme, figures }
}
