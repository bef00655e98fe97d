// Tool of this room: after a number of one's own, whether others have more or less of it -> the order of all by that number.
import { type Frame, isKnown } from '#domain/frame.ts'

/** 别的镇有比咱们还少的没得 after a number of one's own: the order of all by that number. */
export function asksOrderAround({ want, text, terms }: Frame, last: Frame): boolean {
  const isOpen = ['benchmark', 'who', 'whether', 'rank'].includes(want) && !terms.some(isKnown)
  return isOpen && last.terms.length > 0 && aroundOwn.test(text)
}

const aroundOwn =
  /比(?:我们|咱们|俺们|我|咱|俺|本)(?:镇|乡|街道|这里?)?(?:的)?(?:还|更|都|要)?(?:多|少|高|低)/

export function orderAround({ text }: Frame): Partial<Frame> {
  const isLeastFirst = /比.{1,6}(?:少|低)/.test(text)
  return { want: 'rank', include: [], exclude: [], wantsPeers: false, wantsTowns: true, isLeastFirst }
}
