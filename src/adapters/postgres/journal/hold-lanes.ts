// Step: storage. Which process works on a chat: a lease by the server's clock, taken without waiting, and a number that grows with each change of hands.
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Postgres, Statements } from '#adapters/postgres/database/open-postgres.ts'
import type { LaneKeeper } from '#ports/journal.ts'
import { AppError } from '#shared/errors.ts'

export interface Lanes extends LaneKeeper {
  /** Throws AppError `busy` where this process works on the chat and another has taken it over meanwhile. Runs inside a transaction. */
  refuseLost(statements: Statements, lane: string): Promise<void>
  /** Gives all back. */
  close(): Promise<void>
}

/** A process that is gone for so long is taken to be dead; whoever takes over needs a second more to see it. */
const leaseSeconds = 6
const renewMs = 2_000

export function holdLanes(postgres: Postgres): Lanes {
  const holder = randomUUID()
  const held = new Map<string, number>()
  const renew = async () => {
    if (held.size === 0) return
    await postgres.run(sql`UPDATE lane SET until = clock_timestamp() + ${leaseSeconds} * interval '1 second'
      WHERE holder = ${holder} AND lane = ANY (${[...held.keys()]}::text[]) AND until > clock_timestamp()`)
  }
  // Where the server cannot be reached the lease runs out, and what is written then is refused.
  const timer = setInterval(() => void renew().catch(() => {}), renewMs)
  timer.unref()
  const end = async (lane: string) => {
    const fence = held.get(lane)
    held.delete(lane)
    await postgres.run(sql`UPDATE lane SET until = '-infinity'
      WHERE lane = ${lane} AND holder = ${holder} AND fence = ${fence}`)
  }
  return {
    take: async (lane) => {
      const fence = await postgres.transaction((statements) => takeLane(statements, lane, holder))
      if (fence === null) return null
      held.set(lane, fence)
      return { release: () => end(lane) }
    },
    refuseLost: async (statements, lane) => {
      const fence = held.get(lane)
      if (fence === undefined) return
      // Locked until the transaction ends: nobody takes over between this look and what is written.
      const row = await statements.get(sql`SELECT 1 FROM lane WHERE lane = ${lane} AND holder = ${holder}
        AND fence = ${fence} AND until > clock_timestamp() FOR SHARE`)
      if (row === null)
        throw new AppError('busy', '这个对话已由另一个案头进程接手，这里没有再写。', {
          fix: '不用管：接手的进程会答完。总是这样，请看这台机器到数据库的网络。',
        })
    },
    close: async () => {
      clearInterval(timer)
      for (const lane of [...held.keys()]) await end(lane)
    },
  }
}

/** The number of this change of hands; null while another holds it or is about to. */
async function takeLane(statements: Statements, lane: string, holder: string): Promise<number | null> {
  await statements.run(sql`INSERT INTO lane (lane, holder, until, fence) VALUES (${lane}, '', '-infinity', 0)
    ON CONFLICT DO NOTHING`)
  const free = await statements.get(
    sql`SELECT fence FROM lane WHERE lane = ${lane} AND until < clock_timestamp() FOR UPDATE SKIP LOCKED`,
  )
  if (free === null) return null
  const fence = Number(free.fence) + 1
  await statements.run(sql`UPDATE lane SET holder = ${holder}, fence = ${fence},
    until = clock_timestamp() + ${leaseSeconds} * interval '1 second' WHERE lane = ${lane}`)
  return fence
}
