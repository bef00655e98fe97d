// Rule of the gate: the title and the signature name the own place, also where no list knows the other (平川县黄土岗乡 over the report of 黄泥塘乡).
import type { Finding } from '#domain/finding.ts'
import type { Span } from '#domain/span.ts'
import { parsePlace } from '#text/parse-place.ts'
import { findPlaces } from '#text/places.ts'
import { buildFinding, type Rule } from '../gate/checked-text.ts'

const longestLine = 40
const lastLines = 6

export const checkTitlePlace: Rule = (checked): Finding[] => {
  const { place, text } = checked
  const own = place?.town
  if (!own || !checked.isWhole) return []
  return [...findTitle(text), ...findSignatures(text)].flatMap(({ start, end }) => {
    const line = text.slice(start, end)
    const named = parsePlace(line, { gazetteer: checked.gazetteer, nouns: checked.book.placeNouns })?.town
    if (!named || named === own || line.includes(own) || own.includes(named)) return []
    // What the lists know is told as such.
    if (findPlaces(named, { gazetteer: checked.gazetteer, known: checked.known }).length > 0) return []
    const at = start + line.indexOf(named)
    return [
      buildFinding(
        checked,
        { start: at, end: at + named.length },
        {
          rule: 'foreign-place',
          severity: 'warn',
          text: `“${named}”不是本单位（本单位：${own}）`,
          fix: '改成本单位的名字',
        },
      ),
    ]
  })
}

/** The first line that is not blank, if it is one of a paper. */
function findTitle(text: string): Span[] {
  const start = text.search(/\S/)
  if (start < 0) return []
  const stop = text.indexOf('\n', start)
  const end = stop < 0 ? text.length : stop
  const line = text.slice(start, end)
  return line.length <= longestLine && /报告|总结|汇报|小结|计划|通报/.test(line) && !/[，。；]/.test(line)
    ? [{ start, end }]
    : []
}

/** Lines of their own at the end: 三岔河镇人民政府. */
function findSignatures(text: string): Span[] {
  const spans: Span[] = []
  let end = text.length
  for (let count = 0; count < lastLines && end > 0; count++) {
    const start = text.lastIndexOf('\n', end - 1) + 1
    const line = text.slice(start, end).trim()
    if (
      /(?:人民政府|办事处|党委|委员会|办公室|[镇乡])$/.test(line) &&
      line.length <= longestLine &&
      !/[，。；：:]/.test(line)
    )
      spans.push({ start, end })
    end = start - 1
  }
  return spans
}
