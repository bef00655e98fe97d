// Step of reading a brief: what stands under a heading that says it is for the office alone (六、重点人员（内部掌握）) -> left out and listed, up to the next heading. Lines keep their place.
import type { UnusedPiece } from '#domain/brief.ts'
import { maskMaterial } from '#draft/brief/mask-material.ts'
import { markExpected } from '#draft/doubts/mark-expected.ts'
import { leaveModels } from './leave-models.ts'

const mark =
  /^\s*(?:#{1,4}\s*)?(?:[一二三四五六七八九十]{1,3}[、.．]|[(（][一二三四五六七八九十]{1,3}[)）]|\d{1,2}[、.．])/
const internal =
  /[（(【](?:仅?限?)?(?:内部|办公室|本单位)(?:掌握|资料|使用|参考|留存|用)?[^（）()【】]{0,12}[)）】]\s*[:：]?\s*$/
const longestHeading = 40

/** And an earlier paper that was pasted as a model, and what a line says of another's number; what is listed is masked. */
export function leaveApart(given: string): { text: string; unused: readonly UnusedPiece[] } {
  const models = leaveModels(given)
  const inside = leaveInternal(models.text)
  const noted = markExpected(inside.text)
  const masked = [...inside.unused, ...noted.unused].map((piece) => ({
    ...piece,
    text: maskMaterial(piece.text).text,
  }))
  return { text: noted.text, unused: [...models.unused, ...masked] }
}

function leaveInternal(text: string): { text: string; unused: readonly UnusedPiece[] } {
  if (!/内部|办公室|本单位/.test(text)) return { text, unused: [] }
  const unused: UnusedPiece[] = []
  let isInside = false
  const lines = text.split('\n').map((line, index) => {
    if (mark.test(line)) isInside = line.length <= longestHeading && internal.test(line)
    if (!isInside) return line
    const told = line.trim()
    if (told !== '')
      unused.push({ text: told, reason: '标着内部掌握，没有写进正文', source: `第${index + 1}行` })
    return ''
  })
  return unused.length === 0 ? { text, unused } : { text: lines.join('\n'), unused }
}
