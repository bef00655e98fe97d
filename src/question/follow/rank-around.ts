// Tool of this room: after one town's number, whether others have more or less of it (比咱们还少的有没得), or where it stands (全县排第几) -> the order of all by that number.
import { type Frame, isKnown } from '#domain/frame.ts'
import type { Taking } from './taking.ts'

/** 别的镇有比咱们还少的没得 after a number of one's own: the order of all by that number. */
export function asksOrderAround({ want, text, terms }: Frame, last: Frame): boolean {
  const isOpen = ['benchmark', 'who', 'whether', 'rank'].includes(want) && !terms.some(isKnown)
  return isOpen && last.terms.length > 0 && aroundOwn.test(text)
}

/** 比咱们还少; its group says which way. */
export const aroundOwn =
  /比(?:我们|咱们|俺们|我|咱|俺|本)(?:镇|乡|街道|这里?)?(?:的)?(?:还|更|都|要)?([多少高低])/

export function orderAround({ text }: Pick<Frame, 'text'>): Partial<Frame> {
  const isLeastFirst = /比.{1,6}(?:少|低)/.test(text)
  return { want: 'rank', include: [], exclude: [], wantsPeers: false, wantsTowns: true, isLeastFirst }
}

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
