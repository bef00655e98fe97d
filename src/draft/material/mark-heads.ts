// Step of reading a brief: a bullet that only names what the bullets below it tell (● 线索办理 over - 收到…) -> a heading.

const bulleted = /^(\s*)([-*•·●○■◆▪►>])\s*(.*)$/
const named = /^(?:20\d{2}年)?[\u4e00-\u9fff、和与及]{2,10}[:：]?$/

/** Where the next line that says anything has another bullet or stands further in. */
export function markHeads(text: string): string {
  const lines = text.split('\n')
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
