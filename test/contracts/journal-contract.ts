// What every Journal keeps, whatever it stands on.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Feedback } from '#domain/journal/feedback.ts'
import type { FinalExport } from '#domain/journal/final-export.ts'
import type { KeptDraft } from '#domain/journal/kept-draft.ts'
import type { Remark } from '#domain/journal/remark.ts'
import type { Turn } from '#domain/journal/turn.ts'
import { sealAnswer } from '#domain/seal-answer.ts'
import type { Journal } from '#ports/journal.ts'
import { describeFinds } from './finds-contract.ts'
import { describePost } from './post-contract.ts'

const searched = { reports: 0, level: null, places: [], years: [] }

export function buildTurn(question: string, at = '2024-03-01T08:00:00Z'): Turn {
  const lists = { lines: [], citations: [], figures: [], dropped: [] }
  const answer = sealAnswer({
    kind: 'refusal',
    text: '没有查到。',
    ...lists,
    searched,
    by: 'extract',
    elapsedMs: 1,
  })
  return { at, person: 'web:p', own: '青禾县柳溪镇', question, answer }
}

export function buildKeptDraft(id: string, given: Partial<KeptDraft> = {}): KeptDraft {
  const brief = {
    scope: { kind: 'report', outline: null },
    place: null,
    year: 2024,
    figures: [],
    statements: [],
    remarks: [],
    title: '',
    unused: [],
    doubts: [],
    masked: [],
    seed: 1,
    lines: [],
    outlineText: null,
  } as const
  const choices = { turns: {}, short: [], removed: [], first: [], title: null, withHints: true }
  return {
    record: { id, versions: [{ n: 1, instruction: '', brief, choices }] },
    owner: 'web:p',
    sharers: [],
    handover: null,
    savedAt: '2024-03-01T08:00:00Z',
    shown: { id, title: '年度报告', version: 1 },
    ...given,
  }
}

export function buildFeedback(question: string, verdict: Feedback['verdict']): Feedback {
  return {
    turn: '2024-03-01T08:00:00Z',
    at: '2024-03-01T08:01:00Z',
    verdict,
    question,
    query: { askerPlace: null, context: [], searched },
    evidence: [],
    answer: { kind: 'answer', text: '有。', by: 'extract', dropped: [] },
    versions: { antou: '1' },
  }
}

function buildFinal(draft: string, version: number): FinalExport {
  const at = '2024-03-01T08:00:00Z'
  return { draft, person: 'web:p', at, version, hash: 'a', confirmed: '负责', format: 'docx', blocks: 0 }
}

