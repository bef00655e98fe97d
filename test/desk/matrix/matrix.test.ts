// Property: of three units' reports, each visible to all, to a unit, to a person or to administrators, and of each person's draft, nobody gets by any verb, route or chat what is not for him.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openAnswering } from '#chat/delivery/answer-incoming.ts'
import type { Channel } from '#chat/delivery/channel.ts'
import { operations } from '#desk/doors/operations.ts'
import { verbRules } from '#desk/guard/verb-rules.ts'
import type { Incoming } from '#domain/journal/inbox-entry.ts'
import type { Reader } from '#domain/reader.ts'
import { doorWays, operationWays } from './door-ways.ts'
import { keeper, type Member, members, type Office, openOffice, placed, sees } from './open-office.ts'
import { routeWays } from './route-ways.ts'
import { verbWays } from './verb-ways.ts'

let office: Office
beforeAll(async () => {
  office = await openOffice()
}, 60_000)
afterAll(() => office?.close())

/** What stands in a report alone: a number of its own, its place in full, its file. */
const marksOf = ({ town, mark }: (typeof placed)[number]) => [mark, `岚水县${town}`, `${town}.txt`]

/** What must not reach him, and what does when he asks for everything. */
function marksFor(member: Member) {
  const [open, shut] = [true, false].map((may) =>
    placed.filter(({ visible }) => sees(member, visible) === may).flatMap(marksOf),
  ) as [string[], string[]]
  const papers = members.filter(({ person }) => person !== member.person).map(({ mark }) => mark)
  return { open, shut: [...shut, ...papers] }
}

function findLeaks(member: Member, shown: unknown): readonly string[] {
  const text = JSON.stringify(shown) ?? ''
  return marksFor(member).shut.filter((mark) => text.includes(mark))
}

const inGroup: Member = {
  person: 'wecom:group:team#wecom:xinfang',
  unit: '司法局',
  role: 'reader',
  mark: 'none',
}

describe('every way is in the table', () => {
  it('of the verbs', () => {
    expect(Object.keys(verbRules).filter((verb) => !(verb in verbWays))).toEqual([])
    expect(Object.keys(verbWays).filter((verb) => !(verb in verbRules))).toEqual([])
  })

  it('of what programs may have done', () => {
    expect(operations.map(({ name }) => name)).toEqual(Object.keys(operationWays))
  })

  it('of the routes', () => {
    const routes = office.app.routes.filter(
      ({ method, path }) => method !== 'ALL' && !path.startsWith('/assets/'),
    )
    const names = routes.map(({ method, path }) => `${method} ${path}`)
    expect(names.filter((name) => !(name in routeWays))).toEqual([])
  })
})

describe.each([...members, inGroup].map((member) => [member.person, member] as const))(
  '%s',
  (person, member) => {
    let reader: Reader
    beforeAll(async () => {
      reader = await office.desk.readerFor(person)
      expect(reader).toMatchObject({ person, unit: member.unit, role: member.role })
    })

    it('sees every report that is for him', async () => {
      const shown = JSON.stringify(await office.desk.listReports({ ...reader, withSamples: true }))
      expect(marksFor(member).open.filter((mark) => mark.endsWith('.txt') && !shown.includes(mark))).toEqual(
        [],
      )
      const told = JSON.stringify(
        await office.desk.search(reader, { text: '调解纠纷', place: null, year: null, limit: 50 }),
      )
      expect(marksFor(member).open.filter((mark) => /^\d/.test(mark) && !told.includes(mark))).toEqual([])
    })

    it('gets by no verb what is not for him', async () => {
      const leaks: unknown[] = []
      for (const [verb, way] of Object.entries(verbWays)) {
        if (typeof way === 'string') continue
        const found = findLeaks(member, await way(office, reader).catch((error: unknown) => String(error)))
        if (found.length > 0) leaks.push([verb, found])
      }
      expect(leaks).toEqual([])
    }, 120_000)

    it.skipIf(member === inGroup)(
      'gets by no route what is not for him',
      async () => {
        const leaks: unknown[] = []
        for (const [route, way] of Object.entries(routeWays)) {
          if (typeof way === 'string') continue
          const found = findLeaks(member, await way({ office, person }))
          if (found.length > 0) leaks.push([route, found])
        }
        expect(leaks).toEqual([])
      },
      120_000,
    )

    it.skipIf(member === inGroup)(
      'gets by no door for programs, with a token of his, what is not for him',
      async () => {
        const leaks: unknown[] = []
        for (const [door, way] of Object.entries(doorWays)) {
          const shown = await way({ office, person })
          const found = findLeaks(member, shown)
          if (found.length > 0) leaks.push([door, found])
          const own = marksFor(member).open.filter((mark) => /^\d/.test(mark))
          expect([door, own.filter((mark) => JSON.stringify(shown).includes(mark)).length > 0]).toEqual([
            door,
            true,
          ])
        }
        expect(leaks).toEqual([])
      },
      120_000,
    )
  },
)

