// Table: each route of the page -> how a signed-in person calls it so that it shows all it can, or why it shows nothing of reports and papers. A route without a line fails the test.
import { unzipText } from '../../fakes/unzip-text.ts'
import type { Office } from './open-office.ts'

interface Visit {
  readonly office: Office
  readonly person: string
}

type Fields = Readonly<Record<string, string>> | FormData
export type RouteWay = (visit: Visit) => Promise<unknown>

async function send({ office, person }: Visit, path: string, fields: Fields | null): Promise<string> {
  const { url } = office.listener
  const headers = { cookie: `antou_session=${office.cookies.get(person)}`, origin: new URL(url).origin }
  const body = fields === null || fields instanceof FormData ? fields : new URLSearchParams(fields)
  const init: RequestInit = { headers, redirect: 'manual', ...(body ? { method: 'POST', body } : {}) }
  const response = await fetch(new URL(path, url), init)
  const bytes = new Uint8Array(await response.arrayBuffer())
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b
  const parts = isZip ? [...(await unzipText(bytes)).values()].join('\n') : new TextDecoder().decode(bytes)
  const said = ['location', 'content-disposition'].map((name) => response.headers.get(name))
  return `${response.status} ${decodeURIComponent(said.join())} ${parts}`
}

const get =
  (...paths: string[]): RouteWay =>
  (visit) =>
    Promise.all(paths.map((path) => send(visit, path, null)))
const post =
  (path: string, fields: Fields): RouteWay =>
  (visit) =>
    send(visit, path, fields)
const ofAll =
  (path: (id: number) => string, fields: Fields | null = null): RouteWay =>
  (visit) =>
    Promise.all([...visit.office.ids.values(), 9_999].map((id) => send(visit, path(id), fields)))
/** Others' drafts, by their ids. */
const ofDrafts =
  (path: (id: string) => string, fields: Fields | null = null): RouteWay =>
  (visit) =>
    Promise.all(
      [...visit.office.drafts].flatMap(([person, id]) =>
        person === visit.person ? [] : [send(visit, path(id), fields)],
      ),
    )
const ofTalks =
  (path: string): RouteWay =>
  (visit) =>
    Promise.all(
      [...visit.office.drafts.keys()].flatMap((person) =>
        person === visit.person
          ? []
          : [send(visit, path, { conversation: `web:talk-${person}`, may: 'edit', name: '改名' })],
      ),
    )

/** By the names of others' chats. */
const ofChatTalks: RouteWay = (visit) =>
  Promise.all(
    [...visit.office.drafts.keys()].flatMap((person) =>
      person === visit.person
        ? []
        : [
            `/talk?of=${person}`,
            `/talk/text?of=${person}`,
            `/talk/text?of=web:talk-${person}`,
            `/talk/word?of=web:talk-${person}`,
          ].map((path) => send(visit, path, null)),
    ),
  )

const upload = (name: string, text: string): FormData => {
  const form = new FormData()
  form.append(name, new File([text], '稿.txt'))
  return form
}
const unlessKeeper =
  (way: RouteWay): RouteWay =>
  async (visit) =>
    visit.person === 'page:zhao' ? null : way(visit)

const compared = new URLSearchParams({ indicator: '调解矛盾纠纷数' }).toString()
const drafted = '荷塘镇2023年法治政府建设工作报告\n有些村的调解记录写得不规范。'

const door = 'is a door, and opens before anything is shown'
const token = 'takes a token that only its person was told'
const administers = 'is an administrator’s, and of people'

