// Step of take-up: after one town's number, its place in an order (全县排第几) -> the order of all, or of its county.
import type { Frame } from '#domain/frame.ts'
import type { Taking } from './taking.ts'

/** 全县排第几 after one town's number, 杨坪排第几 after all were listed: its place in the order of all, or of its county. */
export function rankSpoken({
  last,
  now,
}: Taking): Partial<Pick<Frame, 'want' | 'include' | 'own' | 'asksOwnRank'>> {
  const [named, ...more] = now.include
  const spoken = named ?? last.include[0]
  if (!spoken?.town || more.length > 0 || now.asksOwnRank || !asksPosition.test(now.text)) return {}
  const include = /[全本]?[县区市]/.test(now.text) ? [{ ...spoken, town: null }] : []
  return { want: 'rank', include, own: spoken, asksOwnRank: true }
}

const asksPosition = /第几(?![条点项步种])|名次|位次|排老几/
