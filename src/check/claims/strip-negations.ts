// Tool of the sentence check: a clause without its noes, and where they stood.

const negation =
  /(?:未(?!来|成年|检)|没有(?:一[件个起户人例名次])?|没|无(?!论|缝|偿|人机|障碍|线|害化|讼|纸)|不(?!断|仅|但|过|同|少|动产|久|含|[得能可会要]?(?:低于|高于|超过|[多少]于)|[到足满][\d零一二两三四五六七八九十百半]|然|管|论|如|得不|只|法|良|文明|锈|定期)|非(?!法|常|遗|公|税|诉|机动|凡)|零(?=[发上投事复败欠差违][一-龥])|(?<![分区级特个类性识告离差鉴派甄])别(?=[再用喝吃去让把在乱随给做]))(?:再|曾|予以?|能够?|得(?!以)|完全|全部|全面)?(?:发生|出现)?(?:过?一[件个起例])?/g

/** 无脱管漏管和重新犯罪: so far one no goes over a 和. */
const joinedReach = 10

export interface Stripped {
  readonly text: string
  /** Places in `text` where a negation stood. */
  readonly at: readonly number[]
}

export function stripNegations(raw: string): Stripped {
  const text = raw.replace(/[\s\p{P}]/gu, '')
  const at: number[] = []
  let kept = ''
  let done = 0
  for (const match of text.matchAll(negation)) {
    kept += text.slice(done, match.index)
    at.push(kept.length)
    done = match.index + match[0].length
  }
  return { text: kept + text.slice(done), at }
}

/** A negation stands there, or up to `reach` characters before; one no governs what 和 or 或 joins. */
export function isNegated({ at, text }: Stripped, position: number, reach = 1): boolean {
  return at.some(
    (p) =>
      p - position <= 1 &&
      (position - p <= reach ||
        (position - p <= joinedReach && /[和或与]|及(?![以时])/.test(text.slice(p, position + 1)))),
  )
}

export function findAll(text: string, piece: string): readonly number[] {
  const found: number[] = []
  for (let at = text.indexOf(piece); at >= 0 && piece !== ''; at = text.indexOf(piece, at + 1)) found.push(at)
  return found
}
