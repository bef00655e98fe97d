// Tool of this room: one entry -> whose it is and the number, before anything else.
import type { Entry } from './entry.ts'

/** 石桥乡2023年：187起[1]; 按最近的2024年，石桥乡193起[1] where no year was asked. Null for other than one. */
export function tellValue(entries: readonly Entry[], isNewest = false): string | null {
  const [own, ...others] = entries
  if (!own || others.length > 0) return null
  const { name, year, text, n } = own
  if (year === null) return `${name}：${text}[${n}]`
  return isNewest ? `按最近的${year}年，${name}${text}[${n}]` : `${name}${year}年：${text}[${n}]`
}
