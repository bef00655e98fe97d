// Tool of the sentence check: a sentence of a model without its marks: what is encoded.
export function bareSentence(sentence: string): string {
  return sentence.replace(/\s?\[\d{1,3}\]/g, '')
}
