// Step: pdf bytes -> opened document. Tables and fonts come from the installed package; nothing is fetched, no script runs.
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { getDocumentProxy } from 'unpdf'
import { buildDamage, buildRefusal } from '#adapters/readers/refusal.ts'

export type Pdf = Awaited<ReturnType<typeof getDocumentProxy>>

/** Node 20 lacks it; without it the drawings and pictures of a page end at its first text. */
function supplyTransfer(): void {
  if ('transferToFixedLength' in ArrayBuffer.prototype) return
  Object.defineProperty(ArrayBuffer.prototype, 'transferToFixedLength', {
    configurable: true,
    writable: true,
    value(this: ArrayBuffer, length = this.byteLength): ArrayBuffer {
      const moved = new Uint8Array(length)
      moved.set(new Uint8Array(this, 0, Math.min(length, this.byteLength)))
      return moved.buffer
    },
  })
}

/** `extra` goes to pdf.js as it is. Throws AppError `input` for a password or damage. */
export async function openPdf(bytes: Uint8Array, extra: object = {}): Promise<Pdf> {
  supplyTransfer()
  const home = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'))
  const folder = (name: string) => `${join(home, name)}/`
  try {
    return await getDocumentProxy(new Uint8Array(bytes), {
      // Chinese fonts that are not embedded need these tables; they are read from disk.
      cMapUrl: folder('cmaps'),
      standardFontDataUrl: folder('standard_fonts'),
      wasmUrl: folder('wasm'),
      useSystemFonts: false,
      enableXfa: false,
      verbosity: 0,
      ...extra,
    })
  } catch (error) {
    if (error instanceof Error && error.name === 'PasswordException') {
      throw buildRefusal('pdf 设了打开密码，读不了', '请用阅读器输入密码打开，去掉密码后另存', error)
    }
    throw buildDamage('pdf', error)
  }
}
