// Step: tell. A source as it is listed -> how its last look went, in one line.
import { sayResult } from '#sources/describe-looked.ts'
import type { ListedSource } from './source-desk.ts'

export function sayLook({ last, lookedAt, underWay }: ListedSource): string {
  if (underWay !== null)
    return underWay.total > 0 ? `正在看，读到第${underWay.done}份，共${underWay.total}份` : '正在看'
  if (last === null) return lookedAt === null ? '还没有看过' : '没有看完，会再看'
  return [sayResult(last), ...last.notes.map((note) => `${note}。`)].join('')
}
