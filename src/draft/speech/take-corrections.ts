// Step of reading a brief: a line that puts an earlier one right (更正一下，国门社区是15场，刚才漏了一场) -> the number that was meant in its place, the line itself left out. Others come back as they are.
import { parseChineseNumber } from '#text/numbers/quantity-number.ts'

const leads =
  /^\s*(?:更正|纠正|改正|改一下|说错|报错|(?:刚才|刚刚|前面|上面)(?:我)?(?:说错|报错|写错|打错|漏))/
const meant =
  /([\u4e00-\u9fff]{2,10}?)(?:应该?)?(?:是|为|改为|改成)(\d[\d.]*|[一二两三四五六七八九十]{1,3})(个?[\u4e00-\u9fff]{1,2}?)(?:[，,\s]?(?:而)?不是(\d[\d.]*)\3?)?(?=$|[，,。；;\s])/
const longestLine = 200

/** Only where the thing stands with a number of that measure in one earlier line. */
export function takeCorrections(text: string): string {
  const lines = text.split('\n')
  for (const [at, line] of lines.entries()) {
    if (line.length > longestLine) continue
    if (lookedUp.test(line)) {
      putRight(lines, at)
      continue
    }
    if (!leads.test(line)) continue
    const [, thing = '', said = '', unit = '', wrong = ''] =
      meant.exec(line.replace(/^[^，,\s]*[，,\s]+/, '')) ?? []
    const value = /\d/.test(said) ? said : String(parseChineseNumber(said) ?? '')
    const name = thing.replace(/^(?:我们|咱们)|的$/g, '')
    if (name === '' || value === '') continue
    const open = lines.flatMap((one, index) => (index < at && one.includes(name) ? [index] : []))
    const own = open.filter((index) => afterName(lines[index]!, { name, unit, wrong }) !== null)
    if (own.length !== 1) continue
    const { from, end } = afterName(lines[own[0]!]!, { name, unit, wrong })!
    lines[own[0]!] = lines[own[0]!]!.slice(0, from) + value + lines[own[0]!]!.slice(end)
    lines[at] = ''
  }
  return lines.join('\n')
}

/** 翻本子了，是486人次: asked for the number of the lines before, somebody looked it up. */
const lookedUp =
  /^\s*(?:[\u4e00-\u9fff\s]{0,12}[:：]\s*)?(?:我?刚?)?(?:翻|查|核)(?:了|过)?(?:一?下)?(?:本子|台账|记录|登记簿|表|系统|底册)(?:了)?[，,]?(?:应该)?是(\d[\d.]*)([\u4e00-\u9fff]{1,2})[。！]?\s*$/
/** Who answers stands near. */
const linesBack = 4
/** What is looked up is near what was guessed. */
const nearest = 0.25

function putRight(lines: string[], at: number): void {
  const [, said = '', unit = ''] = lookedUp.exec(lines[at]!) ?? []
  const guessed = new RegExp(`(\\d[\\d.]*)(${unit})(?:左右|上下|来\\S?)?`)
  for (let before = at - 1; before >= Math.max(0, at - linesBack); before--) {
    const found = guessed.exec(lines[before]!)
    if (found === null || Math.abs(Number(found[1]) - Number(said)) > Number(said) * nearest) continue
    lines[before] = lines[before]!.replace(guessed, `${said}$2`)
    lines[at] = ''
    return
  }
}

/** Where the first number of that measure stands behind the name; the one that was wrong, where it is said (不是38次). */
function afterName(
  line: string,
  { name, unit, wrong }: { name: string; unit: string; wrong: string },
): { from: number; end: number } | null {
  const start = line.indexOf(name)
  for (const match of line.slice(start).matchAll(/\d[\d.]*/g)) {
    const end = start + match.index + match[0].length
    if (wrong !== '' && match[0] !== wrong) continue
    if (
      line
        .slice(end)
        .replace(/^个(?=人)/, '')
        .startsWith(unit.replace(/^个(?=人)/, ''))
    )
      return { from: start + match.index, end }
  }
  return null
}
