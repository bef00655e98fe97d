// Tool of this room: one entry -> whose it is and the number, before anything else.
import type { Entry } from './entry.ts'
import { sharePlace, shareYear } from './tell-list.ts'

/** 石桥乡2023年：187起[1]; 按最近的2024年，石桥乡193起[1] where no year was asked. Null for other than one. */
export function tellValue(entries: readonly Entry[], isNewest = false): string | null {
  const [own, ...others] = entries
  if (!own || others.length > 0) return null
  const { name, year, text, n } = own
  if (year === null) return `${name}：${text}[${n}]`
  return isNewest ? `按最近的${year}年，${name}${text}[${n}]` : `${name}${year}年：${text}[${n}]`
}

/** 杨坪镇2024年：37天、2900余件[1]; of two in one unit with what each counts. Null for numbers of several places or years, or for one. */
export function tellValues(entries: readonly Entry[], isNewest = false): string | null {
  const [own, ...others] = entries
  if (!own || others.length === 0 || !sharePlace(entries) || !shareYear(entries)) return null
  const isAlike = new Set(entries.map(({ unit }) => unit)).size < entries.length
  const told = entries.map(({ thing, text, n }, i) => {
    const said = isAlike && thing.length <= longestThing ? thing : ''
    // What one citation holds is marked once, behind the last of it.
    return `${said}${text}${entries[i + 1]?.n === n ? '' : `[${n}]`}`
  })
  const lead = isNewest ? `按最近的${own.year}年，${own.name}` : `${own.name}${own.year}年：`
  return `${lead}${told.join('、')}`
}

/** A longer one is no name of a thing. */
const longestThing = 8
