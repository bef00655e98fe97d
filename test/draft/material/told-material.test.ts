import { expect, test } from 'vitest'
import type { RoleShares } from '#domain/clauses/clause-role.ts'
import { readSplit } from '#draft/brief/read-brief.ts'
import { splitMaterial } from '#draft/material/split-material.ts'
import { hearClauses } from '#draft/roles/hear-clauses.ts'
import type { ClauseReader, ToldClause } from '#ports/clauses/clause-reader.ts'
import { openDraftDeps, ownPlace } from '../../fakes/draft-deps.ts'

const { briefBook } = await openDraftDeps()
const nothing: RoleShares = { done: 0, lack: 0, cause: 0, plan: 0, aside: 0 }

/** Hears by a table of words; all else was done. */
function scripted(roles: Readonly<Record<string, keyof RoleShares>>): ClauseReader {
  const hear = ({ text, label }: ToldClause): RoleShares => {
    const found = Object.entries(roles).find(([words]) => (text === '' ? label : text).includes(words))
    return { ...nothing, [found?.[1] ?? 'done']: 1 }
  }
  return { read: async (told) => told.map(hear) }
}

async function read(text: string, reader: ClauseReader | null, year = 2024) {
  const split = splitMaterial({ text, place: ownPlace, year }, briefBook)
  const { clauses, roleOf } = await hearClauses(split.clauses, reader)
  return readSplit({ ...split, clauses }, roleOf ? { ...briefBook, roleOf } : briefBook)
}

const themesOf = ({ figures, statements }: Awaited<ReturnType<typeof read>>) =>
  Object.fromEntries([
    ...figures.map((one) => [one.clause, one.theme]),
    ...statements.map((one) => [one.text, one.theme]),
  ])

test('what was learnt places a sentence that no rule places', async () => {
  const text = '调解纠纷12起。头一道口子没人守。'
  expect(themesOf(await read(text, null)).头一道口子没人守).not.toBe('不足')
  expect(themesOf(await read(text, scripted({ 头一道口子: 'lack' }))).头一道口子没人守).toBe('不足')
})

test('a plan must say that it is to come, or stand among what lacks', async () => {
  const reader = scripted({ 公园: 'plan', 人手: 'lack' })
  expect(themesOf(await read('新建公园1个。', reader)).新建公园1个).not.toBe('打算')
  expect(themesOf(await read('人手紧。新建公园1个。', reader)).新建公园1个).toBe('打算')
})

test('what did not happen is no shortcoming by itself', async () => {
  const brief = await read('收到申请5件。没有结转。', scripted({ 没有结转: 'lack' }))
  expect(themesOf(brief).没有结转).not.toBe('不足')
})

test('words to the writer are no facts, and a sentence that counts stays', async () => {
  const reader = scripted({ 拿笔: 'aside', 巡河: 'aside' })
  const brief = await read('你拿笔划一划。巡河31次。', reader)
  expect(brief.remarks).toEqual(['你拿笔划一划'])
  expect(brief.figures.map(({ raw }) => raw)).toEqual(['31次'])
})

test('a clause is left out only where its sentence has something of an aside', async () => {
  const reader: ClauseReader = {
    read: async (told) =>
      told.map(({ text }) => ({ ...nothing, [text === '被县里点名' ? 'aside' : 'done']: 1 })),
  }
  const brief = await read('有2件答复超期，被县里点名。', reader)
  expect(brief.remarks).toEqual([])
})

test('a sentence is cut where it turns from what lacks to what is planned', async () => {
  const reader = scripted({ 坏了: 'lack', 更换: 'plan' })
  const brief = await read('问题：探头坏了34个，全部换掉，志愿者发展到150人', reader)
  expect(themesOf(brief)).toMatchObject({ 探头坏了34个: '不足' })
  expect(brief.figures.find(({ raw }) => raw === '150人')?.theme).toBe('打算')
})

test('last year’s number told in a later line is held against the whole, where only that may be meant', async () => {
  const text = '一共登记86件\n上级转来31件，网上38件，上门17件\n办结83件，剩3件\n哦对了，去年是97件'
  const { figures } = await read(text, null)
  const past = figures.find(({ value }) => value === 97)
  expect(figures.find(({ id }) => id === past?.lastYearOf)?.value).toBe(86)
  const unclear = await read('登记86件\n巡查40件\n去年是97件', null)
  expect(unclear.figures.find(({ value }) => value === 97)?.lastYearOf).toBeNull()
})

test('a line that says what time all is of gives the paper its period', async () => {
  expect((await read('枫林镇。欠薪汇报。\n2025年上半年。\n查工地17个。', null, 2025)).asked?.period).toBe(
    '上半年',
  )
  expect((await read('枫林镇。欠薪汇报。\n上半年查工地17个。', null, 2025)).asked?.period).toBe('')
})
