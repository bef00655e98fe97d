// Step: what a talk keeps -> one document to take away: each question with its answer, the passages under it, and when it was.
import { renderAnswer } from '#chat/render-answer.ts'
import { isRule, readRow } from '#chat/unroll-tables.ts'
import type { KeptReply } from '#domain/journal/remark.ts'
import type { PlainBlock, PlainDocument } from '#domain/paper/plain-document.ts'
import { writeLocalTime } from '#shared/spell-date.ts'
import { type KeptTalk, tellInTime } from './kept-talk.ts'

/** Times are those of China. The label that generated text must carry stands at the end. */
export function layTalk(title: string, talk: KeptTalk): PlainDocument {
  const parts = tellInTime(talk, {
    turn: ({ at, own, question, answer }) =>
      layTurn(
        { at, own, said: question },
        answer === null ? '（引用的报告现在不给看。）' : renderAnswer(answer, own),
      ),
    remark: ({ at, own, text, replies }) =>
      layTurn({ at, own, said: text }, replies.map(sayReply).filter(Boolean).join('\n\n')),
  })
  return { title, blocks: [...parts.flat(), { kind: 'small', text: 'AI辅助生成，须人工核实。' }] }
}

/** As Markdown. */
export function writeTalk({ title, blocks }: PlainDocument): string {
  return `${[`# ${title}`, ...blocks.map(writeBlock)].join('\n\n')}\n`
}

function writeBlock(block: PlainBlock): string {
  if (block.kind !== 'table') return block.kind === 'heading' ? `## ${block.text}` : block.text
  const [head = '', ...rows] = block.rows.map((cells) => `| ${cells.join(' | ')} |`)
  return [head, `|${'---|'.repeat(block.rows[0]?.length ?? 1)}`, ...rows].join('\n')
}

function layTurn(
  { at, own, said }: { at: string; own: string | null; said: string },
  body: string,
): readonly PlainBlock[] {
  return [
    { kind: 'heading', text: said.replace(/\s+/g, ' ') },
    { kind: 'small', text: [own, writeLocalTime(at)].filter(Boolean).join(' · ') },
    ...body.split(/\n{2,}/).flatMap(layText),
  ]
}

/** Lines with bars are rows of a table; the others stay as they are. */
function layText(text: string): readonly PlainBlock[] {
  const blocks: PlainBlock[] = []
  for (const line of text.split('\n')) {
    const last = blocks.at(-1)
    const cells = readRow(line)
    if (cells?.every(isRule)) continue
    if (cells && last?.kind === 'table') blocks[blocks.length - 1] = { ...last, rows: [...last.rows, cells] }
    else if (cells) blocks.push({ kind: 'table', rows: [cells] })
    else if (last?.kind === 'text')
      blocks[blocks.length - 1] = { kind: 'text', text: `${last.text}\n${line}` }
    else if (line.trim() !== '') blocks.push({ kind: 'text', text: line })
  }
  return blocks
}

function sayReply(reply: KeptReply): string {
  if (reply.kind === 'error') return `${reply.text}${reply.fix}`
  if (reply.kind === 'file') return `（文件：${reply.name}）`
  return reply.kind === 'shown' ? '' : reply.text
}
