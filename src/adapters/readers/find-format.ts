// Step: bytes -> format, by content. In: bytes, names in a zip or text. Out: an entry of formats.ts, or a refusal of what is known and not read.
import {
  type ByteFormat,
  byteFormats,
  hasStream,
  isOle,
  listReadable,
  type PackageFormat,
  packageFormats,
  type SourceFile,
  type TextFormat,
  textFormats,
} from './formats.ts'
import { buildRefusal } from './refusal.ts'

const readable = `请换成 ${listReadable()}`

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
]

/** `zip` for a package or a bag of documents, null for plain text. Throws AppError `input` for known formats that are not read. */
export function findByteFormat({ bytes, fileName }: SourceFile): ByteFormat | 'zip' | null {
  const head = Buffer.from(bytes.subarray(0, 1024)).toString('latin1')
  if (head.startsWith('PK\x03\x04') || head.startsWith('PK\x05\x06')) return 'zip'
  if (isOle(head) && hasStream(bytes, 'EncryptedPackage')) {
    throw buildRefusal('文件设了打开密码，读不了', '请用 Word 或 WPS 输入密码打开，去掉密码后另存')
  }
  const format = byteFormats.find((one) => one.is({ bytes, fileName, head }))
  if (format) return format
  if (isOle(head)) throw buildOleRefusal(bytes)
  const known = refused.find(({ magic }) => head.startsWith(magic))
  // Two letters may also open a text (BMW, MZ); a program or picture has zero bytes near its start.
  if (known && (known.magic.length > 2 || head.includes('\0')))
    throw buildRefusal(`${known.name} 不能直接读取`, known.fix)
  return null
}

/** The siblings of Word. */
function buildOleRefusal(bytes: Uint8Array): Error {
  if (hasStream(bytes, 'Workbook') || hasStream(bytes, 'Book'))
    return buildRefusal('旧版 Excel 表格（xls）不能直接读取', '请用 Excel 或 WPS 另存为 xlsx')
  if (hasStream(bytes, 'PowerPoint Document'))
    return buildRefusal('演示文稿（ppt）不能读取', '请把文字另存为 docx')
  return buildRefusal(
    '是 Office 旧格式文件，但里面没有 Word 正文，或文件不完整',
    '请用 Word 或 WPS 打开确认完好，另存为 docx',
  )
}

/** What a zip is, by the names in it; null means a bag of documents. */
export function findPackageFormat(names: readonly string[]): PackageFormat | null {
  const format = packageFormats.find((one) => one.is(names))
  if (format) return format
  const has = (pattern: RegExp) => names.some((name) => pattern.test(name))
  if (has(/^\[Content_Types\]\.xml$/i) && has(/^ppt\//i))
    throw buildRefusal('演示文稿（pptx）不能读取', '请把文字另存为 docx')
  if (names.includes('mimetype') && names.includes('content.xml')) {
    throw buildRefusal('OpenDocument 文档（odt、ods）不能直接读取', '请用 Word 或 WPS 另存为 docx 或 xlsx')
  }
  return null
}

/** Throws AppError `input` for XML of Excel 2003. */
export function findTextFormat(text: string, fileName: string): TextFormat {
  const head = text.slice(0, 4000)
  if (/<\?mso-application[^>]{0,100}Excel|<Workbook\s[^>]{0,300}office:spreadsheet/i.test(head)) {
    throw buildRefusal('Excel 2003 的 XML 表格不能直接读取', '请用 Excel 或 WPS 打开，另存为 xlsx')
  }
  return textFormats.find((one) => one.is(head, fileName))!
}
