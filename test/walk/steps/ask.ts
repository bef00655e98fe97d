// Steps: asking, reading the passage, going on from an answer, and finding a talk again.
import { equal, match, ok } from 'node:assert/strict'
import type { Step } from '../step.ts'

export const askSteps: readonly Step[] = [
  {
    title: '点引用，右边打开那份报告，那一句标出来、看得见',
    take: async ({ official }) => {
      await official.page.locator('.turn .answer a.n').first().click()
      const mark = official.page.locator('#source #mark')
      await mark.waitFor()
      const box = await mark.boundingBox()
      ok(box !== null && box.y >= 0 && box.y + box.height <= 900)
      await official.page.keyboard.press('Escape')
      ok(!(await mark.isVisible()))
    },
  },
  {
    title: '问一个数，第一行就是那个数，点得开',
    take: async ({ official }) => {
      const turn = await official.ask('石桥乡2023年调解了多少纠纷')
      match(await turn.innerText(), /187起/)
      ok((await turn.locator('a.n').count()) > 0)
    },
  },
  {
    title: '同名的乡镇标明不是本镇',
    take: async ({ official }) => {
      const turn = await official.ask('各乡镇2024年调解了多少纠纷？')
      match(await turn.innerText(), /与本镇同名，不是本镇/)
    },
  },
  {
    title: '比几年，出表，没有的格写明是哪一种没有',
    take: async ({ official }) => {
      const turn = await official.ask('石桥乡、杨坪镇、白塔镇2022年到2024年调解纠纷数比一下')
      ok((await turn.locator('table tbody tr').count()) >= 3)
    },
  },
  {
    title: '表下面有图和表格，图去“数”，还是这三个镇',
    take: async ({ official }) => {
      const { page } = official
      const last = page.locator('.turn').last()
      const [file] = await Promise.all([
        page.waitForEvent('download'),
        last.getByText('表格', { exact: true }).click(),
      ])
      match(file.suggestedFilename(), /调解.*xlsx$/)
      await last.getByText('图', { exact: true }).click()
      await page.locator('.figure-table').waitFor()
      equal(await page.locator('.figure-table tbody tr:not(.me)').count(), 3)
      await page.goBack()
      await page.locator('.turn').last().locator('.next button').first().waitFor()
    },
  },
  {
    title: '接着问的按钮答得出来',
    take: async ({ official }) => {
      const before = await official.page.locator('.turn').count()
      const button = official.page.locator('.turn').last().locator('.next button').first()
      await button.waitFor()
      await button.click()
      const turn = official.page.locator('.turn').nth(before)
      await turn.locator('.answer:not(.under-way)').waitFor({ timeout: 60_000 })
      equal(await turn.locator('.answer.refusal').count(), 0)
    },
  },
  {
    title: '库里没有的说没有，不编',
    take: async ({ official }) => {
      const turn = await official.ask('青禾县财政局2021年发了多少低保金')
      match(await turn.locator('.answer p').first().innerText(), /没有2021年/)
    },
  },
  {
    title: '评价点得上，改得掉，写得了原因，刷新还在',
    take: async ({ official }) => {
      const { page } = official
      const turn = () => page.locator('.turn').nth(1)
      await turn().getByRole('button', { name: '没用' }).click()
      await turn().locator('.why summary').click()
      await turn().locator('.why textarea').fill('想看成功率')
      await turn().locator('.why button').click()
      await turn().getByText('记下了：想看成功率').waitFor()
      await turn().getByRole('button', { name: '引用不对' }).click()
      await turn().locator('[aria-pressed=true]', { hasText: '引用不对' }).waitFor()
      await page.reload()
      equal(await turn().locator('[aria-pressed=true]').innerText(), '引用不对')
      await turn().getByText('记下了：想看成功率').waitFor()
    },
  },
  {
    title: '回答能带着引用复制',
    take: async ({ official }) => {
      const turn = official.page.locator('.turn').nth(1)
      await turn.getByRole('button', { name: '复制' }).click()
      await turn.getByRole('button', { name: '已复制' }).waitFor()
      match(String(await official.page.evaluate('navigator.clipboard.readText()')), /187起.*\[1\]/s)
    },
  },
  {
    title: '一问有自己的链接，打开落在那一问',
    take: async ({ official }) => {
      const href = await official.page.locator('.turn-link').nth(1).getAttribute('href')
      const tab = await official.openTab(href ?? '/')
      await tab.locator('.turn:target').waitFor()
      match(await tab.locator('.turn:target').innerText(), /石桥乡2023年/)
      await tab.close()
    },
  },
  {
    title: '换本单位，问过的还写着当时的本单位',
    take: async ({ official }) => {
      await official.go('/?place')
      await official.page.fill('input[name=place]', '青禾县石桥乡')
      await official.page.locator('.place-form form:not(.choices) button').click()
      await official.see('本单位：青禾县石桥乡')
      match(await official.page.locator('.turn .when').first().innerText(), /青禾县柳溪镇/)
      await official.go('/?place')
      await official.page.fill('input[name=place]', '青禾县柳溪镇')
      await official.page.locator('.place-form form:not(.choices) button').click()
      await official.see('本单位：青禾县柳溪镇')
    },
  },
  {
    title: '问里起草，数字带出处，有去“稿”的链接',
    take: async ({ official }) => {
      const turn = await official.ask('写化解纠纷这段：调处132起，成功130起，帮18名农民工讨薪25万元')
      await turn.locator('a.num', { hasText: '132起' }).first().waitFor()
      ok(await turn.locator('a[href^="/drafts/"]').first().isVisible())
    },
  },
  {
    title: '附一份稿子来查，查出来的在问里列着',
    take: async ({ official }) => {
      const text =
        '柳溪镇2025年法治政府建设年度报告\n\n一、主要做法\n2024年以来，全年调解118起。\n二、不足\n全年化解112起。'
      const before = await official.page.locator('.turn').count()
      await official.page.setInputFiles('#ask input[type=file]', {
        name: '草稿.txt',
        mimeType: 'text/plain',
        buffer: Buffer.from(text),
      })
      await official.see('草稿.txt', '#ask')
      await official.page.fill('#ask textarea', '查一下')
      await official.page.press('#ask textarea', 'Enter')
      const turn = official.page.locator('.turn').nth(before)
      await turn.locator('.answer:not(.under-way)').waitFor({ timeout: 60_000 })
      match(await turn.innerText(), /必改|建议/)
    },
  },
  {
    title: '开新的对话，从空白开始；之前的还在菜单里',
    take: async ({ official }) => {
      await official.page.getByRole('button', { name: '新的对话' }).click()
      await official.see('问同行的报告')
      equal(await official.page.locator('.turn').count(), 0)
      await official.page.locator('summary', { hasText: '之前的对话' }).click()
      await official.see(/石桥乡|调解|欠薪/, '.talk-list')
    },
  },
  {
    title: '对话能找；改名在按钮下面，框里是旧名；导出 Word，名字是标题和日期',
    take: async ({ official }) => {
      const { page } = official
      await official.go(`/talks?words=${encodeURIComponent('石桥乡2023年')}`)
      const opener = page.locator('.row-tools summary', { hasText: '改名' }).first()
      await opener.click()
      const box = page.locator('.row-tools input[name=name]').first()
      const shown = await page.locator('.talk-rows .talk-list button').first().innerText()
      ok((await box.inputValue()) !== '' && shown.startsWith(await box.inputValue()))
      const [above, below] = [
        await opener.boundingBox(),
        await page.locator('.row-tools [open] .menu').boundingBox(),
      ]
      ok(above && below && below.y >= above.y && below.y < above.y + 60 && Math.abs(below.x - above.x) < 60)
      await box.fill('调解的数')
      await page.locator('.row-tools button', { hasText: '记下' }).first().click()
      await official.see('改好了，现在叫“调解的数”。')
      const [file] = await Promise.all([
        page.waitForEvent('download'),
        page.locator('.row-tools a', { hasText: '导出' }).first().click(),
      ])
      match(file.suggestedFilename(), /^调解的数 \d{4}-\d{2}-\d{2}\.docx$/)
    },
  },
  {
    title: '手机上删一个对话：写明是哪一个，小窗不出屏，删了有一句话',
    take: async ({ official }) => {
      const { page } = official
      await official.go('/')
      await official.ask('杨坪镇2023年调解了多少纠纷')
      await page.setViewportSize({ width: 390, height: 844 })
      await official.go('/talks')
      await page.locator('.row-tools summary', { hasText: '删除' }).first().click()
      const menu = page.locator('.row-tools [open] .menu')
      match(await menu.innerText(), /要删掉的是“杨坪镇2023年/)
      const box = await menu.boundingBox()
      ok(box && box.x >= 0 && box.x + box.width <= 390)
      await menu.locator('button').click()
      await official.see(/“杨坪镇2023年.*”删了/)
      await page.setViewportSize({ width: 1440, height: 900 })
    },
  },
  {
    title: '接着之前的对话，一问不少',
    take: async ({ official }) => {
      await official.page.locator('button', { hasText: '调解的数' }).click()
      await official.see('石桥乡2023年调解了多少纠纷')
      equal(await official.page.locator('.turn').count(), 8)
    },
  },
  {
    title: '对话的菜单在长对话里也总在眼前',
    take: async ({ official }) => {
      await official.page.locator('.turn').last().scrollIntoViewIfNeeded()
      const box = await official.page.locator('.over .fresh button').boundingBox()
      ok(box !== null && box.y >= 0 && box.y < 80)
    },
  },
  {
    title: '快捷键有一张表，1234 到四页，/ 到框里',
    take: async ({ official }) => {
      const { page } = official
      await official.go('/help')
      await page.keyboard.press('?')
      await official.see('快捷键', '#keys')
      await page.keyboard.press('Escape')
      await page.keyboard.press('3')
      await page.waitForURL(/\/figures/)
      await page.keyboard.press('1')
      await page.waitForURL((to) => to.pathname === '/')
      await page.locator('.question').first().click()
      await page.keyboard.press('/')
      equal(await page.evaluate('document.activeElement.tagName'), 'TEXTAREA')
    },
  },
]
