// What came of a number is said of the one that meets it, in the figures of a report as in an answer.
import { expect, test } from 'vitest'
import { leaveOutcome } from '#text/leave-outcome.ts'

test.each([
  ['纠纷调成', '纠纷'],
  ['只调成', ''],
  ['欠薪线索均办结', '欠薪线索'],
  ['矛盾纠纷', '矛盾纠纷'],
])('%s before a number leaves %s', (words, left) => {
  expect(leaveOutcome(words)).toBe(left)
})
