import { expect, test } from 'vitest'
import { findSharedRuns, stripPhrases } from '#check/gate/find-shared-runs.ts'
import type { Draft } from '#domain/draft.ts'
import { readBrief } from '#draft/brief/read-brief.ts'
import { draft } from '#draft/draft.ts'
import { renderText } from '#draft/render-draft.ts'
import { findQuantities } from '#text/numbers/find-quantities.ts'
import { openDraftDeps, ownPlace } from '../fakes/draft-deps.ts'
import { openReportLibrary } from '../fakes/library/report-library.ts'
import { type DraftHabit, draftHabits, openScriptedDraftModel } from '../fakes/scripted-draft-model.ts'
import { generateBriefs, handBriefs } from '../fixtures/briefs.ts'
import { writePeerReport } from '../fixtures/faulty-reports.ts'
import { readLines } from '../quality/measure-gate.ts'

const { deps, briefBook } = await openDraftDeps()
const prompt = {
  version: 'draft-test',
  system: '写',
  user: '可用的话:{{phrases}}\n<素材>\n{{facts}}\n</素材>',
}
const peerReport = writePeerReport(2023)
const peerText = /每逢集日[^。]*。/.exec(peerReport)![0]
const library = openReportLibrary([readLines(peerReport)])

async function write(text: string, habit: DraftHabit | 'hangs') {
  const model = openScriptedDraftModel(habit, { text: peerText, place: '石桥乡' })
  const brief = readBrief({ text, place: ownPlace, year: 2024 }, briefBook)
  const result = await draft({ brief }, { ...deps, library, writer: { model, prompt } })
  return { result, model, brief }
}

function findSourceless(result: Draft): string[] {
  return result.sections.flatMap((section) =>
    section.paragraphs.flatMap(({ text, sources }) =>
      findQuantities(text)
        .filter(({ at }) => !sources.some((source) => source.start <= at.start && at.end <= source.end))
        .map(({ raw }) => raw),
    ),
  )
}

const ask = '写化解纠纷这段：调处132起，成功130起，帮农民工讨薪18人25万元'

test('what a model writes from the brief is kept, with the source of each number', async () => {
  const { result, model } = await write(ask, 'good')
  expect(result.by).toBe('scripted/drafts')
  expect(result.prose[0]).toMatchObject({ by: 'scripted/drafts', prompt: 'draft-test' })
  expect(renderText(result)).toMatch(/调解矛盾纠纷132起，调解成功130起/)
  expect(findSourceless(result)).toEqual([])
  expect(result.unusedFigures).toEqual([])
  expect(model.asked[0]!.user).not.toContain(peerText.slice(0, 12))
})

test.each([
  [
    '写普法这段：法治讲座搞了12场，来了800多人，发资料两千余份',
    '围绕提升群众法治素养，深入推进普法工作，举办法治讲座12场，参加群众800多人，发放普法资料2000余份，着力营造良好法治氛围。',
  ],
  [
    '写监督这段：诉讼1件胜诉，人大建议办了7件政协提案3件，都按时答复',
    '自觉接受人大监督和民主监督，认真办理人大代表建议7件、政协提案3件，均按时答复。依法履行应诉职责，行政诉讼案件1件，胜诉。',
  ],
  [
    '写平安建设：网格员配了28个，辅警6个',
    '坚持把平安建设的重心放在基层，配备网格员28名、辅警6名，不断夯实基层治理基础。',
  ],
])('fluent prose that keeps to the brief is kept whole: %s', async (text, said) => {
  const model = {
    name: 'm',
    timeoutMs: 5000,
    useTools: null,
    async *complete() {
      yield said
    },
  }
  const brief = readBrief({ text, place: ownPlace, year: 2024 }, briefBook)
  expect(renderText(await draft({ brief }, { ...deps, writer: { model, prompt } }))).toContain(said)
})

