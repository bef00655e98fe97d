// What may be asked next, from what an answer cites.
import { describe, expect, test } from 'vitest'
import { renderNext } from '#channels/web/ask/render-next.ts'
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

describe('what to ask next', () => {
  test('after one township: the others', () => {
    expect(String(renderNext(answer({})))).toContain('value="其他乡镇呢？"')
  })

  test('after several townships, or none cited: nothing', () => {
    const searched = {
      reports: 9,
      level: '乡镇' as const,
      places: ['青禾县石桥乡', '青禾县杨坪镇'],
      years: [2023],
    }
    expect(renderNext(answer({ searched }))).toBeNull()
    expect(renderNext(answer({ kind: 'refusal', citations: [] }))).toBeNull()
  })

  test('after cited figures: the table of their indicator', () => {
    const figure = { indicator: '调解矛盾纠纷数', value: 187, unit: '起', qualifier: 'none', n: 1 }
    const page = String(renderNext(answer({ figures: [figure, figure] })))
    expect(page.match(/各乡镇的调解矛盾纠纷数/g)).toHaveLength(1)
    expect(page).toContain(`/figures?${new URLSearchParams({ indicator: '调解矛盾纠纷数' })}`)
  })
})
