// Several pictures or files that are sent together: Telegram hands them on one by one, with the words under the first.
import { afterEach, describe, expect, it } from 'vitest'
import { buildReport, openTestDesk } from '../../chat/open-test-desk.ts'
import { openTelegramKit, type TelegramKit } from './open-telegram-kit.ts'

const [alice, bob, group] = [11, 22, -1001]
const admitted = {
  people: new Set([`telegram:${alice}`, `telegram:${group}`]),
  administrators: new Set<string>(),
}
const open: TelegramKit[] = []
afterEach(async () => {
  for (const kit of open.splice(0)) await kit.close()
})
async function openKit() {
  const readFile = async ([year = 0]: Uint8Array, fileName: string) => {
    const report = buildReport({ year: 2020 + year })
    return [{ fileName, report: { ...report, text: `${fileName}${report.text}` } }]
  }
  const kit = await openTelegramKit({ test: openTestDesk({ admitted, readFile }) })
  open.push(kit)
  return kit
}

describe('an album', () => {
  it('of files is one message: its words are said of all of them', async () => {
    const { telegram, stored, chat, desk } = await openKit()
    const names = ['甲.txt', '乙.txt']
    for (const [at, name] of names.entries())
      telegram.sendFile(alice, {
        ...{ name, bytes: new Uint8Array([at + 1]), album: 'a1' },
        ...(at === 0 ? { caption: '欠薪怎么处理' } : {}),
      })
    const sent = await telegram.waitForSent(4)
    const heads = sent.map(({ text }) => text.split('\n').find((line) => /：|可以/.test(line)))
    expect(heads).toEqual([
      ...names.map((name) => `文件：${name}`),
      '答：欠薪怎么处理[1]',
      '这2份可以一起定：“全部入库”，或者“都不要”。',
    ])
    const person = `telegram:${alice}`
    const choice = { conversation: person, reader: await desk.readerFor(person), text: '都不要' }
    expect(await chat.isOpenChoice(choice)).toBe(true)
    telegram.press(alice, '全部入库')
    await telegram.waitFor('both to be stored', () => stored.length === 2)
    expect(stored.map(({ source }) => source.file)).toEqual(names)
    await telegram.waitForSent(5)
    expect(await chat.isOpenChoice(choice)).toBe(false)
  })

  it('sent to a group is meant as a whole where the bot is named under one of them', async () => {
    const { telegram } = await openKit()
    const chat = { id: group, type: 'supergroup' }
    const send = (name: string, album: string, caption?: string) =>
      telegram.sendFile(bob, {
        ...{ name, bytes: new TextEncoder().encode(name), album, chat },
        ...(caption ? { caption } : {}),
      })
    send('别人的.txt', 'a1')
    send('一.txt', 'a2', '@antou_bot')
    send('二.txt', 'a2')
    const sent = await telegram.waitForSent(3)
    expect(sent.map(({ text }) => /文件：(.*)/.exec(text)?.[1])).toEqual(['一.txt', '二.txt', undefined])
  })
})