test.each([
  ['invents-numbers', /9999|99\.7|139/],
  ['invents-deeds', /专班|联席|大走访/],
  ['copies-peer', /每逢集日/],
  ['names-peer', /石桥乡/],
  ['swaps', /成功132起|纠纷130起/],
  ['turns-units', /132万元/],
  ['claims-results', /明显提升|大幅下降|社会满意/],
  ['marks-up', /think|http|script|[#*]/],
] as const)('a model that %s does not get through', async (habit, wrong) => {
  const { result } = await write(ask, habit)
  expect(renderText(result)).not.toMatch(wrong)
  expect(findSourceless(result)).toEqual([])
  expect(result.unusedFigures).toEqual([])
})

test.each(['empty', 'fails', 'hangs'] as const)('where a model %s, the template writes', async (habit) => {
  const { result } = await write(ask, habit)
  const plain = await draft(
    { brief: readBrief({ text: ask, place: ownPlace, year: 2024 }, briefBook) },
    { ...deps, library },
  )
  expect(result.by).toBe('template')
  expect(renderText(result)).toBe(renderText(plain))
})

test("where a model hangs on one section, without hearing that its time is up, that section alone is the template's", async () => {
  const good = openScriptedDraftModel('good', { text: peerText, place: '石桥乡' })
  const model = {
    ...good,
    timeoutMs: 400,
    async *complete(request: Parameters<typeof good.complete>[0]) {
      if (request.user.includes('行政处罚')) await new Promise(() => {})
      yield* good.complete(request)
    },
  }
  const text =
    '写2024年法治政府建设年度报告：调处132起，成功130起。普法活动14场，发放资料3600份。行政处罚7件，执法检查88次。'
  const brief = readBrief({ text, place: ownPlace, year: 2024 }, briefBook)
  const result = await draft({ brief }, { ...deps, library, writer: { model, prompt } })
  const written = result.prose.map(({ paragraphs }) => paragraphs.map((one) => one.text).join('')).join('')
  expect(result.prose.length).toBeGreaterThan(0)
  expect(written).toMatch(/132起/)
  expect(written).toMatch(/14场/)
  expect(written).not.toMatch(/7件/)
  expect(renderText(result)).toMatch(/7件/)
  expect(result.unusedFigures).toEqual([])
})

test('what the model leaves out, the template adds', async () => {
  const { result } = await write(ask, 'leaves-out')
  expect(renderText(result)).toMatch(/132起.*130起.*18名农民工.*25万元/)
  expect(result.by).toBe('scripted/drafts')
})

test.each([
  ['an ID number', '写纠纷这段：调处132起，当事人身份证11010519491231002X'],
  ['a phone number', '写纠纷这段：调处132起，联系人13812345678'],
])('%s is masked before anything is sent', async (_, text) => {
  const { model, brief } = await write(text, 'good')
  expect(model.asked.map(({ user }) => user).join()).not.toMatch(/11010519491231002X|13812345678/)
  expect(brief.masked).toHaveLength(1)
})

test('nothing with a secrecy mark is sent', async () => {
  const { model } = await write('写纠纷这段：调处132起\n机密★1年', 'good')
  expect(model.asked).toEqual([])
})

test('prose that was stored is used again and no model asked; a corrected number asks anew', async () => {
  const { result, brief, model } = await write(ask, 'good')
  const again = await draft({ brief, prose: result.prose }, { ...deps, library })
  expect(renderText(again)).toBe(renderText(result))
  await draft({ brief, prose: result.prose }, { ...deps, library, writer: { model, prompt } })
  expect(model.asked).toHaveLength(1)
  const other = readBrief({ text: ask.replace('132', '135'), place: ownPlace, year: 2024 }, briefBook)
  const changed = await draft({ brief: other, prose: result.prose }, { ...deps, library })
  expect(changed.by).toBe('template')
})

const all = [...handBriefs, ...generateBriefs(90, 7)]

test.each(
  all.map(({ name, text }, index) => ({ name, text, habit: draftHabits[index % draftHabits.length]! })),
)('no number without source, no peer, no copied run: $name ($habit)', async ({ text, habit }) => {
  const { result, brief } = await write(text, habit)
  const written = renderText(result)
  expect(findSourceless(result)).toEqual([])
  expect(
    result.findings.filter(({ rule }) => /number-without-source|number-unit|foreign/.test(rule)),
  ).toEqual([])
  // What the user himself said of a place is his.
  if (!text.includes('石桥乡')) expect(written).not.toContain('石桥乡')
  const phrases = deps.book.setPhrases
  expect(findSharedRuns(stripPhrases(written, phrases), stripPhrases(peerReport, phrases), 30)).toEqual([])
  const listed = [...result.usedFigures, ...result.unusedFigures].map(({ id }) => id).sort((a, b) => a - b)
  expect(listed).toEqual(brief.figures.map(({ id }) => id))
})
