// Step: sign-in. The app's settings -> the vendor's page that asks who somebody is, and the account that its code stands for.
import { AppError } from '#shared/errors.ts'
import { openQyapi, type QyapiSettings } from './qyapi.ts'

export interface DoorSettings extends QyapiSettings {
  readonly agentId: number
  /** Where the page is reached, without a slash at the end; the vendor sends the browser back there. */
  readonly pageAddress: string
  /** The vendor's page; absent: the real one. */
  readonly openRoot?: string
}

/** Browsers are sent to this host, and to no other. */
const realRoot = 'https://open.weixin.qq.com'

export interface Door {
  /** `state` comes back with the code, to `path` of the page. */
  address(state: string, path: string): string
  /** Null for one who is no member, and for a code that was used. Throws AppError `remote` where the vendor does not answer. */
  readAccount(code: string): Promise<string | null>
}

/** Without a question to the person (`snsapi_base`): the account alone is told, no name and no number. */
export function openDoor(settings: DoorSettings): Door {
  const api = openQyapi(settings)
  const { corpId, agentId, pageAddress, openRoot = realRoot } = settings
  return {
    address(state, path) {
      const query = new URLSearchParams({
        appid: corpId,
        redirect_uri: `${pageAddress}${path}`,
        response_type: 'code',
        scope: 'snsapi_base',
        state,
        agentid: String(agentId),
      })
      return `${openRoot}/connect/oauth2/authorize?${query}#wechat_redirect`
    },
    async readAccount(code) {
      const reply = await api.call({ path: '/cgi-bin/auth/getuserinfo', query: { code: code.slice(0, 512) } })
      if (reply.kind === 'done') {
        const { userid } = reply.fields
        return typeof userid === 'string' && /^[^\s:#]{1,64}$/.test(userid) ? userid : null
      }
      // Invalid or used: he tries again.
      if (reply.kind === 'failed' && reply.code === 40029) return null
      const text = reply.kind === 'failed' ? `${reply.advice.text}（错误 ${reply.code}）` : '企业微信没有应答'
      const fix = reply.kind === 'failed' ? reply.advice.fix : '过一会儿再试，或用聊天里的登录链接。'
      throw new AppError('remote', `没能用企业微信登录：${text}。`, { fix })
    },
  }
}
