// Table: private numbers, tokens and addresses, each by its structure and the words beside it. Ingest and the gate both go by it, in this order.
import {
  amountBefore,
  cardBefore,
  codeBefore,
  idBefore,
  officeBefore,
  phoneBefore,
  plateBefore,
  qqBefore,
  talkBefore,
  unitAfter,
} from './number-context.ts'
import {
  bareDigits,
  isCheckedCard,
  isCheckedId,
  isGroupedMobile,
  isIdShape,
  isMobile,
  readNumerals,
} from './number-shapes.ts'
import type { PrivateKind } from './private-span.ts'

interface NumberRule {
  readonly kind: PrivateKind
  /** Every part of it is bounded, so that a text is read in linear time. */
  readonly pattern: RegExp
  /** Absent: the pattern is enough. */
  readonly isPrivate?: (
    found: string,
    context: { readonly before: string; readonly after: string },
  ) => boolean
}

const sep = '[ \\u00a0.·\\-–—]'
const hanDigit = '[〇零○幺一二三四五六七八九]'
const count = '[\\d一二三四五六七八九十]{1,4}'
const building = '(?<![\\dA-Za-z第])(?:[\\d一二三四五六七八九十]{1,4}|[A-Za-z])(?:栋|幢|座|号楼|号院|#楼?|弄)'
const entrance = `(?:${count}|[东西南北中])(?:单元|门|栋|幢|号楼|号)`
const floor = `(?:${count}[层楼])?`
const namedRoom = '\\d{2,4}(?:室|号房?(?![\\u4e00-\\u9fff]{0,2}(?:楼|机))|房(?!屋))'
const bareRoom = '\\d{3,4}(?![\\d万千元米人户件个间套台平公处盏%年月.])'

/** Where somebody lives, before the number of the house. */
const lives = /(?:住(?![建房院宅])|地址|户籍地?|门牌)[^，。；;\n]{0,24}$/
/** Rooms of an office: 便民服务中心3号楼201室. */
const isOffice = /(?:政府|办公|中心|公司|大厅|机关|委员会|站|所|局|院|学校)[^，。；;\n]{0,4}$/

