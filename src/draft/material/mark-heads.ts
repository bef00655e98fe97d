// Step of reading a brief: a bullet that only names what the bullets below it tell (● 线索办理 over - 收到…), a numeral with a blank for its mark (一 基本情况  辖14个村) -> a heading.

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

/** Where the next line that says anything has another bullet or stands further in. */
export function markHeads(text: string): string {
  const lines = markNumerals(text.split('\n'))
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
