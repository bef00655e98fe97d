// Step of revision: words that state something (问题就写…, 普法再加一条：…) -> the facts, and the part they are to stand in.

import type { PeeledWords } from './peel-talk.ts'
import type { RevisionRequest } from './revision-request.ts'

const add = '(?:加上?|补充|补上|补|增加|添上?|添加|写上)'
const countOf = '(?:[一两几][条句个段项点些]|一下)?'
/** 加一条：… */
const plainAdd = new RegExp(
  `^(?:再|还|也|另)?(?:要|得)?${add}${countOf}(?:[:：，,\\s]+|(?<=[条句个段项点]))(.{3,})$`,
  's',
)
/** 加上原因：…, 补充普法14场 */
const bareAdd = new RegExp(`^(?:再|还)?${add}(?!新)(.{3,})$`, 's')
/** 普法再加一条，… */
const addUnder = new RegExp(
  `^(?:在|给)?([\\u4e00-\\u9fff]{2,12}?)(?:那|这)?(?:里面?|部分|方面|[块段节章])?(?:那里|下面|里)?(?:再|还|也|要){0,2}(?:${add}[一两几][条句个段项点][:：，,\\s]{0,3}|${add}[:：]\\s?)(.{3,})$`,
  's',
)
/** …，写到第一责任人那里 */
const putUnder =
  /[，,、\s]{1,3}(?:把它?|都|也|给我)?(?:写|放|加|记|归|列|补|算|排)(?:到|在|进|入)(.{2,12}?)(?:那里|那儿|里面?|下面|中)?(?:那|这)?(?:一)?(?:个?部分|块|段|节|章|里|中|下)?(?:去|吧|里)?$/
/** 问题就写…, 明年打算：…: the parts of a report as people name them. */
const partFirst =
  /^(?:存在的?|主要的?|目前的?)?(问题|不足|短板|困难|原因|打算|计划|第一责任人)(?:嘛|呢|呀|部分|方面|那里|这块)?(?:就写|就是|写上?|主要有|主要是|有|是|[:：，,\s]{1,3})(.{2,})$/s
const planFirst =
  /^(?:(20\d\d)年|明年|下一?年|来年|下一?步)的?(?:主要|工作)?(?:打算|计划|准备|拟|安排|目标|工作安排|思路|(?<=工作)(?=[:：]))(?:是|有|[:：，,\s]){0,3}(.{2,})$/s

/** `year` is that of the report: what is planned for the next one stands among the plans. */
export function readStatement(
  { text, isCorrection, isAddition }: PeeledWords,
  year: number | null,
): StatedFacts {
  const put = putUnder.exec(text)
  if (put && put.index >= 4) {
    const rest = text.slice(0, put.index)
    return { kind: 'say', text: rest, under: put[1]!, isCorrection, isAddition: true }
  }
  const under = addUnder.exec(text)
  if (under) return { kind: 'say', text: under[2]!, under: under[1]!, isCorrection: false, isAddition: true }
  const added = (plainAdd.exec(text) ?? bareAdd.exec(text))?.[1]
  const said = added?.trim() ?? text
  const placed = readPart(said, year)
  return { kind: 'say', ...placed, isCorrection, isAddition: isAddition || added !== undefined }
}

export type StatedFacts = Extract<RevisionRequest, { kind: 'say' }>

function readPart(text: string, year: number | null): { text: string; under: string } {
  const plan = planFirst.exec(text)
  const isNext = plan !== null && (plan[1] === undefined || Number(plan[1]) === (year ?? 0) + 1)
  if (isNext) return { text: plan[2]!, under: '下一步打算' }
  const part = partFirst.exec(text)
  return part ? { text: part[2]!, under: nameOf(part[1]!) } : { text, under: '' }
}

function nameOf(said: string): string {
  return /打算|计划/.test(said) ? '下一步打算' : /原因|责任人/.test(said) ? said : '存在问题'
}
