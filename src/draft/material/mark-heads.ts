// Step of reading a brief: a bullet that only names what the bullets below it tell (● 线索办理 over - 收到…), a numeral with a blank for its mark (一 基本情况  辖14个村), a bare name over what it names (产业) -> a heading.

const bulleted = /^(\s*)([-*•·●○■◆▪►>])\s*(.*)$/
const named = /^(?:20\d{2}年)?[\u4e00-\u9fff、和与及]{2,10}[:：]?$/

const numerals = '一二三四五六七八九十'
const numbered =
  /^\s*([一二三四五六七八九十])(?:[ \u3000]+(?=\S)|[、.．](?=[\u4e00-\u9fff]{2,10}[ \u3000]{2}))((?:20\d{2}年)?[\u4e00-\u9fff、和与及]{2,10})(?:[ \u3000]+(\S.*))?$/

/** Where they count on from one. */
function markNumerals(lines: readonly string[]): readonly string[] {
  const found = lines.flatMap((line) => numbered.exec(line)?.[1] ?? [])
  const isCounted = found.length > 1 && found.every((one, at) => numerals.indexOf(one) === at)
  return isCounted
    ? lines.map((line) =>
        line.replace(numbered, (_, numeral: string, name: string, told = '') =>
          told === '' ? `${numeral}、${name}` : `${numeral}、${name}。${told}`,
        ),
      )
    : lines
}

/** 产业 over 新引进项目4个…: a line that only names what the lines below it tell. */
const bareName = /^(?![一二三四五六七八九十]{1,3}、)[\u4e00-\u9fff、和与及]{2,16}$/
/** A clause, a place, or one more thing that lacks. */
const noName =
  /[了的着过没未不有在是都也就要去来把被]|[少多差弱低高慢难缺乏够足旧]$|(?:村|社区|组|镇|乡|街道)$|^(?:合计|小计|总计|其中|以上|谢谢)/
const leastNames = 2

/** Where several do, all of them. */
function markNames(lines: readonly string[]): readonly string[] {
  const first = lines.findIndex((line) => line.trim() !== '')
  const isName = (line: string, at: number) => {
    if (at <= first || !bareName.test(line.trim()) || noName.test(line.trim())) return false
    const next = lines.slice(at + 1, at + reach).find((one) => one.trim() !== '')
    return next !== undefined && !bareName.test(next.trim()) && /[\d，。；：:]/.test(next)
  }
  const names = lines.map(isName)
  return names.filter(Boolean).length < leastNames
    ? lines
    : lines.map((line, at) => (names[at] ? `## ${line.trim()}` : line))
}

/** 做法1 红黑榜：…: what it is called stands behind a word that only counts it off. */
const countedOff =
  /^(\s*)(?:做法|举措|措施|经验|亮点|工作|任务|方面)\s?(?:\d|[一二三四五六七八九])\s*[：:、.．—-]{0,2}\s*([\u4e00-\u9fff“”]{1,12})[：:]\s*/

function leaveCounted(lines: readonly string[]): readonly string[] {
  const counts = lines.filter((line) => countedOff.test(line)).length
  return counts < leastNames
    ? lines
    : lines.map((line) =>
        line.replace(
          countedOff,
          (_, indent: string, name: string) => `${indent}【${name}${name.length > 1 ? '' : '方面'}】`,
        ),
      )
}

/** Where the next line that says anything has another bullet or stands further in. */
export function markHeads(text: string): string {
  const lines = markNames(markNumerals(leaveCounted(text.split('\n'))))
  return lines
    .map((line, at) => {
      const [, indent = '', mark, said = ''] = bulleted.exec(line) ?? []
      if (mark === undefined || !named.test(said.trim())) return line
      const next = bulleted.exec(lines.slice(at + 1, at + reach).find((one) => one.trim() !== '') ?? '')
      const isOver = next !== null && (next[2] !== mark || next[1]!.length > indent.length)
      return isOver ? `## ${said.trim().replace(/[:：]$/, '')}` : line
    })
    .join('\n')
}

/** Blank lines may part them. */
const reach = 4
