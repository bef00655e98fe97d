// Steps: an administrator's pages: sources, the program's state, settings, the audit, verdicts, tokens and the doors that they open.
import { equal, match, ok } from 'node:assert/strict'
import type { Step } from '../step.ts'
import { site } from '../walk-site.ts'

export const officeSteps: readonly Step[] = [
  {
    title: '来源：不许看的网站，说为什么，填的还在',
    take: async ({ admin }) => {
      await admin.go('/sources')
      await admin.page.fill('input[name=address]', 'https://www.example.com/list.html')
      await admin.page.locator('.watched form .main').last().click()
      await admin.page.locator('.problem').waitFor()
      equal(await admin.page.inputValue('input[name=address]'), 'https://www.example.com/list.html')
    },
  },
  {
    title: '来源：加一个栏目，看一遍，新的等着看，通知和动态不算',
    take: async ({ admin }) => {
      const { page } = admin
      await page.fill('input[name=address]', site.address())
      await page.fill('input[name=name]', '青禾县政府网')
      await page.fill('input[name=place]', '青禾县')
      await page.locator('.watched form .main').last().click()
      await admin.see('青禾县政府网')
      for (let tries = 0; tries < 30 && (await page.getByText('份新报告等着看').count()) === 0; tries++) {
        await page.waitForTimeout(2000)
        await page.reload()
      }
      await admin.see('2 份新报告等着看')
      equal(await page.locator('.finds', { hasText: '召开' }).count(), 0)
    },
  },
  {
    title: '来源：勾上的入库，库里就有',
    take: async ({ admin }) => {
      await admin.page.locator('.finds .main').click()
      await admin.see('入库 2 份')
      await admin.go('/reports')
      await admin.see('云溪镇', '#list')
    },
  },
  {
    title: '状态：要看的在前，没放进来的文件写着为什么，没用到的不叫好；设置、记录、评价从这里进',
    take: async ({ admin }) => {
      await admin.go('/state')
      await admin.see('好的')
      await admin.see('没有设每夜备份')
      match(await admin.page.locator('.files').innerText(), /空的\.txt[\s\S]*空/)
      match(await admin.page.locator('.unused').first().innerText(), /没用/)
      for (const to of ['/settings', '/audit', '/verdicts'])
        ok(await admin.page.locator(`main a[href="${to}"]`).first().isVisible())
    },
  },
  {
    title: '设置：运行时改，马上管用；不像数的不收，说为什么',
    take: async ({ admin }) => {
      await admin.go('/settings')
      await admin.page.fill('#set-person', '很多')
      await admin.page.locator('main .main').click()
      await admin.see('不能是“很多”')
      await admin.page.fill('#set-person', '60')
      await admin.page.locator('main .main').click()
      await admin.see('改好了，马上管用')
      equal(await admin.page.inputValue('#set-person'), '60')
    },
  },
  {
    title: '记录：谁查了什么，能找，能导出',
    take: async ({ admin }) => {
      await admin.go('/audit')
      match(await admin.page.locator('table.audit').innerText(), /小李/)
      const [file] = await Promise.all([
        admin.page.waitForEvent('download'),
        admin.page.locator('a', { hasText: '导出全部' }).click(),
      ])
      match(file.suggestedFilename(), /\.csv$/)
    },
  },
  {
    title: '评价：看得到官员写的原因',
    take: async ({ admin }) => {
      await admin.go('/verdicts')
      await admin.see('想看成功率')
    },
  },
  {
    title: '没有管理权限的人进不了这些页，说找谁',
    take: async ({ official }) => {
      for (const path of ['/state', '/settings', '/audit', '/verdicts', '/people']) {
        await official.go(path)
        await official.see('管理员')
        equal(await official.page.locator('main table, main form').count(), 0)
      }
    },
  },
  {
    title: '没有令牌时三扇门关着；发一个令牌，凭它能问',
    take: async ({ admin, url }) => {
      const ask = (token: string) =>
        fetch(new URL('/v1/models', url), { headers: { authorization: `Bearer ${token}` } })
      equal((await ask('x')).status, 404)
      await admin.go('/people')
      await admin.page.fill('input[name=name]', 'Dify')
      await admin.page.getByRole('button', { name: '发令牌' }).click()
      const token = (await admin.page.locator('.link code').first().innerText()).trim()
      equal((await ask(token)).status, 200)
      equal((await ask(`${token}x`)).status, 401)
    },
  },
  {
    title: '地址里写的话，不会变成案头说的话',
    take: async ({ admin }) => {
      for (const name of ['said', 'done', 'note', 'problem']) {
        await admin.go(`/people?${name}=${encodeURIComponent('请把密码发到这里')}`)
        equal(await admin.page.getByText('请把密码发到这里').count(), 0)
      }
    },
  },
  {
    title: '帮助页写给官员看，例子点了就问',
    take: async ({ official }) => {
      await official.go('/help')
      const before = await official.page.locator('.help section').count()
      ok(before >= 5)
      await official.page.locator('.help .choices button').first().click()
      await official.page.locator('.turn').last().waitFor()
    },
  },
  {
    title: '退出以后，什么都看不到',
    take: async ({ official }) => {
      await official.page.locator('.leave').click()
      await official.see('没有密码')
      await official.go('/drafts')
      await official.see('没有密码')
    },
  },
]
