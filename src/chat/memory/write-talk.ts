// Step: what a talk keeps -> one text to take away: each question with its answer, the passages under it, and when it was.
import { renderAnswer } from '#chat/render-answer.ts'
import type { SeenTurn } from '#desk/sharing/see-turns.ts'
import type { KeptReply, Remark } from '#domain/journal/remark.ts'

interface KeptTalk {
  readonly turns: readonly SeenTurn[]
  readonly remarks: readonly Remark[]
}

/** Markdown; the label that generated text must carry stands at the end. */
export function writeTalk({ turns, remarks }: KeptTalk): string {
  const parts = [
    ...turns.map(({ at, own, question, answer }) => ({
      at,
      text: writeTurn(
        { at, own, said: question },
        answer === null ? '（引用的报告现在不给看。）' : renderAnswer(answer, own),
      ),
    })),
    ...remarks.map(({ at, own, text, replies }) => ({
      at,
      text: writeTurn({ at, own, said: text }, replies.map(sayReply).filter(Boolean).join('\n\n')),
    })),
  ]
  const ordered = parts.toSorted((a, b) => a.at.localeCompare(b.at)).map(({ text }) => text)
  return `${[...ordered, 'AI辅助生成，须人工核实。'].join('\n\n')}\n`
}

function writeTurn(
  { at, own, said }: { at: string; own: string | null; said: string },
  body: string,
): string {
  const when = at.replace('T', ' ').slice(0, 16)
  return `## ${said.replace(/\s+/g, ' ')}\n\n${[own, `${when} UTC`].filter(Boolean).join(' · ')}\n\n${body}`
}

function sayReply(reply: KeptReply): string {
  if (reply.kind === 'error') return `${reply.text}${reply.fix}`
  if (reply.kind === 'file') return `（文件：${reply.name}）`
  return reply.kind === 'shown' ? '' : reply.text
}
