// Step of writing docx: the pieces of a draft -> paragraphs with the fonts, sizes and indents of GB/T 9704.
import { AlignmentType, LineRuleType, Paragraph, TextRun } from 'docx'
import type { DraftSection, PrintedFields } from '#domain/draft.ts'
import { splitGaps } from './fill-slots.ts'
import { FreeParagraph } from './free-paragraph.ts'

/** The visible line that law and standard ask for; it names AI and that it generated. */
export const labelLine = '本稿由人工智能（AI）辅助生成，须经人工核实。'

/** Named, never replaced: where a font is missing, Word says so and the reader chooses. */
export const fonts = {
  title: '方正小标宋简体',
  body: '仿宋_GB2312',
  first: '黑体',
  second: '楷体_GB2312',
  number: '宋体',
}

/** Half-points: 二号 44, 三号 32, 四号 28, 五号 21. */
export const sizes = { title: 44, body: 32, page: 28, table: 21 }

export interface Layout {
  /** Points. */
  readonly linePitch: number
  readonly isBoldHeadings: boolean
}

/** Western letters and digits in the same face, as type-setters of official documents do. */
export function runFont(name: string) {
  return { ascii: name, hAnsi: name, eastAsia: name, cs: name, hint: 'eastAsia' as const }
}

/** 28 characters of 16 pt are 448 pt, the type area 442.2 pt: each gives up 0.25 pt. */
const characterSpacing = -5

export function bodyRun(
  text: string,
  font = fonts.body,
  more: { bold?: boolean; size?: number; isMarked?: boolean } = {},
): TextRun {
  return new TextRun({
    text,
    font: runFont(font),
    size: more.size ?? sizes.body,
    bold: more.bold ?? false,
    characterSpacing,
    ...(more.isMarked ? { highlight: 'yellow' as const } : {}),
  })
}

/** As `bodyRun`, what is missing (【待补充：…】) marked. */
function bodyRuns(text: string, font = fonts.body, more: { bold?: boolean; size?: number } = {}): TextRun[] {
  return splitGaps(text).map((piece) => bodyRun(piece.text, font, { ...more, isMarked: piece.isGap }))
}

function spacing(layout: Layout) {
  return { line: layout.linePitch * 20, lineRule: LineRuleType.EXACT, before: 0, after: 0 }
}

const twoCharacters = { firstLine: 640, firstLineChars: 200 }

/** Plain text, first line in by two characters. `keepNext`: its last line stays with what follows. */
export function bodyParagraph(runs: readonly TextRun[], layout: Layout, keepNext = false): Paragraph {
  return new Paragraph({
    children: [...runs],
    spacing: spacing(layout),
    indent: twoCharacters,
    widowControl: false,
    keepNext,
    alignment: AlignmentType.BOTH,
  })
}

function blankParagraph(layout: Layout, keepNext = false): Paragraph {
  return new Paragraph({ children: [], spacing: spacing(layout), widowControl: false, keepNext })
}

/** Around a table. */
export function spacerParagraph(): Paragraph {
  return new FreeParagraph({ spacing: { line: 160, lineRule: LineRuleType.EXACT, before: 0, after: 0 } })
}

/** Lines of the title, broken where words end, each shorter than the one above. */
export function titleParagraphs(title: string, layout: Layout): Paragraph[] {
  const lines = breakTitle(title)
  return [
    ...lines.map(
      (line) =>
        new FreeParagraph({
          children: splitGaps(line).map(
            ({ text, isGap }) =>
              new TextRun({
                text,
                font: runFont(fonts.title),
                size: sizes.title,
                ...(isGap ? { highlight: 'yellow' as const } : {}),
              }),
          ),
          alignment: AlignmentType.CENTER,
          spacing: { ...spacing(layout), line: 700 },
          widowControl: false,
        }),
    ),
    blankParagraph(layout),
  ]
}

const titleCharacters = 19

