// Step: mask. Rows of a ledger (姓名 | 身份证号 | 电话) in a text -> the cells of the columns that are private.
import type { PrivateKind, PrivateSpan } from './private-span.ts'

const heads: readonly (readonly [PrivateKind, RegExp])[] = [
  [
    'private-person',
    /^(?:(?:户主|申请人|当事人|信访人|来访人|投诉人|举报人|反映人|患者|学生|农民工|残疾人|救助对象|矫正对象|监护人|受助人|被救助人|补贴对象|本人|家属|家长|成员|持卡人|领取人|户)?姓名|户主|申请人|当事人|信访人|来访人|投诉人|反映人|持卡人|领取人|低保户|受助人|监护人|甲方当事人|乙方当事人)$/,
  ],
  ['id-number', /^(?:公民)?(?:居民)?(?:身份证|证件|身份)(?:件)?(?:号码?)?$/],
  [
    'phone-number',
    /^(?:本人|联系人?|家庭|家长|监护人|户主|手机|移动|固定|住宅)?(?:电话|手机|联系方式|座机|电话号码|手机号码?|联系电话)$/,
  ],
  ['bank-card', /^(?:银行|收款|惠农|社保)?(?:卡|账|帐|一卡通)(?:号|户|卡号|账号)$/],
  ['private-address', /^(?:家庭|现|详细|户籍|居住|联系)?(?:住址|地址|住所|门牌号?|居住地|现住地)$/],
  ['account', /^(?:微信号?|QQ号?|邮箱|电子邮箱|车牌号?码?)$/i],
]
/** A column of officials: who is in charge, who mediates. */
const officeHead = /职务|单位|部门|分管|责任人|负责人|包案|调解员|网格员|承办/
const gap = / ?[|｜] ?|\t/g
const maxCells = 40

interface Cell {
  readonly text: string
  readonly start: number
}

/** The head is a line with two private columns, or one and a column of numbers; its rows go on while lines have as many cells. */
export function findColumns(text: string): readonly PrivateSpan[] {
  const spans: PrivateSpan[] = []
  let columns: readonly (PrivateKind | null)[] = []
  let start = 0
  for (const line of text.split('\n')) {
    const cells = readCells(line, start)
    start += line.length + 1
    if (cells.length < 2) {
      columns = []
      continue
    }
    const kinds = cells.map(({ text: cell }) => readHead(cell))
    if (kinds.some((kind) => kind !== null)) {
      columns = cells.some(({ text: cell }) => officeHead.test(cell)) ? kinds.map(keepNumbers) : kinds
    } else if (cells.length === columns.length) {
      for (const [at, cell] of cells.entries()) {
        const kind = columns[at]
        if (kind && /[\p{Script=Han}\dA-Za-z]/u.test(cell.text) && !/^[-—/无×]+$/.test(cell.text))
          spans.push({ kind, start: cell.start, end: cell.start + cell.text.length })
      }
    } else columns = []
  }
  return spans
}

/** Where officials are listed their names stay. */
function keepNumbers(kind: PrivateKind | null): PrivateKind | null {
  return kind === 'private-person' || kind === 'phone-number' ? null : kind
}

function readHead(cell: string): PrivateKind | null {
  const bare = cell.replace(/\s/g, '')
  return bare.length > 10 ? null : (heads.find(([, head]) => head.test(bare))?.[0] ?? null)
}

function readCells(line: string, start: number): readonly Cell[] {
  if (!/[|｜\t]/.test(line)) return []
  const cells: Cell[] = []
  let done = 0
  for (const match of line.matchAll(gap)) {
    cells.push({ text: line.slice(done, match.index), start: start + done })
    done = match.index + match[0].length
    if (cells.length > maxCells) return []
  }
  return [...cells, { text: line.slice(done), start: start + done }]
}
