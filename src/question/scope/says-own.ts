// Tool of this room: whether a question speaks of the asker's own place (我们镇, 24年咱比它少几个), and not only to or of the asker (帮我们看下, 我们县).
import type { AskingPattern, ExtentRole } from '#domain/prompt-book.ts'

export function saysOwn(text: string, extents: readonly AskingPattern<ExtentRole>[]): boolean {
  let left = text
  for (const { as, pattern } of extents)
    if (as === 'not-own') {
      const every = new RegExp(pattern.source, 'g')
      left = left.replace(every, (said) => '\u3000'.repeat(said.length))
    }
  return extents.some(({ as, pattern }) => as === 'own' && pattern.test(left))
}

/** 我们镇, 本镇: named as one names a place, where a bare 咱 beside another's name may be anybody. */
export function namesOwn(text: string): boolean {
  return /(?:我们?|咱们?|俺们?|本)(?:这)?(?:个)?(?:镇|乡|街道|单位|这里|这边|这儿|自己|家)|全(?:镇|乡|街道)/.test(
    text,
  )
}
