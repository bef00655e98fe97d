// Joins what looks at sources: the polite web, the reader of lists, and who is told what came. In: opened parts. Out: the looker, and what the desk does with finds.
import { createHash } from 'node:crypto'
import { readListPage } from '#adapters/readers/html/read-list-page.ts'
import type { PersonNotice } from '#desk/people/admit.ts'
import type { SourceParts } from '#desk/sources/source-desk.ts'
import type { Journal } from '#ports/journal.ts'
import type { WebAsker } from '#ports/web-source.ts'
import type { Log } from '#shared/log.ts'
import { wait } from '#shared/pace/wait.ts'
import { acceptFind, refuseFind } from '#sources/accept-find.ts'
import { describeLooked } from '#sources/describe-looked.ts'
import type { Looked } from '#sources/look-at-source.ts'
import { openLooker } from '#sources/open-looker.ts'
import { openPoliteWeb } from '#sources/polite-web.ts'
import { type LookParts, readSite } from '#sources/source-parts.ts'

interface Joined extends Pick<LookParts, 'book' | 'gazetteer' | 'fileReader' | 'store' | 'readOutside'> {
  readonly journal: Pick<Journal, 'sources' | 'finds' | 'people'>
  readonly webSource: WebAsker
  readonly tellPerson: (notice: PersonNotice) => Promise<boolean>
  /** Set by whoever serves: what came, for the log. */
  readonly serverLog: { current: Log | null }
}

export function openSources(
  joined: Joined,
  paceMs: number,
): Pick<SourceParts, 'looker' | 'checkAddress' | 'acceptFind' | 'refuseFind'> {
  const stopping = new AbortController()
  const parts: LookParts = {
    ...joined,
    politeWeb: openPoliteWeb({
      web: joined.webSource,
      paceMs,
      clock: () => performance.now(),
      wait: (ms) => wait(ms, stopping.signal),
    }),
    listReader: { read: readListPage },
    hash: (bytes) => createHash('sha256').update(bytes).digest('hex'),
    now: () => new Date(),
  }
  const looker = openLooker({ ...parts, onLooked: (looked) => tellLooked(looked, joined) })
  return {
    looker: {
      ...looker,
      stop: () => {
        stopping.abort()
        return looker.stop()
      },
    },
    checkAddress: joined.webSource.checkAddress,
    acceptFind: (key, source) => acceptFind(key, readSite(source, parts), parts),
    refuseFind: (key) => refuseFind(key, parts),
  }
}

/** Nothing new is nothing to tell. Whoever is not reached finds it on the page. */
async function tellLooked(looked: Looked, { journal, tellPerson, serverLog }: Joined): Promise<void> {
  const text = describeLooked(looked)
  if (text === null) return
  serverLog.current?.say(text)
  const { isTold, addedBy: person } = looked.source
  if (!isTold) return
  const known = await journal.people.read(person)
  await tellPerson({ person, channel: known?.channel ?? null, text, choices: [] })
}
