// Tool of this room: numbers -> their sum, as a person writes it.

/** 12.5 + 0.3 without the dust of binary fractions: to the millionth. */
export function addUp(values: readonly number[]): number {
  return Math.round(values.reduce((sum, value) => sum + value, 0) * 1e6) / 1e6
}
