// Step: politeness. The text of a robots.txt -> what of the site may be asked for, and how slowly (RFC 9309, and Crawl-delay).

export interface Robots {
  /** `path` with its query, from the slash on. */
  allows(path: string): boolean
  /** Seconds between two requests; null where the site does not say. */
  readonly delaySeconds: number | null
}

interface Rule {
  readonly isAllowed: boolean
  readonly pattern: string
}

interface Group {
  readonly agents: string[]
  readonly rules: Rule[]
  delaySeconds: number | null
}

/** As the user agent names itself, in lower case. */
const ownName = 'antou'
/** RFC 9309 asks for 500 KiB at least; more lines than this are no rules of a site. */
const mostCharacters = 512_000
const mostRules = 2000
const longestPattern = 500

/** What a site without a robots.txt allows. */
export const everythingAllowed: Robots = { allows: () => true, delaySeconds: null }

/** The group of our own name counts, else that of `*`; the longest pattern that fits decides, an equally long `allow` before a `disallow`. */
export function parseRobots(text: string): Robots {
  const groups = readGroups(text.slice(0, mostCharacters))
  const own = groups.filter(({ agents }) => agents.includes(ownName))
  const chosen = own.length > 0 ? own : groups.filter(({ agents }) => agents.includes('*'))
  const rules = chosen
    .flatMap((group) => group.rules)
    .slice(0, mostRules)
    .sort((a, b) => b.pattern.length - a.pattern.length || Number(b.isAllowed) - Number(a.isAllowed))
  const delays = chosen.flatMap(({ delaySeconds }) => delaySeconds ?? [])
  return {
    allows: (path) => rules.find(({ pattern }) => fits(pattern, path))?.isAllowed ?? true,
    delaySeconds: delays.length > 0 ? Math.max(...delays) : null,
  }
}

function readGroups(text: string): readonly Group[] {
  const groups: Group[] = []
  let isNaming = false
  for (const line of text.split(/\r?\n/)) {
    const { name, value } = readLine(line)
    const last = groups.at(-1)
    if (name === 'user-agent') {
      if (isNaming && last) last.agents.push(value.toLowerCase())
      else groups.push({ agents: [value.toLowerCase()], rules: [], delaySeconds: null })
      isNaming = true
    } else if (last && (name === 'allow' || name === 'disallow')) {
      isNaming = false
      // An empty Disallow forbids nothing.
      if (value !== '')
        last.rules.push({ isAllowed: name === 'allow', pattern: value.slice(0, longestPattern) })
    } else if (last && name === 'crawl-delay') {
      isNaming = false
      last.delaySeconds = /^\d{1,6}(?:\.\d{1,3})?$/.test(value) ? Number(value) : null
    }
  }
  return groups
}

function readLine(line: string): { readonly name: string; readonly value: string } {
  const hash = line.indexOf('#')
  const said = hash < 0 ? line : line.slice(0, hash)
  const colon = said.indexOf(':')
  if (colon < 0) return { name: '', value: '' }
  return { name: said.slice(0, colon).trim().toLowerCase(), value: said.slice(colon + 1).trim() }
}

/** `*` stands for any characters, `$` at the end for the end. Each piece is looked for once, from left to right. */
function fits(pattern: string, path: string): boolean {
  const isWhole = pattern.endsWith('$')
  const [head = '', ...pieces] = (isWhole ? pattern.slice(0, -1) : pattern).split('*')
  if (!path.startsWith(head)) return false
  let at = head.length
  for (const [index, piece] of pieces.entries()) {
    const isLast = index === pieces.length - 1
    if (isLast && isWhole) return path.length - piece.length >= at && path.endsWith(piece)
    const found = path.indexOf(piece, at)
    if (found < 0) return false
    at = found + piece.length
  }
  return !isWhole || at === path.length
}
