// Tool of checking a model's drafts: how much of a text's content stands in the wording that may be used.
import { normalise } from '#text/normalise.ts'

export interface WordCover {
  /** Share of the content characters that stand in the source in runs of two or more, 0 to 1. */
  readonly share: number
  /** The longest run that does not. */
  readonly gap: string
}

/** Words that join and claim nothing. */
const joining =
  /全年|年内|一年来|今年以来|本年度|累计|共计|合计|总计|其中|同时|此外|以及|并且|进行|开展|通过|按照|根据|对于/g
const joiningChars =
  /[的了着和与及并且等对在为将把被由以于从向给至其该此之则又再就而或还也均都共已后时中上\d\p{P}\p{S}零〇一二两三四五六七八九十百千万亿余约近多]/gu

/** The characters of a text that carry its content, in matching form. */
export function readContent(text: string): string {
  return normalise(text).text.replace(joining, '').replace(joiningChars, '')
}

/** `source` holds contents joined by |. */
export function coverWords(content: string, source: string): WordCover {
  let covered = 0
  let gap = ''
  let longest = ''
  for (let at = 0; at < content.length; ) {
    let length = 0
    while (at + length < content.length && source.includes(content.slice(at, at + length + 1))) length++
    if (length >= 2 || (length === 1 && content.length === 1)) {
      covered += length
      at += length
      gap = ''
    } else {
      gap += content.charAt(at)
      if (gap.length > longest.length) longest = gap
      at++
    }
  }
  return { share: content.length === 0 ? 1 : covered / content.length, gap: longest }
}
