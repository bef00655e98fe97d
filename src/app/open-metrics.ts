// Mounts `/metrics` where ANTOU_METRICS is 1: a few numbers as Prometheus reads them, none of them about what was asked or written.
import { listNightly } from '#adapters/sqlite/backup/nightly-backups.ts'
import type { Listener } from '#channels/http/open-listener.ts'
import type { Config } from '../config.ts'
import type { Parts } from './open-parts.ts'

interface Measured {
  readonly config: Pick<Config, 'web' | 'backups'>
  readonly parts: Pick<Parts, 'store' | 'journal' | 'isWritable'>
}

export function openMetrics(listener: Pick<Listener, 'mount'>, measured: Measured): void {
  if (!measured.config.web.hasMetrics) return
  const headers = { 'Content-Type': 'text/plain; version=0.0.4; charset=utf-8' }
  listener.mount('/metrics', {
    fetch: async () => new Response(await renderMetrics(measured), { headers }),
  })
}

async function renderMetrics({ config: { backups }, parts }: Measured): Promise<string> {
  const { store, journal, isWritable } = parts
  const { reports, passages, vectors } = await store.stats()
  const inbox = await journal.inbox.count()
  const outbox = await journal.outbox.count()
  const newest = backups && listNightly(backups.dir)[0]
  return [
    gauge('antou_reports', 'Reports in the library.', reports),
    gauge('antou_passages', 'Passages in the library.', passages),
    gauge('antou_vectors_pending', 'Texts that wait for their vector.', vectors.pending),
    gauge('antou_writable', '0: nothing can be stored.', isWritable ? 1 : 0),
    counts('antou_inbox_messages', 'Messages by state.', inbox),
    counts('antou_outbox_messages', 'Replies by state.', outbox),
    gauge('antou_last_backup_timestamp_seconds', '0: none.', Math.round((newest?.madeAt ?? 0) / 1000)),
    gauge('process_resident_memory_bytes', 'Memory.', process.memoryUsage.rss()),
    gauge('process_uptime_seconds', 'Since the start.', Math.round(process.uptime())),
  ].join('')
}

function gauge(name: string, help: string, value: number): string {
  return `# HELP ${name} ${help}\n# TYPE ${name} gauge\n${name} ${value}\n`
}

function counts(name: string, help: string, byState: Readonly<Record<string, number>>): string {
  const lines = Object.entries(byState).map(([state, count]) => `${name}{state="${state}"} ${count}\n`)
  return `# HELP ${name} ${help}\n# TYPE ${name} gauge\n${lines.join('')}`
}
