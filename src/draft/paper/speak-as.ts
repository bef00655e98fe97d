// Step of writing: the outline and who reports -> the tables of words by which he speaks of himself.
import type { Brief } from '#domain/brief.ts'
import type { DraftingBook, Outline, SpokenWord } from '#domain/drafting-book.ts'
import { readSurname } from '#text/private/name-characters.ts'

/** Who reports on himself (述职述法) is 本人, or 我 where he asks for it. */
export function speakAs(
  { forms }: Outline,
  drafting: DraftingBook,
  { asked, lines }: Pick<Brief, 'asked' | 'lines'>,
): DraftingBook {
  if (!forms.includes('述职')) return drafting
  const { wording } = drafting
  const { office = '', self = '本人' } = asked ?? {}
  const own = office === '' ? [] : nameSelf({ office, self }, lines)
  const words = wording.ownWords.map((one) => (one.to === '本人' ? { ...one, to: self } : one))
  return { ...drafting, wording: { ...wording, spoken: [...own, ...wording.spoken, ...words] } }
}

const deeds = '出庭 亲自 带队 带头 主持 包案 研究 讲 参加 听取 批示 签批 督办'.split(' ')

/** 镇长自己出庭, 吴镇长包案: the post of who speaks, and his name where one alone stands before it. */
function nameSelf(
  { office, self }: { office: string; self: string },
  lines: readonly string[],
): readonly SpokenWord[] {
  const name = findSurname(office, lines)
  const named = name === '' ? [] : [{ from: name + office, to: self, next: [], notAfter: '' }]
  return [
    ...named,
    { from: `${office}自己`, to: self, next: [], notAfter: '副' },
    { from: office, to: self, next: deeds, notAfter: '副任由' },
  ]
}

/** 吴 of 吴镇长; empty where nobody or more than one is called so. */
function findSurname(office: string, lines: readonly string[]): string {
  const found = lines.flatMap((line) =>
    [
      ...line.matchAll(new RegExp(`(?<=^|[，,。；;：:、（(\\s])([\\u4e00-\\u9fff]{1,2})${office}`, 'g')),
    ].flatMap(([, before = '']) => (readSurname(before)?.length === before.length ? [before] : [])),
  )
  const [first = '', ...others] = new Set(found)
  return others.length === 0 ? first : ''
}
