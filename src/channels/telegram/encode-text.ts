// Step: plain reply -> messages as Telegram takes them: within the limit, special characters escaped, headings bold.
import { splitText } from '#chat/split-text.ts'

/** Characters of one message after entities are parsed (Bot API, sendMessage). */
const maxTextLength = 4096
/** Put before what may have gone out already; there is always room for it. */
export const againMark = '（补发，可能与上一条重复）\n'

export interface EncodedText {
  readonly html: string
  /** The same without markup, for when the server refuses the markup. */
  readonly plain: string
}

/** Whole lines, each set in its own way. */
export interface Marked {
  readonly bold?: ReadonlySet<string>
  /** Lines that follow each other are one block, folded where it is long. */
  readonly quoted?: ReadonlySet<string>
}

const none: ReadonlySet<string> = new Set()

/** Split first, marked up afterwards: a cut can then never fall inside a tag. */
export function encodeText(
  text: string,
  { bold = none, quoted = none }: Marked = {},
): readonly EncodedText[] {
  return splitText(text, maxTextLength - againMark.length).map((plain) => {
    const lines = plain.split('\n')
    const html = lines.map((line, at) => {
      const marked = bold.has(line) ? `<b>${escapeHtml(line)}</b>` : escapeHtml(line)
      if (!quoted.has(line)) return marked
      const isFirst = !quoted.has(lines[at - 1] ?? '')
      const isLast = !quoted.has(lines[at + 1] ?? '')
      return `${isFirst ? '<blockquote expandable>' : ''}${marked}${isLast ? '</blockquote>' : ''}`
    })
    return { html: html.join('\n'), plain }
  })
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }

/** The three characters that mean something in Telegram's HTML. */
function escapeHtml(text: string): string {
  return text.replace(/[&<>]/g, (sign) => entities[sign]!)
}
