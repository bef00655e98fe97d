import { expect, it } from 'vitest'
import { tellsOutcome } from '#answer/rows/asked-outcome.ts'

it('an outcome that is named must stand in the sentence', () => {
  expect(tellsOutcome('复议1件，因送达不规范被撤销。', '谁的复议被撤过')).toBe(true)
  expect(tellsOutcome('复议2件，均维持。', '谁的复议被撤过')).toBe(false)
})

it('a party is no outcome, and where none is named none is told', () => {
  expect(tellsOutcome('被告出庭应诉。', '谁当过被告')).toBe(false)
  expect(tellsOutcome('复议2件，均维持。', '谁有复议')).toBe(false)
})
