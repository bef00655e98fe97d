// Tool of this room: two units as reports write them -> do they count the same kind of thing? 件, 起 and 宗 do; other units only with themselves.

export function isComparable(a: string, b: string): boolean {
  return a === b || (unitsLike(a)?.includes(b) ?? false)
}

/** Units that count what this one counts; null for a unit that stands alone. */
export function unitsLike(unit: string): readonly string[] | null {
  return alikeUnits.find((group) => group.includes(unit)) ?? null
}

const alikeUnits: readonly (readonly string[])[] = [
  ['件', '起', '宗', '例', '件次'],
  ['人', '名', '位'],
  ['场', '场次'],
]
