// Makes report pages over the shapes of real ones, with what should be read from each; the same seed gives the same pages.
import { readFileSync } from 'node:fs'
import type { Block } from '#domain/block.ts'
import type { Place } from '#domain/place.ts'
import type { ReportKind } from '#domain/report.ts'
import { openDice } from '../fakes/open-dice.ts'

export interface GeneratedReport {
  readonly fileName: string
  readonly blocks: readonly Block[]
  readonly place: Place
  readonly year: number
  readonly kind: ReportKind
  /** Headings of levels 1 to 3 in order, as printed without blanks. */
  readonly outline: readonly { readonly level: number; readonly heading: string }[]
  readonly furniture: readonly string[]
  /** Rules that must be among the warnings. */
  readonly faults: readonly string[]
  /** What was drawn, for the message of a failing test. */
  readonly shape: string
}

/** Ways to draw; the same seed draws the same. */
function drawFrom(seed: number) {
  const next = openDice(seed)
  return {
    roll: (sides: number) => Math.floor(next() * sides),
    pick: <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)]!,
    chance: (share: number) => next() < share,
  }
}

type Dice = ReturnType<typeof drawFrom>

const themes = [
  '组织领导',
  '普法宣传',
  '纠纷化解',
  '行政执法',
  '政务公开',
  '营商环境',
  '队伍建设',
  '权力监督',
  '应急管理',
  '制度建设',
  '公共法律服务',
  '基层治理',
]
const openings = ['强化', '深化', '抓实', '规范', '优化', '健全', '推进']
const aims = [
  '夯实工作基础',
  '提升服务水平',
  '凝聚工作合力',
  '增强群众获得感',
  '压实各方责任',
  '筑牢平安底线',
]
const sentences = [
  '全年召开专题会议{n}次,研究解决具体事项{n}件。',
  '组织网格员入户走访{n}户,发放宣传册{n}余份,接待群众咨询{n}人次。',
  '依托综治中心受理各类矛盾纠纷{n}起,成功化解{n}起,调处成功率达{p}%。',
  '开展联合检查{n}次,出动执法人员{n}人次,发现并整改隐患{n}处。',
  '班子成员带头学法,安排法律法规学习{n}场,参加在线考试{n}人,合格率{p}%。',
  '聘请法律顾问{n}名,审查合同{n}份,提出意见建议{n}条,均已采纳。',
  '严格落实“谁执法谁普法”责任制,推动普法力量下沉到村组、到院落、到田间。',
  '对照清单逐项梳理,能当场办结的当场办结,需要研究的明确专人和时限,群众少跑路、少等待。',
  '把合法性审查作为决策的必经程序,凡未经审查的一律不上会,凡审查未通过的一律不签发。',
  '建立台账、销号管理,做到件件有着落、事事有回音,辖区秩序持续向好。',
]
const problems = [
  '基层执法力量还不够充足,人员年龄结构偏大',
  '普法形式还不够丰富,群众参与度有待提高',
  '少数干部运用法治方式解决问题的能力还有欠缺',
  '部分村规民约更新不及时,约束作用没有充分发挥',
]
const causes = ['主观上对法治工作的长期性认识不到位', '专业人才引进难、留住难,经费保障不足']

const before = (place: Place, date: string) => [
  [
    `您当前的位置:首页 > 政务公开 > ${place.county ?? ''} > 法治政府建设`,
    `发布时间:${date}  来源:${place.county}司法局  浏览次数:128`,
  ],
  ['索引号:011-2024-00012', `发文机关:${place.county}人民政府办公室`, '字体:【大 中 小】 打印 分享到:'],
  [`${place.county}人民政府`, '热门搜索:', '无障碍 简体|繁体'],
  ['.TRS_Editor P{line-height:1.5;font-family:宋体;}', `来源:${place.county}`, '文件下载:'],
  [`来源:${place.county}`, `日期:${date} 08:30`, '【字体:大 中 小】'],
  ['首页', '政务公开', '政务服务', '互动交流', `${place.county}政府网`, '语音播报', '听全文'],
]
const after = (place: Place) => [
  ['扫一扫在手机打开当前页', '附件下载', '政策文件', '相关链接'],
  [
    '上一篇:关于做好防汛工作的通知',
    '下一篇:没有了',
    '【打印】【关闭】',
    '版权所有:某某人民政府 ICP备12345678号',
  ],
  [
    '分享到:',
    '主办单位:某某人民政府办公室',
    '网站标识码:4300000001',
    '公安备案号 43000002000001号 ICP备05000001号',
  ],
  [`关注${place.county}官方微信“掌上发布”`, '打开微信,扫一扫,关注我们', '返回顶部'],
]

