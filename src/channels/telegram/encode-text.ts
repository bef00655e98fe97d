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

/** Split first, marked up afterwards: a cut can then never fall inside a tag. `bold` are whole lines. */
export function encodeText(text: string, bold: ReadonlySet<string> = new Set()): readonly EncodedText[] {
  return splitText(text, maxTextLength - againMark.length).map((plain) => {
    const lines = plain
      .split('\n')
      .map((line) => (bold.has(line) ? `<b>${escapeHtml(line)}</b>` : escapeHtml(line)))
    return { html: lines.join('\n'), plain }
  })
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }

/** The three characters that mean something in Telegram's HTML. */
function escapeHtml(text: string): string {
  return text.replace(/[&<>]/g, (sign) => entities[sign]!)
}
