// Bench: processor time of drafting and checking: a whole report, a brief of 100,000 characters, hostile texts through the gate; each beside half its length.
import { checkText } from '#check/gate/check-text.ts'
import { readBrief } from '#draft/brief/read-brief.ts'
import { draft } from '#draft/draft.ts'
import { openDraftDeps, ownPlace } from '../fakes/draft-deps.ts'
import { buildHostile } from '../faults/hostile-texts.ts'

const { deps, briefBook } = await openDraftDeps()
const own = { place: ownPlace, year: 2024 }
const nouns = ['矛盾纠纷', '普法活动', '执法检查', '安全隐患', '信访事项', '消防演练']

/** One line a fact with its parts, numbers all different. */
function writeMaterial(characters: number): string {
  const lines = ['写2024年法治政府建设年度报告']
  for (let at = 0, length = 0; length < characters; at++) {
    const line = `${(at % 12) + 1}月，第${(at % 23) + 1}网格开展${nouns[at % nouns.length]}${(at % 89) + 3}次，涉及群众${at + 10}人，办结${(at % 61) + 2}件。`
    lines.push(line)
    length += line.length + 1
  }
  return lines.join('\n').slice(0, characters)
}

async function measure(run: () => unknown): Promise<number> {
  const before = process.cpuUsage()
  await run()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}

const write = (characters: number) => () =>
  draft({ brief: readBrief({ text: writeMaterial(characters), ...own }, briefBook) }, deps)
const check = (text: string) => () => checkText({ text, ...own }, deps)
const subjects = [
  { subject: 'a report of 3,000 characters', most: 3000, build: write },
  { subject: 'a brief of 100,000 characters', most: 100_000, build: write },
  {
    subject: 'check of material of 100,000 characters',
    most: 100_000,
    build: (most: number) => check(writeMaterial(most)),
  },
  ...(['percentages without a break', 'cases without a break', 'rows of a table'] as const).map((name) => ({
    subject: `check of ${name}`,
    most: 100_000,
    build: (most: number) => check(buildHostile(name, most)),
  })),
]
await measure(write(3000))
const rows: object[] = []
for (const { subject, most, build } of subjects) {
  const [half, whole] = [await measure(build(most / 2)), await measure(build(most))]
  rows.push({ subject, cpuMs: Math.round(whole), timesHalf: Number((whole / half).toFixed(2)) })
}
process.stdout.write(`${JSON.stringify(rows)}\n`)
