// Step: doc, the list tables. In: the streams of a doc ([MS-DOC] 2.9.131 LSTF, 2.9.150 LVLF, 2.9.131 LFO). Out: lists by their number.
import { type Level, type List, maxLevels } from '#adapters/readers/docx/list-counter.ts'

/** Offsets of positions and lengths in the file's head (FibRgFcLcb97). */
const head = { lists: 0x2e2, overrides: 0x2ea }
const sizes = { list: 28, level: 28, override: 16 }

/** MSONFC of [MS-OSHARED] 2.2.1.3 by the names that docx uses; what is missing counts in decimals. */
export const numberFormats: Readonly<Record<number, string>> = {
  1: 'upperRoman',
  2: 'lowerRoman',
  3: 'upperLetter',
  4: 'lowerLetter',
  10: 'ideographDigital',
  11: 'japaneseCounting',
  14: 'decimalFullWidth',
  16: 'ideographLegalTraditional',
  17: 'japaneseDigitalTenThousand',
  18: 'decimalEnclosedCircle',
  19: 'decimalFullWidth2',
  22: 'decimalZero',
  23: 'bullet',
  26: 'decimalEnclosedFullstop',
  27: 'decimalEnclosedParen',
  28: 'decimalEnclosedCircleChinese',
  29: 'ideographEnclosedCircle',
  30: 'ideographTraditional',
  31: 'ideographZodiac',
  33: 'japaneseDigitalTenThousand',
  34: 'taiwaneseCountingThousand',
  35: 'ideographLegalTraditional',
  36: 'japaneseDigitalTenThousand',
  37: 'chineseCounting',
  38: 'chineseLegalSimplified',
  39: 'chineseCountingThousand',
  40: 'japaneseDigitalTenThousand',
  255: 'none',
}

/** Lists by the number that paragraphs give (from 1). Throws RangeError for a damaged table. */
export function readDocLists(main: Buffer, table: Buffer): ReadonlyMap<string, List> {
  const levels = readLevels(main, table)
  const at = main.readUInt32LE(head.overrides)
  if (main.readUInt32LE(head.overrides + 4) === 0) return new Map()
  const count = table.readUInt32LE(at)
  const lists = new Map<string, List>()
  let data = at + 4 + count * sizes.override
  for (let index = 0; index < count; index++) {
    const override = at + 4 + index * sizes.override
    const id = table.readInt32LE(override)
    const changed = readOverrides(table, data + 4, table.readUInt8(override + 12))
    data = changed.end
    const own = [...(levels.get(id) ?? [])]
    for (const [level, each] of changed.levels) own[level] = each
    lists.set(String(index + 1), { abstractId: String(id), levels: own, starts: changed.starts })
  }
  return lists
}

function readLevels(main: Buffer, table: Buffer): ReadonlyMap<number, readonly Level[]> {
  const at = main.readUInt32LE(head.lists)
  const levels = new Map<number, readonly Level[]>()
  if (main.readUInt32LE(head.lists + 4) === 0) return levels
  const count = table.readUInt16LE(at)
  let next = at + 2 + count * sizes.list
  for (let index = 0; index < count; index++) {
    const list = at + 2 + index * sizes.list
    const isSimple = (table.readUInt8(list + 26) & 1) === 1
    const own: Level[] = []
    for (let level = 0; level < (isSimple ? 1 : maxLevels); level++) {
      const read = readLevel(table, next)
      own.push(read.level)
      next = read.end
    }
    levels.set(table.readInt32LE(list), own)
  }
  return levels
}

/** The head of a level, its paragraph and character properties, then the pattern: 0 to 8 stand for counts. */
function readLevel(table: Buffer, at: number): { readonly level: Level; readonly end: number } {
  const flags = table.readUInt8(at + 5)
  const text = at + sizes.level + table.readUInt8(at + 24) + table.readUInt8(at + 25)
  const end = text + 2 + 2 * table.readUInt16LE(text)
  if (end > table.length) throw new RangeError('level beyond the table')
  const pattern = Array.from(table.subarray(text + 2, end).toString('utf16le'), (char) =>
    char.charCodeAt(0) < maxLevels ? `%${char.charCodeAt(0) + 1}` : char,
  ).join('')
  const level = {
    start: table.readInt32LE(at),
    format: numberFormats[table.readUInt8(at + 4)] ?? 'decimal',
    pattern,
    restart: flags & 8 ? table.readUInt8(at + 26) : maxLevels,
    isLegal: (flags & 4) !== 0,
  }
  return { level, end }
}

/** What one use of a list changes: levels that start anew, levels of another format. */
function readOverrides(table: Buffer, from: number, count: number) {
  const levels = new Map<number, Level>()
  const starts = new Map<number, number>()
  let end = from
  for (let index = 0; index < count; index++) {
    const flags = table.readUInt32LE(end + 4)
    const at = flags & 15
    if (flags & 16) starts.set(at, table.readInt32LE(end))
    end += 8
    if (!(flags & 32)) continue
    const read = readLevel(table, end)
    levels.set(at, read.level)
    end = read.end
  }
  return { levels, starts, end }
}
