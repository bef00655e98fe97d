// Tool: a text -> its pairs of neighbouring characters, in order, each as often as it stands there.

export function listPairs(text: string): readonly string[] {
  return Array.from({ length: Math.max(0, text.length - 1) }, (_, at) => text.slice(at, at + 2))
}
