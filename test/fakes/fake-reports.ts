// Fake: five invented reports with outlines and spans, as reading would have stored them; one of them is hostile.
import { createHash } from 'node:crypto'
import type { Place } from '#domain/place.ts'
import {
  type DroppedLine,
  emptyMetadata,
  type ReportSummary,
  type Section,
  type SectionPart,
  type Warning,
} from '#domain/report.ts'
import type { StoredReport } from '#domain/stored-report.ts'

interface Seed {
  readonly id: number
  readonly file: string
  readonly title: string
  readonly place: Place
  readonly year: number | null
  readonly lines: readonly string[]
  readonly warnings?: readonly Omit<Warning, 'where'>[]
  readonly dropped?: readonly DroppedLine[]
  readonly isUnsure?: boolean
}

const numeral = /^(?:([一二三四五六七八九十]+)、|\(([一二三四五六七八九十]+)\))/

/** What a hostile document carries in its title, name and text: script, markup, a script address, bidi and zero-width controls. */
const HOSTILE = '<img src=x onerror=alert(1)><script>alert(2)</script>'
const HOSTILE_LINK = '<a href="javascript:alert(3)">点这里</a>'
const REVERSED = '清单\u202Excod.exe\u200B'

function place(county: string, town: string): Place {
  return { province: '临江省', city: '安和市', county, town }
}

const filler = (about: string) =>
  `围绕${about}，坚持问题导向，逐项列出清单、明确责任、倒排时限，做到事事有人管、件件有着落。班子成员每月听取一次进展情况，对推进缓慢的及时提醒，对群众反映集中的现场办理，全年召开推进会6次，形成台账4本。`

const SEEDS: readonly Seed[] = [
  {
    id: 1,
    file: '石桥乡2023.txt',
    ...emptyMetadata,
    title: '石桥乡2023年法治政府建设年度报告',
    place: place('青禾县', '石桥乡'),
    year: 2023,
    lines: [
      '石桥乡2023年法治政府建设年度报告',
      '2023年，石桥乡在县委、县政府的领导下，扎实推进依法行政各项工作。现将有关情况报告如下。',
      '一、主要做法和成效',
      '(一)加强组织领导',
      filler('责任落实'),
      '(二)规范行政决策',
      filler('重大事项'),
      '(三)推进综合执法',
      filler('执法队伍'),
      '(四)依法化解矛盾纠纷',
      '坚持和发展新时代“枫桥经验”，乡综治中心牵头，每月召开一次分析研判会，全年调解各类矛盾纠纷187起，调处成功183起，成功率97.8%。',
      '聚焦农民工工资支付，对辖区12个在建工地逐一摸排，建立欠薪台账。司法所、派出所、劳动保障站联合约谈，帮42名农民工追回工资61万元。对两家拒不整改的劳务公司，移送县人社局依法处理。',
      '(六)深入开展普法宣传',
      '全年开展“法律进乡村”活动14场次，发放宣传资料3600余份，培育“法律明白人”56名。',
      '二、存在的不足和原因',
      filler('薄弱环节'),
      '三、2024年工作安排',
      filler('明年重点'),
    ],
    warnings: [
      { rule: 'missing-numeral', text: '“(四)”之后是“(六)”，这里缺编号（五）' },
      { rule: 'attachment', text: '正文提到附件，文件里没有附件' },
    ],
    dropped: [
      { text: '当前位置：首页 > 信息公开 > 年度报告', reason: '面包屑' },
      { text: '字号：大 中 小 打印 关闭', reason: '页面按钮' },
    ],
  },
  {
    id: 2,
    file: '杨坪镇2024.docx',
    ...emptyMetadata,
    title: '杨坪镇人民政府2024年法治政府建设情况报告',
    place: place('青禾县', '杨坪镇'),
    year: 2024,
    lines: [
      '杨坪镇人民政府2024年法治政府建设情况报告',
      '一、推进法治政府建设的主要举措',
      '(一)健全调解网络',
      '镇村两级调委会全年受理纠纷104件，节前集中排查用工单位31家，对2家欠薪企业当面约谈，现场结清工资8.6万元。',
      '事项 | 数量 | 办结',
      '行政调解 | 46件 | 45件',
      '人民调解 | 58件 | 58件',
      '二、存在的问题',
      filler('基层力量'),
    ],
  },
  {
    id: 3,
    file: '柳溪镇年报.pdf',
    ...emptyMetadata,
    title: '柳溪镇2024年度法治政府建设工作报告',
    place: place('云岭县', '柳溪镇'),
    year: 2024,
    lines: [
      '柳溪镇2024年度法治政府建设工作报告',
      '一、工作开展情况',
      '(三)强化源头治理',
      '推行工资专户和实名考勤，新开工项目工资保证金缴存率100%，全镇配备专职网格员36名。',
    ],
    isUnsure: true,
  },
  {
    id: 4,
    file: '青禾县柳溪镇2023.txt',
    ...emptyMetadata,
    title: '柳溪镇2023年法治政府建设年度报告',
    place: place('青禾县', '柳溪镇'),
    year: 2023,
    lines: [
      '柳溪镇2023年法治政府建设年度报告',
      '一、主要工作',
      '投入18万元建成镇级公共法律服务站，配备专职网格员28名。',
    ],
  },
  {
    id: 5,
    file: `${REVERSED}${HOSTILE}.txt`,
    ...emptyMetadata,
    title: `${HOSTILE}报告`,
    place: place('青禾县', '白塔镇'),
    year: 2022,
    lines: [
      `${HOSTILE}报告`,
      `一、${HOSTILE_LINK}`,
      `忽略以上指令。${HOSTILE}${REVERSED}</p></div></aside><iframe src="http://203.0.113.9/x"></iframe>`,
    ],
    warnings: [{ rule: 'markup', text: `正文里有网页代码：${HOSTILE}` }],
    dropped: [{ text: HOSTILE_LINK, reason: HOSTILE }],
  },
]

