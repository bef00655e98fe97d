// Step of writing docx: the page of GB/T 9704: A4, its margins, — 1 — outside at the foot.
import {
  AlignmentType,
  convertMillimetersToTwip,
  Footer,
  PageNumber,
  Paragraph,
  type ParagraphChild,
  TextRun,
} from 'docx'
import { fonts, runFont, sizes } from './paragraphs.ts'

const mm = convertMillimetersToTwip
export const page = {
  size: { width: 11906, height: 16838 },
  margin: { top: mm(37), bottom: mm(35), left: mm(28), right: mm(26), header: mm(15), footer: mm(24) },
}

/** — 1 —, 4号 宋体; odd pages one character from the right, even pages one from the left. */
export function pageFooter(side: 'odd' | 'even'): Footer {
  const run = (children: (string | (typeof PageNumber)['CURRENT'])[]): ParagraphChild =>
    new TextRun({ children, font: runFont(fonts.number), size: sizes.page })
  return new Footer({
    children: [
      new Paragraph({
        alignment: side === 'odd' ? AlignmentType.RIGHT : AlignmentType.LEFT,
        indent: side === 'odd' ? { right: 280 } : { left: 280 },
        children: [run(['— ', PageNumber.CURRENT, ' —'])],
      }),
    ],
  })
}
