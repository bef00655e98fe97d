/** How many items from the start of `sorted` fit, where all that fit stand before all that do not; by halving. */
export function countWhile<T>(sorted: readonly T[], fits: (item: T) => boolean): number {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (fits(sorted[middle]!)) low = middle + 1
    else high = middle
  }
  return low
}
