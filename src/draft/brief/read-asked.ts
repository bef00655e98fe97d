// Step of reading a brief: the lines that lead it (the request, the material's title) -> what paper is asked for: its topic, form and period.
import type { AskedPaper } from '#domain/brief.ts'
import type { DraftingBook, Outline } from '#domain/drafting-book.ts'
import { form, nameForm } from '#draft/paper/name-form.ts'
import { nameHalves } from '#draft/paper/name-halves.ts'
import { bareTopic, nameBeside, ofSender, period } from '#draft/paper/name-topic.ts'
import { readAuthor, readIssue } from '#draft/paper/read-author.ts'
import { readPartAlone, wholePaper } from '#draft/paper/read-part-alone.ts'
import { findQuantities } from '#text/numbers/find-quantities.ts'
import { isFurnitureLine, isPlaceSubject } from './find-title.ts'

export interface AskedHead {
  /** The words that lead the material, before its first fact. */
  readonly head: string
  readonly asked: AskedPaper
  /** The word of a kind that the first lines say where nothing is asked for: 信访. */
  readonly subject?: string
  /** One part of a paper alone is asked for: 森林防火这一段. */
  readonly isSection: boolean
  /** Its name stands in quotation marks: it keeps it. */
  readonly isQuoted: boolean
}

/** 潭溪镇2023年护林工作数据: names the material, with place or year. */
const titled =
  /(?:\d{4}年|[镇乡]|街道|社区).{0,30}?(?:素材|数据|用数|台账|情况|要点|统计表|汇总表|一览表|报表)/
/** 欠薪治理工作情况（劳动所提供） as the first line. */
const firstTitle = /^[\u4e00-\u9fff“”]{2,14}情况(?:说明)?(?:\s?[（(][^（）()]{0,20}[)）])?$/
/** 说一下今年调解的事: what it is about, where the paper is named without it. */
const toldOf =
  /(?:写|出|弄|整|做|报|搞|要)(?:一?[个份篇])?([\u4e00-\u9fff]{2,10}?)(?:工作)?的?情况$|这是([\u4e00-\u9fff]{2,10}?)(?:今年|全年|[上下]半年|去年)的?(?:数|数据|情况|材料)$|(?:来|到)[\u4e00-\u9fff]{0,4}(?:调研|检查|视察)([\u4e00-\u9fff]{2,8}?)(?:工作)?$|(?:说|讲|汇报)(?:一?下)?(?:[我咱]们?)?(?:今年|全年|上半年)?([\u4e00-\u9fff]{2,8}?)(?:工作)?(?:的事情?|的?情况)$|^([\u4e00-\u9fff]{2,10})工作$/
