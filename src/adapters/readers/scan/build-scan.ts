// Step: recognised lines of a picture -> page of lines. In: turned boxes with text. Out: upright lines as a pdf page has them.

import { buildLines } from '#adapters/readers/pdf/pdf-lines.ts'
import type { PageLines } from '#adapters/readers/pdf/pdf-pages.ts'
import type { Piece } from '#adapters/readers/pdf/piece.ts'
import type { TextBox } from './find-boxes.ts'
import type { RecognisedLine } from './open-recognition.ts'
import { restorePunctuation } from './restore-punctuation.ts'

/** A box this many times as long as high shows the direction of its line well. */
const longBox = 8
/** Fewer lines than this can be brought into line by chance. */
const minAligned = 6
/** Slopes tried for the left edge, in steps of 1/500: up to 0.08 each way, some 4.5 degrees. */
const slantSteps = 500
const maxSlant = 40
/** Sizes within this share of the page's usual size are the usual size, measured badly. */
const sameSize = 0.22

/** Lines set straight (also when the tilt changes down the page, as in a photo), sizes evened, punctuation restored. */
export function buildScan(
  lines: readonly RecognisedLine[],
  picture: { width: number; height: number },
): PageLines {
  const tilt = findTilt(lines.map(({ box }) => box))
  const sizes = lines.map((line) => measureSize(line)).sort((a, b) => a - b)
  const usual = sizes[Math.floor(sizes.length / 2)] ?? 1
  const slant = findSlant(
    lines.map(({ box }) => box),
    usual,
  )
  const pieces = lines.map((line): Piece => {
    const size = measureSize(line)
    const { x, y } = findCentre(line.box)
    return {
      text: restorePunctuation(line.text),
      x: x - line.box.width / 2 - slant * y,
      y: y - x * Math.tan(tilt(y)),
      width: line.box.width,
      size: Math.abs(size - usual) < usual * sameSize ? usual : size,
      confidence: line.confidence,
    }
  })
  return { lines: buildLines(pieces), width: picture.width, height: picture.height }
}

/** A character's height: by the box for short texts, by the length of the text for long ones. */
function measureSize({ box, text }: RecognisedLine): number {
  const wide = [...text].reduce((sum, char) => sum + (char.codePointAt(0)! < 0x2e80 ? 0.55 : 1), 0)
  return wide < 6 ? box.height * 0.72 : box.width / (wide + 0.4)
}

function findCentre(box: TextBox): { x: number; y: number } {
  const cos = Math.cos(box.angle)
  const sin = Math.sin(box.angle)
  return {
    x: box.x + (box.width / 2) * cos - (box.height / 2) * sin,
    y: box.y + (box.width / 2) * sin + (box.height / 2) * cos,
  }
}

/** Angle at a height of the page, in radians: a straight line through the angles of long boxes (least squares). */
function findTilt(boxes: readonly TextBox[]): (y: number) => number {
  const long = boxes.filter((box) => box.width > box.height * longBox)
  if (long.length === 0) return () => 0
  const angles = long.map((box) => box.angle).sort((a, b) => a - b)
  const median = angles[Math.floor(angles.length / 2)]!
  const near = long.filter((box) => Math.abs(box.angle - median) < 0.06)
  if (near.length < 4) return () => median
  const meanY = near.reduce((sum, box) => sum + box.y, 0) / near.length
  const meanAngle = near.reduce((sum, box) => sum + box.angle, 0) / near.length
  const spread = near.reduce((sum, box) => sum + (box.y - meanY) ** 2, 0)
  const slope =
    near.reduce((sum, box) => sum + (box.y - meanY) * (box.angle - meanAngle), 0) / Math.max(spread, 1)
  return (y) => meanAngle + slope * (y - meanY)
}

/** The most neighbours that one of them has nearer than `reach`, itself among them; sorted. */
function countTogether(starts: readonly number[], reach: number): number {
  let most = 0
  let from = 0
  let to = 0
  for (const start of starts) {
    while (start - starts[from]! >= reach) from++
    while (to < starts.length && starts[to]! - start < reach) to++
    most = Math.max(most, to - from)
  }
  return most
}

/** How far the left edge of the text moves right per pixel downwards: the slope under which most lines start together. */
function findSlant(boxes: readonly TextBox[], size: number): number {
  let best = { slope: 0, count: 0 }
  for (let step = -maxSlant; step <= maxSlant; step++) {
    // From zero outwards, so that an upright page stays upright.
    const slope = ((step % 2 === 0 ? 1 : -1) * Math.ceil((step + maxSlant) / 2)) / slantSteps
    const starts = boxes
      .map((box) => findCentre(box).x - box.width / 2 - slope * findCentre(box).y)
      .sort((a, b) => a - b)
    const count = countTogether(starts, size * 0.3)
    if (count > best.count) best = { slope, count }
  }
  return best.count < minAligned ? 0 : best.slope
}
