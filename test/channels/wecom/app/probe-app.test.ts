import { afterEach, expect, it } from 'vitest'
import { probeApp } from '#channels/wecom/app/probe-app.ts'
import { type FakeQyapi, openFakeQyapi } from '../../../fakes/wecom/fake-qyapi.ts'

const opened: FakeQyapi[] = []
afterEach(async () => {
  for (const qyapi of opened.splice(0)) await qyapi.close()
})

async function openVendor() {
  const qyapi = await openFakeQyapi()
  opened.push(qyapi)
  const { root, corpId, secret, agentId } = qyapi
  return { qyapi, settings: { root, corpId, secret, agentId } }
}

it('says which app it is when the vendor takes everything', async () => {
  const { settings } = await openVendor()
  expect(await probeApp(settings)).toMatchObject({ isOk: true, text: expect.stringContaining('“案头”') })
})

it.each([
  ['the id of the corporation', { corpId: 'ww0' }, 'WECOM_CORP_ID'],
  ['the secret', { secret: 'x' }, 'WECOM_AGENT_SECRET'],
  ['the number of the app', { agentId: 7 }, 'Secret'],
])('says what to mend when %s is wrong', async (_, wrong, fix) => {
  const { settings } = await openVendor()
  expect(await probeApp({ ...settings, ...wrong })).toMatchObject({
    isOk: false,
    fix: expect.stringContaining(fix),
  })
})

it('names the address of this machine when the vendor does not know it', async () => {
  const { qyapi, settings } = await openVendor()
  qyapi.fail('/cgi-bin/agent/get', { errcode: 60020, errmsg: 'not allow, from ip: 198.51.100.9, more info' })
  expect(await probeApp(settings)).toMatchObject({
    isOk: false,
    text: '本机的出口IP不在“企业可信IP”里：198.51.100.9（错误 60020）',
    fix: expect.stringContaining('企业可信IP'),
  })
})

it('tells a vendor that does not answer from one that refuses', async () => {
  const { qyapi, settings } = await openVendor()
  await qyapi.close()
  expect(await probeApp(settings)).toMatchObject({
    isOk: false,
    fix: expect.stringContaining('WECOM_API_ROOT'),
  })
})
