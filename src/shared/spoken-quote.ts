// Tool: a quote -> what is shown of it: without the numeral it begins with (（一）, 一是, 3.), which says nothing by itself, and with its own “” as ‘’, for it stands in “”. The citation keeps both.

const numeral =
  /^(?:[（(][一二三四五六七八九十]{1,3}[）)]|第?[一二三四五六七八九十]{1,3}(?:是|要|则)|[一二三四五六七八九十]{1,3}、|\d{1,2}[.．、](?!\d))\s?/
/** A list that is quoted as one keeps its numerals. */
const next =
  /(?:[，,；;。、：:\s]|第)(?:[二三四五六七八九十]{1,3}[是要则、]|[（(][二三四五六七八九十]{1,3}[）)])/
/** No quote is longer. */
const longest = 1000

export function spokenQuote(quote: string): string {
  const length = numeral.exec(quote)?.[0].length ?? 0
  return nestQuotes(length === 0 || next.test(quote.slice(0, longest)) ? quote : quote.slice(length))
}

/** Marks of a quote inside a quote; as long as before. */
export function nestQuotes(quote: string): string {
  return quote.replace(/“/g, '‘').replace(/”/g, '’')
}

/** A quote that runs on in a sentence of its own stands in no “”: it keeps its own, its half commas are made whole. As long as before. */
export function runQuote(quote: string): string {
  return wholeMarks(quote)
}

/** Half commas and semicolons made whole, but for those inside a number. */
export function wholeMarks(text: string): string {
  return text.replace(/(?<!\d),|,(?!\d{3}(?!\d))/g, '，').replace(/;/g, '；')
}
