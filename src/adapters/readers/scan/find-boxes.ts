// Step: map of "here is text" -> boxes of text lines. In: probability per pixel. Out: turned rectangles, grown to whole characters.
// The same steps as PP-OCR's DB post-processing (threshold, components, smallest rectangle, unclip), without OpenCV.

export interface ProbabilityMap {
  readonly data: Float32Array
  readonly width: number
  readonly height: number
}

/** Corner at the start of the text, unit step along the line, both in pixels of the map; height is across the line. */
export interface TextBox {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  /** Radians, clockwise; between -45 and 45 degrees. */
  readonly angle: number
}

type Point = readonly [number, number]

/** PP-OCR's own settings: det_db_thresh 0.3, det_db_box_thresh 0.6, det_db_unclip_ratio 1.5, smallest side 3. */
const minProbability = 0.3
const minMean = 0.6
const unclip = 1.5
const minSide = 3

export function findBoxes(map: ProbabilityMap): TextBox[] {
  const seen = new Uint8Array(map.width * map.height)
  const boxes: TextBox[] = []
  for (let start = 0; start < seen.length; start++) {
    if (seen[start] || map.data[start]! <= minProbability) continue
    const { edge, mean } = readComponent(map, seen, start)
    const box = edge.length > 2 && mean >= minMean ? findRectangle(findHull(edge)) : null
    if (box && Math.min(box.width, box.height) >= minSide) boxes.push(growBox(box))
  }
  return boxes
}

/** Flood fill; `edge` holds the first and last pixel of each run in a row, which is all that a hull needs. */
function readComponent(
  map: ProbabilityMap,
  seen: Uint8Array,
  start: number,
): { edge: Point[]; mean: number } {
  const { data, width } = map
  const rows = new Map<number, [number, number]>()
  const stack = [start]
  seen[start] = 1
  let sum = 0
  let count = 0
  while (stack.length > 0) {
    const at = stack.pop()!
    const x = at % width
    const y = (at - x) / width
    sum += data[at]!
    count++
    const row = rows.get(y)
    if (!row) rows.set(y, [x, x])
    else {
      if (x < row[0]) row[0] = x
      if (x > row[1]) row[1] = x
    }
    for (const next of [x > 0 ? at - 1 : -1, x < width - 1 ? at + 1 : -1, at - width, at + width]) {
      if (next < 0 || next >= seen.length || seen[next] || data[next]! <= minProbability) continue
      seen[next] = 1
      stack.push(next)
    }
  }
  const edge = [...rows].flatMap(([y, [left, right]]): Point[] => [
    [left, y],
    [right + 1, y],
    [left, y + 1],
    [right + 1, y + 1],
  ])
  return { edge, mean: sum / count }
}

/** Andrew's monotone chain. */
function findHull(points: readonly Point[]): Point[] {
  const sorted = points.toSorted((a, b) => a[0] - b[0] || a[1] - b[1])
  const half = (ordered: readonly Point[]) => {
    const hull: Point[] = []
    for (const point of ordered) {
      while (hull.length > 1 && cross(hull.at(-2)!, hull.at(-1)!, point) <= 0) hull.pop()
      hull.push(point)
    }
    return hull.slice(0, -1)
  }
  return [...half(sorted), ...half(sorted.toReversed())]
}

function cross(o: Point, a: Point, b: Point): number {
  return (a[0] - o[0]) * (b[1] - o[1]) - (a[1] - o[1]) * (b[0] - o[0])
}

/** The smallest rectangle around a hull has one of the hull's sides. */
function findRectangle(hull: readonly Point[]): TextBox | null {
  let best: TextBox | null = null
  hull.forEach((point, index) => {
    const next = hull[(index + 1) % hull.length]!
    const box = buildRectangle(hull, turnUpright(Math.atan2(next[1] - point[1], next[0] - point[0])))
    if (!best || box.width * box.height < best.width * best.height) best = box
  })
  return best
}

function turnUpright(angle: number): number {
  return angle - Math.round(angle / (Math.PI / 2)) * (Math.PI / 2)
}

function buildRectangle(hull: readonly Point[], angle: number): TextBox {
  const cos = Math.cos(angle)
  const sin = Math.sin(angle)
  const along = hull.map(([x, y]) => x * cos + y * sin)
  const across = hull.map(([x, y]) => y * cos - x * sin)
  const left = Math.min(...along)
  const top = Math.min(...across)
  return {
    x: left * cos - top * sin,
    y: left * sin + top * cos,
    width: Math.max(...along) - left,
    height: Math.max(...across) - top,
    angle,
  }
}

/** The network marks the core of a line; the whole line is larger by area x ratio / perimeter on each side. */
function growBox(box: TextBox): TextBox {
  const by = (box.width * box.height * unclip) / (2 * (box.width + box.height))
  const cos = Math.cos(box.angle)
  const sin = Math.sin(box.angle)
  return {
    ...box,
    x: box.x - by * cos + by * sin,
    y: box.y - by * sin - by * cos,
    width: box.width + 2 * by,
    height: box.height + 2 * by,
  }
}
