// Step: pdf, pictures on pages of text. In: the opened document and its bytes. Out: numbers of the pages that show a picture large enough for words.
import { getResolvedPDFJS } from 'unpdf'
import type { Pdf } from './open-pdf.ts'

/** Pixels below which a stored picture is a line, a sign or a seal's dot. */
const smallest = { width: 200, height: 100 }
/** As shown, in points: smaller is a sign; a square of less than the second is a seal. */
const shown = { width: 150, height: 60, seal: 170 }
/** Drawings of more pages are not looked through for a note. */
const maxPages = 100

/** `isText`: by index, a page whose pictures are not recognised. */
export async function findPictures(
  pdf: Pdf,
  bytes: Uint8Array,
  isText: (index: number) => boolean,
): Promise<number[]> {
  if (!mayHavePictures(bytes)) return []
  const { OPS } = await getResolvedPDFJS()
  const images: number[] = [OPS.paintImageXObject, OPS.paintInlineImageXObject]
  const found: number[] = []
  for (let index = 0; index < Math.min(pdf.numPages, maxPages); index++) {
    if (!isText(index)) continue
    const page = await pdf.getPage(index + 1)
    const { fnArray, argsArray } = await page.getOperatorList()
    page.cleanup()
    const isPicture = (at: number) =>
      images.includes(fnArray[at]!) && isLarge(listMatrices(fnArray, argsArray, at, OPS.transform))
    if (fnArray.some((_, at) => isPicture(at))) found.push(index + 1)
  }
  return found
}

/** Pictures are streams, and the head of a stream is readable in every pdf. */
function mayHavePictures({ buffer, byteOffset, byteLength }: Uint8Array): boolean {
  const file = Buffer.from(buffer, byteOffset, byteLength)
  for (const name of ['/Subtype/Image', '/Subtype /Image'])
    for (let at = file.indexOf(name); at >= 0; at = file.indexOf(name, at + 1)) {
      const head = file.subarray(Math.max(0, at - 400), at + 400).toString('latin1')
      const side = (key: string) => Number(new RegExp(`/${key}\\s{0,3}(\\d{1,6})`).exec(head)?.[1] ?? 0)
      if (side('Width') >= smallest.width && side('Height') >= smallest.height) return true
    }
  return false
}

/** The transforms right before a picture: they say how large it is shown. */
function listMatrices(
  fnArray: readonly number[],
  argsArray: readonly unknown[],
  at: number,
  transform: number,
): readonly number[][] {
  const matrices: number[][] = []
  for (let before = at - 1; before >= 0 && before >= at - 4; before--)
    if (fnArray[before] === transform) matrices.push(argsArray[before] as number[])
  return matrices
}

function isLarge(matrices: readonly number[][]): boolean {
  const width = matrices.reduce((all, [a = 1, b = 0]) => all * (Math.hypot(a, b) || 1), 1)
  const height = matrices.reduce((all, [, , c = 0, d = 1]) => all * (Math.hypot(c, d) || 1), 1)
  const isSeal = Math.max(width, height) < shown.seal && Math.abs(width - height) < 0.2 * width
  return width >= shown.width && height >= shown.height && !isSeal
}
