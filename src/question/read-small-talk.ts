// Step: what a person typed -> what he says to Antou itself (a greeting, thanks, who are you), or wants written without facts.
import type { AskingPattern, SmallTalk } from '#domain/prompt-book.ts'
import { cutEnd } from '#shared/cut-end.ts'
import { leaveCourtesy } from './scope/leave-courtesy.ts'

/** Longer messages bring material or ask something. */
const mostTalk = 40
/** With a number or a question in it, even 好的谢谢 and 不对吧 go on to ask. */
const plain: readonly SmallTalk[] = ['greeting', 'thanks', 'bye', 'heard', 'complaint']
const asks =
  /\d|那.{1,8}呢|多少|哪[些个家年]|几[个件家名起]|[两三四五六七八九十百千]余?[起件次个人名家户条份处场万]/

/** 晓得了，谢谢。那反诈这一块咋搞的: behind thanks a question; a complaint (怎么这么慢) is one by itself. */
const asksHow = /[，,。；;！!\s].{0,20}(?:怎么|怎样|如何|咋|啷个|么子|什么|为[啥何])/

/** 说错了，是白塔; 不对吧我问的是反诈: who says so names what he meant. */
const corrects =
  /(?:我|咱)们?(?:刚才|刚刚|前面)?是?(?:想|要)?[问说指讲要找](?:的)?(?:是|的)[^吗么什啥呢]|错(?:了|啦|咯|哒)?[，,。；;！!\s]*(?:是|要|应该|改成|换成|我(?:是?[要问说想找]|的是))/

/** Null for what is a question, a command or material. */
export function readSmallTalk(
  message: string,
  smallTalk: readonly AskingPattern<SmallTalk>[],
): SmallTalk | null {
  if (message.length > mostTalk) return null
  const said = cutEnd(leaveCourtesy(message, smallTalk).trim(), /[\s。.!！?？~～,，]/)
  const found = smallTalk.find(
    ({ as, pattern }) =>
      pattern.test(said) &&
      !(plain.includes(as) && (asks.test(said) || (as === 'complaint' ? corrects : asksHow).test(said))),
  )
  return found?.as ?? null
}
