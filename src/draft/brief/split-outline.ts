// Step of reading a brief: an outline that was pasted with it (按县里通知的提纲写：一、… 二、…) -> the outline, and the brief without it.
import { findQuantities } from '#text/numbers/find-quantities.ts'
import { parseNumbering } from '#text/outline-numbering.ts'

/** Headings in a row that make an outline; a brief in sections has facts between them. */
const leastHeadings = 2
const announced = /提纲|大纲|通知|框架|(?:以下|下面|下列)的?(?:几?个?部分|标题|结构|格式|顺序)/

/** 关于报送某总结的通知要点：: names the paper. */
const noticeTitle = /^关于.{4,50}(?:通知|函)(?:要点|内容|要求)?[:：]?$/

/** `outline` is null when none was announced, or no headings stand together. */
export function splitOutline(text: string): { text: string; outline: string | null } {
  const lines = text.split(/\r?\n/)
  const first = lines.findIndex((line) => announced.test(line))
  if (first < 0) return { text, outline: null }
  const from = lines.findIndex((line, index) => index >= first && isHeading(line))
  if (from < 0) return { text, outline: null }
  let to = from
  while (to < lines.length && (isHeading(lines[to]!) || lines[to]!.trim() === '')) to++
  const headings = lines.slice(from, to).filter((line) => line.trim() !== '')
  if (headings.length < leastHeadings) return { text, outline: null }
  const named = lines.slice(first, from).find((line) => noticeTitle.test(line.trim()))
  const title = named?.trim().replace(/(?:要点|内容|要求)?[:：]?$/, '')
  const rest = [...lines.slice(0, from).filter((line) => line !== named), ...lines.slice(to)]
  return { text: rest.join('\n'), outline: [...(title ? [title] : []), ...headings].join('\n') }
}

function isHeading(line: string): boolean {
  const numbering = parseNumbering(line.trim())
  return numbering !== null && numbering.level <= 3 && line.length <= 60 && findQuantities(line).length === 0
}
