// Part of the fake Bot API: reads a message's HTML as Telegram's server does and keeps its limits.

const tags = new Set([
  'b',
  'strong',
  'i',
  'em',
  'u',
  'ins',
  's',
  'strike',
  'del',
  'a',
  'code',
  'pre',
  'blockquote',
  'tg-spoiler',
  'span',
  'tg-emoji',
])
const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"' }

/** A refusal of the server: becomes `{ok: false, error_code: 400, description}`. */
export class BadRequest extends Error {}

/** Visible text of an HTML message. Throws BadRequest as the server words it. */
function parseHtml(html: string): string {
  const open: string[] = []
  let text = ''
  let at = 0
  while (at < html.length) {
    const char = html[at]
    if (char === '&') {
      const match = /^&(?:(lt|gt|amp|quot)|#(\d+)|#x([0-9a-f]+));/i.exec(html.slice(at, at + 12))
      const code = match?.[2] ? Number(match[2]) : Number.parseInt(match?.[3] ?? '', 16)
      text += match ? (match[1] ? entities[match[1]] : String.fromCodePoint(code)) : '&'
      at += match ? match[0].length : 1
    } else if (char === '<') {
      at += readTag(html.slice(at), { open, at })
    } else {
      text += char
      at += 1
    }
  }
  if (open.length > 0)
    throw new BadRequest(
      `can't parse entities: Can't find end tag corresponding to start tag "${open.at(-1)}"`,
    )
  return text
}

/** Length of the tag; keeps the stack of open ones. */
function readTag(html: string, { open, at }: { open: string[]; at: number }): number {
  const match = /^<(\/?)([a-z][a-z0-9-]*)(?:\s[^<>]*)?>/i.exec(html)
  if (!match) throw new BadRequest(`can't parse entities: Unsupported start tag "" at byte offset ${at}`)
  const [whole, slash, name = ''] = match
  if (!tags.has(name))
    throw new BadRequest(`can't parse entities: Unsupported start tag "${name}" at byte offset ${at}`)
  if (!slash) open.push(name)
  else if (open.pop() !== name)
    throw new BadRequest(`can't parse entities: Unmatched end tag at byte offset ${at}`)
  return whole.length
}

/** 1 to 4096 characters after entities are parsed. */
export function checkText(payload: Record<string, unknown>): string {
  const raw = String(payload.text ?? '')
  const text = (payload.parse_mode === 'HTML' ? parseHtml(raw) : raw).trim()
  if (text === '') throw new BadRequest('message text is empty')
  if ([...text].length > 4096) throw new BadRequest('message is too long')
  return text
}

/** 1 to 64 bytes a button. */
export function checkButtons(markup: unknown): void {
  const rows = (markup as { inline_keyboard?: { text?: string; callback_data?: string }[][] } | undefined)
    ?.inline_keyboard
  for (const button of rows?.flat() ?? []) {
    const bytes = Buffer.byteLength(button.callback_data ?? '')
    if (bytes < 1 || bytes > 64) throw new BadRequest('BUTTON_DATA_INVALID')
    if (!button.text)
      throw new BadRequest(
        "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
      )
  }
}
