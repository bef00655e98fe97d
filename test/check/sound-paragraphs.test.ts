// Paragraphs with nothing wrong in them that a hasty check trips on: nothing is found, in each alone.
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { checkText } from '#check/gate/check-text.ts'
import { openDraftDeps, ownPlace } from '../fakes/draft-deps.ts'

const { deps } = await openDraftDeps()
const paragraphs = readFileSync(new URL('../fixtures/sound-paragraphs.txt', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))

test('in sound paragraphs nothing is found', async () => {
  expect(paragraphs.length).toBeGreaterThan(150)
  const found: string[] = []
  for (const paragraph of paragraphs) {
    const text = `柳溪镇2024年工作总结\n\n一、工作开展情况\n${paragraph}\n\n青禾县柳溪镇人民政府\n2024年12月28日\n`
    const findings = await checkText({ text, place: ownPlace, year: 2024 }, deps)
    for (const { severity, rule, text: said } of findings)
      if (severity !== 'note') found.push(`${rule}: ${said} ｜ ${paragraph.slice(0, 40)}`)
  }
  expect(found).toEqual([])
})
