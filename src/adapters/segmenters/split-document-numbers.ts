// Step: words for the index. In: normalised lower-case text. Out: its document numbers (闽政办〔2024〕15号) apart from the rest.

export type TextPiece =
  | { readonly kind: 'text'; readonly text: string }
  /** The number with its issuer's code, and without it, so that either way of asking finds it. */
  | { readonly kind: 'number'; readonly tokens: readonly string[] }

// NFKC has turned full-width brackets into ASCII ones; 〔〕 stay. Every run is bounded, so the pattern is linear.
const documentNumber = /([一-鿿]{0,10})\s?[〔[【(]\s?((?:19|20)\d{2})\s?[〕\]】)]\s?(?:第\s?)?(\d{1,5})\s?号/g

/** Words that end what stands before an issuer's code in running text. */
const leadIn =
  /^.*(?:根据|依据|按照|依照|遵照|落实|执行|贯彻|参照|印发|转发|下发|文件|通知|及|与|和|按|的|了|在|从|由|对|见|以)/

/** Cuts the document numbers out of a text, in order; a written number is always at least one whole token. */
export function splitDocumentNumbers(text: string): readonly TextPiece[] {
  const pieces: TextPiece[] = []
  let end = 0
  for (const match of text.matchAll(documentNumber)) {
    const before = match[1] ?? ''
    const code = before.replace(leadIn, '')
    const number = `〔${match[2]}〕${Number(match[3])}号`
    pieces.push({ kind: 'text', text: text.slice(end, match.index + before.length - code.length) })
    pieces.push({ kind: 'number', tokens: code ? [code + number, number] : [number] })
    end = match.index + match[0].length
  }
  pieces.push({ kind: 'text', text: text.slice(end) })
  return pieces
}
