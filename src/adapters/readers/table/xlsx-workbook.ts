// Step: xlsx, the workbook around the sheets. In: the parts of the zip. Out: sheets in order, shared strings, number formats, dates' first day.
import { posix } from 'node:path'
import type { ArchivePart } from '#adapters/readers/read-archive.ts'
import {
  findAll,
  findChild,
  findChildren,
  readText,
  readXml,
  type XmlElement,
} from '#adapters/readers/read-xml.ts'

export interface SheetEntry {
  readonly name: string
  readonly index: number
  readonly isHidden: boolean
  readonly part: ArchivePart
}

export interface Workbook {
  readonly sheets: readonly SheetEntry[]
  /** Index of the sheet that is open. */
  readonly active: number
  readonly strings: readonly string[]
  /** Number format by the style that a cell names. */
  readonly formats: readonly string[]
  /** Days count from 1904 instead of 1900. */
  readonly is1904: boolean
  /** Parts that another part refers to, by type of relation. */
  listRelated(part: ArchivePart): Promise<readonly { readonly type: string; readonly part: ArchivePart }[]>
}

/** Formats that a workbook does not spell out (ECMA-376, 18.8.30), with those of the Chinese edition. */
const builtIn: Readonly<Record<number, string>> = {
  0: 'General',
  1: '0',
  2: '0.00',
  3: '#,##0',
  4: '#,##0.00',
  9: '0%',
  10: '0.00%',
  11: '0.00E+00',
  12: '# ?/?',
  13: '# ??/??',
  14: 'yyyy/m/d',
  15: 'd-mmm-yy',
  16: 'd-mmm',
  17: 'mmm-yy',
  18: 'h:mm AM/PM',
  19: 'h:mm:ss AM/PM',
  20: 'h:mm',
  21: 'h:mm:ss',
  22: 'yyyy/m/d h:mm',
  27: 'yyyy"年"m"月"',
  28: 'm"月"d"日"',
  29: 'm"月"d"日"',
  30: 'm-d-yy',
  31: 'yyyy"年"m"月"d"日"',
  32: 'h"时"mm"分"',
  33: 'h"时"mm"分"ss"秒"',
  37: '#,##0;-#,##0',
  38: '#,##0;-#,##0',
  39: '#,##0.00;-#,##0.00',
  40: '#,##0.00;-#,##0.00',
  41: '#,##0',
  42: '#,##0',
  43: '#,##0.00',
  44: '#,##0.00',
  45: 'mm:ss',
  46: '[h]:mm:ss',
  47: 'mm:ss.0',
  49: '@',
  50: 'yyyy"年"m"月"',
  57: 'yyyy"年"m"月"',
  58: 'm"月"d"日"',
}
const maxSheets = 200

/** Null when there is no workbook. */
export async function openWorkbook(parts: readonly ArchivePart[]): Promise<Workbook | null> {
  const byName = new Map(parts.map((part) => [part.name.toLowerCase(), part]))
  const listRelated = (part: ArchivePart) => listRelations(part, byName)
  const main = byName.get('xl/workbook.xml') ?? parts.find(({ name }) => /^xl\/workbook\d*\.xml$/i.test(name))
  if (!main) return null
  const root = await readXml(await main.read())
  const related = await listRelated(main)
  const read = async (type: string) => {
    const part = related.find((each) => each.type === type)?.part
    return part && readXml(await part.read())
  }
  const byId = new Map(related.map(({ id, part }) => [id, part]))
  const sheets = findChildren(findChild(root, 'sheets'), 'sheet')
    .slice(0, maxSheets)
    .flatMap(({ attributes }, index): SheetEntry[] => {
      const part = byId.get(attributes.id ?? '')
      const isHidden = /hidden/i.test(attributes.state ?? '')
      return part && /worksheets\//i.test(part.name)
        ? [{ name: attributes.name ?? '', index, isHidden, part }]
        : []
    })
  const { date1904 = '0' } = findChild(root, 'workbookPr')?.attributes ?? {}
  return {
    sheets,
    active: Number(findChild(root, 'bookViews', 'workbookView')?.attributes.activeTab ?? 0) || 0,
    strings: findChildren(await read('sharedStrings'), 'si').map(readString),
    formats: readFormats(await read('styles')),
    is1904: ['1', 'true'].includes(date1904),
    listRelated,
  }
}

async function listRelations({ name }: ArchivePart, byName: ReadonlyMap<string, ArchivePart>) {
  const folder = posix.dirname(name)
  const file = byName.get(posix.join(folder, '_rels', `${posix.basename(name)}.rels`).toLowerCase())
  const root = file && (await readXml(await file.read()))
  return findChildren(root, 'Relationship').flatMap(({ attributes: { Id = '', Type = '', Target = '' } }) => {
    const path = Target.startsWith('/') ? Target : posix.join(folder, Target)
    const part = byName.get(posix.normalize(path).replace(/^\/+/, '').toLowerCase())
    return part ? [{ id: Id, type: Type.split('/').at(-1) ?? '', part }] : []
  })
}

/** Words of a shared or inline string; pinyin above them is left out. */
export function readString(element: XmlElement): string {
  return findChildren(element)
    .map((child) =>
      child.name === 't' ? readText(child) : child.name === 'r' ? readText(findChild(child, 't')) : '',
    )
    .join('')
}

function readFormats(styles: XmlElement | undefined): string[] {
  const own = new Map(
    (styles ? findAll(styles, 'numFmt') : []).map(({ attributes }) => [
      Number(attributes.numFmtId),
      attributes.formatCode ?? '',
    ]),
  )
  return findChildren(findChild(styles, 'cellXfs'), 'xf').map(({ attributes }) => {
    const id = Number(attributes.numFmtId ?? 0)
    return own.get(id) ?? builtIn[id] ?? 'General'
  })
}