function drawPlace(dice: Dice, places: readonly Place[], recurring: readonly Place[]): Place {
  if (dice.chance(0.1))
    return {
      province: null,
      city: null,
      county: dice.pick(['青禾县', '云泽县', '临溪区']),
      town: dice.pick(['柳溪镇', '石桥乡', '望江街道', '松岭乡']),
    }
  return dice.pick(dice.chance(0.35) ? recurring : places)
}

/** Every township of the gazetteer's file that is named as one. */
function listPlaces(): Place[] {
  const text = readFileSync(new URL('../../src/adapters/gazetteer/places.txt', import.meta.url), 'utf8')
  return text.split('\n').flatMap((line) => {
    const [province = '', city = '', county = '', towns = ''] = line.split('\t')
    if (towns === '' || !/[县区市旗]$/.test(county) || /开发区|新区|管理区|高新/.test(county)) return []
    return towns
      .split(' ')
      .filter((town) => /(?:镇|乡|街道)$/.test(town))
      .map((town) => ({ province, city: city || null, county, town }))
  })
}

/** `count` pages drawn from `seed`. */
export function generateReports(seed: number, count: number): GeneratedReport[] {
  const dice = drawFrom(seed)
  const places = listPlaces()
  const counts = new Map<string, number>()
  for (const { town } of places) counts.set(town ?? '', (counts.get(town ?? '') ?? 0) + 1)
  const recurring = places.filter(({ town }) => (counts.get(town ?? '') ?? 0) > 1)
  return Array.from({ length: count }, (_, index) =>
    buildReport(dice, index, drawPlace(dice, places, recurring)),
  )
}

interface Draft {
  readonly dice: Dice
  readonly lines: string[]
  readonly outline: { level: number; heading: string }[]
  readonly faults: string[]
  readonly width: 'half' | 'full'
}

function buildReport(dice: Dice, index: number, place: Place): GeneratedReport {
  const year = 2021 + dice.roll(5)
  const draft: Draft = { dice, lines: [], outline: [], faults: [], width: dice.pick(['half', 'full']) }
  const kind: ReportKind = dice.pick([
    '法治政府建设年度报告',
    '法治政府建设年度报告',
    '法治政府建设年度报告',
    '法治政府建设年度报告',
    '政府工作报告',
    '工作总结',
    '安全生产工作总结',
    '信访工作总结',
    '政府信息公开工作年度报告',
  ])
  const form = dice.roll(11)
  const hasTitle = kind !== '法治政府建设年度报告' || form !== 5
  const title = buildTitle({ place, year, kind, form })
  const published = dice.chance(0.2)
    ? `${year}-12-${10 + dice.roll(18)}`
    : `${year + 1}-0${1 + dice.roll(4)}-${10 + dice.roll(18)}`
  const hasCounty = hasTitle && title[0]!.includes(place.county!)
  const head = !hasCounty || dice.chance(0.6) ? dice.pick(before(place, published)) : []
  const tail = dice.chance(0.6) ? dice.pick(after(place)) : []
  const lead = buildLead(draft, { place, year })
  buildBody(draft, year)
  const signature = buildSignature(dice, { place, published, isNeeded: !hasTitle })
  const attached =
    signature.length > 0 && dice.chance(0.2) ? ['附件:1.普法责任清单', '2.行政执法人员名单'] : []
  const lines = [
    ...head,
    ...(hasTitle ? title : []),
    ...lead,
    ...draft.lines,
    ...attached,
    ...signature,
    ...tail,
  ]
  const style = drawStyle(dice)
  const fileName = dice.chance(hasCounty ? 0.3 : 0.2)
    ? `${place.county}${place.town}${year}.txt`
    : `doc${index}.txt`
  return {
    fileName,
    blocks: applyStyle(lines, style, draft).map((text) => ({ kind: 'text', text })),
    place,
    year,
    kind,
    outline: draft.outline.map(({ level, heading }) => ({
      level,
      heading: applyWidth(heading, draft.width),
    })),
    furniture: [...head, ...tail, running],
    faults: draft.faults,
    shape: JSON.stringify({
      index,
      form,
      kind,
      style,
      head: head[0] ?? null,
      tail: tail[0] ?? null,
      width: draft.width,
      title: hasTitle ? title : null,
      place,
      published,
      fileName,
    }),
  }
}