/** 2号 gives 20 characters a line; a longer title is parted before 法治政府, 关于, 工作 and the like, near its middle. */
function breakTitle(title: string): string[] {
  if (title.length <= titleCharacters) return [title]
  const middle = Math.ceil(title.length / 2)
  const breaks = Array.from(
    title.matchAll(/(?<=年度?|关于|人民政府|办事处|街道|[镇乡])|(?=法治|工作|推进|履行|情况|报告$)/g),
    (match) => match.index,
  )
  const fitting = breaks.filter((at) => at >= 4 && at <= titleCharacters && title.length - at >= 4)
  const at =
    fitting.sort((a, b) => Math.abs(a - middle) - Math.abs(b - middle))[0] ??
    Math.min(middle, titleCharacters)
  return [title.slice(0, at), ...breakTitle(title.slice(at))]
}

/** `isLast`: the signature follows, and a page with nothing but a signature is no page. */
export function sectionParagraphs(section: DraftSection, layout: Layout, isLast = false): Paragraph[] {
  const heading = section.heading === '' ? [] : [headingParagraph(section, layout)]
  return [
    ...heading,
    ...section.paragraphs.map(({ text }, at) =>
      bodyParagraph(bodyRuns(text), layout, isLast && at + 1 === section.paragraphs.length),
    ),
  ]
}

function headingParagraph(section: DraftSection, layout: Layout): Paragraph {
  const font = [fonts.body, fonts.first, fonts.second, fonts.body, fonts.body][section.level] ?? fonts.body
  const bold = layout.isBoldHeadings && (section.level === 2 || section.level === 3)
  return new Paragraph({
    children: bodyRuns(section.heading, font, { bold }),
    spacing: spacing(layout),
    indent: twoCharacters,
    widowControl: false,
    keepNext: true,
    outlineLevel: Math.max(0, section.level - 1),
  })
}

/** Characters of 三号 that the type area of 156 mm holds. */
const lineCharacters = 27.6

/** 主送机关: a line below the title, from the edge, closed by a colon. */
export function recipientParagraphs(
  { recipient }: Pick<PrintedFields, 'recipient'>,
  layout: Layout,
): Paragraph[] {
  return recipient === null ? [] : [signed({ text: recipient, left: 0, keepNext: true }, layout)]
}

/** 署名 in by two characters from the right; the date starts two characters right of it, or itself keeps two characters when longer. What is missing and not asked for has no line. */
export function signatureParagraphs(
  { issuer, date }: Pick<PrintedFields, 'issuer' | 'date'>,
  layout: Layout & { readonly isLabelled: boolean },
): Paragraph[] {
  const widest = Math.max(widthOf(issuer ?? ''), widthOf(date ?? '') + 2)
  // Indents from the left: what stands first in a line is placed by whole characters, whatever font the digits get.
  const left = Math.max(0, lineCharacters - 2 - widest)
  const lines = [
    { text: issuer, left },
    { text: date, left: left + 2 },
  ].flatMap(({ text, left: at }) => (text === null ? [] : [{ text, left: at }]))
  return lines.length === 0
    ? []
    : [
        blankParagraph(layout, true),
        ...lines.map((line, at) =>
          signed({ ...line, keepNext: layout.isLabelled || at + 1 < lines.length }, layout),
        ),
      ]
}

/** 抄送机关: a line of its own below all else, in by one character. */
export function copiedParagraphs({ copied }: Pick<PrintedFields, 'copied'>, layout: Layout): Paragraph[] {
  return copied === null ? [] : [signed({ text: copied, left: 1, keepNext: false }, layout)]
}

/** Name and date never part over two pages. */
function signed(
  { text, left, keepNext }: { text: string; left: number; keepNext: boolean },
  layout: Layout,
): Paragraph {
  return new Paragraph({
    children: bodyRuns(text),
    alignment: AlignmentType.LEFT,
    spacing: spacing(layout),
    indent: { left: Math.round(left * 320) },
    widowControl: false,
    keepNext,
  })
}

/** In characters: a digit is half a character wide. */
function widthOf(text: string): number {
  return Array.from(text).reduce((sum, char) => sum + (/[\x20-\x7e]/.test(char) ? 0.5 : 1), 0)
}
