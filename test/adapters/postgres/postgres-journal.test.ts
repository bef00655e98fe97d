import { inspect } from 'node:util'
import { sql } from 'kysely'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { migrate } from '#adapters/postgres/database/migrate.ts'
import { openPostgres } from '#adapters/postgres/database/open-postgres.ts'
import { holdLanes } from '#adapters/postgres/journal/hold-lanes.ts'
import { openJournal } from '#adapters/postgres/journal/open-journal.ts'
import { lead } from '#adapters/postgres/lead.ts'
import { type InboxEntry, inboxKey } from '#domain/journal/inbox-entry.ts'
import type { Journal } from '#ports/journal.ts'
import { describeJournal } from '../../contracts/journal-contract.ts'
import { buildInboxEntry, buildParcel } from '../../contracts/post-contract.ts'
import { postgresBin, type StartedPostgres, startPostgres } from '../../fakes/stores/start-postgres.ts'

const title = postgresBin === null ? 'PostgreSQL: not on this machine, skipped' : 'PostgreSQL'

describe.skipIf(postgresBin === null)(title, () => {
  let server: StartedPostgres
  beforeAll(async () => {
    server = await startPostgres()
  })
  afterAll(() => server.stop())

  const open = async (dataDir: string): Promise<Journal> => {
    const postgres = openPostgres(await server.urlFor(dataDir))
    await migrate(postgres)
    const lanes = holdLanes(postgres)
    const close = async () => {
      await lanes.close()
      await postgres.close()
    }
    return { ...openJournal(postgres, lanes), close }
  }
  describeJournal('PostgreSQL', open)

  describe('two processes', () => {
    it('lose none of each other’s updates of one record', async () => {
      const [one, other] = [await open('updates'), await open('updates')]
      const add = (journal: Journal, place: string) =>
        journal.awaitedPlaces.update('c1', (present) => ({
          choices: [...(present?.choices ?? []), { label: place, place }],
        }))
      const all = Array.from({ length: 25 }, (_, n) => [add(one, `柳溪镇${n}`), add(other, `石桥乡${n}`)])
      await Promise.all(all.flat())
      expect((await one.awaitedPlaces.read('c1'))?.choices).toHaveLength(50)
      await Promise.all([one.close(), other.close()])
    })
  })

  describe('a chat', () => {
    const openBeside = async (name: string) => {
      const postgres = openPostgres(await server.urlFor(name))
      await migrate(postgres)
      const lanes = holdLanes(postgres)
      const close = async () => {
        await lanes.close()
        await postgres.close()
      }
      return { postgres, lanes, journal: openJournal(postgres, lanes), close }
    }
    const message = buildInboxEntry('1')
    const lane = 'telegram:7 telegram:1'

    it('is worked on by one process at a time, and by the next when it is given back', async () => {
      const [one, other] = [await openBeside('hands'), await openBeside('hands')]
      const hold = await one.lanes.take(lane)
      expect(hold).not.toBeNull()
      expect(await one.lanes.take(lane)).toBeNull()
      expect(await other.lanes.take(lane)).toBeNull()
      expect(await other.lanes.take('telegram:7 telegram:2')).not.toBeNull()
      await hold?.release()
      expect(await other.lanes.take(lane)).not.toBeNull()
      await Promise.all([one.close(), other.close()])
    })

    it('is given to one of many that ask at once', async () => {
      const many = await Promise.all(Array.from({ length: 5 }, () => openBeside('rush')))
      const taken = await Promise.all(many.map(({ lanes }) => lanes.take(lane)))
      expect(taken.filter((hold) => hold !== null)).toHaveLength(1)
      await Promise.all(many.map(({ close }) => close()))
    })

    it('takes nothing more from a process whose lease another has taken over', async () => {
      const [one, other] = [await openBeside('fence'), await openBeside('fence')]
      await one.journal.inbox.take([message])
      await one.lanes.take(lane)
      // as if it had been stopped for longer than its lease
      await other.postgres.run(sql`UPDATE lane SET until = '-infinity'`)
      await other.lanes.take(lane)
      const done = (present: InboxEntry | null) => present && { ...present, state: 'done' as const }
      const late = one.journal.inbox.finish(inboxKey(message), done, [buildParcel('late')])
      await expect(late).rejects.toMatchObject({ kind: 'busy' })
      expect(await other.journal.outbox.read('late')).toBeNull()
      await other.journal.inbox.finish(inboxKey(message), done, [buildParcel('right')])
      expect((await one.journal.outbox.read('right'))?.state).toBe('waiting')
      await Promise.all([one.close(), other.close()])
    })
  })

  describe('a lead', () => {
    it('is of one process, and goes to the next when that one’s connection ends', async () => {
      const url = await server.urlFor('lead')
      const postgres = openPostgres(url)
      await migrate(postgres)
      const told: string[] = []
      const start = (who: string) =>
        lead(url, {
          name: 'bot',
          onLead: () => told.push(`${who} leads`),
          onLost: () => told.push(`${who} lost`),
        })
      const one = start('one')
      await expect.poll(() => told, { timeout: 20_000 }).toEqual(['one leads'])
      const other = start('other')
      await expect.poll(() => one.isLeading()).toBe(true)
      expect(other.isLeading()).toBe(false)
      await one.close()
      await expect.poll(() => other.isLeading(), { timeout: 20_000 }).toBe(true)
      expect(told).toEqual(['one leads', 'other leads'])
      await other.close()
      await postgres.close()
    })
  })

  describe('a lead that hangs', () => {
    it('is ended by the server once another has waited for longer than it may be silent', async () => {
      const url = await server.urlFor('hangs')
      const postgres = openPostgres(url)
      await migrate(postgres)
      const hanging = new pg.Client({ connectionString: url })
      let isEnded = false
      hanging.on('error', () => {
        isEnded = true
      })
      await hanging.connect()
      await hanging.query(
        "SELECT pg_advisory_lock(hashtextextended('antou lead bot ' || current_schema(), 1))",
      )
      await hanging.query(`INSERT INTO leader (name, token, until, pid, backend_start)
        SELECT 'bot', 7, clock_timestamp(), pid, backend_start FROM pg_stat_activity WHERE pid = pg_backend_pid()`)
      const next = lead(url, { name: 'bot', onLead: () => {}, onLost: () => {} })
      await expect.poll(() => next.isLeading(), { timeout: 20_000 }).toBe(true)
      await expect.poll(() => isEnded).toBe(true)
      expect(Number((await postgres.get(sql`SELECT token FROM leader`))?.token)).toBe(8)
      await next.close()
      await postgres.close()
    })
  })

  describe('trouble', () => {
    it.each([
      ['postgres://antou:geheim@127.0.0.1:1/antou', 'storage', /连不上：127\.0\.0\.1:1\/antou/],
      ['mysql://antou:geheim@127.0.0.1/antou', 'setting', /不是 PostgreSQL 的地址/],
    ])('is told without the password: %s', async (url, kind, message) => {
      const failed = await (async () => openPostgres(url).get(sql`SELECT 1`))().catch(
        (error: unknown) => error,
      )
      expect(failed).toMatchObject({ kind, message: expect.stringMatching(message) })
      expect(inspect(failed, { depth: 9 })).not.toContain('geheim')
    })

    it('tells of a base that is not there, and of a server that is gone until it is back', async () => {
      const url = await server.urlFor('gone')
      const missing = openPostgres(url.replace('/postgres?', '/nowhere?'))
      await expect(missing.get(sql`SELECT 1`)).rejects.toMatchObject({
        kind: 'setting',
        message: /没有这个库/,
      })
      await missing.close()
      const postgres = openPostgres(url)
      await postgres.get(sql`SELECT 1`)
      await server.restart()
      const first = await postgres.get(sql`SELECT 1 AS n`).catch((error: unknown) => error)
      expect(first).toSatisfy((one: { n?: number; kind?: string }) => one.n === 1 || one.kind === 'storage')
      expect(await postgres.get(sql`SELECT 1 AS n`)).toEqual({ n: 1 })
      await postgres.close()
    })
  })
})
