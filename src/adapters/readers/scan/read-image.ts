// Step: photo or scan of one page -> blocks. In: bytes of a png, jpg, tif. Out: recognised paragraphs and tables.
import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'
import type { PageStep } from '#adapters/readers/document-content.ts'
import type { PageLines } from '#adapters/readers/pdf/pdf-pages.ts'
import { buildBlocks } from '#adapters/readers/pdf/pdf-paragraphs.ts'
import { buildRefusal, readSafely } from '#adapters/readers/refusal.ts'
import type { ExtractedFile } from '#domain/block.ts'
import { buildScan } from './build-scan.ts'
import type { Picture } from './cut-picture.ts'
import {
  buildMissing,
  findOcrPackage,
  openRecognition,
  type RecognisedLine,
  type Recognition,
} from './open-recognition.ts'

interface Sharp {
  rotate(): Sharp
  resize(options: { width: number; height: number; fit: 'inside'; withoutEnlargement: boolean }): Sharp
  flatten(options: { background: string }): Sharp
  toColourspace(space: string): Sharp
  removeAlpha(): Sharp
  raw(): Sharp
  toBuffer(options: {
    resolveWithObject: true
  }): Promise<{ data: Buffer; info: { width: number; height: number } }>
}

type OpenSharp = (bytes: Uint8Array, options: { limitInputPixels: number; failOn: 'truncated' }) => Sharp

/** A phone's photo has 12 to 50 million pixels; the longest side is brought down to A4 at 200 to 250 dpi. */
const maxPixels = 100_000_000
const maxSide = 3000

export async function readImage(bytes: Uint8Array, onStep: (step: PageStep) => void): Promise<ExtractedFile> {
  const recognition = await openShared()
  const picture = await readSafely('图片', () => decodePicture(bytes))
  onStep({ page: 1, pages: 1 })
  const { page, confidence, characters } = await readPicture(recognition, picture)
  const blocks = buildBlocks([page])
  if (characters === 0) throw buildRefusal('图片上没有认出文字', '请重新拍摄或扫描：放平、光线均匀、字迹清楚')
  const notes = [`文字识别所得，共 1 页，平均置信度 ${confidence.toFixed(2)}，请核对数字`]
  return { format: 'scan', blocks, properties: {}, confidence, notes }
}

let shared: Promise<Recognition> | undefined

/** Loading the models takes a second: once a process. */
export function openShared(): Promise<Recognition> {
  shared ??= openRecognition()
  return shared
}

/** One page: its lines, and the mean confidence over its characters. */
export async function readPicture(
  recognition: Recognition,
  picture: Picture,
): Promise<{ page: PageLines; confidence: number; characters: number }> {
  const lines = await recognition.read(picture)
  const count = (of: (line: RecognisedLine) => number) => lines.reduce((sum, line) => sum + of(line), 0)
  const characters = count((line) => line.text.length)
  const confidence = characters > 0 ? count((line) => line.text.length * line.confidence) / characters : 0
  return { page: buildScan(lines, picture), confidence, characters }
}

/** Turned as the camera says, on white, three bytes a pixel. */
async function decodePicture(bytes: Uint8Array): Promise<Picture> {
  const { data, info } = await (await loadSharp())(bytes, {
    limitInputPixels: maxPixels,
    failOn: 'truncated',
  })
    .rotate()
    .resize({ width: maxSide, height: maxSide, fit: 'inside', withoutEnlargement: true })
    .flatten({ background: '#ffffff' })
    .toColourspace('srgb')
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
  return { data, width: info.width, height: info.height }
}

/** sharp comes with the optional recognition package. */
async function loadSharp(): Promise<OpenSharp> {
  try {
    const path = createRequire(findOcrPackage()).resolve('sharp')
    return ((await import(pathToFileURL(path).href)) as { default: OpenSharp }).default
  } catch (error) {
    throw buildMissing(error)
  }
}
