// Step: doc, text boxes. In: the streams of a doc ([MS-DOC] 2.8.37 PlcfSpa, 2.8.32 PlcftxbxTxt). Out: which box stands at which character.

/** Offsets of positions and lengths in the file's head (FibRgFcLcb97). */
const head = { anchors: 0x1da, boxes: 0x25a }
const sizes = { anchor: 26, box: 22 }
/** Where the shape's number stands in a text box's entry. */
const shapeAt = 14
/** A document of this many boxes is no report. */
const maxEntries = 10_000

/** A text box: its range in the story of text boxes. */
export interface DocBox {
  readonly start: number
  readonly end: number
}

export interface DocBoxes {
  /** By the character of the body that it is anchored to. */
  readonly anchored: ReadonlyMap<number, readonly DocBox[]>
  /** Boxes whose shape is part of a group: where they stand is not told. */
  readonly loose: readonly DocBox[]
}

/** Throws RangeError for a damaged table. */
export function readDocBoxes(main: Buffer, table: Buffer): DocBoxes {
  const anchors = readEntries(main, table, { at: head.anchors, size: sizes.anchor })
  const boxes = readEntries(main, table, { at: head.boxes, size: sizes.box })
  const byShape = new Map(anchors.map(({ start, data }) => [table.readInt32LE(data), start]))
  const anchored = new Map<number, DocBox[]>()
  const loose: DocBox[] = []
  for (const { start, end, data } of boxes) {
    const at = byShape.get(table.readInt32LE(data + shapeAt))
    if (at === undefined) loose.push({ start, end })
    else anchored.set(at, [...(anchored.get(at) ?? []), { start, end }])
  }
  return { anchored, loose }
}

/** A table of character positions, one more than entries, then the entries. */
function readEntries(main: Buffer, table: Buffer, { at, size }: { at: number; size: number }) {
  const from = main.readUInt32LE(at)
  const length = main.readUInt32LE(at + 4)
  const count = length < 4 ? 0 : Math.min(Math.floor((length - 4) / (4 + size)), maxEntries)
  return Array.from({ length: count }, (_, index) => ({
    start: table.readUInt32LE(from + index * 4),
    end: table.readUInt32LE(from + (index + 1) * 4),
    data: from + (count + 1) * 4 + index * size,
  }))
}