/** By method and path, as the app has them. */
export const routeWays: Readonly<Record<string, RouteWay | string>> = {
  'GET /login': door,
  'POST /login': door,
  'GET /in/:token': door,
  'POST /in/:token': door,
  'GET /in/wecom': door,
  'GET /in/wecom/back': door,
  'POST /logout': 'ends what is there',
  'GET /': get('/', '/?place='),
  'POST /ask': async (visit) => {
    const texts = [
      '岚水县各镇2023年调解了多少起纠纷？',
      '怎么处理欠薪？',
      '库里有什么',
      '调解纠纷前三名',
      '稿子',
    ]
    const answers: string[] = []
    for (const text of texts) answers.push(await send(visit, '/ask', { text }))
    return answers
  },
  'GET /next': get('/next?at=2026-01-01T00:00:00.000Z'),
  'POST /place': post('/place', { place: '镇' }),
  'GET /places': get('/places?place=%E5%B2%9A%E6%B0%B4', '/places?place='),
  'GET /library-notes': get('/library-notes'),
  'GET /talks': get('/talks', '/talks?words=%E8%B0%83%E8%A7%A3'),
  'GET /talk': ofChatTalks,
  'GET /talk/text': ofChatTalks,
  'GET /talk/word': ofChatTalks,
  'POST /talk/rename': ofTalks('/talk/rename'),
  'POST /talk/open': ofTalks('/talk/open'),
  'POST /talk/share': ofTalks('/talk/share'),
  'POST /talk/delete': ofTalks('/talk/delete'),
  'POST /talk/new': post('/talk/new', {}),
  'GET /reports': get(
    '/reports',
    '/reports?samples',
    '/reports?place=%E4%BA%91%E5%8F%B0',
    '/reports?sort=year',
    '/reports?words=%E8%B0%83%E8%A7%A3',
  ),
  'GET /index-state': get('/index-state'),
  'GET /figures': get('/figures', `/figures?${compared}`),
  'GET /figures/table.xlsx': get(`/figures/table.xlsx?${compared}`),
  'GET /figures/all.xlsx': get('/figures/all.xlsx'),
  'GET /figures/all.csv': get('/figures/all.csv'),
  'GET /figures/chart.png': 'draws what GET /figures shows',
  'GET /drafts': async (visit) => {
    const page = await send(visit, '/drafts', null)
    const own = visit.office.drafts.get(visit.person) ?? ''
    return page.replaceAll(own, '')
  },
  'POST /drafts': post('/drafts', { text: '写治理欠薪这段：帮26名农民工追回工资41万元' }),
  'POST /drafts/check': post('/drafts/check', upload('file', drafted)),
  'GET /checks/:id': get('/checks/unknown'),
  'POST /checks/:id': post('/checks/unknown', { text: '一、做法' }),
  'POST /checks/:id/delete': post('/checks/unknown/delete', {}),
  'GET /checks/:id/list': get('/checks/unknown/list'),
  'POST /drafts/adopt': async (visit) =>
    Promise.all(
      [...visit.office.drafts].flatMap(([person, id]) =>
        person === visit.person ? [] : [send(visit, '/drafts/adopt', { id })],
      ),
    ),
  'GET /drafts/:id': ofDrafts((id) => `/drafts/${id}`),
  'POST /drafts/:id': ofDrafts((id) => `/drafts/${id}`, { text: '换个开头' }),
  'POST /drafts/:id/edit': ofDrafts((id) => `/drafts/${id}/edit`, { version: '1', added: '巡查9次' }),
  'POST /drafts/:id/offer': ofDrafts((id) => `/drafts/${id}/offer`, {}),
  'POST /drafts/:id/share': ofDrafts((id) => `/drafts/${id}/share`, { may: 'edit' }),
  'POST /drafts/:id/delete': ofDrafts((id) => `/drafts/${id}/delete`, {}),
  'GET /drafts/:id/word': ofDrafts((id) => `/drafts/${id}/word`),
  'POST /drafts/:id/word': ofDrafts((id) => `/drafts/${id}/word`, { sources: 'yes' }),
  'GET /drafts/:id/text': ofDrafts((id) => `/drafts/${id}/text`),
  'GET /drafts/:id/markdown': ofDrafts((id) => `/drafts/${id}/markdown`),
  'POST /reports/upload': post(
    '/reports/upload',
    upload('files', `岚水县双河镇2023年法治政府建设工作报告\n${drafted}`),
  ),
  'POST /reports/confirm': post('/reports/confirm', { token: 'unknown' }),
  'POST /reports/amend': post('/reports/amend', { token: 'unknown', year: '2023' }),
  'POST /reports/discard': post('/reports/discard', { token: 'unknown' }),
  'GET /reports/remove': ofAll((id) => `/reports/remove?id=${id}`),
  'POST /reports/remove': unlessKeeper((visit) =>
    Promise.all(
      [...visit.office.ids.values()].map((id) => send(visit, '/reports/remove', { id: String(id) })),
    ),
  ),
  'GET /reports/:id': ofAll((id) => `/reports/${id}?figures=1`),
  'POST /reports/:id/figures/:figure': unlessKeeper(
    ofAll((id) => `/reports/${id}/figures/${id}-0`, { act: 'restore' }),
  ),
  'GET /reports/:id/passage': ofAll((id) => `/reports/${id}/passage?start=0&end=20`),
  'GET /reports/:id/original': ofAll((id) => `/reports/${id}/original`),
  'POST /reports/:id/metadata': unlessKeeper(ofAll((id) => `/reports/${id}/metadata`, {})),
  'POST /feedback': post('/feedback', { turn: '2026-01-01T00:00:00.000Z', verdict: 'useful' }),
  'GET /verbs': get('/verbs'),
  'GET /verbs/indicators': get('/verbs/indicators'),
  'GET /verbs/indicators.json': get('/verbs/indicators.json'),
  'GET /verbs/coverage': get('/verbs/coverage'),
  'GET /verbs/coverage.json': get('/verbs/coverage.json'),
  'GET /coverage': get('/coverage'),
  'GET /sources': get('/sources'),
  'POST /sources': 'takes the address of a public page, and is an administrator’s',
  'POST /sources/look': 'asks public pages; what it finds is in GET /sources',
  'POST /sources/change': 'is of a source, and an administrator’s',
  'POST /sources/decide': post('/sources/decide', { key: 'none', act: 'take' }),
  'GET /reports/correct': ofAll((id) => `/reports/correct?id=${id}`),
  'POST /reports/correct': (visit) =>
    Promise.all(
      [...visit.office.ids.values()].map((id) =>
        send(visit, '/reports/correct', { id: String(id), county: '' }),
      ),
    ),
  'GET /state': get('/state'),
  'GET /settings': get('/settings'),
  'POST /settings': post('/settings', { person: '' }),
  'GET /audit': get('/audit', '/audit?days=365&words=docx'),
  'GET /audit.csv': get('/audit.csv'),
  'GET /verdicts': get('/verdicts'),
  'GET /verdicts.jsonl': get('/verdicts.jsonl'),
  'GET /help': get('/help'),
  'GET /people': get('/people'),
  'POST /people/allow': administers,
  'POST /people/invite': token,
  'POST /people/remove': administers,
  'POST /people/join': administers,
  'POST /people/set': administers,
  'POST /people/tokens/add': token,
  'POST /people/tokens/remove': administers,
}
