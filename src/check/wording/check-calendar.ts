// Rule of the gate: plans, congresses and anniversaries fit the year they are written for (prompts/checking/calendar.tsv); a plan section is of the year after.
import type { CalendarEntry } from '#domain/drafting-book.ts'
import type { Finding } from '#domain/finding.ts'
import type { Span } from '#domain/span.ts'
import { parseCount } from '#text/numbers/numerals.ts'
import { splitSentences } from '#text/split-sentences.ts'
import { buildFinding, type CheckedText, findSpans, isInPart } from '../gate/checked-text.ts'

export function checkCalendar(checked: CheckedText): Finding[] {
  if (checked.year === null) return []
  return [
    ...checked.drafting.checking.calendar.flatMap((entry) =>
      entry.kind === '纪念'
        ? findAnniversaries(checked, entry)
        : entry.kind === '序数'
          ? findOrdinals(checked, entry)
          : entry.kind === '大会'
            ? findCongresses(checked, entry)
            : findEras(checked, entry),
    ),
    ...checked.drafting.checking.calendar.flatMap((entry) => findStages(checked, entry)),
    ...findDates(checked),
    ...findDays(checked),
  ]
}

function dueYear(checked: CheckedText, at: number): number {
  return (checked.year ?? 0) + (isInPart(checked, at, ['plan']) ? 1 : 0)
}

/** What ended may still be summed up, assessed, followed up. */
const lookingBack = /以来|时期取得|较|比|巩固|结束|完成情况|终期|表彰|衔接|接续|成果|经验|总结/

/** And in the year after it, be closed: in no later one. */
const closingYear = /总结|验收|收官|评估|期末|末/

/** What was reached stands as such: 全面建成小康社会后, 脱贫攻坚战取得胜利. */
const reached = /后|胜利|已|了|基础|历史|成就|精神|任务完成|期间|同乡村振兴|与乡村振兴/

/** “十三五”规划, 七五普法: named as what is being carried out. */
function findEras(checked: CheckedText, { kind, name, to }: CalendarEntry): Finding[] {
  const named =
    kind === '目标'
      ? new RegExp(name, 'g')
      : kind === '普法'
        ? new RegExp(
            `(?<![一二三四五六七八九十])[“"]?${name}[”"]?(?=的?(?:五年)?(?:普法|法治宣传|法制宣传))`,
            'g',
          )
        : new RegExp(`[“"]${name}[”"]|(?<![一二三四五六七八九十])${name}(?=规划|时期|期间|发展)`, 'g')
  return findSpans(checked.text, named).flatMap((span) => {
    const year = dueYear(checked, span.start)
    const around = checked.text
      .slice(Math.max(0, span.start - 8), span.end + 12)
      .split(/[。；\n]/)
      .join('')
    const isCarriedOut = /(?:落实|实施|执行|推进)好?[“"]?$/.test(
      around.slice(0, span.start - Math.max(0, span.start - 8)),
    )
    if (to === null || year <= to || (lookingBack.test(around) && !isCarriedOut)) return []
    if (year <= to + 1 && closingYear.test(around)) return []
    if (kind === '目标' && reached.test(around)) return []
    const next = checked.drafting.checking.calendar.find(
      (one) => one.kind === kind && one.from <= year && year <= (one.to ?? year),
    )
    return [
      say(
        checked,
        span,
        kind === '目标'
          ? `“${name}”${to} 年已经达成，不再当作奋斗目标写`
          : `“${name}”到 ${to} 年已经结束，这里说的是 ${year} 年`,
        next ? `宜用“${next.name}”` : kind === '目标' ? '改成现行的提法' : '核对现行规划的名称',
      ),
    ]
  })
}

/** 学习党的十九大精神 after the next congress; beside the later one it is history. */
function findCongresses(checked: CheckedText, { name, to }: CalendarEntry): Finding[] {
  const named = new RegExp(
    `(?<!二)(?:${name}|${name.replace('大', '届')}[一二三四五六七]中全会)(?:和[^。，,\\n]{0,16}全会|、[^。，,\\n]{0,12}大)?(?:的)?(?:会议)?(?:精神|报告精神|部署)`,
    'g',
  )
  const [, later] = checked.drafting.checking.calendar.filter(
    (one) => one.kind === '大会' && (one.to ?? 0) >= (to ?? 0),
  )
  return findSpans(checked.text, named).flatMap((span) => {
    const year = dueYear(checked, span.start)
    if (to === null || year <= to) return []
    const sentence = splitSentences(checked.text, span.start - Math.min(span.start, 60), span.end + 30)
      .filter((one) => one.start <= span.start)
      .map((one) => checked.text.slice(one.start, one.end))
      .at(-1)
    if (later && sentence?.includes(later.name)) return []
    return [
      say(
        checked,
        span,
        `提法已过时：${to} 年已开过新一次大会`,
        later ? `宜用“${later.name}精神”` : '核对届次',
      ),
    ]
  })
}

