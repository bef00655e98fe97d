// What may be asked next, from what an answer cites.
import { describe, expect, test } from 'vitest'
import { renderFollowUps, renderNext } from '#channels/web/ask/render-next.ts'
import type { Answer, Citation } from '#domain/answer.ts'

const citation: Citation = {
  n: 1,
  reportId: 1,
  file: 'a.txt',
  place: '青禾县石桥乡',
  year: 2023,
  section: '一/(四)',
  quote: '调解187起',
  start: 0,
  end: 6,
  isSample: false,
}

const answer = (given: Partial<Answer>): Answer =>
  ({
    kind: 'answer',
    text: '',
    lines: [],
    citations: [citation],
    figures: [],
    dropped: [],
    searched: { reports: 3, level: '乡镇' as const, places: ['青禾县石桥乡'], years: [2023] },
    by: 'extract',
    elapsedMs: 1,
    ...given,
  }) as Answer

const at = '2026-01-01T00:00:00.000Z'

describe('what to ask next', () => {
  test('after an answer: what is tried once it is read', () => {
    const page = String(renderNext(answer({}), at))
    expect(page).toContain(`hx-get="/next?${new URLSearchParams({ at })}"`)
    expect(page).not.toContain('<button')
    expect(String(renderFollowUps(['其他乡镇呢？'], null))).toContain('value="其他乡镇呢？"')
  })

  test('after a refusal, or a question back: nothing', () => {
    expect(renderNext(answer({ kind: 'refusal', citations: [] }), at)).toBeNull()
    expect(renderNext(answer({ kind: 'clarify' }), at)).toBeNull()
  })

  test('after numbers: chart and table of their indicator, over the same places and years', () => {
    const table = {
      indicator: '调解矛盾纠纷数',
      places: ['青禾县石桥乡', '青禾县杨坪镇'],
      years: [2023, 2024],
    }
    const query = new URLSearchParams([
      ['indicator', '调解矛盾纠纷数'],
      ['place', '青禾县石桥乡'],
      ['place', '青禾县杨坪镇'],
      ['year', '2023'],
      ['year', '2024'],
    ])
    const page = renderFollowUps([], table).join('')
    expect(page).toContain(`href="/figures?${String(query).replaceAll('&', '&amp;')}"`)
    expect(page).toContain(`href="/figures/table.xlsx?${String(query).replaceAll('&', '&amp;')}"`)
  })
})
