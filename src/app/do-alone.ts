// What only one of several processes may do (a bot's connection, the upkeep). In: what processes share, or nothing. Out: it is begun here at once, or when this process comes to lead.
import type { Shared } from '#adapters/postgres/open-shared.ts'
import { describeError } from '#shared/errors.ts'

export interface Alone {
  isLeading(): boolean
  /** To be called before what was begun is ended. */
  close(): Promise<void>
}

interface Doing {
  /** Of what is done; the same in every process. */
  readonly name: string
  /** What people call it. */
  readonly label: string
  readonly say: (line: string) => void
  /** What two at once would do harm with: a process that has lost it ends, and is started again by whoever watches over it. */
  readonly endsWhenLost: boolean
}

/** Resolves when it was begun, or is waited for. */
export async function doAlone(
  shared: Shared | null,
  { name, label, say, endsWhenLost }: Doing,
  begin: () => Promise<void> | void,
): Promise<Alone> {
  if (shared === null) {
    await begin()
    return { isLeading: () => true, close: async () => {} }
  }
  const start = async () => {
    say(`${label}由这个进程做。`)
    await begin()
  }
  return shared.lead({
    name,
    onLead: () => void start().catch((error: unknown) => say(`${label}没能开始：${describeError(error)}`)),
    onLost: () => {
      say(`${label}已由另一个案头进程接手${endsWhenLost ? '，这个进程停下，等着重新启动' : ''}。`)
      if (endsWhenLost) process.kill(process.pid, 'SIGTERM')
    },
  })
}
