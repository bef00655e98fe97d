// Step: before anything is kept. Lines of a document, its margins, its name -> the secrecy marking it carries, or null.
import { cleanLine } from '#text/clean-line.ts'

const grade = '(?:绝密|机密|秘密)'
const ban = '(?:不得|请勿|严禁|禁止|切勿)(?:外传|外泄|外借|公开|对外公开|复制|翻印|转发|传播|上网)'
const care = `(?:注意保存|妥善保管|注意保密|仅供参考|${ban})`
const inner = '(?:仅供|仅限|供|限|本)?内部(?:资料|文件|材料|参考|刊物|使用|传阅|掌握|发行|交流)'
/** GB/T 9704: grade and term stand alone, 机密★1年; a star beside a grade is a marking anywhere. */
const starred = new RegExp(`${grade}\\s?(?:[★☆⭐✩]|[*＊]\\s?(?:\\d|长期))`)
const mark = `(?:${grade}级?|${inner})(?:\\d{1,2}年|长期|级)?(?:[,，!！·—-]?${care}){0,3}|${ban}(?:[,，!！·—-]?${care}){0,2}`
const alone = new RegExp(`^[(（【\\[〔]?(?:密级[:：]?)?(?:${mark})[!！。]?[)）】\\]〕]?$`)
const bracketed = new RegExp(
  `[(（【[〔](?:${grade}|内部(?:资料|文件|材料|使用))(?:[,，]${care})?[)）】\\]〕]$`,
)
const withheld =
  /^(?:公开(?:方式|属性|类型|范围|形式)[:：])(?:不予公开|不公开|内部)$|^[(（]此件(?:不予公开|不公开)[)）]$|^密级[:：]?(?:绝密|机密|秘密|内部)/
/** Words of a cell or a paragraph in the text, a marking where they stand beside it. */
const withheldBeside = /^(?:此件)?(?:不予公开|不公开)$|^(?:涉密|密件|涉密(?:文件|资料|材料))$/
/** A paper that is quoted with its marking, in running text: 《……通知》（机密）. */
const quoted = new RegExp(`[》件知函][（(]${grade}级?[）)]`)
/** A marking has some 20 characters, set apart by blanks twice as many; longer lines are text. */
const longestRaw = 160
/** A marking beyond these lines from either end is a word of the text. */
const edgeLines = 15
const longest = 60

/** The marking as printed (机密★1年, 内部资料); 《保守国家秘密法》, 保密 and 机密文件管理 in running text are none. */
export function findSecrecy(texts: readonly string[]): string | null {
  for (const text of texts) {
    const found = quoted.exec(text)
    if (found) return found[0].slice(1)
  }
  const lines = texts
    .flatMap((text) => text.split('\n'))
    .filter((line) => line.length <= longestRaw && line.trim() !== '')
  for (const [index, raw] of lines.entries()) {
    const isEdge = index < edgeLines || index >= lines.length - edgeLines
    const line = close(raw)
    if (line.length > longest) continue
    if (starred.test(line)) return line.slice(0, 30)
    if (!isEdge) continue
    const found = [
      line,
      ...raw
        .trim()
        .split(/\t|\s{2,}/)
        .map(close),
    ].find(isMark)
    if (found) return found.slice(0, 30)
  }
  return null
}

/** In running heads and feet, print headers and templates a marking may stand beside other words: 内部资料 第3页. */
export function findMarginSecrecy(lines: readonly string[]): string | null {
  for (const raw of lines.flatMap((line) => line.split('\n'))) {
    if (raw.length > longestRaw) continue
    const line = close(raw)
    if (starred.test(line)) return line.slice(0, 30)
    const found = [
      line,
      ...raw
        .trim()
        .split(/[\s|｜_·•—–-]+/)
        .map(close),
    ].find((piece) => isMark(piece) || withheldBeside.test(piece))
    if (found) return found.slice(0, 30)
  }
  return null
}

/** A piece of the name, or of a folder's name in an archive, that is a marking and nothing else: 年报（内部资料）.docx; 保密工作总结 is none. */
export function findNameSecrecy(name: string): string | null {
  const bare = name.slice(-300).replace(/\.[A-Za-z0-9]{1,8}$/, '')
  const star = starred.exec(close(bare))
  if (star) return star[0]
  const pieces = bare.split(/[\s\\/_\-—–·.,，、+#()（）【】[\]〔〕《》“”"]+/).map(close)
  const found = pieces.find((piece) => alone.test(piece) || withheldBeside.test(piece))
  return found ?? /^(?:绝密|机密|秘密|内部资料|内部文件)(?=20\d\d)/.exec(pieces[0] ?? '')?.[0] ?? null
}

function close(raw: string): string {
  return cleanLine(raw).replaceAll(' ', '')
}

function isMark(line: string): boolean {
  return line.length <= longest && (alone.test(line) || bracketed.test(line) || withheld.test(line))
}
