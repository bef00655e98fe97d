// Step of writing: the outline and who reports -> the tables of words by which he speaks of himself.
import type { DraftingBook, Outline, SpokenWord } from '#domain/drafting-book.ts'

/** Who reports on himself (述职述法) is 本人. `office`: his post, empty where nobody says it. */
export function speakAs({ forms }: Outline, drafting: DraftingBook, office: string): DraftingBook {
  const { wording } = drafting
  const own = office === '' ? [] : nameSelf(office)
  const spoken = [...own, ...wording.spoken, ...wording.ownWords]
  return forms.includes('述职') ? { ...drafting, wording: { ...wording, spoken } } : drafting
}

const deeds = '出庭 亲自 带队 带头 主持 包案 研究 讲 参加 听取 批示 签批 督办'.split(' ')

/** 镇长自己出庭: the post of who speaks. */
function nameSelf(office: string): readonly SpokenWord[] {
  return [
    { from: `${office}自己`, to: '本人', next: [], notAfter: '副' },
    { from: office, to: '本人', next: deeds, notAfter: '副任由' },
  ]
}
