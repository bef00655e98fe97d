// Step: reading what makes a number approximate or a bound. Folded text and a position in, qualifier and reach out.
import type { Qualifier } from '#domain/figure.ts'

interface Found {
  readonly qualifier: Qualifier
}

const prefixes: readonly [RegExp, Qualifier][] = [
  [/(?:不超过|不高于|不多于|不得超过|至多|低于|少于|不到|(?<![查找在的和])不足)\s?$/, '以下'],
  [/(?:不少于|不低于|不得少于|不得低于|至少|不下)\s?$/, '以上'],
  // 逾50家 tells a count, as 50余家 does; 50家以上 sets a bound.
  [/(?:超过|超出|超|逾|突破|多达)\s?$/, '余'],
  [/(?:将近|接近|(?<![附最邻靠就临相亲新远])近)\s?$/, '近'],
  [/(?:大约|大概|(?<!规民)(?<![签预履违节解合条公制相邀特契毁守立赴])约)\s?$/, '约'],
]

/** The qualifier that stands right before the number (近300, 不少于4): not 签约, 附近, 最近. */
export function findPrefix(
  folded: string,
  start: number,
  unit: string,
): (Found & { readonly start: number }) | null {
  const before = folded.slice(Math.max(0, start - 6), start)
  const floor = reach(before, start, /不(?:得)?(?:低于|少于|下)\s?$/, '以上')
  if (floor !== null) return floor
  if (/^[百千万]/.test(folded.slice(start, start + 1)) && /(?:^|[^网线以之合加路会晚早])上$/.test(before)) {
    return { qualifier: '以上', start: start - 1 }
  }
  if (isShortage(folded, start, unit)) return null
  for (const [pattern, qualifier] of prefixes) {
    const found = reach(before, start, pattern, qualifier)
    if (found !== null) return found
  }
  // 至少学习2次, 至少有1名: the bound stands before the verb.
  const far = /至少[一-龥]{1,5}$/.test(folded.slice(Math.max(0, start - 8), start))
  return far ? { qualifier: '以上', start } : null
}

/** 发现消防水源不足14处: what was found short is told, no bound; 进村不足4次 and 持证率不足60% set one. */
function isShortage(folded: string, start: number, unit: string): boolean {
  if (/[%‰]/.test(unit) || !/不足\s?$/.test(folded.slice(Math.max(0, start - 3), start))) return false
  return /(?:发现|查出|查找|存在|排查|整改|指出|反馈|梳理|解决|补齐|弥补|通报)[^,;。\n]{2,16}不足\s?$/.test(
    folded.slice(Math.max(0, start - 24), start),
  )
}

function reach(before: string, start: number, pattern: RegExp, qualifier: Qualifier) {
  const match = pattern.exec(before)
  return match === null ? null : { qualifier, start: start - (before.length - match.index) }
}

const suffixes: readonly [RegExp, Qualifier][] = [
  [/(?:\(含[^)\n]{0,6}\))?(?:及|\(含\))?以上(?!率下)/y, '以上'],
  [/(?:\(含[^)\n]{0,6}\))?(?:及)?(?:以下|以内|之内)/y, '以下'],
  [/左右|上下(?!级)/y, '约'],
  [/余(?![人次件起份家户名元])|(?<=[成倍年])多/y, '余'],
]
const within = /内(?=[,;。、)(\n]|[一-龥])/y
const times: ReadonlySet<string> = new Set('个工作日 工作日 小时 个小时 分钟 天 个月 年 日'.split(' '))

/** The qualifier right after the unit (96%以上, 30公里左右, 5个工作日内). */
export function findSuffix(
  folded: string,
  end: number,
  unit: string,
): (Found & { readonly end: number }) | null {
  const all: readonly [RegExp, Qualifier][] = times.has(unit) ? [...suffixes, [within, '以下']] : suffixes
  for (const [pattern, qualifier] of all) {
    pattern.lastIndex = end
    const match = pattern.exec(folded)
    if (match !== null) return { qualifier, end: end + match[0].length }
  }
  return null
}
