// Step of reading a brief: private numbers and names in the material -> gone or shortened (李某), and said.
import { findPrivateSpans } from '#text/private/mask-private.ts'
import { measureName } from '#text/private/measure-name.ts'

export interface MaskedMaterial {
  readonly text: string
  /** 身份证号, 手机号, 人名 … as found, with how many. */
  readonly masked: readonly string[]
}

const hole = '\u0001'
const names: Readonly<Record<string, string>> = {
  'private-person': '人名',
  'id-number': '身份证号',
  'phone-number': '电话号码',
  'bank-card': '银行卡号',
}
/** The child of a family, or one whose age is told: 儿子小杰, 小宇（13岁）. */
const kin =
  /(?<=儿子|女儿|孙子|孙女|外孙女?|孩子|弟弟|妹妹|哥哥|姐姐)小[\u4e00-\u9fff](?=[^\u4e00-\u9fff]|[今去在已考上读患也就才])/g
/** 老赵家: a household by its surname. */
const household = /(?<=[帮给为替到在与和跟，。；])老([\u4e00-\u9fff])(?=家[解调办修处的，。；])/g
const young = /小[\u4e00-\u9fff](?=[（(，,]\s?\d{1,2}岁)/g
/** Of whom is masked, the group of houses is not told either. */
const houses =
  /(?:\d{1,2}|[一二三四五六七八九十]{1,2}|(?<=村|^|[，,。；;：:])[\u4e00-\u9fff]{2})(?:村民)?组的?(?=(?:村民|居民|农户)?[\u4e00-\u9fff]某)/gm

const called =
  /(?:(?:公民)?身份证(?:号码?|件)?|证件号码?|联系电话|联系方式|电话(?:号码)?|手机(?:号码?)?|银行(?:卡|账)号?|卡号|账号)\s?[:：为是]?\s?(?=\u0001)/g

/** A number goes with the word that calls it; what stands in a clause for its sake alone (打到银行卡…) goes whole; of a name the surname stays. */
export function maskMaterial(text: string): MaskedMaterial {
  const childless = text.replace(kin, '').replace(young, '小某').replace(household, '$1某')
  const counts = new Map<string, number>()
  const children =
    (text.match(kin)?.length ?? 0) + (text.match(young)?.length ?? 0) + (text.match(household)?.length ?? 0)
  const people = listPeople(childless)
  if (children + people.length > 0) counts.set('人名', children + people.length)
  return maskSpans(people.reduce(leaveName, childless), counts)
}

/** 张建国身份证420…, 给张建国他们班组: who is named beside a number of his own, or as one of those who were helped. */
const beside =
  /(?:的)?(?:(?:公民)?身份证|证件|联系电话|联系方式|电话|手机|银行(?:卡|账)|卡号|账号)(?:号码?|件)?\s?[:：为是]?\s?(?=\d{7})/g
const helped =
  /(?<=给|帮助?|为|替)[\u4e00-\u9fff]{2,3}?(?=(?:他们|她们|等人|等\d+[人名户]|的?(?:班组|工班|施工队)))/g

function listPeople(text: string): readonly string[] {
  const named = [...text.matchAll(beside)].flatMap(
    ({ index }) => [3, 2].map((length) => text.slice(Math.max(0, index - length), index)).find(isName) ?? [],
  )
  return [...new Set([...named, ...[...text.matchAll(helped)].map(([name]) => name).filter(isName)])]
}

function isName(name: string): boolean {
  return name.length > 1 && measureName(`${name}，`, false) === name.length
}

/** 张建国他们班组 -> 某班组; elsewhere the surname stays. */
function leaveName(text: string, name: string): string {
  return text
    .replace(new RegExp(`${name}(?:他们|她们|等人)?的?(?=班组|工班|小组|施工队)`, 'g'), '某')
    .replace(new RegExp(`${name}(?:他们|她们)`, 'g'), `${name.charAt(0)}某等人`)
    .replaceAll(name, `${name.charAt(0)}某`)
}

function maskSpans(text: string, counts: Map<string, number>): MaskedMaterial {
  const spans = findPrivateSpans(text)
  let out = ''
  let from = 0
  for (const { kind, start, end } of spans) {
    const name = names[kind] ?? '个人信息'
    counts.set(name, (counts.get(name) ?? 0) + 1)
    out += text.slice(from, start) + (kind === 'private-person' ? `${text.charAt(start)}某` : hole)
    from = end
  }
  out += text.slice(from)
  return {
    text: out.replace(houses, '').split('\n').map(closeHoles).join('\n'),
    masked: [...counts].map(([name, count]) => `${name}${count}个`),
  }
}

function closeHoles(line: string): string {
  if (!line.includes(hole)) return line
  const bare = line
    .replace(called, '')
    .replace(/[（(][\u0001，,、；;\s]*[)）]/g, '')
    .replace(/[，,][^，,。；;\d\u0001]{0,20}\u0001(?=[，,。；;]|$)/g, '')
  return bare.replaceAll(hole, '').replace(/[（(][，,、\s]+/g, '（')
}