/** 建党100周年 was in 2021. */
function findAnniversaries(checked: CheckedText, { name, from }: CalendarEntry): Finding[] {
  const named = new RegExp(`${name}(\\d{1,3}|[一二三四五六七八九十百零]{1,5})周年`, 'g')
  return findSpans(checked.text, named).flatMap((span) => {
    const count = parseCount(span.match[1]!) ?? 0
    const { year } = checked
    if (year === null || count === 0 || from + count === year) return []
    if (from + count === year + 1) return []
    return [
      say(
        checked,
        span,
        `${name}${count}周年是 ${from + count} 年，本报告是 ${year} 年度`,
        `核对；${dueYear(checked, span.start)} 年是${dueYear(checked, span.start) - from}周年`,
      ),
    ]
  })
}

/** 第24个全国“安全生产月” was in 2025. */
function findOrdinals(checked: CheckedText, { name, from }: CalendarEntry): Finding[] {
  const named = new RegExp(`第(\\d{1,2}|[一二三四五六七八九十]{1,3})个[^，。；\\d]{0,6}${name}`, 'g')
  return findSpans(checked.text, named).flatMap((span) => {
    const count = parseCount(span.match[1]!) ?? 0
    const held = from + count - 1
    const year = checked.year ?? 0
    if (count === 0 || held === year || held === dueYear(checked, span.start)) return []
    return [
      say(
        checked,
        span,
        `第${count}个${name}是 ${held} 年，本报告是 ${year} 年度`,
        `核对；${year} 年是第${year - from + 1}个`,
      ),
    ]
  })
}

/** 2024年是“八五”普法收官之年: what year of its time that is. */
function findStages(checked: CheckedText, { kind, name, from, to }: CalendarEntry): Finding[] {
  if (to === null || (kind !== '规划' && kind !== '普法')) return []
  const named = new RegExp(
    `(20\\d\\d)年(?:度)?是[^。；\\n]{0,10}${name}[^。；\\n]{0,30}?(?:(开局|起步)之?年|(收官|最后一)之?年|第([一二三四五])年)`,
    'g',
  )
  return findSpans(checked.text, named).flatMap((span) => {
    const [, said, first, last, count] = span.match
    const due = first ? from : last ? to : from + (parseCount(count ?? '') ?? 1) - 1
    if (Number(said) === due) return []
    return [
      say(
        checked,
        span,
        `按“${name}”的起止年份（${from}—${to}）推算，这一年是 ${due} 年，写的是 ${said} 年`,
        '核对年份和提法',
      ),
    ]
  })
}

function say(checked: CheckedText, span: Span, text: string, fix: string): Finding {
  const { start, end } = span
  return buildFinding(checked, { start, end }, { rule: 'phrase', severity: 'warn', text, fix })
}

const days = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/** 2月30日, 13月. */
function findDates(checked: CheckedText): Finding[] {
  return findSpans(checked.text, /(?<!\d)(?:(20\d\d)年)?(\d{1,2})月(\d{1,2})[日号]/g).flatMap((span) => {
    const [year, month, day] = [Number(span.match[1] ?? 0), Number(span.match[2]), Number(span.match[3])]
    const isLeap = year === 0 || year % 4 === 0
    const most = month === 2 && !isLeap ? 28 : (days[month - 1] ?? 0)
    if (day >= 1 && day <= most) return []
    const { start, end } = span
    return [
      buildFinding(
        checked,
        { start, end },
        {
          rule: 'no-such-date',
          severity: 'block',
          text: `没有“${span.match[0]}”这个日期`,
          fix: '核对月、日',
        },
      ),
    ]
  })
}

/** 11月4日国家宪法日, 国家宪法日（11月4日）: a day that has a name, with its date right beside it. */
function findDays(checked: CheckedText): Finding[] {
  const { days: named } = checked.drafting.checking
  const name = named.map((day) => day.name).join('|')
  const beside = new RegExp(
    `(\\d{1,2})(?:月|[·•.．])(\\d{1,2})日?[”"]?(?:的|是|为)?(?:第[\\d一二三四五六七八九十]{1,3}个)?[“"]?(?:全国|国际|国家)?(${name})(?!前|来临|期间|活动)|(${name})[”"]?[（(](\\d{1,2})月(\\d{1,2})日[）)]`,
    'g',
  )
  return findSpans(checked.text, beside).flatMap((span) => {
    const [, month, day, first, second, lastMonth, lastDay] = span.match
    const due = named.find((one) => one.name === (first ?? second))
    const said = [Number(month ?? lastMonth), Number(day ?? lastDay)]
    if (!due || (said[0] === due.month && said[1] === due.day)) return []
    return [
      say(
        checked,
        span,
        `${due.name}是${due.month}月${due.day}日，写的是${said[0]}月${said[1]}日`,
        '核对日期',
      ),
    ]
  })
}
