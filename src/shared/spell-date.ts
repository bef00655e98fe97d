// Tool: 2026-01-10 from its parts, and -> 2026年1月10日, as papers write it; an ISO time -> day and time of day in China, as files write them.

/** `YYYY-MM-DD`; whether there is such a day is not looked at. */
export function writeDay(year: number, month: number, day: number): string {
  return [year, month, day].map((part) => String(part).padStart(2, '0')).join('-')
}

/** `YYYY-MM-DD`; anything else comes back as it is. */
export function spellDate(date: string): string {
  const parts = /^(\d{4})-(\d\d)-(\d\d)$/.exec(date)
  return parts ? `${parts[1]}年${Number(parts[2])}月${Number(parts[3])}日` : date
}

// All of China keeps one time; a server in a container often runs on another.
const written = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Shanghai',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
})

/** 2026-11-30 18:19; what is no time comes back as it is. */
export function writeLocalTime(iso: string): string {
  const at = new Date(iso)
  return Number.isNaN(at.getTime()) ? iso : written.format(at)
}

/** 2026-11-30. */
export function writeLocalDay(iso: string): string {
  return writeLocalTime(iso).slice(0, 10)
}
