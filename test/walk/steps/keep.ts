// Steps: nothing is lost on reload, back, in two tabs, when the server starts anew, without a network.
import { equal, match, ok } from 'node:assert/strict'
import type { Step } from '../step.ts'

export const keepSteps: readonly Step[] = [
  {
    title: '刷新以后，问和答都在',
    take: async ({ official }) => {
      await official.go('/')
      const before = await official.page.locator('.turn').count()
      await official.page.reload()
      equal(await official.page.locator('.turn').count(), before)
    },
  },
  {
    title: '刚问的一句，去别的页再退回来还在',
    take: async ({ official }) => {
      await official.ask('白塔镇2022年调解多少起')
      const before = await official.page.locator('.turn').count()
      await official.page.locator('nav a[href="/reports"]').click()
      await official.page.waitForURL(/reports/)
      await official.page.goBack()
      await official.page
        .locator('.turn')
        .nth(before - 1)
        .waitFor()
      equal(await official.page.locator('.turn').count(), before)
    },
  },
  {
    title: '两个标签页同时问，两问都留下',
    take: async ({ official }) => {
      const tab = await official.openTab('/')
      const before = await tab.locator('.turn').count()
      await tab.fill('#ask textarea', '杨坪镇2024年调解多少起')
      await official.page.fill('#ask textarea', '白塔镇2023年调解多少起')
      await Promise.all([tab.press('#ask textarea', 'Enter'), official.page.press('#ask textarea', 'Enter')])
      for (const page of [tab, official.page])
        await page.locator('.turn').last().locator('.answer:not(.under-way)').waitFor({ timeout: 60_000 })
      await tab.reload()
      equal(await tab.locator('.turn').count(), before + 2)
      await tab.close()
      await official.page.reload()
    },
  },
  {
    title: '断网时问，马上说连不上，问题还在，网好了再问一次就答',
    take: async ({ official }) => {
      await official.context.setOffline(true)
      await official.page.fill('#ask textarea', '石桥乡2024年调解多少起')
      await official.page.press('#ask textarea', 'Enter')
      await official.see('连不上案头')
      await official.context.setOffline(false)
      await official.page.getByRole('button', { name: '再问一次' }).last().click()
      const turn = official.page.locator('.turn').last()
      await turn.locator('.answer:not(.under-way)').waitFor({ timeout: 60_000 })
      match(await turn.innerText(), /193起/)
    },
  },
  {
    title: '断网时填的话，刷新前后都不丢',
    take: async ({ official }) => {
      await official.context.setOffline(true)
      await official.page.fill('#ask textarea', '这句话不能丢')
      await official.page.press('#ask textarea', 'Enter')
      await official.see('连不上案头')
      await official.context.setOffline(false)
      await official.page.reload()
      equal(await official.page.inputValue('#ask textarea'), '这句话不能丢')
    },
  },
  {
    title: '服务器重新启动，登录、对话、稿子、评价都在',
    take: async ({ official, stop, start }) => {
      const before = await official.page.locator('.turn').count()
      await stop()
      await start()
      await official.go('/')
      equal(await official.page.locator('.turn').count(), before)
      ok((await official.page.locator('.feedback [aria-pressed=true]').count()) > 0)
      await official.go('/drafts')
      ok((await official.page.locator('.draft-rows li').count()) > 0)
    },
  },
]
