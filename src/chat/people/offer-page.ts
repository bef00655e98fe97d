// Step: 登录 in a person's own chat -> a link that opens the page for him, once; or what has to be set for one.
import type { Conversation } from '#chat/conversation.ts'

export async function offerPage({ desk, message: { reader } }: Conversation): Promise<string> {
  const { address, minutes } = await desk.offerSignIn(reader)
  if (address === null)
    return '还不知道网页对外的地址，给不了登录链接。请管理员设 ANTOU_PUBLIC_URL（例如 https://antou.example.gov.cn），重新启动以后再说“登录”。'
  return `打开这个链接，按“进入”就登录了：\n${address}\n${minutes}分钟内有效，只能用一次；不要转给别人，谁打开就是以你的身份。`
}
