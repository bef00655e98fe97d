// Rules of the gate: private persons and numbers, secrecy marks.
import type { Finding } from '#domain/finding.ts'
import { buildFinding, buildWholeFinding, type CheckedText, findSpans, type Rule } from './checked-text.ts'

/** What ingest would mask stands open in the text. */
export const checkPrivacy: Rule = (checked): Finding[] => {
  const findings: Finding[] = []
  for (let at = 0; at < checked.text.length; at++) {
    if (checked.text.charAt(at) === checked.masked.charAt(at)) continue
    let end = at
    while (
      end < checked.text.length &&
      (checked.masked.charAt(end) === '×' || /[\s-]/.test(checked.text.charAt(end)))
    )
      end++
    while (/[\s-]/.test(checked.text.charAt(end - 1))) end--
    findings.push(describe(checked, { start: at, end: Math.max(at + 1, end) }))
    at = end
  }
  return [...findings, ...findNamedIds(checked, findings), ...findAddresses(checked)]
}

/** Called an ID number, whatever its check digit says. */
function findNamedIds(checked: CheckedText, told: readonly Finding[]): Finding[] {
  return findSpans(checked.text, /(?<=身份证(?:号码?)?[为是:：\s]{0,3})\d{15}(?:\d{2}[\dXx])?(?![\dXx])/g)
    .filter((span) => !told.some(({ where }) => where.start < span.end && span.start < where.end))
    .map((span) => describe(checked, span))
}

/** 松坪村3组12号, 2栋1单元301室: where a private person lives. */
function findAddresses(checked: CheckedText): Finding[] {
  const home =
    /[\u4e00-\u9fff]{2,4}[村寨屯](?:第?[\d一二三四五六七八九十]{1,3}(?:组|社|队|屯))\d{1,4}号|\d{1,3}(?:栋|幢|号楼)(?:\d单元)?\d{2,4}(?:室|号房?)/g
  return findSpans(checked.text, home).map((span) =>
    buildFinding(checked, span, {
      rule: 'private-address',
      severity: 'warn',
      text: '出现了住址门牌',
      fix: '删去，或只写到村',
    }),
  )
}

function describe(checked: { text: string }, span: { start: number; end: number }): Finding {
  const digits = checked.text.slice(span.start, span.end).replace(/\D/g, '').length
  const [rule, what] =
    digits >= 17 || /[Xx]$/.test(checked.text.slice(span.start, span.end))
      ? ['id-number', '身份证号或银行卡号']
      : digits >= 11
        ? digits > 13
          ? ['id-number', '银行卡号']
          : ['phone-number', '手机号']
        : ['private-person', '非公职人员的姓名']
  const found = buildFinding(checked, span, {
    rule: rule!,
    severity: 'block',
    text: `出现了${what}`,
    fix: rule === 'private-person' ? '改成“某某”或只写人数' : '删去',
  })
  // The number itself must not travel with the finding.
  return { ...found, where: { ...found.where, quote: '×'.repeat(span.end - span.start) } }
}

/** A marked text goes no further: this is then the only finding. */
export function buildSecrecyFinding(text: string, mark: string): Finding {
  const start = text.indexOf(mark)
  const said = {
    rule: 'secrecy-mark',
    severity: 'block' as const,
    text: `有涉密或内部标志“${mark}”，不再往下核对`,
    fix: '涉密不上网、上网不涉密；如属误标，由保密员确认后去掉再核',
  }
  return start < 0
    ? buildWholeFinding(said)
    : buildFinding({ text }, { start, end: start + mark.length }, said)
}
