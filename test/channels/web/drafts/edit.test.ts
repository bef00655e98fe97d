// A draft changed in place on its page: facts, gaps, paragraphs; the gate runs after each, and what cannot be done stays where it was typed.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestWeb, openVisitor, type TestWeb, type Visitor } from '../open-test-web.ts'

let web: TestWeb
beforeAll(async () => {
  web = await openTestWeb()
})
afterAll(() => web?.close())

const report =
  '写2024年法治政府建设年度报告\n调处矛盾纠纷132起，成功130起\n开展普法活动14场次\n全年没有发生亡人事故'

async function begin(text: string): Promise<{ visitor: Visitor; path: string; read(): Promise<string> }> {
  const visitor = openVisitor(web.url)
  const form = new FormData()
  form.append('text', text)
  const path = (await visitor.post('/drafts', form)).headers.get('location') ?? ''
  return { visitor, path, read: async () => (await visitor.get(path)).text() }
}

const idOf = (page: string, indicator: string) =>
  new RegExp(
    `${indicator}(?: <small>[^<]*</small>)?</span><input type="hidden" name="figure" value="(\\d+)">`,
  ).exec(page)?.[1] ?? ''

/** The first paragraph that holds the words, as its form has it. */
function formOf(page: string, words: string) {
  const forms = [
    ...page.matchAll(/name="section" value="([^"]*)"><input type="hidden" name="written" value="([^"]*)">/g),
  ]
  const [, section = '', written = ''] = forms.find(([, , text]) => text?.includes(words)) ?? []
  return { section, written }
}

describe('facts', () => {
  it('stand open above the first draft, and a number set right there is set right in the text', async () => {
    const { visitor, path, read } = await begin(report)
    const page = await read()
    expect(page).toContain('<details class="material" open>')
    expect(page.indexOf('class="material"')).toBeLessThan(page.indexOf('class="letter"'))
    const done = await visitor.post(`${path}/edit`, {
      version: '1',
      figure: idOf(page, '调解矛盾纠纷数'),
      value: '135起',
    })
    expect(done.status).toBe(303)
    const next = await read()
    expect(next).toMatch(/调解矛盾纠纷数：132起 → 135起。[\s\S]*>135起<\/a>/)
    expect(next).toContain('<details class="material">')
  })

  it('lead to the paragraph that changed, which is marked, and their source is the sentence that came', async () => {
    const { visitor, path, read } = await begin(report)
    const done = await visitor.post(`${path}/edit`, {
      version: '1',
      figure: idOf(await read(), '调解矛盾纠纷数'),
      value: '135起',
    })
    expect(done.headers.get('location')).toBe(`${path}?changed#changed`)
    const page = await (await visitor.get(`${path}?changed`)).text()
    expect(page).toMatch(/<p class="changed" id="changed">[\s\S]{0,200}>135起<\/a>/)
    expect(page.match(/class="changed"/g)).toHaveLength(1)
    expect(page).toMatch(/<b>135起<\/b> 你后来改的，\S*第2行原来是：“调处矛盾纠纷132起”/)
    expect(page).toMatch(/<b>130起<\/b> 出自/)
    expect(await read()).not.toContain('class="changed"')
  })

  it('are followed by as many findings as the head counts', async () => {
    const { read } = await begin(report)
    const page = await read()
    const [, watched = '0', minor = '0'] = /核对：(?:(\d+) 条要看)?，?(?:(\d+) 条留意)?</.exec(page) ?? []
    const finds = /<ul class="finds">([\s\S]*?)<\/ul>/.exec(page)?.[1] ?? ''
    expect(finds.match(/<li class="find (?:warn|fault)"/g) ?? []).toHaveLength(Number(watched))
    expect(finds.match(/<li class="find minor"/g) ?? []).toHaveLength(Number(minor))
  })

  it('go when emptied, come when added, and a sentence without a number can be reworded', async () => {
    const { visitor, path, read } = await begin(report)
    const page = await read()
    await visitor.post(`${path}/edit`, {
      version: '1',
      figure: idOf(page, '法治宣传活动次数'),
      value: '',
      statement: '0',
      said: '全年没有发生较大事故',
      added: '开展安全巡查9次',
    })
    const sheet = /<article class="letter">[\s\S]*<\/article>/.exec(await read())?.[0] ?? ''
    expect(sheet).not.toContain('14场次')
    expect(sheet).toContain('没有发生较大事故')
    expect(sheet).toContain('9次')
  })

  it('that cannot be understood change nothing, and stay as they were typed', async () => {
    const { visitor, path, read } = await begin(report)
    const figure = idOf(await read(), '调解矛盾纠纷数')
    const refused = await visitor.post(`${path}/edit`, { version: '1', figure, value: '好多起' })
    expect(refused.status).toBe(400)
    expect(await refused.text()).toMatch(/看不懂“好多起”是多少。[\s\S]*name="value" value="好多起"/)
    expect(await read()).toContain('>132起</a>')
  })

  it('are not changed in a version that nobody has looked at', async () => {
    const { visitor, path, read } = await begin(report)
    await visitor.post(path, { text: '换个开头' })
    const late = await visitor.post(`${path}/edit`, { version: '1', added: '开展安全巡查9次' })
    expect(await late.text()).toMatch(
      /这份稿子刚在别处改过，现在是第2稿[\s\S]*name="added" value="开展安全巡查9次"/,
    )
    expect(/<article[\s\S]*<\/article>/.exec(await read())?.[0]).not.toContain('巡查9次')
  })
})

