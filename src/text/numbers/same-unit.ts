// Tool of this room: two units as written -> do they count the same? 18人 and 18名 do; 件 and 起 are kept apart.

/** 人, 名 and 位 all count people. */
const people = new Set(['人', '名', '位'])

export function isSameUnit(one: string, other: string): boolean {
  return one === other || (people.has(one) && people.has(other))
}
