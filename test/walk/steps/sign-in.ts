// Steps: an administrator comes in, lets an official in; his first question.
import { ok } from 'node:assert/strict'
import { password } from '../open-walk.ts'
import type { Step } from '../step.ts'

/** Of the invitation; used once. */
let link = ''

export const signInSteps: readonly Step[] = [
  {
    title: '没有登录的人看到登录页，没有密码的知道找谁',
    take: async ({ official }) => {
      await official.go('/')
      await official.see('没有密码')
    },
  },
  {
    title: '密码不对，说明白，还在登录页',
    take: async ({ admin }) => {
      await admin.go('/')
      await admin.page.fill('input[name=password]', 'bu-dui-de-mima')
      await admin.page.click('.main')
      await admin.see(/密码不对/)
    },
  },
  {
    title: '管理员进来，左边有人和况',
    take: async ({ admin }) => {
      await admin.page.fill('input[name=password]', password)
      await admin.page.click('.main')
      await admin.see('问同行的报告')
      ok(await admin.page.locator('nav a[href="/people"]').isVisible())
      ok(await admin.page.locator('nav a[href="/state"]').isVisible())
    },
  },
  {
    title: '样例自己读进来，读到几份看得见',
    take: async ({ admin }) => {
      for (let tries = 0; tries < 60; tries++) {
        await admin.go('/reports')
        if ((await admin.page.getByText('24 份报告，都是虚构的样例').count()) > 0) return
        await admin.page.waitForTimeout(1000)
      }
      throw new Error('样例没有读完')
    },
  },
  {
    title: '管理员加一个同事，得到只能用一次的链接',
    take: async ({ admin }) => {
      await admin.go('/people')
      await admin.page.fill('input[name=id] >> nth=0', '小李')
      await admin.page.click('button:has-text("加上，给登录链接")')
      link = (await (await admin.see(/\/in\//, '.link code')).innerText()).trim()
      ok(link.startsWith('http'))
      await admin.see(/只有这台机器打得开/)
      await admin.page.getByRole('button', { name: '复制链接' }).click()
      await admin.see('已复制', '.link')
    },
  },
  {
    title: '管理员给同事填单位、改成编辑',
    take: async ({ admin }) => {
      const row = admin.page.locator('.person', { hasText: '小李' })
      await row.locator('select[name=role]').selectOption({ label: '编辑' })
      await row.locator('input[name=unit]').fill('青禾县司法局')
      await row.getByRole('button', { name: '改', exact: true }).click()
      await admin.see('改好了')
      ok((await row.locator('input[name=unit]').inputValue()) === '青禾县司法局')
    },
  },
  {
    title: '同事点链接进来，看到自己的名字，没有管理员的门',
    take: async ({ official, url }) => {
      await official.go(new URL(link).pathname)
      await official.see('小李')
      await official.page.click('.main')
      await official.see('问同行的报告')
      ok((await official.page.locator('nav a[href="/people"]').count()) === 0)
      ok(official.page.url().startsWith(url))
    },
  },
  {
    title: '链接用过就打不开了，说怎么办',
    take: async ({ official }) => {
      const tab = await official.openTab(new URL(link).pathname)
      await tab.getByText('用过了').first().waitFor()
      await tab.close()
    },
  },
  {
    title: '填本单位，点一下认出来的就行',
    take: async ({ official }) => {
      await official.page.fill('input[name=place]', '柳溪')
      await official.page.locator('#places button', { hasText: '青禾县柳溪镇' }).click()
      await official.see('本单位：青禾县柳溪镇')
    },
  },
  {
    title: '第一次来，一次点击就有带出处的回答',
    take: async ({ official }) => {
      await official.page.locator('.examples button').nth(1).click()
      await official.page.locator('.turn .answer:not(.under-way)').waitFor({ timeout: 60_000 })
      ok((await official.page.locator('.turn a.n').count()) > 0)
    },
  },
]
