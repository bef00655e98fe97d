// Step of reading a brief: which part of a report a label or sentence belongs to, apart from the themes.

const parts: readonly (readonly [string, RegExp, RegExp])[] = [
  ['原因', /原因|成因/, /^(?:主要)?原因(?:是|在于|有)|^究其原因/],
  [
    '不足',
    /不足|问题|短板|困难|毛病|缺点|检讨|难[处点题]|差距|教训|痛点|堵点|弱项|薄弱|欠缺|(?:没办法|头疼|难(?:办)?|不好|不够|做得?不?差|差|弱|不到位|没做[好到]|欠缺|欠|缺|卡脖子)的|反映(?:较|比较|最|很)?(?:多|强烈|集中)的|没(?:有)?(?:做|办|改|整改|完成)(?:完|好|到位|了)?的|压力(?:大的?)?(?:地方)?$|^欠账/,
    /^(?:存在)?(?:的)?(?:不足|问题|短板)(?:是|有)|^(?:还|仍)?存在.{0,20}(?:不足|问题|短板)|有待|不够|是个?(?:大|老|突出)?(?:问题|难题|短板)$/,
  ],
  [
    '第一责任人',
    /第一责任人|述职述法|主要负责人|一把手|主要领导|^(?:党委)?书记|^[镇乡]长/,
    /第一责任人|(?:书记|[镇乡]长(?!办公会)|(?:街道|办事处)主任).{0,12}(?:部署|研究|督办|过问|协调|听取|听(?=[\u4e00-\u9fff]{0,6}汇报)|签批|批示|主持|带头|带队|调研|接访|下访|包案|[上讲][^，。]{0,8}课)|^(?:党委|党工委)?(?:书记|[镇乡]长|主任)[^，。\d]{0,8}(?:出庭|述法|述职)|主要负责人/,
  ],
  [
    '打算',
    /打算|计划|安排|明年|来年|下一?年|下一步|下步|往后|今后|接下来|^以后$|^整改(?:措施|方向|思路|打算)?$|下半年|目标|思路|努力方向|^(?:后续|下一阶段)(?:考虑|想法)?$|^考虑$|想法|^(?:意见)?建议$|^(?:整?改进?|改进)(?:措施|方向|举措)?$/,
    /^(?:明年|来年|下一年|下一?步|计划|打算|拟)/,
  ],
  ['总述', /总体|综述|荣誉|基本情况|概况/, /^(?:先后)?(?:获评|获得|荣获|被评为)/],
]

/** 按“情况—做法—问题—打算”来写: several parts make a whole. */
const severalParts = /(?:[\u4e00-\u9fff]{2,8}(?:[—－～~、]|-){1,2}){2,}[\u4e00-\u9fff]{2,8}/

/** The part that a request names (写第一责任人那部分, 写明年打算); null when it names none, or several. */
export function findAskedPart(request: string): string | null {
  if (severalParts.test(request)) return null
  const asked: readonly (readonly [string, RegExp])[] = [
    ['第一责任人', /第一责任人|述职述法/],
    ['不足', /不足|存在(?:的)?问题/],
    ['原因', /原因/],
    ['打算', /打算|(?:明年|下一?年|下一?步)的?(?:主要)?(?:安排|计划|工作)/],
  ]
  return asked.find(([, pattern]) => pattern.test(request))?.[0] ?? null
}

/** Words that open what is to come: 明年打算, 下一步, 往后, 准备再; 下半年 only where it is still ahead. */
const ahead =
  /^(?:打算|计划|准备(?:再|把|新|在|成立)|拟(?:再|采购|建|新)|明年|来年|下一?年度?(?!来)|下一?步|下阶段|往后|今后|下来(?:就)?(?:打算|计划|准备|想|要)|后面(?:打算|准备|计划|还要|再|要|想)|下半年(?:想|打算|计划|准备|要|拟|将|争取|重点|继续|着力|全面|抓)|接下来|想着|我们?打算|(?:\d{1,2}[、，,和至到—-]){0,2}\d{1,2}月(?:份|底|前)?(?:计划|打算|拟)(?=[\u4e00-\u9fff\d]{2}))/
