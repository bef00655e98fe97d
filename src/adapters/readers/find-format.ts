// Step: bytes -> format, by content. In: bytes, and the file's ending only to tell twins apart (md from txt, wps from doc).
import { buildRefusal } from './refusal.ts'

export type FileFormat =
  | 'txt'
  | 'md'
  | 'html'
  | 'pdf'
  | 'docx'
  | 'doc'
  | 'wps'
  | 'xlsx'
  | 'ofd'
  | 'zip'
  | 'image'

const readable = '请换成 docx、doc、wps、pdf、ofd、xlsx、html、md 或 txt'

/** Formats that are known and not read, by their first bytes, with what to do instead. */
const refused: readonly { readonly magic: string; readonly name: string; readonly fix: string }[] = [
  { magic: '{\\rtf', name: 'RTF 文档', fix: '请用 Word 或 WPS 打开，另存为 docx' },
  { magic: 'Rar!', name: 'RAR 压缩包', fix: '请解开，再放入里面的文件，或改打成 zip' },
  { magic: '7z\xbc\xaf', name: '7z 压缩包', fix: '请解开，再放入里面的文件，或改打成 zip' },
  { magic: '\x1f\x8b', name: 'gzip 压缩包', fix: '请解开，再放入里面的文件，或改打成 zip' },
  { magic: 'MZ', name: '程序', fix: readable },
  { magic: '\x7fELF', name: '程序', fix: readable },
  { magic: 'GIF8', name: 'GIF 图片', fix: '请换成 png 或 jpg' },
  { magic: 'BM', name: 'BMP 图片', fix: '请换成 png 或 jpg' },
  { magic: 'MIME-Version:', name: 'MHTML 网页', fix: '请用 Word 或浏览器打开，另存为 docx 或 html' },
]

const images = ['\x89PNG\r\n\x1a\n', '\xff\xd8\xff', 'II*\0', 'MM\0*']

/** The format of bytes that are not plain text, or null. Throws AppError `input` for known formats that are not read. */
export function findBinaryFormat(bytes: Uint8Array, fileName: string): FileFormat | null {
  const head = Buffer.from(bytes.subarray(0, 1024)).toString('latin1')
  if (head.startsWith('PK\x03\x04') || head.startsWith('PK\x05\x06')) return 'zip'
  if (head.startsWith('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1')) return findOleFormat(bytes, fileName)
  if (head.includes('%PDF-')) return 'pdf'
  if (images.some((magic) => head.startsWith(magic))) return 'image'
  const known = refused.find(({ magic }) => head.startsWith(magic))
  // Two letters may also open a text (BMW, MZ); a program or picture has zero bytes near its start.
  if (known && (known.magic.length > 2 || head.includes('\0')))
    throw buildRefusal(`${known.name} 不能直接读取`, known.fix)
  return null
}

/** OLE files name their streams in UTF-16; the names tell Word from its siblings and from encrypted packages. */
function findOleFormat(bytes: Uint8Array, fileName: string): FileFormat {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const has = (name: string) => buffer.includes(Buffer.from(name, 'utf16le'))
  if (has('EncryptedPackage')) {
    throw buildRefusal('文件设了打开密码，读不了', '请用 Word 或 WPS 输入密码打开，去掉密码后另存')
  }
  if (has('WordDocument')) return /\.wps$/i.test(fileName) ? 'wps' : 'doc'
  if (has('Workbook') || has('Book'))
    throw buildRefusal('旧版 Excel 表格（xls）不能直接读取', '请用 Excel 或 WPS 另存为 xlsx')
  if (has('PowerPoint Document')) throw buildRefusal('演示文稿（ppt）不能读取', '请把文字另存为 docx')
  throw buildRefusal(
    '是 Office 旧格式文件，但里面没有 Word 正文，或文件不完整',
    '请用 Word 或 WPS 打开确认完好，另存为 docx',
  )
}

/** What a zip is, by the names in it; `zip` means a bag of documents. */
export function findPackageFormat(names: readonly string[]): FileFormat {
  const has = (pattern: RegExp) => names.some((name) => pattern.test(name))
  if (has(/^OFD\.xml$/i)) return 'ofd'
  if (has(/^\[Content_Types\]\.xml$/i)) {
    if (has(/^word\//i)) return 'docx'
    if (has(/^xl\//i)) return 'xlsx'
    if (has(/^ppt\//i)) throw buildRefusal('演示文稿（pptx）不能读取', '请把文字另存为 docx')
  }
  if (names.includes('mimetype') && names.includes('content.xml')) {
    throw buildRefusal('OpenDocument 文档（odt、ods）不能直接读取', '请用 Word 或 WPS 另存为 docx 或 xlsx')
  }
  return 'zip'
}

/** html by its tags, md by its ending, anything else txt. Throws AppError `input` for Word 2003 XML. */
export function findTextFormat(text: string, fileName: string): FileFormat {
  const head = text.slice(0, 4000)
  if (/<\?mso-application|<w:wordDocument|<pkg:package/i.test(head)) {
    throw buildRefusal('Word 2003 的 XML 文档不能直接读取', '请用 Word 或 WPS 打开，另存为 docx')
  }
  if (/<(?:!doctype html|html|head|body|meta|title)[\s>]/i.test(head)) return 'html'
  const tags = head.match(
    /<\/?(?:p|div|span|br|table|tr|td|h[1-6]|ul|li|font|strong|section|article)[\s/>]/gi,
  )
  if (/^\s*</.test(head) && (tags?.length ?? 0) >= 2) return 'html'
  return /\.(?:md|markdown)$/i.test(fileName) ? 'md' : 'txt'
}
