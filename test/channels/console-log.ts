// The server's log as tests read it: on standard error.
import { openLog } from '#adapters/log/open-log.ts'

export const consoleLog = openLog({ kind: 'lines', secrets: [] }, (line) => console.error(line))
