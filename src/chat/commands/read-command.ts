// Step: a whole message -> what it orders of the conversation (prompts/asking/commands.tsv), or null for what is to be read on.
import type { AskingPattern, Command } from '#domain/prompt-book.ts'
import { cutEnd } from '#shared/cut-end.ts'
import { stripBrackets } from '#shared/strip-brackets.ts'
import { parseCount } from '#text/numbers/numerals.ts'

export interface Order {
  readonly kind: Command
  /** Which citation; null where none is named. */
  readonly n: number | null
  /** What followed behind a colon or a blank; empty: the bare word. */
  readonly rest: string
}

/** No command is longer. */
const longest = 24
/** What may be followed by what it is about. */
const open: readonly Command[] = ['ask', 'compare', 'draft', 'check']
/** 检查：… with less behind it names something that is to be looked up. */
const leastChecked = 20

export function readCommand(message: string, commands: readonly AskingPattern<Command>[]): Order | null {
  const text = message.trim()
  if (text.length <= longest) {
    const said = cutEnd(text, /[\s。.!！~～,，]/)
    if (/^[?？]$/.test(said)) return { kind: 'help', n: null, rest: '' }
    const bare = stripBrackets(cutEnd(said, /[?？]/)).replace(/\s/g, '').toLowerCase()
    const kind = findKind(bare, commands)
    if (kind) return { kind, n: kind === 'passage' ? readNumber(bare) : null, rest: '' }
  }
  const [, head = '', rest = ''] =
    /^(\/?[\w\u4e00-\u9fff]{1,8})(?:\s{0,3}[：:]\s{0,3}|\s{1,3})(\S[\s\S]*)$/.exec(text) ?? []
  const kind = rest === '' ? null : findKind(head.toLowerCase(), commands)
  if (kind === null || !open.includes(kind) || (kind === 'check' && rest.length < leastChecked)) return null
  return { kind, n: null, rest }
}

function findKind(bare: string, commands: readonly AskingPattern<Command>[]): Command | null {
  return commands.find(({ pattern }) => pattern.test(bare))?.as ?? null
}

/** 2, 二, 十二. */
function readNumber(text: string): number | null {
  const written = /\d{1,3}|[一二两三四五六七八九十]{1,3}(?=条|个|处|号|的|原|出|上|前|引|$)/.exec(
    text.replace('一下', ''),
  )?.[0]
  return written === undefined ? null : parseCount(written)
}
