// Measures recognition: ten pages of invented text drawn at 200 dpi, then turned, blurred, made noisy, one photographed askew.
// Run: node --import tsx test/quality/scanned-pages.ts [FOLDER]; with a folder the pictures are kept there to look at.
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createCanvas, GlobalFonts } from '@napi-rs/canvas'
import type { Block } from '#domain/block.ts'
import { openFileReader } from '../../src/adapters/readers/open-file-reader.ts'

const fonts = ['NotoSerifCJK-Regular.ttc', 'NotoSansCJK-Regular.ttc'].map(
  (name) => `/usr/share/fonts/opentype/noto/${name}`,
)
const page = {
  width: 1654,
  height: 2339,
  left: 220,
  top: 260,
  right: 1434,
  bottom: 2060,
  size: 44,
  pitch: 79,
}
const target = 0.97

const clauses = [
  '坚持把学习宣传法治思想作为首要政治任务,召开专题会议{n}次,组织镇村干部集中学习{n}场次',
  '健全矛盾纠纷多元化解机制,全年排查各类矛盾纠纷{n}件,成功化解{n}件,化解率达{p}%',
  '推行网格化管理,划分网格{n}个,配备专兼职网格员{n}名,实现小事不出村、大事不出镇',
  '开展根治欠薪专项行动,检查在建工地{n}处,为{n}名务工人员追回工资{d}万元',
  '规范行政执法程序,严格落实执法公示、全过程记录和重大决定法制审核三项制度',
  '组织“法律明白人”培训{n}期,发放宣传手册{n}余份,受众达{d}万余人次',
  '深化政务公开,主动公开政府信息{n}条,办理依申请公开{n}件,答复率为100%',
  '聘请律师担任法律顾问,审查合同协议{n}份,提出法律意见{n}条,防范化解法律风险',
  '一些干部运用法治思维解决复杂问题的能力仍有欠缺,执法力量较为薄弱,持证人员偏少',
  '普法形式不够新颖,针对不同群体的分类宣传还有待加强,群众参与积极性不高',
  '加大食品药品、安全生产、环境保护等重点领域执法力度,出动检查人员{n}人次,整改隐患{n}处',
  '扎实推进“一站式”综治中心建设,司法所、派出所、信访办联合接访,全年接待群众{n}批次',
]
const headings = [
  '一、主要举措和成效',
  '(一)强化组织领导,压实法治责任',
  '(二)化解矛盾纠纷,维护社会稳定',
  '二、存在的不足和原因',
  '三、下一年度工作安排',
]
const wide: Record<string, string> = { ',': '\uff0c', '(': '\uff08', ')': '\uff09', ';': '\uff1b' }

interface Truth {
  readonly lines: string[]
  readonly table: string[][] | null
}

/** Distortions, one a page: ImageMagick's arguments. The last is a sheet photographed from one side, in uneven light. */
const noise = (amount: number) => ['-attenuate', String(amount), '+noise', 'Gaussian']
const distortions: readonly (readonly string[])[] = [
  ['-rotate', '0.3', '-blur', '0x0.6', ...noise(0.15)],
  ['-rotate', '-0.5', '-blur', '0x0.8', ...noise(0.2)],
  ['-rotate', '0.7', '-blur', '0x0.8', ...noise(0.2)],
  ['-rotate', '1', '-blur', '0x1', ...noise(0.2)],
  ['-rotate', '-1', '-blur', '0x1', ...noise(0.3)],
  ['-rotate', '0.5', '-blur', '0x1.2', ...noise(0.3)],
  ['-rotate', '-0.8', '-blur', '0x0.9', ...noise(0.25)],
  ['-rotate', '0.9', '-blur', '0x1.2', ...noise(0.3), '-brightness-contrast', '8x-25'],
  ['-rotate', '-0.2', '-blur', '0x0.8', ...noise(0.4)],
  [
    '-virtual-pixel',
    'gray',
    '-distort',
    'Perspective',
    '0,0 90,60 1654,0 1560,130 1654,2339 1640,2250 0,2339 20,2310',
    '-blur',
    '0x1',
    ...noise(0.2),
  ],
]

function openDice(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff
    return (state >>> 8) % below
  }
}

function fill(clause: string, dice: (below: number) => number): string {
  return clause
    .replaceAll('{n}', () => String(2 + dice(180)))
    .replaceAll('{p}', () => `${90 + dice(10)}.${dice(10)}`)
    .replaceAll('{d}', () => `${1 + dice(9)}.${dice(10)}`)
    .replace(/[,();]/g, (mark) => wide[mark]!)
}

