// Step of reading a brief: sentences that leave out what they are about (总共64件, 8月5日到8月20日开展) -> the same with the paper's own subject.
import type { BriefClause } from '#draft/brief/split-brief.ts'

/** 1-6月总共64件次: nothing says what is counted but the paper's own subject. */
export function nameCounted(
  sentence: readonly BriefClause[],
  { label, part, topic }: { label: string; part: string | null; topic: string },
): readonly BriefClause[] {
  const [first, ...rest] = sentence
  const found =
    first &&
    /^((?:今年|全年|上半年|(?:\d{1,2}[-—~至到]){0,1}\d{1,2}月(?:份|底)?)[，,]?)?(?:一?共|总共|合计|总计|总数|总量)(?:是|有|为|受理|办理)?(?=\d[\d.]*(?:件|批|起|条|人))/.exec(
      first.text,
    )
  if (!first || !found || label !== '' || part !== null || topic === '' || first.text.includes(topic))
    return sentence
  return [{ ...first, text: `${found[1] ?? ''}${topic}总量${first.text.slice(found[0].length)}` }, ...rest]
}

const ofAnything = /^(?:主要)?(?:做法|举措|措施|成效|亮点|情况|工作|任务|特色|经验)$/
const deedLabel = /^[\u4e00-\u9fff]{2,4}$/
const actorAlone =
  /^((?:(?![进入到下走赴在向给对其])[\u4e00-\u9fff]){0,12}(?:[组委所站局队院厂校]|(?<![新简承主协举督开创包代帮停补])办|中心|书记|成员|[镇乡县]长|主任|部门|支部|社区|村))(?=[约近]?\d[\d.]*(?:次|场|期|回|轮|天)(?:$|[，、]))/

/** 学法：党工委中心组5次: what stands under the name of a deed says who did it. */
export function nameDeed(sentence: readonly BriefClause[], part: string | null): readonly BriefClause[] {
  // 领导接访：书记23次
  const label = (sentence[0]?.label ?? '').replace(/^领导(?=[\u4e00-\u9fff]{2}$)/, '')
  if (part !== null || !deedLabel.test(label) || ofAnything.test(label)) return sentence
  return sentence.map((clause) =>
    clause.source === '' && !clause.text.includes(label)
      ? { ...clause, text: clause.text.replace(actorAlone, `$1${label}`) }
      : clause,
  )
}

/** 8月5日到8月20日开展: from when to when, and the paper's own subject says what. */
export function nameOngoing(sentence: readonly BriefClause[], topic: string): readonly BriefClause[] {
  const [first, ...rest] = sentence
  const isOpen =
    first !== undefined &&
    /^(?:自|从)?\d{1,2}月\d{1,2}日(?:起|[到至—-]+(?:\d{1,2}月)?\d{1,2}日)?(?:止|期间)?(?:集中|组织)?(?:开展|进行|实施)$/.test(
      first.text,
    )
  return isOpen && topic.length > 1 ? [{ ...first, text: first.text + topic }, ...rest] : sentence
}
