// The clauses of a quote that decide are kept, with those beside them that count the same.
import { describe, expect, it } from 'vitest'
import { keepClauses } from '#answer/quotes/keep-clauses.ts'

const keep = (text: string, word: string) => {
  const span = keepClauses(text, (clause) => clause.includes(word))
  return span === null ? null : text.slice(span.start, span.end)
}

describe('the clauses that say it', () => {
  it.each([
    ['alone', '全村先后开会八回，修渠9处，秋收前通水', '修渠', '修渠9处'],
    [
      'with what counts in the same unit',
      '班子包案后，化解2件，剩余1件列入包案，群众认可',
      '剩余',
      '化解2件，剩余1件列入包案',
    ],
    [
      'with what they lean on',
      '开出决定书7次，其中罚款6次，队伍更守规矩',
      '罚款',
      '开出决定书7次，其中罚款6次',
    ],
  ])('%s', (_, text, word, kept) => expect(keep(text, word)).toBe(kept))
  it('are none where nothing says it, and where a title would be cut', () => {
    expect(keep('修渠9处', '植树')).toBeNull()
    expect(keep('印发《规范管理，实施细则》', '规范')).toBeNull()
  })
})
