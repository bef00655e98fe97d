// Tool: the beginning of a quote -> how many characters its numeral takes (（一）, 一是, 3.): read by itself it says nothing. None where the quote goes on to the next one.
import { parseNumbering } from '#text/outline-numbering.ts'

const inline = /^(?:第?[一二三四五六七八九十]{1,3}(?:是|要|则)[要是]?|第[一二三四五六七八九十][，、])/
/** A list that is quoted as one keeps its numerals. */
const next = /[，,；;。、：:\s](?:第?[二三四五六七八九十]{1,3}[是要则，、]|[（(][二三四五六七八九十]{1,3}[）)]|[2-9][.．、](?!\d))/
/** A numeral is no longer, a quote hardly. */
const looked = { numeral: 12, quote: 600 }

export function measureNumeral(text: string): number {
  const head = text.slice(0, looked.numeral)
  const length = inline.exec(head)?.[0].length ?? parseNumbering(head)?.length ?? 0
  return length === 0 || next.test(text.slice(0, looked.quote)) ? 0 : length
}
