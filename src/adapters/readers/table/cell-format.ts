// Step: none (tool). One value and its number format -> what the spreadsheet shows (ECMA-376, 18.8.31), digits in full where a format is unknown.

/** Seconds and days of 1970-01-01 counted from 1899-12-30 and from 1904-01-01. */
const daySeconds = 86_400
const epoch = { from1900: 25_569, from1904: 24_107 }

/** `0"起"` shows 163起, `#,##0,"千元"` 1,250千元, `0.0%` 97.5%; dates as 2024年12月31日. */
export function formatNumber(value: number, format: string, is1904 = false): string {
  if (!Number.isFinite(value)) return ''
  const { section, shown } = findSection(value, format.slice(0, 500))
  const code = section
    .replace(/\[\$([^\]"-]{0,10})[^\]]{0,20}\]/g, '"$1"')
    .replace(/\[(?:[A-Za-z]{3,10}|[<>=]{1,2}[-\d.]{1,20}|DBNum\d|颜色\d+)\]/gi, '')
  const bare = code.replace(/"[^"]*"|\\.|_./g, '')
  if (isDate(bare)) return formatDate(value, code, is1904)
  if (/[Ee][+-]|\?\/|General|@|常规|通用格式/.test(bare) || format === '')
    return readLiterals(code, plain(shown))
  if (!/[0#?]/.test(bare)) return readLiterals(code, '')
  return fill(code, shown)
}

/** Positive; negative; zero. A format without a section of its own for negatives shows their sign. */
function findSection(value: number, format: string): { section: string; shown: number } {
  const sections = splitSections(format)
  const [first = 'General', second, third] = sections
  if (/\[[<>=]/.test(format)) {
    const fitting = sections.find((section) => holds(section, value))
    return { section: fitting ?? sections.at(-1)!, shown: value }
  }
  if (value < 0 && second !== undefined)
    return { section: second, shown: /[-(（]/.test(second) || second === '' ? -value : value }
  if (value === 0 && third !== undefined) return { section: third, shown: 0 }
  return { section: first, shown: value }
}

/** `[>=10000]0\\.0,"万"`: a section may name the values it is for. */
function holds(section: string, value: number): boolean {
  const [, sign, digits] = /\[([<>=]{1,2})(-?[\d.]{1,20})\]/.exec(section) ?? []
  const limit = Number(digits)
  if (sign === '>' || sign === '>=') return value > limit || (sign === '>=' && value === limit)
  if (sign === '<' || sign === '<=') return value < limit || (sign === '<=' && value === limit)
  return sign === undefined || (sign === '<>' ? value !== limit : value === limit)
}

function splitSections(format: string): string[] {
  const sections = ['']
  for (const piece of format.match(/"[^"]*"|\\.|\[[^\]]*\]|[\s\S]/g) ?? []) {
    if (piece === ';') sections.push('')
    else sections[sections.length - 1] += piece
  }
  return sections
}

function isDate(bare: string): boolean {
  return (
    /[ymdhs]/i.test(bare.replace(/General|\[Red\]/gi, '')) &&
    !/[0#?](?!$)/.test(bare.replace(/ss?\.0+|\.0+$/g, ''))
  )
}

/** The number takes the place of its digits' pattern; words in quotes and behind a backslash stand as they are. */
function fill(code: string, value: number): string {
  const pieces = code.match(/"[^"]*"|[\\!].|_.|\*.|[0#?.,]+|[\s\S]/g) ?? []
  const slots = pieces.flatMap((piece, at) => (/^[0#?.,]*[0#?][0#?.,]*$/.test(piece) ? [at] : []))
  const percents = pieces.filter((piece) => piece === '%').length
  const pattern = slots.map((at) => pieces[at]).join('')
  let digits = formatDigits(value * 100 ** percents, pattern)
  const shown = new Map<number, string>()
  // From the right each slot takes as many digits as it has places, the first one all that are left: 0\.0, shows 万 with one decimal.
  for (const [index, at] of [...slots.entries()].reverse()) {
    const places = pieces[at]!.match(/[0#?]/g)!.length
    const cut = index === 0 ? 0 : Math.max(0, digits.length - places)
    shown.set(at, digits.slice(cut))
    digits = digits.slice(0, cut)
  }
  const out = pieces.map(
    (piece, at) => shown.get(at) ?? (/^(?:[_*]|[0#?.,]+$)/.test(piece) ? '' : cleanLiteral(piece)),
  )
  return out.join('').trim()
}

/** Commas at the end divide by a thousand each, one within parts thousands. */
function formatDigits(value: number, pattern: string): string {
  const scale = /,*$/.exec(pattern)![0].length
  const core = pattern.slice(0, pattern.length - scale)
  const [whole = '', fraction = ''] = core.split('.')
  const most = Math.min((fraction.match(/[0#?]/g) ?? []).length, 15)
  const least = Math.min((fraction.match(/0/g) ?? []).length, 15)
  const scaled = Number((Math.abs(value) / 1000 ** scale).toPrecision(15))
  if (scaled >= 1e21) return plain(value)
  let [digits = '0', decimals = ''] = roundHalfUp(scaled, most).split('.')
  while (decimals.length > least && decimals.endsWith('0')) decimals = decimals.slice(0, -1)
  digits = digits.padStart((whole.match(/0/g) ?? []).length, '0')
  if (whole.includes(',')) digits = digits.replace(/\B(?=(?:\d{3})+$)/g, ',')
  const sign = value < 0 && /[1-9]/.test(digits + decimals) ? '-' : ''
  return `${sign}${digits}${decimals ? `.${decimals}` : ''}`
}

/** 2.675 is stored a little below itself; spreadsheets show 2.68. */
function roundHalfUp(value: number, digits: number): string {
  const [base, exponent = '0'] = String(value).split('e')
  const raised = Number(`${base}e${Number(exponent) + digits}`)
  return Number.isFinite(raised) && raised < 1e15
    ? Number(`${Math.round(raised)}e${-digits}`).toFixed(digits)
    : value.toFixed(digits)
}

/** Binary noise (0.1 + 0.2) is rounded away. */
function plain(value: number): string {
  return String(Number(value.toPrecision(12)))
}

function readLiterals(code: string, number: string): string {
  const pieces = code.match(/"[^"]*"|\\.|_.|\*.|General|通用格式|常规|[0#?.,/@Ee+-]+|[\s\S]/gi) ?? []
  let done = false
  const out = pieces.map((piece) => {
    if (/^(?:"|\\)/.test(piece)) return cleanLiteral(piece)
    if (/^(?:General|通用格式|常规|[0#?.,/@Ee+-]+)$/i.test(piece) && number !== '') {
      const first = !done
      done = true
      return first ? number : ''
    }
    return /^[_*]/.test(piece) ? '' : piece
  })
  return (done || number === '' ? out.join('') : number).trim()
}

function cleanLiteral(piece: string): string {
  return piece.startsWith('"') ? piece.slice(1, -1) : /^[\\!]./.test(piece) ? piece.slice(1) : piece
}

/** Year, month and day as far as the format shows them; the time of day where it does. */
function formatDate(value: number, code: string, is1904: boolean): string {
  const days = value - (is1904 ? epoch.from1904 : epoch.from1900)
  const date = new Date(Math.round(days * daySeconds) * 1000)
  if (value < 0 || Number.isNaN(date.getTime()) || date.getUTCFullYear() > 9999) return plain(value)
  const bare = code.replace(/"[^"]*"|\\./g, '')
  const pad = (part: number) => String(part).padStart(2, '0')
  const time = /h/i.test(bare) ? `${date.getUTCHours()}:${pad(date.getUTCMinutes())}` : ''
  const hasDay = /d/i.test(bare)
  const hasMonth = hasDay || (/m/i.test(bare) && (/y/i.test(bare) || !/[hs]/i.test(bare)))
  const shown = [
    ...(/y/i.test(bare) ? [`${date.getUTCFullYear()}年`] : []),
    ...(hasMonth ? [`${date.getUTCMonth() + 1}月`] : []),
    ...(hasDay ? [`${date.getUTCDate()}日`] : []),
  ].join('')
  return `${shown}${shown && time ? ' ' : ''}${time}` || plain(value)
}
