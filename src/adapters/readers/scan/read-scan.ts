// Step: page of a pdf that is a picture -> recognised lines. In: bytes, page number. Out: lines as a text page has them.
import { createIsomorphicCanvasFactory } from 'unpdf'
import { openPdf, type Pdf } from '#adapters/readers/pdf/open-pdf.ts'
import type { Picture } from './cut-picture.ts'
import { buildMissing } from './open-recognition.ts'
import { openShared, readPicture } from './read-image.ts'

type ReadScan = (number: number) => ReturnType<typeof readPicture>
type Canvas = typeof import('@napi-rs/canvas')

/** Dots per inch that the recognition does well with, over the 72 of a pdf unit; the longest side stays under the cap. */
const scale = 200 / 72
const maxSide = 3000

/** Draws with the optional canvas package. Throws AppError `input` with the advice to install when it is absent. */
export async function openScanReader(bytes: Uint8Array): Promise<ReadScan> {
  const recognition = await openShared()
  const canvas = await import('@napi-rs/canvas').catch((error: unknown) => {
    throw buildMissing(error)
  })
  // pdf.js looks for the browser's class when it fills a path.
  Object.assign(globalThis, { Path2D: canvas.Path2D })
  const CanvasFactory = await createIsomorphicCanvasFactory(async () => canvas)
  const pdf = await openPdf(bytes, { CanvasFactory })
  return async (number) => readPicture(recognition, await drawPage(pdf, number, canvas))
}

async function drawPage(pdf: Pdf, number: number, canvas: Canvas): Promise<Picture> {
  const page = await pdf.getPage(number)
  const { width, height } = page.getViewport({ scale: 1 })
  const viewport = page.getViewport({ scale: Math.min(scale, maxSide / Math.max(width, height)) })
  const surface = canvas.createCanvas(Math.ceil(viewport.width), Math.ceil(viewport.height))
  const context = surface.getContext('2d')
  context.fillStyle = '#ffffff'
  context.fillRect(0, 0, surface.width, surface.height)
  await page.render({ canvas: surface as never, canvasContext: context as never, viewport }).promise
  page.cleanup()
  const { data } = context.getImageData(0, 0, surface.width, surface.height)
  return { data: dropAlpha(data), width: surface.width, height: surface.height }
}

function dropAlpha(rgba: Uint8ClampedArray): Uint8Array {
  const rgb = new Uint8Array((rgba.length / 4) * 3)
  for (let from = 0, to = 0; from < rgba.length; from += 4) {
    rgb[to++] = rgba[from]!
    rgb[to++] = rgba[from + 1]!
    rgb[to++] = rgba[from + 2]!
  }
  return rgb
}
