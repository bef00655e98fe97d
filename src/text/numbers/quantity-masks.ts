// Step: finding the pieces of a text whose digits count nothing: names, titles, numbers of documents, dates,
// headings, hotlines. Folded text in, spans out.
import type { Span } from '#domain/span.ts'

/** Half-width digits, signs and brackets in place of full-width ones; the length and every offset stay. */
export function foldWidth(text: string): string {
  return text
    .replace(/[\uFF01-\uFF5E]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0))
    .replace(/[\u3000\u00A0\u2000-\u200A]/g, ' ')
}

const masks: readonly RegExp[] = [
  /《[^》\n]{1,120}》/g,
  // A name in quotes: “一村一辅警”. A quoted sentence is longer, or has a stop inside.
  /“[^”\n。;]{1,40}”/g,
  /"[^"\n。;]{1,40}"/g,
  /「[^」\n。;]{1,40}」/g,
  /[〔[][^〕\]\n]{1,12}[〕\]]\s?第?\d{0,5}号?/g,
  /(?:19|20)\d{2}\s?[-./年]\s?\d{1,2}\s?[-./月]\s?\d{1,2}日?/g,
  /(?:19|20)\d{2}\s?年?\s?[-—~–至到]{1,2}\s?(?:19|20)\d{2}\s?年?/g,
  /(?:19|20)\d{2}\s?年/g,
  /\d{1,2}\s?月(?:\d{1,2}\s?日)?/g,
  /\d{1,2}:\d{2}(?::\d{2})?|\d{1,2}\s?[时点]\s?\d{1,2}\s?分|(?:[上下中]午|凌晨|早上|晚上|晚)\d{1,2}\s?[时点](?:半|\s?\d{1,2}\s?分)?/g,
  // 15分钟公共法律服务圈 is a name.
  /\d{1,3}\s?(?:分钟|公里)[一-龥“”]{0,14}圈/g,
  // The numeral of a heading, also where a sentence follows at once: 1.3个村 is heading 1 and three villages.
  /^[ \t]*[((]?\d{1,2}(?:[)、]|[..](?!\d+(?:\.\d|\s?[%万亿元]|\s?公里|\s?倍)))/gm,
  /第\s?(?:\d+|[零一二三四五六七八九十百千两]+)(?:\s?[、和至到—–-]\s?(?:第\s?)?(?:\d+|[一二三四五六七八九十]+)){0,6}/g,
  /[一二三四五六七八九十]{1,3}是/g,
  // The counter of a page; 总阅读量6.2万次 is told in a sentence.
  /(?:浏览|点击|阅读|访问)(?:次数|量|人次|数)?\s{0,2}[:\s]\s{0,2}\d+(?:\.\d+)?/g,
  // 24小时热线; 24小时内 is a limit.
  /(?:7\s?[×xX*]\s?)?24\s?(?:个)?小时(?!之?[以内])/g,
  // 十四届三次全会.
  /(?:[一二三四五六七八九十]{1,3}|\d{1,2})届(?:[一二三四五六七八九十]{1,3}|\d{1,2})次/g,
  // The last part of a code or a composed name: 1+3+N, 5G, A4, PM2.5.
  /(?<![A-Za-z])[A-Za-z]{1,2}\d+(?:\.\d+)?|(?<![\d.])\d+(?:\.\d+)?(?!(?:[kcm]?m|k?g|mg|m[lL]|ha|t|[kKM][WV]h?|[MGT]B)(?![A-Za-z]))[A-Za-z]+/g,
]

/** A character of which every mask needs one: without it, none is looked for. */
const needed = /[《“"「〔[年月:时点圈).、/\-—~–至到第是览击读问届A-Za-z]/

/** The text with every masked piece replaced by as many blanks of no meaning (U+25A1), so that offsets stay. */
export function blankMasked(folded: string): string {
  if (!needed.test(folded)) return folded
  const pieces: string[] = []
  let end = 0
  for (const span of findMasks(folded)) {
    if (span.end <= end) continue
    const start = Math.max(span.start, end)
    pieces.push(folded.slice(end, start), '\u25A1'.repeat(span.end - start))
    end = span.end
  }
  return pieces.join('') + folded.slice(end)
}

/** Sorted by start; they may overlap. */
function findMasks(folded: string): Span[] {
  const spans: Span[] = []
  for (const mask of masks) {
    for (const match of folded.matchAll(mask)) {
      spans.push({ start: match.index, end: match.index + match[0].length })
    }
  }
  return spans.sort((a, b) => a.start - b.start)
}
