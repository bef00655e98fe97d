// Step: photo or scan of one page -> blocks.
import type { ExtractedFile } from '#ports/file-reader.ts'
import { buildRefusal } from './refusal.ts'

export async function readImage(_bytes: Uint8Array, _onStep: unknown): Promise<ExtractedFile> {
  throw buildRefusal('图片需要文字识别', '请安装可选组件:npm install @gutenye/ocr-node')
}