/** `open` opens the journal of a folder again and again, also while it is open. */
export function describeJournal(name: string, open: (dataDir: string) => Promise<Journal>): void {
  describePost(name, open)
  describeFinds(name, open)
  describe(`${name} as a journal`, () => {
    let dir = ''
    let journal: Journal
    beforeEach(async () => {
      dir = await mkdtemp(join(tmpdir(), 'journal-'))
      journal = await open(dir)
    })
    afterEach(async () => {
      await journal.close()
      await rm(dir, { recursive: true, force: true })
    })
    const reopen = async (): Promise<void> => {
      await journal.close()
      journal = await open(dir)
    }
    const talk = (conversation: string, person: string | null) => ({
      conversation,
      person,
      question: '一',
      at: '2024-03-01T08:00:00Z',
    })

    it('gives the newest turns of a conversation, oldest first, in the order of writing even when the clock jumps', async () => {
      await journal.turns.append('web:1', buildTurn('一', '2030-01-01T00:00:00Z'))
      await journal.turns.append('web:2', buildTurn('别处'))
      await journal.turns.append('web:1', buildTurn('二', '2020-01-01T00:00:00Z'))
      await journal.turns.append('web:1', buildTurn('三'))
      await reopen()
      expect((await journal.turns.list('web:1', 2)).map(({ question }) => question)).toEqual(['二', '三'])
      expect((await journal.turns.list('web:2', 9))[0]).toEqual(buildTurn('别处'))
    })

    it('gives the newest remarks of a conversation, oldest first, until they are removed or the talk is swept', async () => {
      const remark = (text: string): Remark => ({
        at: '2024-03-01T08:00:00Z',
        person: 'web:p',
        own: null,
        text,
        replies: [
          { kind: 'notice', text: '好。', choices: ['对'] },
          { kind: 'draft', text: '稿', draft: 'd1', version: 2 },
          { kind: 'shown', what: 'reports' },
        ],
      })
      for (const text of ['一', '二', '三']) await journal.remarks.append('web:a', remark(text))
      await journal.remarks.append('web:b', remark('别处'))
      expect(await journal.remarks.list('web:a', 2)).toEqual([remark('二'), remark('三')])
      await journal.remarks.remove('web:a')
      expect(await journal.remarks.list('web:a', 2)).toEqual([])
      await journal.talks.update('web:b', () => ({
        conversation: 'web:b',
        person: 'web:p',
        question: null,
        at: '2024-03-01T08:00:00Z',
      }))
      await journal.sweep({ used: '2024-03-02T00:00:00Z', audited: '', ended: '' })
      expect(await journal.remarks.list('web:b', 2)).toEqual([])
    })

    it('keeps a person until it is deleted, and nothing for one it does not know', async () => {
      const person = { id: 'telegram:1', name: null, place: null }
      await journal.people.update('telegram:1', (present) => present ?? person)
      await journal.people.update('telegram:1', (present) => present && { ...present, place: '青禾县柳溪镇' })
      await reopen()
      expect(await journal.people.read('telegram:1')).toEqual({ ...person, place: '青禾县柳溪镇' })
      expect(await journal.people.read('telegram:2')).toBeNull()
      await journal.people.update('telegram:1', () => null)
      await journal.people.update('telegram:2', () => null)
      expect(await journal.people.read('telegram:1')).toBeNull()
    })

    it('keeps rows of who did what, in the order of writing, page by page and from a day on', async () => {
      const row = { person: 'web:p', role: 'reader', act: 'question', verb: 'ask', outcome: 'done' } as const
      for (const at of ['2026-01-01T00:00:00Z', '2026-03-01T00:00:00Z', '2026-02-01T00:00:00Z'])
        await journal.audit.append({ ...row, at, reports: [{ id: 1, file: 'a.txt' }], subject: null })
      await reopen()
      const first = await journal.audit.list({ since: '', after: 0, limit: 2 })
      expect(first.map(({ row: { at } }) => at.slice(5, 7))).toEqual(['01', '03'])
      const rest = await journal.audit.list({ since: '2026-01-15', after: first[0]!.seq, limit: 9 })
      expect(rest.map(({ row: { at } }) => at.slice(5, 7))).toEqual(['03', '02'])
      await journal.sweep({ used: null, audited: '2026-02-15', ended: '' })
      expect(await journal.audit.list({ since: '', after: 0, limit: 9 })).toHaveLength(1)
    })

    it('lists the checks of a person, the one handed in last first, and sweeps old ones', async () => {
      const check = { name: '初稿.txt', text: '一、做法', times: 1, faults: 1, hints: 0 }
      const put = (id: string, owner: string, at: string) =>
        journal.checks.update(id, () => ({ ...check, id, owner, at }))
      await put('c1', 'web:p', '2024-01-01T00:00:00.000Z')
      await put('c2', 'web:p', '2026-01-01T00:00:00.000Z')
      await put('c3', 'web:q', '2026-01-01T00:00:00.000Z')
      const idsOf = async (person: string) => (await journal.checks.listOf(person, 10)).map(({ id }) => id)
      expect(await idsOf('web:p')).toEqual(['c2', 'c1'])
      await put('c1', 'web:p', '2024-01-01T00:00:00.000Z')
      expect(await idsOf('web:p')).toEqual(['c1', 'c2'])
      const times = { used: '2025-01-01T00:00:00.000Z', audited: '2000', ended: '2000' }
      await journal.sweep(times)
      expect(await idsOf('web:p')).toEqual(['c2'])
    })

    it('sweeps talks with their turns and drafts that nobody touched since, and lists who is known', async () => {
      for (const [conversation, at] of [
        ['web:old', '2025-01-01T00:00:00Z'],
        ['web:new', '2026-01-01T00:00:00Z'],
      ] as const) {
        await journal.talks.update(conversation, () => ({
          conversation,
          person: 'web:p',
          question: '一',
          at,
        }))
        await journal.turns.append(conversation, buildTurn('一', at))
        await journal.drafts.update(conversation, () => buildKeptDraft(conversation, { savedAt: at }))
      }
      const swept = await journal.sweep({ used: '2025-06-01', audited: '', ended: '' })
      expect(swept).toEqual({ talks: 1, drafts: 1 })
      await reopen()
      expect((await journal.drafts.listOf('web:p')).map(({ record }) => record.id)).toEqual(['web:new'])
      expect(await journal.turns.list('web:old', 9)).toEqual([])
      expect(await journal.turns.list('web:new', 9)).toHaveLength(1)
      await journal.people.update('wecom:a', () => ({
        id: 'wecom:a',
        name: '甲',
        place: null,
        role: 'editor',
      }))
      expect(await journal.people.list()).toMatchObject([{ id: 'wecom:a', role: 'editor' }])
    })

    it('loses none of the updates of one record that are made at once, through two connections too', async () => {
      const other = await open(dir)
      const count = (present: { choices: readonly { label: string; place: string }[] } | null) => ({
        choices: [...(present?.choices ?? []), { label: '①', place: '柳溪镇' }],
      })
      const both = Array.from({ length: 20 }, (_, at) => (at % 2 === 0 ? journal : other))
      await Promise.all(both.map((one) => one.awaitedPlaces.update('c1', count)))
      await other.close()
      await reopen()
      expect((await journal.awaitedPlaces.read('c1'))?.choices).toHaveLength(20)
    })

    it('leaves a record as it was when the update of it fails', async () => {
      await journal.draftsUnderWay.update('c1', () => ({ draft: 'd1' }))
      const fail = () => {
        throw new RangeError('mid-way')
      }
      await expect(journal.draftsUnderWay.update('c1', fail)).rejects.toThrow('mid-way')
      expect(await journal.draftsUnderWay.read('c1')).toEqual({ draft: 'd1' })
    })

    it('refuses a value of another shape and keeps the present one', async () => {
      await journal.draftsUnderWay.update('c1', () => ({ draft: 'd1' }))
      const wrong = journal.draftsUnderWay.update('c1', () => ({ draft: 7 }) as never)
      await expect(wrong).rejects.toMatchObject({ kind: 'storage' })
      await expect(journal.turns.append('c1', { at: 'x' } as never)).rejects.toMatchObject({
        kind: 'storage',
      })
      expect(await journal.draftsUnderWay.read('c1')).toEqual({ draft: 'd1' })
      expect(await journal.turns.list('c1', 9)).toEqual([])
    })

    it('keeps two talks that are begun at once, and lists a person’s own, the last updated first', async () => {
      await Promise.all([
        journal.talks.update('web:1', () => talk('web:1', 'web:p')),
        journal.talks.update('web:2', () => talk('web:2', 'web:p')),
        journal.talks.update('web:3', () => talk('web:3', 'web:q')),
        journal.talks.update('web:4', () => talk('web:4', null)),
      ])
      await journal.talks.update('web:1', (present) => present && { ...present, at: '2024-03-02T08:00:00Z' })
      await reopen()
      const listed = await journal.talks.listOf('web:p', 9)
      expect(listed.map(({ conversation }) => conversation)).toEqual(['web:1', 'web:2'])
      expect(await journal.talks.listOf('web:p', 1)).toEqual([
        { ...talk('web:1', 'web:p'), at: '2024-03-02T08:00:00Z' },
      ])
    })

    it('finds the papers that are shared with a unit, and no others', async () => {
      const shared = { unit: '司法所', may: 'read' } as const
      await journal.drafts.update('d1', () => buildKeptDraft('d1', { shared }))
      await journal.drafts.update('d2', () => buildKeptDraft('d2'))
      await journal.talks.update('web:1', () => ({ ...talk('web:1', 'web:p'), shared }))
      await journal.talks.update('web:2', () => talk('web:2', 'web:p'))
      await reopen()
      expect((await journal.drafts.listShared('司法所')).map(({ record }) => record.id)).toEqual(['d1'])
      expect((await journal.talks.listShared('司法所', 9)).map((one) => one.conversation)).toEqual(['web:1'])
      expect([
        ...(await journal.drafts.listShared('信访办')),
        ...(await journal.talks.listShared('信访办', 9)),
      ]).toEqual([])
      await journal.drafts.update('d1', () => buildKeptDraft('d1'))
      expect(await journal.drafts.listShared('司法所')).toEqual([])
    })

    it('keeps tokens in their order, and finds one by its hash alone', async () => {
      const token = { id: 'aa', hash: 'h1', person: 'wecom:li', name: 'Dify', createdAt: '2026-03-01' }
      const never = { ...token, lastUsed: null }
      await journal.tokens.update('aa', () => never)
      await journal.tokens.update('bb', () => ({ ...never, id: 'bb', hash: 'h2', name: null }))
      await journal.tokens.update('aa', (present) => present && { ...present, lastUsed: '2026-03-02' })
      expect((await journal.tokens.list()).map(({ id }) => id)).toEqual(['aa', 'bb'])
      expect(await journal.tokens.findByHash('h1')).toEqual({ ...token, lastUsed: '2026-03-02' })
      expect(await journal.tokens.findByHash('aa')).toBeNull()
      await journal.tokens.update('aa', () => null)
      expect(await journal.tokens.findByHash('h1')).toBeNull()
    })

    it('keeps passes, finds a person’s, and sweeps those that ended', async () => {
      const pass = { kind: 'session', person: 'wecom:li', password: null, until: '2026-03-01' } as const
      await journal.passes.update('p1', () => pass)
      await journal.passes.update('p2', () => ({ ...pass, until: '2026-04-01' }))
      await journal.passes.update('p3', () => ({ ...pass, person: null }))
      await reopen()
      expect([...(await journal.passes.keysOf('wecom:li'))].sort()).toEqual(['p1', 'p2'])
      await journal.sweep({ used: null, audited: '', ended: '2026-03-15' })
      expect(await journal.passes.keysOf('wecom:li')).toEqual(['p2'])
      expect(await journal.passes.read('p2')).toEqual({ ...pass, until: '2026-04-01' })
    })

    it('keeps what was set on the page, one row', async () => {
      await journal.settings.update('office', () => ({ person: 5, keepDays: 30 }))
      await journal.settings.update('office', (present) => ({ ...present, person: 7 }))
      await reopen()
      expect(await journal.settings.read('office')).toEqual({ person: 7, keepDays: 30 })
    })

    it('keeps what of a pace is used, and sweeps what is over', async () => {
      await journal.usedPaces.update('files wecom:li', () => ({ until: '2026-03-01T08:00:00.000Z' }))
      await journal.usedPaces.update('files wecom:wu', () => ({ until: '2026-04-01T08:00:00.000Z' }))
      await reopen()
      await journal.sweep({ used: null, audited: '', ended: '2026-03-15' })
      expect(await journal.usedPaces.read('files wecom:li')).toBeNull()
      expect(await journal.usedPaces.read('files wecom:wu')).toEqual({ until: '2026-04-01T08:00:00.000Z' })
    })

    it('keeps two drafts that are made at once, and lists those of a person in the order he got them', async () => {
      await Promise.all([
        journal.drafts.update('d1', () => buildKeptDraft('d1')),
        journal.drafts.update('d2', () => buildKeptDraft('d2')),
      ])
      await journal.drafts.update('d3', () => buildKeptDraft('d3', { owner: 'telegram:1' }))
      await journal.drafts.update('d1', (kept) => kept && { ...kept, sharers: ['telegram:1'] })
      await reopen()
      const idsOf = async (person: string) =>
        (await journal.drafts.listOf(person)).map(({ record }) => record.id)
      expect(await idsOf('web:p')).toEqual(['d1', 'd2'])
      expect(await idsOf('telegram:1')).toEqual(['d3', 'd1'])
      await journal.drafts.update('d1', (kept) => kept && { ...kept, sharers: [] })
      await journal.drafts.update('d3', () => null)
      expect(await idsOf('telegram:1')).toEqual([])
      expect(await journal.drafts.read('d1')).toEqual(buildKeptDraft('d1'))
    })

    it('finds a draft by the code that waits for it, until the code is taken', async () => {
      const handover = { code: 'hash', until: '2024-03-01T08:15:00Z' }
      await journal.drafts.update('d1', () => buildKeptDraft('d1', { handover }))
      await journal.drafts.update('d2', () => buildKeptDraft('d2'))
      expect((await journal.drafts.findByCode('hash'))?.record.id).toBe('d1')
      expect(await journal.drafts.findByCode('other')).toBeNull()
      await journal.drafts.update('d1', (kept) => kept && { ...kept, handover: null })
      expect(await journal.drafts.findByCode('hash')).toBeNull()
    })

    it('keeps every final export, those of a draft oldest first', async () => {
      await Promise.all([1, 2, 3].map((version) => journal.finals.append(buildFinal('d1', version))))
      await journal.finals.append(buildFinal('d2', 9))
      await reopen()
      expect((await journal.finals.list('d1')).map(({ version }) => version)).toEqual([1, 2, 3])
      expect(await journal.finals.list('d2')).toEqual([buildFinal('d2', 9)])
    })

    it('keeps a verdict a row, the last one on an answer, in the order of the answers judged', async () => {
      await journal.feedback.update('c1 1', () => buildFeedback('一', 'useful'))
      await journal.feedback.update('c1 2', () => buildFeedback('二', 'useful'))
      await journal.feedback.update('c1 1', () => buildFeedback('一', 'useless'))
      await reopen()
      expect(await journal.feedback.list()).toEqual([
        buildFeedback('一', 'useless'),
        buildFeedback('二', 'useful'),
      ])
      expect(await journal.countUnreadable()).toEqual({})
    })

    it('keeps fields that it does not know', async () => {
      const newer = { ...buildTurn('一'), mood: 'good' }
      await journal.draftsUnderWay.update('c1', () => ({ draft: 'd1', ...{ since: '2024' } }))
      await journal.turns.append('c1', { ...newer, answer: { ...newer.answer, ...{ tints: [1] } } })
      await reopen()
      expect(await journal.draftsUnderWay.read('c1')).toEqual({ draft: 'd1', since: '2024' })
      expect((await journal.turns.list('c1', 1))[0]?.answer).toMatchObject({ tints: [1] })
    })
  })
}
