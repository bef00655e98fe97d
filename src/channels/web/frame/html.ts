// Step: encode. Every piece of a page is built with this tag: what stands between the markup is escaped, hidden characters are shown.
import { html as escapingHtml } from 'hono/html'
import type { HtmlEscapedString } from 'hono/utils/html'

/** Markup that is safe to send. */
export type Html = HtmlEscapedString

// Bidi overrides can make exe.txt of txt.exe, zero-width characters can hide words; both are shown by their code.
const hidden =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g

/** Replaces control, zero-width and direction characters by their code: [U+202E]. */
export function showHidden(text: string): string {
  return text.replace(
    hidden,
    (char) => `[U+${char.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}]`,
  )
}

function readable(value: unknown): unknown {
  if (typeof value === 'string') return showHidden(value)
  return Array.isArray(value) ? value.map(readable) : value
}

/** Template tag for markup. Values: text (escaped), numbers, Html, arrays of these; null, undefined and booleans print nothing. */
export function html(strings: TemplateStringsArray, ...values: unknown[]): Html {
  return escapingHtml(strings, ...values.map(readable)) as Html
}
