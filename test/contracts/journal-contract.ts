// What every Journal keeps, whatever it stands on.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { sealAnswer } from '#domain/seal-answer.ts'
import type { Journal, Turn } from '#ports/journal.ts'

function turn(question: string, at = '2024-03-01T08:00:00Z'): Turn {
  const searched = { reports: 0, places: [], years: [] }
  return {
    at,
    question,
    answer: sealAnswer({
      kind: 'refusal',
      text: '没有查到。',
      lines: [],
      citations: [],
      figures: [],
      dropped: [],
      searched,
      by: 'extract',
      elapsedMs: 1,
    }),
  }
}

/** `open` opens the journal of a folder again and again. */
export function describeJournal(name: string, open: (dataDir: string) => Promise<Journal>): void {
  describe(`${name} as a journal`, () => {
    let dir = ''
    let journal: Journal
    beforeEach(async () => {
      dir = await mkdtemp(join(tmpdir(), 'journal-'))
      journal = await open(dir)
    })
    afterEach(async () => {
      await journal.close()
      await rm(dir, { recursive: true, force: true })
    })
    const reopen = async (): Promise<void> => {
      await journal.close()
      journal = await open(dir)
    }

    it('gives the newest turns of a conversation, oldest first, in the order of writing even when the clock jumps', async () => {
      await journal.appendTurn('web:1', turn('一', '2030-01-01T00:00:00Z'))
      await journal.appendTurn('web:2', turn('别处'))
      await journal.appendTurn('web:1', turn('二', '2020-01-01T00:00:00Z'))
      await journal.appendTurn('web:1', turn('三'))
      await reopen()
      expect((await journal.listTurns('web:1', 2)).map(({ question }) => question)).toEqual(['二', '三'])
      expect((await journal.listTurns('web:2', 9))[0]).toEqual(turn('别处'))
    })

    it('keeps a person, and nothing for one it does not know', async () => {
      await journal.savePerson({ id: 'telegram:1', name: null, place: null })
      await journal.savePerson({ id: 'telegram:1', name: null, place: '青禾县柳溪镇' })
      await reopen()
      expect(await journal.readPerson('telegram:1')).toEqual({
        id: 'telegram:1',
        name: null,
        place: '青禾县柳溪镇',
      })
      expect(await journal.readPerson('telegram:2')).toBeNull()
    })

    it('lets an update of a channel be claimed once, also after a restart', async () => {
      expect(await journal.claimUpdate('telegram', '7')).toBe(true)
      await reopen()
      expect(await journal.claimUpdate('telegram', '7')).toBe(false)
      expect(await journal.claimUpdate('wecom', '7')).toBe(true)
    })

    it('keeps notes until they are deleted', async () => {
      await journal.putNote('draft:1', '{"a":1}')
      await journal.putNote('draft:1', '{"a":2}')
      await reopen()
      expect(await journal.readNote('draft:1')).toBe('{"a":2}')
      await journal.deleteNote('draft:1')
      expect(await journal.readNote('draft:1')).toBeNull()
    })
  })
}
