// Step: settings that only work together are set together.
import { AppError } from '#shared/errors.ts'

/** Throws AppError `setting` with `fix` where some of `names` are set and others are not. */
export function checkWhole<Values extends object>(
  values: Values,
  names: readonly (keyof Values & string)[],
  fix: string,
): void {
  const missing = names.filter((name) => values[name] === undefined)
  if (missing.length === 0 || missing.length === names.length) return
  const set = names.filter((name) => values[name] !== undefined)
  throw new AppError('setting', `设了 ${set.join('、')}，却没有设 ${missing.join('、')}。`, { fix })
}
