// Step of reading: 签协议的日子错了，8月3日; 把8月改成9月 -> which date of the facts is to be another. Null for fields of the paper, and where other numbers are said.
import { listNumbers } from '#draft/speech/list-numbers.ts'
import type { RevisionRequest } from '#draft/wish/revision-request.ts'

const date = '(?:20\\d\\d年)?\\d{1,2}月(?:\\d{1,2}[日号]|份|底|初|中旬|上旬|下旬)?'
const dates = new RegExp(date, 'g')
const becomes = /改|换成|应[该为是]|不是|不对|错|→|有误|其实|实际|推迟到|提前到|延到/
const ofPaper = /落款|成文|署名|签发|印发|标题|主送|抬头|抄送|(?:^|[，,；;])日期(?:写|定|填|用|就|[为：:])/
const longest = 40
const talk =
  /把|将|那个|这个|那句|那条|最后|里面?的?|其实|实际上?|应该?|不是|不对|写?错了?|有误|改成?|换成?|为|是|的?(?:日子|日期|时间|月份)|→|推迟到|提前到|延到|哈|吧|了|[，,。：:\s]|的$/g

export function readRedate(said: string): RevisionRequest | null {
  const found = [...said.matchAll(dates)].map(([one]) => one)
  if (said.length > longest || found.length === 0 || found.length > 2) return null
  const left = said.replace(dates, '，')
  if (!becomes.test(left) || ofPaper.test(left) || listNumbers(left).length > 0 || /[?？“”]/.test(said))
    return null
  const isTurned = found.length === 2 && /不是[^，,]{0,2}$/.test(said.slice(0, said.lastIndexOf(found[1]!)))
  const [value, old] = isTurned ? found : [found.at(-1)!, found.length === 2 ? found[0] : undefined]
  const name = left.replace(talk, '')
  if (old === undefined && name.length < 2) return null
  return { kind: 'redate', name, old: old === undefined ? null : plain(old), value: plain(value!) }
}

function plain(said: string): string {
  return said.replace(/号$/, '日').replace(/份$/, '')
}
