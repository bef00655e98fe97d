// Step of writing a clause: what was said and what is to be written for it -> whether it reads through: no word doubled, no half of one left, no verb before what is no thing, brackets closed.

/** 调解调解, 正正在 */
const twice = /([\u4e00-\u9fff]{1,2})\1/g
const verbs =
  '持有 现有 设有 划分 开展 举办 组织 召开 发放 检查 排查 化解 调解 完成 更换 修建 建成 安装 购置 配备 清理 清运 聘请 悬挂 印制 办理 受理 整改 审查'.split(
    ' ',
  )
/** 划分划网格, 检查查隐患 */
const half = new RegExp(verbs.map((verb) => `${verb}[${verb}](?=[\\u4e00-\\u9fff])`).join('|'), 'g')
/** 持有主要是执法证, 检查也三轮 */
const noThing = new RegExp(
  `(?:${verbs.join('|')})(?:主要|就是|也|都|还|只|才|没|不|是(?!非)|去年|上年|我|他|那|这|到|把|被|联合|会同|个|起|次|项目次)`,
  'g',
)

export function readsSound(said: string, written: string): boolean {
  return (
    said === written ||
    (isKept(said, written, twice) &&
      isKept(said, written, half) &&
      isKept(said, written, noThing) &&
      isClosed(written) >= isClosed(said))
  )
}

/** What matches in the written words stood so in those that were said. */
function isKept(said: string, written: string, pattern: RegExp): boolean {
  return [...written.matchAll(pattern)].every(([found]) => said.includes(found))
}

/** 0 where every bracket has its other half, less by each that has none. */
function isClosed(text: string): number {
  const count = (marks: RegExp) => text.match(marks)?.length ?? 0
  return -Math.abs(count(/[（(“《]/g) - count(/[）)”》]/g))
}
