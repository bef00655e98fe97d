// A real SQLite library in a temporary folder, filled with short invented reports read by the real ingest; vectors only where an encoder is given.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { openGazetteer } from '#adapters/gazetteer/open-gazetteer.ts'
import { loadPrompts } from '#adapters/prompts/load-prompts.ts'
import { openSegmenter } from '#adapters/segmenters/open-segmenter.ts'
import { answerQuestion } from '#answer/answer.ts'
import type { Answer, LastAnswer } from '#domain/answer.ts'
import { embedPending } from '#ingest/embed-pending.ts'
import { readReport } from '#ingest/read/read-report.ts'
import type { Embedder } from '#ports/embedder.ts'
import { openWordings } from '#retrieve/known-wordings.ts'
import { openWholeLibrary, type WholeLibrary } from './library/whole-library.ts'

export interface TestLibrary {
  readonly deps: Parameters<typeof answerQuestion>[2]
  /** To change what is stored. */
  readonly library: WholeLibrary
  ask(text: string, options?: { askerPlace?: string; context?: readonly string[] }): Promise<Answer>
  /** The answer to the last of some turns, each on the answer before it. */
  talk(turns: readonly string[], askerPlace?: string | null): Promise<Answer>
  close(): Promise<void>
}

/** `texts`: file name -> text of a report. */
export async function openTestLibrary(
  texts: Readonly<Record<string, string>>,
  embedder: Embedder | null = null,
): Promise<TestLibrary> {
  const dataDir = mkdtempSync(join(tmpdir(), 'antou-answer-'))
  const gazetteer = openGazetteer()
  const segmenter = await openSegmenter()
  const book = await loadPrompts(resolve(import.meta.dirname, '../../prompts'))
  const library = await openWholeLibrary({ dataDir, segmenter, embedder })
  for (const [file, text] of Object.entries(texts)) {
    const blocks = text.split('\n').map((line) => ({ kind: 'text' as const, text: line }))
    const extracted = { format: 'txt', blocks, properties: {}, confidence: null, notes: [] }
    const report = readReport(extracted, file, { gazetteer, book })
    await library.storeReport({ report, source: { location: file, file, hash: file }, isSample: false })
  }
  if (embedder) await embedPending({ store: library, embedder })
  const deps = {
    library,
    embedder,
    wordings: openWordings(book.wordings, embedder),
    segmenter,
    gazetteer,
    book,
    thisYear: 2025,
    clock: () => performance.now(),
  }
  return {
    deps,
    library,
    ask: (
      text,
      { askerPlace = null, context = [] }: { askerPlace?: string | null; context?: readonly string[] } = {},
    ) => answerQuestion({ text, askerPlace, context }, {}, deps),
    talk: (turns, askerPlace = null) => talkThrough(turns, askerPlace, deps),
    async close() {
      await library.close()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

async function talkThrough(
  turns: readonly string[],
  askerPlace: string | null,
  deps: TestLibrary['deps'],
): Promise<Answer> {
  let last: LastAnswer | null = null
  let answer: Answer | undefined
  for (const text of turns) {
    answer = await answerQuestion({ text, askerPlace, context: [], last }, {}, deps)
    if (answer.frame) last = { frame: answer.frame, lines: answer.lines, citations: answer.citations }
  }
  return answer!
}

/** An invented township's report of a year with these lines as what was done. */
export const reportOf = (
  town: string,
  year: number,
  lines: string,
) => `岚水县${town}${year}年法治政府建设工作报告
${year}年，${town}推进法治政府建设，现将情况报告如下。
一、主要举措和成效
${lines}
${town}人民政府
${year + 1}年1月10日`

/** Three townships of two invented counties, two of one name, over two years. */
export const inventedReports: Readonly<Record<string, string>> = {
  'hetang-2023.txt': `岚水县荷塘镇2023年法治政府建设工作报告
2023年，荷塘镇在县委、县政府领导下推进法治政府建设，现将情况报告如下。
一、主要举措和成效
（一）依法化解矛盾纠纷
镇综治中心每月召开分析会，全年调解各类矛盾纠纷120起，调处成功117起，成功率97.5%。对辖区8个在建工地逐一摸排，建立欠薪台账，帮助31名农民工追回工资46万元。
（二）深入开展普法宣传
开展法治讲座5次，法治宣传活动12次，其他宣传3次，发放宣传资料2600余份。聘请岚山律师事务所为法律顾问。
二、存在的不足
一是部分干部学法不主动，遇事找法的习惯还没有养成。二是村级调解员年龄偏大，调解记录写得不规范。
三、2024年工作安排
（一）办好调解员培训。每季度组织一次村级调解员培训，请法官讲课。
荷塘镇人民政府
2024年1月18日`,
  'hetang-2024.txt': `岚水县荷塘镇2024年法治政府建设工作报告
2024年，荷塘镇继续推进法治政府建设，现将情况报告如下。
一、主要举措和成效
（一）依法化解矛盾纠纷
全年调解各类矛盾纠纷135起，调处成功131起。无行政诉讼案件发生。
（二）规范行政执法
全镇持有执法证人员9名，开展联合检查22次。
二、存在的不足
一是执法装备不足。
荷塘镇人民政府
2025年1月20日`,
  'songgang-2023.txt': `岚水县松岗乡2023年法治政府建设情况报告
2023年，松岗乡法治政府建设情况报告如下。
一、主要举措和成效
（一）治理欠薪
推行工资保证金制度，新开工项目保证金缴存率100%，司法所、派出所联合约谈用工单位3家。
（二）调解纠纷
全乡排查化解矛盾纠纷80余件。
松岗乡人民政府
2024年1月25日`,
  'hetang-beiling-2023.txt': `北岭县荷塘镇2023年法治政府建设报告
2023年，荷塘镇扎实推进法治建设，现报告如下。
一、主要做法
（一）化解纠纷
全镇调解纠纷66起。
荷塘镇人民政府
2024年2月2日`,
}
