// Step: mhtml (a web page saved as one file, also under the name of a doc) -> blocks. In: bytes. Out: what its page gives.
import type { DocumentContent } from '#adapters/readers/document-content.ts'
import { buildRefusal } from '#adapters/readers/refusal.ts'
import { decodeText } from '#adapters/readers/text/decode-text.ts'
import { findHtmlCharset, readHtml } from './read-html.ts'

interface MimePart {
  readonly type: string
  readonly charset: string | undefined
  readonly encoding: string
  readonly body: string
}

/** A page and its pictures are some dozens; the depth is a page within alternatives within the file. */
const maxParts = 500
const maxDepth = 4

/** The first page in it; pictures are not read. Throws AppError `input` when there is none. */
export function readMhtml(bytes: Uint8Array): DocumentContent {
  const parts = listParts(Buffer.from(bytes).toString('latin1'), 0)
  const page = parts.find(({ type }) => type === 'text/html')
  if (!page) throw buildRefusal('MHTML 里没有网页正文', '请用 Word 或浏览器打开，另存为 docx 或 html')
  const content = decodeBody(page)
  const { text } = decodeText(content, page.charset ?? findHtmlCharset(content))
  return readHtml(text)
}

function listParts(entity: string, depth: number): MimePart[] {
  const gap = /\r?\n\r?\n/.exec(entity)
  const head = entity.slice(0, gap?.index ?? entity.length).replace(/\r?\n[ \t]{1,20}/g, ' ')
  const body = gap ? entity.slice(gap.index + gap[0].length) : ''
  const find = (name: string) =>
    new RegExp(`^${name}:[ \\t]{0,20}([^\\r\\n]{0,500})`, 'im').exec(head)?.[1]?.trim() ?? ''
  const type = find('Content-Type')
  const boundary = /boundary="?([^";]{1,200})"?/i.exec(type)?.[1]?.trim()
  if (boundary && depth < maxDepth)
    return body
      .split(`--${boundary}`)
      .slice(1, maxParts)
      .flatMap((part) => listParts(part.replace(/^\r?\n/, ''), depth + 1))
  return [
    {
      type: type.split(';')[0]!.trim().toLowerCase(),
      charset: /charset="?([\w-]{2,30})/i.exec(type)?.[1],
      encoding: find('Content-Transfer-Encoding').toLowerCase(),
      body,
    },
  ]
}

function decodeBody({ encoding, body }: MimePart): Uint8Array {
  if (encoding === 'base64') return new Uint8Array(Buffer.from(body, 'base64'))
  const plain =
    encoding === 'quoted-printable'
      ? body
          .replace(/=[ \t]{0,20}\r?\n/g, '')
          .replace(/=([0-9a-f]{2})/gi, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)))
      : body
  return new Uint8Array(Buffer.from(plain, 'latin1'))
}
