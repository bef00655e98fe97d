// Steps: reports put in, looked at, corrected, found, taken out.
import { equal, match, ok } from 'node:assert/strict'
import type { Step } from '../step.ts'

const file = (name: string, text: string) => ({ name, mimeType: 'text/plain', buffer: Buffer.from(text) })
const songling = (year: number, count: number) => `青禾县松岭镇人民政府${year}年法治政府建设年度报告

一、主要工作
（一）依法化解矛盾纠纷。全年共调处各类矛盾纠纷${count}起，调处成功${count - 2}起，帮助21名农民工追回工资38万元。
（二）加强普法宣传。开展普法活动12场次，发放宣传资料2400份。
二、存在的不足
网格员队伍不稳定，法律明白人作用发挥不够。
三、下一步打算
继续抓好行政执法规范化建设。`

export const librarySteps: readonly Step[] = [
  {
    title: '样例列成一行一份，写明是虚构的',
    take: async ({ official }) => {
      await official.go('/reports')
      await official.see('24 份报告，都是虚构的样例')
    },
  },
  {
    title: '选三个文件，先看预览；空文件说为什么不收',
    take: async ({ official }) => {
      await official.page.setInputFiles('#files', [
        file('松岭2023.txt', songling(2023, 88)),
        file('空的.txt', ''),
        file('松岭2024.txt', songling(2024, 96)),
      ])
      await official.see('2 份全部入库')
      await official.see(/空的.txt.*文件是空的/)
      match(await official.page.locator('.preview').first().innerText(), /松岭镇/)
    },
  },
  {
    title: '预览里改年份，改错了说哪里错、留着填的',
    take: async ({ official }) => {
      const card = official.page.locator('.preview', { hasText: '松岭2024.txt' })
      await card.locator('.edit summary').click()
      await card.locator('input[name=year]').fill('20')
      await card.getByRole('button', { name: '改好了' }).click()
      await card.locator('.problem').waitFor()
      equal(await card.locator('input[name=year]').inputValue(), '20')
      await card.locator('input[name=year]').fill('2024')
      await card.getByRole('button', { name: '改好了' }).click()
      await card.locator('.problem').waitFor({ state: 'detached' })
    },
  },
  {
    title: '一次全部入库，列表自己多出来，样例退到一边',
    take: async ({ official }) => {
      await official.page.getByRole('button', { name: '2 份全部入库' }).click()
      await official.see('2 份报告', '#list')
      await official.see('另有 24 份虚构的样例')
      match(await official.page.locator('#filter-place').innerText(), /松岭镇/)
    },
  },
  {
    title: '入了库马上能问到',
    take: async ({ official }) => {
      await official.go('/')
      const turn = await official.ask('松岭镇2024年调解了多少纠纷')
      match(await turn.innerText(), /96起/)
    },
  },
  {
    title: '按正文里的词找，命中的那句标着',
    take: async ({ official }) => {
      await official.go('/reports')
      await official.page.fill('.filters input[name=words]', '法律明白人')
      await official.page.locator('.hit b', { hasText: '法律明白人' }).first().waitFor()
    },
  },
  {
    title: '按年份挑，地址里记着',
    take: async ({ official }) => {
      await official.go('/reports')
      await official.page.locator('.filters select[name=year]').selectOption('2023')
      await official.see('1 份报告', '#list')
      match(official.page.url(), /year=2023/)
    },
  },
  {
    title: '报告页上改一个数，写明原文和改成的',
    take: async ({ official }) => {
      const { page } = official
      await page.locator('#list a.name').first().click()
      await page.locator('#figures > summary').click()
      const row = page.locator('.numbers > li', { hasText: '38万元' }).first()
      await row.locator('.edit summary').click()
      await row.locator('input[name=value]').fill('39万')
      await row.getByRole('button', { name: '改好了' }).click()
      await official.see('已更正', '#figures')
    },
  },
  {
    title: '年份填错，错处说在表单上，填的还在',
    take: async ({ official }) => {
      const { page } = official
      await page.locator('#edit > summary').click()
      await page.fill('#edit input[name=year]', '今年')
      await page.locator('#edit .main').click()
      await official.see('报告年份应是四位数')
      equal(await page.inputValue('#edit input[name=year]'), '今年')
    },
  },
  {
    title: '各乡镇有哪些年份，有的点开就是报告',
    take: async ({ official }) => {
      await official.go('/coverage')
      ok((await official.page.locator('table a', { hasText: '有' }).count()) > 0)
    },
  },
  {
    title: '勾几份一次改：都改成同一种类',
    take: async ({ official }) => {
      const { page } = official
      await official.go('/reports')
      await page.locator('[data-tick-all]').click()
      await page.getByRole('button', { name: '改勾上的' }).click()
      await page.locator('select[name=kind]').selectOption('政府工作报告')
      await page.locator('.sheet .main').click()
      await official.see('改好了 2 份')
      equal(await page.locator('#list .kind', { hasText: '政府工作报告' }).count(), 2)
    },
  },
  {
    title: '编辑不能移除，管理员能；移除前写明是哪几份',
    take: async ({ official, admin }) => {
      await official.go('/reports')
      equal(await official.page.getByRole('button', { name: '移除勾上的' }).count(), 0)
      await admin.go('/reports')
      await admin.page.locator('#list input[name=id]').first().check()
      await admin.page.getByRole('button', { name: '移除勾上的' }).click()
      await admin.see('松岭镇')
      await admin.page.locator('.danger').click()
      await admin.see('报告已移除')
    },
  },
]
