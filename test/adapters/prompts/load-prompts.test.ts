import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { loadPrompts } from '#adapters/prompts/load-prompts.ts'
import { AppError } from '#shared/errors.ts'

const shipped = new URL('../../../prompts', import.meta.url).pathname

describe('the prompts that ship', () => {
  it('load as a whole, each table with its comment lines left out', async () => {
    const book = await loadPrompts(shipped)
    expect(book.indicators.length).toBeGreaterThanOrEqual(60)
    expect(book.synonyms.length).toBeGreaterThanOrEqual(120)
    expect(book.wordings.length).toBeGreaterThanOrEqual(1000)
    expect(book.practices.length).toBeGreaterThanOrEqual(80)
    expect(book.phrases.length).toBeGreaterThanOrEqual(60)
    expect(book.setPhrases.length).toBeGreaterThanOrEqual(150)
    const all = JSON.stringify(book)
    expect(all).not.toContain('# ')
    expect(all).not.toContain('\\t')
  })

  it('put the wording of reports first in a group of synonyms, with each word in one group only', async () => {
    const { synonyms } = await loadPrompts(shipped)
    const wages = synonyms.find(({ written }) => written.includes('讨薪'))
    expect(wages?.written[0]).toBe('拖欠工资')
    const all = synonyms.flatMap(({ written, spoken }) => [...written, ...spoken])
    expect(all.filter((word, index) => all.indexOf(word) !== index)).toEqual([])
  })

  it('let a word stand for the words of one row only where sentences are checked', async () => {
    const { sameWords } = await loadPrompts(shipped)
    const all = sameWords.flatMap(({ word, others }) => [word, ...others])
    expect(all.filter((word, index) => all.indexOf(word) !== index)).toEqual([])
    expect(sameWords).toContainEqual({
      word: '欠薪',
      others: ['拖欠工资', '拖欠薪资', '欠发工资', '没发工资'],
    })
  })

  it('name no usual wording twice, so that an office finds the one line to edit', async () => {
    const { synonyms, wordings, practices, phrases, setPhrases } = await loadPrompts(shipped)
    for (const names of [
      synonyms.map(({ written }) => written[0] ?? ''),
      wordings.map(({ written }) => written),
      wordings.flatMap(({ said }) => said),
      practices.map((practice) => `${practice.topic}/${practice.name}`),
      phrases.map((phrase) => phrase.wrong),
      setPhrases,
    ])
      expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([])
  })

  it('bound a phrase by the report years in which it is wrong', async () => {
    const { phrases } = await loadPrompts(shipped)
    const find = (wrong: string) => phrases.find((phrase) => phrase.wrong === wrong)
    expect(find('为全面建成小康社会')).toMatchObject({ fromYear: 2021, toYear: null })
    expect(find('八五普法')).toMatchObject({ fromYear: 2026, toYear: null })
    expect(find('七五普法')).toMatchObject({ fromYear: 2021, toYear: 2025 })
    expect(find('刑法司法')).toMatchObject({ fromYear: null, toYear: null, right: '刑事司法' })
  })

  it('never offer a right form that is itself listed as wrong for the same years', async () => {
    const { phrases } = await loadPrompts(shipped)
    const always = phrases.filter((phrase) => phrase.fromYear === null && phrase.toYear === null)
    for (const { right } of phrases)
      expect(always.filter((other) => right.includes(other.wrong)).map((other) => other.wrong)).toEqual([])
  })
})

describe('a folder of prompts edited by hand', () => {
  let folder: string
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'antou-prompts-'))
    await cp(shipped, folder, { recursive: true })
  })
  afterEach(() => rm(folder, { recursive: true, force: true }))

  const failure = async () => {
    const error = await loadPrompts(folder).catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(AppError)
    return error as AppError
  }

  it.each([
    ['synonyms.tsv', '打官司 被告', '要有2栏'],
    ['synonyms.tsv', '打官司\t;;', '缺其他说法'],
    ['wordings.tsv', '清理规范违法建设', '要有2栏'],
    ['wordings.tsv', '清理规范违法建设\t;', '缺群众的说法'],
    ['names.tsv', '律所', '要有2栏'],
    ['names.tsv', '律所\t;', '缺名称的结尾'],
    ['practices.tsv', '欠薪\t专项摸排', '要有3栏'],
    ['practices.tsv', '欠薪\t\t摸排', '缺做法名称'],
    ['phrases.tsv', '旧词\t新词\t21年\t\t原因', '四位数字'],
    ['phrases.tsv', '旧词\t新词\t2025\t2021\t原因', '起始年度晚于截止年度'],
    ['set-phrases.txt', '法治', '至少4个字'],
  ])('is refused with file and line when %s holds "%s"', async (name, line, reason) => {
    await writeFile(join(folder, name), `# 说明\n\n${line}\n`)
    const error = await failure()
    expect(error.message).toContain(`${name} 第3行`)
    expect(error.message).toContain(reason)
    expect(error.fix).toContain('第3行')
  })

  it('takes full-width semicolons, CRLF and the byte-order mark of Notepad', async () => {
    await writeFile(
      join(folder, 'synonyms.tsv'),
      '\uFEFF# 说明\r\n热线\t投诉件\uFF1B 工单 ;热线\r\n盗窃\t\t小偷;扒手\r\n签订\t\t\t签;签署\r\n',
    )
    const book = await loadPrompts(folder)
    expect(book.sameWords).toEqual([{ word: '签', others: ['签订', '签署'] }])
    expect(book.synonyms).toEqual([
      { written: ['热线', '投诉件', '工单'], spoken: [] },
      { written: ['盗窃'], spoken: ['小偷', '扒手'] },
    ])
  })

  it('is refused when a file is missing or not UTF-8, saying which', async () => {
    await writeFile(join(folder, 'phrases.tsv'), Buffer.from([0xb7, 0xa8, 0xd6, 0xce, 0x0a]))
    expect((await failure()).message).toMatch(/不是 UTF-8 编码.*phrases\.tsv/)
    await rm(join(folder, 'phrases.tsv'))
    expect((await failure()).message).toMatch(/读不出来.*phrases\.tsv/)
  })

  it('keeps the reason of a bad line in the indicators', async () => {
    const path = join(folder, 'indicators.tsv')
    await writeFile(path, `${await readFile(path, 'utf8')}\n只有名字\n`)
    expect((await failure()).message).toContain('indicators.tsv')
  })
})
