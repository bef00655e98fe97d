// Step of the sentence check: what a passage plans is not told as done, and no step of a project as a later one.
import type { SentenceFault } from './cited-passage.ts'
import type { Clause } from './claim-source.ts'
import { measureCover } from './measure-support.ts'

/** Words by which a report says that something is still to come. */
const planned =
  /(?<!列入|纳入|制定|编制|出台|印发|完成|[按照])计划(?!生育|单列|书|[的内外\d])|(?<![草模虚])拟(?![定稿人态录合])|力争|争创|(?<!提出|代表|办理|意见|批评)建议(?=[采进加对尽由实])|正在争取|[尚正]在(?:申请|办理|筹[备集]|洽谈|审批|论证)|争取(?=[年在早明尽全把让使于]|实现|完成|建成|达到|覆盖|到\d)|打算|预计|下一?步|明年|次年|来年|今后(?=将|要|继续|，)|有望|(?:还需|尚需|仍需|有待|须报|(?<![接等招看对优])待)[^，。\d]{0,8}(?:批准|审[批核议]|核准)|正(?:在)?研究|正在?试点|待[^，。]{2,12}后|将(?=于|在|会|要|对|进一步|继续|逐步|争取|力争|新建|建[成设]|投[资入]|启动|推[动进行]|开展|实施|完成|实现|达到|加[快大强]|举办|全面|深入|围绕|着力|按照)/
/** After it, the report speaks of what is. */
const isDone = /已|了|均|全年|目前|现[有共]|[未尚仍]/
/** In a sentence that keeps it a plan; wider, for it may be said in other words. */
const kept =
  /计划|规划|定于|拟|力争|争取(?![到了得])|争创|创建|建议|打算|预计|预期|下一?步|明年|次年|来年|今后|未来|有望|[待等]|将|(?<![主需重摘纲])要(?![求素件点闻害])|目标|安排|准备|筹备|论证|前期|才|[未没尚不]|[正还尚]在|申请|希望/
/** 已于次年4月: what was to come has come. */
const bygone = /申请(?=[^，]{0,3}(?:已获|获批|获得|通过))|已[^，]{0,2}(?:明年|次年|来年|今后)/g
/** In the clauses before it. */
const announced = /计划|拟|力争|争取(?![到了得])|打算|预计|下一?步|将|准备|正在|明年|次年/
/** By so much more of its words a clause must stand among plans than among deeds. */
const margin = 0.1
const least = 0.5
/** Fewer characters say too little to look for a hedge. */
const shortest = 3

/** What is only likely is not told as certain. */
const hedged =
  /可能|或许|也许|有望|疑似|初步(?:分析|判断|认为|估计)|据[^，。]{1,8}(?:估计|预测|判断)|(?:专家|机构|业内)[^，。]{0,6}(?:认为|预计|判断)/
const hedgeKept = /[可或]|也许|有望|疑似|初步|估计|预[测计期]|判断|认为|称|说|分析|据|大概|似乎|左右/

/** Steps of a project, each with the words that say the same. */
const steps: readonly RegExp[] = [
  /开工|动工|开建|破土|启动建设/,
  /竣工|完工|建成|完成|落成|建[起好]|修[通建好]/,
  /投产|投入生产/,
  /投用|投入使用|启用|投入运[行营]|运[行营]|开放|开业/,
  /获批|批准|批复|核准/,
  /封顶/,
  /通车/,
]

/** `before`: the sentence up to the clause. */
export function checkPlan(
  clause: Clause,
  form: string,
  { before, clauses }: { before: string; clauses: readonly Clause[] },
): SentenceFault | null {
  const fault: SentenceFault = { rule: 'plan', text: clause.raw }
  if (isHedgeLost(clause.raw + before, form, clauses)) return fault
  const isKept = kept.test(clause.raw.replace(bygone, '')) || announced.test(before)
  const text = clauses.map(({ raw }) => raw).join('，')
  if (!isKept && steps.some((step, at) => step.test(clause.raw) && at !== 1 && !step.test(text))) return fault
  if (isKept || !planned.test(text)) return null
  const [plans, deeds] = splitPlans(clauses)
  const isStepPlanned = (step: RegExp) =>
    step.test(clause.raw) &&
    plans.some(({ raw }) => step.test(raw)) &&
    !deeds.some(({ raw }) => step.test(raw))
  if (steps.some(isStepPlanned)) return fault
  const [byPlans, byDeeds] = [plans, deeds].map((list) =>
    measureCover(form, list.map((one) => one.form).join('|')),
  ) as [number, number]
  return byPlans >= least && byPlans >= byDeeds + margin ? fault : null
}

function isHedgeLost(said: string, form: string, clauses: readonly Clause[]): boolean {
  if (hedgeKept.test(said) || form.length < shortest) return false
  const carriers = clauses.filter((one) => measureCover(form, one.form) >= least)
  return carriers.length > 0 && carriers.every(({ raw }) => hedged.test(raw))
}

/** A plan goes on to the end of its sentence, or until the report says what is. */
function splitPlans(clauses: readonly Clause[]): readonly [readonly Clause[], readonly Clause[]] {
  const plans: Clause[] = []
  const deeds: Clause[] = []
  let isPlan = false
  for (const clause of clauses) {
    isPlan = planned.test(clause.raw) || (isPlan && !clause.isHead && !isDone.test(clause.raw))
    ;(isPlan ? plans : deeds).push(clause)
  }
  return [plans, deeds]
}
