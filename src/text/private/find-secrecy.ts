// Step: before anything is kept. Lines of a document -> the secrecy marking it carries, or null.
import { cleanLine } from '#text/clean-line.ts'

const grade = '(?:绝密|机密|秘密)'
/** GB/T 9704: grade and term stand alone, 机密★1年; a star beside a grade is a marking anywhere. */
const starred = new RegExp(`${grade}\\s?[★☆]`)
const alone = new RegExp(
  `^[(（【\\[〔]?(?:密级[:：])?(?:${grade}|内部(?:资料|文件|材料|参考|刊物))(?:(?:\\d{1,2}年|长期|级))?(?:[,，!！·—-]?(?:注意保存|妥善保管|注意保密|不得外传|请勿外传|严禁外传|禁止外传|不得公开|仅供参考))?[)）】\\]〕]?$`,
)
const bracketed =
  /[(（【[〔](?:绝密|机密|秘密|内部(?:资料|文件|材料))(?:[,，](?:注意保存|妥善保管|不得外传|请勿外传|严禁外传|不得公开))?[)）】\]〕]$/
const withheld =
  /^(?:公开(?:方式|属性|类型|范围|形式)[:：])(?:不予公开|不公开|内部)$|^[(（]此件(?:不予公开|不公开)[)）]$|^密级[:：](?:绝密|机密|秘密|内部)/
/** A marking has some 20 characters, set apart by blanks twice as many; longer lines are text. */
const longestRaw = 160
/** A marking beyond these lines from either end is a word of the text. */
const edgeLines = 15

/** The marking as printed (机密★1年, 内部资料); 《保守国家秘密法》, 保密 and 机密文件管理 in running text are none. */
export function findSecrecy(texts: readonly string[]): string | null {
  const lines = texts
    .flatMap((text) => text.split('\n'))
    .filter((line) => line.length <= longestRaw)
    .map((line) => cleanLine(line).replaceAll(' ', ''))
    .filter((line) => line !== '')
  for (const [index, line] of lines.entries()) {
    const isEdge = index < edgeLines || index >= lines.length - edgeLines
    if (line.length > 60) continue
    if (starred.test(line) || (isEdge && (alone.test(line) || bracketed.test(line) || withheld.test(line))))
      return line.slice(0, 30)
  }
  return null
}