export const ledBy = /^(?:党委|党工委|[镇乡]党委)?(?:书记|[镇乡]长|主任|主要负责人|主要领导)(?!助理)/
const cause = /^(?:究其|主要|其)?原因(?:是|在于|有)?/

/** 整改：反馈问题8个，完成7个: what was put right was done. */
const settled = /(?:完成|整改|销号)了?\d|均已|已(?:全部)?(?:完成|整改)/

/** 不足, 原因, 第一责任人, 打算, 总述 or null; a label tells more than the sentence, unless the sentence opens what is to come. `year`: the one reported on. */
export function findPart(label: string, sentence: string, year: number | null = null): string | null {
  const named = Number(/^(20\d{2})年(?:度|要|拟|打算|计划|准备|力争|[，,])?/.exec(sentence)?.[1] ?? 0)
  const headed = Number(/20\d{2}(?=年)/.exec(label)?.[0] ?? 0)
  if (ahead.test(sentence) || (year !== null && Math.max(named, headed) > year)) return '打算'
  // 原因…。书记研究4次: the label of what went wrong does not reach over what the leader did.
  if (ledBy.test(sentence) && /\d/.test(sentence) && /原因|不足|问题/.test(label)) return '第一责任人'
  // 存在的不足和原因: what says no cause is what went wrong; 不足的原因 names causes alone.
  if (/不足|问题/.test(label) && /(?<!的)原因/.test(label)) return cause.test(sentence) ? '原因' : '不足'
  for (const [name, inLabel] of parts)
    if (label !== '' && inLabel.test(label) && !(label === '整改' && settled.test(sentence)))
      return name === '不足' && cause.test(sentence) ? '原因' : name
  if (/履职|履责|责任/.test(label) && ledBy.test(sentence)) return '第一责任人'
  if (label !== '' && label.length > 3 && !/[\u4e00-\u9fff]/.test(label)) return null
  for (const [name, , inText] of parts)
    if (inText.test(sentence)) return label === '' || name === '不足' || name === '原因' ? name : null
  return null
}

/** The part of the sentence before, as the material told it. */
export interface PartBefore {
  readonly part: string | null
  readonly label: string
  readonly line: number
}

const deed =
  /(?:开展|组织|召开|举办|完成|化解|调[处解]|办[理结]|发放|排查|检查|整改|建成|投入|培训|查处|受理|新增|争取到?)了?[^，。]{0,10}\d|^(?:全年|今年|共|已|累计)/
const ownCause = /[，,](?:主要)?原因(?:主要)?(?:是|在于)|[，,]主要是因为/

/** 某村排最后，原因是重视不够: a sentence that tells the cause of what went wrong is a shortcoming. */
export function tellsCause(text: string, label: string): boolean {
  return ownCause.test(text) && !deed.test(text) && !/成效|成绩|经验|亮点/.test(label)
}

const meant =
  /^(?:[\u4e00-\u9fff]{0,12}(?:要|将|拟|争取|力争|计划|准备|打算|想)|再|继续|新[增建]|每[年季月周天个]|尽快|[\u4e00-\u9fff\d]{0,8}(?:月底|年底|前)[^了]*$)/

/** Sentences behind one of a part go on with it: on the same line, or on lines without a label that speak alike. */
export function carryPart(
  { label, line, text }: { label: string; line: number; text: string },
  before: PartBefore,
  problems: readonly string[],
): string | null {
  const { part } = before
  if (part !== '不足' && part !== '打算') return null
  if (deed.test(text) || (part === '打算' && /了[^，。]*\d/.test(text))) return null
  if (line === before.line) return label === before.label || label === '' ? part : null
  if (label !== '' && label !== before.label) return null
  const isAlike = part === '打算' ? meant.test(text) : problems.some((word) => text.includes(word))
  return isAlike ? part : null
}
