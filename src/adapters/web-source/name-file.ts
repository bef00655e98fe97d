// Step: addresses. What the server calls a file, or the end of its address -> a name for display; never used as a path.

const longestName = 120

/** `attachment; filename*=UTF-8''…` before `filename="…"`, whose bytes are UTF-8 or GBK. */
export function nameFile(url: URL, disposition: string): string {
  const given = readExtended(disposition) ?? readPlain(disposition)
  const last = url.pathname.split('/').findLast((piece) => piece !== '')
  return cleanName(given ?? '') || cleanName(decodePart(last ?? '')) || url.hostname
}

function readExtended(disposition: string): string | null {
  const [, value] = /filename\*\s?=\s?utf-8''([^;]{1,500})/i.exec(disposition) ?? []
  return value ? decodePart(value.trim()) : null
}

function readPlain(disposition: string): string | null {
  const [, quoted, bare] = /filename\s?=\s?(?:"([^"]{1,500})"|([^";\s]{1,500}))/i.exec(disposition) ?? []
  const value = quoted ?? bare
  if (!value) return null
  if (/%[0-9a-f]{2}/i.test(value)) return decodePart(value)
  // Headers come as one character a byte.
  const bytes = Buffer.from(value, 'latin1')
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('gb18030').decode(bytes)
  }
}

function decodePart(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

function cleanName(name: string): string {
  const base = name.split(/[\\/]/).at(-1) ?? ''
  return base
    .replace(/[\u0000-\u001f\u007f\u200b-\u200f\u202a-\u202e\u2066-\u2069]/g, '')
    .trim()
    .slice(-longestName)
}