/** 书记会上要讲的: whose words they are to be, or what for. */
const isOfTalk = /要[讲用说交看念报]|会上|[讲用看念]的$|给[\u4e00-\u9fff]{2}/
const materialWords = /素材|数据|用数|台账|情况|要点|统计表|汇总表|一览表|报表/
/** 政府工作报告“社会治理”一节的材料说明: one part, named. */
const quotedPart =
  /报告[^“"]{0,6}[“"]([^”"]{2,12})[”"](?:这|那)?(?:一?[节段章块]|部分)(?=的|$)|报告[^“"\n]{0,8}一?[节段章块部分]{1,2}[^“"\n]{0,16}[里中][面的]?[“"]([^”"]{2,12})[”"]|写[^“"\n，。]{0,20}[“"]([^”"]{2,16})[”"](?:这|那)?(?:一?[节段章块]|部分)/
/** 写一段农村公路养护的. */
const onePart = /写一?[段节](?:关于)?[\u4e00-\u9fff]{2,14}的$/
const section = /(?:段|部分|一?块|一?节|章)(?:话|文字|内容)?(?:吧|呗|就行|即可|就好)?$/

/** （综治办整理） */
const ofHand = /[（(][\u4e00-\u9fff]{2,12}(?:整理|提供|供稿|报送|填报|汇总)[)）]/

/** 学法这块 leads what is told of it, and asks for no part. */
const spokenLabel = /^(?!.*(?:写|拟|起草|[要弄整搞出给]))[\u4e00-\u9fff]{2,10}(?:这|那)一?块(?:吧|呢|嘛)?$/

/** 文字部分: a sheet of the material, and no part of the paper. */
export const ofSheet = /^(?:文字|数据|数字|表格|图表|说明|材料|其它)(?:部分|段落?|这?一?块)$/

/** A title is a line; more words than that tell of the work. */
const longestHead = 80
const headLines = 2

/** 局里周五要材料: says when, and not what. */
const dueOnly = /(?:要|催|等)(?:一?[个份篇])?(?:材料|稿子?|总结|报告|汇报)$/
const leastNamed = 6

/** 局里周五要材料 帮我弄一下 柳溪镇2024年信访工作总结: of what blanks part, the last that names a paper. */
function lastNamed(clause: string): string {
  const piece = clause.split(' ').findLast((one) => form.test(one) && !dueOnly.test(one))
  return piece !== undefined && piece.length >= leastNamed ? piece : clause
}

/** 给县委政法委的: whom it is for is no topic. */
const toWhom =
  /^(?:给|报|送|呈|交|向)[\u4e00-\u9fff]{1,12}?(?:[委府局办院会]|[县市区]里)(?:(?:报|要|用|看)?(?:的|$)|[作做](?:一?个)?$)/
const ofPlaceNamed = /^[\u4e00-\u9fff]{2,6}?(?:镇|乡|街道)(?=[\u4e00-\u9fff]{2})/
const placeAlone = /^[\u4e00-\u9fff]{2,6}(?:镇|乡|街道)的?$/
/** 简报 望潮街道防台的, 情况汇报 某镇山林纠纷: behind a blank, what it is about. */
function topicBehind(pieces: readonly string[], formed: string): string {
  const at = pieces.findIndex((piece) => formed.includes(piece) && form.test(piece))
  const behind = at < 0 ? [] : pieces.slice(at + 1)
  const named = behind.find(
    (piece, index) =>
      /^[\u4e00-\u9fff“”]{2,20}$/.test(piece) &&
      !/[我你您咱]|今天|明天|马上|急/.test(piece) &&
      !form.test(piece) &&
      !placeAlone.test(piece) &&
      (piece.endsWith('的') || ofPlaceNamed.test(piece) || placeAlone.test(behind[index - 1] ?? '')),
  )
  return named === undefined ? '' : bareTopic(named)
}

/** Of the first lines, the clause that names the paper; empty for none. */
function findFormed(clauses: readonly string[]): string {
  const isForUse = (clause: string) => /(?:汇报|开会|检查|上会|上报|座谈)(?:时|的时候)?用的?$/.test(clause)
  return (
    clauses
      .map(lastNamed)
      .find((clause) => form.test(clause) && !dueOnly.test(clause) && !isForUse(clause)) ??
    clauses.find((clause) => form.test(clause) && !isForUse(clause)) ??
    clauses.find((clause) => titled.test(clause)) ??
    clauses.find((clause) => firstTitle.test(clause)) ??
    ''
  )
}

/** The clause that asks for one part alone; null for none. */
function findPartAsked(clauses: readonly string[]): string | null {
  return (
    clauses.find(
      (clause) =>
        (section.test(clause) || onePart.test(clause)) && !/其他|其余/.test(clause) && !ofSheet.test(clause),
    ) ?? null
  )
}

/** 用“我”的口气, 第一人称写. */
const inFirstPerson = /[“"‘「]我[”"’」](?:的)?(?:口气|口吻|语气|身份|名义)?|第一人称|用我的(?:口气|口吻|语气)/

/** Read from the first lines up to the first fact; empty words where they ask for nothing. */
export function readAsked(text: string, request: string, subjects: readonly string[] = []): AskedHead {
  const named = [request, ...findHeads(text)].filter(Boolean).join('\n')
  const head = named || findSubject(text, subjects)
  const clauses = cutHead(leaveBrackets(head)).filter((clause) => !spokenLabel.test(clause))
  const part = findPartAsked(clauses)
  const formed = findFormed(clauses)
  const alone = readPartAlone(head)
  const quoted = alone || (quotedPart.exec(head)?.slice(1).find(Boolean) ?? null)
  const topic = quoted ?? (part === null ? nameTopic(formed) : nameSection(part))
  const pieces = clauses
    .flatMap((clause) => [clause, ...clause.split(' ')])
    .map((clause) => clause.replace(/(?<=[\u4e00-\u9fff]{3})[啊呀哈呢]+$/, ''))
  const told = pieces.map((clause) => toldOf.exec(clause)?.slice(1).find(Boolean) ?? '').find(Boolean) ?? ''
  const author = readAuthor(head)
  const issue = /简报|工作动态|信息专报|工作信息/.test(head) ? readIssue(text) : ''
  const subject = named === '' ? subjects.find((word) => head.includes(word)) : undefined
  const time = readPeriod(head)
  return {
    head,
    ...(subject === undefined ? {} : { subject }),
    isSection: part !== null || quoted !== null,
    isQuoted: quoted !== null,
    asked: {
      topic:
        topic === ''
          ? (formed !== '' &&
              (topicAfter(clauses, formed) ||
                topicBehind(leaveBrackets(head).split(/[\s，,。:：；;（(）)【】]+/), formed))) ||
            nameBeside(pieces) ||
            bareTopic(told)
          : topic,
      form: part === null ? nameWhole(formed, { text, head, time }) : '',
      period: time,
      office: author.office,
      ...(alone === '' ? {} : { partOf: wholePaper }),
      ...(author.person === '' ? {} : { person: author.person }),
      ...(inFirstPerson.test(head) ? { self: '我' } : {}),
      ...(issue === '' ? {} : { issue }),
    },
  }
}

/** 情况汇报，山林纠纷的: the next clause says what it is about. */
function topicAfter(clauses: readonly string[], formed: string): string {
  const behind = clauses[clauses.indexOf(formed) + 1] ?? ''
  return isOfTalk.test(behind) || ofSender.test(behind) || /[我你您咱按凑]/.test(behind)
    ? ''
    : (/^([\u4e00-\u9fff]{2,14})的$/.exec(behind)?.[1] ?? '')
}

/** 总结及下半年工作计划; empty where no paper is named. */
function nameWhole(
  formed: string,
  { text, head, time }: { text: string; head: string; time: string },
): string {
  const own =
    nameForm(formed) || nameForm(askedLast(text)) || (cutHead(head).map(nameForm).find(Boolean) ?? '')
  const halves = nameHalves(head, time)
  return halves === '' ? own : `${own || '总结'}${halves}`
}

/** 上半年, 1-6月; empty for the whole year. */
function readPeriod(head: string): string {
  const said = period.exec(head)?.[0] ?? ''
  return said.replace(/^半年$/, '上半年').replace(/\s/g, '')
}

/** 写成情况报告，给县市监局: what the last line asks for. */
function askedLast(text: string): string {
  const last = text.trimEnd().split(/\r?\n/).at(-1)!.trim()
  return last.length <= longestHead && /^[^\d]{0,8}(?:写|整|弄|做|出|形成)(?:成|个|一?[份篇个])/.test(last)
    ? last
    : ''
}

function cutHead(head: string): readonly string[] {
  return head.split(/[\n，,。:：；;（(）)【】]+/).map((clause) => clause.replace(/\s+/g, ' ').trim())
}

/** 上半年工作总结（县政府办催的）: what stands in brackets beside a name is no topic. A line all in brackets is itself what is said. */
function leaveBrackets(head: string): string {
  return head
    .split('\n')
    .map((line) => {
      const open = line.replace(/[（(][^（）()]*[)）]/g, '')
      return form.test(open) ? open : line
    })
    .join('\n')
}

/** 主任 信访上半年的我先发一部分: one of the first lines, which counts nothing, says what it is about. */
function findSubject(text: string, subjects: readonly string[]): string {
  const lines = text.split(/\r?\n/).filter((line) => /[\u4e00-\u9fff]/.test(line) && !isFurnitureLine(line))
  return (
    lines
      .slice(0, headLines)
      .map((line) => line.trim().slice(0, longestHead))
      .find((line) => findQuantities(line).length === 0 && subjects.some((word) => line.includes(word))) ?? ''
  )
}

/** 2025年上半年。: a line that says what time all is of, and nothing else. */
function isPeriodAlone(line: string): boolean {
  const rest = line.replace(/(?:今年|20\d{2}\s?年度?)/, '').replace(period, '')
  return period.test(line) && /^[\s。，,；;：:]*$/.test(rest)
}

/** 政府工作报告 2024 只写…，400字: a year between blanks and a length count nothing, nor does 要一期. */
const yearAlone =
  /(?<![\d.])20\d{2}(?=\s)|\d{2,4}(?:[-—~至到]\d{2,4})?字|(?<=[要写出编发做整弄搞来拟])[一1][期份篇个段页](?![\u4e00-\u9fff]*[^\u4e00-\u9fff\s，,。；;：:的])/g

/** Of the first lines, the clauses before one that counts something; years and dates count nothing. */
function findHeads(text: string): string[] {
  const lines = text
    .split(/\r?\n/)
    .map((line) => line.replace(/^[\s#*|>-]+/, '').trim())
    .filter((line) => !isFurnitureLine(line))
  const first = lines.filter(Boolean).slice(0, headLines)
  const isHeaded = /^\s*#{1,2}\s/.test(text.trimStart())
  return first.flatMap((line, index) => {
    // # 某镇平安建设 2025 年: a heading over all of it names it.
    if (index === 0 && isHeaded && line.length <= longestHead) return [line.replace(ofHand, '')]
    const clauses = line.slice(0, 200).split(/(?<=[，,。；;:：])/)
    const counted = clauses.findIndex((clause) => findQuantities(clause.replace(yearAlone, '')).length > 0)
    const led = (counted < 0 ? clauses : clauses.slice(0, counted)).join('').slice(0, longestHead)
    const isTitle = index === 0 ? true : counted < 0
    const isAsked = form.test(led) || section.test(led.replace(/[，,。:：].*$/, ''))
    const isNamed =
      isAsked ||
      titled.test(led) ||
      isPeriodAlone(led) ||
      (index > 0 && isPlaceSubject(led)) ||
      (index === 0 &&
        (firstTitle.test(led) || (/[镇乡]|街道/.test(led) && nameBeside(led.split(/[\s|｜，,]+/)) !== '')))
    return isTitle && isNamed ? [led] : []
  })
}

/** 局里让报防汛抗旱的专题汇报 -> 防汛抗旱. */
function nameTopic(clause: string): string {
  const at = (form.exec(clause) ?? materialWords.exec(clause))?.index ?? -1
  return at < 0 ? '' : bareTopic(clause.slice(0, at).replace(toWhom, ''))
}

/** 政府工作报告里农业和水利这一部分 -> 农业和水利. */
function nameSection(clause: string): string {
  const inner =
    /(?:报告|总结|汇报|材料)(?:第[一二三四五六七八九十]{1,2}部分)?(?:\s?[“"《][^”"》]{0,30}[”"》])?(?:里面?|中|的)+(.+)$/.exec(
      clause,
    )?.[1] ?? clause
  const named = inner.replace(section, '').replace(/(?:[这那][一个]?|一|的)+$/, '')
  return bareTopic(named)
}

/** The outline that request and title name: by a form that alone tells, else by the subject, else by a loose form. Null for none. */
export function chooseKind(
  { head, asked }: AskedHead,
  { outlines }: Pick<DraftingBook, 'outlines'>,
): Outline | null {
  const best = (wordsOf: (outline: Outline) => readonly string[], text: string) => {
    const scored = outlines.map((outline) => ({
      outline,
      length: Math.max(0, ...wordsOf(outline).map((word) => (text.includes(word) ? word.length : 0))),
    }))
    const [first] = scored.toSorted((a, b) => b.length - a.length)
    return first !== undefined && first.length > 0 ? first.outline : null
  }
  const told = best((outline) => outline.forms, head) ?? best((outline) => outline.words, head)
  // 上半年工作总结 is of the half year before it is a summary; of a subject whose paper is written once a year, too.
  const timed = outlines.find(({ looseForms }) => asked.period !== '' && looseForms.includes(asked.period))
  const isYearly = told !== null && told.forms.length === 0 && !told.title.includes('{时段}')
  if (told !== null) return (isYearly ? timed : undefined) ?? told
  const loose =
    timed ?? best((outline) => outline.looseForms, asked.period === '' ? head : `${head}${asked.period}`)
  const single = outlines.find((outline) => outline.title.includes('{主题}') && outline.looseForms.length > 0)
  return asked.topic !== '' ? (single ?? loose) : loose
}