function authority(place: Place): string {
  return place.town!.endsWith('街道') ? `${place.town}办事处` : `${place.town}人民政府`
}

function buildTitle(of: { place: Place; year: number; kind: ReportKind; form: number }): string[] {
  const { place, year, kind, form } = of
  const { county, town } = place
  if (kind === '政府工作报告') return [`${county}${town}${year + 1}年政府工作报告`]
  if (kind.endsWith('总结') || kind.startsWith('政府信息公开')) return [`${town}${year}年${kind}`]
  const forms = [
    [`${county}${town}${year}年法治政府建设工作报告`],
    [`${town}${year}年度法治政府建设情况报告`],
    [`${county}${authority(place)}关于${year}年度法治政府建设工作情况的报告`],
    [`中共${town}委员会`, authority(place), `关于${year}年度法治政府建设情况的报告`],
    [`${year}年${town}法治政府建设工作总结`],
    [],
    [`${county}${town}${year}年法治政府建设工作报告`, `${county}${town}${year}年度法治政府建设工作报告`],
    [`${county}${authority(place)}`, `${year}年法治政府建设情况报告`],
    [`${town}法治政府建设年度报告`],
    [`${county}人民政府${authority(place)}${year}年法治政府建设年度报告`],
    [`${county}-${town}${year}年度法治政府建设工作报告`],
  ]
  return forms[form]!
}

function buildLead({ dice }: Draft, { place, year }: { place: Place; year: number }): string[] {
  const suffix = place.county!.at(-1)
  const lines: string[] = []
  if (dice.chance(0.25))
    lines.push(
      dice.pick([
        `${suffix}委、${suffix}政府:`,
        `${place.county}人民政府:`,
        `${suffix}委全面依法治${suffix}委员会办公室:`,
      ]),
    )
  lines.push(
    dice.pick([
      `${year}年,${place.town}在${suffix}委、${suffix}政府的正确领导下,紧扣年度目标任务,扎实推进依法行政,各项工作取得新成效。现将有关情况报告如下:`,
      `今年以来,${place.town}坚持把法治政府建设摆在突出位置,立足实际、统筹推进。现将${year}年度法治政府建设工作情况报告如下:`,
      `${year}年是极不平凡的一年,${place.town}党委、政府团结带领全体干部群众,以法治政府建设为抓手,推动依法行政和法治建设走深走实。`,
    ]),
  )
  return lines
}

const numerals = '一二三四五六七八九十'