const channelOf = (name: string) =>
  ({
    name,
    label: name,
    encode: () => [],
    fetch: async () => ({ name: null, bytes: new Uint8Array() }),
  }) as unknown as Channel

function hear(given: Pick<Incoming, 'chat' | 'person' | 'isGroup'>, text: string): Incoming {
  const content = { kind: 'text', text, quoted: null, files: [] } as const
  const rest = { channel: 'test', id: text, at: '2026-01-01', message: null, isEdit: false, back: null }
  return { ...given, ...rest, content }
}

const said = [
  '岚水县各镇2023年调解了多少起纠纷？',
  '第二名呢',
  '加起来',
  '那追回工资呢',
  '云台镇2023年调解了多少起？',
  '库里有什么',
  '资料',
  '比一比各镇调解纠纷数',
  '稿子',
  '我的稿子',
]

describe('in a chat', () => {
  const speakers = [
    ...members
      .filter(({ person }) => !person.startsWith('page:'))
      .map((member) => [member, member.person] as const),
    [inGroup, 'wecom:group:team'] as const,
  ]
  it.each(speakers.map(([member, chat]) => [member.person, member, chat] as const))(
    '%s is told nothing that is not for him',
    async (person, member, chat) => {
      const answer = openAnswering(office)
      const isGroup = person.includes('#')
      const speaker = { chat, person: person.replace(/^.*#/, ''), isGroup }
      const events: unknown[] = []
      for (const text of [...said, ...office.drafts.values()])
        for await (const event of answer(
          hear(speaker, text),
          channelOf('test'),
          new AbortController().signal,
        ))
          events.push(event)
      expect(findLeaks(member, events)).toEqual([])
    },
    120_000,
  )
})

describe('after a report was closed to one who had asked about it', () => {
  const [asker] = members as [Member]
  const closed = placed.find(({ visible }) => visible === 'unit:司法局')!

  it('neither his old answers, nor what follows on them, nor their citations show it', async () => {
    const { desk, chat } = office
    const reader = await desk.readerFor(asker.person)
    const conversation = 'web:before'
    const talk = async (text: string) => {
      const events: unknown[] = []
      for await (const event of chat.converse({ conversation, reader, text })) events.push(event)
      return events
    }
    const before = await talk('岚水县各镇2023年调解了多少起纠纷？')
    expect(JSON.stringify(before)).toContain(closed.mark)
    for (const text of ['看[1]的原文', '资料', '出表']) await talk(text)
    const id = office.ids.get(`${closed.town}.txt`) ?? 0
    await desk.correctReport(keeper, id, { visible: 'unit:信访局' })
    try {
      const shown = [
        await desk.listTurns(reader, conversation),
        await desk.listRemarks(reader, conversation),
        ...(await Promise.all([desk.readReport(reader, id), desk.listFigures(reader, {})])),
      ]
      for (const text of ['第二名呢', '加起来', '整成三条', '一样一样列出来', '那追回工资呢'])
        shown.push((await talk(text)) as never)
      expect(marksOf(closed).filter((mark) => JSON.stringify(shown).includes(mark))).toEqual([])
      expect(await desk.listTurns(reader, conversation)).toMatchObject([
        { answer: null },
        ...Array(5).fill({}),
      ])
    } finally {
      await desk.correctReport(keeper, id, { visible: 'unit:司法局' })
    }
  }, 60_000)
})
