// Each frame of a table is two texts that differ in one place: in the sound one nothing is found, in the faulty one something is.
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { checkText } from '#check/gate/check-text.ts'
import type { Finding } from '#domain/finding.ts'
import { openDraftDeps, ownPlace } from '../fakes/draft-deps.ts'

const { deps } = await openDraftDeps()
const frames = readFileSync(new URL('../fixtures/check-frames.tsv', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
  .map((line) => line.split('\t') as [string, string])

/** A paper around the frame: what was done, what falls short, what is planned. */
function writePaper(frame: string): string {
  const [done, short, planned] = frame.replaceAll('¶', '\n').split('‖')
  return [
    '青禾县柳溪镇2024年工作总结',
    '',
    '2024年，柳溪镇扎实推进各项工作。现将有关情况总结如下：',
    '一、主要做法',
    done || '坚持抓好日常工作。',
    '二、存在的问题',
    short || '一是少数干部主动性不够。',
    '三、2025年工作打算',
    planned || '一是持续抓好各项工作落实。',
    '柳溪镇人民政府',
    '2025年1月9日',
    '',
  ].join('\n')
}

function check(frame: string, side: 1 | 2): Promise<Finding[]> {
  const text = frame.replace(/\[([^\]|]*)\|([^\]]*)\]/g, (_, sound: string, faulty: string) =>
    side === 1 ? sound : faulty,
  )
  return checkText({ text: writePaper(text), place: ownPlace, year: 2024 }, deps)
}

const keyOf = ({ rule, text }: Finding) => `${rule} ${text}`

test.each([...new Set(frames.map(([kind]) => kind))])(
  'frames of %s: found in the faulty twin, nothing in the sound one',
  async (kind) => {
    const wrong: string[] = []
    for (const [, frame] of frames.filter(([one]) => one === kind)) {
      const sound = await check(frame, 1)
      const known = new Set(sound.map(keyOf))
      const found = (await check(frame, 2)).filter((finding) => !known.has(keyOf(finding)))
      if (found.length === 0) wrong.push(`not found: ${frame}`)
      const said = sound.filter(({ severity }) => severity !== 'note')
      if (said.length > 0) wrong.push(`sound, but ${said.map(keyOf).join('; ')}: ${frame}`)
    }
    expect(wrong).toEqual([])
  },
)

test('there are at least 300 frames of at least 15 kinds', () => {
  expect(frames.length).toBeGreaterThanOrEqual(300)
  expect(new Set(frames.map(([kind]) => kind)).size).toBeGreaterThanOrEqual(15)
})
