// Step of drafting: what the notice asks of the paper (字数, 日期, 报送) -> findings beside the text, never words in it.
import type { Finding } from '#domain/finding.ts'
import { readNoticeRules } from './brief/read-notice.ts'

const nowhere = { start: 0, end: 0, quote: '' }

/** Empty without a notice. */
export function checkNotice(notice: string | null, text: string): readonly Finding[] {
  if (notice === null) return []
  const { mostCharacters, due, sendTo } = readNoticeRules(notice)
  const length = text.replace(/\s/g, '').length
  const over: Finding[] =
    mostCharacters !== null && length > mostCharacters
      ? [
          {
            rule: 'notice-length',
            severity: 'warn',
            text: `通知要求不超过${mostCharacters}字，现在有${length}字`,
            where: nowhere,
            fix: '删减到要求的字数以内',
          },
        ]
      : []
  const sent: Finding[] =
    due === ''
      ? []
      : [
          {
            rule: 'notice-due',
            severity: 'note',
            text: `通知要求：${due}${sendTo === '' ? '报送' : `报${sendTo}`}`,
            where: nowhere,
            fix: '按时报送',
          },
        ]
  return [...over, ...sent]
}
