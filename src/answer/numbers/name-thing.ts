// Tool of this room: entries of one indicator -> what is counted, as one says it: 发放普法资料 of 发放普法资料份数, 12345热线满意率.
import type { Entry } from './entry.ts'

/** Longer ones are no subject of a sentence. */
const longest = 14

/** Empty where they are not all of one thing, or its name is no name. */
export function nameThing(entries: readonly Entry[]): string {
  for (const read of [({ indicator }: Entry) => indicator, ({ thing }: Entry) => thing]) {
    const names = new Set(entries.map(read))
    const [name = ''] = names
    const said = name.replace(/[(（][^)）]*[)）]/g, '').replace(countWord, '')
    if (names.size === 1 && isName.test(said) && said.length <= longest) return said
  }
  return ''
}

/** 人数 and 份数 are told by the unit. */
const countWord = /(?<=[\u4e00-\u9fff]{2})(?:[份件人条次场户处名起个家]|人次)?数量?$/
const isName = /^[A-Z\d]*[\u4e00-\u9fff]{2,}$/
