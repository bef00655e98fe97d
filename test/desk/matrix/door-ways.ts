// Table: each door for programs (/api, /mcp, /v1) and each operation behind it -> how one with a token calls it so that it shows all it can. An operation without a line fails the test.
import type { Office } from './open-office.ts'

interface Visit {
  readonly office: Office
  readonly person: string
}
type DoorWay = (visit: Visit) => Promise<unknown>
type Calls = (office: Office) => readonly object[]

const questions = [
  '岚水县各镇2023年调解了多少起纠纷？',
  '怎么处理欠薪？',
  '库里有什么',
  '云台镇2023年调解了多少起？',
]
const drafted = '荷塘镇2023年法治政府建设工作报告\n有些村的调解记录写得不规范。\n全年没有发生民转刑案件。'

/** By its name, in the order of the table; of reports by number and by file. */
export const operationWays: Readonly<Record<string, Calls>> = {
  ask: () => questions.map((question) => ({ question, context: questions.slice(0, 1) })),
  search: () => [{ query: '调解纠纷 欠薪', limit: 50 }],
  reports: () => [{}, { place: '云台' }, { year: 2023, limit: 1000 }],
  read_section: ({ ids }) =>
    [...ids].flatMap(([file, report]) => [
      { report },
      { report, section: '一' },
      { report: file, section: '二' },
    ]),
  figures: () => [{ limit: 1000 }, { indicator: '调解', place: '镇' }],
  compare: () => [{ indicators: ['调解矛盾纠纷数', '追回工资'] }],
  draft: () => [{ text: '写治理欠薪这段：帮26名农民工追回工资41万元', place: '岚水县荷塘镇', year: 2023 }],
  check: () => [{ text: drafted, place: '岚水县荷塘镇', year: 2023 }],
}

async function send({ office, person }: Visit, path: string, body: object | null): Promise<string> {
  const headers = {
    authorization: `Bearer ${office.tokens.get(person)}`,
    'content-type': 'application/json',
    accept: 'application/json, text/event-stream',
  }
  const init = body === null ? { headers } : { method: 'POST', headers, body: JSON.stringify(body) }
  const response = await fetch(new URL(path, office.listener.url), init)
  return `${response.status} ${(await response.text()).replaceAll('\\"', '"')}`
}

async function sendAll(visit: Visit, path: string, bodies: readonly object[]): Promise<readonly string[]> {
  const told: string[] = []
  for (const body of bodies) told.push(await send(visit, path, body))
  return told
}

const everyCall = (office: Office) =>
  Object.entries(operationWays).flatMap(([name, calls]) =>
    calls(office).map((given) => [name, given] as const),
  )

const api: DoorWay = async (visit) => {
  const told: string[] = [await send(visit, '/api/openapi.json', null)]
  for (const [name, given] of everyCall(visit.office)) told.push(await send(visit, `/api/${name}`, given))
  return told
}

const mcp: DoorWay = (visit) => {
  const request = (method: string, params: object) => ({ jsonrpc: '2.0', id: 1, method, params })
  const calls = everyCall(visit.office).map(([name, given]) =>
    request('tools/call', { name, arguments: given }),
  )
  const reports = [...visit.office.ids.values(), 9_999].map((id) =>
    request('resources/read', { uri: `antou://reports/${id}` }),
  )
  return sendAll(visit, '/mcp', [
    request('tools/list', {}),
    request('resources/list', {}),
    ...calls,
    ...reports,
  ])
}

/** Follow-ups over answers that he was never given, and others’ drafts by their numbers. */
const v1: DoorWay = (visit) => {
  const user = (content: string) => ({ role: 'user', content })
  const assistant = (content: string) => ({ role: 'assistant', content })
  const about = (messages: readonly object[]) => [
    { model: 'antou', messages },
    { model: 'antou', messages, stream: true },
  ]
  const [first = ''] = questions
  const said = ['第二名呢', '加起来', '看[1]的原文', '比一比各镇调解纠纷数', '稿子', '云台镇呢']
  const others = [...visit.office.drafts].flatMap(([person, id]) => (person === visit.person ? [] : [id]))
  const drafts = others.flatMap((id) =>
    ['第一段短一点', '看看稿子', `接稿 ${id}`].flatMap((words) =>
      about([user('写'), assistant(`稿子编号：${id}（网页“稿”里也有）`), user(words)]),
    ),
  )
  return sendAll(visit, '/v1/chat/completions', [
    ...questions.flatMap((text) => about([user(text)])),
    ...said.flatMap((text) => about([user(first), assistant('云台镇最多[1]。'), user(text)])),
    ...drafts,
  ])
}

export const doorWays: Readonly<Record<string, DoorWay>> = { '/api': api, '/mcp': mcp, '/v1': v1 }
