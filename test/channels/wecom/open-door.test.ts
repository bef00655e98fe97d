// Sign-in by WeCom's app: where the browser is sent, and whose the code is, against the counterpart of the vendor's interface.
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openDoor } from '#channels/wecom/app/open-door.ts'

const asked: string[] = []
const members: Readonly<Record<string, object>> = {
  good: { errcode: 0, userid: 'zhangsan' },
  outsider: { errcode: 0, openid: 'o-1' },
  odd: { errcode: 0, userid: 'li si#x' },
  used: { errcode: 40029, errmsg: 'invalid code' },
  closed: { errcode: 60020, errmsg: 'not allow to access from your ip' },
}
let server: Server

beforeAll(
  () =>
    new Promise<void>((resolve) => {
      server = createServer((request, response) => {
        const { pathname, searchParams } = new URL(request.url ?? '', 'http://vendor')
        asked.push(pathname)
        const token = { errcode: 0, access_token: 't', expires_in: 7200 }
        const known = pathname === '/cgi-bin/auth/getuserinfo' && searchParams.get('access_token') === 't'
        const found = known ? members[searchParams.get('code') ?? ''] : token
        response.end(JSON.stringify(found ?? { errcode: 40029 }))
      }).listen(0, '127.0.0.1', resolve)
    }),
)
afterAll(() => server.close())

const open = () =>
  openDoor({
    root: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    corpId: 'ww1',
    secret: 's',
    agentId: 1000002,
    pageAddress: 'https://antou.example.gov.cn',
  })

describe('the door of WeCom', () => {
  it('sends the browser to the vendor’s page, with the state and the way back', () => {
    const sent = new URL(open().address('state-1', '/in/wecom/back'))
    expect(sent.origin + sent.pathname + sent.hash).toBe(
      'https://open.weixin.qq.com/connect/oauth2/authorize#wechat_redirect',
    )
    expect(Object.fromEntries(sent.searchParams)).toEqual({
      appid: 'ww1',
      redirect_uri: 'https://antou.example.gov.cn/in/wecom/back',
      response_type: 'code',
      scope: 'snsapi_base',
      state: 'state-1',
      agentid: '1000002',
    })
  })

  it('reads the account of a code; of an outsider, a used code and a name that is no account, none', async () => {
    const door = open()
    expect(await Promise.all(['good', 'outsider', 'used', 'odd'].map(door.readAccount))).toEqual([
      'zhangsan',
      null,
      null,
      null,
    ])
    expect(asked.filter((path) => path === '/cgi-bin/gettoken')).toHaveLength(1)
  })

  it('tells what to do where the vendor refuses this machine', async () => {
    await expect(open().readAccount('closed')).rejects.toMatchObject({
      kind: 'remote',
      fix: expect.stringMatching(/.+/),
    })
  })
})
