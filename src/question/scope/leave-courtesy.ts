// Step: a message -> the message without the courtesies that open it (谢谢，锦和有没有写反诈), where something is asked behind them. Blanks of the same length.
import type { AskingPattern, SmallTalk } from '#domain/prompt-book.ts'
import { cutEnd } from '#shared/cut-end.ts'

/** Of a longer message only the beginning is looked at. */
const longest = 80
const mostClauses = 3
const courtesies: readonly SmallTalk[] = ['greeting', 'thanks', 'bye', 'heard']
/** Says yes, and nothing else. */
const nod = /^(?:好(?:的|嘞|咧|吧)?|嗯+|哦+|啊+|行|对|ok)$/i
const asks =
  /[几哪谁啥咋吗呢?？]|多少|好多|什么|怎|如何|[有是]没有|[有是]无|是不是|是否|告知|请问|问|查|(?:回到|说回|换|列|讲|说|给)[\u4e00-\u9fff]|^(?:另外?|还有|顺便|对了)|的?也(?:要|报|列|说|给|看|算|查|讲|来|帮)|[再还](?:看|帮|报|来|查|说|缺|差)|合计|加起来|[增涨降]幅|出处/

export function leaveCourtesy(text: string, smallTalk: readonly AskingPattern<SmallTalk>[]): string {
  if (text.length > longest) return text
  const isTalk = (said: string) =>
    nod.test(said) || smallTalk.some(({ as, pattern }) => courtesies.includes(as) && pattern.test(said))
  const breaks = [...text.matchAll(/[\s,，。.;；!！~～、]+/g)].slice(0, mostClauses)
  let start = 0
  let left = text
  for (const { index, 0: mark } of breaks) {
    const end = index + mark.length
    const said = text.slice(start, index)
    if (said !== '' && !isTalk(said)) break
    const rest = text.slice(end)
    if (!asks.test(rest) || isTalk(cutEnd(rest, /[\s。.!！?？~～,，]/))) break
    left = ' '.repeat(end) + rest
    start = end
  }
  return left
}
