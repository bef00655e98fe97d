// Step of reading: 督办的案件数少了1件 -> the fact whose number is wrong; what it should be is asked. Null for any other words.
import type { RevisionRequest } from '#draft/wish/revision-request.ts'

/** 督办的那个案件数，少了1件: by how much, and not what it should be. */
const byHowMuch =
  /^(?:把|那个|这个)?([^，,。；;\d]{2,12}?)(?:那个|这个|的)?(?:数字?|数据|数目)?[，,]?(?:多|少|漏)(?:[写算报记统计]{0,2})了?(?:约)?(?:\d|[一二两三四五六七八九十])+[\u4e00-\u9fff]{1,2}[。.!！]*$/

export function readDoubt(text: string, tellsOf?: (words: string) => boolean): RevisionRequest | null {
  const [, named = ''] = byHowMuch.exec(text) ?? []
  return named !== '' && tellsOf?.(named) ? { kind: 'doubt', name: named } : null
}

const doubts = /是不是|[?？]|…|吗|要不|好像/
const takesBack =
  /^(?:[哦噢嗯啊那就也算了还是\s]*(?:没[错少多漏写算]+|对的|是对的|没问题)?[，,\s]*)(?:不用|不必|别|甭|先不|不)(?:改|动|删|加|写|添)了?(?:吧|哈|啊)?$|^[哦噢嗯啊那就\s]*当我没[说问]了?$/

/** 是不是少算一次……哦没少，不用改: said and taken back, so that nothing is wanted. */
export function isWithdrawn(text: string): boolean {
  const bare = text.replace(/[。.！!～~\s]+$/, '')
  const [first, ...rest] = bare.split(/(?:…+|[。？?！!，,])/)
  return rest.length > 0 && doubts.test(bare) && takesBack.test(rest.at(-1)!) && !changes.test(first!)
}

const changes = /改成|改为|换成|应为|应该是|加上|删/
