// Tool: brackets of all kinds taken out, so that [2], 【2】 and 2 are one way to write a number.

export function stripBrackets(text: string): string {
  return text.replace(/[[\]()（）【】〔〕［］]/g, '')
}
