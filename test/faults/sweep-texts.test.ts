import { expect, test } from 'vitest'
import { findTextFunctions } from './find-text-functions.ts'
import { hostileNames } from './hostile-texts.ts'
import { leftOut } from './left-out-texts.ts'
import { openKit } from './open-kit.ts'
import { sweepFunction } from './sweep-texts.ts'
import { buildCall, whyLeftOut } from './text-calls.ts'
import { doors } from './text-doors.ts'

const found = findTextFunctions()
const swept = found.filter((one) => whyLeftOut(one) === null && buildCall(one) !== null)
const kit = await openKit()

test('80 hostile texts have names', () => {
  expect(new Set(hostileNames).size).toBe(80)
})

test('every exported function that takes a text is swept or left out with a reason', () => {
  const unknown = found.filter((one) => whyLeftOut(one) === null && buildCall(one) === null)
  expect(unknown.map(({ key, file }) => `${key} in ${file}`)).toEqual([])
  expect(swept.length).toBeGreaterThan(200)
})

test('no name of the lists is forgotten there', () => {
  const names = new Set(found.flatMap(({ key, name }) => [key, name]))
  const listed = [...Object.keys(leftOut), ...doors.flatMap(({ functions }) => functions.split(' '))]
  expect(listed.filter((name) => !names.has(name))).toEqual([])
})

test.each(swept.map((one) => [one.key, one] as const))(
  '%s takes at most 1 s for a hostile text, and at most three times that for twice the length',
  // What a busy machine adds to one measuring it does not add to three.
  { retry: 2 },
  async (_, one) => {
    const { faults } = await sweepFunction(one, kit)
    expect(faults).toEqual([])
  },
)