function buildBody(draft: Draft, year: number): void {
  const { dice } = draft
  const tops = [
    `${dice.pick(['', `${year}年`])}推进法治政府建设的主要举措和成效`,
    dice.pick(['存在的问题和不足', `${year}年存在的不足和原因`]),
  ]
  if (dice.chance(0.3)) tops.push('党政主要负责人履行推进法治建设第一责任人职责情况')
  tops.push(dice.pick([`${year + 1}年工作打算`, '下一步工作安排', `${year + 1}年推进法治政府建设的主要安排`]))
  const repeated = dice.chance(0.08) ? tops.length - 1 : -1
  if (repeated >= 0) draft.faults.push('numeral-repeated')
  const style = dice.roll(5)
  for (const [index, top] of tops.entries()) {
    const numeral = numerals[index === repeated ? index - 1 : index]
    addHeading(draft, 1, `${numeral}、${top}`)
    if (top.includes('问题') || top.includes('不足')) addProblems(draft, top)
    else
      addItems(draft, {
        style: top.includes('主要举措') ? style : dice.pick([0, 1, 3]),
        isMain: top.includes('主要举措'),
      })
  }
}

function addHeading(draft: Draft, level: number, heading: string): void {
  draft.outline.push({ level, heading })
  draft.lines.push(heading)
}

function addParagraph(draft: Draft, count: number): void {
  draft.lines.push(buildText(draft.dice, count))
}

function buildText(dice: Dice, count: number): string {
  return Array.from({ length: count }, () =>
    dice
      .pick(sentences)
      .replace(/\{n\}/g, () => String(2 + dice.roll(dice.pick([20, 400, 3000]))))
      .replace('{p}', () => String(90 + dice.roll(11))),
  ).join('')
}

function addProblems(draft: Draft, top: string): void {
  const marks = draft.dice.chance(0.5) ? '。' : ';'
  const listed = problems
    .slice(0, 2 + draft.dice.roll(3))
    .map((problem, index) => `${numerals[index]}是${problem}`)
  draft.lines.push(`一年来的工作虽有进步,但与上级要求相比仍有差距:${listed.join(marks)}。`)
  if (top.includes('原因'))
    draft.lines.push(`究其原因:${causes.map((cause, index) => `${numerals[index]}是${cause}`).join(';')}。`)
}

/** Styles: 0 (一) alone; 1 (一)heading。text; 2 (一) with 1. below; 3 一是 inline; 4 1. right below 一、. */
function addItems(draft: Draft, { style, isMain }: { style: number; isMain: boolean }): void {
  const { dice } = draft
  const count = isMain ? 3 + dice.roll(4) : 2 + dice.roll(2)
  if (style === 3) {
    const items = Array.from(
      { length: count },
      (_, index) => `${numerals[index]}是${dice.pick(openings)}${dice.pick(themes)}。${buildText(dice, 2)}`,
    )
    if (dice.chance(0.5)) draft.lines.push(items.join(''))
    else draft.lines.push(...items)
    return
  }
  const fault =
    isMain && dice.chance(0.25) ? dice.pick(['missing', 'half', 'skipped', 'repeated'] as const) : null
  const at = 1 + dice.roll(count - 1)
  for (let index = 0; index < count; index++) {
    const isFault = index === at ? fault : null
    const heading = `${dice.pick(openings)}${dice.pick(themes)}${dice.chance(0.6) ? `,${dice.pick(aims)}` : ''}`
    if (style === 4) addNumbered(draft, `${index + 1}.${heading}`, dice.chance(0.5))
    else addBracketed(draft, { numeral: drawNumeral(draft, index, isFault), heading, style })
  }
}

function drawNumeral(
  draft: Draft,
  index: number,
  fault: 'missing' | 'half' | 'skipped' | 'repeated' | null,
): string {
  if (fault === 'missing') draft.faults.push('numeral-missing')
  if (fault === 'half') draft.faults.push('half-bracket')
  if (fault === 'skipped') draft.faults.push('numeral-skipped')
  if (fault === 'repeated') draft.faults.push('numeral-repeated')
  const numeral = numerals[fault === 'skipped' ? index + 1 : fault === 'repeated' ? index - 1 : index]
  if (fault === 'missing') return '()'
  return fault === 'half' ? `${numeral})` : `(${numeral})`
}

