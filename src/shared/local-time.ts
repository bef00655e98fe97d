// Tool: an ISO time -> the day and the time of day in China, as files write them. A server in a container often runs on another clock.
const written = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Shanghai',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
})

/** 2026-11-30 18:19. */
export function writeLocalTime(iso: string): string {
  return written.format(new Date(iso))
}

/** 2026-11-30. */
export function writeLocalDay(iso: string): string {
  return writeLocalTime(iso).slice(0, 10)
}
