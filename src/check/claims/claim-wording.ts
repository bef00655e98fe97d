// Data of the sentence check: which words of a clause carry no claim; which say the same is told by prompts/synonyms.tsv. A model's honest rewording changes these.
import type { SameWords } from '#domain/prompt-book.ts'
import { escapePattern } from '#shared/escape-pattern.ts'
import { oncePer } from '#shared/once-per.ts'

/** Dates, sources, connectives, verbs of doing, grammatical subjects: left out of what must be covered, on both sides. */
const lightWords = new RegExp(
  [
    '(?:19|20)\\d\\d年度?',
    '(?:据|根据|从)?(?:其|该|上述)?(?:年度)?报告(?:中|里)?(?:提到|写到|写道|写明|指出|显示|介绍|称|载明)?',
    '[该本我](?:镇|乡|街道|村|社区|县|区|工作站|调解室|机构|平台|系统|专班|做法|制度|厂|企业|公司|所|队|站|地)',
    '实际|真正|准备|正在|下一?步|打算|计划|预计|力争|影响|\\s|但是?|不过|然而|因此|后来|如今|现在|其余|剩余|剩下|余下|其他|这些|那些|相关|有关|得到|予以|存在|起来|下来|出来|作出|做出|作了|使得|从中|一个',
    '其中|同时|此外|另外|另有|并且|而且|从而|以及|还有|首先|其次|最后|最终|随后|之后|然后|方面|在此基础上|此前|期间',
    '包括|包含|涵盖|例如|比如|具体(?:来看|而言|做法|措施|包括)?|成员|主要|一是|二是|三是|四是|五是',
    '共计|累计|总计|合计|总共|一共|全年|全镇|全乡|全街道|年度?内|今年以来|今年|本年度?|当年|全部|均已|分别|共有',
    '截至目前|目前|现有|现已|已经|及时|尚|仍|仅|只(?=[收有用])',
    '与?(?:上一?年|前一年|去年)(?:同期)?相比|[比较](?:上一?年|前一年|去年)(?:同期)?|同比|由上一?年的?|从上一?年的?|上一?年|前一年',
    '通过|经过|采取|采用|借助|对于|针对|围绕|按照|根据|依照|用于|作为|由于|要求',
    '开展|组织|实施|实行|推行|推进|推动|落实|进行|做好|加强|强化|完善|健全|建立|成立|设立|组建|设置|新设|新增|新建|建成',
    '配备|配有|配置|帮助|协助|帮|实现|达到|完成|制作|编印|印制|印发|印刷|印了|新印|安排|着力',
    '积极|切实|大力|认真|深入|进一步|不断|持续|有效|统一|一起|当面|专门|逐一|逐个|逐项|逐户|逐条|当场|[镇乡村街]里|每一?个?',
    '机制|制度|模式|工作法|举措|措施|方式|做法|办法|体系|问题|情况|工作|群众|人员|数量|总数|总量|件数|人数|次数',
  ].join('|'),
  'g',
)
const lightChars =
  /[这那使让却要可的了着和与及并且等对在为将把被由以于从向给至其该此之则又再就而或还也均都共已曾后时中内里到有是供各出数比个，,.。;；:：、!！?？"'()（）[\]【】《》<>·—\-~%‰\d零〇一二两三四五六七八九十百千万亿余约近多]/g

/** Puts the word that stands for it in the place of each other word; the longest first: 拖欠工资 before 拖欠. */
const openReplacer = oncePer((table: readonly SameWords[]) => {
  const words = new Map(table.flatMap(({ word, others }) => [word, ...others].map((one) => [one, word])))
  const literal = [...words.keys()].sort((a, b) => b.length - a.length).map(escapePattern)
  const pattern = new RegExp(literal.join('|') || '$^', 'gu')
  return (text: string) => text.replace(pattern, (found) => words.get(found) ?? found)
})

/** Each other word as the one that stands for it. */
export function foldWords(normalised: string, table: readonly SameWords[]): string {
  return openReplacer(table)(normalised)
}

/** Words that carry the meaning of a clause, from its matching form (`normalise`); quantities are taken out before. */
export function readForm(normalised: string, table: readonly SameWords[]): string {
  return openReplacer(table)(normalised).replace(lightWords, '').replace(lightChars, '')
}
