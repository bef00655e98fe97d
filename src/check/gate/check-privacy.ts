// Rules of the gate: private persons and numbers, secrecy marks.
import type { Finding, Severity } from '#domain/finding.ts'
import type { PrivateKind, PrivateSpan } from '#text/private/private-span.ts'
import { buildFinding, buildWholeFinding, type CheckedText, type Rule } from './checked-text.ts'

interface Saying {
  readonly rule: string
  readonly severity: Severity
  readonly what: string
  readonly fix: string
}

const sayings: Readonly<Record<PrivateKind, Saying>> = {
  'id-number': { rule: 'id-number', severity: 'block', what: '身份证号', fix: '删去' },
  'bank-card': { rule: 'bank-card', severity: 'block', what: '银行卡号或账号', fix: '删去' },
  'phone-number': { rule: 'phone-number', severity: 'block', what: '个人的电话号码', fix: '删去' },
  email: { rule: 'private-account', severity: 'warn', what: '个人的电子邮箱', fix: '删去' },
  account: { rule: 'private-account', severity: 'block', what: '微信号、QQ号等个人账号', fix: '删去' },
  plate: { rule: 'plate', severity: 'block', what: '车牌号', fix: '删去，或只写车型' },
  'private-address': { rule: 'private-address', severity: 'warn', what: '住址门牌', fix: '删去，或只写到村' },
  'private-person': {
    rule: 'private-person',
    severity: 'block',
    what: '非公职人员的姓名',
    fix: '改成“某某”或只写人数',
  },
}

/** What ingest would mask stands open in the text. */
export const checkPrivacy: Rule = (checked): Finding[] =>
  checked.privates.filter((span) => !isOfficeLine(checked, span)).map((span) => describe(checked, span))

/** 报送镇应急办，联系电话0718-5200123: a landline of an office is there to be called. */
function isOfficeLine({ text }: CheckedText, { kind, start, end }: PrivateSpan): boolean {
  if (kind !== 'phone-number' || !/^[（(]?0\d{2,3}[）)-]?\d{7,8}$/.test(text.slice(start, end))) return false
  return /(?:办|所|站|中心|局|室|部|队|院|校|馆|委|处|厅|会|值班|举报|监督|热线|咨询|报警|服务)[^。\n]{0,12}$/.test(
    text.slice(Math.max(0, start - 24), start),
  )
}

function describe(checked: Pick<CheckedText, 'text'>, span: PrivateSpan): Finding {
  const { rule, severity, what, fix } = sayings[span.kind]
  const { start, end } = span
  const found = buildFinding(checked, { start, end }, { rule, severity, text: `出现了${what}`, fix })
  // The detail itself must not travel with the finding.
  return { ...found, where: { ...found.where, quote: '×'.repeat(end - start) } }
}

/** A marked text goes no further: this is then the only finding. */
export function buildSecrecyFinding(text: string, mark: string): Finding {
  const start = text.indexOf(mark)
  const said = {
    rule: 'secrecy-mark',
    severity: 'block' as const,
    text: `有涉密或内部标志“${mark}”，这份材料不入库、不外传`,
    fix: '涉密不上网、上网不涉密；如属误标，由保密员确认后去掉再核',
  }
  return start < 0
    ? buildWholeFinding(said)
    : buildFinding({ text }, { start, end: start + mark.length }, said)
}
