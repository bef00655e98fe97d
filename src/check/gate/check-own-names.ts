// Rules of the gate: the own place is called what it is, in the text and in the signature below it.
import type { Finding } from '#domain/finding.ts'
import { buildFinding, type CheckedText, findSpans, type Rule } from './checked-text.ts'

export const checkOwnNames: Rule = (checked) => {
  const town = checked.place?.town ?? null
  if (town === null) return []
  return [
    ...checkKind(checked, town),
    ...checkOtherKind(checked, town),
    ...checkSignature(checked, town),
    ...checkRecipient(checked),
  ]
}

/** 会川乡 in the text of 会川镇: the own name with another kind of place behind it. */
function checkOtherKind(checked: CheckedText, town: string): Finding[] {
  const stem = town.replace(/(?:街道|[镇乡])$/, '')
  if (stem === town || stem.length < 2 || checked.drafting.checking.joining.includes(stem)) return []
  const other = new RegExp(`${stem}(?:街道|镇(?!村)|乡(?![村镇贤亲土音]))`, 'g')
  return findSpans(checked.text, other)
    .filter(({ match }) => match[0] !== town)
    .slice(0, 1)
    .map((span) =>
      buildFinding(checked, span, {
        rule: 'place-kind',
        severity: 'warn',
        text: `本单位是“${town}”，这里写成了“${span.match[0]}”`,
        fix: `改成“${town}”；说的是从前的名称就写明`,
      }),
    )
}

const signing =
  /^[^\S\n]*(?:[一-鿿]{1,12}[省市县区州旗])?(?:中共)?([一-鿿]{2,4}(?:街道|[镇乡]))(?:党工?委|人民政府|政府|办事处|党政办|综合|平安)[一-鿿]{0,12}[^\S\n]*$/gm

/** 常江街道办事处 below the text of 长江街道. */
function checkSignature(checked: CheckedText, town: string): Finding[] {
  return findSpans(checked.text, signing).flatMap((span) => {
    const name = span.match[1]!
    if (name === town || name.endsWith(town) || town.endsWith(name)) return []
    const start = span.start + span.match[0].indexOf(name)
    return [
      buildFinding(
        checked,
        { start, end: start + name.length },
        {
          rule: 'foreign-place',
          severity: 'block',
          text: `落款“${name}”与本单位“${town}”不同`,
          fix: `核对，应为“${town}”`,
        },
      ),
    ]
  })
}

/** 县委、县政府： over the report of a street office of a district: whom it goes to is of the own kind. */
function checkRecipient(checked: CheckedText): Finding[] {
  const own = /[县区市旗]$/.exec(checked.place?.county ?? '')?.[0]
  if (own === undefined || own === '市') return []
  return findSpans(checked.text, /^[^\S\n]*([县区旗])(?:委|政府|人民政府)[一-鿿、，]{0,30}[：:][^\S\n]*$/gm)
    .filter(({ match }) => match[1] !== own)
    .slice(0, 1)
    .map((span) =>
      buildFinding(checked, span, {
        rule: 'place-kind',
        severity: 'warn',
        text: `本单位属于“${checked.place?.county}”，主送写的是“${span.match[0].trim()}”，上级单位像是写错了`,
        fix: `核对主送单位，应为“${own}委、${own}政府”一类`,
      }),
    )
}

const kinds: readonly (readonly [RegExp, RegExp])[] = [
  [/街道$/, /我[镇乡]|全[镇乡](?!村)|本[镇乡]|[镇乡]党委|(?<![乡村])[镇乡](?:人民)?政府/g],
  [
    /镇$/,
    /我乡|我街道|全乡(?!镇)|全街道|本乡|本街道|街道办事处|街道党工委|(?<![镇])乡党委|(?<!镇)乡(?:人民)?政府/g,
  ],
  [/乡$/, /我镇|我街道|全镇|全街道|本镇|本街道|街道办事处|街道党工委|(?<!乡)镇党委|(?<!乡)镇(?:人民)?政府/g],
]

/** 我镇 in a report of a street office: the text was written for another kind of place. */
function checkKind(checked: CheckedText, town: string): Finding[] {
  const wrong = kinds.find(([kind]) => kind.test(town))?.[1]
  const spans = wrong ? findSpans(checked.text, wrong) : []
  if (spans.length === 0) return []
  const words = [...new Set(spans.map((span) => span.match[0]))].join('、')
  return [
    buildFinding(checked, spans[0]!, {
      rule: 'place-kind',
      severity: 'warn',
      text: `本单位是“${town}”，文中写了“${words}”(${spans.length} 处）`,
      fix: '按本单位的性质改称呼',
    }),
  ]
}
