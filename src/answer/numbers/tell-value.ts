// Tool of this room: one entry -> whose it is and the number, before anything else.
import type { Entry } from './entry.ts'
import { nameThing } from './name-thing.ts'
import { sharePlace, shareYear } from './tell-list.ts'

/** 石桥乡2023年调解成功率97.8%[1]; 按最近的2024年，石桥乡… where no year was asked. Null for other than one. */
export function tellValue(
  entries: readonly Entry[],
  { isNewest = false, thing }: { readonly isNewest?: boolean; readonly thing?: string } = {},
): string | null {
  const [own, ...others] = entries
  if (!own || others.length > 0) return null
  const { name, year, text, n } = own
  const noun = thing ?? nameThing([own])
  const lead = isNewest ? `按最近的${year}年，${name}` : `${name}${year === null ? '' : `${year}年`}`
  return `${lead}${noun === '' && !isNewest ? '：' : noun}${text}[${n}]`
}

/** 官埠桥镇2022年网格员187名、辅警11名[1]; 杨坪镇2024年：37天、2900余件[1] where one has no short name. Null for numbers of several places or years, or for one. */
export function tellValues(entries: readonly Entry[], isNewest = false): string | null {
  const [own, ...others] = entries
  if (!own || others.length === 0 || !sharePlace(entries) || !shareYear(entries)) return null
  const isNamed = nameEach(entries)
  const told = entries.map(({ thing, text, n }, i) => {
    const said = isNamed ? thing.replace(only, '') : ''
    // What one citation holds is marked once, behind the last of it.
    return `${said}${text}${entries[i + 1]?.n === n ? '' : `[${n}]`}`
  })
  const lead = isNewest
    ? `按最近的${own.year}年，${own.name}`
    : `${own.name}${own.year}年${isNamed ? '' : '：'}`
  return `${lead}${told.join('、')}`
}

/** Each has a short name of its own. */
export function nameEach(entries: readonly Entry[]): boolean {
  return entries.every(({ thing }) => thing.length <= longestThing && isName.test(thing))
}

/** 只 of 只调成21件 says what the reader sees. */
const only = /^(?:[只仅共已才就]|全部)(?=[\u4e00-\u9fff]{2})/
const isName = /^\D*[\u4e00-\u9fff](?<![从由自])$/
/** A longer one is no name of a thing. */
const longestThing = 8
