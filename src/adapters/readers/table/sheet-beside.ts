// Step: xlsx, what stands beside the cells. In: a sheet's tree and the parts it refers to. Out: print heads, words of pictures and text boxes, and notes of what was not read.
import type { ArchivePart } from '#adapters/readers/read-archive.ts'
import {
  findAll,
  findChild,
  findChildren,
  readText,
  readXml,
  type XmlElement,
} from '#adapters/readers/read-xml.ts'
import type { Workbook } from './xlsx-workbook.ts'

export interface Beside {
  readonly margins: readonly string[]
  readonly beside: readonly string[]
}

/** Print heads and feet, the descriptions of pictures and the words of text boxes count as margins. */
export async function readBeside(root: XmlElement, part: ArchivePart, book: Workbook): Promise<Beside> {
  const margins = findChildren(findChild(root, 'headerFooter')).flatMap((each) =>
    splitPrintHead(readText(each)),
  )
  const counts = { pictures: 0, charts: 0, comments: 0 }
  for (const { type, part: other } of await book.listRelated(part)) {
    if (type === 'comments') counts.comments += countComments(await readXml(await other.read()))
    if (type !== 'drawing' && type !== 'vmlDrawing') continue
    const drawing = await readLeniently(other)
    if (!drawing) continue
    const isHead = type === 'vmlDrawing'
    margins.push(...listWords(drawing, isHead))
    if (!isHead) counts.pictures += findAll(drawing, 'pic').length
    if (!isHead) counts.charts += findAll(drawing, 'chart').length
  }
  const beside = [
    ...(counts.pictures > 0 ? [`图片 ${counts.pictures} 张未读`] : []),
    ...(counts.charts > 0 ? [`图表 ${counts.charts} 个未读`] : []),
    ...(counts.comments > 0 ? [`批注 ${counts.comments} 条未读`] : []),
  ]
  return { margins, beside }
}

/** Drawings of older versions are not always sound XML; they never decide whether a file is read. */
async function readLeniently(part: ArchivePart): Promise<XmlElement | null> {
  try {
    return await readXml(await part.read())
  } catch {
    return null
  }
}

function countComments(root: XmlElement): number {
  return findAll(root, 'comment').length
}

/** Header pictures are older shapes, described by `title` or `alt`; text boxes hold paragraphs. */
function listWords(drawing: XmlElement, isHead: boolean): string[] {
  if (isHead)
    return findAll(drawing, 'shape').flatMap(({ attributes, children }) => {
      const data = children.find((child) => typeof child !== 'string' && child.name === 'imagedata')
      const title = typeof data === 'object' ? data.attributes.title : undefined
      return [attributes.alt, title].filter((text): text is string => Boolean(text))
    })
  const described = findAll(drawing, 'cNvPr').flatMap(({ attributes }) => attributes.descr ?? [])
  const boxes = findAll(drawing, 'txBody').flatMap((body) =>
    findChildren(body, 'p').map((paragraph) => findAll(paragraph, 't').map(readText).join('')),
  )
  return [...boxes, ...described]
}

/** `&L机密&C第&P页`: sections, fonts and fields are codes, the rest is printed. */
export function splitPrintHead(text: string): string[] {
  return text
    .slice(0, 1000)
    .replace(/&"[^"]*"/g, '')
    .replace(/&K(?:[0-9A-F]{6}|\d{2}[+-]\d{3})/gi, '')
    .replace(/&\d{1,3}/g, '')
    .replace(/&[LCR]/g, '\n')
    .replace(/&[PNDTFAGZSXYUEBIOH+-]/gi, '')
    .replace(/&&/g, '&')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
}
