// Step: 同意 ID, 拒绝 ID of an administrator -> the person is let in or kept out, and what is said of it. Whether he may is the desk's to say.

import type { Conversation } from '#chat/conversation.ts'
import { roleNames } from '#desk/people/manage-people.ts'

export async function giveLeave(
  { isAllowed, id }: { readonly isAllowed: boolean; readonly id: string },
  { desk, message: { reader } }: Conversation,
): Promise<string> {
  if (!isAllowed) {
    const { name } = await desk.removePerson(reader, id)
    return `好，没有同意${name ?? ''}（${id}）。以后要改主意，回复“同意 ${id}”。`
  }
  const { name, role } = await desk.allowPerson(reader, id)
  const more = role === 'reader' ? '能查、能写自己的稿，不能入库；要改权限，到网页“人员”里。' : ''
  return `${name ?? ''}（${id}）可以用了，权限是${roleNames[role]}。${more}`
}
