// Step of drafting: a notice from above in its real form (一、报告内容 … 二、有关要求) -> the lines that are to be headings, and what it asks of the paper.
import { parseNumbering } from '#text/outline-numbering.ts'

export interface NoticeRules {
  /** 不超过2500字; null where none is set. */
  readonly mostCharacters: number | null
  /** 2025年1月20日前; empty where none is set. */
  readonly due: string
  /** 报县委依法治县办; empty where unsaid. */
  readonly sendTo: string
}

const contents = /(?:报告|报送|主要|汇报|总结|写作|具体)?内容(?:要求)?$|报告提纲|写作提纲|主要包括/
const demands = /要求$|报送(?:时间|方式|要求|程序)|时间安排|联系(?:人|方式)|附件/

/** The lines under 报告内容, one level up; all lines where the notice has no such part. */
export function readNoticeItems(lines: readonly string[]): readonly { line: string; lift: number }[] {
  const heads = lines.flatMap((line, index) => {
    const numbering = parseNumbering(line)
    if (numbering?.level !== 1) return []
    return [
      {
        index,
        text: line
          .slice(numbering.length)
          .split(/[。：:]/)[0]!
          .trim(),
      },
    ]
  })
  const from = heads.find(({ text }) => contents.test(text))
  const endOf = (index: number) => heads.find((head) => head.index > index)?.index ?? lines.length
  if (from) return lines.slice(from.index + 1, endOf(from.index)).map((line) => ({ line, lift: 1 }))
  const dropped = heads.filter(({ text }) => demands.test(text))
  return lines.flatMap((line, index) =>
    dropped.some((head) => index >= head.index && index < endOf(head.index)) ? [] : [{ line, lift: 0 }],
  )
}

/** 关于上报2023年度河道管护工作总结的通知 -> 河道管护工作总结; null where the title names no paper. */
export function readNoticeTitle(lines: readonly string[]): string | null {
  const title = lines.find((line) => line.length <= 60 && /的?(?:通知|函)$/.test(line)) ?? ''
  const named =
    /(?:报送|上报|做好|开展|撰写|起草)(?:好)?(?:\d{4}年?度?)?(.{2,30}?(?:报告|总结|汇报|情况))(?:的?(?:报送|上报|撰写|起草))?(?:工作)?的?(?:通知|函)$/.exec(
      title,
    )?.[1]
  const bare = named?.replace(/^年?度?/, '').replace(/^有关|^相关/, '') ?? ''
  // 报送平安建设工作情况: what is sent is a report on it.
  return bare.length <= leastNamed ? null : bare.replace(/情况$/, '情况报告')
}

/** 有关情况 names nothing. */
const leastNamed = 3

export function readNoticeRules(text: string): NoticeRules {
  const limit =
    /(?:字数|篇幅|全文|报告)?[^。；\n]{0,12}(?:不超过|控制在|限|以内)[^。；\n\d]{0,6}(\d{3,5})字|(\d{3,5})字以内/.exec(
      text,
    )
  const due = /((?:20\d\d年)?\d{1,2}月\d{1,2}日)(?:下班|\d{1,2}[:：]\d{2})?(?:之?前|以前)/.exec(text)
  const named = /名义(?:上?报|报送|送)给?((?:[省市县区州盟旗](?:委|人民政府|政府)、?){1,2})/.exec(text)?.[1]
  const sendTo =
    /(?:报送?至?|送)(?!告)((?:[省市县区州盟旗][^\s，。；、（(\d]{2,14}|[^\s，。；、（(\d]{2,12}(?:局|办公室|办|委)))/.exec(
      due ? text.slice(due.index, due.index + 120) : '',
    )
  return {
    mostCharacters: limit ? Number(limit[1] ?? limit[2]) : null,
    due: due ? `${due[1]}前` : '',
    sendTo: named ?? sendTo?.[1]?.replace(/(?:邮箱|备案)$/, '') ?? '',
  }
}
