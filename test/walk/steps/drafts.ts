// Steps: a draft from one's own numbers, corrected, filled, reworded, compared, taken away; a paper checked twice.
import { equal, match, ok } from 'node:assert/strict'
import { briefExample } from '#channels/web/drafts/examples.ts'
import type { Step } from '../step.ts'

const table = `写2025年年度报告
项目\t数量\t单位
调解矛盾纠纷\t132\t起
调解成功\t130\t起
法治宣传活动\t14\t场次
审查合同\t21\t件`

export const draftSteps: readonly Step[] = [
  {
    title: '框里自己的例子写得出来',
    take: async ({ official }) => {
      await official.go('/drafts')
      await official.page.fill('.brief textarea', briefExample)
      await official.page.click('.brief .main')
      await official.page.locator('.letter').waitFor({ timeout: 60_000 })
      ok((await official.page.locator('a.num').count()) >= 3)
    },
  },
  {
    title: '没写素材就起草，框边上说缺什么',
    take: async ({ official }) => {
      await official.go('/drafts')
      await official.page.click('.brief .main')
      await official.see('还没有素材')
    },
  },
  {
    title: '粘一张表，先列出我理解的数据',
    take: async ({ official }) => {
      await official.go('/drafts')
      await official.page.fill('.brief textarea', table)
      await official.page.click('.brief .main')
      await official.page.locator('.letter').waitFor({ timeout: 60_000 })
      const facts = await official.page.locator('.material .facts').innerText()
      match(facts, /调解/)
      ok(await official.page.locator('.facts input[name=value][value*="132"]').isVisible())
    },
  },
  {
    title: '改一个数，照着重写，页面停在改了的那段，出处写着原来的',
    take: async ({ official }) => {
      await official.page.locator('.facts input[name=value][value*="132"]').fill('135起')
      await official.page.locator('.material .main').click()
      await official.page.locator('a.num', { hasText: '135' }).first().waitFor()
      equal(await official.page.locator('a.num', { hasText: '132起' }).count(), 0)
      const box = await official.page.locator('#changed').boundingBox()
      ok(box && box.y >= 0 && box.y < 900)
      match(await official.page.locator('#facts .sources-of').innerText(), /你后来改的[\s\S]*132/)
    },
  },
  {
    title: '点正文的数，右边亮出它的出处',
    take: async ({ official }) => {
      await official.page.locator('.letter a.num', { hasText: '130' }).first().click()
      match(await official.page.locator('#facts .find.on').innerText(), /130/)
    },
  },
  {
    title: '【待补充】在原处填，填了就写进去',
    take: async ({ official }) => {
      const { page } = official
      const before = await page.locator('.letter .gap').count()
      const box = page.locator('.letter input.fill[aria-label="补充：成文日期"]').first()
      await box.fill('2026年1月10日')
      await page.locator('.fill-form .main').click()
      await official.see('2026年1月10日', '.letter')
      ok((await page.locator('.letter .gap').count()) < before)
    },
  },
  {
    title: '一段话在原处改，素材里没有的数会指出来',
    take: async ({ official }) => {
      const { page } = official
      const paragraph = page.locator('.letter p:has(a.num)').first()
      await paragraph.hover()
      await page.locator('.letter p:has(a.num) + .reword summary').first().click()
      const area = page.locator('.reword[open] textarea')
      await area.fill(`${await area.inputValue()}另外化解信访积案777件。`)
      await page.locator('.reword[open] .main').click()
      await official.see(/777/, '#facts')
    },
  },
  {
    title: '与上一稿对照，退回上一稿',
    take: async ({ official }) => {
      const { page } = official
      await page.locator('a', { hasText: '与上一稿对照' }).click()
      await page.locator('ins', { hasText: '777' }).first().waitFor()
      await page.locator('a', { hasText: '回到稿子' }).click()
      await page.locator('#facts summary', { hasText: '改过' }).click()
      await page.locator('.versions button').nth(0).click()
      await official.see('退回第')
      equal(await page.locator('.letter', { hasText: '777' }).count(), 0)
    },
  },
  {
    title: '素材里没写进正文的数，右边列着',
    take: async ({ official }) => {
      await official.go('/drafts')
      await official.page.fill('.brief textarea', '写化解纠纷这段：调处132起\n办公室复印纸用了46箱')
      await official.page.click('.brief .main')
      await official.page.locator('.letter').waitFor({ timeout: 60_000 })
      const said = await official.page.locator('main, #facts').allInnerTexts()
      match(said.join('\n'), /46/)
    },
  },
  {
    title: '导出 Word',
    take: async ({ official }) => {
      const [file] = await Promise.all([
        official.page.waitForEvent('download'),
        official.page.locator('a', { hasText: '导出 Word' }).first().click(),
      ])
      match(file.suggestedFilename(), /\.docx$/)
    },
  },
  {
    title: '稿子列着年份、种类、写到哪里，能找',
    take: async ({ official }) => {
      await official.go(`/drafts?words=${encodeURIComponent('复印纸')}`)
      equal(await official.page.locator('.drafts .draft-rows > li').count(), 1)
    },
  },
  {
    title: '查一份写好的稿子，错处标在原文上，改了再查能看出少了几条',
    take: async ({ official }) => {
      const { page } = official
      const text =
        '柳溪镇2025年法治政府建设年度报告\n\n一、主要做法\n2024年以来，全年调解118起。\n二、存在的不足\n全年化解112起。'
      await official.go('/drafts')
      const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.click('#check label')])
      await chooser.setFiles({ name: '年度报告.txt', mimeType: 'text/plain', buffer: Buffer.from(text) })
      await page.click('#check .main')
      await page.locator('a.flaw').first().waitFor({ timeout: 60_000 })
      await page.locator('a.flaw').first().click()
      await page.locator('.find.on').waitFor()
      await page.getByRole('button', { name: '查这份文件' }).click()
      equal(
        await page
          .locator('.again input[type=file]')
          .evaluate((box) => (box as { validationMessage?: string }).validationMessage),
        '请先选一份文件。',
      )
      await page.locator('summary', { hasText: '在这里改' }).click()
      await page.fill('.again textarea', text.replace('2024年以来', '2025年以来'))
      await page.click('.again .main')
      await official.see(/又查了一遍：.*上次/)
    },
  },
]