function buildTruth(number: number): Truth {
  const dice = openDice(number * 7919 + 17)
  const lines = [`    ${fill(headings[dice(headings.length)]!, dice)}`.trim()]
  const count = number === 3 || number === 7 ? 5 : 8
  for (let at = 0; at < count; at++)
    lines.push(
      `${fill(clauses[dice(clauses.length)]!, dice)}。${fill(clauses[dice(clauses.length)]!, dice)}。`,
    )
  const row = (name: string) => [name, String(20 + dice(300)), String(20 + dice(300))]
  const table =
    count === 5
      ? [['指标', '上年', '本年'], row('受理纠纷'), row('化解纠纷'), row('宣传场次'), row('培训人次')]
      : null
  return { lines, table }
}

/** Paragraphs with two blanks of indent, wrapped at 27 characters, then the table with its rules. */
function drawPage({ lines, table }: Truth, font: string): { image: Buffer; drawn: number } {
  const canvas = createCanvas(page.width, page.height)
  const context = canvas.getContext('2d')
  context.fillStyle = '#fff'
  context.fillRect(0, 0, page.width, page.height)
  context.fillStyle = '#111'
  context.font = `${page.size}px "${font}"`
  let y = page.top
  let drawn = 0
  for (const line of lines) {
    // A paragraph has four lines at most; what would leave the page is left out.
    if (y + 4 * page.pitch > page.bottom + (table ? 0 : page.pitch)) break
    drawn++
    let x = page.left + 2 * page.size
    for (const char of line) {
      const step = context.measureText(char).width
      if (x + step > page.right + (/[\uff0c。、]/.test(char) ? page.size : 0)) {
        x = page.left
        y += page.pitch
      }
      context.fillText(char, x, y)
      x += step
    }
    y += page.pitch
  }
  table?.forEach((row, index) => {
    row.forEach((cell, column) => {
      const left = page.left + column * 400
      context.strokeRect(left, y + index * page.pitch - 56, 400, page.pitch)
      context.fillText(cell, left + 200 - context.measureText(cell).width / 2, y + index * page.pitch)
    })
  })
  return { image: canvas.toBuffer('image/png'), drawn }
}

function countEdits(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      next[j] = Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1))
    }
    row = next
  }
  return row[b.length]!
}

function showBlock(block: Block): string {
  return block.kind === 'table' ? block.rows.flat().join('') : block.text
}

/** Every figure of the truth that was read wrong should stand in a block under 0.9. */
async function measurePage(reader: ReturnType<typeof openFileReader>, path: string, truth: Truth) {
  const [read] = await reader.read(readFileSync(path), 'page.jpg')
  const expected = [...truth.lines, ...(truth.table?.flat() ?? [])].join('').replace(/\s/g, '')
  const found = read!.file.blocks.map(showBlock).join('').replace(/\s/g, '')
  const tables = read!.file.blocks.filter((block) => block.kind === 'table')
  const tableRight =
    truth.table === null
      ? ''
      : JSON.stringify(tables.map((block) => block.rows)) === JSON.stringify([truth.table])
        ? 'table right'
        : 'table WRONG'
  const edits = countEdits(expected, found)
  return {
    characters: expected.length,
    edits,
    paragraphs: read!.file.blocks.length - tables.length,
    confidence: read!.file.confidence ?? 0,
    tableRight,
  }
}

if (!fonts.every((font) => existsSync(font))) {
  console.log('skipped: the Noto CJK fonts are not installed')
  process.exit(0)
}
fonts.forEach((font, index) => {
  GlobalFonts.registerFromPath(font, `page${index}`)
})
const folder = process.argv[2] ?? mkdtempSync(join(tmpdir(), 'scans-'))
mkdirSync(folder, { recursive: true })
const reader = openFileReader()
let characters = 0
let edits = 0
for (const [index, distortion] of distortions.entries()) {
  const planned = buildTruth(index + 1)
  const { image, drawn } = drawPage(planned, `page${index % 2}`)
  const truth = { ...planned, lines: planned.lines.slice(0, drawn) }
  const clean = join(folder, `page-${index + 1}.png`)
  const scan = join(folder, `page-${index + 1}.jpg`)
  writeFileSync(clean, image)
  execFileSync('convert', [
    clean,
    '-background',
    '#e8e8e8',
    '-seed',
    String(index + 1),
    ...distortion,
    '-quality',
    '75',
    scan,
  ])
  const started = performance.now()
  const result = await measurePage(reader, scan, truth)
  characters += result.characters
  edits += result.edits
  const accuracy = (100 * (1 - result.edits / result.characters)).toFixed(2)
  const seconds = ((performance.now() - started) / 1000).toFixed(1)
  console.log(
    `page ${index + 1}: ${accuracy}% of ${result.characters}, confidence ${result.confidence.toFixed(3)}, ${result.paragraphs}/${truth.lines.length} paragraphs, ${seconds} s ${result.tableRight}`,
  )
}
await reader.close()
const mean = 1 - edits / characters
console.log(`all: ${(100 * mean).toFixed(2)}% of ${characters} characters, wanted ${100 * target}%`)
process.exitCode = mean >= target ? 0 : 1
