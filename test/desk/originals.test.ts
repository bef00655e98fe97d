import { expect, it } from 'vitest'
import { openPeopleDesk } from '#desk/people-desk.ts'
import { openReportDesk, type ReportParts } from '#desk/report-desk.ts'
import type { Reader, Visibility } from '#domain/reader.ts'
import type { LibraryView } from '#ports/library-view.ts'
import { buildFakeReports } from '../fakes/fake-reports.ts'
import { openMemoryJournal } from '../fakes/memory-journal.ts'

const plain = buildFakeReports()[0]!
const bytes = new TextEncoder().encode('原件')

function openDesk(text: string, visible: Visibility) {
  const report = { ...plain, text, dropped: [], summary: { ...plain.summary, visible } }
  const view = { readReport: async () => report, readOriginal: async () => bytes } as Partial<LibraryView>
  return openReportDesk({ views: { viewFor: () => view } } as unknown as ReportParts)
}

const as = (role: Reader['role'], person = 'web:a'): Reader => ({
  person,
  unit: null,
  role,
  withSamples: false,
})

const masked = '村民×××因宅基地与邻居发生纠纷。'

it.each(['reader', 'editor'] as const)(
  'the original of a masked report does not open for a %s',
  async (role) => {
    await expect(openDesk(masked, 'all').readOriginal(as(role), 1)).rejects.toThrow('原件只给管理员看')
  },
)

it('it opens for an administrator, and for the person whom the report is kept for', async () => {
  expect(await openDesk(masked, 'all').readOriginal(as('administrator'), 1)).toBe(bytes)
  expect(await openDesk(masked, 'person:web:a').readOriginal(as('editor'), 1)).toBe(bytes)
})

it('where nothing was masked it opens for whoever may see the report', async () => {
  expect(await openDesk('全年调解纠纷12起。', 'all').readOriginal(as('reader'), 1)).toBe(bytes)
})

it('who opens the page of this machine alone is its administrator, and nobody else on a page is', async () => {
  const journal = openMemoryJournal()
  const parts = {
    withSamples: false,
    journal,
    hash: () => '',
    newToken: () => '',
    now: () => new Date(),
    admitted: 'everybody',
  } as const
  const places = { savePlace: async () => '', clearPlace: async () => {} }
  const roleOf = async (person: string, isLocalPage: boolean) =>
    (await openPeopleDesk({ ...parts, isLocalPage }, places).readerFor(person)).role
  expect(await roleOf('web:a', true)).toBe('administrator')
  expect(await roleOf('web:a', false)).toBe('editor')
  expect(await roleOf('telegram:1', true)).toBe('editor')
  expect(await roleOf('terminal', false)).toBe('administrator')
})
