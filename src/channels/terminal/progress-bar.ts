// Progress of long work on standard error: one line that is overwritten on a screen, a few plain lines in a log.
import type { Progress } from '#desk/report-desk.ts'
import type { Console } from './console.ts'

const width = 24
/** A log gets a line each time this share more is done. */
const logStep = 0.25

/** Call it with each step; a step with `done === total` ends its line. */
export function openProgressBar(io: Pick<Console, 'err' | 'isScreen'>): (progress: Progress) => void {
  let shown = ''
  let logged = { label: '', share: 0 }
  return ({ label, done, total }) => {
    if (total <= 0) return
    const share = Math.min(1, done / total)
    const text = `${label} ${done}/${total}`
    if (io.isScreen) {
      const full = Math.round(share * width)
      const line = `\r${'█'.repeat(full)}${'░'.repeat(width - full)} ${text}`
      if (line !== shown) io.err(`\x1b[2K${line}${done >= total ? '\n' : ''}`)
      shown = line
      return
    }
    const isNew = label !== logged.label
    if (!isNew && share < 1 && share - logged.share < logStep) return
    if (!isNew && logged.share === 1) return
    logged = { label, share }
    io.err(`${text}\n`)
  }
}