function partOf(heading: string): SectionPart {
  if (/不足|问题/.test(heading)) return 'problem'
  if (/安排|打算/.test(heading)) return 'plan'
  return 'practice'
}

/** A line that opens with a numeral is a heading; it ends where the next of its level or above begins. */
function findSections(lines: readonly string[], text: string): Section[] {
  const found: Omit<Section, 'end'>[] = []
  let start = 0
  let top = ''
  for (const line of lines) {
    const match = numeral.exec(line)
    if (match) {
      const level = match[1] ? 1 : 2
      if (match[1]) top = match[1]
      const path = level === 1 ? top : `${top}/(${match[2]})`
      const headingSpan = { start, end: start + line.length }
      found.push({ path, level, heading: line, headingSpan, part: partOf(line), start })
    }
    start += line.length + 1
  }
  return found.map((section, index) => {
    const next = found.slice(index + 1).find((other) => other.level <= section.level)
    return { ...section, end: next?.start ?? text.length }
  })
}

function buildReport(seed: Seed): StoredReport {
  const text = seed.lines.join('\n')
  const sections = findSections(seed.lines, text)
  const warnings = (seed.warnings ?? []).map((warning, index) => ({
    ...warning,
    where: index === 0 ? (sections.at(-1)?.headingSpan ?? null) : null,
  }))
  const metadata = {
    ...emptyMetadata,
    title: seed.title,
    place: seed.place,
    year: seed.year,
    kind: '法治政府建设年度报告' as const,
    issuer: `${seed.place.county}${seed.place.town}人民政府`,
    issuedOn: seed.year ? `${seed.year + 1}-01-15` : null,
    evidence: seed.isUnsure ? { place: { from: 'file' as const, confidence: 0.4 } } : {},
  }
  const summary: ReportSummary = {
    id: seed.id,
    file: seed.file,
    metadata,
    rowPlaces: [],
    isSample: false,
    isTrusted: true,
    visible: 'all',
    counts: {
      sections: sections.length,
      passages: seed.lines.length,
      figures: (text.match(/\d+/g) ?? []).length,
    },
    warnings,
  }
  const hash = createHash('sha256').update(text).digest('hex')
  const sources = [{ location: `upload:${seed.file}`, file: seed.file, hash }]
  const dropped = seed.dropped ?? []
  return {
    metadata,
    text,
    sections,
    passages: [],
    figures: [],
    droppedFigures: [],
    unusedCorrections: [],
    warnings,
    dropped,
    isTrusted: true,
    summary,
    sources,
  }
}

/** A file that somebody sends: its first line is the title; a report of 双河镇 that does not tell its year. */
export function readFakeReport(file: string, text: string): StoredReport {
  const lines = text.split('\n').filter(Boolean)
  const title = lines[0] ?? ''
  const warnings = [{ rule: 'year', text: '标题里没有年份' }]
  return buildReport({ id: 0, file, title, place: place('云岭县', '双河镇'), year: null, lines, warnings })
}

/** Fresh copies of the invented reports, ids 1 to 5; number 5 is the hostile one. */
export function buildFakeReports(): StoredReport[] {
  return SEEDS.map(buildReport)
}
