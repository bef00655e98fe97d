// Tool of this room: is a number of each one asked for (查实一条给多少钱, 平均一件几天), and is a number such a one? What all together make is no answer.

const each =
  /(?:平均|每)(?:调解|办|处理|查实)?一?[条件个起次户场单人名](?![镇乡村月年])|[一每][条件个起次户场单](?:能|可以?)?(?:给|得|补|奖|花|用|收|要)/

export function asksOfEach(text: string): boolean {
  return each.test(text)
}

/** 每条奖励50元, 平均每件用时7天: what stands before the number, in its clause. */
export function tellsOfEach(before: string): boolean {
  const clause = before.split(/[，,。；;]/).at(-1) ?? ''
  return /[每均各]|一[条件个起次户场单人名]/.test(clause)
}
