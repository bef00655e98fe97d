// Step: metadata. How a text speaks of itself (全省, 我县, 镇党委) -> the level whose report it is.
import type { ReportLevel } from '#domain/place.ts'

export type OwnLevel = Exclude<ReportLevel, '部门'>

/** Ways of saying 我们; 县委 and 市政府 are no such way, townships name them in every paragraph. */
const selves: readonly { readonly level: OwnLevel; readonly pattern: RegExp }[] = [
  { level: '省', pattern: /[全我]省|[全我]区各族|自治区(?:党委|人民政府)/g },
  { level: '市', pattern: /[全我本]市|[全我]州|[全我]盟|州(?:委|政府|人民政府)|盟(?:委|行署)/g },
  { level: '县', pattern: /[全我本][县旗]|[全我本]区(?!各族|域|内)/g },
  {
    level: '乡镇',
    pattern:
      /[全我本]镇|[全我本]乡(?!村)|[全我本](?:街道|苏木)|(?<!乡)镇(?:党委|政府|人大)|乡(?:党委|政府|人大)|苏木(?:党委|政府)|街道(?:党工委|办事处)/g,
  },
]
/** 我代表县人民政府 says it outright. */
const represents = /代表[\u4e00-\u9fff]{0,10}?(省|自治区|市|州|县|区|旗|镇|乡)人民政府/
const levelOfWord: Readonly<Record<string, OwnLevel>> = {
  省: '省',
  自治区: '省',
  市: '市',
  州: '市',
  县: '县',
  区: '县',
  旗: '县',
  镇: '乡镇',
  乡: '乡镇',
}

/** The level that the text speaks as, and by how many words more than the next; null where it never says 我们. */
export function readOwnLevel(body: string): { readonly level: OwnLevel; readonly lead: number } | null {
  const said = levelOfWord[represents.exec(body)?.[1] ?? '']
  const counts = selves
    .map(({ level, pattern }) => ({
      level,
      count: (body.match(pattern)?.length ?? 0) + (level === said ? 10 : 0),
    }))
    .sort((a, b) => b.count - a.count)
  const [first, second] = counts
  return first && first.count > 0 ? { level: first.level, lead: first.count - (second?.count ?? 0) } : null
}