function addBracketed(draft: Draft, item: { numeral: string; heading: string; style: number }): void {
  const { dice } = draft
  const printed = `${item.numeral}${item.heading}`
  if (item.style === 1) {
    draft.outline.push({ level: 2, heading: printed })
    draft.lines.push(`${printed}。${buildText(dice, 2 + dice.roll(4))}`)
    return
  }
  addHeading(draft, 2, printed)
  if (item.style === 0) addParagraph(draft, 2 + dice.roll(6))
  else
    for (let index = 0; index < 2; index++)
      addNumbered(draft, `${index + 1}.${dice.pick(openings)}${dice.pick(themes)}`, dice.chance(0.7))
}

function addNumbered(draft: Draft, heading: string, isGlued: boolean): void {
  draft.outline.push({ level: 3, heading })
  if (isGlued) draft.lines.push(`${heading}。${buildText(draft.dice, 2 + draft.dice.roll(3))}`)
  else draft.lines.push(heading, buildText(draft.dice, 2))
}

function buildSignature(dice: Dice, of: { place: Place; published: string; isNeeded: boolean }): string[] {
  if (!of.isNeeded && dice.chance(0.3)) return []
  const [year, month, day] = of.published.split('-').map(Number)
  const date = `${year}年${month}月${day}日`
  if (dice.chance(0.2)) return [`${authority(of.place)}      ${date}`]
  return [`                 ${authority(of.place)}`, `                 ${date}`]
}

const styles = [
  'plain',
  'indented',
  'nbsp',
  'spaced digits',
  'spaced out',
  'wrapped',
  'radicals',
  'paged',
] as const

function drawStyle(dice: Dice): (typeof styles)[number] {
  return dice.pick(styles)
}

function applyWidth(text: string, width: 'half' | 'full'): string {
  if (width === 'half') return text
  const wide: Record<string, string> = { ',': ',', ';': ';', ':': ':', '(': '(', ')': ')' }
  return text.replace(/[,;:()]/g, (char) => String.fromCharCode((wide[char] ?? char).charCodeAt(0) + 0xfee0))
}

function applyStyle(lines: readonly string[], style: (typeof styles)[number], { width }: Draft): string[] {
  const styled = lines.map((line) => (/https?:|:\/\//.test(line) ? line : applyWidth(line, width)))
  switch (style) {
    case 'plain':
      return styled
    case 'indented':
      return styled.flatMap((line) => ['', `\u3000\u3000${line}`])
    case 'nbsp':
      return styled.map((line) => `\u00a0\u00a0\u2002${line.replace(/。/g, '。\u00a0')}`)
    case 'spaced digits':
      return styled.map((line) => line.replace(/(\d+)(?=[\u4e00-\u9fff%])/g, ' $1 '))
    case 'spaced out':
      return styled.map((line) =>
        line.length > 20 ? [...line].filter((char) => char !== ' ').join(' ') : line,
      )
    case 'wrapped':
      return styled.flatMap((line) => wrap(line))
    case 'radicals':
      return styled.map((line) => line.replace(/[一二人大小工方见行页门]/g, (char) => radicals[char] ?? char))
    case 'paged':
      return styled.flatMap((line, at) => (at % 5 === 4 ? [line, `- ${(at + 1) / 5} -`, running] : [line]))
  }
}

/** What a browser's pdf holds in place of these characters. */
const radicals: Record<string, string> = Object.fromEntries(
  Array.from('一⼀二⼆人⼈大⼤小⼩工⼯方⽅见⻅行⾏页⻚门⻔'.matchAll(/(.)(.)/gu), ([, char, radical]) => [
    char!,
    radical!,
  ]),
)
/** The head of every page but the first. */
const running = '法治政府建设年度报告汇编'

/** A page 36 characters wide: long paragraphs are cut, their first line indented. */
function wrap(line: string): string[] {
  if (line.length <= 36) return [line]
  const indented = `\u3000\u3000${line}`
  return Array.from({ length: Math.ceil(indented.length / 36) }, (_, index) =>
    indented.slice(index * 36, index * 36 + 36),
  )
}
