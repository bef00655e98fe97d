// Step of reading a brief: lines copied from a group (老刘：调解67起) -> what was said, without who said it. Other texts come back as they are.

const person =
  '(?:[老小大阿][\\u4e00-\\u9fff]{1,2}|[\\u4e00-\\u9fff]{1,2}(?:姐|哥|叔|婶|工|总|主任|书记|所长|站长|镇长|乡长|队长|委员|干事|同志))'
const speaker = new RegExp(`^\\s*(${person})(?:\\s+\\d{1,2}:\\d{2})?\\s*[:：]\\s*`)
/** 派出所老吴 9:20, on a line of its own over what was said. */
const stamp = new RegExp(`^\\s*[\\u4e00-\\u9fff]{0,8}${person}\\s+\\d{1,2}:\\d{2}(?::\\d{2})?\\s*$`)
const leastStamps = 2
const group = /^\s*[【[][^】\]\n]{2,20}群[】\]]\s*$/
const leastLines = 3
const leastSpeakers = 2
const mostSpeakers = 40

/** 国门社区 小刀：我们搞了14场: whose people say it. */
const ofUnit =
  /^\s*([\u4e00-\u9fff]{1,8}(?:社区|村|[所站办局队厂委]|中心|学校|街道|镇|乡))[ \u3000]+[\u4e00-\u9fff]{1,4}\s*[:：]\s*/
const places = /(?:社区|村)$/
const ours = /我们(?:社区|村|这里|这边)?|(?:俺|咱)们?(?:社区|村)/

/** Two units at least: each fact is of the one that tells it. */
function nameUnits(text: string): string {
  const lines = text.split('\n')
  const units = lines.flatMap((line) => ofUnit.exec(line)?.[1] ?? [])
  if (units.length < leastLines || new Set(units).size < leastSpeakers) return text
  return lines.map((line) => tellOfUnit(line)).join('\n')
}

function tellOfUnit(line: string): string {
  const [led = '', unit = ''] = ofUnit.exec(line) ?? []
  const said = line.slice(led.length)
  if (led === '' || !places.test(unit)) return said
  if (ours.test(said)) return said.replace(ours, unit)
  return /^\d/.test(said) ? unit + said : said
}

/** Two people at least, who say several lines. */
export function leaveSpeakers(text: string): string {
  return leaveNames(nameUnits(text))
}

function leaveNames(given: string): string {
  const all = given.split('\n')
  const isStamped = all.filter((line) => stamp.test(line)).length >= leastStamps
  const lines = isStamped ? all.map((line) => (stamp.test(line) || group.test(line) ? '' : line)) : all
  const text = lines.join('\n')
  const said = lines.flatMap((line) => speaker.exec(line)?.[1] ?? [])
  if (said.length < leastLines || new Set(said).size < leastSpeakers) return text
  const names = [...new Set(said)].slice(0, mostSpeakers)
  return lines
    .map((line) => (group.test(line) ? '' : leaveAddress(line.replace(speaker, ''), names)))
    .join('\n')
}

/** 老刘你是不是没算: what one of them is asked is no fact. */
function leaveAddress(line: string, names: readonly string[]): string {
  const isAsked = (clause: string) => names.some((name) => clause.trim().startsWith(name))
  if (!names.some((name) => line.includes(name))) return line
  return line
    .split(/(?<=[，,。；;])/)
    .filter((clause) => !isAsked(clause))
    .join('')
}
