// Noun: what a code of the vendor's interface means and what an administrator can do about it; the log, doctor and the page say it.

export interface Advice {
  readonly text: string
  readonly fix: string
  /** `token`: with a new one; `later`: after a while; `never`: not before somebody mends it. */
  readonly again: 'token' | 'later' | 'never'
}

const never = (text: string, fix: string): Advice => ({ text, fix, again: 'never' })
const later = (text: string, fix: string): Advice => ({ text, fix, again: 'later' })
const token = (text: string, fix: string): Advice => ({ text, fix, again: 'token' })

const secretFix =
  '到后台“应用管理 → 自建应用”核对企业ID和这个应用的 Secret，改 WECOM_CORP_ID、WECOM_AGENT_SECRET 后重新启动。'
const rangeFix = '到后台这个应用的“可见范围”里加上这个人；人已离职的，不用管。'

const advices: Readonly<Record<number, Advice>> = {
  [-1]: later('企业微信的服务器忙', '会自动再试，不用管。'),
  40001: never('应用的 Secret 不对', secretFix),
  40003: never('没有这个成员', rangeFix),
  40004: never('文件的类型不对', '换 docx、pdf、png 等常见格式再发。'),
  40006: never('文件的大小不对', '普通文件要5字节到20 MB，图片10 MB以内。'),
  40007: never('文件已过期或不存在', '文件在企业微信里只留3天，请再发一次。'),
  40013: never('企业ID不对', '到后台“我的企业”页面底部核对企业ID，改 WECOM_CORP_ID 后重新启动。'),
  40014: token('访问令牌失效', '会自动换一个再试；反复出现，说明另有程序在用同一个 Secret，停掉其中一个。'),
  40056: never('应用编号不对', '到后台这个应用的页面核对 AgentId，改 WECOM_AGENT_ID 后重新启动。'),
  40058: never('发送的内容不合规定', '请把日志里的这一行交给维护案头的人。'),
  41001: token('没有带访问令牌', '会自动换一个再试。'),
  42001: token('访问令牌过期', '会自动换一个再试，不用管。'),
  44004: never('内容是空的', '请把日志里的这一行交给维护案头的人。'),
  45002: never('内容太长', '请把日志里的这一行交给维护案头的人。'),
  45009: later('发得太快，企业微信限了流', '会过一分钟再发。同一个人每分钟最多30条、每小时1000条。'),
  45033: later('同时发得太多，企业微信限了流', '会自动再试，不用管。'),
  48002: never('应用没有这个接口的权限', '到后台这个应用的“权限”里打开相应的接口。'),
  50001: never('回调域名没有登记', '到后台这个应用的“网页授权及JS-SDK”里登记域名。'),
  60011: never('应用没有权限发给这个人', rangeFix),
  60020: never(
    '本机的出口IP不在“企业可信IP”里',
    '到后台这个应用的“企业可信IP”里加上日志里写的那个IP，约一分钟后生效。',
  ),
  81013: never('收信的人都不在应用的可见范围内', rangeFix),
  301002: never('这个应用不能用这个 Secret', secretFix),
  830002: later('文件太大，要分段取', '会自动分段再取。'),
}

/** The address that 60020 complains of stands in the vendor's message. */
export function explainErrcode(code: number, message: { readonly errmsg?: string | undefined } = {}): Advice {
  const known =
    advices[code] ?? never(`企业微信回了错误 ${code}`, `到企业微信开发者文档的“全局错误码”里查 ${code}。`)
  const address = /from ip:\s{0,3}([\d.:a-f]{3,45})/i.exec(message.errmsg ?? '')?.[1]
  return address ? { ...known, text: `${known.text}：${address}` } : known
}