export const numberRules: readonly NumberRule[] = [
  {
    // 110105194912310021, also in groups, with 15 digits, or mistyped where it is called an identity number.
    kind: 'id-number',
    pattern: new RegExp(
      `(?<![\\dA-Za-z.])\\d(?:${sep}?\\d){13,18}(?:${sep}?[Xx])?(?![\\dA-Za-z]|${sep}\\d)`,
      'g',
    ),
    isPrivate(found, { before, after }) {
      const digits = bareDigits(found)
      if (isCheckedId(digits)) return true
      if (idBefore.test(before)) return true
      return isIdShape(digits) && !codeBefore.test(before) && !/代码/.test(before) && !unitAfter.test(after)
    },
  },
  {
    // A letter for a digit, a digit too many: 51192219680314101O.
    kind: 'id-number',
    pattern: new RegExp(`(?<![\\dA-Za-z.])\\d{2}(?:${sep}{0,2}[\\dXxOoIl*]){11,19}(?![\\dA-Za-z])`, 'g'),
    isPrivate: (_, { before }) => idBefore.test(before) && !codeBefore.test(before),
  },
  {
    kind: 'bank-card',
    pattern: new RegExp(`(?<![\\dA-Za-z.])\\d(?:${sep}?\\d){11,20}(?![\\d万亿元.]|${sep}\\d)`, 'g'),
    isPrivate(found, { before, after }) {
      const digits = bareDigits(found)
      if (cardBefore.test(before)) return true
      if (codeBefore.test(before) || amountBefore.test(before) || unitAfter.test(after)) return false
      const isGrouped = /^\d{4}(?:[ \u00a0-]\d{4}){2,3}[ \u00a0-]\d{1,4}$/.test(found) || found === digits
      return isGrouped && /^[3-69]/.test(digits) && (isCheckedCard(digits) || /^62\d{14,17}$/.test(digits))
    },
  },
  {
    // 13880472615, +86 159 3648 2017, 158.5397.2604
    kind: 'phone-number',
    pattern: new RegExp(`(?<![\\d.])(?:(?:\\+|00)?86${sep}?)?1${sep}?[3-9](?:${sep}{0,2}\\d){9}(?!\\d)`, 'g'),
    isPrivate: (found, { before, after }) =>
      phoneBefore.test(before) ||
      (isGroupedMobile(found) &&
        !(unitAfter.test(after) || amountBefore.test(before) || codeBefore.test(before))),
  },
  {
    // 一三八七七零五四六二九; a shorter or longer run is told by its label.
    kind: 'phone-number',
    pattern: new RegExp(
      `(?<![\\d十百千第]|${hanDigit})(?:\\d|${hanDigit})(?:${sep}?(?:\\d|${hanDigit})){6,18}(?![\\d十百千万]|${hanDigit})`,
      'g',
    ),
    isPrivate(found, { before }) {
      const digits = bareDigits(readNumerals(found))
      if (digits === bareDigits(found)) return false
      return isMobile(digits) || phoneBefore.test(before) || idBefore.test(before) || cardBefore.test(before)
    },
  },
  {
    // 0827-8263417, （0913）6718254, 0376-4968125转8017
    kind: 'phone-number',
    pattern: new RegExp(
      `(?<![\\dA-Za-z.-])(?:(?:\\+|00)86${sep}?\\d{2,3}|[(（]0\\d{2,3}[)）]|0\\d{2,3}|[(（](?:\\+|00)86[)）]0?\\d{2,3})${sep}{0,2}(?:\\d{7,8}|\\d{3,4}${sep}\\d{4})(?:\\s?(?:转|分机|-|—)\\s?\\d{1,6})?(?![\\dA-Za-z]|${sep}\\d)`,
      'g',
    ),
    isPrivate: (found, { before, after }) =>
      (!/^\d+$/.test(found) || phoneBefore.test(before)) &&
      !(officeBefore.test(before) || codeBefore.test(before) || unitAfter.test(after)),
  },
  {
    // 住宅电话6718254
    kind: 'phone-number',
    pattern: /(?<![\d.-])[2-9]\d{2,3}[ -]?\d{4}(?:\s?(?:转|-)\s?\d{1,6})?(?![\d.%]|-\d)/g,
    isPrivate: (_, { before, after }) =>
      /(?:电话|座机|固话|号码)(?:号码)?[是为：:\s（(“"]{0,3}$/.test(before) &&
      !officeBefore.test(before) &&
      !unitAfter.test(after),
  },
  {
    // wxid_lp7730k2x, 微信：Lao_Tan5519
    kind: 'account',
    pattern: /(?<![A-Za-z0-9_@.-])[A-Za-z][A-Za-z0-9_-]{4,30}(?![A-Za-z0-9_@])/g,
    isPrivate: (found, { before }) =>
      /^wxid_/.test(found) || (talkBefore.test(before) && !/^(?:wifi|android|https?|app)/i.test(found)),
  },
  {
    // QQ号2748163950
    kind: 'account',
    pattern: /(?<![\d.])[1-9](?:[ -]?\d){4,10}(?![\d.%])/g,
    isPrivate: (_, { before, after }) => qqBefore.test(before) && !unitAfter.test(after),
  },
  {
    // 微信号88273651
    kind: 'account',
    pattern: /(?<![\d.A-Za-z])\d{5,12}(?![\d.%A-Za-z])/g,
    isPrivate: (_, { before, after }) => talkBefore.test(before) && !unitAfter.test(after),
  },
  {
    // 川Y7K326, 鲁Q·8M615, 浙GD52816
    kind: 'plate',
    pattern:
      /[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼] ?[A-HJ-NP-Z][ ·•・.-]{0,2}(?=[A-Z]{0,3}\d)(?:[A-HJ-NP-Z0-9]{5,6}|[A-HJ-NP-Z0-9]{4}[挂学警港澳])(?![A-Za-z0-9])/g,
    isPrivate: (found, { before }) =>
      (found.match(/\d/g)?.length ?? 0) >= 2 && !codeBefore.test(before) && !/[字第]$/.test(before),
  },
  {
    // 号牌川y7k326, 电动车车牌号充A12345
    kind: 'plate',
    pattern: /(?<![A-Za-z0-9])[A-Za-z]?[ ·•・.-]?(?=[A-Za-z]{0,3}\d)[A-Za-z0-9]{5,8}(?![A-Za-z0-9])/g,
    isPrivate: (found, { before }) => /\d/.test(found) && plateBefore.test(before),
  },
  {
    // 3栋2单元501室, 12号楼4门602, 88弄6号402室
    kind: 'private-address',
    pattern: new RegExp(
      `${building}(?:${entrance})?${floor}${namedRoom}|${building}${entrance}${floor}${bareRoom}|(?<![\\dA-Za-z第])${count}单元${floor}(?:${namedRoom}|${bareRoom}|[东西中]户)`,
      'g',
    ),
    isPrivate: (_, { before }) => lives.test(before) || !isOffice.test(before),
  },
  {
    // 柏林村5组12号, 三组27号
    kind: 'private-address',
    pattern: new RegExp(
      `(?<=[\\u4e00-\\u9fff])(?<!\\d)${count}(?:村民小组|生产队|小组|组|社|队|屯|村|排|巷) ?附?\\d{1,4}(?:-\\d{1,4})?号(?!文|令|线|楼|院|公告|机|井|泵|桥|路|坝|闸|台|点|库|渠|塘|地块|图斑)`,
      'g',
    ),
  },
  {
    // 雁灯花园3-2-501
    kind: 'private-address',
    pattern: /(?<=[园区苑寓村城府庭里居])\d{1,3}[-－—]\d{1,2}[-－—]\d{3,4}(?:室|号|(?![\d-]))/g,
  },
  {
    // 家住幸福路18号, 现住柏林村12号, 家住3栋2单元
    kind: 'private-address',
    pattern:
      /(?<=[路街巷道里弄村庄屯寨湾坪组])\d{1,4}(?:[-之]\d{1,4})?号(?:附\d{1,3}号?|院|楼)?(?:\d{2,4}室?)?|(?<!\d)\d{1,4}(?:栋|幢|号楼)(?:\d{1,2}(?:单元|门))?(?:\d{1,2}[层楼])?(?:\d{3,4})?/g,
    isPrivate: (_, { before, after }) =>
      lives.test(before) && !isOffice.test(before) && !/^(?:文|楼房|新)/.test(after),
  },
]

/** What an office publishes: its own box, whatever the provider. */
export function isOfficeMail(address: string, before: string): boolean {
  return /\.gov\.cn$/i.test(address) || officeBefore.test(before)
}
