// 本单位 as a person gave it, against the list of real places.
import { expect, it } from 'vitest'
import { openGazetteer } from '#adapters/gazetteer/open-gazetteer.ts'
import { readOwnPlace } from '#question/read-scope.ts'

it.each([
  ['青禾县柳溪镇', '青禾县', '柳溪镇'],
  ['平泉市柳溪镇', '平泉市', '柳溪镇'],
  ['敖江镇', '连江县', '敖江镇'],
])('%s is read as %s, %s: a county that no list knows is not a namesake’s', async (name, county, town) => {
  const place = readOwnPlace(name, { gazetteer: await openGazetteer(), known: [] })
  expect(place).toMatchObject({ county, town })
})
