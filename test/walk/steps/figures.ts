// Steps: numbers side by side, their sentences, the chart over years, what is taken away.
import { equal, match, ok } from 'node:assert/strict'
import type { Step } from '../step.ts'

const one = `/figures?${new URLSearchParams({ indicator: '调解矛盾纠纷数' })}`

export const figureSteps: readonly Step[] = [
  {
    title: '没选指标时，写得最多的列着，点一个就出表',
    take: async ({ official }) => {
      await official.go('/figures')
      await official.page.locator('.figure-start li a', { hasText: '调解矛盾纠纷数' }).click()
      await official.page.locator('.figure-table tbody tr').first().waitFor()
      match(await official.page.locator('.figure-table .me').innerText(), /柳溪镇/)
    },
  },
  {
    title: '表里的数点开是原句',
    take: async ({ official }) => {
      await official.page.locator('.figure-table a.n').nth(4).click()
      await official.page.locator('#source #mark').waitFor()
      match(await official.page.locator('#source #mark').innerText(), /\d/)
      await official.page.keyboard.press('Escape')
    },
  },
  {
    title: '点年份，按那一年从多到少排',
    take: async ({ official }) => {
      await official.go(one)
      await official.page.locator('.figure-table thead a', { hasText: '2023' }).click()
      await official.page.locator('th[aria-sort=descending]').waitFor()
      match(await official.page.locator('.figure-table tbody tr').first().innerText(), /341/)
    },
  },
  {
    title: '只看三个镇，地址里记着，刷新还是这三个',
    take: async ({ official }) => {
      const { page } = official
      await official.go(one)
      await page.locator('#pick-place').click()
      for (const town of ['石桥乡', '杨坪镇', '白塔镇'])
        await page.locator('.menu label', { hasText: town }).locator('input').check()
      await page.waitForURL((to) => to.searchParams.getAll('place').length === 3)
      await page.reload()
      equal(await page.locator('.figure-table tbody tr').count(), 3)
    },
  },
  {
    title: '逐年的图画得出来',
    take: async ({ official }) => {
      await official.page.locator('[data-years]').click()
      await official.page.locator('.trend canvas, .trend svg').first().waitFor()
      ok(await official.page.locator('.trend').isVisible())
    },
  },
  {
    title: '本单位的名次和别人的中位数在表下面',
    take: async ({ official }) => {
      await official.go(one)
      match(await official.page.locator('.figure-table tfoot').innerText(), /中位数[\s\S]*第\d，共\d个/)
    },
  },
  {
    title: '表格、图、全部数据都拿得走',
    take: async ({ official }) => {
      const { page } = official
      const take = async (link: string) => {
        const [file] = await Promise.all([page.waitForEvent('download'), page.locator(link).click()])
        return file.suggestedFilename()
      }
      match(await take('#exports a:has-text("导出表格")'), /\.xlsx$/)
      await page.locator('[data-years][aria-pressed=false]').waitFor()
      match(await take('#exports a:has-text("存图")'), /2024年\.png$/)
      await official.see('图存好了', '#exports')
      await page.locator('[data-years]').click()
      await official.see('存图', '#exports')
      match(await take('#exports a:has-text("存图")'), /逐年\.png$/)
      await page.locator('[data-years]').click()
      await official.go('/figures')
      match(await take('a[href="/figures/all.csv"]'), /\.csv$/)
    },
  },
]
