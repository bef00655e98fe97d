// Step: a file that waits for its yes -> the findings on it. It goes on waiting: what was sent to be checked may be stored after all.
import type { ReplyEvent } from '#chat/chat.ts'
import { renderFindings } from '#chat/render-findings.ts'
import type { Desk } from '#desk/desk.ts'
import type { Reader } from '#domain/reader.ts'

/** Throws AppError `missing` where it is over, or another person's. */
export async function checkPreviewed(
  token: string,
  { reader, desk }: { readonly reader: Reader; readonly desk: Pick<Desk, 'readPreviewed' | 'checkFile'> },
): Promise<ReplyEvent> {
  const file = await desk.readPreviewed(reader, token)
  const { findings } = await desk.checkFile(reader, { file })
  return { kind: 'notice', about: 'checked', text: `《${file.name}》\n${renderFindings(findings)}` }
}
