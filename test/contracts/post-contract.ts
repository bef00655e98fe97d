// What the inbox and the outbox of every Journal keep, whatever it stands on.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type InboxEntry, inboxKey } from '#domain/journal/inbox-entry.ts'
import type { OutboxEntry } from '#domain/journal/outbox-entry.ts'
import type { Journal, Parcel } from '#ports/journal.ts'

export function buildInboxEntry(id: string, given: Partial<InboxEntry> = {}): InboxEntry {
  return {
    channel: 'telegram:7',
    id,
    chat: 'telegram:1',
    person: 'telegram:1',
    isGroup: false,
    at: '2024-03-01T08:00:00Z',
    content: { kind: 'text', text: `第${id}问`, quoted: null, files: [] },
    message: id,
    isEdit: false,
    back: { reply: [1, null, 'a'] },
    state: 'waiting',
    tries: 0,
    takenAt: '2024-03-01T08:00:01Z',
    ...given,
  }
}

export function buildParcel(key: string, given: Partial<OutboxEntry> = {}, bytes?: Uint8Array): Parcel {
  const entry: OutboxEntry = {
    key,
    channel: 'telegram:7',
    chat: 'telegram:1',
    person: 'telegram:1',
    body: { text: key },
    fileName: bytes ? '初稿.docx' : null,
    state: 'waiting',
    tries: 0,
    isAgain: false,
    at: '2024-03-01T08:00:02Z',
    reason: '',
    advice: '',
    receipt: null,
    ...given,
  }
  return { entry, bytes: bytes ?? null }
}

export function describePost(name: string, open: (dataDir: string) => Promise<Journal>): void {
  describe(`${name} as inbox and outbox`, () => {
    let dir = ''
    let journal: Journal
    beforeEach(async () => {
      dir = await mkdtemp(join(tmpdir(), 'post-'))
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
    const waiting = async (chat: string) => {
      const query = { states: ['waiting'], channel: 'telegram:7', chat, limit: 99 } as const
      return (await journal.inbox.list(query)).map(({ id }) => id)
    }

    it('takes a message once, whether it comes again at once, later or after a restart; as it came', async () => {
      const [a, b] = [buildInboxEntry('a'), buildInboxEntry('b')]
      expect(await journal.inbox.take([a, b, a])).toEqual([true, true, false])
      await reopen()
      expect(await journal.inbox.take([b])).toEqual([false])
      expect(await journal.inbox.take([buildInboxEntry('a', { channel: 'wecom-bot:x' })])).toEqual([true])
      expect(await journal.inbox.read(inboxKey(a))).toEqual(a)
    })

    it('lists by state, channel and chat in the order of coming, and the chats that wait', async () => {
      const other = { chat: 'telegram:2' }
      await journal.inbox.take([
        buildInboxEntry('a', other),
        buildInboxEntry('b'),
        buildInboxEntry('c', { channel: 'telegram:70' }),
        buildInboxEntry('d', { state: 'done' }),
        buildInboxEntry('e'),
      ])
      expect(await waiting('telegram:1')).toEqual(['b', 'e'])
      expect(await journal.inbox.listChats('telegram:7', ['waiting'])).toEqual(['telegram:2', 'telegram:1'])
      const all = await journal.inbox.list({ states: ['waiting', 'done'], limit: 4 })
      expect(all.map(({ id }) => id)).toEqual(['a', 'b', 'c', 'd'])
      expect(await journal.inbox.count()).toEqual({ waiting: 4, done: 1 })
    })

    it('keeps its place in the order when its state changes and changes back', async () => {
      await journal.inbox.take(['a', 'b'].map((id) => buildInboxEntry(id)))
      const key = 'telegram:7 a'
      await journal.inbox.update(key, (entry) => entry && { ...entry, state: 'working', tries: 1 })
      expect(await waiting('telegram:1')).toEqual(['b'])
      await journal.inbox.update(key, (entry) => entry && { ...entry, state: 'waiting' })
      expect(await waiting('telegram:1')).toEqual(['a', 'b'])
    })

    it('ends a message and keeps its replies in one update, or neither', async () => {
      const bytes = new Uint8Array([0, 255, 1])
      await journal.inbox.take([buildInboxEntry('a')])
      const end = (entry: InboxEntry | null) => entry && { ...entry, state: 'done' as const }
      const wrong = journal.inbox.finish('telegram:7 a', end, [buildParcel('k', { state: 'lost' as never })])
      await expect(wrong).rejects.toMatchObject({ kind: 'storage' })
      expect((await journal.inbox.read('telegram:7 a'))?.state).toBe('waiting')
      await journal.inbox.finish('telegram:7 a', end, [buildParcel('k1'), buildParcel('k2', {}, bytes)])
      await reopen()
      expect((await journal.inbox.read('telegram:7 a'))?.state).toBe('done')
      const query = { states: ['waiting'], channel: 'telegram:7', chat: 'telegram:1', limit: 9 } as const
      expect((await journal.outbox.list(query)).map(({ key }) => key)).toEqual(['k1', 'k2'])
      expect(await journal.outbox.readBytes('k2')).toEqual(bytes)
      expect(await journal.outbox.readBytes('k1')).toBeNull()
    })

    it('leaves a reply that is there already as it is', async () => {
      await journal.outbox.put([buildParcel('k1', { state: 'sending' })])
      await journal.outbox.put([buildParcel('k1'), buildParcel('k2')])
      expect(await journal.outbox.count()).toEqual({ sending: 1, waiting: 1 })
    })

    it('forgets the bytes of what was sent, and keeps those of what was not', async () => {
      const bytes = new Uint8Array([7])
      for (const key of ['k1', 'k2']) await journal.outbox.put([buildParcel(key, {}, bytes)])
      await journal.outbox.update('k1', (entry) => entry && { ...entry, state: 'sent' })
      await journal.outbox.update('k2', (entry) => entry && { ...entry, state: 'refused', reason: '退群' })
      expect(await journal.outbox.readBytes('k1')).toBeNull()
      expect(await journal.outbox.readBytes('k2')).toEqual(bytes)
    })

    it('deletes what is over and old, and nothing that waits', async () => {
      const old = { takenAt: '2024-02-01T00:00:00Z' }
      await journal.inbox.take([
        buildInboxEntry('a', old),
        buildInboxEntry('b', { ...old, state: 'done' }),
        buildInboxEntry('c', { state: 'done' }),
      ])
      await journal.outbox.put([buildParcel('k1', { state: 'sent', at: old.takenAt }), buildParcel('k2')])
      expect(await journal.inbox.clean(['done'], '2024-02-15T00:00:00Z')).toBe(1)
      expect(await journal.outbox.clean(['sent'], '2024-02-15T00:00:00Z')).toBe(1)
      expect(await journal.inbox.count()).toEqual({ waiting: 1, done: 1 })
      expect(await journal.outbox.count()).toEqual({ waiting: 1 })
    })
  })
}
