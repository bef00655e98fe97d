// Step: what a talk keeps -> one text to take away: each question with its answer, the passages under it, and when it was.
import { renderAnswer } from '#chat/render-answer.ts'
import type { KeptReply } from '#domain/journal/remark.ts'
import { type KeptTalk, tellInTime } from './kept-talk.ts'

/** Markdown; the label that generated text must carry stands at the end. */
export function writeTalk(talk: KeptTalk): string {
  const parts = tellInTime(talk, {
    turn: ({ at, own, question, answer }) =>
      writeTurn(
        { at, own, said: question },
        answer === null ? '（引用的报告现在不给看。）' : renderAnswer(answer, own),
      ),
    remark: ({ at, own, text, replies }) =>
      writeTurn({ at, own, said: text }, replies.map(sayReply).filter(Boolean).join('\n\n')),
  })
  return `${[...parts, 'AI辅助生成，须人工核实。'].join('\n\n')}\n`
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