describe('gaps', () => {
  it('each have a box where they stand, and are gone once filled', async () => {
    const { visitor, path, read } = await begin(report)
    const page = await read()
    const names = [...page.matchAll(/【待补充：([^】]*)】<input type="hidden" form="fill"/g)].map(
      ([, name]) => name,
    )
    expect(names).toEqual([
      '主送机关',
      '单位',
      '存在的不足',
      '不足的原因',
      '第一责任人履职',
      '下一年主要安排',
      '署名',
      '成文日期',
    ])
    const fill = async (gap: string, filled: string, version: string) =>
      visitor.post(`${path}/edit`, { version, gap, filled })
    expect((await fill('成文日期', '2025年1月10日', '1')).status).toBe(303)
    expect((await fill('存在的不足', '个别村调解记录不规范', '2')).status).toBe(303)
    expect((await fill('下一年主要安排', '培训村级调解员4次', '3')).status).toBe(303)
    const next = await read()
    expect(next).toContain('2025年1月10日')
    expect(next).toMatch(/不足[\s\S]*个别村调解记录不规范/)
    expect(next).not.toMatch(/【待补充：(?:存在的不足|下一年主要安排|成文日期)】/)
    const causes = '镇里编制少，愿意报考执法证的年轻干部不多；群众不知道村里有法律顾问'
    expect((await fill('不足的原因', causes, '4')).status).toBe(303)
    const caused = await read()
    expect(caused).not.toContain('【待补充：不足的原因】')
    expect(caused).toMatch(/不足[\s\S]*个别村调解记录不规范[\s\S]*原因[\s\S]*编制少[\s\S]*群众不知道/)
    expect((await fill('单位', '青禾县柳溪镇', '5')).status).toBe(303)
    expect(await read()).toContain('<h1>柳溪镇2024年法治政府建设年度报告</h1>')
    const refused = await fill('主送机关', '', '6')
    expect(await refused.text()).toContain('没有要改的，稿子没有动。')
  })
})

describe('a paragraph', () => {
  it('is reworded in place; its numbers keep their sources, and the gate names the one that has none', async () => {
    const { visitor, path, read } = await begin(report)
    const { section, written } = formOf(await read(), '132起')
    const text = written.replace('132起', '132起（含信访转办9件）')
    expect((await visitor.post(`${path}/edit`, { version: '1', section, written, text })).status).toBe(303)
    const page = await read()
    expect(page).toMatch(/>132起<\/a>（含信访转办9件）/)
    expect(page).toMatch(/class="find fault"><b>“9件”在素材里没有/)
    const text2 = await (await visitor.get(`${path}/text`)).text()
    expect(text2).toContain('132起（含信访转办9件）')
  })

  it('follows a number that is corrected later, and is taken out when emptied', async () => {
    const { visitor, path, read } = await begin(report)
    const { section, written } = formOf(await read(), '132起')
    await visitor.post(`${path}/edit`, { version: '1', section, written, text: `各村协同，${written}` })
    await visitor.post(path, { text: '调解改成140起' })
    const page = await read()
    expect(page).toMatch(/各村协同，[^<]*<a[^>]*>140起<\/a>/)
    expect(page).not.toContain('照这次的要求重写了')
    const now = formOf(page, '140起')
    await visitor.post(`${path}/edit`, { version: '3', ...now, text: '' })
    const sheet = /<article[\s\S]*<\/article>/.exec(await read())?.[0]
    expect(sheet).not.toMatch(/各村协同|有效化解矛盾纠纷/)
    await visitor.post(path, { text: '撤销' })
    expect(await read()).toContain('各村协同')
  })
})

it('two versions are compared, and an earlier one stands again', async () => {
  const { visitor, path, read } = await begin(report)
  await visitor.post(path, { text: '调解改成135起' })
  await visitor.post(path, { text: '普法改成15场' })
  const changes = await (await visitor.get(`${path}?changes=1`)).text()
  expect(changes).toMatch(/<del>132<\/del><ins>135<\/ins>起/)
  expect(await (await visitor.get(`${path}?changes`)).text()).not.toContain('<del>132</del>')
  await visitor.post(`${path}/edit`, { version: '3', back: '1' })
  expect(await read()).toMatch(/退回第1稿。[\s\S]*>132起<\/a>[\s\S]*<li>第 3 稿/)
})

it('the list finds drafts by words of title or material, year and state', async () => {
  const { visitor } = await begin(report)
  for (const text of [
    '写治理欠薪这段：2023年帮26名农民工追回工资41万元',
    '写2022年法治政府建设年度报告：调处88起',
  ]) {
    const form = new FormData()
    form.append('text', text)
    await visitor.post('/drafts', form)
  }
  const rows = async (query: string) =>
    [
      ...(await (await visitor.get(`/drafts?${query}`)).text()).matchAll(
        /<li><a href="\/drafts\/[^"]+">([^<]*)/g,
      ),
    ].map(([, title]) => title)
  expect(await rows('')).toHaveLength(3)
  expect(await rows('words=亡人事故')).toHaveLength(1)
  expect(await rows('year=2022')).toHaveLength(1)
  expect(await rows('state=whole')).toHaveLength(1)
  expect(await rows('words=没有这个词')).toEqual([])
})
