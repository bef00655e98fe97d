// Tool of comparing: a number and the one that it is held against -> by which share it differs, and from twice on how many times as much it is, as people say it.

/** （15.5%）, （约15.5%）; （是其2.5倍） where it is twice as much or more; empty beside 0. */
export function tellShare(now: number, before: number, about: string): string {
  if (before === 0) return ''
  const times = now / before
  const shown = times >= twice ? Math.round(10 * times) / 10 : Math.round(1000 * Math.abs(times - 1)) / 10
  if (times < twice) return `（${about}${shown}%）`
  return `（是其${about || (Number(times.toPrecision(12)) === shown ? '' : '约')}${shown}倍）`
}

const twice = 2
