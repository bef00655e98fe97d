// Tool: 2026-01-10 -> 2026年1月10日, as papers write it.

/** `YYYY-MM-DD`; anything else comes back as it is. */
export function spellDate(date: string): string {
  const parts = /^(\d{4})-(\d\d)-(\d\d)$/.exec(date)
  return parts ? `${parts[1]}年${Number(parts[2])}月${Number(parts[3])}日` : date
}
